"""Events as articles report them, and who took part in them."""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph import KnowledgeGraph
from kg.graph.rows import Row, grouped, rows
from kg.rdf import literals, passages
from kg.rdf.articles import run
from kg.rdf.reports import Report
from kg.rdf.terms import PROV, RDFS, TYPE, Fact, Iri, Literal, Terms, about
from kg.rdf.things import about_things
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
            *about_things(terms, report.things[meeting.meeting]),
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
        yield from _inferred(terms, meeting)


def _inferred(terms: Terms, meeting: Row) -> Iterator[Fact]:
    year, reason = meeting.year_inferred, meeting.year_reason
    return about(
        terms.id("event", meeting.meeting),
        (terms.lt["inferredYear"], None if year is None else literals.year(f"{year:04d}")),
        (terms.lt["inferredYearConfidence"], literals.decimal(meeting.year_confidence)),
        (terms.lt["inferredYearReason"], literals.plain(reason) if reason else None),
    )


def participations(terms: Terms, report: Report) -> Iterator[Fact]:
    """Who took part in the meetings of a report: delegations of units, persons, and people without names."""
    for row in report.parties:
        yield from _delegation(terms, report, row)
    for row in report.groups:
        yield from _group(terms, report, row)
    chairs = {(row.meeting, row.official) for row in report.participations if row.role == "chair"}
    for parts in _grouped(report.participations):
        alone = sum(meeting == parts[0].meeting for meeting, _ in chairs) < 2
        yield from _part(terms, report, parts, "chair" if alone else "co-chair")


def _grouped(parts: list[Row]) -> list[list[Row]]:
    """The rows of each person at each meeting, in their order."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in parts:
        found.setdefault((row.meeting, row.official), []).append(row)
    return list(found.values())


def _delegation(terms: Terms, report: Report, row: Row) -> Iterator[Fact]:
    node, unit = terms.id("participation", row.party), terms.id("unit", row.unit)
    yield terms.id("event", row.meeting), terms.lt["hasParticipation"], node
    yield from about(
        node,
        *_common(terms, report, row.meeting, [row], row.confidence),
        (terms.lt["participant"], terms.id("body", row.body) if row.body else unit),
        (terms.lt["participationRole"], terms.lt["role-delegation"]),
        (terms.lt["representing"], unit),
    )


def _group(terms: Terms, report: Report, row: Row) -> Iterator[Fact]:
    node, group = terms.id("participation", row.group), terms.id("group", row.group)
    unit = terms.id("unit", row.unit) if row.unit else None
    yield from about(
        group,
        (TYPE, terms.lt["Group"]),
        (RDFS["label"], literals.vietnamese(row.label)),
        (terms.lt["ofUnit"], unit),
    )
    yield terms.id("event", row.meeting), terms.lt["hasParticipation"], node
    yield from about(
        node,
        *_common(terms, report, row.meeting, [row], row.confidence),
        (terms.lt["participant"], group),
        (terms.lt["participationRole"], terms.lt["role-attendee"]),
        (terms.lt["representing"], unit),
    )


def _part(terms: Terms, report: Report, parts: list[Row], chair: str) -> Iterator[Fact]:
    """All a person did at a meeting; `chair` says whether those who chair do so alone."""
    first = parts[0]
    part = report.parts[first.meeting, first.official]
    node = terms.id("participation", part.id)
    holdings = (held.holding for held in report.holdings if held.official == first.official and not held.former)
    roles = (chair if row.role == "chair" else row.role for row in parts)
    units = {row.unit for row in parts} - {None}
    yield terms.id("event", first.meeting), terms.lt["hasParticipation"], node
    yield from about(
        node,
        *_common(terms, report, first.meeting, parts, part.confidence),
        (terms.lt["participant"], terms.id("person", first.official)),
        *((terms.lt["participationRole"], terms.lt[f"role-{role}"]) for role in roles),
        *((terms.lt["representing"], terms.id("unit", unit)) for unit in units),
        *((terms.lt["inCapacity"], terms.id("holding", holding)) for holding in holdings),
    )


def _common(
    terms: Terms, report: Report, meeting: str, parts: list[Row], confidence: float
) -> list[tuple[Iri, Iri | Literal | None]]:
    """What is said of every participation, of which `parts` are the rows this article tells."""
    article = terms.id("article", report.article.article)
    told = [passage for row in parts for passage in report.evidence(str(row[0]), meeting)]
    return [
        (TYPE, terms.lt["Participation"]),
        (terms.lt["participationIn"], terms.id("event", meeting)),
        (terms.lt["confidence"], literals.decimal(confidence)),
        *passages.evidence(terms, article, told),
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
