"""Rows of the graph's tables as plain Python values.

This module knows pandas, so that those that describe things need not; what the columns mean is in `kg.graph`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import pandas as pd

__all__ = ["Row", "grouped", "rows"]

Row: TypeAlias = Any
"""A named tuple of one row; its fields are the columns of the table, missing values are None."""


def rows(frame: pd.DataFrame) -> Iterator[Row]:
    """The rows of a table in its order."""
    plain = frame.astype(object).where(frame.notna(), None)
    return iter(plain.itertuples(index=False, name="Row"))


def grouped(frame: pd.DataFrame, key: Callable[[Row], str]) -> dict[str, list[Row]]:
    """The rows of a table by what `key` says of them, in the table's order."""
    groups = defaultdict(list)
    for row in rows(frame):
        groups[key(row)].append(row)
    return dict(groups)
