"""RDF as N-Triples: the union of all named graphs, one triple a line."""

from __future__ import annotations

import os

from kg import rdf
from kg.graph import KnowledgeGraph

__all__ = ["SUFFIXES", "export"]

SUFFIXES = (".nt",)


def export(graph: KnowledgeGraph, path: str | os.PathLike[str], *, base: str = rdf.DEFAULT_BASE) -> None:
    """Write the graph as N-Triples with IRIs under `base`."""
    rdf.write(graph, path, "nt", base=base)
