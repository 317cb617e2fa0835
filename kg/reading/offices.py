"""Offices as a grammar: a rank, the body it is held in, and the unit or place the body belongs to.

"Phó Bí thư Thường trực Tỉnh ủy Quảng Ninh" is rank + body + unit; "Chủ tịch UBND huyện Long Hồ" rank + body +
lower place; "Thứ trưởng Bộ Xây dựng" rank + ministry. Ranks are a closed class (`kg.reading.ranks`), bodies an open
one (`kg.reading.tails`). Whose office it is, is settled in `kg.reading.people`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Level
from kg.reading.levels import is_business, level_of
from kg.reading.ranks import RANK, is_former, is_head, is_head_of_delegation, needs_no_body
from kg.reading.tails import Tails
from kg.reading.units import UnitMention

__all__ = ["OfficeMention", "find_offices"]

# The own country behind an office there is but one of: "Thủ tướng| Việt Nam"; "Hội Nông dân Việt Nam" is a name.
_OWN_COUNTRY = re.compile(
    "(?:(?<=hủ tịch nước)|(?<=Thủ tướng)|(?<=Quốc hội)|(?<=Chính phủ)|(?<=Nhà nước)|(?<=Ngoại giao)|(?<=Quốc phòng)"
    "|(?<=ộ trưởng)) (?:Việt Nam|VN)$"
)


@dataclass(frozen=True, slots=True)
class OfficeMention:
    """An office at ``text[start:end]``.

    `title` is the office as printed without the trailing unit; `unit` the slug or ``central`` where the words
    say it; `bare` marks a rank without a body ("Bí thư"), which says an office only together with others.
    """

    start: int
    end: int
    title: str
    unit: str | None
    level: Level
    bare: bool
    official: bool


def find_offices(text: str, units: Sequence[UnitMention], names: Mapping[int, int]) -> tuple[OfficeMention, ...]:
    """All offices named in the text, in order."""
    return tuple(_find(Tails(text, {mention.start: mention for mention in units}, names, of_offices=True)))


def _find(tails: Tails) -> Iterator[OfficeMention]:
    at = 0
    for rank in RANK.each(tails.text):
        if rank.start() >= at:
            office = _read(tails, rank)
            at = max(office.end, rank.end())
            yield office


def _read(tails: Tails, rank: re.Match[str]) -> OfficeMention:
    tail = tails.follow(rank.end())
    printed = tails.text[rank.start() : tail.title_end].strip(" -.")
    title = _OWN_COUNTRY.sub("", printed)
    has_body = tail.title_end > rank.end()
    level, unit = ("central", "central") if title != printed else _standing(title, tail.unit)
    if not has_body and is_head(title):
        level, unit = "province", None  # of a bureau named elsewhere, which is as often a province's
    official = not is_business(title)
    return OfficeMention(
        start=rank.start(),
        end=tail.end,
        title=_capitalised(title),
        unit=unit,
        level=level if official else "other",
        bare=is_head_of_delegation(title) or not (has_body or needs_no_body(title)),
        official=official,
    )


def _standing(title: str, mention: UnitMention | None) -> tuple[Level, str | None]:
    """The level of an office, and the unit it is held in where the words say it."""
    if mention and mention.sense == "foreign":
        return "foreign", mention.unit
    level = level_of(title, mention)
    if level == "central":
        return level, "central"
    return level, mention.unit if mention else None


def _capitalised(title: str) -> str:
    first = title[0].lower() if is_former(title) else title[0].upper()
    return first + title[1:]
