"""RDF as Turtle, to be read: the union of all named graphs."""

from __future__ import annotations

import os

from kg import rdf
from kg.graph import KnowledgeGraph

__all__ = ["SUFFIXES", "export"]

SUFFIXES = (".ttl",)


def export(graph: KnowledgeGraph, path: str | os.PathLike[str], *, base: str = rdf.DEFAULT_BASE) -> None:
    """Write the graph as Turtle with IRIs under `base`."""
    rdf.write(graph, path, "ttl", base=base)
