"""RDF/XML, for tools that know no other: the union of all named graphs."""

from __future__ import annotations

import os
from collections.abc import Collection

from kg import rdf
from kg.graph import KnowledgeGraph

__all__ = ["SUFFIXES", "export"]

SUFFIXES = (".rdf", ".rdf.gz")


def export(
    graph: KnowledgeGraph,
    path: str | os.PathLike[str],
    *,
    base: str = rdf.DEFAULT_BASE,
    graphs: Collection[str] | None = None,
) -> None:
    """Write the graph as RDF/XML with IRIs under `base`; of the named graphs only `graphs`, see `kg.rdf.write`."""
    rdf.write(graph, path, "rdf", base=base, graphs=graphs)
