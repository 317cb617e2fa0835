"""A named graph as it is written: its triples in order, as the text N-Triples has for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from kg.rdf.terms import Fact, Iri

__all__ = ["NamedGraph", "union"]


@dataclass(frozen=True, slots=True)
class NamedGraph:
    """A named graph: its IRI, and what it says of each subject: pairs of property and value as N-Triples has them.

    Subjects are sorted, and so are the distinct pairs of each.
    """

    name: Iri
    subjects: dict[Iri, list[str]]

    @classmethod
    def of(cls, name: Iri, facts: Iterable[Fact]) -> NamedGraph:
        """The graph of these facts."""
        about: defaultdict[Iri, set[str]] = defaultdict(set)
        for subject, predicate, value in facts:
            about[subject].add(f"{predicate} {value}")
        return cls(name, {subject: sorted(about[subject]) for subject in sorted(about)})

    def __len__(self) -> int:
        """The number of triples."""
        return sum(map(len, self.subjects.values()))

    def nquads(self) -> bytes:
        """The graph as N-Quads."""
        return self._lines(f" {self.name} .\n")

    def ntriples(self) -> bytes:
        """The triples as N-Triples."""
        return self._lines(" .\n")

    def _lines(self, end: str) -> bytes:
        about = self.subjects.items()
        return "".join([f"{subject} {f'{end}{subject} '.join(pairs)}{end}" for subject, pairs in about]).encode()


def union(graphs: Iterable[NamedGraph], articles: str, several: Collection[str]) -> Iterator[NamedGraph]:
    """The graphs with every triple once: what an earlier one has said is left out of the later ones.

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
        yield NamedGraph(graph.name, new)
