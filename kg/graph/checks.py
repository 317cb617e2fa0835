"""Whether tables keep the schema: columns, types, keys, and references that lead somewhere.

This module turns any frame with the right columns into the one declared form (dtypes, column order, rows
sorted by key) and refuses others with a GraphError that names table, column and row.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pandas.api.extensions import ExtensionDtype

from kg.errors import GraphError
from kg.graph.schema import STATED, TABLES, Column, Table, Type

__all__ = ["check_references", "conform", "empty"]

_DTYPES: dict[Type, ExtensionDtype | np.dtype[np.float64]] = {
    "string": pd.StringDtype("pyarrow"),
    "int": pd.Int64Dtype(),
    "float": np.dtype(np.float64),
    "bool": pd.BooleanDtype(),
}


def empty(name: str) -> pd.DataFrame:
    """The table of that name without rows."""
    columns = TABLES[name].columns
    return pd.DataFrame({column.name: pd.Series([], dtype=object).astype(_DTYPES[column.type]) for column in columns})


def conform(table: Table, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame in the declared form: columns in order, with their dtypes, rows sorted by key, a new index.

    Raises GraphError for a missing or unexpected column, a value of another type, a missing value in a
    column that is not optional, a confidence or weight outside 0 to 1, or two rows with one key.
    """
    _check_columns(table, frame)
    cast = pd.DataFrame({column.name: _cast(table, column, frame) for column in table.columns})
    _check_shares(table, cast)
    key = list(table.key)
    twice = cast.duplicated(key)
    if twice.any():
        raise GraphError(f"{_place(table, key[0], cast, twice)}: a second row with this key; keys are unique")
    return cast.sort_values(key, ignore_index=True)


def _check_columns(table: Table, frame: pd.DataFrame) -> None:
    declared = [column.name for column in table.columns]
    needed = {column.name for column in table.columns if not column.optional and column.default is None}
    missing = sorted(needed - set(frame.columns))
    unexpected = sorted(set(frame.columns) - set(declared))
    if missing or unexpected:
        faults = [f"no column {name!r}" for name in missing] + [f"unexpected column {name!r}" for name in unexpected]
        raise GraphError(f"table {table.name}: {', '.join(faults)}; expected {', '.join(declared)}")


def _cast(table: Table, column: Column, frame: pd.DataFrame) -> pd.Series:
    series = _filled(column, frame)
    strange = _strange(series, column.type)
    if strange.any():
        value = series[strange].iloc[0]
        raise GraphError(f"{_place(table, column.name, frame, strange)}: {value!r} in a column of type {column.type}")
    cast = _settled(table, column, series.astype(_DTYPES[column.type]))
    if not column.optional and cast.isna().any():
        raise GraphError(f"{_place(table, column.name, frame, cast.isna())}: no value; the column is not optional")
    return cast


def _filled(column: Column, frame: pd.DataFrame) -> pd.Series:
    """The column of the frame, its default where nothing is said."""
    if column.name not in frame:
        return pd.Series(column.default, index=range(len(frame)), dtype=object).astype(_DTYPES[column.type])
    series = frame[column.name].reset_index(drop=True)
    if column.default is None or not series.isna().any():
        return series
    return series.astype(object).where(series.notna(), column.default)


def _settled(table: Table, column: Column, values: pd.Series) -> pd.Series:
    """The values in the one form the schema knows: words in NFC, nothing for no words, numbers to their digits."""
    if column.digits is not None:
        return values.round(column.digits)
    if column.type != "string" or _holds_ids(table, column):
        return values
    words = pa.array(values, type=pa.large_string())
    if not _is_composed(words):
        composed = pc.utf8_normalize(words, form="NFC")
        values = pd.Series(pd.array(composed, dtype=values.dtype), index=values.index, name=values.name)
    return values.mask(values == "") if column.optional else values


def _is_composed(words: pa.LargeStringArray | pa.ChunkedArray) -> bool:
    """Whether words are in NFC, as nearly all are: seen at once, as what is cut out of a text in NFC is in it too."""
    contents = (part.buffers()[2] for part in (words.chunks if isinstance(words, pa.ChunkedArray) else [words]))
    texts = (content.to_pybytes().decode(errors="replace") for content in contents if content is not None)
    return all(unicodedata.is_normalized("NFC", text) for text in texts)


def _holds_ids(table: Table, column: Column) -> bool:
    """Ids are not touched: an article's is the source's own."""
    return bool(column.refers) or column.name in (table.key[0], "subject", "other")


_PYTHON: dict[Type, tuple[type, ...]] = {"string": (str,), "int": (int,), "float": (int, float), "bool": (bool,)}


_ALL_OF: dict[Type, str] = {"string": "string", "int": "integer", "float": "floating", "bool": "boolean"}
"""What pandas calls a column all of whose values are of that type, which it sees much faster than Python."""


def _strange(series: pd.Series, type: Type) -> pd.Series:
    """Which values are of another type; whole columns of the right dtype need no look at each value."""
    if series.dtype == _DTYPES[type]:
        return pd.Series(False, index=series.index)
    if pd.api.types.infer_dtype(series, skipna=True) == _ALL_OF[type]:
        return pd.Series(False, index=series.index)
    wrong = () if type == "bool" else (bool,)
    values = series.astype(object)
    fits = values.map(lambda value: isinstance(value, _PYTHON[type]) and not isinstance(value, wrong))
    return ~(fits.astype(bool) | series.isna())


def _check_shares(table: Table, frame: pd.DataFrame) -> None:
    for name in ("confidence", "weight"):
        outside = ~frame[name].between(0, 1) if name in frame else pd.Series(dtype=bool)
        if outside.any():
            value = frame.loc[outside, name].iloc[0]
            raise GraphError(f"{_place(table, name, frame, outside)}: {value}; expected 0 to 1")


def _place(table: Table, column: str, frame: pd.DataFrame, mask: pd.Series) -> str:
    """Where the first marked row is, for an error message."""
    row = int(mask.to_numpy().argmax())
    key = ", ".join(str(frame[name].iloc[row]) for name in table.key if name in frame)
    return f"table {table.name}, column {column}, row {row} ({key})"


def check_references(tables: Mapping[str, pd.DataFrame]) -> None:
    """Raise GraphError if an id is referred to that its table does not hold."""
    for table in TABLES.values():
        for column in table.columns:
            if column.refers:
                target = TABLES[column.refers]
                _check_ids(table, column.name, tables, known=tables[target.name][target.key[0]], where=target.name)
    subjects = pd.concat([tables[name][TABLES[name].key[0]] for name in STATED])
    _check_ids(TABLES["evidence"], "subject", tables, known=subjects, where="stated table")
    resolved = pd.concat([tables["officials"]["official"], tables["meetings"]["meeting"]])
    for side in ("subject", "other"):
        _check_ids(TABLES["resolutions"], side, tables, known=resolved, where="officials or meetings")


def _check_ids(table: Table, column: str, tables: Mapping[str, pd.DataFrame], *, known: pd.Series, where: str) -> None:
    frame = tables[table.name]
    held = pc.is_in(pa.array(frame[column]), value_set=pa.array(known, type=pa.large_string()))
    dangling = frame[column].notna() & ~held.to_numpy(zero_copy_only=False)
    if dangling.any():
        value = frame.loc[dangling, column].iloc[0]
        raise GraphError(f"{_place(table, column, frame, dangling)}: no {value!r} in {where}")
