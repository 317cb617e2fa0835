"""What was said and settled at meetings: exchanges of views, flows between units, agreements."""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph.rows import Row
from kg.rdf import literals, passages
from kg.rdf.reports import Report
from kg.rdf.terms import DCTERMS, RDFS, TYPE, Fact, Iri, Terms, about

__all__ = ["agreements", "discussions", "flows"]

_FLOWS = {"share": "KnowledgeSharing", "support": "Support", "request": "Proposal"}
_MODES = {"share": "mode-happened", "support": "mode-happened", "request": "mode-proposed"}
_PLANNED = "mode-planned"


def discussions(terms: Terms, report: Report) -> Iterator[Fact]:
    """One exchange of views per meeting of two units or more, about the meeting's topics; none without topics."""
    for meeting in report.meetings:
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
    """Who shares with, supports or asks whom, about what."""
    status = {meeting.meeting: meeting.status for meeting in report.meetings}
    for flow in report.flows:
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
