"""Articles as Parquet tables: a row each; the columns are called as the fields of JSON lines, or as the options say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.corpus import File, Problem, UnusableError, seekable
from kg.corpus.fields import from_fields
from kg.corpus.file import FIELDS
from kg.model import Article
from kg.sources import Found

__all__ = ["SUFFIXES", "read"]

SUFFIXES = (".parquet",)
_ROWS = 500  # that are held in memory
_NEEDED = ("id", "text")


def read(file: File) -> Iterator[Found]:
    """The articles of one table, a row each; problems name the row, counted from 1."""
    with seekable(file) as stream:
        number = 0
        for rows in _batches(stream, file):
            for row in rows:
                number += 1
                yield _article(row, number, file)


def _batches(stream: BinaryIO, file: File) -> Iterator[list[dict[str, Any]]]:
    import pyarrow as pa
    from pyarrow import parquet

    try:
        table = parquet.ParquetFile(stream)
        wanted = [file.options.column(field) for field in FIELDS]
        _check(table.schema_arrow.names, file)
        for batch in table.iter_batches(_ROWS, columns=[name for name in wanted if name in table.schema_arrow.names]):
            yield batch.to_pylist()
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        raise UnusableError(f"not Parquet, or incomplete ({error})", "a complete Parquet file") from error


def _check(names: list[str], file: File) -> None:
    for field in _NEEDED:
        column = file.options.column(field)
        if column not in names and column != "#":
            expected = f"a column for each field, or --columns {field}=NAME; the columns are: {', '.join(names)}"
            raise UnusableError(f"no column {column!r}", expected)


def _article(row: dict[str, Any], number: int, file: File) -> Article | Problem:
    try:
        return from_fields(row, f"{file.name}:{number}", file.options)
    except ValueError as error:
        return file.problem(str(error), "a row with an id and a text", number)
