"""What the documentation shows as a command or as Python, taken out of it and run in a sandbox.

A fenced block whose language is ``sh`` or ``python`` is run, unless the line before it says why it cannot be here:

    <!-- not run: needs a cluster -->

A line ``<!-- run before: COMMAND -->`` makes what an example takes for granted. Commands that install are not run: of
``make`` the target must exist, of ``pip install 'lientinh[…]'`` the extra.

The blocks of a page run in their order and share a folder, with the sample corpus under ``data`` and what
``kg build data/sample/articles -o output`` makes under ``output``; those in Python share their names, of which ``kg``
and ``graph`` (the graph of the sample) are there from the beginning.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.command import kg

ROOT = Path(__file__).parents[1]
PAGES = [path for name in ("README.md", "README.vi.md", "CONTRIBUTING.md") if (path := ROOT / name).exists()]
PAGES += sorted((ROOT / "docs").glob("*.md"))
LANGUAGES = ("sh", "python")

_FENCE = re.compile(r"^(?P<fence>`{3,})(?P<language>\w*)")
_NOT_RUN = re.compile(r"<!-- not run: (?P<reason>.+) -->")
_BEFORE = re.compile(r"<!-- run before: (?P<command>.+) -->")
_INSTALLS = re.compile(r"(python3 -m venv|pip install|make)\b")
_KEEPS_STATE = re.compile(r"^(\w+=(?!\$\()|export |cd )", re.MULTILINE)
_NAMED = re.compile(r"^(?P<name>\w+)=\$\((?P<command>.*)\)$")
_FOR_A_SHELL = re.compile(r"[|<>&;$`*]|^\w+=")


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, text and first line; why it is not run, and what is run before, or ''."""

    page: Path
    line: int
    language: str
    text: str
    not_run: str = ""
    before: str = ""

    @property
    def place(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"


def blocks(page: Path) -> Iterator[Block]:
    """The fenced blocks of a page."""
    lines = page.read_text(encoding="utf-8").splitlines()
    at = 0
    while at < len(lines):
        opened = _FENCE.match(lines[at])
        if opened:
            end = next(row for row in range(at + 1, len(lines)) if lines[row].rstrip() == opened["fence"])
            above = lines[at - 1].strip() if at else ""
            reason, before = _NOT_RUN.fullmatch(above), _BEFORE.fullmatch(above)
            text = "\n".join(lines[at + 1 : end]) + "\n"
            told = reason["reason"] if reason else "", before["command"] if before else ""
            yield Block(page, at + 2, opened["language"], text, *told)
            at = end
        at += 1


def commands(block: Block) -> Iterator[tuple[str, str]]:
    """Each command of a block with the place it stands at; lines that go on are one, and all that share variables."""
    if block.before:
        yield block.place, block.before
    if _KEEPS_STATE.search(block.text):
        yield block.place, f"set -e\n{block.text}"
        return
    gathered, began = "", 0
    for number, line in enumerate(block.text.splitlines(), block.line):
        began = began if gathered else number
        gathered += line
        if gathered.endswith("\\"):
            gathered = gathered.removesuffix("\\") + " "
        else:
            if gathered.strip() and not gathered.strip().startswith("#"):
                yield f"{block.page.relative_to(ROOT)}:{began}", gathered.strip()
            gathered = ""


def run_command(command: str, place: str, values: dict[str, str]) -> None:
    """Run a command in the current folder; ``kg`` in this process, for loading the libraries takes longest.

    ``name=$(…)`` puts what a command prints among the `values`, where later commands find ``"$name"``.
    """
    if _INSTALLS.match(command):
        check_installation(command, place)
        return
    named = _NAMED.match(command)
    bare = re.sub(r"'[^']*'|\"[^\"]*\"|\s#.*$", "", command)
    words = [values.get(word.removeprefix("$"), word) for word in shlex.split(command, comments=True)]
    if words[0] == "kg" and not _FOR_A_SHELL.search(bare):
        ran = kg(*words[1:])
    else:
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        environment = {**os.environ, **values, "PATH": path, "PYTHONPATH": str(ROOT)}
        shell = ["bash", "-c", named["command"] if named else command]
        ran = subprocess.run(shell, capture_output=True, text=True, check=False, env=environment)
    assert ran.returncode in expected(command), f"{place}: {command}\nexit code {ran.returncode}\n{ran.stderr}"
    if named:
        values[named["name"]] = ran.stdout.strip()


def check_installation(command: str, place: str) -> None:
    """See that what a command would make or install is there to be made or installed."""
    for target in re.findall(r"^make ([\w-]+)", command):
        assert f"\n{target}:" in (ROOT / "Makefile").read_text(encoding="utf-8"), f"{place}: no target {target}"
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    for listed in re.findall(r"(?:lientinh|\.)\[([\w,]+)\]", command):
        assert set(listed.split(",")) <= set(extras), f"{place}: no extra {listed}"


def expected(command: str) -> tuple[int, ...]:
    """The exit codes a command may end with: 0, and 3 where its comment says so."""
    return (0, 3) if re.search(r"#.*\bexit code 3\b", command) else (0,)


def run_python(block: Block, names: dict[str, object]) -> None:
    """Run Python with these names; errors show the line of the page."""
    program = "\n" * (block.line - 1) + block.text
    exec(compile(program, str(block.page), "exec"), names)  # the project's own documentation
