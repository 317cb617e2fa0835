"""Records and lists of articles from files, as the comparison needs them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from kg.errors import RecordError
from kg.evaluation.claims import Json
from kg.records import loads

__all__ = ["held_back", "load"]


def load(path: Path) -> dict[str, Json]:
    """The records of a folder of ``<id>.json`` files or of one JSON-lines file, in JSON form, by article id.

    A record that does not follow the format raises RecordError with its file and line.
    """
    found: dict[str, Json] = {}
    for where, text in _texts(path):
        article = loads(text, where).article
        if article in found:
            raise RecordError(f"{where}: a second record of article {article!r}; expected one per article")
        found[article] = json.loads(text)
    return found


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    if path.is_dir():
        yield from ((str(file), file.read_text(encoding="utf-8")) for file in sorted(path.glob("*.json")))
        return
    if not path.is_file():
        raise RecordError(f"{path}: no such file or folder; expected a folder of records or a JSON-lines file")
    with path.open(encoding="utf-8") as lines:
        yield from ((f"{path}:{number}", line) for number, line in enumerate(lines, 1) if line.strip())


def held_back(gold: Path, listed: Path | None = None) -> frozenset[str]:
    """The ids of the articles nobody tunes on: one a line in the file `listed`, or in ``holdback.txt`` of `gold`.

    None where neither is there; a file that is named and is not there raises RecordError.
    """
    path = listed or gold / "holdback.txt"
    if not path.is_file():
        if listed:
            raise RecordError(f"{listed}: no such file; expected the ids of the articles held back, one a line")
        return frozenset()
    return frozenset(path.read_text(encoding="utf-8").split())
