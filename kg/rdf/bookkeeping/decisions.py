"""Which side of a decision is the first, where the two cannot be told apart by their order."""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph import KnowledgeGraph
from kg.graph.rows import Row, rows
from kg.rdf import literals
from kg.rdf.passages import at
from kg.rdf.resolution import THINGS
from kg.rdf.terms import Fact, Iri, Terms, about

__all__ = ["decisions"]


def decisions(terms: Terms, graph: KnowledgeGraph) -> Iterator[Fact]:
    """The first of the things, mentions and passages compared; the second passage too, where there may be but one."""
    where = {row.passage: at(terms.id("article", row.article), "char", row) for row in rows(graph.passages)}
    for row in rows(graph.resolutions):
        first, second = _passages(row)
        yield from about(
            terms.id("decision", row.resolution),
            (terms.lt["firstCompared"], _compared(terms, row)),
            (terms.lt["firstMention"], literals.plain(row.first) if row.first > row.second else None),
            (terms.lt["firstPassage"], where[first] if first else None),
            (terms.lt["secondPassage"], where[second] if second else None),
        )


def _compared(terms: Terms, row: Row) -> Iri | None:
    return terms.id(THINGS[row.kind], row.subject) if row.subject != row.other else None


def _passages(row: Row) -> tuple[str | None, str | None]:
    """Both passages, unless both are there in their order, or neither is."""
    both = row.first_passage, row.second_passage
    return (None, None) if all(both) and both[0] <= both[1] else both
