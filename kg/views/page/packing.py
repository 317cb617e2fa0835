"""What a large page carries, column by column: ten thousand rows name their columns once, repeated words stand once.

A packed list is ``{"rows": how many, "columns": {name: column}}``. A column is a list with one value for each row, or
``{"of": values, "at": places}`` where few values repeat; null stands where a row has no such key, so that no key may
have the value null. Panels are packed as two lists, their sections and the rows of these. read.js unpacks them, so that
the scripts see the same rows whether a page is packed or not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg.views.page.rows import Row

__all__ = ["packed", "packed_panels"]

_WORTH = 2  # times a value must stand in a column, on average, before it is written once


def packed(rows: Sequence[Row]) -> Row:
    """The rows as columns, in the order in which keys first occur."""
    names = dict.fromkeys(name for row in rows for name in row)
    return {"rows": len(rows), "columns": {name: _column([row.get(name) for row in rows]) for name in names}}


def packed_panels(panels: Mapping[str, Sequence[Row]], drawn: Iterable[str]) -> Row:
    """The panels of things by their ids.

    A row that leads to a thing that is drawn does not say its name again: the page takes it from the node.
    """
    known = set(drawn)
    sections = [{"panel": name, **section, "rows": len(section["rows"])} for name in panels for section in panels[name]]
    rows = [_unnamed(row, known) for panel in panels.values() for section in panel for row in section["rows"]]
    return {"sections": packed(sections), "facts": packed(rows)}


def _unnamed(row: Row, known: set[str]) -> Row:
    named = {key for key, words in (("to", "text"), ("then", "then_text")) if row.get(key) in known for key in (words,)}
    empty = {key for key, value in row.items() if value in (None, [])}
    return {key: value for key, value in row.items() if key not in named | empty}


def _column(values: list[Any]) -> Any:
    if all(isinstance(value, (int, float)) and not isinstance(value, bool) for value in values):
        return values
    places: dict[str, int] = {}
    at = [None if value is None else places.setdefault(_key(value), len(places)) for value in values]
    if len(places) * _WORTH > len(values):
        return values
    first: dict[int, Any] = {}
    for place, value in zip(at, values, strict=True):
        if place is not None:
            first.setdefault(place, value)
    return {"of": list(first.values()), "at": at}


def _key(value: Any) -> str:
    """Equal for equal values of one type; lists and mappings have no hash of their own."""
    return value if isinstance(value, str) else repr((type(value).__name__, value))
