"""RDF as N-Triples: the union of all named graphs, one triple a line."""

from __future__ import annotations

import os
from collections.abc import Collection

from kg import rdf
from kg.graph import KnowledgeGraph

__all__ = ["SUFFIXES", "export"]

SUFFIXES = (".nt", ".nt.gz")


def export(
    graph: KnowledgeGraph,
    path: str | os.PathLike[str],
    *,
    base: str = rdf.DEFAULT_BASE,
    graphs: Collection[str] | None = None,
) -> None:
    """Write the graph as N-Triples with IRIs under `base`; of the named graphs only `graphs`, see `kg.rdf.write`."""
    rdf.write(graph, path, "nt", base=base, graphs=graphs)
