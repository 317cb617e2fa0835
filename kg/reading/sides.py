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
from kg.reading.leads import Lead
from kg.reading.places import PlaceMention
from kg.reading.units import UnitMention

__all__ = ["DELEGATION", "MISSION", "Sides", "anaphor", "find_sides"]


@dataclass(frozen=True, slots=True)
class Sides:
    """The unit whose delegation came and the unit that received it; None where the text does not tell.

    `holding` is the unit by which or in which the meeting was held, also where no delegation came.
    """

    visiting: str | None = None
    receiving: str | None = None
    holding: str | None = None


DELEGATION = re.compile(
    r"(?<!\w)(?:(?:[Đđ]oàn|[Nn]hóm|[Pp]hái đoàn|[Tt]ổ) "
    "(?:công tác|đại biểu|cán bộ|lãnh đạo|khảo sát|kiểm tra|giám sát|học tập|tham quan)(?: cấp cao)?(?: của| do)?"
    r"|(?<!cử )[Đđ]oàn(?= (?:Sở|UBND|HĐND|MTTQ|Tỉnh ủy|Thành ủy|Công an|tỉnh|thành phố|TP)(?!\w)))"
)
"""What a delegation is called, by what it is for: "đoàn công tác của"."""
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
    told = Lead(document.text, units, bodies, places, home)
    visiting, receiving = _visit(lead, told)
    if visiting and not receiving:
        receiving = next(filter(None, (told.place(sentence, visiting) for sentence in lead)), home)
        receiving = receiving if receiving != visiting else None
        receiving = receiving or told.only_other(visiting, lead)
    holding = next(filter(None, map(told.holder, lead)), None)
    return Sides(visiting, receiving, holding)


def _visit(lead: Sequence[Sentence], told: Lead) -> tuple[str | None, str | None]:
    """Who came, and who is named beside them as the only other party."""
    visiting = None
    for sentence in lead:
        mission = DELEGATION.search(told.text, sentence.start, sentence.end)
        sender = told.sender(sentence, mission)
        visiting = visiting or sender
        receiving = told.other(visiting, sentence) if visiting and (mission or sender) else None
        if receiving:
            return visiting, receiving
    if visiting is None:
        return next(filter(None, map(told.going, lead)), (None, None))
    return visiting, None


# ---------------------------------------------------------------- "đoàn" without a name
# "Đoàn" is the youth league or a province's deputies as well; what a delegation does tells it.
_ANAPHOR = re.compile(
    r"(?<!\w)[Đđ]oàn(?! (?:viên|thể|kết|kinh|ĐBQH|đại biểu Quốc hội|Thanh niên|TNCS))"
    "(?: công tác| đại biểu| giám sát| kiểm tra)?"
    "(?= (?:đã |sẽ |tiếp tục |có |đến |làm việc|thăm|khảo sát|trao|vào |sang |về |vượt |lên |xuống |ra |qua |đi |tới |"
    "tham quan|dâng hương|viếng|học |nghiên cứu|tìm hiểu|trao đổi))"
    r"|(?<=[Tt]iếp )[Đđ]oàn(?= (?:tại|ở) )"
)


MISSION = re.compile(r"(?<!\w)[Đđ]oàn (?:công tác|giám sát|kiểm tra|khảo sát|cán bộ)(?!\w)")
"""A delegation by the word for it."""


def anaphor(document: Document, sentence: Sentence) -> tuple[int, int] | None:
    """Where the sentence says "đoàn" and leaves open whose; None if it does not."""
    match = _ANAPHOR.search(document.text, sentence.start, sentence.end)
    return match.span() if match else None
