"""Writes the first rows of the questions in docs/asking.md anew, as they are answered on the sample: `make asking`."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pandas as pd

import kg

PAGE = Path(__file__).parent / "asking.md"
SAMPLE = Path(__file__).parents[1] / "data" / "sample" / "articles"
_ROWS, _LONGEST = 3, 70  # rows shown of an answer, characters of a cell
_QUESTION = re.compile(
    r"(?P<command>```sh\nkg query output --question (?P<asked>[^\n]+)\n```\n)\n(?P<shown>.*?)"
    r"(?:[\d,]+ rows?|No row) on the sample\.\n",
    re.DOTALL,
)
_IRI = re.compile(r"https://lientinh\.example/id/(?P<kind>[^/]+)/")


def main() -> None:
    """Ask every question the page shows, and write what comes first."""
    graph = kg.build(SAMPLE)
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(_QUESTION.sub(lambda found: found["command"] + "\n" + _shown(graph, found), page), encoding="utf-8")


def _shown(graph: kg.KnowledgeGraph, found: re.Match[str]) -> str:
    name, *options = shlex.split(found["asked"])
    given = dict(option.split("=", 1) for option in options if option != "--param")
    rows = kg.ask(graph, question=name, parameters=given)
    if rows.empty:
        return "No row on the sample.\n"
    lines = [list(rows.columns), ["---"] * len(rows.columns), *rows.head(_ROWS).map(_cell).values.tolist()]
    table = "".join(f"| {' | '.join(line)} |\n" for line in lines).replace("| --- ", "|---").replace("|--- |", "|---|")
    return f"{table}\n{len(rows):,} row{'s' if len(rows) > 1 else ''} on the sample.\n"


def _cell(value: object) -> str:
    words = "" if pd.isna(value) else _IRI.sub(r"\g<kind>:", " ".join(str(value).split())).replace("|", "/")
    return words if len(words) <= _LONGEST else words[: _LONGEST - 3] + "…"


if __name__ == "__main__":
    main()
