"""What the tables know beyond other graphs of units and those who act for them: kinds, titles, bases of versions."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow.compute as pc

from kg.graph import KnowledgeGraph
from kg.graph.rows import rows
from kg.rdf import literals
from kg.rdf.agents import BODIES
from kg.rdf.bookkeeping.bases import unexpected
from kg.rdf.columns import flag, only
from kg.rdf.facts import Facts, about
from kg.rdf.places import region_names
from kg.rdf.source import Source
from kg.rdf.telling import positions
from kg.rdf.terms import TYPE, Fact, Terms
from kg.rdf.terms import about as about_one

__all__ = ["bodies", "holdings", "mentions", "officials", "units"]


def units(terms: Terms, graph: KnowledgeGraph) -> Iterator[Fact]:
    """Which units the table has, their kinds and full names, and which hold their own territory today."""
    several = {name for names in region_names(graph).values() if len(names) > 1 for name in names}
    for row in rows(graph.units):
        yield from about_one(
            terms.id("unit", row.unit),
            (terms.lt["kindCode"], literals.plain(row.kind)),
            (terms.lt["fullName"], literals.plain(row.full_name) if row.full_name else None),
            (terms.lt["current"], literals.boolean(True) if row.successor == row.unit else None),
            (terms.lt["regionName"], literals.plain(row.region) if row.region in several else None),
        )


def bodies(terms: Terms, graph: KnowledgeGraph) -> Iterator[Fact]:
    """The branch of bodies whose class does not tell it."""
    classes: dict[str, str] = {}
    for branch, name in BODIES.items():
        classes.setdefault(name, branch)
    for row in rows(graph.bodies):
        if classes.get(BODIES.get(row.branch, "Body"), "other") != row.branch:
            yield terms.id("body", row.body), terms.lt["branch"], terms.lt[f"branch-{row.branch}"]


def officials(source: Source) -> Iterator[Facts]:
    """The unit of a person's first office, and the highest title."""
    lt = source.terms.lt
    for told in source.table("officials").runs("person", "official"):
        yield about(
            told.id("person", "official"),
            (lt["firstUnit"], told.id("unit", "unit")),
            (lt["highestTitle"], told.plain("post")),
        )


def mentions(source: Source) -> Iterator[Facts]:
    """Which article names which unit."""
    lt = source.terms.lt
    for told in source.table("mentions").runs("mention", "mention"):
        yield about(
            told.id("mention", "mention"),
            (TYPE, lt["Mention"]),
            (lt["inArticle"], told.id("article", "article")),
            (lt["ofUnit"], told.id("unit", "unit")),
            (lt["unitBasis"], unexpected(told, source.bases_of(told["article"]))),
        )


def holdings(source: Source) -> Iterator[Facts]:
    """The bare title where the one with its unit is told; unit, level and basis where they are not as expected."""
    lt, graph = source.terms.lt, source.graph
    for told in source.table("holdings").runs("holding", "holding"):
        unit, body, level = told["unit"], told["body"], told["level"]
        belongs = source.table("bodies", positions(graph.bodies["body"], body))["unit"]
        expected = source.table("offices", positions(graph.offices["office"], told["office"]))["level"]
        elsewhere = pc.and_(pc.is_valid(body), pc.not_equal(pc.fill_null(unit, ""), belongs))
        yield about(
            told.id("holding", "holding"),
            (lt["bareTitle"], only(pc.is_valid(told["printed"]), told.plain("title"))),
            (lt["ofUnit"], only(elsewhere, told.id("unit", "unit"))),
            (lt["unitUnknown"], flag(pc.and_(elsewhere, pc.is_null(unit)))),
            (lt["level"], only(pc.not_equal(level, expected), told.code("level", "level"))),
            (lt["unitBasis"], unexpected(told, source.bases_of(told["article"]))),
        )
