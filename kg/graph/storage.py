"""A graph on disk: one Parquet file per table, and ``graph.json`` with the version of the schema.

The same graph is written to the same bytes: rows are sorted, the Parquet schema is made from the declared
one (with every column's meaning in its metadata), and nothing holds a clock or a path. A folder appears
whole or not at all: it is written beside its place and then moved there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from kg.errors import GraphError
from kg.files import replacing
from kg.graph.schema import TABLES, VERSION, Table, Type

__all__ = ["check_replaceable", "read", "write"]

_TYPES: dict[Type, pa.DataType] = {"string": pa.string(), "int": pa.int64(), "float": pa.float64(), "bool": pa.bool_()}
_ABOUT = "graph.json"
_FILES = {_ABOUT, *(f"{name}.parquet" for name in TABLES)}


def write(tables: Mapping[str, pd.DataFrame], folder: Path) -> None:
    """Write the tables into `folder`, in place of a graph that was saved there before.

    Raises GraphError if the folder holds anything but a saved graph: saving would destroy it.
    """
    check_replaceable(folder)
    with replacing(folder) as partial:
        partial.mkdir()
        for table in TABLES.values():
            pq.write_table(_arrow(table, tables[table.name]), partial / f"{table.name}.parquet")
        (partial / _ABOUT).write_text(_about(tables), encoding="utf-8")


def check_replaceable(folder: Path) -> None:
    """Raise GraphError if the folder holds anything but a saved graph: that would be lost."""
    if folder.exists() and not folder.is_dir():
        raise GraphError(f"{folder}: is a file; a graph is saved as a folder")
    strange = sorted({path.name for path in folder.iterdir()} - _FILES) if folder.exists() else []
    if strange:
        raise GraphError(f"{folder}: holds {strange[0]!r}, which is no part of a saved graph; choose an own folder")


def _arrow(table: Table, frame: pd.DataFrame) -> pa.Table:
    fields = [
        pa.field(column.name, _TYPES[column.type], nullable=column.optional, metadata={"meaning": column.meaning})
        for column in table.columns
    ]
    arrow = pa.Table.from_pandas(frame, schema=pa.schema(fields), preserve_index=False)
    return arrow.replace_schema_metadata({"row": table.row})


def _about(tables: Mapping[str, pd.DataFrame]) -> str:
    about = {
        "format": "lientinh graph",
        "schema": VERSION,
        "rows": {name: len(tables[name]) for name in TABLES},
    }
    return json.dumps(about, indent=1) + "\n"


def read(folder: Path) -> dict[str, pd.DataFrame]:
    """The tables saved in `folder`; raises GraphError if it holds no graph, or one of another schema version."""
    version = _version(folder)
    if version != VERSION:
        raise GraphError(f"{folder}: schema version {version}; this version reads {VERSION}, build the graph again")
    return {name: _read_table(folder / f"{name}.parquet") for name in TABLES}


def _version(folder: Path) -> object:
    path = folder / _ABOUT
    try:
        about = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise GraphError(f"{folder}: no {_ABOUT}; expected a folder that a graph was saved to") from None
    except ValueError as error:
        raise GraphError(f"{path}: not JSON ({error}); build the graph again") from None
    return about.get("schema") if isinstance(about, dict) else None


def _read_table(path: Path) -> pd.DataFrame:
    try:
        arrow = pq.read_table(path)
    except (FileNotFoundError, pa.ArrowInvalid) as error:
        raise GraphError(f"{path}: cannot be read ({error}); build the graph again") from None
    mapping = {pa.string(): pd.StringDtype("pyarrow"), pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}
    frame: pd.DataFrame = arrow.to_pandas(types_mapper=mapping.get)
    return frame
