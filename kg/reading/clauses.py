"""Meetings in whole clauses: the words a rule matched, widened to those that state the thing.

A part at a meeting is stated by the clause that says who chaired or spoke, a party by the clause that reports the
meeting. Rules match single words; here their evidence is widened, and of several clauses that state one thing the
plainest stays. Offices are widened in `kg.reading.phrases`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.model import Evidence, Meeting, Participant, Party, Stated
from kg.reading.document import Document, Sentence
from kg.reading.findings import Findings
from kg.reading.letters import union
from kg.reading.speech_words import SPEAKS
from kg.reading.stretches import Place, place_of, trimmed, widened

__all__ = ["in_clauses"]

_LONGEST_CLAUSE = 400  # code points; of a longer sentence only the part between semicolons is shown
_TO_VERB = 200  # code points behind a name within which a verb of speaking belongs to it
_SHORTEST_REPORT = 30  # code points of a clause that can report a meeting


def in_clauses(meeting: Meeting, findings: Findings) -> Meeting:
    """The meeting, its report cut before what it was for, its parties and people with clauses as their evidence."""
    document = findings.document
    report = _report(meeting, document)
    parties = tuple(replace(party, evidence=_of_party(party, report, document)) for party in meeting.parties)
    people = tuple(_in_clause(person, findings) for person in meeting.people)
    first = widened(document, meeting.evidence[0], *report)
    return replace(meeting, parties=parties, people=people, evidence=(first, *meeting.evidence[1:]))


# ", trao đổi kinh nghiệm …", " để tìm hiểu …", " về công tác …": what parties met for.
_PURPOSE = re.compile(
    r",? (?:(?:để|nhằm|cùng|và|nhau|với mục đích|với nội dung|đã|sẽ|tập trung|tiếp tục) )*"
    + union(
        *("trao đổi", "thảo luận", "bàn(?! giao)", "học tập", "học hỏi", "tìm hiểu", "nghiên cứu", "chia sẻ"),
        *("thống nhất", "đánh giá", "rà soát", "triển khai", "kiểm tra", "nghe", "về", "nhằm", "để"),
    )
    + r"(?!\w)"
)
_MEETS = re.compile(
    r"làm việc|gặp|thăm|tiếp|đón|hội đàm|hội nghị|hội thảo|tọa đàm|họp|ký|khảo sát|đến|giao lưu|học tập|trao",
    re.IGNORECASE,
)


def _report(meeting: Meeting, document: Document) -> Place:
    """The clause that reports the meeting: who met whom and when, without the agenda that follows."""
    start, end = place_of(document, meeting.evidence[0])
    named = [_first_end(party.unit, meeting.parties, document, (start, end)) for party in meeting.parties]
    dated = [place_of(document, evidence) for evidence in (meeting.date.evidence if meeting.date else ())]
    told = [at for at in named if at] + [place[1] for place in dated if start <= place[0] < end]
    if len({party.unit for party in meeting.parties}) < 2 or not named or None in named:
        return start, end
    purpose = _PURPOSE.search(document.text, max(at for at in told if at), end)
    if purpose is None or purpose.start() - start < _SHORTEST_REPORT:
        return start, end
    if not _MEETS.search(document.text, start, purpose.start()):
        return start, end
    return start, purpose.start()


def _first_end(unit: str, parties: Iterable[Party], document: Document, clause: Place) -> int | None:
    """Where a unit is first named in a clause, by itself or by a body."""
    found = (place_of(document, evidence) for party in parties if party.unit == unit for evidence in party.evidence)
    return min((end for start, end in found if clause[0] <= start < clause[1]), default=None)


def _of_party(party: Party, report: Place, document: Document) -> tuple[Evidence, ...]:
    """The report where it names the party; else the clauses that do, those of the headline only if no other does."""
    places = [(evidence, place_of(document, evidence)) for evidence in party.evidence]
    reported = [evidence for evidence, (start, end) in places if report[0] <= start and end <= report[1]]
    if reported:
        return (widened(document, _surest(reported), *report),)
    told = [entry for entry in places if document.sentence_at(entry[1][0]).zone != "title"] or places
    return tuple(dict.fromkeys(widened(document, evidence, *_clause(document, *place)) for evidence, place in told))


# ---------------------------------------------------------------- people
def _in_clause(participant: Participant, findings: Findings) -> Participant:
    roles = tuple(_plainest(role, findings) for role in participant.roles)
    return replace(participant, roles=roles, evidence=roles[0].evidence) if roles else participant


def _plainest(role: Stated, findings: Findings) -> Stated:
    """The role with the one clause that states it best, of those the surest rule found."""
    document = findings.document
    sure = max((evidence.confidence for evidence in role.evidence), default=0.0)
    told = [evidence for evidence in role.evidence if evidence.confidence == sure]
    find = _spoken if role.value == "speaker" else _clause
    found = [widened(document, evidence, *find(document, *place_of(document, evidence))) for evidence in told]
    ranked = sorted(found, key=lambda evidence: _rank(document, evidence))
    return replace(role, evidence=tuple(ranked[:1]))


_PLAINLY = re.compile(r"phát biểu|chủ trì|trưởng đoàn|dẫn đầu|ký", re.IGNORECASE)


def _rank(document: Document, evidence: Evidence) -> tuple[bool, bool, int]:
    """Clauses that say it in so many words come first, then those of the body, then the earliest."""
    start, end = place_of(document, evidence)
    caption = document.sentence_at(start).zone != "body"
    return not _PLAINLY.search(document.text, start, end), caption, start


# "phát biểu| tại buổi làm việc": where it was said goes with the verb.
_WHERE = re.compile(r"(?: kết luận| khai mạc| chỉ đạo| đáp từ)?(?: tại [^,.;:\n]{3,60}(?=[,.;:\n]|$))?")


def _spoken(document: Document, start: int, end: int) -> Place:
    """From the beginning of the sentence to the verb of speaking behind the name, where it was said included."""
    sentence = document.sentence_at(start)
    verbs = SPEAKS.finditer(document.text, end, min(end + _TO_VERB, sentence.end))
    verb = next((match for match in verbs if match[0][:1].islower()), None)
    begin = start if start - sentence.start > _LONGEST_CLAUSE // 2 else sentence.start
    if verb is None:
        return _clause(document, start, end)
    where = _WHERE.match(document.text, verb.end(), sentence.end)
    return trimmed(document.text, begin, where.end() if where else verb.end())


def _clause(document: Document, start: int, end: int) -> Place:
    """The sentence some words stand in, without its full stop; of a long one the part between semicolons."""
    sentence = document.sentence_at(start)
    if sentence.end - sentence.start <= _LONGEST_CLAUSE:
        return trimmed(document.text, sentence.start, max(sentence.end, end))
    return _item(document, sentence, start, end)


def _item(document: Document, sentence: Sentence, start: int, end: int) -> Place:
    text = document.text
    first = max(text.rfind("; ", sentence.start, start) + 1, sentence.start)
    last = text.find("; ", end, sentence.end)
    item = trimmed(text, first, sentence.end if last < 0 else last)
    return item if item[1] - item[0] <= _LONGEST_CLAUSE else (start, end)


def _surest(evidence: Iterable[Evidence]) -> Evidence:
    return max(evidence, key=lambda one: one.confidence)
