"""RDF as JSON-LD: an article with the meetings it reports, who took part and the words that say so inside."""

from __future__ import annotations

import os
from collections.abc import Collection

from kg import rdf
from kg.graph import KnowledgeGraph

__all__ = ["SUFFIXES", "export"]

SUFFIXES = (".jsonld", ".jsonld.gz")


def export(
    graph: KnowledgeGraph,
    path: str | os.PathLike[str],
    *,
    base: str = rdf.DEFAULT_BASE,
    graphs: Collection[str] | None = None,
) -> None:
    """Write the graph as JSON-LD with IRIs under `base`; of the named graphs only `graphs`, see `kg.rdf.write`."""
    rdf.write(graph, path, "jsonld", base=base, graphs=graphs)
