"""Who was host: the province a meeting took place in or at whose invitation it was held.

A place printed with the report tells it ("tại tỉnh X", "tại TP Vinh"); so do the sides of a visit: who sends a
delegation is guest, the other side host; who "tiếp" receives at home; who "tổ chức" a meeting with others invites.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from kg.model import Stated
from kg.reading.document import Document, Sentence
from kg.reading.meetings import Occasion
from kg.reading.parties import PartyMention, is_province
from kg.reading.places import PlaceMention
from kg.reading.sides import Sides
from kg.reading.units import UnitMention

__all__ = ["find_host"]


class Findings(Protocol):
    """What a host is found from."""

    @property
    def units(self) -> tuple[UnitMention, ...]: ...  # noqa: D102

    @property
    def places(self) -> tuple[PlaceMention, ...]: ...  # noqa: D102

    @property
    def sides(self) -> Sides: ...  # noqa: D102


_AT = re.compile(
    r"(?:tại|ở|về)\s+(?:trụ sở\s+(?:UBND|HĐND|[^\s,]+ ủy|Ủy ban nhân dân|Công an|Ủy ban MTTQ Việt Nam)?\s*|"
    r"(?:Trung tâm [^,;.]{0,40}|hội trường [^,;.]{0,30}|Văn phòng [^,;.]{0,20}),? )?(?:địa bàn\s+)?$",
    re.IGNORECASE,
)
_COMES = re.compile(
    r"(?:đến|tới|về|sang|vào|ra)\s+(?:làm việc|thăm|khảo sát|học|trao đổi|tham quan|tìm hiểu|kiểm tra|nghiên cứu)",
    re.IGNORECASE,
)
_INSPECTS = re.compile(r"(?<!\w)(?:khảo sát|kiểm tra|thăm|làm việc tại)(?!\w)", re.IGNORECASE)
_RECEIVES = re.compile(
    r"(?<!\w)(?:đã |có buổi )?(?:tiếp(?! tục| theo| thu| cận| nhận)|đón tiếp|đón)(?: và làm việc| xã giao| thân mật)?(?: với)?",
    re.IGNORECASE,
)
_INVITES = re.compile(r"(?:tổ chức|chủ trì tổ chức) (?:buổi làm việc|cuộc họp|hội nghị|hội đàm|họp)", re.IGNORECASE)


def find_host(document: Document, occasion: Occasion, findings: Findings, lead: Sequence[Sentence]) -> Stated | None:
    """The host of the occasion, or None where the text leaves it open."""
    provinces = {unit for unit in occasion.units if is_province(unit)}
    for sentence in (occasion.sentence, *lead):
        for start, end, unit in _places(document, sentence, findings):
            if unit in provinces:
                return _stated(document, unit, start, end, "hosts.place", 0.85)
    if found := _by_side(document, occasion, findings.sides, provinces):
        return found
    for report in occasion.reports:
        if found := _by_verb(document, report.sentence, report.parties):
            return found
    return None


def _places(document: Document, sentence: Sentence, findings: Findings) -> Iterator[tuple[int, int, str]]:
    """Units and lower places that "tại" governs, in order."""
    named = [(m.start, m.end, m.unit) for m in findings.units if m.sense == "unit"]
    named += [(p.start, p.end, p.unit) for p in findings.places]
    for start, end, unit in sorted(named):
        if sentence.start <= start < sentence.end and _AT.search(document.text, max(sentence.start, start - 80), start):
            yield start, end, unit


def _by_side(document: Document, occasion: Occasion, sides: Sides, provinces: set[str]) -> Stated | None:
    """The one province that did not send the delegation."""
    if sides.visiting not in occasion.units:
        return None
    others = provinces - {sides.visiting}
    if len(others) != 1:
        return None
    unit = others.pop()
    mention = next(party for party in occasion.parties if party.unit == unit)
    return _stated(document, unit, mention.start, mention.end, "hosts.side", 0.75)


def _by_verb(document: Document, sentence: Sentence, parties: Sequence[PartyMention]) -> Stated | None:
    words = document.cut(sentence)
    match = _RECEIVES.search(words)
    if match and "đoàn" in words[match.start() :].lower():
        before = [p for p in parties if p.start < sentence.start + match.start() and is_province(p.unit)]
        if before:
            return _stated(document, before[-1].unit, before[-1].start, before[-1].end, "hosts.receives", 0.75)
    if match := _INVITES.search(words):
        before = [p for p in parties if p.start < sentence.start + match.start() and is_province(p.unit)]
        if len({p.unit for p in before}) == 1:
            return _stated(document, before[0].unit, before[0].start, before[0].end, "hosts.invites", 0.6)
    central = any(party.unit == "central" for party in parties)
    if match := _COMES.search(words) or (_INSPECTS.search(words) if central else None):
        after = [p for p in parties if p.start > sentence.start + match.start() and is_province(p.unit)]
        if after:
            return _stated(document, after[0].unit, after[0].start, after[0].end, "hosts.visited", 0.75)
    return None


def _stated(document: Document, unit: str, start: int, end: int, rule: str, confidence: float) -> Stated:
    return Stated(unit, (document.evidence(start, end, rule, confidence),))
