"""Decisions on who is who and which meeting is which."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.rdf.reading_back.facts import Facts
from kg.rdf.reading_back.texts import passage_id
from kg.rdf.resolution import THINGS
from kg.rdf.terms import DCTERMS, PROV, RDFS

__all__ = ["resolutions"]

Row = dict[str, Any]
Pair = tuple[str | None, str | None]


def resolutions(facts: Facts) -> Iterator[Row]:
    """The table resolutions."""
    for node in facts.of_class("Decision"):
        kind, subject, other = _compared(facts, node)
        first, second = _mentions(facts, node)
        passages = _passages(facts, node)
        yield {
            "resolution": facts.id(node, "decision"),
            "kind": kind,
            "decision": facts.code(facts.needed(node, facts.lt("outcome")), "outcome"),
            "subject": subject,
            "other": other,
            "first": first,
            "second": second,
            "first_passage": passages[0],
            "second_passage": passages[1],
            "score": facts.number(node, facts.lt("score")),
            "reasons": facts.one(node, facts.lt("reasons")) or "",
            "inferred": facts.one(node, facts.lt("inferred")) == "true",
            "judgement": _judgement(facts, node),
            "confidence": facts.number(node, facts.lt("confidence")),
        }


def _compared(facts: Facts, node: str) -> tuple[str, str, str]:
    """What is compared: its kind, the first and the second."""
    compared = facts.many(node, facts.lt("compares"))
    first = facts.one(node, facts.lt("firstCompared")) or facts.needed(node, facts.lt("compares"))
    second = next((one for one in compared if one != first), first)
    kind = next((kind for kind, name in THINGS.items() if facts.maybe(first, name) is not None), "official")
    return kind, facts.id(first, THINGS[kind]), facts.id(second, THINGS[kind])


def _mentions(facts: Facts, node: str) -> tuple[str, str]:
    found = facts.many(node, facts.lt("mentionKey"))
    first = facts.one(node, facts.lt("firstMention"))
    if first is None:
        first = facts.needed(node, facts.lt("mentionKey"))
    return first, next((one for one in found if one != first), first)


def _passages(facts: Facts, node: str) -> Pair:
    """The passages of both sides, in the order of their ids where nothing else is said."""
    told = facts.one(node, facts.lt("firstPassage")), facts.one(node, facts.lt("secondPassage"))
    if any(told):
        return _id(facts, told[0]), _id(facts, told[1])
    used = sorted(passage_id(facts, one) for one in facts.many(node, PROV["used"][1:-1]))
    return (used[0], used[-1]) if used else (None, None)


def _id(facts: Facts, node: str | None) -> str | None:
    return None if node is None else passage_id(facts, node)


def _judgement(facts: Facts, node: str) -> str | None:
    """The verdict of a person as the table has it: verdict, by whom, when, why."""
    judged = facts.one(node, PROV["wasInformedBy"][1:-1])
    if judged is None:
        return facts.one(node, RDFS["comment"][1:-1])
    verdict = facts.code(facts.needed(judged, facts.lt("verdict")), "verdict")
    who = facts.id(facts.needed(judged, PROV["wasAssociatedWith"][1:-1]), "judge")
    day, why = facts.needed(judged, DCTERMS["date"][1:-1]), facts.needed(judged, facts.lt("reasons"))
    return f"{verdict} by {who} on {day}: {why}"
