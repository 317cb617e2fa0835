"""The tables measures answer with: declared columns, one dtype each, rows in a stated order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import pandas as pd

from kg.graph import Column

__all__ = ["Column", "column", "of_unit", "table"]

Type = Literal["string", "int", "float", "bool"]

_DTYPES: dict[str, Any] = {"string": pd.StringDtype("pyarrow"), "int": pd.Int64Dtype(), "float": "float64"}
_DTYPES["bool"] = pd.BooleanDtype()


def column(name: str, type: Type, meaning: str) -> Column:
    """A column: its name, type, and meaning with the unit of what it counts."""
    return Column(name, type, meaning)


def of_unit(name: str, meaning: str) -> Column:
    """A column of ids of units: by these the rows of one unit are chosen."""
    return Column(name, "string", meaning, refers="units")


def table(
    columns: Sequence[Column], values: Mapping[str, Any] | pd.DataFrame, order: Mapping[str, bool] | None = None
) -> pd.DataFrame:
    """The table of these columns, its rows sorted by the columns of `order` (True: ascending), a new index.

    Values that are missing are NA, in columns of fractions NaN.
    """
    frame = pd.DataFrame({one.name: pd.Series(values[one.name]) for one in columns})
    frame = frame.astype({one.name: _DTYPES[one.type] for one in columns})
    if order:
        frame = frame.sort_values(list(order), ascending=list(order.values()), kind="stable")
    return frame.reset_index(drop=True)
