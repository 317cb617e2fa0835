"""The two sides of a visit: whose delegation came, and who received it.

Reports name the sides once ("đoàn công tác của tỉnh Hậu Giang", "Tiếp đoàn có …") and then speak of "đoàn" and of
titles without a province.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.reading.bodies import BodyMention
from kg.reading.document import Document, Sentence
from kg.reading.letters import compiled
from kg.reading.places import PlaceMention
from kg.reading.spans import between
from kg.reading.units import UnitMention

__all__ = ["Sides", "anaphor", "find_sides"]


@dataclass(frozen=True, slots=True)
class Sides:
    """The unit whose delegation came and the unit that received it; None where the text does not tell."""

    visiting: str | None = None
    receiving: str | None = None


# A delegation by what it is for: "đoàn công tác của …", "nhóm công tác …".
_DELEGATION = re.compile(
    r"(?<!\w)(?:[Đđ]oàn|[Nn]hóm|[Pp]hái đoàn|[Tt]ổ) "
    "(?:công tác|đại biểu|cán bộ|lãnh đạo|khảo sát|kiểm tra|giám sát|học tập|tham quan)(?: cấp cao)?(?: của| do)?"
)
_DELEGATION_OF = re.compile(r"(?<!\w)[Đđ]oàn (?:của )?$")  # straight before its unit: "đoàn |tỉnh X", "dẫn đầu đoàn |X"
_LONGEST_DELEGATION = 12  # code points looked back for it
# "ông A, Bí thư Tỉnh ủy X |cùng |đoàn công tác của| tỉnh |đã đến thăm tỉnh Y".
_LED = re.compile(r"(?<!\w)(?:cùng|dẫn đầu)(?: các thành viên)? $")
_GOES = re.compile(
    "(?: chủ chốt)?(?: của)?(?: tỉnh| thành phố| địa phương)?,? "
    r"(?:đã|đến|tới|vừa|có|về|vào|sang|ra|thăm|làm việc|đi|khảo sát|tiếp tục)(?!\w)"
)
# What a party does that goes to another: "Sở X đã |đến trao đổi |với Sở Y", "Tỉnh X |sang |Y".
_GOING = compiled(
    r"(?<!\w)(?:đến|tới|sang|lên|về|ra|vào|xuống|qua) "
    r"(?:(?P<does>thăm|làm việc|học|trao đổi|tham quan|tìm hiểu|nghiên cứu|khảo sát|giao lưu|chúc)(?!\w)"
    "|(?=tỉnh |[{UP}]))"
)
_STRAIGHT = re.compile("(?: đã| vừa| sẽ)? ")  # all that stands between who goes and the verb where no purpose is told
_BEFORE_GOING, _BEHIND_GOING = 110, 90  # code points within which who goes and where to are named
_FROM = re.compile(r"(?<!\w)(?:từ|tuyến|đường|khách|người|dân|xe) (?:[^,.;]{0,30} )?$")
_AT = re.compile(r"(?<!\w)(?:tại|ở|trên địa bàn) (?:[^,.;]{0,50} )?$")
_LONGEST_BEFORE = 60  # code points looked back for them
_NEAR = 70  # code points between "đoàn công tác" and the unit it comes from
_LEAD = 8  # told sentences in which a report names the sides


def find_sides(
    document: Document,
    units: Sequence[UnitMention],
    bodies: Sequence[BodyMention],
    places: Sequence[PlaceMention] = (),
    home: str | None = None,
) -> Sides:
    """The sides as the first sentences tell them; where one side only is told, `home` is the other."""
    lead = document.told[:_LEAD]
    told = _Lead(document.text, units, bodies, places)
    visiting = None
    for sentence in lead:
        mission = _DELEGATION.search(document.text, sentence.start, sentence.end)
        visiting = visiting or told.sender(sentence, mission)
        receiving = told.other(visiting, sentence) if visiting and mission else None
        if receiving:
            return Sides(visiting, receiving)
    if visiting is None:
        return next(filter(None, map(told.going, lead)), Sides())
    receiving = next(filter(None, (told.place(sentence, visiting) for sentence in lead)), home)
    return Sides(visiting, receiving if receiving != visiting else None)


@dataclass(frozen=True, slots=True)
class _Lead:
    """What the first sentences of a report name."""

    text: str
    units: Sequence[UnitMention]
    bodies: Sequence[BodyMention]
    places: Sequence[PlaceMention]

    def named(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """The parties named between two offsets, as units or as whose a body is, and where."""
        units = [(m.start, m.end, m.party) for m in between(self.units, start, end) if m.party]
        return sorted([*units, *((b.start, b.end, b.unit) for b in between(self.bodies, start, end) if b.unit)])

    def sender(self, sentence: Sentence, mission: re.Match[str] | None) -> str | None:
        """Whose delegation the sentence tells of: named behind it, but before it where who leads it is said first."""
        if mission is None:
            return self._sender_straight(sentence)
        if _LED.search(self.text, sentence.start, mission.start()) and _GOES.match(self.text, mission.end()):
            before = self.named(sentence.start, mission.start())
            return before[-1][2] if before else None
        near = self.named(mission.start(), min(mission.end() + _NEAR, sentence.end))
        return near[0][2] if near else None

    def _sender_straight(self, sentence: Sentence) -> str | None:
        """The unit straight behind "đoàn": "đoàn Gia Lai", "Dẫn đầu đoàn tỉnh Gia Lai"."""
        for mention in between(self.units, sentence.start, sentence.end):
            before = max(mention.start - _LONGEST_DELEGATION, sentence.start)
            if mention.party and _DELEGATION_OF.search(self.text, before, mention.start):
                return mention.party
        return None

    def other(self, visiting: str, sentence: Sentence) -> str | None:
        """The one other party of the sentence."""
        others = {party for *_, party in self.named(sentence.start, sentence.end)} - {visiting, "central"}
        return others.pop() if len(others) == 1 else None

    def going(self, sentence: Sentence) -> Sides | None:
        """The sides of a sentence that says who goes to whom without a word for the delegation."""
        for verb in _GOING.finditer(self.text, sentence.start, sentence.end):
            at = verb.start()
            before = self.named(max(at - _BEFORE_GOING, sentence.start), at)
            behind = self.named(at, min(at + _BEHIND_GOING, sentence.end))
            if not before or not behind or self._stands_behind(_FROM, before[-1][0]):
                continue
            goer, target = before[-1], behind[0]
            if goer[2] != target[2] and (verb["does"] or _STRAIGHT.fullmatch(self.text, goer[1], at)):
                return Sides(goer[2], target[2])
        return None

    def place(self, sentence: Sentence, visiting: str) -> str | None:
        """The unit the sentence says something happened in, other than that of the guests."""
        units = [(m.start, m.unit) for m in between(self.units, sentence.start, sentence.end) if m.sense == "unit"]
        places = [(p.start, p.unit) for p in between(self.places, sentence.start, sentence.end)]
        told = (unit for start, unit in sorted([*units, *places]) if self._stands_behind(_AT, start))
        return next((unit for unit in told if unit != visiting), None)

    def _stands_behind(self, words: re.Pattern[str], start: int) -> bool:
        return words.search(self.text, max(start - _LONGEST_BEFORE, 0), start) is not None


# ---------------------------------------------------------------- "đoàn" without a name
# "Đoàn" is the youth league or a province's deputies as well; what a delegation does tells it.
_ANAPHOR = re.compile(
    r"(?<!\w)[Đđ]oàn(?! (?:viên|thể|kết|kinh|ĐBQH|đại biểu Quốc hội|Thanh niên|TNCS))(?: công tác| đại biểu)?"
    "(?= (?:đã |sẽ |tiếp tục |có |đến |làm việc|thăm|khảo sát|trao|vào |sang |về ))"
)


def anaphor(document: Document, sentence: Sentence) -> tuple[int, int] | None:
    """Where the sentence says "đoàn" and leaves open whose; None if it does not."""
    match = _ANAPHOR.search(document.text, sentence.start, sentence.end)
    return match.span() if match else None
