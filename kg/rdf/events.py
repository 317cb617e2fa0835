"""Events as articles report them, and who took part in them."""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph import KnowledgeGraph
from kg.graph.rows import Row, grouped, rows
from kg.rdf import literals, passages
from kg.rdf.articles import run
from kg.rdf.reports import Report
from kg.rdf.terms import PROV, RDFS, TYPE, Fact, Iri, Literal, Terms, about
from kg.rdf.times import times

__all__ = ["events", "participations", "settled_times"]

_KINDS = {
    "working-session": "WorkingSession",
    "study-visit": "StudyVisit",
    "visit": "Visit",
    "talks": "Talks",
    "signing": "Signing",
    "conference": "Conference",
}
"""The classes of kinds of meetings; the others (ceremony, other) are plain cooperation events."""


def events(terms: Terms, report: Report) -> Iterator[Fact]:
    """The meetings of a report: kind, date, units and topics according to this article."""
    article = terms.id("article", report.article.article)
    for account, meeting in zip(report.accounts, report.meetings, strict=True):
        event = terms.id("event", meeting.meeting)
        yield from about(
            event,
            (TYPE, terms.lt[_KINDS.get(account.kind, "CooperationEvent")]),
            (RDFS["label"], literals.vietnamese(meeting.label)),
            (RDFS["label"], literals.english(meeting.label_en)),
            (terms.lt["scope"], terms.lt[f"scope-{meeting.scope}"]),
            (terms.lt["status"], terms.lt[f"status-{meeting.status}"]),
            (terms.lt["dateText"], _printed_date(report, account, meeting)),
            (terms.lt["hostUnit"], terms.id("unit", meeting.host) if meeting.host else None),
            *((terms.lt["involvesUnit"], unit) for unit in _units(terms, report, meeting)),
            *((terms.lt["topic"], topic) for topic in _topics(terms, report, meeting)),
            (terms.lt["reportedIn"], article),
            (terms.lt["confidence"], literals.decimal(meeting.confidence)),
            (PROV["wasDerivedFrom"], article),
            (PROV["wasGeneratedBy"], run(terms)),
            *passages.evidence(terms, article, report.evidence(account.account, meeting.meeting)),
        )
        yield from times(terms, event, account.date)


def settled_times(terms: Terms, graph: KnowledgeGraph) -> Iterator[Fact]:
    """When meetings were, where resolution says more than any of the articles: joined dates, inferred years."""
    accounts = grouped(graph.accounts, lambda account: str(account.meeting))
    for meeting in rows(graph.meetings):
        if meeting.date not in {account.date for account in accounts.get(meeting.meeting, ())}:
            yield from times(terms, terms.id("event", meeting.meeting), meeting.date)
        if meeting.year_inferred is not None:
            yield from _inferred(terms, meeting)


def _inferred(terms: Terms, meeting: Row) -> Iterator[Fact]:
    return about(
        terms.id("event", meeting.meeting),
        (terms.lt["inferredYear"], literals.year(f"{meeting.year_inferred:04d}")),
        (terms.lt["inferredYearConfidence"], literals.decimal(meeting.year_confidence)),
        (terms.lt["inferredYearReason"], literals.plain(meeting.year_reason)),
    )


def participations(terms: Terms, report: Report) -> Iterator[Fact]:
    """Who took part in the meetings of a report: delegations of units, and persons."""
    for row in report.parties:
        yield from _delegation(terms, report, row)
    chairs = {(row.meeting, row.official) for row in report.participations if row.role == "chair"}
    for row in report.participations:
        alone = sum(meeting == row.meeting for meeting, _ in chairs) < 2
        role = "co-chair" if row.role == "chair" and not alone else row.role
        yield from _part(terms, report, row, role)


def _delegation(terms: Terms, report: Report, row: Row) -> Iterator[Fact]:
    node, unit = terms.id("participation", row.party), terms.id("unit", row.unit)
    yield terms.id("event", row.meeting), terms.lt["hasParticipation"], node
    yield from about(
        node,
        *_common(terms, report, row, row.party),
        (terms.lt["participant"], terms.id("body", row.body) if row.body else unit),
        (terms.lt["participationRole"], terms.lt["role-delegation"]),
        (terms.lt["representing"], unit),
    )


def _part(terms: Terms, report: Report, row: Row, role: str) -> Iterator[Fact]:
    node = terms.id("participation", row.participation)
    holdings = (held.holding for held in report.holdings if held.official == row.official and not held.former)
    yield terms.id("event", row.meeting), terms.lt["hasParticipation"], node
    yield from about(
        node,
        *_common(terms, report, row, row.participation),
        (terms.lt["participant"], terms.id("person", row.official)),
        (terms.lt["participationRole"], terms.lt[f"role-{role}"]),
        (terms.lt["representing"], terms.id("unit", row.unit) if row.unit else None),
        *((terms.lt["inCapacity"], terms.id("holding", holding)) for holding in holdings),
    )


def _common(terms: Terms, report: Report, row: Row, id: str) -> list[tuple[Iri, Iri | Literal | None]]:
    article = terms.id("article", report.article.article)
    return [
        (TYPE, terms.lt["Participation"]),
        (terms.lt["participationIn"], terms.id("event", row.meeting)),
        (terms.lt["confidence"], literals.decimal(row.confidence)),
        *passages.evidence(terms, article, report.evidence(id, row.meeting)),
    ]


def _printed_date(report: Report, account: Row, meeting: Row) -> Literal | None:
    """The printed date, in the report of the article it was printed in."""
    words = meeting.date_text
    told = report.evidence(account.account, meeting.meeting)
    printed = words and (meeting.articles == 1 or any(words in passage.sentence for passage in told))
    return literals.vietnamese(words) if printed else None


def _units(terms: Terms, report: Report, meeting: Row) -> list[Iri]:
    units = {party.unit for party in report.parties if party.meeting == meeting.meeting}
    return [terms.id("unit", unit) for unit in units]


def _topics(terms: Terms, report: Report, meeting: Row) -> list[Iri]:
    topics = {row.topic for row in report.meeting_topics if row.meeting == meeting.meeting}
    return [terms.concept("topic", topic) for topic in topics]
