"""RDF as N-Quads: the one format every triple store takes; a named graph per article."""

from __future__ import annotations

import os
from collections.abc import Collection

from kg import rdf
from kg.graph import KnowledgeGraph

__all__ = ["SUFFIXES", "export"]

SUFFIXES = (".nq", ".nq.gz")


def export(
    graph: KnowledgeGraph,
    path: str | os.PathLike[str],
    *,
    base: str = rdf.DEFAULT_BASE,
    graphs: Collection[str] | None = None,
) -> None:
    """Write the graph as N-Quads with IRIs under `base`; of the named graphs only `graphs`, see `kg.rdf.write`."""
    rdf.write(graph, path, "nq", base=base, graphs=graphs)
