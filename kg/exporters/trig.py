"""RDF as TriG: Turtle with a named graph per article."""

from __future__ import annotations

import os

from kg import rdf
from kg.graph import KnowledgeGraph

__all__ = ["SUFFIXES", "export"]

SUFFIXES = (".trig",)


def export(graph: KnowledgeGraph, path: str | os.PathLike[str], *, base: str = rdf.DEFAULT_BASE) -> None:
    """Write the graph as TriG with IRIs under `base`."""
    rdf.write(graph, path, "trig", base=base)
