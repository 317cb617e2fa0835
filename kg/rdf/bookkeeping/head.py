"""What the bookkeeping says of itself: of which version of the tables it is."""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph import KnowledgeGraph
from kg.graph.schema import VERSION
from kg.rdf import literals
from kg.rdf.terms import TYPE, Fact, Terms, about

__all__ = ["head"]


def head(terms: Terms, graph: KnowledgeGraph) -> Iterator[Fact]:
    """The graph of the tables, with the version of their schema."""
    return about(
        terms.graph("tables"),
        (TYPE, terms.lt["Tables"]),
        (terms.lt["schemaVersion"], literals.integer(VERSION)),
    )
