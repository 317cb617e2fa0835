"""What is stated of a settled meeting: its own row, and those of parties, people, topics, flows and agreements.

What was said there has a module of its own, `said_rows`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from kg.model import Article, Evidence, Flow, Meeting, Participant, Party
from kg.resolution.agreements import Occasion, Telling
from kg.resolution.ids import content_id
from kg.resolution.labels import meeting_label, meeting_label_en
from kg.resolution.meetings import Report, Settled
from kg.resolution.officials import Roster
from kg.resolution.posts import body_name, body_statements
from kg.resolution.publishers import unit_of_publisher
from kg.resolution.said_rows import Setting, said_statements
from kg.resolution.statements import Statement
from kg.resolution.units import CENTRAL, Gazetteer, identity, is_provincial, version
from kg.resolution.year_rows import year_columns, year_statements
from kg.resolution.years import Dated

__all__ = ["Known", "agreements_of", "meeting_statements"]


@dataclass(frozen=True, slots=True)
class Known:
    """What is settled before the meetings' rows are made: the texts, who is who, what units are called, which years.

    `years` holds, by the meeting's id, what is known of years no text gives; nothing where that is switched off.
    """

    articles: Mapping[str, Article]
    roster: Roster
    gazetteer: Gazetteer
    years: Mapping[str, Dated] = field(default_factory=dict)


def meeting_statements(settled: Settled, known: Known) -> Iterator[Statement]:
    """All rows a meeting gives, each with the evidence of every report that states it."""
    row = _meeting_row(settled, known)
    for report in settled.reports:
        meeting, evidence = report.meeting, _own_evidence(report.meeting)
        yield Statement("meetings", row, report.article, evidence)
        yield Statement("accounts", _account_row(settled, report, known), report.article, evidence)
        for party in meeting.parties:
            yield from _party(settled, report, party, known)
        for participant in meeting.people:
            yield from _participant(settled, report, participant, known)
        for topic in meeting.topics:
            topic_row = {"meeting": settled.id, "topic": topic.value}
            identity = content_id("meeting_topic", settled.id, topic.value)
            yield Statement("meeting_topics", {"meeting_topic": identity, **topic_row}, report.article, topic.evidence)
        for flow in meeting.flows:
            yield from _flow(settled, report, flow)
        yield from said_statements(Setting(settled, report, _officials(report, known), known.gazetteer))
    if settled.id in known.years:
        yield from year_statements(settled.id, known.years[settled.id])


def _own_evidence(meeting: Meeting) -> tuple[Evidence, ...]:
    """The evidence of the clause, the date and the host, which have no rows of their own.

    Words inside the clause are evidenced by all of it, under their own rule.
    """
    stated = (meeting.date, meeting.host)
    inside = (evidence for value in stated if value for evidence in value.evidence)
    return meeting.evidence + tuple(_within(evidence, meeting.evidence[0]) for evidence in inside)


def _within(evidence: Evidence, clause: Evidence) -> Evidence:
    inside = clause.span.start <= evidence.span.start and evidence.span.end <= clause.span.end
    return replace(evidence, span=clause.span) if inside else evidence


# ---------------------------------------------------------------- the meeting and its accounts
def _meeting_row(settled: Settled, known: Known) -> dict[str, str | int | float | None]:
    first = settled.reports[0]
    names, names_en = _party_names(settled, known)
    return {
        "meeting": settled.id,
        "label": meeting_label(names, settled.kind, settled.date),
        "label_en": meeting_label_en(names_en, settled.kind, settled.date),
        "kind": settled.kind,
        "scope": settled.scope,
        "status": settled.status,
        "date": settled.date,
        "date_text": _date_text(settled, known),
        "host": settled.host and version(settled.host, settled.basis),
        "unit_basis": settled.basis.kind,
        "quote": first.meeting.evidence[0].span.cut(known.articles[first.article].text),
        "articles": len({report.article for report in settled.reports}),
        **year_columns(known.years.get(settled.id)),
    }


def _date_text(settled: Settled, known: Known) -> str | None:
    """The date as printed where the date chosen is stated first."""
    if settled.dated is None:
        return None
    report, date = settled.dated
    return date.evidence[0].span.cut(known.articles[report.article].text) if date.evidence else None


def _party_names(settled: Settled, known: Known) -> tuple[list[str], list[str]]:
    """The names of the parties, each once, in Vietnamese and in English: provinces first, else as reported."""
    parties = [party for report in settled.reports for party in report.meeting.parties]
    parties.sort(key=lambda party: not is_provincial(party.unit))
    pairs = dict.fromkeys(_party_name(settled, party, known) for party in parties)
    return [name for name, _ in pairs], [name for _, name in pairs]


def _party_name(settled: Settled, party: Party, known: Known) -> tuple[str, str]:
    unit = version(party.unit, settled.basis)
    if unit == CENTRAL and party.body:
        return body_name(party.body)
    return known.gazetteer.name(unit), known.gazetteer.name_en(unit)


def _account_row(settled: Settled, report: Report, known: Known) -> dict[str, str | None]:
    meeting, side = report.meeting, unit_of_publisher(known.articles[report.article])
    here = {identity(party.unit) for party in meeting.parties}
    return {
        "account": content_id("account", settled.id, report.article),
        "meeting": settled.id,
        "article": report.article,
        "kind": meeting.kind,
        "date": report.date,
        "status": meeting.status,
        "parties": " ".join(sorted(here)),
        "host": version(meeting.host.value, settled.basis) if meeting.host else None,
        "side": version(side, settled.basis) if side in here else None,
    }


# ---------------------------------------------------------------- what belongs to it
def _party(settled: Settled, report: Report, party: Party, known: Known) -> Iterator[Statement]:
    unit = version(party.unit, settled.basis)
    body = None
    if party.body:
        body, statements = body_statements(party.body, unit, known.gazetteer)
        yield from statements
    identity = content_id("party", settled.id, unit, body)
    row = {"party": identity, "meeting": settled.id, "unit": unit, "body": body}
    yield Statement("parties", row, report.article, party.evidence)


def _participant(settled: Settled, report: Report, participant: Participant, known: Known) -> Iterator[Statement]:
    person = known.roster.participant(report.article, participant)
    official, unit = known.roster.id(person), participant.unit or person.unit
    parts = {role.value: role.evidence or participant.evidence for role in participant.roles}
    for role, evidence in (parts or {"attendee": participant.evidence}).items():
        row = {
            "participation": content_id("participation", settled.id, official, role),
            "meeting": settled.id,
            "official": official,
            "role": role,
            "unit": unit and version(unit, settled.basis),
        }
        yield Statement("participations", row, report.article, evidence)


def _officials(report: Report, known: Known) -> dict[str, str]:
    """The ids of those who take part, by the name the report gives them."""
    roster = known.roster
    return {one.name: roster.id(roster.participant(report.article, one)) for one in report.meeting.people}


def _flow(settled: Settled, report: Report, flow: Flow) -> Iterator[Statement]:
    source, target = version(flow.source, settled.basis), version(flow.target, settled.basis)
    identity = content_id("flow", settled.id, source, target, flow.kind)
    row = {"flow": identity, "meeting": settled.id, "source": source, "target": target, "kind": flow.kind}
    yield Statement("flows", row, report.article, flow.evidence)
    for topic in flow.topics:
        yield Statement("flow_topics", {"flow": identity, "topic": topic})


def agreements_of(settled: Settled) -> Iterator[Telling]:
    """The agreements concluded at a meeting: where one does not name its parties, between the meeting's own.

    A central body is then taken for a witness, unless it is all there is beside one province.
    """
    for report in settled.reports:
        for agreement in report.meeting.agreements:
            named = agreement.parties or _local(report.meeting)
            units = sorted({version(unit, settled.basis) for unit in named})
            yield Telling(agreement, Occasion(report.article, settled.id, settled.basis.kind), tuple(units))


def _local(meeting: Meeting) -> tuple[str, ...]:
    parties = tuple(party.unit for party in meeting.parties)
    return parties if meeting.scope == "central" else tuple(unit for unit in parties if unit != CENTRAL)
