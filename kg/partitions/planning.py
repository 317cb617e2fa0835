"""Which files make up which part: files in their order, cut into stretches of about the same size."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.building import rules
from kg.corpus import Problem
from kg.corpus.file import Options
from kg.model import Article, Record

__all__ = ["Part", "plan"]

Read = Callable[[Article], Record | Problem]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a corpus: its number, the files it is made of, how they are read, and the folder it is written to.

    `made_from` changes where the files do, or the program: a part that stands there made from the same is not made
    again. It is empty where that cannot be told, as of files at addresses.
    """

    number: int
    files: tuple[str, ...]
    options: Options
    read: Read
    folder: str
    made_from: str

    @property
    def path(self) -> Path:
        """Where the part is written."""
        return Path(self.folder, f"part-{self.number:05}.parquet")


def plan(files: Sequence[str], parts: int, *, options: Options, read: Read, folder: Path) -> list[Part]:
    """At most so many parts, none of them empty; files stay in their order."""
    sizes = [_size(file) for file in files]
    stretches = _cut([size or 1 for size in sizes], parts)
    return [
        Part(number, tuple(files[at] for at in places), options, read, str(folder), _made_from(files, sizes, places))
        for number, places in enumerate(stretches)
    ]


def _cut(weights: Sequence[int], parts: int) -> Iterable[list[int]]:
    """Places in stretches that end where the next share of the whole weight is reached."""
    whole, before = sum(weights), 0
    stretches: dict[int, list[int]] = {}
    for place, weight in enumerate(weights):
        stretches.setdefault(before * parts // whole, []).append(place)
        before += weight
    return stretches.values()


def _size(file: str) -> int | None:
    """The size of a file in bytes; None at an address."""
    try:
        return Path(file).stat().st_size
    except OSError:
        return None


def _made_from(files: Sequence[str], sizes: Sequence[int | None], places: Iterable[int]) -> str:
    told = [(files[at], sizes[at], Path(files[at]).stat().st_mtime_ns if sizes[at] else None) for at in places]
    if any(size is None for _, size, _ in told):
        return ""
    return hashlib.sha256(json.dumps([rules.of_reading(), told]).encode()).hexdigest()
