"""Named graphs as they are written: triples in order, as the text N-Triples has for them.

The triples of several graphs are sorted, counted and joined to lines together, by the column; a `NamedGraph` is a view
of its part of them. A large graph comes in several such parts, each of other subjects, which go on where the one
before ended.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from kg.rdf.columns import STRING, Column, Positions, joined
from kg.rdf.facts import Facts, Places, together
from kg.rdf.terms import Iri

__all__ = ["NamedGraph", "Subjects", "Triples", "ntriples", "union", "whole"]

Subjects = Mapping[Iri, list[str]]
"""What is said of each subject, in order: pairs of property and value as N-Triples has them."""


@dataclass(frozen=True, eq=False)
class Triples:
    """The triples of some named graphs, each once: sorted by graph, then as lines of N-Triples.

    The places of the facts are positions among the `names`; the triples of each are between two of the `bounds`.
    """

    names: Sequence[Iri]
    facts: Facts
    bounds: Positions

    @classmethod
    def of(cls, names: Sequence[Iri], facts: Facts) -> Triples:
        """The triples the facts come to."""
        order = pc.sort_indices(joined(facts.subjects, " ", facts.pairs)).to_numpy()
        if len(names) > 1:
            order = order[np.argsort(facts.places[order], kind="stable")]
        found = facts.take(order)
        again = _as_before(found.pairs) & _as_before(found.subjects) & _as_before(found.places)
        if again.any():
            found = found.where(~again)
        return cls(names, found, np.searchsorted(found.places, np.arange(len(names) + 1)))

    def graphs(self) -> Iterator[NamedGraph]:
        """The named graphs, each a view."""
        return (NamedGraph(name, self, place) for place, name in enumerate(self.names))

    @cached_property
    def new(self) -> Positions:
        """The places where another subject begins, or another graph."""
        return np.flatnonzero(~(_as_before(self.facts.subjects) & _as_before(self.facts.places)))

    @cached_property
    def nquads(self) -> Column:
        """The lines of N-Quads."""
        ends = pa.array([f" {name} .\n" for name in self.names], STRING)
        end = ends.take(pa.array(self.facts.places)) if len(ends) > 1 else f" {self.names[0]} .\n"
        return joined(self.facts.subjects, " ", self.facts.pairs, end)


def _as_before(values: Column | Places) -> npt.NDArray[np.bool_]:
    """Which of the values are equal to the one before."""
    if isinstance(values, np.ndarray):
        same = values[1:] == values[:-1]
    else:
        same = pc.equal(values[1:], values[:-1]).to_numpy(zero_copy_only=False)
    found: npt.NDArray[np.bool_] = np.concatenate((np.zeros(min(len(values), 1), bool), same))
    return found


def _text(lines: Column, first: int, last: int) -> bytes:
    """The lines from one to the next as they stand beside each other."""
    _, offsets, content = lines.buffers()
    ends = np.frombuffer(offsets, np.int64)[lines.offset :]
    return bytes(memoryview(content)[ends[first] : ends[last]]) if first < last else b""


@dataclass(frozen=True, eq=False)
class NamedGraph:
    """A named graph, or a part of one: its IRI, and its place among those whose triples were sorted together."""

    name: Iri
    triples: Triples
    place: int

    @property
    def bounds(self) -> tuple[int, int]:
        """Where its triples are: from the first up to but not including the second."""
        first, last = self.triples.bounds[self.place : self.place + 2].tolist()
        return first, last

    @property
    def facts(self) -> Facts:
        """Its triples, sorted."""
        return self.triples.facts.between(*self.bounds)

    def __len__(self) -> int:
        """The number of triples."""
        first, last = self.bounds
        return last - first

    @cached_property
    def subjects(self) -> Subjects:
        """What is said of each subject; subjects are sorted, and so are the distinct pairs of each."""
        first, last = self.bounds
        facts, new = self.triples.facts, self.triples.new
        starts = new[np.searchsorted(new, first) : np.searchsorted(new, last)]
        names = facts.subjects.take(pa.array(starts)).to_pylist()
        pairs = facts.pairs[first:last].to_pylist()
        bounds = [*(starts - first).tolist(), last - first]
        return {name: pairs[start:end] for name, start, end in zip(names, bounds, bounds[1:], strict=False)}

    def nquads(self) -> bytes:
        """The graph as N-Quads."""
        return _text(self.triples.nquads, *self.bounds)

    def ntriples(self) -> bytes:
        """The triples as N-Triples."""
        return ntriples(self.subjects)


def whole(parts: Iterable[NamedGraph]) -> Iterator[NamedGraph]:
    """The graphs of which these are the parts."""
    for name, told in groupby(parts, key=lambda part: part.name):
        first, *others = told
        if others:
            facts = together([part.facts for part in (first, *others)])
            yield NamedGraph(name, Triples([name], facts, np.array([0, len(facts)])), 0)
        else:
            yield first


def ntriples(subjects: Subjects) -> bytes:
    """What is said of the subjects, as N-Triples."""
    end = " .\n"
    return "".join([f"{one} {f'{end}{one} '.join(pairs)}{end}" for one, pairs in subjects.items()]).encode()


def union(graphs: Iterable[NamedGraph], articles: str, several: Collection[str]) -> Iterator[Subjects]:
    """What the graphs say, every triple once: what an earlier one has said is left out of the later ones.

    Only what can come again is remembered: what graphs say that are not of one article, whose names begin with
    `articles`; and what is said of things whose ids, the ends of their IRIs, are among `several`.
    """
    said: defaultdict[Iri, set[str]] = defaultdict(set)
    for graph in graphs:
        new = {}
        for subject, pairs in graph.subjects.items():
            if subject in said:
                pairs = [pair for pair in pairs if pair not in said[subject]]
            if pairs:
                new[subject] = pairs
            if not graph.name.startswith(articles) or subject.rpartition("/")[2].rstrip(">") in several:
                said[subject].update(pairs)
        yield new
