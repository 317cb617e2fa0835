"""The graph as RDF files, streamed from quads to disk.

N-Quads, TriG and JSON-LD keep the named graphs. N-Triples, Turtle and RDF/XML know none: they hold the union of
all graphs, each triple once. JSON-LD is in expanded form, which needs no context. XML has no sign for most
control characters: in RDF/XML they become U+FFFD, and a carriage return a line end.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import chain

from pyoxigraph import Literal, Quad, RdfFormat, Triple, serialize

from kg.errors import UnknownFormatError
from kg.files import replacing
from kg.graph import KnowledgeGraph
from kg.rdf.quads import named_graphs, quads
from kg.rdf.terms import DEFAULT_BASE, Terms

__all__ = ["FORMATS", "write"]

FORMATS = {
    "jsonld": RdfFormat.JSON_LD,
    "nq": RdfFormat.N_QUADS,
    "nt": RdfFormat.N_TRIPLES,
    "rdf": RdfFormat.RDF_XML,
    "trig": RdfFormat.TRIG,
    "ttl": RdfFormat.TURTLE,
}
"""The formats by name: their usual file name extension."""

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write(graph: KnowledgeGraph, path: str | os.PathLike[str], format: str, *, base: str = DEFAULT_BASE) -> None:
    """Write the graph to `path`; the file is there complete or not at all, and the same for the same graph.

    `format` is one of `FORMATS`; raises `UnknownFormatError` for any other, `SettingsError` for a wrong `base`.
    """
    if format not in FORMATS:
        raise UnknownFormatError(f"no RDF format {format!r}; known: {' '.join(sorted(FORMATS))}")
    with replacing(path) as partial:
        serialize(_statements(graph, format, base), partial, FORMATS[format], prefixes=Terms(base).prefixes())


def _statements(graph: KnowledgeGraph, format: str, base: str) -> Iterator[Quad] | Iterator[Triple]:
    if FORMATS[format].supports_datasets:
        return quads(graph, base=base)
    union = _union(graph, base)
    return map(_for_xml, union) if format == "rdf" else union


def _union(graph: KnowledgeGraph, base: str) -> Iterator[Triple]:
    """Every triple once. Only what several articles tell can come again, so only that is remembered."""
    several = _told_by_several(graph)
    seen: set[Triple] = set()
    for quad in chain.from_iterable(named_graphs(graph, base=base)):
        triple = quad.triple
        if str(quad.subject).rpartition("/")[2].rstrip(">") in several:
            if triple in seen:
                continue
            seen.add(triple)
        yield triple


def _told_by_several(graph: KnowledgeGraph) -> set[str]:
    """The ids of meetings in more than one article, and of everything that belongs to them."""
    meetings = set(graph.accounts.loc[graph.accounts["meeting"].duplicated(), "meeting"])
    parts = {"parties": "party", "participations": "participation", "flows": "flow"}
    tables = ((getattr(graph, table), key) for table, key in parts.items())
    ids = (frame.loc[frame["meeting"].isin(meetings), key] for frame, key in tables)
    return meetings.union((f"{meeting}-discussion" for meeting in meetings), *ids)


def _for_xml(triple: Triple) -> Triple:
    value = triple.object
    if not isinstance(value, Literal) or not ("\r" in value.value or _NOT_IN_XML.search(value.value)):
        return triple
    words = _NOT_IN_XML.sub("\ufffd", value.value.replace("\r\n", "\n").replace("\r", "\n"))
    return Triple(triple.subject, triple.predicate, Literal(words, language=value.language))
