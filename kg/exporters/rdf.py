"""RDF/XML, for tools that know no other: the union of all named graphs."""

from __future__ import annotations

import os

from kg import rdf
from kg.graph import KnowledgeGraph

__all__ = ["SUFFIXES", "export"]

SUFFIXES = (".rdf",)


def export(graph: KnowledgeGraph, path: str | os.PathLike[str], *, base: str = rdf.DEFAULT_BASE) -> None:
    """Write the graph as RDF/XML with IRIs under `base`."""
    rdf.write(graph, path, "rdf", base=base)
