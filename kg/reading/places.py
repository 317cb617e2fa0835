"""Places below the province that tell which one is meant: "TP Vinh", "huyện Đại Lộc (Quảng Nam)", "phường Kinh Bắc".

A place tells its province by what stands behind it, or by the reference where only one province has such a place, or
only one of those the article names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import NamedTuple

from kg.reading.cues import CuedPattern, openings
from kg.reading.letters import compiled, union
from kg.reading.units import UnitMention
from kg.reference import localities

__all__ = ["PlaceMention", "find_places"]


class PlaceMention(NamedTuple):
    """A lower place at ``text[start:end]`` and the slug of the unit it lies in."""

    start: int
    end: int
    unit: str


_WRITTEN_OUT = {
    "tp": "thành phố",
    "tx": "thị xã",
    "q": "quận",
    "h": "huyện",
    "p": "phường",
    "huyện ủy": "huyện",
    "quận ủy": "quận",
    "thị ủy": "thị xã",
    "thành ủy": "thành phố",
}
_KINDS = (
    *("Huyện ủy", "Quận ủy", "Thị ủy", "Thành ủy", "huyện ủy", "quận ủy", "thị ủy", "thành ủy"),
    "huyện",
    "quận",
    "thị xã",
    "thành phố",
    "Thành phố",
    "phường",
    "xã",
    "thị trấn",
    "đặc khu",
    *(r"Q\.", r"H\.", r"P\."),
    r"TX\.?",
    r"TP\.?",
)
_COMMUNES = frozenset({"xã", "phường", "thị trấn"})  # of which the reference knows those of after 2025 only
_NAME = r"(?:{CAP}|[{UP}]{2,})(?:(?: - | |-){CAP}){0,3}"  # "Đại Lộc", "BMT", "Phan Rang - Tháp Chàm"
_PLACE = CuedPattern(compiled(rf"(?<!\w)({union(*_KINDS)}) ?({_NAME})"), openings(*_KINDS), cased=True)
# A town or district named without its kind, where someone is or goes: "tại |Đà Lạt", "vào |Tam Kỳ".
_WHERE = ("tại", "ở", "đến", "tới", "về", "sang", "vào", "ra", "lên", "xuống", "qua", "rời", "trụ sở")
_BARE = CuedPattern(
    compiled(rf"(?<!\w)(?:{union(*_WHERE)}) ({_NAME})(?! {{CAP}})(?!\w)"), [f"{word} " for word in _WHERE]
)
# ", tỉnh X", " (X)": what may stand between a place and its unit.
_BEHIND = re.compile(r"(?:,| thuộc)? ?\(?(?=(?:tỉnh|thành phố|TP\.?)? ?[^\W\d_])")


def find_places(text: str, units: Sequence[UnitMention], day: date | None) -> tuple[PlaceMention, ...]:
    """The lower places of the text whose province is known, in order."""
    by_start = {mention.start: mention for mention in units}
    named = {mention.unit for mention in units if mention.sense in ("unit", "home")}
    found = (_located(text, match, by_start, named, day) for match in _PLACE.finditer(text))
    bare = (_town(match, by_start) for match in _BARE.finditer(text))
    return tuple(sorted(place for place in (*found, *bare) if place))


def _town(match: re.Match[str], units: Mapping[int, UnitMention]) -> PlaceMention | None:
    """The town or district named without its kind, if only one in the country is called so and no unit is."""
    start, end = match.span(1)
    if start in units and units[start].end >= end:
        return None
    unit = localities.unit_of_town(match[1]) or _behind(match.string, end, units)
    return PlaceMention(start, end, unit) if unit else None


def _located(
    text: str, match: re.Match[str], units: Mapping[int, UnitMention], named: AbstractSet[str], day: date | None
) -> PlaceMention | None:
    """The place with as many of its words as make a place whose unit is known."""
    kind = match[1].lower().rstrip(".")
    kind = _WRITTEN_OUT.get(kind, kind)
    for end in _ends(match):
        name = text[match.start(2) : end]
        having = localities.units_of(name, kind, day)
        told = having if len(having) == 1 and (day or kind not in _COMMUNES) else having & named
        if unit := _behind(text, end, units) or (next(iter(told)) if len(told) == 1 else None):
            return PlaceMention(match.start(), end, unit)
    return None


def _ends(match: re.Match[str]) -> Iterator[int]:
    """Where the name may end: behind each of its words, the last first."""
    end = match.end()
    while end > match.start(2):
        yield end
        end = match.string.rfind(" ", match.start(2), end)


def _behind(text: str, end: int, units: Mapping[int, UnitMention]) -> str | None:
    """The unit printed straight behind the place: ", tỉnh X", " (X)"."""
    opened = _BEHIND.match(text, end)
    mention = units.get(opened.end()) if opened and opened.end() > end else None
    if mention is None or mention.sense != "unit":
        return None
    return mention.unit if mention.prefix or "(" in text[end : mention.start] else None
