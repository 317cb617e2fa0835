"""The tables as CSV files for spreadsheets and databases: a folder of them, or one ZIP archive.

``tables.csv`` becomes a folder of that name, ``tables.zip`` an archive; both hold one file per table, UTF-8,
with a header. Cells of text come from articles: one that begins with a sign spreadsheets calculate with
(``= + - @``, tab, carriage return) or with an apostrophe gets an apostrophe before it, which spreadsheets show
as text. Who reads the files back takes one leading apostrophe off.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from kg.errors import UnknownFormatError
from kg.files import write_bytes, zipped
from kg.graph import TABLES, KnowledgeGraph

__all__ = ["SUFFIXES", "export", "guarded"]

SUFFIXES = (".csv", ".zip")

_GUARDED = r"^(?=[=+\-@\t\r'])"


def export(graph: KnowledgeGraph, path: str | os.PathLike[str], **options: Any) -> None:
    """Write every table as CSV (RFC 4180) into the folder or archive `path`; no option concerns tables.

    Raises `UnknownFormatError` if `path` ends with ``.csv`` and is a file: the tables need a folder.
    """
    target = Path(path)
    if target.suffix.lower() == ".zip":
        write_bytes(target, zipped(_files(graph)))
        return
    if target.is_file():
        raise UnknownFormatError(f"{target}: is a file; several tables need a folder, or a name that ends with .zip")
    for name, content in _files(graph):
        write_bytes(target / name, content)


def _files(graph: KnowledgeGraph) -> Iterator[tuple[str, bytes]]:
    for name in TABLES:
        frame = guarded(getattr(graph, name))
        yield f"{name}.csv", frame.to_csv(index=False, lineterminator="\r\n").encode()


def guarded(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with an apostrophe before every text that a spreadsheet might calculate with, or that has one."""
    words = [str(column) for column in frame if pd.api.types.is_string_dtype(frame[column])]
    return frame.assign(**{column: frame[column].str.replace(_GUARDED, "'", regex=True) for column in words})
