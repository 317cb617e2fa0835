"""Answers: the rows, the triples or the truth a query gives, as values and as text other programs read.

CSV is for spreadsheets: cells that would be calculated with get an apostrophe before them, as in `kg.exporters.csv`.
JSON is SPARQL 1.1 Query Results JSON, with the values as they are.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
from pyoxigraph import RdfFormat, parse

from kg.errors import UnknownFormatError
from kg.rdf.terms import XSD

__all__ = ["FORMATS", "Answer", "Term"]

Term = Mapping[str, str]
"""A term as in SPARQL results JSON: type, value, and xml:lang or datatype."""

FORMATS = ("csv", "json", "ttl")
_INTEGER, _DECIMAL, _DOUBLE, _BOOLEAN = (XSD[name][1:-1] for name in ("integer", "decimal", "double", "boolean"))
_SIGNS = tuple("=+-@\t\r'")


@dataclass(frozen=True)
class Answer:
    """What a query gives: rows of SELECT, triples (Turtle) of CONSTRUCT and DESCRIBE, or the truth of ASK.

    `variables` name the columns of `rows`, in which None stands for what is unbound; `cut` says that there was more
    than the limit; `notes` what a person should know of how the answer came about.
    """

    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Term | None, ...], ...] = ()
    turtle: str | None = None
    triples: int = 0
    truth: bool | None = None
    cut: bool = False
    notes: tuple[str, ...] = ()

    def __len__(self) -> int:
        """The number of rows or triples; 1 for a truth."""
        if self.turtle is not None:
            return self.triples
        return len(self.rows) if self.truth is None else 1

    def frame(self) -> pd.DataFrame:
        """The answer as a table, a column a variable; numbers and truths typed, all else text, IRIs in full.

        Triples are a table of subject, property, value; a truth is one cell of the column answer. `attrs` holds
        what the answer notes, and whether it was cut.
        """
        frame = self._table()
        frame.attrs |= {"cut": self.cut, "notes": list(self.notes)}
        return frame

    def text(self, format: str) -> str:
        """The answer in one of `FORMATS`; raises UnknownFormatError for one this kind of answer does not have."""
        fitting = ("ttl",) if self.turtle is not None else ("csv", "json")
        if format not in fitting:
            raise UnknownFormatError(f"this answer cannot be written as {format!r}; known: {' '.join(fitting)}")
        if self.turtle is not None:
            return self.turtle
        return self._json() if format == "json" else self._csv()

    def _table(self) -> pd.DataFrame:
        if self.truth is not None:
            return pd.DataFrame({"answer": [self.truth]})
        if self.turtle is not None:
            found = [quad.triple for quad in parse(self.turtle, RdfFormat.TURTLE)]
            values = [[getattr(term, "value", str(term)) for term in triple] for triple in found]
            return pd.DataFrame(values, columns=["subject", "property", "value"], dtype="string")
        columns = zip(*self.rows, strict=True) if self.rows else ((),) * len(self.variables)
        return pd.DataFrame({name: _column(terms) for name, terms in zip(self.variables, columns, strict=True)})

    def _json(self) -> str:
        if self.truth is not None:
            return json.dumps({"head": {}, "boolean": self.truth}) + "\n"
        bindings = [
            {name: term for name, term in zip(self.variables, row, strict=True) if term is not None}
            for row in self.rows
        ]
        told = {"head": {"vars": list(self.variables)}, "results": {"bindings": bindings}}
        return json.dumps(told, ensure_ascii=False, indent=1) + "\n"

    def _csv(self) -> str:
        if self.truth is not None:
            return f"{str(self.truth).lower()}\r\n"
        written = io.StringIO(newline="")
        writer = csv.writer(written)
        writer.writerow(self.variables)
        writer.writerows(["" if term is None else _guarded(term) for term in row] for row in self.rows)
        return written.getvalue()


def _guarded(term: Term) -> str:
    number = term.get("datatype") in (_INTEGER, _DECIMAL, _DOUBLE)
    return "'" + term["value"] if term["value"].startswith(_SIGNS) and not number else term["value"]


def _column(terms: tuple[Term | None, ...]) -> pd.Series:
    values = [None if term is None else term["value"] for term in terms]
    kinds = {term.get("datatype") for term in terms if term is not None}
    if kinds == {_INTEGER}:
        return pd.Series([None if value is None else int(value) for value in values], dtype="Int64")
    if kinds and kinds <= {_INTEGER, _DECIMAL, _DOUBLE}:
        return pd.Series([None if value is None else float(value) for value in values], dtype="Float64")
    if kinds == {_BOOLEAN}:
        return pd.Series([None if value is None else value in ("true", "1") for value in values], dtype="boolean")
    return pd.Series(values, dtype="string")
