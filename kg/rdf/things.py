"""Programmes, projects and sites that are spoken of; an agency is a body, described with the others."""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph import KnowledgeGraph
from kg.graph.rows import Row, rows
from kg.rdf import literals
from kg.rdf.terms import RDFS, SCHEMA, SKOS, TYPE, Fact, Iri, Terms, about

__all__ = ["CLASSES", "about_things", "thing", "things"]

CLASSES = {"programme": "Programme", "project": "Project", "site": "Site"}


def thing(terms: Terms, row: Row) -> Iri:
    """The name of a thing: that of the body it is, if it is an agency."""
    if row.body:
        return terms.id("body", row.body)
    return terms.id(row.kind, row.thing.removeprefix(f"{row.kind}/"))


def things(terms: Terms, graph: KnowledgeGraph) -> Iterator[Fact]:
    """What the things of the graph are: class, labels, the topic they stand for, where they lie."""
    for row in rows(graph.things):
        if row.kind in CLASSES and not row.body:
            yield from about(
                thing(terms, row),
                (TYPE, terms.lt[CLASSES[row.kind]]),
                (RDFS["label"], literals.vietnamese(row.label)),
                (RDFS["label"], literals.english(row.label_en)),
                (SKOS["altLabel"], literals.plain(row.short) if row.short else None),
                (terms.lt["topic"], terms.concept("topic", row.topic) if row.topic else None),
                (SCHEMA["containedInPlace"], terms.id("unit", row.unit) if row.unit else None),
            )


def about_things(terms: Terms, named: list[Row]) -> list[tuple[Iri, Iri]]:
    """The pairs of property and thing that say what is spoken of."""
    return [(terms.lt["about"], thing(terms, row)) for row in named]
