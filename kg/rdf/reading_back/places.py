"""Units, which article names them, and topics."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.rdf.reading_back.facts import Facts
from kg.rdf.terms import RDFS, SCHEMA, SKOS

__all__ = ["basis", "mentions", "topics", "units"]

Row = dict[str, Any]
_LABEL, _PREFERRED, _NOTATION = RDFS["label"][1:-1], SKOS["prefLabel"][1:-1], SKOS["notation"][1:-1]


def units(facts: Facts) -> Iterator[Row]:
    """The table units; those that only changes name have no kind there and are none of it."""
    for node in facts.of_kind("unit", facts.lt("kindCode")):
        region = facts.one(node, facts.lt("region"))
        successor = facts.maybe(facts.one(node, facts.lt("succeededBy")), "unit")
        yield {
            "unit": facts.id(node, "unit"),
            "slug": facts.needed(node, facts.lt("slug")),
            "name_vi": facts.one(node, _LABEL) or "",
            "name_en": facts.one(node, f"{_LABEL}@en") or "",
            "full_name": facts.one(node, facts.lt("fullName")),
            "kind": facts.needed(node, facts.lt("kindCode")),
            "valid_from": facts.one(node, facts.lt("validFrom")),
            "valid_until": facts.one(node, facts.lt("validUntil")),
            "successor": facts.id(node, "unit") if facts.one(node, facts.lt("current")) else successor,
            "region": facts.one(node, facts.lt("regionName")) or (facts.one(region, _PREFERRED) if region else None),
            "lat": facts.number(node, SCHEMA["latitude"][1:-1]),
            "lon": facts.number(node, SCHEMA["longitude"][1:-1]),
        }


def mentions(facts: Facts) -> Iterator[Row]:
    """The table mentions."""
    for node in facts.of_class("Mention"):
        article, unit = facts.needed(node, facts.lt("inArticle")), facts.needed(node, facts.lt("ofUnit"))
        yield {
            "mention": facts.id(node, "mention"),
            "article": facts.id(article, "article"),
            "unit": facts.id(unit, "unit"),
            "unit_basis": basis(facts, node, article),
        }


def basis(facts: Facts, node: str, article: str | None = None) -> str | None:
    """What settled the version of a unit; where nothing is said, what settled most in the article."""
    told = facts.one(node, facts.lt("unitBasis"))
    if told is None and article is not None:
        told = facts.one(article, facts.lt("unitBasis"))
    found = facts.code(told, "basis")
    return None if found == "none" else found


def topics(facts: Facts) -> Iterator[Row]:
    """The table topics."""
    begin = f"{facts.terms.base}topic/"
    for node, name in facts.pairs(_NOTATION):
        if node.startswith(begin):
            yield {
                "topic": name,
                "label": facts.one(node, _PREFERRED) or "",
                "label_en": facts.one(node, f"{_PREFERRED}@en") or "",
                "broader": facts.concept(facts.one(node, SKOS["broader"][1:-1]), "topic"),
            }
