"""Rows of the reference tables: reading a CSV file of this package, with file and line in every complaint.

This module knows how a cell becomes a value and an id a row. What the columns mean is known by the module that
owns the table (`units`, `aliases`, `offices`, `topics`).
"""

from __future__ import annotations

import csv
import difflib
import io
from collections.abc import Iterator, Mapping
from datetime import date
from importlib import resources
from typing import NamedTuple, TypeVar

from kg.errors import ReferenceDataError

__all__ = ["Row", "look_up", "read_rows"]

T = TypeVar("T")


class Row(NamedTuple):
    """One row of a reference table: where it stands, and its cells by column name."""

    file: str
    line: int
    cells: dict[str, str]

    def text(self, column: str) -> str:
        """The cell, which must not be empty."""
        value = self.cells[column]
        if not value:
            raise self.error(f"column {column!r} is empty; every row needs one")
        return value

    def optional(self, column: str) -> str | None:
        """The cell, None if it is empty."""
        return self.cells[column] or None

    def words(self, column: str, *, separator: str | None = None) -> tuple[str, ...]:
        """The parts of a cell that lists several values, separated by blanks unless told otherwise."""
        return tuple(word for part in self.cells[column].split(separator) if (word := part.strip()))

    def day(self, column: str) -> date | None:
        """The cell as a day, None if it is empty."""
        value = self.cells[column]
        try:
            return date.fromisoformat(value) if value else None
        except ValueError as exc:
            raise self.error(f"column {column!r} holds {value!r}; a day looks like 2025-07-01") from exc

    def number(self, column: str) -> float | None:
        """The cell as a number, None if it is empty."""
        value = self.cells[column]
        try:
            return float(value) if value else None
        except ValueError as exc:
            raise self.error(f"column {column!r} holds {value!r}, not a number") from exc

    def choice(self, column: str, allowed: tuple[str, ...]) -> str:
        """The cell, which must be one of the allowed words."""
        value = self.cells[column]
        if value not in allowed:
            raise self.error(f"column {column!r} holds {value!r}; known: {' '.join(allowed)}")
        return value

    def error(self, message: str) -> ReferenceDataError:
        """The error to raise about this row."""
        return ReferenceDataError(f"kg/reference/{self.file}:{self.line}: {message}")


def read_rows(file: str) -> Iterator[Row]:
    """The rows of a CSV file that ships with this package, in the order of the file.

    Raises `ReferenceDataError` where a row has more or fewer cells than the header.
    """
    text = resources.files("kg.reference").joinpath(file).read_text(encoding="utf-8")
    reader = csv.DictReader(io.StringIO(text, newline=""))
    for cells in reader:
        row = Row(file, reader.line_num, cells)
        if None in cells or None in cells.values():
            raise row.error(f"expected {len(reader.fieldnames or ())} cells: {reader.fieldnames}")
        yield row


def look_up(known: Mapping[str, T], id: str, kind: str) -> T:
    """What is known by that id; `ReferenceDataError` with near matches where nothing of that kind is."""
    if id not in known:
        near = difflib.get_close_matches(id, known, n=3) or [f"none; they look like {min(known)}"]
        raise ReferenceDataError(f"no {kind} {id!r}; near: {' '.join(near)}")
    return known[id]
