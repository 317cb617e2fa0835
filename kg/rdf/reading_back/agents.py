"""Offices and bodies, persons, and who holds which office."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.rdf.agents import BODIES
from kg.rdf.reading_back.facts import Facts, decoded
from kg.rdf.reading_back.places import basis
from kg.rdf.terms import FOAF, ORG, RDFS, SKOS, TYPE

__all__ = ["bodies", "holdings", "offices", "officials"]

Row = dict[str, Any]
_LABEL, _PREFERRED, _NOTATION = RDFS["label"][1:-1], SKOS["prefLabel"][1:-1], SKOS["notation"][1:-1]
_ROLE = ORG["role"][1:-1]


def offices(facts: Facts) -> Iterator[Row]:
    """The table offices."""
    begin = f"{facts.terms.base}office/"
    for node, name in facts.pairs(_NOTATION):
        if node.startswith(begin):
            yield {
                "office": name,
                "label": facts.one(node, _PREFERRED) or "",
                "label_en": facts.one(node, f"{_PREFERRED}@en") or "",
                "branch": facts.code(facts.needed(node, facts.lt("branch")), "branch"),
                "level": facts.code(facts.needed(node, facts.lt("level")), "level"),
            }


def bodies(facts: Facts) -> Iterator[Row]:
    """The table bodies."""
    classes: dict[str, str] = {}
    for one, name in BODIES.items():
        classes.setdefault(facts.lt(name), one)
    for node in facts.of_kind("body", facts.lt("ofUnit")):
        branch = facts.code(facts.one(node, facts.lt("branch")), "branch")
        yield {
            "body": facts.id(node, "body"),
            "unit": facts.id(facts.needed(node, facts.lt("ofUnit")), "unit"),
            "label": facts.one(node, _LABEL) or "",
            "label_en": facts.one(node, f"{_LABEL}@en") or "",
            "classification": facts.concept(facts.needed(node, ORG["classification"][1:-1]), "office"),
            "branch": branch or classes.get(facts.needed(node, TYPE[1:-1]), "other"),
        }


def officials(facts: Facts) -> Iterator[Row]:
    """The table officials."""
    for kind, name in (("official", "Official"), ("other", FOAF["Person"][1:-1])):
        for node in facts.of_class(name, "person"):
            yield {
                "official": facts.id(node, "person"),
                "name": facts.one(node, FOAF["name"][1:-1]) or "",
                "unit": facts.maybe(facts.one(node, facts.lt("firstUnit")), "unit"),
                "kind": kind,
                "sex": facts.one(node, FOAF["gender"][1:-1]),
                "post": facts.one(node, facts.lt("highestTitle")),
            }


def holdings(facts: Facts) -> Iterator[Row]:
    """The table holdings."""
    begin = f"{facts.terms.base}graph/article/"
    for node in facts.of_class("OfficeHolding"):
        article = decoded(facts.place(node).removeprefix(begin))
        office, body, unit = facts.needed(node, _ROLE), *_holder(facts, node)
        bare, title = facts.one(node, facts.lt("bareTitle")), facts.one(node, facts.lt("titleText")) or ""
        level = facts.one(node, facts.lt("level")) or facts.one(office, facts.lt("level"))
        where = f"{facts.terms.base}id/article/{facts.place(node).removeprefix(begin)}" if unit else None
        yield {
            "holding": facts.id(node, "holding"),
            "official": facts.id(facts.needed(node, ORG["member"][1:-1]), "person"),
            "office": facts.concept(office, "office"),
            "body": facts.maybe(body, "body"),
            "unit": facts.maybe(unit, "unit"),
            "title": title if bare is None else bare,
            "printed": None if bare is None else title,
            "level": facts.code(level, "level"),
            "former": facts.one(node, facts.lt("former")) == "true",
            "resolution": facts.code(facts.needed(node, facts.lt("resolution")), "res"),
            "article": article,
            "confidence": facts.number(node, facts.lt("confidence")),
            "unit_basis": basis(facts, node, where),
        }


def _holder(facts: Facts, node: str) -> tuple[str | None, str | None]:
    """The body of an office and its unit: that of the body, unless something else is said."""
    organization = facts.one(node, ORG["organization"][1:-1])
    if facts.maybe(organization, "body") is None:
        return None, organization
    if facts.one(node, facts.lt("unitUnknown")):
        return organization, None
    of = facts.lt("ofUnit")
    return organization, facts.one(node, of) or facts.one(str(organization), of)
