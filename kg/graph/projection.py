"""Tables seen through the units of a day.

Which columns name units is read off the schema. A table with a weight *counts* by its units: a row whose unit was
several that day becomes one row for each, with its share of the weight and an id of its own, or is left out. In
the other tables a unit is *noted* beside what the row is about (the host of a meeting): it is emptied where it
would be several, and the row stays. So meetings, officials and articles are never lost and keep their ids.
What became of a unit after the day (its successor) is not shown. Labels of meetings, titles of offices and the
parties an account lists keep what was reported.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import pandas as pd

from kg.graph.lenses import Backward, Effect, Lens
from kg.graph.pruning import prune
from kg.graph.rows import dicts
from kg.graph.schema import STATED, TABLES
from kg.graph.sighting import counted, noted
from kg.graph.territory import Territory

__all__ = ["project"]

Tables = Mapping[str, pd.DataFrame]
Row = dict[str, Any]

_DESCRIBED = ("units", "bodies")  # made anew for whatever is seen
_PARTIES = {"parties": "meeting", "agreement_parties": "agreement"}
_WHOLE = {"meeting": "meetings", "agreement": "agreements"}


class _Pair(NamedTuple):
    """A row as reported, and what is seen of it."""

    row: Row
    seen: list[Row]


def project(tables: Tables, lens: Lens) -> tuple[dict[str, pd.DataFrame], tuple[Effect, ...]]:
    """The tables as reported seen through a lens that has a day, and what it did to them."""
    assert lens.day is not None, "as reported there is nothing to project"
    land = Territory(tables, lens.day)
    pairs = {name: _pairs(name, columns, tables[name], land) for name, columns in _naming_units().items()}
    seen = {**tables, **land.tables(tables)}
    seen |= {name: _frame(name, found, lens.backward) for name, found in pairs.items()}
    for name, column in _PARTIES.items():
        whole = _WHOLE[column]
        seen[whole] = seen[whole].assign(internal=seen[whole][column].isin(_within_one(pairs[name], column)))
    effects = (_effect(name, found, lens.backward) for name, found in pairs.items())
    return prune(_followed(seen, pairs)), tuple(effect for effect in effects if any(effect[1:]))


# ---------------------------------------------------------------- which rows
def _naming_units() -> dict[str, list[str]]:
    """The columns that hold units, of every table that has such."""
    named = {
        name: [column.name for column in table.columns if column.refers == "units"] for name, table in TABLES.items()
    }
    return {name: columns for name, columns in named.items() if columns and name not in _DESCRIBED}


def _counts(name: str) -> bool:
    return any(column.name == "weight" for column in TABLES[name].columns)


def _pairs(name: str, columns: list[str], frame: pd.DataFrame, land: Territory) -> list[_Pair]:
    if not _counts(name):
        return [_Pair(row, [noted(row, columns, land)]) for row in dicts(frame)]
    key = TABLES[name].key
    return [_Pair(row, counted(row, columns, land, key=key[0] if len(key) == 1 else None)) for row in dicts(frame)]


# ---------------------------------------------------------------- tables
def _frame(name: str, pairs: Iterable[_Pair], backward: Backward) -> pd.DataFrame:
    """The rows seen; of those that have become one (two parties to an agreement) the weightiest."""
    table = TABLES[name]
    rows = [row for _, seen in pairs if backward == "fractional" or len(seen) == 1 for row in seen]
    frame = pd.DataFrame(rows, columns=[column.name for column in table.columns], dtype=object)
    if not _counts(name):
        return frame
    return frame.sort_values("weight", ascending=False, kind="stable").drop_duplicates(list(table.key))


def _within_one(pairs: Iterable[_Pair], column: str) -> set[str]:
    """The meetings or agreements whose parties, though several are reported, are all one unit."""
    reported: dict[str, set[str]] = defaultdict(set)
    shown: dict[str, set[str]] = defaultdict(set)
    for row, seen in pairs:
        reported[row[column]].add(row["unit"])
        shown[row[column]].update(one["unit"] for one in seen)
    return {whole for whole in reported if len(reported[whole]) > 1 and len(shown[whole]) == 1}


def _followed(tables: dict[str, pd.DataFrame], pairs: Mapping[str, list[_Pair]]) -> dict[str, pd.DataFrame]:
    """The tables with what refers to a row, evidence too, referring to all rows it has become."""
    for name in filter(_counts, pairs):
        key = TABLES[name].key[0]
        became = {row[key]: [one[key] for one in seen] for row, seen in pairs[name] if len(seen) > 1}
        for other, column in _referring(name) if became else ():
            ids = [became.get(name, name) for name in tables[other][column]]
            tables[other] = tables[other].assign(**{column: ids}).explode(column)
    return tables


def _referring(name: str) -> Iterator[tuple[str, str]]:
    """The tables and columns that refer to the rows of a table."""
    if name in STATED:
        yield "evidence", "subject"
    yield from (
        (table.name, column.name) for table in TABLES.values() for column in table.columns if column.refers == name
    )


# ---------------------------------------------------------------- what was done
def _effect(name: str, pairs: Iterable[_Pair], backward: Backward) -> Effect:
    columns = _naming_units()[name]
    several = sum(len(seen) > 1 for _, seen in pairs)
    emptied = sum(any(row[column] and not seen[0][column] for column in columns) for row, seen in pairs)
    moved = sum(
        len(seen) == 1 and any(seen[0][column] not in (None, row[column]) for column in columns) for row, seen in pairs
    )
    return Effect(
        name, moved, several if backward == "fractional" else 0, several if backward == "drop" else 0, emptied
    )
