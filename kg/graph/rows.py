"""Rows of the graph's tables as plain Python values.

This module knows pandas, so that those that describe things need not; what the columns mean is in `kg.graph.schema`.
"""

from __future__ import annotations

from collections import defaultdict, namedtuple
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, TypeAlias

import pandas as pd

__all__ = ["Row", "dicts", "grouped", "row_of", "rows"]

Row: TypeAlias = Any
"""A named tuple of one row; its fields are the columns of the table, missing values are None."""


def rows(frame: pd.DataFrame) -> Iterator[Row]:
    """The rows of a table in its order."""
    return map(row_of(tuple(frame)), *_columns(frame))


def dicts(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """The rows of a table in its order, each as the values by column; missing values are None."""
    columns = [str(column) for column in frame]
    return (dict(zip(columns, row, strict=True)) for row in zip(*_columns(frame), strict=True))


def grouped(frame: pd.DataFrame, key: Callable[[Row], str]) -> dict[str, list[Row]]:
    """The rows of a table by what `key` says of them, in the table's order."""
    groups = defaultdict(list)
    for row in rows(frame):
        groups[key(row)].append(row)
    return dict(groups)


@cache
def row_of(columns: tuple[str, ...]) -> Callable[..., Row]:
    """What makes the rows of a table with these columns: making their class takes as long as a thousand rows."""
    return namedtuple("Row", columns)  # the fields are known when the table is


def _columns(frame: pd.DataFrame) -> list[list[Any]]:
    """The values of each column; a whole column at once is much faster than its cells."""
    return [frame[column].to_numpy(dtype=object, na_value=None).tolist() for column in frame]  # type: ignore[call-overload]
