"""Articles as CSV or tab-separated tables: a row each, the first line names the columns.

The columns are called as the fields of JSON lines, or as the options say. Cells may hold line ends within quotes.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from kg.corpus import File, Note, Problem, UnusableError, content, decoded, lines, peeked
from kg.corpus.fields import from_fields
from kg.encoding import UndecodableError, decode
from kg.model import Article
from kg.sources import Found

__all__ = ["SUFFIXES", "read"]

SUFFIXES = (".csv", ".tsv")
_SAMPLE = 1 << 16
_DELIMITERS = ",;\t|"
_NEEDED = ("id", "text")


def read(file: File) -> Iterator[Found]:
    """The articles of one table, a row each."""
    csv.field_size_limit(max(file.options.max_article, csv.field_size_limit()))  # the library's own is 128 kB
    with peeked(file, _SAMPLE) as (sample, whole):
        yield from _table(sample, whole)


def _table(sample: bytes, file: File) -> Iterator[Found]:
    broken: list[Problem] = []
    text_lines, note = _text_lines(sample, file, broken)
    if note:
        yield note
    first = next(text_lines, "")
    names = next(csv.reader([first], delimiter=_delimiter(first)), [])
    _check(names, file)
    rows = csv.reader(text_lines, delimiter=_delimiter(first))
    while (row := _next(rows, file)) is not None:
        if row:
            yield row if isinstance(row, Problem) else _article(names, row, rows.line_num + 1, file)
    yield from broken


def _text_lines(sample: bytes, file: File, broken: list[Problem]) -> tuple[Iterator[str], Note | None]:
    """The table's lines; UTF-8 is read line by line, other encodings at once; what is wrong is added to `broken`."""
    try:
        encoding = decode(sample[: sample.rfind(b"\n") + 1] or sample).encoding
    except UndecodableError:
        encoding = ""
    if encoding == "utf-8":
        return _utf_8(file, broken), None
    text, note = decoded(file, content(file))
    return iter(io.StringIO(text, newline="")), note


def _utf_8(file: File, broken: list[Problem]) -> Iterator[str]:
    for number, line in lines(file):
        if isinstance(line, Problem):
            broken.append(line)
        else:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8", "surrogateescape")


def _delimiter(header: str) -> str:
    return max(_DELIMITERS, key=header.count)


def _check(names: list[str], file: File) -> None:
    for field in _NEEDED:
        column = file.options.column(field)
        if column not in names and column != "#":
            told = ", ".join(names) or "none"
            expected = f"a column for each field, or --columns {field}=NAME; the columns are: {told}"
            raise UnusableError(f"no column {column!r}", expected, 1)


def _next(rows: Iterator[list[str]], file: File) -> list[str] | Problem | None:
    try:
        return next(rows, None)
    except csv.Error as error:
        return file.problem(
            f"not CSV ({error})", "cells with line ends within quotes", getattr(rows, "line_num", 0) + 1
        )


def _article(names: list[str], row: list[str], number: int, file: File) -> Article | Problem:
    if len(row) != len(names):
        return file.problem(f"{len(row)} cells", f"{len(names)}, as many as the first line names", number)
    if any("\udc80" <= sign <= "\udcff" for cell in row for sign in cell if sign > "\ud7ff"):
        return file.problem("not UTF-8", "text in UTF-8", number)
    try:
        filled = {name: cell for name, cell in zip(names, row, strict=True) if cell}
        return from_fields(filled, f"{file.name}:{number}", file.options)
    except ValueError as error:
        return file.problem(str(error), "a row with an id and a text", number)
