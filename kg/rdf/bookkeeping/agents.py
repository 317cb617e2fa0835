"""What the tables know beyond other graphs of units and those who act for them: kinds, titles, bases of versions."""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph import KnowledgeGraph
from kg.graph.rows import Row, rows
from kg.rdf import literals
from kg.rdf.agents import BODIES
from kg.rdf.bookkeeping.stretches import article_bases, basis
from kg.rdf.places import region_names
from kg.rdf.terms import TYPE, Fact, Iri, Terms, about

__all__ = ["bodies", "holdings", "mentions", "officials", "units"]


def units(terms: Terms, graph: KnowledgeGraph) -> Iterator[Fact]:
    """Which units the table has, their kinds and full names, and which hold their own territory today."""
    several = {name for names in region_names(graph).values() if len(names) > 1 for name in names}
    for row in rows(graph.units):
        yield from about(
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


def officials(terms: Terms, graph: KnowledgeGraph) -> Iterator[Fact]:
    """The unit of a person's first office, and the highest title."""
    for row in rows(graph.officials):
        yield from about(
            terms.id("person", row.official),
            (terms.lt["firstUnit"], terms.id("unit", row.unit) if row.unit else None),
            (terms.lt["highestTitle"], literals.plain(row.post) if row.post else None),
        )


def mentions(terms: Terms, graph: KnowledgeGraph) -> Iterator[Fact]:
    """Which article names which unit."""
    bases = article_bases(graph)
    for row in rows(graph.mentions):
        yield from about(
            terms.id("mention", row.mention),
            (TYPE, terms.lt["Mention"]),
            (terms.lt["inArticle"], terms.id("article", row.article)),
            (terms.lt["ofUnit"], terms.id("unit", row.unit)),
            (terms.lt["unitBasis"], _basis(terms, row, bases)),
        )


def holdings(terms: Terms, graph: KnowledgeGraph) -> Iterator[Fact]:
    """The bare title where the one with its unit is told; unit, level and basis where they are not as expected."""
    bases = article_bases(graph)
    levels = dict(zip(graph.offices["office"], graph.offices["level"], strict=True))
    belongs = dict(zip(graph.bodies["body"], graph.bodies["unit"], strict=True))
    for row in rows(graph.holdings):
        elsewhere = row.body and row.unit != belongs[row.body]
        yield from about(
            terms.id("holding", row.holding),
            (terms.lt["bareTitle"], literals.plain(row.title) if row.printed else None),
            (terms.lt["ofUnit"], terms.id("unit", row.unit) if elsewhere and row.unit else None),
            (terms.lt["unitUnknown"], literals.boolean(True) if elsewhere and not row.unit else None),
            (terms.lt["level"], terms.lt[f"level-{row.level}"] if row.level != levels[row.office] else None),
            (terms.lt["unitBasis"], _basis(terms, row, bases)),
        )


def _basis(terms: Terms, row: Row, bases: dict[str, str]) -> Iri | None:
    """What settled the unit, where it is not what settled most units of the article."""
    expected = bases.get(row.article) if row.unit else None
    return basis(terms, row.unit_basis) if row.unit_basis != expected else None
