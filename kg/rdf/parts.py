"""A graph cut into parts that can be held against the shapes one by one, so that memory stays flat.

Articles are told apart by their named graphs, and two of them may say different things of one meeting: so those
are checked together that describe nothing in common, beside a context of all graphs that are no article's.
"""

from __future__ import annotations

import os
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from kg.errors import RdfError, UnknownFormatError
from kg.graph import KnowledgeGraph
from kg.rdf.files import FORMATS
from kg.rdf.quads import named_graphs
from kg.rdf.terms import RDFS, Terms, node

__all__ = ["Context", "Named", "batches", "described", "of_file", "of_graph", "subject_of", "triples_of"]

_SUBCLASS = node(RDFS["subClassOf"])
_TRIPLES = 100_000  # in a part: enough that the context beside it is small, little enough for flat memory
_WAITING = 200  # articles put off to a later part because they describe what is in this one


class Named(NamedTuple):
    """A named graph: its IRI (empty for the default graph), whether it is an article's, and its triples."""

    name: str
    article: bool
    triples: list[Triple]


class Context:
    """What is known beside a part: the triples about what the part names, and how classes stand to each other."""

    def __init__(self) -> None:
        """Nothing known yet."""
        self.described: set[str] = set()
        self._about: dict[str, list[Triple]] = defaultdict(list)
        self._classes: list[Triple] = []

    def add(self, triples: Iterable[Triple]) -> None:
        """Know these triples too."""
        for triple in triples:
            if triple.predicate == _SUBCLASS:
                self._classes.append(triple)
            else:
                self._about[subject_of(triple)].append(triple)
        self.described = set(self._about).union(map(subject_of, self._classes))

    def of(self, told: Iterable[Triple]) -> list[Triple]:
        """What shapes may ask of the things these triples name."""
        named = {triple.object.value for triple in told if isinstance(triple.object, NamedNode)}
        return self._classes + [triple for name in sorted(named) for triple in self._about.get(name, ())]


def of_graph(graph: KnowledgeGraph, base: str) -> Iterator[Named]:
    """The named graphs of the RDF of a graph, as they would be written."""
    articles = _articles(base)
    for one in named_graphs(graph, base=base):
        if one.subjects:
            told = [quad.triple for quad in parse(one.ntriples(), format=RdfFormat.N_TRIPLES)]
            yield Named(one.name[1:-1], one.name.startswith(f"<{articles}"), told)


def of_file(path: str | os.PathLike[str], base: str) -> Iterator[Named]:
    """The named graphs of an RDF file by name, those of articles last; one graph for a format without names.

    Raises `UnknownFormatError` for the ending of no RDF format, `RdfError` for a file that is not in its format.
    """
    suffix = Path(path).suffix.lower().removeprefix(".")
    if suffix not in FORMATS:
        known = " ".join(f".{name}" for name in sorted(FORMATS))
        raise UnknownFormatError(f"{path}: no RDF file is called so; expected a name that ends with one of {known}")
    graphs = _read(path, FORMATS[suffix])
    articles = _articles(base)
    named = (Named(name, name.startswith(articles), graphs[name]) for name in sorted(graphs))
    return iter(sorted(named, key=lambda graph: graph.article))


def batches(graphs: Iterable[Named], known: set[str]) -> Iterator[list[Named]]:
    """Graphs of articles in parts within which no two describe the same thing; what is `known` anyway is no matter."""
    coming, waiting = iter(graphs), deque[Named]()
    while part := _part(coming, waiting, known):
        yield part


def _part(coming: Iterator[Named], waiting: deque[Named], known: set[str]) -> list[Named]:
    part: list[Named] = []
    seen: set[str] = set()
    held_back: list[Named] = []
    size = 0
    while size < _TRIPLES and len(held_back) < _WAITING:
        graph = waiting.popleft() if waiting else next(coming, None)
        if graph is None:
            break
        subjects = described(graph.triples) - known
        if seen.isdisjoint(subjects):
            part.append(graph)
            seen |= subjects
            size += len(graph.triples)
        else:
            held_back.append(graph)
    waiting.extendleft(reversed(held_back))
    return part


def described(triples: Iterable[Triple]) -> set[str]:
    """What triples are about: the IRIs of their subjects, or the labels of blank nodes."""
    return {subject_of(triple) for triple in triples}


def subject_of(triple: Triple) -> str:
    """What a triple is about: the IRI of its subject, or the label of a blank node."""
    return triple.subject.value if isinstance(triple.subject, NamedNode) else str(triple.subject)


def triples_of(graphs: Iterable[Named]) -> list[Triple]:
    """The triples of several named graphs."""
    return [triple for graph in graphs for triple in graph.triples]


def _articles(base: str) -> str:
    return Terms(base).graph("article", "")[1:-1]


def _read(path: str | os.PathLike[str], format: RdfFormat) -> dict[str, list[Triple]]:
    graphs: dict[str, list[Triple]] = defaultdict(list)
    try:
        for quad in parse(path=os.fspath(path), format=format):
            named = isinstance(quad.graph_name, NamedNode)
            graphs[quad.graph_name.value if named else ""].append(quad.triple)
    except (SyntaxError, ValueError) as error:
        raise RdfError(f"{path}: {error}; expected a file in {format.name}") from error
    return graphs
