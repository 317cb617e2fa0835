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
    columns: dict[str, list[Any]] = {}
    for place, row in enumerate(rows):
        for name, value in row.items():
            if name not in columns:
                columns[name] = [None] * len(rows)
            columns[name][place] = value
    return {"rows": len(rows), "columns": {name: _column(values) for name, values in columns.items()}}


def packed_panels(panels: Mapping[str, Sequence[Row]], drawn: Iterable[str]) -> Row:
    """The panels of things by their ids.

    A row that leads to a thing that is drawn does not say its name again: the page takes it from the node.
    """
    known = set(drawn)
    sections = [{"panel": name, **section, "rows": len(section["rows"])} for name in panels for section in panels[name]]
    rows = [_unnamed(row, known) for panel in panels.values() for section in panel for row in section["rows"]]
    return {"sections": packed(sections), "facts": packed(rows)}


def _unnamed(row: Row, known: set[str]) -> Row:
    first, second = row.get("to") in known, row.get("then") in known
    return {
        key: value
        for key, value in row.items()
        if value is not None and value != [] and not (first and key == "text") and not (second and key == "then_text")
    }


def _column(values: list[Any]) -> Any:
    """The values, or each of them once and the places where they stand."""
    kinds = set(map(type, values))
    if kinds <= {int, float}:
        return values
    keys = values if kinds <= {str, type(None)} else [None if value is None else repr(value) for value in values]
    first = dict(zip(reversed(keys), reversed(values), strict=True))
    first.pop(None, None)
    if len(first) * _WORTH > len(values):
        return values
    places = {key: place for place, key in enumerate(first)}
    return {"of": list(first.values()), "at": [None if key is None else places[key] for key in keys]}
