"""One row of a table seen through the units of a day.

`counted` is for rows that count by their units, `noted` for those that only note one; which tables are which is
known by `kg.graph.projection`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Any

from kg.graph.territory import Territory

__all__ = ["counted", "noted"]

Row = dict[str, Any]
_Units = dict[str, str | None]


def counted(row: Row, columns: Sequence[str], land: Territory, *, key: str | None) -> list[Row]:
    """The row for every choice of the units its columns may be seen as; all have an equal share of its weight.

    Where there are several, their ids (in the column `key`) are told apart by the units. A row between a unit and
    itself stays one: it becomes one row for each of the units it may be seen as, not for each pair of them.
    """
    found = [land.seen(row[column]) if row[column] else (None,) for column in columns]
    alone = len({row[column] for column in columns}) == 1
    choices = list(zip(*found, strict=True) if alone else product(*found))
    if len(choices) == 1:
        return [_seen(row, dict(zip(columns, choices[0], strict=True)), land)]
    share = row["weight"] / len(choices)
    told_apart = [{key: "--".join((row[key], *map(str, units)))} if key else {} for units in choices]
    return [
        _seen(row, dict(zip(columns, units, strict=True)), land) | own | {"weight": share}
        for units, own in zip(choices, told_apart, strict=True)
    ]


def _seen(row: Row, units: _Units, land: Territory) -> Row:
    """The row with those units, and what was reported beside them."""
    reported = {f"reported_{column}": row[column] for column in units if units[column] != row[column]}
    seen: Row = row | units | {column: unit for column, unit in reported.items() if column in row}
    if row.get("body") and units["unit"]:
        seen["body"] = land.body(row["body"], units["unit"])
    if "internal" in row:
        seen["internal"] = len(set(units.values())) < len({row[column] for column in units})
    return seen


def noted(row: Row, columns: Sequence[str], land: Territory) -> Row:
    """The row with the units as they are seen, empty where they would be several."""
    found = {column: land.seen(row[column]) for column in columns if row[column]}
    return row | {column: units[0] if len(units) == 1 else None for column, units in found.items()}
