"""What was said and settled at meetings: statements clause by clause, and agreements.

A meeting of which only flows and topics are told has a statement for each flow and one exchange of views.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph.rows import Row
from kg.rdf import literals, passages
from kg.rdf.reports import Report
from kg.rdf.terms import DCTERMS, RDFS, TYPE, Fact, Iri, Terms, about
from kg.rdf.things import about_things

__all__ = ["CLASSES", "agreements", "discussions", "flows", "statements"]

_FLOWS = {"share": "KnowledgeSharing", "support": "Support", "request": "Proposal"}
_MODES = {"share": "mode-happened", "support": "mode-happened", "request": "mode-proposed"}
_PLANNED = "mode-planned"
CLASSES = {
    "discussion": "Discussion",
    "sharing": "KnowledgeSharing",
    "learning": "LearningInterest",
    "support": "Support",
    "proposal": "Proposal",
    "self-report": "SelfReport",
    "commendation": "Commendation",
}
_TOLD_BY = {"share": {"sharing", "learning"}, "support": {"support"}, "request": {"proposal"}}
"""The kinds of statements that tell each kind of flow."""


def statements(terms: Terms, report: Report) -> Iterator[Fact]:
    """What was said, clause by clause: by whom, between whom, about which topics and things."""
    article = terms.id("article", report.article.article)
    for said in report.statements:
        node = terms.id("statement", said.statement)
        units = {party.unit for party in report.parties if party.meeting == said.meeting}
        between = sorted(units) if said.kind == "discussion" else ()
        groups = report.statement_groups[said.statement]
        topics = report.statement_topics[said.statement]
        yield terms.id("event", said.meeting), terms.lt["hasStatement"], node
        yield from about(
            node,
            (TYPE, terms.lt[CLASSES[said.kind]]),
            *((terms.lt["between"], terms.id("unit", unit)) for unit in between),
            (terms.lt["source"], terms.id("unit", said.source) if said.source else None),
            (terms.lt["target"], terms.id("unit", said.target) if said.target else None),
            (terms.lt["statedBy"], terms.id("person", said.official) if said.official else None),
            *((terms.lt["statedBy"], terms.id("group", row.group)) for row in groups),
            (terms.lt["mode"], terms.lt[f"mode-{said.mode}"]),
            (terms.lt["confidence"], literals.decimal(said.confidence)),
            *((terms.lt["topic"], terms.concept("topic", row.topic)) for row in topics),
            *about_things(terms, report.things[said.statement]),
            *passages.evidence(terms, article, report.evidence(said.statement, said.meeting)),
        )


def discussions(terms: Terms, report: Report) -> Iterator[Fact]:
    """One exchange of views about its topics for a meeting of two units or more of which no statement is told."""
    told = {said.meeting for said in report.statements}
    for meeting in report.meetings:
        if meeting.meeting in told:
            continue
        units = {party.unit for party in report.parties if party.meeting == meeting.meeting}
        topics = [row for row in report.meeting_topics if row.meeting == meeting.meeting]
        if len(units) > 1 and topics:
            yield from _discussion(terms, report, meeting, sorted(units), topics)


def _discussion(terms: Terms, report: Report, meeting: Row, units: list[str], topics: list[Row]) -> Iterator[Fact]:
    node = terms.id("statement", f"{meeting.meeting}-discussion")
    article = terms.id("article", report.article.article)
    told = [passage for topic in topics for passage in report.evidence(topic.meeting_topic, meeting.meeting)]
    yield terms.id("event", meeting.meeting), terms.lt["hasStatement"], node
    yield from about(
        node,
        (TYPE, terms.lt["Discussion"]),
        (terms.lt["mode"], terms.lt[_PLANNED if meeting.status == "planned" else "mode-happened"]),
        (terms.lt["confidence"], literals.decimal(min(topic.confidence for topic in topics))),
        *((terms.lt["between"], terms.id("unit", unit)) for unit in units),
        *((terms.lt["topic"], terms.concept("topic", topic.topic)) for topic in topics),
        *passages.evidence(terms, article, told),
    )


def flows(terms: Terms, report: Report) -> Iterator[Fact]:
    """Who shares with, supports or asks whom, about what, where no statement tells it clause by clause."""
    told = {(said.meeting, said.source, said.target, said.kind) for said in report.statements}
    told |= {  # asking for experience is told as the wish to learn
        (said.meeting, said.target, said.source, "proposal") for said in report.statements if said.kind == "learning"
    }
    status = {meeting.meeting: meeting.status for meeting in report.meetings}
    for flow in report.flows:
        if any((flow.meeting, flow.source, flow.target, kind) in told for kind in _TOLD_BY[flow.kind]):
            continue
        node, article = terms.id("statement", flow.flow), terms.id("article", report.article.article)
        mode = _PLANNED if status.get(flow.meeting) == "planned" else _MODES[flow.kind]
        yield terms.id("event", flow.meeting), terms.lt["hasStatement"], node
        yield from about(
            node,
            (TYPE, terms.lt[_FLOWS[flow.kind]]),
            (terms.lt["source"], terms.id("unit", flow.source)),
            (terms.lt["target"], terms.id("unit", flow.target)),
            (terms.lt["mode"], terms.lt[mode]),
            (terms.lt["confidence"], literals.decimal(flow.confidence)),
            *((terms.lt["topic"], terms.concept("topic", row.topic)) for row in report.flow_topics[flow.flow]),
            *passages.evidence(terms, article, report.evidence(flow.flow, flow.meeting)),
        )


def agreements(terms: Terms, report: Report) -> Iterator[Fact]:
    """The documents of cooperation an article names: kind, parties, period, where they were signed."""
    article = terms.id("article", report.article.article)
    for row in report.agreements:
        title = literals.vietnamese(row.title)
        yield from about(
            terms.id("agreement", row.agreement),
            (TYPE, terms.lt["Agreement"]),
            (DCTERMS["title"], title),
            (RDFS["label"], title),
            (terms.lt["agreementType"], terms.lt[f"type-{row.type}"]),
            (terms.lt["periodText"], literals.vietnamese(row.period)),
            (DCTERMS["issued"], literals.year(row.year)),
            (terms.lt["signedAt"], _meeting(terms, row)),
            (terms.lt["reportedIn"], article),
            (terms.lt["confidence"], literals.decimal(row.confidence)),
            *((terms.lt["party"], terms.id("unit", party.unit)) for party in report.agreement_parties[row.agreement]),
            *passages.evidence(terms, article, report.evidence(row.agreement)),
        )


def _meeting(terms: Terms, agreement: Row) -> Iri | None:
    return terms.id("event", agreement.meeting) if agreement.meeting else None
