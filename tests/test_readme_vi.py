"""The Vietnamese README says what the English one says: the same sections, commands, tables and figures."""

import re

import pytest

from tests.documented import ROOT, blocks

ENGLISH, VIETNAMESE = ROOT / "README.md", ROOT / "README.vi.md"
CODE = re.compile(r"`[^`]+`")
NUMBER = re.compile(r"^\d\.\d\d$")


def lines(page):
    return page.read_text(encoding="utf-8").splitlines()


def program(page):
    """What is run, without the comments, which are translated."""
    told = [block.text for block in blocks(page) if block.language in ("sh", "python", "toml")]
    return [re.sub(r"[ ]*#.*$", "", line) for text in told for line in text.splitlines()]


def tables(page):
    """The rows of every table as lists of cells."""
    found, before = [], ""
    for line in lines(page):
        if line.startswith("|"):
            if not before.startswith("|"):
                found.append([])
            found[-1].append([cell.strip() for cell in line.strip("|").split(" | ")])
        before = line
    return found


def links(page):
    text = page.read_text(encoding="utf-8")
    return {path for path in re.findall(r"\]\(([^)#]+)", text) if path not in ("README.md", "README.vi.md")}


def test_it_has_the_same_sections():
    levels = [[line.split(" ")[0] for line in lines(page) if re.match(r"#+ ", line)] for page in (ENGLISH, VIETNAMESE)]
    assert levels[0] == levels[1]


def test_it_has_the_same_commands_and_the_same_python():
    assert program(VIETNAMESE) == program(ENGLISH)


def test_it_has_tables_of_the_same_size():
    english, vietnamese = ([[len(row) for row in table] for table in tables(page)] for page in (ENGLISH, VIETNAMESE))
    assert vietnamese == english


def test_its_tables_name_the_same_files_and_commands():
    for ours, theirs in zip(tables(VIETNAMESE), tables(ENGLISH), strict=True):
        assert [CODE.findall(row[0]) for row in ours] == [CODE.findall(row[0]) for row in theirs]


def test_its_figures_are_the_same():
    english, vietnamese = (
        [[cell for cell in row if NUMBER.match(cell)] for table in tables(page) for row in table]
        for page in (ENGLISH, VIETNAMESE)
    )
    assert vietnamese == english
    assert sum(map(len, english)) > 20


def test_it_leads_to_the_same_pages():
    assert links(VIETNAMESE) == links(ENGLISH)


@pytest.mark.parametrize(("page", "other"), [(ENGLISH, "README.vi.md"), (VIETNAMESE, "README.md")])
def test_each_leads_to_the_other(page, other):
    assert f"]({other}" in page.read_text(encoding="utf-8")
