"""What is published: each named graph as bytes that are the same for the same triples.

The only module here that knows how `kg.rdf.quads` hands graphs over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256

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


def contents(graph: KnowledgeGraph, *, base: str, tables: bool = False) -> Iterator[Content]:
    """The named graphs in the order of `kg.rdf.quads`, each as distinct lines of N-Triples sorted by their bytes.

    The graph from which the tables are read back is among them only if `tables` says so.

    The order of lines says nothing, so the hash stays when only that changes. Without blank nodes, which our graphs
    never hold, the sorted lines are a canonical form.
    """
    for one in named_graphs(graph, base=base, bookkeeping=tables):
        if one.subjects:
            distinct = sorted(one.ntriples().splitlines(keepends=True))
            ntriples = b"".join(distinct)
            yield Content(one.name[1:-1], ntriples, len(distinct), sha256(ntriples).hexdigest())
