"""Meetings, the accounts of them, who took part, and how their years were inferred."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.rdf.reading_back.facts import Facts
from kg.rdf.reading_back.places import basis
from kg.rdf.terms import RDFS

__all__ = [
    "accounts",
    "groups",
    "meeting_topics",
    "meetings",
    "participations",
    "parties",
    "year_candidates",
]

Row = dict[str, Any]
_LABEL = RDFS["label"][1:-1]


def meetings(facts: Facts) -> Iterator[Row]:
    """The table meetings."""
    for node in facts.of_kind("event", facts.lt("kindCode")):
        yield {
            "meeting": facts.id(node, "event"),
            "label": facts.one(node, _LABEL) or "",
            "label_en": facts.one(node, f"{_LABEL}@en") or "",
            "kind": facts.needed(node, facts.lt("kindCode")),
            "scope": facts.code(facts.needed(node, facts.lt("scope")), "scope"),
            "status": facts.code(facts.needed(node, facts.lt("status")), "status"),
            "date": facts.one(node, facts.lt("edtf")),
            "date_text": facts.one(node, facts.lt("dateText")),
            "host": facts.maybe(facts.one(node, facts.lt("hostUnit")), "unit"),
            "unit_basis": basis(facts, node),
            "quote": facts.needed(node, facts.lt("clause")),
            "articles": facts.whole(node, facts.lt("articleCount")),
            "year_inferred": facts.whole(node, facts.lt("inferredYear")),
            "year_confidence": facts.number(node, facts.lt("inferredYearConfidence")),
            "year_reason": facts.one(node, facts.lt("inferredYearReason")),
            "confidence": facts.number(node, facts.lt("confidence")),
        }


def accounts(facts: Facts) -> Iterator[Row]:
    """The table accounts."""
    for node in facts.of_class("Account"):
        yield {
            "account": facts.id(node, "account"),
            "meeting": facts.id(facts.needed(node, facts.lt("ofMeeting")), "event"),
            "article": facts.id(facts.needed(node, facts.lt("inArticle")), "article"),
            "kind": facts.needed(node, facts.lt("kindCode")),
            "date": facts.one(node, facts.lt("edtf")),
            "status": facts.code(facts.one(node, facts.lt("toldStatus")), "status"),
            "parties": " ".join(facts.many(node, facts.lt("toldParty"))) or None,
            "host": facts.maybe(facts.one(node, facts.lt("toldHost")), "unit"),
            "side": facts.maybe(facts.one(node, facts.lt("side")), "unit"),
        }


def year_candidates(facts: Facts) -> Iterator[Row]:
    """The table year_candidates."""
    for inference, node in facts.pairs(facts.lt("hasCandidate")):
        yield {
            "year_candidate": facts.id(node, "candidate"),
            "meeting": facts.id(facts.needed(inference, facts.lt("concerns")), "event"),
            "year": int(facts.needed(node, facts.lt("candidateYear"))),
            "reason": facts.needed(node, facts.lt("reasonName")),
            "because": facts.needed(node, facts.lt("because")),
            "confidence": facts.number(node, facts.lt("confidence")),
            "chosen": facts.one(node, facts.lt("chosen")) == "true",
        }


def parties(facts: Facts) -> Iterator[Row]:
    """The table parties: the participations of delegations."""
    for node, role in facts.pairs(facts.lt("participationRole")):
        if role == facts.lt("role-delegation"):
            yield {
                "party": facts.id(node, "participation"),
                "meeting": facts.id(facts.needed(node, facts.lt("participationIn")), "event"),
                "unit": facts.id(facts.needed(node, facts.lt("representing")), "unit"),
                "body": facts.maybe(facts.one(node, facts.lt("participant")), "body"),
                "confidence": facts.number(node, facts.lt("confidence")),
            }


def participations(facts: Facts) -> Iterator[Row]:
    """The table participations: those of persons, or the parts of which they are made."""
    participant = facts.lt("participant")
    several = {whole for _, whole in facts.pairs(facts.lt("partOf"))}
    for node, person in facts.pairs(participant):
        if facts.maybe(person, "person") and node not in several:
            role = facts.needed(node, facts.lt("participationRole"))
            yield _part(facts, facts.id(node, "participation"), node, node, role, "representing")
    for node, whole in facts.pairs(facts.lt("partOf")):
        role = facts.needed(node, facts.lt("partRole"))
        yield _part(facts, facts.id(node, "part"), node, whole, role, "standsFor")


def _part(facts: Facts, name: str, node: str, whole: str, role: str, stands: str) -> Row:
    return {
        "participation": name,
        "meeting": facts.id(facts.needed(whole, facts.lt("participationIn")), "event"),
        "official": facts.id(facts.needed(whole, facts.lt("participant")), "person"),
        "role": str(facts.code(role, "role")).removeprefix("co-"),
        "unit": facts.maybe(facts.one(node, facts.lt(stands)), "unit"),
        "confidence": facts.number(node, facts.lt("confidence")),
    }


def groups(facts: Facts) -> Iterator[Row]:
    """The table groups."""
    for node, group in facts.pairs(facts.lt("participant")):
        name = facts.maybe(group, "group")
        if name is not None:
            yield {
                "group": name,
                "meeting": facts.id(facts.needed(node, facts.lt("participationIn")), "event"),
                "unit": facts.maybe(facts.one(group, facts.lt("ofUnit")), "unit"),
                "label": facts.one(group, _LABEL) or "",
                "confidence": facts.number(node, facts.lt("confidence")),
            }


def meeting_topics(facts: Facts) -> Iterator[Row]:
    """The table meeting_topics."""
    for node in facts.of_class("Matter"):
        yield {
            "meeting_topic": facts.id(node, "matter"),
            "meeting": facts.id(facts.needed(node, facts.lt("ofMeeting")), "event"),
            "topic": facts.concept(facts.needed(node, facts.lt("onTopic")), "topic"),
            "confidence": facts.number(node, facts.lt("confidence")),
        }
