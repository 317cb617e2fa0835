"""The graph as RDF files, streamed from the tables to disk, a named graph at a time.

N-Quads, TriG and JSON-LD keep the named graphs. N-Triples, Turtle and RDF/XML know none: they hold the union of
all graphs, each triple once.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack
from itertools import zip_longest
from types import MappingProxyType
from typing import TypeVar

from pyoxigraph import RdfFormat

from kg.errors import UnknownFormatError
from kg.files import writing
from kg.graph import KnowledgeGraph
from kg.rdf.graphs import NamedGraph, Subjects, ntriples, union, whole
from kg.rdf.jsonld import jsonld
from kg.rdf.quads import ARTICLE, parts
from kg.rdf.terms import DEFAULT_BASE, Terms
from kg.rdf.turtle import trig, turtle
from kg.rdf.xml import xml

__all__ = ["FORMATS", "write", "write_all"]

P = TypeVar("P", bound=str | os.PathLike[str])
Follow = Callable[[Iterable[NamedGraph]], Iterable[NamedGraph]]

FORMATS = {
    "jsonld": RdfFormat.JSON_LD,
    "nq": RdfFormat.N_QUADS,
    "nt": RdfFormat.N_TRIPLES,
    "rdf": RdfFormat.RDF_XML,
    "trig": RdfFormat.TRIG,
    "ttl": RdfFormat.TURTLE,
}
"""The formats by name: their usual file name extension."""

_OF_GRAPHS: Mapping[str, Callable[[Iterable[NamedGraph], Terms], Iterator[bytes]]] = MappingProxyType(
    {
        "jsonld": lambda graphs, terms: jsonld(whole(graphs), terms),
        "nq": lambda graphs, _: (graph.nquads() for graph in graphs),
        "trig": trig,
    }
)
"""The formats that keep named graphs."""

_OF_TRIPLES: Mapping[str, Callable[[Iterable[Subjects], Terms], Iterator[bytes]]] = MappingProxyType(
    {"nt": lambda told, _: map(ntriples, told), "rdf": xml, "ttl": turtle}
)
"""Those that know none."""


def write(
    graph: KnowledgeGraph,
    path: str | os.PathLike[str],
    format: str,
    *,
    base: str = DEFAULT_BASE,
    graphs: Collection[str] | None = None,
) -> None:
    """Write the graph to `path`; the file is there complete or not at all, and the same for the same graph.

    `format` is one of `FORMATS`; where `path` ends with ``.gz`` the file is compressed. `graphs` chooses named graphs:
    vocabulary, reference, resolution, article (those of all articles), article/<id>. Raises `UnknownFormatError` for
    any other format, `SettingsError` for a wrong `base`, `GraphError` for a named graph that does not exist.
    """
    write_all(graph, {path: format}, base=base, graphs=graphs)


def write_all(
    graph: KnowledgeGraph,
    paths: Mapping[P, str],
    *,
    base: str = DEFAULT_BASE,
    graphs: Collection[str] | None = None,
    follow: Follow = iter,
) -> None:
    """Write several files, each to its path in its format, as `write` does: what they say is made once for all.

    `follow` is given the named graphs and hands them on, perhaps counting them.
    """
    unknown = [name for name in paths.values() if name not in FORMATS]
    if unknown:
        raise UnknownFormatError(f"no RDF format {unknown[0]!r}; known: {' '.join(sorted(FORMATS))}")
    terms, several = Terms(base), _told_by_several(graph)
    told = _side_by_side(follow(parts(graph, base=base, graphs=graphs)), len(paths))
    with ExitStack() as opened:
        files = [opened.enter_context(writing(path)) for path in paths]
        chunks = [_written(each, name, terms, several) for each, name in zip(told, paths.values(), strict=True)]
        for step in zip_longest(*chunks, fillvalue=b""):  # side by side, so that few graphs are held at a time
            for file, chunk in zip(files, step, strict=True):
                file.write(chunk)


def _side_by_side(steps: Iterable[NamedGraph], many: int) -> list[Iterator[NamedGraph]]:
    """The steps for each of so many, one held no longer than until all have had it: `itertools.tee` keeps dozens."""
    coming, waiting = iter(steps), [deque[NamedGraph]() for _ in range(many)]

    def one(own: deque[NamedGraph]) -> Iterator[NamedGraph]:
        while True:
            if not own:
                step = next(coming, None)
                if step is None:
                    return
                for each in waiting:
                    each.append(step)
                del step
            yield own.popleft()

    return list(map(one, waiting))


def _written(told: Iterable[NamedGraph], format: str, terms: Terms, several: Collection[str]) -> Iterator[bytes]:
    if format in _OF_GRAPHS:
        return _OF_GRAPHS[format](told, terms)
    return _OF_TRIPLES[format](union(told, terms.graph(ARTICLE)[:-1] + "/", several), terms)


def _told_by_several(graph: KnowledgeGraph) -> set[str]:
    """The ids of meetings in more than one article, and of everything that belongs to them."""
    meetings = set(graph.accounts.loc[graph.accounts["meeting"].duplicated(), "meeting"])
    parts = {"parties": "party", "participations": "participation", "flows": "flow"}
    tables = ((getattr(graph, table), key) for table, key in parts.items())
    ids = (frame.loc[frame["meeting"].isin(meetings), key] for frame, key in tables)
    return meetings.union((f"{meeting}-discussion" for meeting in meetings), *ids)
