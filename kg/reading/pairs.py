"""Parties a sentence leaves to be understood: the two provinces an article is about, and the speaker's own.

"Lãnh đạo UBND |hai tỉnh| đã gặp nhau" means the two provinces that are named, where there are only two; in "qua làm
việc cùng với Sở X tỉnh Y, hai bên thống nhất" the other side is that of whoever was heard last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from kg.reading.bodies import BodyMention
from kg.reading.document import Document, Sentence
from kg.reading.letters import union
from kg.reading.meeting_words import MEETS
from kg.reading.parties import PartyMention, is_province
from kg.reading.people import People, Person
from kg.reading.spans import between
from kg.reading.units import UnitMention

__all__ = ["the_two", "understood", "with_shared"]

_TWO = re.compile(r"(?<!\w)(?:của )?hai (?:tỉnh|địa phương|thành phố|tỉnh, thành(?: phố)?)(?! (?:miền|khác|bạn|trên))")
# What two provinces do together at one place and time; a programme they have is no meeting.
_MET = re.compile(
    r"(?<!\w)"
    + union(
        "gặp (?:nhau|lại|gỡ)",
        "(?:đã|cùng|có|chủ trì|tổ chức) (?:cuộc |buổi )?(?:họp|hội nghị|hội đàm|làm việc|giao ban)",
        "(?:buổi|cuộc) (?:làm việc|họp|gặp|hội đàm)",
        "ngồi (?:lại )?(?:với|cùng) nhau",
        "cùng (?:khảo sát|kiểm tra|đi thực địa)",
    )
    + r"(?!\w)"
)
# What a side tells of talks with the other: "|qua làm việc cùng với |Sở X".
_WORKED = re.compile(
    r"(?<!\w)(?:qua|sau|sau khi|khi|trong) (?:các |nhiều |những |cuộc |buổi |lần ){0,2}"
    r"(?:làm việc|trao đổi|họp) (?:cùng )?với "
)
_ORGAN = re.compile("(?:[Ss]ở|UBND|HĐND|[Cc]hi cục|[Cc]ông an|Bộ Chỉ huy|Hội|Ban) .+|[Cc]ông an")
# Provinces that are only counted where they meet: "|Sáu tỉnh| ven biển vừa nhóm họp".
_NUMBERS = {"ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_COUNTED = re.compile(rf"(?<!\w)({union(*_NUMBERS)}|[3-9]|1\d) (?:tỉnh|địa phương)(?!\w)", re.IGNORECASE)
_LISTS = re.compile(r"(?<!\w)(?:[Đđ]ó là|[Gg]ồm|[Bb]ao gồm)(?!\w)")
# Provinces that the text has listed before: "làm việc với lãnh đạo |các tỉnh| về …".
_THOSE = re.compile(
    r"(?<!\w)(?:với|cùng|mời|giữa) (?:lãnh đạo |đại diện |UBND |các sở[\w, ]{0,20} )?các (?:tỉnh|địa phương)"
    r"(?: nói trên| này| trên| liên quan| trong tuyến)?(?= (?:về|để|nhằm|bàn|đã|họp|thống nhất)(?!\w)|[,.;]|$)"
)
_NEXT = re.compile(r"(?:, | và |, và )(?:(?:các )?(?:tỉnh|thành phố) |TP\.? ?)?")
_ROW = 3  # provinces in a row that "các tỉnh" can mean
_LISTED_NEAR = 2  # sentences around the report in which they are listed
_FEWEST = 2  # provinces that must be named for a body to be said of all
_LOOK_BACK = 2  # sentences before, in which whoever speaks is named


def the_two(units: Sequence[UnitMention]) -> tuple[UnitMention, ...]:
    """The first mentions of the two provinces an article names; none where it names more or fewer."""
    first: dict[str, UnitMention] = {}
    for mention in units:
        if mention.sense in ("unit", "home"):
            first.setdefault(mention.unit, mention)
    return tuple(first.values()) if len(first) == 2 else ()


def understood(
    document: Document,
    sentence: Sentence,
    named: Sequence[PartyMention],
    *,
    two: Sequence[UnitMention],
    units: Sequence[UnitMention],
    people: People,
    shared: Sequence[BodyMention] = (),
) -> Iterator[PartyMention]:
    """The parties of a sentence that it does not name; `shared` are its bodies that are of several units."""
    text = document.text
    provinces = {party.unit for party in named if party.unit != "central"}
    both = _TWO.search(text, sentence.start, sentence.end)
    if two and both and len(provinces) < 2 and _MET.search(text, sentence.start, sentence.end):
        bodies: list[str | None] = [body.body for body in shared if body.shared in (0, len(two))]
        for mention in two:
            yield from (PartyMention(both.start(), both.end(), mention.unit, body) for body in bodies or [None])
        return
    counted = _COUNTED.search(text, sentence.start, sentence.end)
    if counted and len(provinces) < _FEWEST and MEETS.search(text, sentence.start, sentence.end):
        yield from _listed(document, sentence, _NUMBERS.get(counted[1].lower()) or int(counted[1]), units)
    those = _THOSE.search(text, sentence.start, sentence.end)
    if those and len(provinces) == 1 and MEETS.search(text, sentence.start, sentence.end):
        yield from _in_row(document, sentence, units, provinces)
    worked = _WORKED.search(text, sentence.start, sentence.end)
    if worked and len(provinces) == 1 and all(party.start > worked.start() for party in named):
        yield from _speaker(document, sentence, worked.start(), people, provinces)


def _listed(document: Document, sentence: Sentence, count: int, units: Sequence[UnitMention]) -> Iterator[PartyMention]:
    """As many provinces as are said to meet, listed in a sentence beside: "Ba tỉnh nhóm họp. Đó là |A, B và C|"."""
    for near in document.around(sentence, _LISTED_NEAR):
        named = {m.unit: m for m in reversed(between(units, near.start, near.end)) if m.sense == "unit"}
        if len(named) == count and _LISTS.search(document.text, near.start, near.end):
            for mention in named.values():
                yield PartyMention(mention.start, mention.end, mention.unit, None)
            return


def _in_row(
    document: Document, sentence: Sentence, units: Sequence[UnitMention], but: AbstractSet[str]
) -> Iterator[PartyMention]:
    """The provinces of the last row that was listed before a sentence: "phối hợp |tỉnh A, B và C|. … các tỉnh"."""
    first = document.sentences[max(sentence.index - _LISTED_NEAR, 0)]
    row: list[UnitMention] = []
    rows = [row]
    for mention in between(units, first.start, sentence.start):
        if mention.sense == "unit":
            if row and not _NEXT.fullmatch(document.text, row[-1].end, mention.start):
                rows.append(row := [])
            row.append(mention)
    for named in reversed(rows):
        if len({mention.unit for mention in named}) >= _ROW:
            others = (mention for mention in named if mention.unit not in but)
            yield from (PartyMention(mention.start, mention.end, mention.unit, None) for mention in others)
            return


def with_shared(parties: Sequence[PartyMention], shared: Sequence[BodyMention]) -> Iterator[PartyMention]:
    """The parties of a sentence, each with the bodies said of all: "A, B và C … giữa |Sở Y tế ba tỉnh|"."""
    provinces = {party.unit for party in parties if is_province(party.unit) and not party.place}
    bodies = [body for body in shared if len(provinces) >= _FEWEST and body.shared in (0, len(provinces))]
    for party in parties:
        if bodies and party.body is None and party.unit in provinces and not party.place:
            yield from (replace(party, body=body.body) for body in bodies)
        else:
            yield party


def _speaker(
    document: Document, sentence: Sentence, before: int, people: People, others: set[str]
) -> Iterator[PartyMention]:
    """Whoever was heard last before an offset, if he or she stands for another unit."""
    first = document.sentences[max(sentence.index - _LOOK_BACK, 0)]
    for start, end, person in reversed(people.at(first.start, before)):
        if person.party and person.stands_for_party:
            if person.party not in others:
                yield PartyMention(start, end, person.party, _body_of(person))
            return


def _body_of(person: Person) -> str | None:
    """The organ in the office of a person: whoever worked with another organ did so for his or her own."""
    titles = (office.title for office, _ in person.offices if office.unit == person.unit)
    found = next(filter(None, map(_ORGAN.search, titles)), None)
    return found[0][0].upper() + found[0][1:] if found else None
