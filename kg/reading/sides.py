"""The two sides of a visit: whose delegation came, and who received it.

Reports name the sides once ("đoàn công tác của tỉnh Hậu Giang", "Tiếp đoàn có …") and then speak of "đoàn" and of
titles without a province. A sentence's opening says whose people it lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.reading.bodies import BodyMention
from kg.reading.document import Document, Sentence
from kg.reading.letters import union
from kg.reading.spans import between
from kg.reading.units import UnitMention

__all__ = ["MISSION", "Sides", "anaphor", "find_sides", "lists_the_same", "side_of"]


@dataclass(frozen=True, slots=True)
class Sides:
    """The unit whose delegation came and the unit that received it; None where the text does not tell."""

    visiting: str | None = None
    receiving: str | None = None


_DELEGATION = re.compile(
    r"(?<!\w)[Đđ]oàn "
    "(?:công tác|đại biểu|cán bộ|lãnh đạo|khảo sát|kiểm tra|giám sát|học tập|tham quan)(?: cấp cao)?(?: của| do)?"
)
# "ông A, Bí thư Tỉnh ủy X |cùng |đoàn công tác của| tỉnh |đã đến thăm tỉnh Y".
_LED = re.compile(r"(?<!\w)(?:cùng|dẫn đầu)(?: các thành viên)? $")
_GOES = re.compile(
    "(?: chủ chốt)?(?: của)?(?: tỉnh| thành phố| địa phương)?,? "
    r"(?:đã|sẽ|cũng|đến|tới|vừa|có|về|vào|sang|ra|lên|xuống|qua|thăm|làm việc|đi|khảo sát|tiếp tục)(?!\w)"
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
        visiting = visiting or _sender(document.text, sentence, match, units, bodies)
        receiving = _other(visiting, _named(sentence.start, sentence.end, units, bodies)) if visiting else None
        if receiving:
            return Sides(visiting, receiving)
    return Sides(visiting)


def _sender(
    text: str,
    sentence: Sentence,
    mission: re.Match[str],
    units: Sequence[UnitMention],
    bodies: Sequence[BodyMention],
) -> str | None:
    """Whose delegation it is: named behind it, but before it where who leads it is said first."""
    if _GOES.match(text, mission.end()):  # what is named behind is where they go
        led = _LED.search(text, sentence.start, mission.start())
        before = sorted(_named(sentence.start, mission.start(), units, bodies)) if led else []
        return before[-1][1] if before else None
    near = min(mission.end() + _NEAR, sentence.end)
    return next((party for _, party in sorted(_named(mission.start(), near, units, bodies))), None)


def _named(
    start: int, end: int, units: Sequence[UnitMention], bodies: Sequence[BodyMention]
) -> Iterator[tuple[int, str]]:
    """The parties named between two offsets, as units or as whose a body is, and where."""
    for mention in between(units, start, end):
        if mention.party:
            yield mention.start, mention.party
    for body in between(bodies, start, end):
        if body.unit:
            yield body.start, body.unit


def _other(visiting: str, named: Iterator[tuple[int, str]]) -> str | None:
    """The one other party of the sentence."""
    others = {party for _, party in named} - {visiting, "central"}
    return others.pop() if len(others) == 1 else None


# ---------------------------------------------------------------- how a sentence opens that lists people
_RECEIVES = re.compile(
    r"\W*(?:Tiếp|Đón|Đón tiếp|Tiếp đón|Tiếp và làm việc)"
    "(?: và làm việc| thân mật)?(?: với)? (?:và làm việc với )?[Đđ]oàn",
    re.IGNORECASE,
)
_COMES_ALONG = re.compile(
    r"\W*"
    + union(
        "Cùng đi",
        "Đoàn (?:công tác )?do",
        "Tham gia Đoàn",
        "Đoàn (?:gồm|có)",
        "Thành viên Đoàn",
        "Cùng tham gia Đoàn",
        "Tháp tùng",
        "Thành phần Đoàn",
        "Tham gia cùng Đoàn",
        "Thay mặt Đoàn",
    ),
    re.IGNORECASE,
)
_ALSO = re.compile(
    r"\W*(?:Cùng dự|Cùng tiếp|Cùng tham dự|Dự buổi làm việc|Tham dự)(?! (?:phía|về phía))", re.IGNORECASE
)


def side_of(words: str, sides: Sides) -> str | None:
    """Whose people a sentence lists by the way it opens; None where it says nothing."""
    if _RECEIVES.match(words):
        return sides.receiving
    return sides.visiting if _COMES_ALONG.match(words) else None


def lists_the_same(words: str) -> bool:
    """Whether the sentence goes on listing people of the side the sentence before began with."""
    return _ALSO.match(words) is not None


# ---------------------------------------------------------------- "đoàn" without a name
# "Đoàn" is the youth league or a province's deputies as well; what a delegation does tells it.
_ANAPHOR = re.compile(
    r"(?<!\w)[Đđ]oàn(?! (?:viên|thể|kết|kinh|ĐBQH|đại biểu Quốc hội|Thanh niên|TNCS))"
    "(?: công tác| đại biểu| giám sát| kiểm tra)?"
    "(?= (?:đã |sẽ |tiếp tục |có |đến |làm việc|thăm|khảo sát|trao|vào |sang |về |vượt |lên |xuống |ra |qua |đi |tới |"
    "tham quan|dâng hương|viếng|học |nghiên cứu|tìm hiểu|trao đổi))"
)


MISSION = re.compile(r"(?<!\w)[Đđ]oàn (?:công tác|giám sát|kiểm tra|khảo sát|cán bộ)(?!\w)")
"""A delegation by the word for it."""


def anaphor(document: Document, sentence: Sentence) -> tuple[int, int] | None:
    """Where the sentence says "đoàn" and leaves open whose; None if it does not."""
    match = _ANAPHOR.search(document.text, sentence.start, sentence.end)
    return match.span() if match else None
