"""The meetings of an article put together: parties, date, host, people, topics, agreements and flows of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.model import Evidence, Meeting, Participant, Party, Stated, Statement, Thing
from kg.reading.conferences import attending_parties, speaking_parties
from kg.reading.dates import DateMention
from kg.reading.document import Document, Sentence
from kg.reading.findings import Findings
from kg.reading.flows import Told, flows_told, stated_flows
from kg.reading.groups import find_groups, stated_groups
from kg.reading.hosts import find_host
from kg.reading.meetings import Occasion, find_occasions, scope_of
from kg.reading.participants import find_participants
from kg.reading.parties import is_province, merged
from kg.reading.regions import regions
from kg.reading.reports import find_reports, sentences_of_meeting
from kg.reading.saids import Subjects
from kg.reading.scenes import Scene, Setting
from kg.reading.signing import signed_at
from kg.reading.spans import between
from kg.reading.statements import Talk, find_statements
from kg.reading.things import ThingMention, of_parties
from kg.reading.topic_ranks import rank_topics
from kg.reading.topics import TopicMention

__all__ = ["read_meetings"]

_LONGEST_QUOTE = 250  # code points of a clause, as the record format has it
_SHORTEST_CLAUSE = 80  # code points a clause must have before it is cut at a comma


def read_meetings(findings: Findings) -> tuple[Meeting, ...]:
    """The meetings the article tells of, in order."""
    sentences = sentences_of_meeting(findings.document)
    if not sentences:
        return ()
    named = ((sentence, findings.parties(sentence)) for sentence in sentences)
    reports = find_reports(findings.document, named, findings.dates)
    occasions = find_occasions(findings.document, reports, findings.dates)
    told = zip(occasions, regions(findings, occasions), strict=True)
    meetings: list[Meeting] = []
    for place, (occasion, region) in enumerate(told):
        meeting = _meeting(findings, occasion, region, aside=place > 0 and occasion.is_past, main=place == 0)
        meetings.append(_of_the_same(meeting, meetings) if occasion.stating.again else meeting)
    return tuple(_with_bodies(meetings, findings.sides.visiting))


def _of_the_same(meeting: Meeting, before: Sequence[Meeting]) -> Meeting:
    """A further round with all units of the meeting before it, some of which may be told late in the article."""
    units = {party.unit for party in meeting.parties}
    for other in before:
        others = {party.unit: Party(party.unit, None, party.evidence) for party in other.parties}
        if units <= others.keys():
            parties = tuple(party for unit, party in others.items() if unit != "central")
            return replace(meeting, parties=parties, scope=scope_of(party.unit for party in parties))
    return meeting


def _with_bodies(meetings: Sequence[Meeting], visiting: str | None) -> Iterator[Meeting]:
    """The meetings proper; a delegation named once with its bodies has them at every stop of its trip."""
    held = (meeting for meeting in meetings if meeting.status == "held")
    bodies = next((found for meeting in held if (found := _bodies_of(meeting, visiting))), ())
    for meeting in filter(_is_meeting, meetings):
        came = visiting in {party.unit for party in meeting.parties}
        if bodies and came and meeting.status != "background" and not _bodies_of(meeting, visiting):
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


# ---------------------------------------------------------------- one meeting
def _meeting(findings: Findings, occasion: Occasion, region: Sequence[Sentence], *, aside: bool, main: bool) -> Meeting:
    document = findings.document
    reports = [report.sentence for report in occasion.reports]
    parties = _parties(findings, occasion, region, aside=aside, main=main)
    units = list(dict.fromkeys(party.unit for party in parties))
    present = {*units, *(envoy.party for envoy in findings.envoys if envoy.party and "central" in units)}
    host = find_host(findings, occasion)
    topics = _topics_told(findings, [*reports, *region])
    setting = Setting(
        parties=units,
        kind=occasion.kind,
        host=host.value if host else None,
        sides=findings.sides,
        units=findings.units,
        people=findings.people,
        topics=findings.topics,
        bodies=findings.bodies,
    )
    people = find_participants(document, findings.people, units=present, reports=reports, region=region)
    flows = tuple(flows_told(Scene(document, setting), region))
    talk = _talk(findings, Scene(document, setting), flows, reports, region)
    statements = find_statements(talk, planned=occasion.status == "planned")
    return Meeting(
        scope=scope_of(units),
        kind=occasion.kind,
        date=_date(document, occasion.date),
        parties=parties,
        host=host,
        people=people,
        topics=rank_topics(document, topics, lead=reports, region=region, units=units),
        agreements=tuple(signed_at(findings, units, region)),
        flows=stated_flows(document, setting, flows, region),
        evidence=(_clause(document, occasion.sentence),),
        status=occasion.status,
        groups=stated_groups(document, talk.groups),
        statements=_said_by(statements, people),
        about=tuple(_about(talk, occasion.sentence)),
    )


def _talk(
    findings: Findings,
    scene: Scene,
    flows: Iterable[tuple[Sentence, Told]],
    reports: Sequence[Sentence],
    region: Sequence[Sentence],
) -> Talk:
    """What the meeting's statements are read from."""
    document, parties = findings.document, scene.setting.parties
    told: dict[int, list[Told]] = defaultdict(list)
    for sentence, flow in flows:
        told[sentence.index].append(flow)
    sentences = sorted({*reports, *region}, key=lambda sentence: sentence.index)
    things = tuple(of_parties(_within(findings.things, sentences, document.titles), parties))
    return Talk(
        scene=scene,
        subjects=Subjects(document, findings.topics, things),
        groups=find_groups(document, findings.units, parties, sentences),
        sentences=sentences,
        flows=told,
        reports={sentence.index for sentence in reports},
    )


def _within(things: Sequence[ThingMention], *told: Sequence[Sentence]) -> Iterator[ThingMention]:
    """The things named in the sentences, which may be told in several rows, in order and each once."""
    ordered = sorted({sentence for row in told for sentence in row}, key=lambda sentence: sentence.index)
    return (thing for sentence in ordered for thing in between(things, sentence.start, sentence.end))


def _said_by(statements: Sequence[Statement], people: Sequence[Participant]) -> tuple[Statement, ...]:
    """The statements, of those who took part; what others are quoted with was not said there."""
    there = {person.name for person in people}
    return tuple(one for one in statements if one.speaker is None or one.speaker in there)


def _about(talk: Talk, stating: Sentence) -> Iterator[Thing]:
    """The things named in the headline and in the sentence that states the meeting, each once."""
    sentences = (*talk.scene.document.titles, stating)
    named = (mention for one in sentences for mention in between(talk.subjects.things, one.start, one.end))
    yield from dict.fromkeys(mention.thing for mention in named)


def _parties(
    findings: Findings, occasion: Occasion, region: Sequence[Sentence], *, aside: bool, main: bool
) -> tuple[Party, ...]:
    """The parties that are reported to meet; at a conference not told `aside` those who speak and attend too.

    Of those who speak at a ceremony only guests of the centre are: others may speak for the builder or the village.
    """
    mentions = list(occasion.parties)
    if aside:
        return merged(findings.document, mentions, "meetings.party", 0.8)
    if occasion.kind in ("conference", "signing", "ceremony"):
        speaking = speaking_parties(findings, region)
        mentions.extend(party for party in speaking if party.unit == "central" or occasion.kind != "ceremony")
    if occasion.kind in ("conference", "signing", "ceremony"):
        mentions.extend(attending_parties(findings, occasion))
    elif main:
        known = {party.unit for party in mentions}
        listed = attending_parties(findings, occasion)
        mentions.extend(party for party in listed if party.body and party.unit in known)
    return merged(findings.document, mentions, "meetings.party", 0.8)


def _topics_told(findings: Findings, sentences: Sequence[Sentence]) -> list[TopicMention]:
    """The topic cues of the headline and of the sentences that tell of a meeting, in order."""
    ordered = sorted({*sentences, *findings.document.titles}, key=lambda sentence: sentence.index)
    return [topic for sentence in ordered for topic in between(findings.topics, sentence.start, sentence.end)]


def _date(document: Document, mention: DateMention | None) -> Stated | None:
    if mention is None:
        return None
    return Stated(mention.edtf, (document.evidence(mention.start, mention.end, mention.rule, 0.9),))


def _clause(document: Document, sentence: Sentence) -> Evidence:
    """The clause that states the meeting: the sentence, cut at a comma where it is too long to quote."""
    end = sentence.end
    if end - sentence.start > _LONGEST_QUOTE:
        words = document.text[sentence.start : sentence.start + _LONGEST_QUOTE]
        comma, space = max(words.rfind(","), words.rfind(";")), words.rfind(" ")
        end = sentence.start + next((cut for cut in (comma, space) if cut >= _SHORTEST_CLAUSE), _LONGEST_QUOTE)
    return Evidence(document.normal.span(sentence.start, end), "meetings.report", 0.8)
