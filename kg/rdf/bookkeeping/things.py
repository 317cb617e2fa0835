"""The things whose row no other graph gives exactly: agencies, which are bodies there, and those that share a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.graph import KnowledgeGraph
from kg.graph.rows import Row, rows
from kg.rdf import literals
from kg.rdf.terms import RDFS, SKOS, TYPE, Fact, Iri, Terms, about
from kg.rdf.things import CLASSES, thing

__all__ = ["things"]


def things(terms: Terms, graph: KnowledgeGraph) -> Iterator[Fact]:
    """The rows of such things, and what speaks of those that share their name with another."""
    names = {row.thing: thing(terms, row) for row in rows(graph.things)}
    times = Counter(names.values())
    for row in rows(graph.things):
        if times[names[row.thing]] > 1 or not _told(row):
            yield from _row(terms, row, names[row.thing])
    links = (("statement", "statement", graph.statement_things), ("event", "meeting", graph.meeting_things))
    for kind, key, frame in links:
        for speaks, spoken in zip(frame[key], frame["thing"], strict=True):
            if times[names[spoken]] > 1:
                yield terms.id(kind, speaks), terms.lt["speaksOf"], terms.id("thing", spoken)


def _told(row: Row) -> bool:
    return row.kind in CLASSES and not row.body and row.thing.startswith(f"{row.kind}/")


def _row(terms: Terms, row: Row, name: Iri) -> Iterator[Fact]:
    return about(
        terms.id("thing", row.thing),
        (TYPE, terms.lt["ThingRow"]),
        (terms.lt["namedAs"], name),
        (terms.lt["kindCode"], literals.plain(row.kind)),
        (RDFS["label"], literals.vietnamese(row.label)),
        (RDFS["label"], literals.english(row.label_en)),
        (SKOS["altLabel"], literals.plain(row.short) if row.short else None),
        (terms.lt["onTopic"], terms.concept("topic", row.topic) if row.topic else None),
        (terms.lt["ofUnit"], terms.id("unit", row.unit) if row.unit else None),
        (terms.lt["asBody"], terms.id("body", row.body) if row.body else None),
    )
