"""The meetings of an article put together: parties, date, host, people, topics, agreements and flows of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import Agreement, Evidence, Meeting, Party, Span, Stated
from kg.reading import agreements as documents
from kg.reading.bodies import BodyMention
from kg.reading.dates import DateMention
from kg.reading.document import Document, Sentence
from kg.reading.flows import Setting, find_flows
from kg.reading.hosts import find_host
from kg.reading.meetings import Occasion, find_occasions, find_reports, scope_of
from kg.reading.participants import find_participants
from kg.reading.parties import PartyMention, is_province, merged, parties_in
from kg.reading.people import People
from kg.reading.places import PlaceMention
from kg.reading.sides import Sides, anaphor
from kg.reading.topics import TopicMention, rank_topics
from kg.reading.units import UnitMention

__all__ = ["Findings", "read_agreements", "read_meetings"]


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in an article before its meetings are read."""

    units: tuple[UnitMention, ...]
    people: People
    bodies: tuple[BodyMention, ...]
    places: tuple[PlaceMention, ...]
    sides: Sides
    dates: tuple[DateMention, ...]
    topics: tuple[TopicMention, ...]


def read_meetings(document: Document, findings: Findings) -> tuple[Meeting, ...]:
    """The meetings the article tells of, in order."""
    named = [(sentence, _parties(document, sentence, findings)) for sentence in document.told]
    reports = find_reports(document, named, findings.dates)
    occasions = find_occasions(document, reports, findings.dates)
    told = zip(occasions, _regions(document, findings, occasions), strict=True)
    meetings = [_meeting(document, findings, occasion, region) for occasion, region in told]
    return tuple(_with_bodies(meetings, findings.sides.visiting))


def _with_bodies(meetings: Sequence[Meeting], visiting: str | None) -> Iterator[Meeting]:
    """The meetings proper; a delegation named once with its bodies has them at every stop of its trip."""
    bodies = next((found for meeting in meetings if (found := _bodies_of(meeting, visiting))), ())
    for meeting in filter(_is_meeting, meetings):
        if bodies and visiting in {party.unit for party in meeting.parties} and not _bodies_of(meeting, visiting):
            others = tuple(party for party in meeting.parties if party.unit != visiting)
            yield replace(meeting, parties=(*bodies, *others))
        else:
            yield meeting


def _bodies_of(meeting: Meeting, unit: str | None) -> tuple[Party, ...]:
    return tuple(party for party in meeting.parties if party.unit == unit and party.body)


def _is_meeting(meeting: Meeting) -> bool:
    """Whether at least two units met, one of them a province."""
    units = {party.unit for party in meeting.parties}
    return len(units) >= 2 and any(map(is_province, units))


def _parties(document: Document, sentence: Sentence, findings: Findings) -> list[PartyMention]:
    found = parties_in(document, sentence, units=findings.units, bodies=findings.bodies, people=findings.people)
    visiting = findings.sides.visiting
    said = anaphor(document, sentence)
    if visiting and said and visiting not in {party.unit for party in found}:
        found.insert(0, PartyMention(*said, visiting, None))
    return found


def _regions(document: Document, findings: Findings, occasions: Sequence[Occasion]) -> Iterator[tuple[Sentence, ...]]:
    """The sentences that tell of each occasion: the first has the article but for what belongs to other days."""
    for place, occasion in enumerate(occasions):
        others = {report.sentence.index for other in occasions if other is not occasion for report in other.reports}
        if place == 0:
            kept = (s for s in document.told if s.index not in others)
            yield tuple(s for s in kept if not _of_another_day(document, findings, occasion, s))
        else:
            yield tuple(report.sentence for report in occasion.reports)


_EARLIER = re.compile(r"(?:Trước đó|Trước đây|Năm trước|Tháng trước)(?!\w)")
_SAID_WITH = 110  # code points after "tại buổi …" in which its day is said
_OTHER_OCCASION = re.compile(r"tại (?:buổi|cuộc|hội nghị|lễ|phiên)[^,;.]*(?<!tính đến)(?<!từ)", re.IGNORECASE)


def _of_another_day(document: Document, findings: Findings, occasion: Occasion, sentence: Sentence) -> bool:
    """Whether the sentence tells of an occasion on another day: it looks back, or says where and on what day."""
    if sentence.index in {report.sentence.index for report in occasion.reports}:
        return False
    words = document.cut(sentence)
    other = _EARLIER.match(words) or _OTHER_OCCASION.search(words)
    if other is None:
        return False
    at = sentence.start + other.start()
    days = [d.edtf for d in findings.dates if at <= d.start < at + _SAID_WITH and d.has_day]
    return bool(days) and not any(_same_day(day, occasion.date) for day in days)


def _same_day(day: str, date: DateMention | None) -> bool:
    if date is None:
        return False
    first, last = date.edtf.split("/")[0][4:], date.edtf.split("/")[-1][4:]
    return first <= day.split("/")[0][4:] <= last


def _meeting(document: Document, findings: Findings, occasion: Occasion, region: Sequence[Sentence]) -> Meeting:
    reporting = [report.sentence for report in occasion.reports]
    stating = occasion.sentence
    mentions = occasion.parties
    if occasion.kind in ("conference", "signing"):
        mentions = [*mentions, *_speaking_parties(document, findings, occasion, region)]
        mentions.extend(_attending_parties(document, findings, occasion))
    parties = merged(document, mentions, "meetings.party", 0.8)
    units = list(dict.fromkeys(party.unit for party in parties))
    lead = [sentence for sentence in document.told if abs(sentence.index - stating.index) <= 1]
    host = find_host(document, occasion, findings, lead)
    setting = Setting(
        parties=units,
        kind=occasion.kind,
        host=host.value if host else None,
        sides=findings.sides,
        units=findings.units,
        people=findings.people,
        topics=findings.topics,
    )
    return Meeting(
        scope=scope_of(units),
        kind=occasion.kind,
        date=_date(document, occasion.date),
        parties=parties,
        host=host,
        people=find_participants(document, findings.people, units=set(units), reports=reporting, region=region),
        topics=rank_topics(document, findings.topics, lead=reporting, region=region),
        agreements=tuple(_signed(document, units, region)),
        flows=find_flows(document, setting, region),
        evidence=(_clause(document, stating),),
        status=occasion.status,
    )


def _speaking_parties(
    document: Document, findings: Findings, occasion: Occasion, region: Sequence[Sentence]
) -> Iterator[PartyMention]:
    """At a conference those who speak stand for parties too."""
    everyone = {person.party for person in findings.people.persons if person.party}
    present = find_participants(document, findings.people, units=everyone | occasion.units, reports=(), region=region)
    speaking = {p.name for p in present if any(role.value in ("speaker", "chair", "signatory") for role in p.roles)}
    for person in findings.people.persons:
        if person.name in speaking and person.is_official and person.party and person.level in ("province", "central", "foreign"):
            start, end = person.mentions[0]
            yield PartyMention(start, end, person.party, person.ministry if person.unit == "central" else None)


_ATTEND = re.compile(
    r"(?<!\w)(?:tham dự|cùng dự|dự hội nghị|tham gia|có mặt|với sự tham gia|đại biểu)(?!\w)", re.IGNORECASE
)
_NEAR = 3  # sentences around the report in which a conference's parties are listed


def _attending_parties(document: Document, findings: Findings, occasion: Occasion) -> Iterator[PartyMention]:
    """The units listed as attending, in the sentences beside the one that states the conference."""
    for sentence in document.told:
        if abs(sentence.index - occasion.sentence.index) <= _NEAR and _ATTEND.search(document.cut(sentence)):
            for party in _parties(document, sentence, findings):
                if not party.place and (is_province(party.unit) or party.body):
                    yield party


def _date(document: Document, mention: DateMention | None) -> Stated | None:
    if mention is None:
        return None
    return Stated(mention.edtf, (document.evidence(mention.start, mention.end, mention.rule, 0.9),))


_LONGEST_QUOTE = 250  # as the record format has it


def _clause(document: Document, sentence: Sentence) -> Evidence:
    """The clause that states the meeting: the sentence, cut at a comma where it is too long to quote."""
    end = sentence.end
    if end - sentence.start > _LONGEST_QUOTE:
        words = document.text[sentence.start : sentence.start + _LONGEST_QUOTE]
        end = sentence.start + (max(words.rfind(","), words.rfind(";")) if "," in words[80:] else words.rfind(" "))
    span: Span = document.normal.span(sentence.start, end)
    return Evidence(span, "meetings.report", 0.8)


def _signed(document: Document, units: Sequence[str], region: Sequence[Sentence]) -> Iterator[Agreement]:
    inside = {sentence.index for sentence in region}
    parties = [unit for unit in units if is_province(unit)] or list(units)
    for mention in documents.find_agreements(document):
        if mention.signed and document.sentence_at(mention.start).index in inside:
            yield documents.stated(document, mention, parties)


def read_agreements(document: Document, findings: Findings, meetings: Sequence[Meeting]) -> tuple[Agreement, ...]:
    """The documents between provinces that were not signed at one of the meetings."""
    signed = {agreement.evidence[0].span for meeting in meetings for agreement in meeting.agreements}
    found = []
    for mention in documents.find_agreements(document):
        sentence = document.sentence_at(mention.start)
        units = [u.unit for u in findings.units if sentence.start <= u.start < sentence.end and u.sense == "unit"]
        parties = list(dict.fromkeys(units))
        if len(parties) < 2 and meetings:
            parties = list(dict.fromkeys(p.unit for p in meetings[0].parties if is_province(p.unit)))
        agreement = documents.stated(document, mention, parties)
        if agreement.evidence[0].span not in signed and len(parties) >= 2:
            found.append(agreement)
    return tuple(found)
