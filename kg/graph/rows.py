"""Rows of the graph's tables as plain Python values.

This module knows pandas, so that those that describe things need not; what the columns mean is in `kg.graph.schema`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import pandas as pd

__all__ = ["Row", "dicts", "grouped", "rows"]

Row: TypeAlias = Any
"""A named tuple of one row; its fields are the columns of the table, missing values are None."""


def rows(frame: pd.DataFrame) -> Iterator[Row]:
    """The rows of a table in its order."""
    return iter(_plain(frame).itertuples(index=False, name="Row"))


def dicts(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """The rows of a table in its order, each as the values by column; missing values are None."""
    columns = [str(column) for column in frame]
    return (dict(zip(columns, row, strict=True)) for row in _plain(frame).itertuples(index=False, name=None))


def grouped(frame: pd.DataFrame, key: Callable[[Row], str]) -> dict[str, list[Row]]:
    """The rows of a table by what `key` says of them, in the table's order."""
    groups = defaultdict(list)
    for row in rows(frame):
        groups[key(row)].append(row)
    return dict(groups)


def _plain(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.astype(object).where(frame.notna(), None)
