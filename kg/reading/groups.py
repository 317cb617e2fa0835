"""People at a meeting who are not named: "lãnh đạo các sở, ngành của hai tỉnh", "đại diện các sở, ban, ngành tỉnh X".

A group is told where it does something at the meeting or is said to be there, not where cooperation "giữa lãnh đạo các
sở, ngành" is only spoken of. Of two sides at once there is one group for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kg.model import Group
from kg.reading.document import Document, Sentence
from kg.reading.letters import union
from kg.reading.parties import is_province
from kg.reading.role_words import PRESENT
from kg.reading.spans import between
from kg.reading.speech_words import PRESS
from kg.reading.units import UnitMention
from kg.reference import units as reference

__all__ = ["GroupMention", "find_groups", "stated_groups"]

_CONFIDENCE = 0.8
_OFFICES = union("sở", "ban", "ngành", "cơ quan", "đơn vị", "phòng", "hội", "đoàn thể", "huyện", "địa phương")
_GROUP = re.compile(
    rf"((?:đại diện |các đồng chí )?(?:lãnh đạo|đại diện) (?:các|một số) {_OFFICES}"
    rf"(?:,? (?:và |có )?(?:{_OFFICES}|chức năng|liên quan|chuyên môn|trực thuộc))*)"
    r"( (?:của |thuộc )?(?:hai|2) (?:tỉnh|địa phương|bên|thành phố))?",
    re.IGNORECASE,
)
_OF = re.compile(r" (?:của |thuộc )?")
_AND = re.compile(r" và ")
_ONLY_SPOKEN_OF = re.compile(r"(?:giữa|cho|với|yêu cầu|giao|đề nghị|chỉ đạo|của|tới|đến|bởi) $", re.IGNORECASE)
_ACTS = re.compile(
    r"(?: cũng| cùng| đã| sẽ|,)* (?:trao đổi|thảo luận|bàn|chia sẻ|báo cáo|giới thiệu|tham dự|dự|tham gia|chứng kiến)"
)
_BEFORE = 20  # code points before a group that tell whether it is only spoken of


class GroupMention(NamedTuple):
    """A group of a unit named at ``text[start:end]``, under a label with the unit's name."""

    start: int
    end: int
    label: str
    unit: str


def find_groups(
    document: Document, units: Sequence[UnitMention], parties: Sequence[str], sentences: Iterable[Sentence]
) -> tuple[GroupMention, ...]:
    """The groups of provinces among the parties that the sentences tell to be there, in order."""
    provinces = [party for party in dict.fromkeys(parties) if is_province(party)]
    found = (
        mention
        for sentence in sentences
        if sentence.zone == "body"
        for mention in _in_sentence(document, sentence, units, provinces)
    )
    return tuple(found)


def _in_sentence(
    document: Document, sentence: Sentence, units: Sequence[UnitMention], provinces: Sequence[str]
) -> Iterator[GroupMention]:
    text, said = document.text, document.cut(sentence)
    for match in _GROUP.finditer(text, sentence.start, sentence.end):
        if PRESS.search(said) or _ONLY_SPOKEN_OF.search(text, max(match.start() - _BEFORE, 0), match.start()):
            continue
        end, named = _named(text, match, units, sentence.end)
        if match[2] and not named and len(provinces) == 2:
            named = list(provinces)
        there = _ACTS.match(text, end, sentence.end) or PRESENT.search(said)
        if there and named and set(named) <= set(provinces):
            for unit in named:
                label = f"{match[1][0].lower()}{match[1][1:]} của {reference.at(unit, None).name}"
                yield GroupMention(match.start(), end, label, unit)


def _named(text: str, match: re.Match[str], units: Sequence[UnitMention], last: int) -> tuple[int, list[str]]:
    """Where the group's name ends with the units named behind it, and these."""
    end, found = match.end(), list[str]()
    for mention in between(units, match.end(), last):
        link = text[end : mention.start]
        if mention.sense != "unit" or not (_AND if found else _OF).fullmatch(link + ("" if link else " ")):
            break
        found.append(mention.unit)
        end = mention.end
    return end, found


def stated_groups(document: Document, mentions: Iterable[GroupMention]) -> tuple[Group, ...]:
    """The groups as the record states them, each once."""
    found: dict[tuple[str, str], list[GroupMention]] = {}
    for mention in mentions:
        found.setdefault((mention.label, mention.unit), []).append(mention)
    return tuple(
        Group(*key, tuple(document.evidence(one.start, one.end, "groups.present", _CONFIDENCE) for one in named))
        for key, named in found.items()
    )
