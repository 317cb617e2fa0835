"""Who meets in a sentence: units through their bodies, their names, or the officials who stand for them.

"BTV Tỉnh ủy Quảng Ninh làm việc với …" names a body; "lãnh đạo tỉnh Bình Dương" only the unit; "Bí thư Thành ủy
TP.HCM A" or "Bộ trưởng B" a person who stands for one. A unit that only says where something is ("tại Hà Nội",
"đoạn qua tỉnh X") is a place, not a party.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from kg.model import Evidence, Party
from kg.reading import party_words as words
from kg.reading.bodies import BodyMention
from kg.reading.document import Document, Sentence
from kg.reading.envoys import is_leader
from kg.reading.people import People, Person
from kg.reading.places import PlaceMention
from kg.reading.spans import Spans, between
from kg.reading.titles import title_key
from kg.reading.units import UnitMention

__all__ = ["PartyMention", "is_province", "merged", "parties_in"]


@dataclass(frozen=True, slots=True)
class PartyMention:
    """A party named at ``text[start:end]``; `place` marks a unit that is first of all where it happens.

    `lower` says that a town or district of the unit is named there.
    """

    start: int
    end: int
    unit: str
    body: str | None
    place: bool = False
    lower: bool = False


def is_province(unit: str) -> bool:
    """Whether a party's unit is a Vietnamese province or city."""
    return unit != "central" and not unit.startswith("foreign:")


_REACH = 60  # code points before a name that are asked about it
_LEADERS = 2  # leaders of the state in a row of those present
_LONGEST_CITED = 140  # code points looked back for who has written something


# ---------------------------------------------------------------- the parties of a sentence
def parties_in(
    document: Document,
    sentence: Sentence,
    *,
    units: Sequence[UnitMention],
    bodies: Sequence[BodyMention],
    people: People,
    places: Sequence[PlaceMention],
    envoys: AbstractSet[Person] = frozenset(),
) -> list[PartyMention]:
    """The parties the sentence names, in order."""
    inside = between(bodies, sentence.start, sentence.end)
    found = [*_by_body(document.text, sentence, inside), *_by_person(sentence, people, envoys)]
    named = between(units, sentence.start, sentence.end)
    covered = Spans((body.start, body.end) for body in inside)
    alone = (m for m in named if m.party and not covered.covering(m.start) and not people.holds_office_at(m.start))
    lower = between(places, sentence.start, sentence.end)
    free = [p for p in lower if not covered.covering(p.start) and not people.holds_office_at(p.start)]
    found.extend(_by_name(document.text, sentence, alone, free))
    led = {p.start for p in free if words.LED.search(document.text, max(sentence.start, p.start - _REACH), p.start)}
    found.extend(PartyMention(p.start, p.end, p.unit, None, place=p.start not in led, lower=True) for p in free)
    ordered = sorted(found, key=lambda mention: (mention.start, mention.end))
    return [mention for mention in ordered if not _is_venue(document.text, sentence, mention, ordered)]


def _is_venue(text: str, sentence: Sentence, mention: PartyMention, others: Iterable[PartyMention]) -> bool:
    """Whether it only met in the house of a body, while others of its unit took part."""
    if mention.body is None or not words.VENUE.search(text, max(sentence.start, mention.start - _REACH), mention.start):
        return False
    return any(other.unit == mention.unit and not other.place and other is not mention for other in others)


def _by_body(text: str, sentence: Sentence, bodies: Iterable[BodyMention]) -> Iterator[PartyMention]:
    for body in bodies:
        if body.unit and not words.CITED.search(text, max(sentence.start, body.start - _LONGEST_CITED), body.start):
            yield PartyMention(body.start, body.end, body.unit, body.body)


def _by_person(sentence: Sentence, people: People, envoys: AbstractSet[Person]) -> Iterator[PartyMention]:
    present = people.at(sentence.start, sentence.end)
    leaders = sum(person.party == "central" for _, _, person in present)
    for start, end, person in present:
        if leaders >= _LEADERS and person.party != "central" and is_leader(person):
            continue  # one of the leaders of the state, who came with the others
        if person.party and person.stands_for_party and not person.is_former and person not in envoys:
            yield PartyMention(start, end, person.party, person.ministry if person.unit == "central" else None)


def _by_name(
    text: str, sentence: Sentence, units: Iterable[UnitMention], lower: Sequence[PlaceMention]
) -> Iterator[PartyMention]:
    """Units named outside of bodies and offices; behind a `lower` place a unit says where that is."""
    last: PartyMention | None = None
    for mention in units:
        before = text[max(sentence.start, mention.start - _REACH) : mention.start]
        if mention.party and not _is_spoken_of(text, mention, before):
            of_lower = any(
                p.unit == mention.unit and words.GLOSSES.fullmatch(text, p.end, mention.start) for p in lower
            )
            place = of_lower or _is_place(text, mention, before) or _is_listed(text, mention, last)
            last = PartyMention(mention.start, mention.end, mention.party, None, place)
            yield last


def _is_spoken_of(text: str, mention: UnitMention, before: str) -> bool:
    """Whether the unit is only spoken of: its people or goods, where a delegation has been, what is to be merged."""
    merges = words.MERGES.match(text, mention.end) is not None
    return merges or any(pattern.search(before) for pattern in (words.OF_OTHERS, words.LEFT, words.MERGED))


def _is_place(text: str, mention: UnitMention, before: str) -> bool:
    """Whether the unit says where: by the words before it, or as a gloss in brackets."""
    glossed = text[mention.start - 1 : mention.start] == "(" and text.startswith(")", mention.end)
    if "hủ đô" in mention.prefix:
        before += mention.prefix + " "
    return glossed or any(pattern.search(before) for pattern in (words.PLACE, words.PEOPLE_OF, words.LEARNT_OF))


def _is_listed(text: str, mention: UnitMention, last: PartyMention | None) -> bool:
    """Whether the unit goes on a list of places."""
    return last is not None and last.place and words.LISTED.fullmatch(text, last.end, mention.start) is not None


# ---------------------------------------------------------------- the parties of a meeting
def merged(document: Document, mentions: Iterable[PartyMention], rule: str, confidence: float) -> tuple[Party, ...]:
    """The parties of a meeting, each unit and body once; a unit named without a body gives way to its bodies."""
    evidence: dict[tuple[str, str | None], list[Evidence]] = {}
    for mention in mentions:
        entry = document.evidence(mention.start, mention.end, rule, confidence)
        key = (mention.unit, _known_body(mention, evidence))
        evidence.setdefault(key, []).append(entry)
    with_body = {unit for unit, body in evidence if body}
    return tuple(
        Party(unit, body, tuple(found[:3])) for (unit, body), found in evidence.items() if body or unit not in with_body
    )


def _known_body(mention: PartyMention, known: Iterable[tuple[str, str | None]]) -> str | None:
    """The body in the wording used first; the organ a mission comes from, or a part is of, is no second party."""
    if mention.body is None:
        return None
    said = set(title_key(mention.body).split())
    for unit, body in known:
        if unit == mention.unit and body:
            others = set(title_key(body).split())
            if said <= others or others <= said:
                return body
    return mention.body
