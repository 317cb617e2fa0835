"""Who was host: the province a meeting took place in or at whose invitation it was held.

"tại tỉnh X" names the place; who "đến/tới/về … làm việc với X" comes to X; who "tiếp" receives at home.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Stated
from kg.reading.document import Document, Sentence
from kg.reading.meetings import Occasion
from kg.reading.parties import PartyMention, is_province
from kg.reading.units import UnitMention

__all__ = ["find_host"]

_PLACE = re.compile(r"(?:tại|ở|về)\s+(?:địa bàn\s+|TP\.? [^\s,]+(?: [^\s,(]+)?,?\s+\(?)?$", re.IGNORECASE)
_COMES = re.compile(r"(?:đến|tới|về|sang|vào|ra)\s+(?:làm việc|thăm|khảo sát|học|trao đổi|tham quan|tìm hiểu|kiểm tra)", re.IGNORECASE)
_VISITS = re.compile(r"thăm|khảo sát|kiểm tra|đoàn công tác|dẫn đầu đoàn|trưởng đoàn|đoàn kiểm tra|đoàn giám sát", re.IGNORECASE)
_RECEIVES = re.compile(r"(?:đã\s+)?(?:có buổi\s+)?(?:tiếp|đón tiếp|đón)\s+(?:và\s+)?(?:làm việc|đoàn|xã giao)?", re.IGNORECASE)


def find_host(document: Document, occasion: Occasion, units: Sequence[UnitMention], lead: Sequence[Sentence]) -> Stated | None:
    """The host of the occasion, or None where the text leaves it open."""
    for sentence in (occasion.sentence, *lead):
        if found := _by_place(document, sentence, occasion, units):
            return found
    for report in occasion.reports:
        if found := _by_verb(document, report.sentence, report.parties):
            return found
    return None


def _by_place(
    document: Document, sentence: Sentence, occasion: Occasion, units: Sequence[UnitMention]
) -> Stated | None:
    for mention in units:
        if not sentence.start <= mention.start < sentence.end or mention.sense != "unit":
            continue
        before = document.text[max(sentence.start, mention.start - 40) : mention.start]
        if _PLACE.search(before) and mention.unit in occasion.units:
            return _stated(document, mention.unit, mention.start, mention.end, "hosts.place", 0.85)
    return None


def _by_verb(document: Document, sentence: Sentence, parties: Sequence[PartyMention]) -> Stated | None:
    words = document.cut(sentence)
    if match := _RECEIVES.search(words):
        before = [p for p in parties if p.start < sentence.start + match.start() and is_province(p.unit)]
        if before and "đoàn" in words[match.start() :]:
            return _stated(document, before[-1].unit, before[-1].start, before[-1].end, "hosts.receives", 0.75)
    comes = _COMES.search(words)
    delegation = _VISITS.search(words) if any(p.unit == "central" for p in parties) else None
    if match := comes or delegation:
        after = [p for p in parties if p.start > sentence.start + match.start() and is_province(p.unit)]
        if after:
            return _stated(document, after[0].unit, after[0].start, after[0].end, "hosts.visited", 0.75)
    return None


def _stated(document: Document, unit: str, start: int, end: int, rule: str, confidence: float) -> Stated:
    return Stated(unit, (document.evidence(start, end, rule, confidence),))
