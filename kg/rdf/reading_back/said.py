"""What was said and agreed at meetings, who gives to whom, and the things that are spoken of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.rdf.reading_back.facts import Facts, decoded
from kg.rdf.reading_back.places import basis
from kg.rdf.statements import CLASSES
from kg.rdf.terms import DCTERMS, RDFS, SCHEMA, SKOS, TYPE
from kg.rdf.things import CLASSES as THINGS

__all__ = [
    "agreement_parties",
    "agreements",
    "flow_topics",
    "flows",
    "meeting_things",
    "statement_groups",
    "statement_things",
    "statement_topics",
    "statements",
    "things",
]

Row = dict[str, Any]
_LABEL, _SHORT = RDFS["label"][1:-1], SKOS["altLabel"][1:-1]


def flows(facts: Facts) -> Iterator[Row]:
    """The table flows."""
    for node in facts.of_class("Flow"):
        yield {
            "flow": facts.id(node, "flow"),
            "meeting": facts.id(facts.needed(node, facts.lt("ofMeeting")), "event"),
            "source": facts.id(facts.needed(node, facts.lt("flowFrom")), "unit"),
            "target": facts.id(facts.needed(node, facts.lt("flowTo")), "unit"),
            "kind": facts.needed(node, facts.lt("kindCode")),
            "confidence": facts.number(node, facts.lt("confidence")),
        }


def flow_topics(facts: Facts) -> Iterator[Row]:
    """The table flow_topics."""
    for node, topic in facts.pairs(facts.lt("onTopic")):
        flow = facts.maybe(node, "flow")
        if flow is not None:
            yield {"flow": flow, "topic": facts.concept(topic, "topic")}


# ---------------------------------------------------------------- statements
def _statements(facts: Facts) -> Iterator[tuple[str, str]]:
    """The statements of the table, each with its meeting; others stand for flows, or for a meeting's topics."""
    for event, node in facts.pairs(facts.lt("hasStatement")):
        name, meeting = facts.id(node, "statement"), facts.id(event, "event")
        summed_up = f"{facts.terms.base}id/flow/{node.rpartition('/')[2]}"
        if name != f"{meeting}-discussion" and facts.one(summed_up, facts.lt("kindCode")) is None:
            yield node, meeting


def statements(facts: Facts) -> Iterator[Row]:
    """The table statements."""
    kinds = {facts.lt(name): kind for kind, name in CLASSES.items()}
    for node, meeting in _statements(facts):
        speakers = (facts.maybe(one, "person") for one in facts.many(node, facts.lt("statedBy")))
        yield {
            "statement": facts.id(node, "statement"),
            "meeting": meeting,
            "kind": kinds[facts.needed(node, TYPE[1:-1])],
            "mode": facts.code(facts.needed(node, facts.lt("mode")), "mode"),
            "source": facts.maybe(facts.one(node, facts.lt("source")), "unit"),
            "target": facts.maybe(facts.one(node, facts.lt("target")), "unit"),
            "official": next((speaker for speaker in speakers if speaker is not None), None),
            "confidence": facts.number(node, facts.lt("confidence")),
        }


def statement_topics(facts: Facts) -> Iterator[Row]:
    """The table statement_topics."""
    for node, _ in _statements(facts):
        for topic in facts.many(node, facts.lt("topic")):
            yield {"statement": facts.id(node, "statement"), "topic": facts.concept(topic, "topic")}


def statement_groups(facts: Facts) -> Iterator[Row]:
    """The table statement_groups."""
    for node, _ in _statements(facts):
        groups = (facts.maybe(one, "group") for one in facts.many(node, facts.lt("statedBy")))
        yield from ({"statement": facts.id(node, "statement"), "group": one} for one in groups if one is not None)


# ---------------------------------------------------------------- things
def things(facts: Facts) -> Iterator[Row]:
    """The table things."""
    own = {facts.one(node, facts.lt("namedAs")) for node in facts.of_class("ThingRow")}
    for kind, name in THINGS.items():
        for node in facts.of_class(name, kind):
            if node not in own:
                place, topic = facts.one(node, SCHEMA["containedInPlace"][1:-1]), facts.one(node, facts.lt("topic"))
                row = _thing(facts, node, place, topic)
                yield row | {"thing": f"{kind}/{facts.id(node, kind)}", "kind": kind}
    for node in facts.of_class("ThingRow"):
        row = _thing(facts, node, facts.one(node, facts.lt("ofUnit")), facts.one(node, facts.lt("onTopic")))
        body = facts.maybe(facts.one(node, facts.lt("asBody")), "body")
        kind = facts.needed(node, facts.lt("kindCode"))
        yield row | {"thing": facts.id(node, "thing"), "kind": kind, "body": body}


def _thing(facts: Facts, node: str, place: str | None, topic: str | None) -> Row:
    return {
        "label": facts.one(node, _LABEL) or "",
        "label_en": facts.one(node, f"{_LABEL}@en") or "",
        "short": facts.one(node, _SHORT),
        "topic": facts.concept(topic, "topic"),
        "unit": facts.maybe(place, "unit"),
    }


def statement_things(facts: Facts) -> Iterator[Row]:
    """The table statement_things."""
    return ({"statement": speaks, "thing": spoken} for speaks, spoken in _spoken_of(facts, "statement"))


def meeting_things(facts: Facts) -> Iterator[Row]:
    """The table meeting_things."""
    return ({"meeting": speaks, "thing": spoken} for speaks, spoken in _spoken_of(facts, "event"))


def _spoken_of(facts: Facts, kind: str) -> Iterator[tuple[str, str]]:
    """What speaks of which thing: by the thing's name, or by its row where several have one name."""
    shared = {thing for _, thing in facts.pairs(facts.lt("speaksOf"))}
    rows = {facts.needed(row, facts.lt("namedAs")): row for row in facts.of_class("ThingRow")}
    ambiguous = {facts.one(row, facts.lt("namedAs")) for row in shared}
    for node, name in facts.pairs(facts.lt("about")):
        speaks = facts.maybe(node, kind)
        if speaks is not None and name not in ambiguous:
            yield speaks, facts.id(rows[name], "thing") if name in rows else _named(facts, name)
    for node, row in facts.pairs(facts.lt("speaksOf")):
        speaks = facts.maybe(node, kind)
        if speaks is not None:
            yield speaks, facts.id(row, "thing")


def _named(facts: Facts, name: str) -> str:
    """The id of a thing that its name tells."""
    kind, _, rest = name.removeprefix(f"{facts.terms.base}id/").partition("/")
    return f"{kind}/{decoded(rest)}"


# ---------------------------------------------------------------- agreements
def agreements(facts: Facts) -> Iterator[Row]:
    """The table agreements."""
    for node in facts.of_class("Agreement"):
        yield {
            "agreement": facts.id(node, "agreement"),
            "title": facts.one(node, DCTERMS["title"][1:-1]) or "",
            "type": facts.code(facts.needed(node, facts.lt("agreementType")), "type"),
            "meeting": facts.maybe(facts.one(node, facts.lt("signedAt")), "event"),
            "period": facts.one(node, facts.lt("periodText")),
            "year": facts.one(node, DCTERMS["issued"][1:-1]),
            "article": facts.id(facts.needed(node, facts.lt("reportedIn")), "article"),
            "articles": facts.whole(node, facts.lt("articleCount")),
            "confidence": facts.number(node, facts.lt("confidence")),
            "unit_basis": basis(facts, node),
        }


def agreement_parties(facts: Facts) -> Iterator[Row]:
    """The table agreement_parties."""
    for node, unit in facts.pairs(facts.lt("party")):
        yield {"agreement": facts.id(node, "agreement"), "unit": facts.id(unit, "unit")}
