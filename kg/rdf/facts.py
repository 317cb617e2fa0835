"""Facts by the column: subjects and what is said of them, for all rows of a table at once.

A mapping from a table to RDF reads like a description of one row: `about` is given the column of subjects, and a
column of values, or one value for all rows, for each property.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from kg.graph import KnowledgeGraph
from kg.rdf.columns import Column, joined, strings
from kg.rdf.source import Source
from kg.rdf.terms import Fact, Iri, Literal, Terms

__all__ = ["Describe", "Facts", "Places", "about", "by_row", "number_of", "of_rows", "property_of", "together"]

Numbers = npt.NDArray[np.int16]
Places = npt.NDArray[np.int64]

_properties: list[Iri] = []


@cache
def number_of(property: Iri) -> int:
    """A number for the property, the same as long as the program runs: cheaper to count than its IRI."""
    _properties.append(property)
    return len(_properties) - 1


def property_of(number: int) -> Iri:
    """The property of that number."""
    return _properties[number]


@dataclass(frozen=True, eq=False)
class Facts:
    """Facts as columns of one length: subjects; pairs of property and value as N-Triples has them; properties.

    `properties` are by `number_of`; `places` says to which of several named graphs each fact belongs.
    """

    subjects: Column
    pairs: Column
    properties: Numbers
    places: Places

    def __len__(self) -> int:
        """The number of facts."""
        return len(self.properties)

    def take(self, rows: npt.NDArray[np.integer[Any]]) -> Facts:
        """The facts at these positions."""
        at = pa.array(rows)
        return Facts(self.subjects.take(at), self.pairs.take(at), self.properties[rows], self.places[rows])

    def between(self, first: int, last: int) -> Facts:
        """The facts from one position up to but not including another."""
        part = slice(first, last)
        return Facts(self.subjects[part], self.pairs[part], self.properties[part], self.places[part])

    def where(self, mask: npt.NDArray[np.bool_]) -> Facts:
        """Only the facts for which the mask holds."""
        keep = pa.array(mask)
        return Facts(self.subjects.filter(keep), self.pairs.filter(keep), self.properties[mask], self.places[mask])


Describe = Callable[[Source], Iterator[Facts]]
"""What describes things of a graph, in runs as `kg.rdf.merging` wants them: each of subjects behind those before."""


def about(subjects: Column, *pairs: tuple[Iri, Column | Iri | Literal | None], places: Places | None = None) -> Facts:
    """Facts about each of the subjects; where a subject or value is missing there is none."""
    places = np.zeros(len(subjects), np.int64) if places is None else places
    return together([_one(subjects, name, value, places) for name, value in pairs if value is not None])


def _one(subjects: Column, name: Iri, value: Column | Iri | Literal, places: Places) -> Facts:
    if isinstance(value, str):
        told = pa.repeat(pa.scalar(f"{name} {value}", pa.large_string()), len(subjects))
    else:
        told = joined(f"{name} ", value)
    facts = Facts(subjects, told, np.full(len(subjects), number_of(name), np.int16), places)
    if told.null_count or subjects.null_count:
        return facts.where(pc.and_(pc.is_valid(told), pc.is_valid(subjects)).to_numpy(zero_copy_only=False))
    return facts


def of_rows(facts: Iterable[Fact], places: Sequence[int] | None = None) -> Facts:
    """The facts that were made one by one, with the place of each where they are of several named graphs."""
    told = list(facts)
    return Facts(
        strings([subject for subject, _, _ in told]),
        strings([f"{name} {value}" for _, name, value in told]),
        np.fromiter((number_of(name) for _, name, _ in told), np.int16, len(told)),
        np.zeros(len(told), np.int64) if places is None else np.array(places, np.int64),
    )


def by_row(describe: Callable[[Terms, KnowledgeGraph], Iterable[Fact]]) -> Describe:
    """The same as facts by the column, of what describes things one by one."""
    return lambda source: iter([of_rows(describe(source.terms, source.graph))])


def together(facts: Sequence[Facts]) -> Facts:
    """All of the facts."""
    facts = [one for one in facts if len(one)]
    if len(facts) < 2:
        return facts[0] if facts else of_rows(())
    return Facts(
        pa.concat_arrays([one.subjects for one in facts]),
        pa.concat_arrays([one.pairs for one in facts]),
        np.concatenate([one.properties for one in facts]),
        np.concatenate([one.places for one in facts]),
    )
