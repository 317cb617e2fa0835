"""RDF as JSON-LD in expanded form: JSON with a named graph per article."""

from __future__ import annotations

import os

from kg import rdf
from kg.graph import KnowledgeGraph

__all__ = ["SUFFIXES", "export"]

SUFFIXES = (".jsonld",)


def export(graph: KnowledgeGraph, path: str | os.PathLike[str], *, base: str = rdf.DEFAULT_BASE) -> None:
    """Write the graph as JSON-LD with IRIs under `base`."""
    rdf.write(graph, path, "jsonld", base=base)
