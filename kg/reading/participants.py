"""People at a meeting and the parts they have there: chair, head, speaker, signatory, attendee.

Parts are read sentence by sentence: from the verb that follows a person ("nhấn mạnh", "dẫn đầu đoàn"), from the
words that open the sentence ("Phát biểu tại buổi làm việc, …", "Theo ông …"), and from captions. Somebody who
talks to the press afterwards, or stands for a unit that is not a party, does not take part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from kg.model import Evidence, Participant, Role, Stated
from kg.reading.document import Document, Sentence
from kg.reading.listings import BULLET
from kg.reading.people import People, Person
from kg.reading.role_words import ATTENDS, ELSEWHERE, HEADS, LISTS_ON, PLANS, PRESENT, SHOWN_AT
from kg.reading.roles import roles_in
from kg.reading.sides import anaphor
from kg.reading.speech_words import CARRIED_ON, PRESS, SPEAKS

__all__ = ["find_participants"]

_ORDER: tuple[Role, ...] = ("chair", "head", "speaker", "signatory", "attendee")
_SURE: dict[Role, float] = {"chair": 0.9, "head": 0.9, "speaker": 0.85, "signatory": 0.8, "attendee": 0.7}
_NEAR_VERB = 60  # code points behind "Ông" within which the verb of speaking stands
_LONGEST_TRIP = 60  # sentences between the report of a stop and that which says who leads the delegation
_MOST_EVIDENCE = 4  # passages kept for each part

_Told = tuple[Person, Role, Evidence, bool]  # who, which part, where, and whether among those said to be present


def find_participants(
    document: Document,
    people: People,
    *,
    units: AbstractSet[str] | None,
    reports: Sequence[Sentence],
    region: Iterable[Sentence],
) -> tuple[Participant, ...]:
    """The people at the meeting of `units`, told in the sentences of `region`; `reports` state the meeting.

    Without `units`, whoever takes part, for whatever unit.
    """
    sentences = tuple(region)
    absent = _met_the_press(document, sentences, people)
    parts: dict[Person, dict[Role, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    for person, role, evidence, listed in _told(document, people, sentences, {sentence.index for sentence in reports}):
        here = person in parts or listed
        if person not in absent and _belongs(person, units, listed=here):
            parts[person][role].append(evidence)
    if units and not any("head" in roles for roles in parts.values()):
        for person, evidence in _led_on(document, people, reports, units):
            parts[person]["head"].append(evidence)
    ordered = sorted(parts, key=lambda person: person.mentions[0])
    return tuple(_participant(person, parts[person]) for person in ordered)


def _told(
    document: Document, people: People, sentences: Iterable[Sentence], reports: AbstractSet[int]
) -> Iterator[_Told]:
    """Who has which part, sentence by sentence."""
    last: Person | None = None
    listing = present = False
    for sentence in sentences:
        said = document.cut(sentence)
        if sentence.index not in reports and ELSEWHERE.match(said):
            continue
        heads = said.endswith(":") and PRESENT.search(said) is not None
        goes_on = (present and LISTS_ON.match(said)) or (listing and BULLET.match(said))
        listing = heads or bool(goes_on)
        opened = CARRIED_ON.match(document.opening(sentence))
        if opened and last and SPEAKS.search(document.cut(sentence)[: opened.end() + _NEAR_VERB]):
            start = sentence.start
            yield last, "speaker", document.evidence(start, start + opened.end(), "participants.carried", 0.7), False
        mentions = people.at(sentence.start, sentence.end)
        last = mentions[0][2] if mentions else last
        shown = sentence.zone == "caption" and SHOWN_AT.search(said) is not None
        there = listing or sentence.index in reports or shown
        present = listing or PRESENT.search(said) is not None
        listed = bool(mentions) and (listing or shown or ATTENDS.search(said) is not None)
        for (start, end, person), roles in roles_in(document, sentence, mentions, reporting=there):
            for role in sorted(roles):
                yield person, role, document.evidence(start, end, f"participants.{role}", _SURE[role]), listed


def _led_on(
    document: Document, people: People, reports: Sequence[Sentence], units: AbstractSet[str]
) -> Iterator[tuple[Person, Evidence]]:
    """Who leads "đoàn" that a report lets go on to another place: who was said to lead it before."""
    told = (report for report in reports if not PLANS.search(document.cut(report)))
    report = next((report for report in told if anaphor(document, report)), None)
    if report is None:
        return
    for sentence in reversed(document.sentences[max(report.index - _LONGEST_TRIP, 0) : report.index]):
        if sentence.zone not in ("chrome", "metadata") and HEADS.search(document.cut(sentence)):
            mentions = people.at(sentence.start, sentence.end)
            for (start, end, person), roles in roles_in(document, sentence, mentions, reporting=True):
                if "head" in roles and person.party in units:
                    yield person, document.evidence(start, end, "participants.led-on", _SURE["head"])
                    return


def _met_the_press(document: Document, sentences: Iterable[Sentence], people: People) -> set[Person]:
    """Those who are quoted from an interview before they are said to be there: all they say was said to the press."""
    seen: set[Person] = set()
    absent: set[Person] = set()
    for sentence in sentences:
        here = {person for _, _, person in people.at(sentence.start, sentence.end)}
        if here and sentence.zone == "body" and PRESS.search(document.cut(sentence)):
            absent |= here - seen
        seen |= here
    return absent


def _belongs(person: Person, units: AbstractSet[str] | None, *, listed: bool) -> bool:
    """Whether the person can stand for a party, as one whose unit is unknown may, or is said to be present."""
    if all(office.bare for office, _ in person.offices):
        return False
    return listed or units is None or person.party is None or person.party in units


def _participant(person: Person, found: dict[Role, list[Evidence]]) -> Participant:
    roles = [role for role in _ORDER if role in found and (role != "attendee" or len(found) == 1)]
    stated = tuple(Stated(role, tuple(found[role][:_MOST_EVIDENCE])) for role in roles)
    return Participant(person.name, stated, stated[0].evidence, person.unit)
