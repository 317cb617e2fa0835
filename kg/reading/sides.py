"""The two sides of a visit: whose delegation came, and who received it.

Reports name the sides once ("đoàn công tác của tỉnh Hậu Giang", "Tiếp đoàn có …") and then speak of "đoàn" and of
titles without a province. A sentence's opening says whose people it lists.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.reading.bodies import BodyMention
from kg.reading.document import Document, Sentence
from kg.reading.units import UnitMention

__all__ = ["Sides", "anaphor", "find_sides", "lists_the_same", "side_of"]


@dataclass(frozen=True, slots=True)
class Sides:
    """The unit whose delegation came and the unit that received it; None where the text does not tell."""

    visiting: str | None = None
    receiving: str | None = None


_DELEGATION = re.compile(
    r"(?<!\w)[Đđ]oàn (?:công tác|đại biểu|cán bộ|lãnh đạo|khảo sát|kiểm tra|giám sát|học tập|tham quan)(?: cấp cao)?(?: của| do)?"
)
_NEAR = 70  # code points between "đoàn công tác" and the unit it comes from
_LEAD = 8  # told sentences in which a report names the sides


def find_sides(document: Document, units: Sequence[UnitMention], bodies: Sequence[BodyMention]) -> Sides:
    """The sides as the first sentences tell them."""
    visiting = None
    for sentence in document.told[:_LEAD]:
        match = _DELEGATION.search(document.text, sentence.start, sentence.end)
        if match is None:
            continue
        came = _unit_after(match.start(), min(match.end() + _NEAR, sentence.end), units, bodies)
        visiting = visiting or came
        receiving = _other(sentence, visiting, units, bodies) if visiting else None
        if receiving:
            return Sides(visiting, receiving)
    return Sides(visiting)


def _unit_after(start: int, end: int, units: Sequence[UnitMention], bodies: Sequence[BodyMention]) -> str | None:
    named = [(m.start, _party(m)) for m in units if start <= m.start < end and m.sense in ("unit", "foreign")]
    named += [(body.start, body.unit) for body in bodies if start <= body.start < end and body.unit]
    return min(named)[1] if named else None


def _party(mention: UnitMention) -> str:
    return mention.unit if mention.sense == "unit" else f"foreign:{mention.unit}"


def _other(
    sentence: Sentence, visiting: str, units: Sequence[UnitMention], bodies: Sequence[BodyMention]
) -> str | None:
    inside = [_party(m) for m in units if sentence.start <= m.start < sentence.end and m.sense in ("unit", "foreign")]
    inside += [body.unit for body in bodies if sentence.start <= body.start < sentence.end and body.unit]
    others = {unit for unit in inside if unit not in (visiting, "central")}
    return others.pop() if len(others) == 1 else None


_RECEIVES = re.compile(
    r"^\W*(?:Tiếp|Đón|Đón tiếp|Tiếp đón|Tiếp và làm việc)(?: và làm việc| thân mật)?(?: với)? (?:và làm việc với )?[Đđ]oàn",
    re.IGNORECASE,
)
_COMES_ALONG = re.compile(
    r"^\W*(?:Cùng đi|Tham gia [Đđ]oàn|Đoàn (?:gồm|có)|Thành viên [Đđ]oàn|Cùng tham gia [Đđ]oàn|Tháp tùng|Thành phần [Đđ]oàn|Tham gia cùng [Đđ]oàn|Thay mặt [Đđ]oàn)",
    re.IGNORECASE,
)
_ALSO = re.compile(
    r"^\W*(?:Cùng dự|Cùng tiếp|Cùng tham dự|Dự buổi làm việc|Tham dự)(?! (?:phía|về phía))", re.IGNORECASE
)
_ANAPHOR = re.compile(
    r"(?<!\w)[Đđ]oàn(?! (?:viên|thể|kết|kinh|ĐBQH|đại biểu Quốc hội|Thanh niên|TNCS))(?: công tác| đại biểu)?(?= (?:đã |sẽ |tiếp tục |có |đến |làm việc|thăm|khảo sát|trao|vào |sang |về ))"
)


def side_of(words: str, sides: Sides) -> str | None:
    """Whose people a sentence lists by the way it opens; None where it says nothing."""
    if _RECEIVES.match(words):
        return sides.receiving
    if _COMES_ALONG.match(words):
        return sides.visiting
    return None


def anaphor(document: Document, sentence: Sentence) -> tuple[int, int] | None:
    """Where the sentence says "đoàn" and leaves open whose; None if it does not."""
    match = _ANAPHOR.search(document.text, sentence.start, sentence.end)
    return match.span() if match else None


def lists_the_same(words: str) -> bool:
    """Whether the sentence goes on listing people of the side the sentence before began with."""
    return _ALSO.match(words) is not None
