"""The tables of a graph as plain rows, looked up by what ties them.

Knows how to find "all participations of this meeting" without scanning; what they mean for a reader is
`kg.views.page.panels`' business.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import pandas as pd

from kg.graph.rows import dicts

__all__ = ["Row", "Rows"]

Row = dict[str, Any]


class Rows:
    """The tables of a graph as dictionaries (missing values are None), indexed when first asked for."""

    def __init__(self, tables: Mapping[str, pd.DataFrame]) -> None:
        """Rows of these tables, which are read when first asked for."""
        self._tables = tables
        self._all: dict[str, list[Row]] = {}
        self._by: dict[tuple[str, str], dict[str, list[Row]]] = {}

    def all(self, table: str) -> list[Row]:
        """Every row of a table, in the table's order."""
        if table not in self._all:
            self._all[table] = list(dicts(self._tables[table]))
        return self._all[table]

    def of(self, table: str, column: str, id: str | None) -> list[Row]:
        """The rows of a table that name `id` in `column`."""
        if (table, column) not in self._by:
            found: dict[str, list[Row]] = defaultdict(list)
            for row in self.all(table):
                found[row[column]].append(row)
            self._by[table, column] = dict(found)
        return [] if id is None else self._by[table, column].get(id, [])

    def one(self, table: str, column: str, id: str | None) -> Row | None:
        """The row of a table whose `column` is `id`, or None."""
        return next(iter(self.of(table, column, id)), None)
