"""Every command and every Python example of the documentation runs."""

import shutil
from functools import cache

import pytest

import kg
from kg import reading
from tests.command import kg as command
from tests.documented import LANGUAGES, PAGES, ROOT, blocks, commands, run_command, run_python

TRANSLATED = ROOT / "README.vi.md"  # has the commands of the README, as tests/test_readme_vi.py says
WITH_EXAMPLES = [
    page for page in PAGES if page != TRANSLATED and any(block.language in LANGUAGES for block in blocks(page))
]


def name(page):
    return str(page.relative_to(ROOT))


@pytest.fixture(scope="module")
def read_once():
    """Articles that several pages read are read once: reading is a pure function, and takes longest."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "read", cache(reading.read))
        yield


@pytest.fixture(scope="module")
def built(read_once, tmp_path_factory):
    """The folder a reader has after the README's first command."""
    folder = tmp_path_factory.mktemp("built")
    shutil.copytree(ROOT / "data", folder / "data")
    ran = command("build", folder / "data" / "sample" / "articles", "-o", folder / "output")
    assert ran.returncode == 0, ran.stderr
    return folder


@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=name)
def test_the_examples_of_a_page_run(page, built, tmp_path, monkeypatch, capsys):
    sandbox = tmp_path / "sandbox"
    shutil.copytree(built, sandbox)
    monkeypatch.chdir(sandbox)
    names, values = {"kg": kg, "graph": kg.load("output")}, {}
    for block in blocks(page):
        if block.not_run:
            continue
        if block.language == "sh":
            for place, one in commands(block):
                run_command(one, place, values)
        elif block.language == "python":
            if block.before:
                run_command(block.before, block.place, values)
            run_python(block, names)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_block_that_is_not_run_says_why(page):
    reasons = [block.not_run for block in blocks(page) if block.language in LANGUAGES]
    assert all(reason == "" or len(reason.split()) >= 2 for reason in reasons)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_block_says_its_language_or_is_a_picture(page):
    strange = [block.place for block in blocks(page) if block.language in ("bash", "shell", "console", "py", "zsh")]
    assert not strange, f"{strange}: write sh or python, so that they are run"
