"""RDF as N-Quads: the one format every triple store takes; a named graph per article."""

from __future__ import annotations

import os

from kg import rdf
from kg.graph import KnowledgeGraph

__all__ = ["SUFFIXES", "export"]

SUFFIXES = (".nq",)


def export(graph: KnowledgeGraph, path: str | os.PathLike[str], *, base: str = rdf.DEFAULT_BASE) -> None:
    """Write the graph as N-Quads with IRIs under `base`."""
    rdf.write(graph, path, "nq", base=base)
