"""What the first sentences of a report say of who went to whom, and where: units and bodies named, and the verbs.

`kg.reading.sides` asks them sentence by sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.reading.bodies import BodyMention
from kg.reading.document import Sentence
from kg.reading.letters import any_of, compiled
from kg.reading.places import PlaceMention
from kg.reading.spans import between
from kg.reading.units import UnitMention

__all__ = ["Lead"]

_DELEGATION_OF = re.compile(
    r"(?<!\w)(?<!(?:ỉnh|ành|yện|uận) )[Đđ]oàn (?:của )?$"
)  # straight before its unit: "đoàn |tỉnh X", "dẫn đầu đoàn |X"
_LONGEST_DELEGATION = 12  # code points looked back for it
# "ông A, Bí thư Tỉnh ủy X |cùng |đoàn công tác của| tỉnh |đã đến thăm tỉnh Y".
_LED = re.compile(r"(?<!\w)(?:cùng|dẫn đầu)(?: các thành viên)? $")
_GOES = re.compile(
    "(?: chủ chốt)?(?: của)?(?: tỉnh| thành phố| địa phương)?,? "
    r"(?:đã|sẽ|cũng|đến|tới|vừa|có|về|vào|sang|ra|lên|xuống|qua|thăm|làm việc|đi|khảo sát|tiếp tục)(?!\w)"
)
# What a party does that goes to another: "Sở X đã |đến trao đổi |với Sở Y", "Tỉnh X |sang |Y".
_GOING = compiled(
    r"(?<!\w)(?:đến|tới|sang|lên|về|ra|vào|xuống|qua) "
    r"(?:(?P<does>thăm|làm việc|học|trao đổi|tham quan|tìm hiểu|nghiên cứu|khảo sát|giao lưu|chúc)(?!\w)"
    "|(?=tỉnh |[{UP}]))"
    r"|(?<!\w)(?P<learns>(?:trao đổi|học tập|học hỏi|tìm hiểu) kinh nghiệm)(?!\w)"
)
_STRAIGHT = re.compile("(?: đã| vừa| sẽ)? ")  # all that stands between who goes and the verb where no purpose is told
_BEFORE_GOING, _BEHIND_GOING = 110, 90  # code points within which who goes and where to are named
_FROM = re.compile(r"(?<!\w)(?:từ|tuyến|đường|khách|người|dân|xe) (?:[^,.;]{0,30} )?$")
_AT = re.compile(r"(?<!\w)(?:tại|ở|trên địa bàn) (?:[^,.;]{0,50} )?$")
_LONGEST_BEFORE = 60  # code points looked back for them
# "Đoàn công tác của| tỉnh |do ông A": that of the paper's own province.
_OWN = re.compile(
    r" (?:của )?tỉnh(?: ta| nhà| mình)?(?=,| do| đã| đến| gồm| có| vừa| sang| lên| về| ra| vào| tham| học)"
)
# Between a delegation and the unit it goes to, who leads it not being told between.
_GOAL = re.compile(r"(?:(?! do )[^.;])*(?<!\w)(?:tại|ở|đến|tới|sang|thăm) (?:[^,.;]{0,30} )?")
_NEAR = 70  # code points between "đoàn công tác" and the unit it comes from
# Behind who holds a meeting: "UBND tỉnh X |tổ chức hội nghị", "Sở Y tế X |đã có buổi làm việc".
_HOLDS = re.compile(
    r",? (?:đã |vừa |sẽ )?(?:phối hợp |long trọng |chủ trì )?"
    r"(?:tổ chức|chủ trì|đăng cai|có buổi|có cuộc|làm việc|tiếp|đón|họp|gặp)(?!\w)"
)
_EVENT = any_of("hội nghị", "hội thảo", "cuộc họp", "buổi làm việc", r"\blễ\b", "ký kết", "hội đàm", "tọa đàm")


@dataclass(frozen=True, slots=True)
class Lead:
    """What the first sentences of a report name."""

    text: str
    units: Sequence[UnitMention]
    bodies: Sequence[BodyMention]
    places: Sequence[PlaceMention]
    home: str | None

    def named(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """The parties named between two offsets, as units or as whose a body is, and where."""
        units = [(m.start, m.end, m.party) for m in between(self.units, start, end) if m.party]
        return sorted([*units, *((b.start, b.end, b.unit) for b in between(self.bodies, start, end) if b.unit)])

    def sender(self, sentence: Sentence, mission: re.Match[str] | None) -> str | None:
        """Whose delegation the sentence tells of: named behind it, but before it where who leads it is said first."""
        if mission is None:
            return self._sender_straight(sentence)
        goes = _GOES.match(self.text, mission.end())
        if goes and _LED.search(self.text, sentence.start, mission.start()):
            before = self.named(sentence.start, mission.start())
            return before[-1][2] if before else self.home
        if _OWN.match(self.text, mission.end()):
            return self.home
        if goes:  # what is named behind is where they go
            return None
        near = self.named(mission.start(), min(mission.end() + _NEAR, sentence.end))
        if near and _GOAL.fullmatch(self.text, mission.end(), near[0][0]):  # "tổ chức đoàn tham quan tại |tỉnh X"
            before = self.named(sentence.start, mission.start())
            return before[-1][2] if before else None
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

    def only_other(self, visiting: str, lead: Sequence[Sentence]) -> str | None:
        """The one other province of all the sentences."""
        parties = {party for sentence in lead for *_, party in self.named(sentence.start, sentence.end)}
        others = {party for party in parties - {visiting, "central"} if not party.startswith("foreign:")}
        return others.pop() if len(others) == 1 else None

    def going(self, sentence: Sentence) -> tuple[str, str] | None:
        """Who goes to whom in a sentence without a word for the delegation."""
        if len({party for *_, party in self.named(sentence.start, sentence.end)}) < 2:
            return None
        for verb in _GOING.finditer(self.text, sentence.start, sentence.end):
            at = verb.start()
            before = self.named(max(at - _BEFORE_GOING, sentence.start), at)
            behind = self.named(at, min(at + _BEHIND_GOING, sentence.end))
            if not before or not behind or self._stands_behind(_FROM, before[-1][0]):
                continue
            goer, target = before[-1], behind[0]
            if goer[2] != target[2] and (verb["does"] or verb["learns"] or _STRAIGHT.fullmatch(self.text, goer[1], at)):
                return goer[2], target[2]
        return None

    def holder(self, sentence: Sentence) -> str | None:
        """The unit whose organ a sentence opens with as the one that holds a meeting, or in which it is held."""
        named = self.named(sentence.start, sentence.end)
        first = named[0] if named else None
        if first and _HOLDS.match(self.text, first[1]):
            return first[2]
        place = self.place(sentence)
        return place if place and _EVENT.search(self.text, sentence.start, sentence.end) else None

    def place(self, sentence: Sentence, visiting: str | None = None) -> str | None:
        """The unit the sentence says something happened in, other than that of the guests."""
        units = [(m.start, m.unit) for m in between(self.units, sentence.start, sentence.end) if m.sense == "unit"]
        places = [(p.start, p.unit) for p in between(self.places, sentence.start, sentence.end)]
        told = (unit for start, unit in sorted([*units, *places]) if self._stands_behind(_AT, start))
        return next((unit for unit in told if unit != visiting), None)

    def _stands_behind(self, words: re.Pattern[str], start: int) -> bool:
        return words.search(self.text, max(start - _LONGEST_BEFORE, 0), start) is not None
