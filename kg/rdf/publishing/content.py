"""What is published: each named graph as bytes that are the same for the same triples.

The only module here that knows how `kg.rdf.quads` hands graphs over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from pyoxigraph import RdfFormat, serialize

from kg.graph import KnowledgeGraph
from kg.rdf.quads import named_graphs

__all__ = ["Content", "contents"]


@dataclass(frozen=True, slots=True)
class Content:
    """One named graph: its IRI, its N-Triples, how many triples they are, and their SHA-256 in hexadecimal."""

    iri: str
    ntriples: bytes = field(repr=False)
    triples: int
    sha256: str


def contents(graph: KnowledgeGraph, *, base: str) -> Iterator[Content]:
    """The named graphs in the order of `kg.rdf.quads`, each as distinct lines of N-Triples sorted by their bytes.

    The order of lines says nothing, so the hash stays when only that changes. Without blank nodes, which our graphs
    never hold, the sorted lines are a canonical form.
    """
    for quads in named_graphs(graph, base=base):
        if quads:
            written = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES) or b""
            distinct = sorted(set(written.splitlines(keepends=True)))
            ntriples = b"".join(distinct)
            name = str(quads[0].graph_name)[1:-1]
            yield Content(name, ntriples, len(distinct), sha256(ntriples).hexdigest())
