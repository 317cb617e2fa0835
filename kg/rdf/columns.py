"""Terms by the column: the ids, words and numbers of a whole table as the text N-Triples has for them.

What `kg.rdf.terms` and `kg.rdf.literals` make of one value is made here of all values of a column at once, by Arrow,
without a Python value for any of them. What is rare (letters to escape, words not in NFC) and what comes again and
again (codes, days, confidences) is handed to those two, each distinct value once. A missing value gives a missing term.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from kg.graph.rows import Row, row_of
from kg.rdf import literals
from kg.rdf.terms import XSD, Iri, Terms, encoded

__all__ = [
    "STRING",
    "Column",
    "Columns",
    "Positions",
    "Table",
    "arrow",
    "constant",
    "each",
    "flag",
    "ids",
    "integers",
    "joined",
    "plain",
    "strings",
    "words",
]

Column: TypeAlias = Any
"""An Arrow array; one of terms is of large strings."""

Positions = npt.NDArray[np.intp]

STRING = pa.large_string()
"""The type of columns of strings and terms."""

_RUN = 2_048  # rows that are described at once: enough to make calls of Arrow pay, little enough for flat memory
_ENCODED = r"[^A-Za-z0-9_.~-]"
"""What an id may hold that an IRI of ours has in another form."""

_UNUSUAL = r"[^ !#-\[\]-~\x{A0}-\x{2FF}\x{1E00}-\x{1EFF}\x{2010}-\x{2027}\x{2030}-\x{205E}\x{20A0}-\x{20BF}]"
"""What words may hold that is written another way, or that may not be in NFC: all but Latin letters and usual signs."""


# ---------------------------------------------------------------- columns
def arrow(values: Any, type: pa.DataType | None = None) -> Column:
    """The values in one Arrow array; those pandas holds in Arrow are not copied."""
    found = pa.array(values, type=type, from_pandas=True)
    return found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found


def strings(values: Any) -> Column:
    """The strings in one Arrow array."""
    return arrow(values, STRING)


def joined(*parts: Column | str) -> Column:
    """Each row's parts, one after the other; a text is the same in every row. Missing where any part is."""
    texts = [pa.scalar(part, STRING) if isinstance(part, str) else part for part in parts]
    return pc.binary_join_element_wise(*texts, pa.scalar("", STRING))


def each(values: Column, make: Callable[[Any], str | None]) -> Column:
    """What `make` gives for each value, called once for every distinct one."""
    known = values.dictionary_encode()
    return strings([make(value) for value in known.dictionary.to_pylist()]).take(known.indices)


def only(where: Column, values: Column) -> Column:
    """The values where they are wanted; missing elsewhere."""
    return pc.if_else(where, values, pa.scalar(None, STRING))


def in_runs(subjects: Column) -> Iterator[Positions]:
    """The places of the values in their order, some thousands at a time, those of equal values together."""
    order = pc.sort_indices(subjects).to_numpy().astype(np.intp)
    first = 0
    while first < len(order):
        last = min(first + _RUN, len(order))
        while last < len(order) and subjects[order[last]] == subjects[order[last - 1]]:
            last += 1
        yield order[first:last]
        first = last


def _mended(values: Column, rare: str, make: Callable[[str], str]) -> Column:
    """The values, those in which the pattern `rare` is found as `make` gives them."""
    found = pc.fill_null(pc.match_substring_regex(values, rare), False)
    if not pc.any(found).as_py():
        return values
    return pc.replace_with_mask(values, found, strings([make(value) for value in values.filter(found).to_pylist()]))


# ---------------------------------------------------------------- literals
def plain(values: Column) -> Column:
    """Words in no language, as `literals.plain`."""
    return joined('"', _inside(values), '"')


def words(values: Column, language: str) -> Column:
    """Words in a language, as `literals.vietnamese`; missing where there are none."""
    there = pc.if_else(pc.equal(values, ""), pa.scalar(None, STRING), values)
    return joined('"', _inside(there), f'"@{language}')


def integers(values: Column) -> Column:
    """Numbers as `literals.integer`."""
    return joined('"', values.cast(STRING), f'"^^{XSD["integer"]}')


def flag(where: Column | npt.NDArray[np.bool_]) -> Column:
    """The boolean true where it is; missing elsewhere."""
    return only(where, pa.scalar(literals.boolean(True), STRING))


def _inside(values: Column) -> Column:
    """What stands between the quotes."""
    return _mended(values, _UNUSUAL, lambda one: literals.plain(one)[1:-1])


# ---------------------------------------------------------------- tables
class Columns(dict[str, Column]):
    """The columns of a table, each made an Arrow array when it is first asked for."""

    def __init__(self, frame: pd.DataFrame) -> None:
        """The columns of that table."""
        super().__init__()
        self.names = tuple(map(str, frame))
        self._frame = frame

    def __missing__(self, name: str) -> Column:
        """The column of that name: large strings, numbers or booleans; missing values are null."""
        values = self._frame[name]
        found = self[name] = strings(values) if isinstance(values.dtype, pd.StringDtype) else arrow(values)
        return found


@dataclass(frozen=True, eq=False)
class Table:
    """Some rows of a table by the column, and the terms their values become.

    `rows` are positions in the table, all of them where none are given; at -1 all values are missing.
    """

    terms: Terms
    columns: Columns
    rows: Positions | None = None

    def __getitem__(self, name: str) -> Column:
        """The values of a column, as `Columns` has them."""
        whole = self.columns[name]
        return whole if self.rows is None else whole.take(pa.array(self.rows, mask=self.rows < 0))

    def at(self, rows: Positions) -> Table:
        """Only the rows at these positions among the rows here."""
        return Table(self.terms, self.columns, rows if self.rows is None else self.rows[rows])

    def each(self) -> Iterator[Row]:
        """The rows one by one, as `kg.graph.rows`."""
        return map(row_of(self.columns.names), *(self[name].to_pylist() for name in self.columns.names))

    def runs(self, kind: str, name: str) -> Iterator[Table]:
        """All rows in the order of the things of that kind that a column names, some thousands at a time."""
        return map(self.at, in_runs(self.id(kind, name)))

    # -- values as terms
    def id(self, kind: str, name: str) -> Column:
        """The things of that kind that a column names."""
        return ids(self.terms, kind, self[name])

    def code(self, begin: str, name: str) -> Column:
        """The terms of ours whose names are `begin` and the code in a column: ``lt:role-chair``."""
        return each(self[name], lambda code: self.terms.lt[f"{begin}-{code}"])

    def concept(self, scheme: str, name: str) -> Column:
        """The concepts of that scheme that a column names."""
        return each(self[name], lambda one: self.terms.concept(scheme, one))

    def plain(self, name: str) -> Column:
        """The words of a column, in no language."""
        return plain(self[name])

    def words(self, name: str, language: str = "vi") -> Column:
        """The words of a column in a language; missing where there are none."""
        return words(self[name], language)

    def decimal(self, name: str) -> Column:
        """The numbers of a column, of at most four digits after the point."""
        return each(self[name], literals.decimal)

    def integer(self, name: str) -> Column:
        """The whole numbers of a column."""
        return integers(self[name])


def ids(terms: Terms, kind: str, names: Column, *more: Column | str) -> Column:
    """The things of that kind, as `Terms.id`; `more` is what follows within the IRIs."""
    return joined(terms.id(kind, "")[:-1], encode(names), *more, ">")


def encode(names: Column) -> Column:
    """Ids as they stand in IRIs."""
    return _mended(names, _ENCODED, encoded)


def constant(term: Iri, like: Column) -> Column:
    """The same term wherever there is a value."""
    return only(pc.is_valid(like), pa.scalar(term, STRING))
