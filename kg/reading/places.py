"""Places below the province that tell which province is meant: "TP Vinh", "huyện Đại Lộc (Quảng Nam)", "phường Kinh Bắc".

A place tells its province by what stands behind it, or by the reference where only one province has such a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from kg.reading.letters import compiled
from kg.reading.units import UnitMention
from kg.reference import localities

__all__ = ["PlaceMention", "find_places"]


class PlaceMention(NamedTuple):
    """A lower place at ``text[start:end]`` and the slug of the unit it lies in."""

    start: int
    end: int
    unit: str


_KINDS = {"tp": "thành phố", "tx": "thị xã", "tt": "thị trấn"}
_PLACE = compiled(
    r"(?<!\w)(huyện|quận|thị xã|[Tt]X\.?|thành phố|Thành phố|[Tt]P\.?|phường|xã|thị trấn|đặc khu) ?((?:{CAP}|[{UP}]{2,})(?:(?: - | |-){CAP}){0,3})"
)
_BEHIND = re.compile(r"(?:,| thuộc)? ?\(?(?=(?:tỉnh|thành phố|TP\.?)? ?[^\W\d_])")


def find_places(text: str, units: Sequence[UnitMention], day: date | None) -> tuple[PlaceMention, ...]:
    """The lower places of the text whose province is known, in order."""
    return tuple(_find(text, {mention.start: mention for mention in units}, day))


def _find(text: str, units: Mapping[int, UnitMention], day: date | None) -> Iterator[PlaceMention]:
    for match in _PLACE.finditer(text):
        kind = match[1].lower().rstrip(".")
        words = re.split(r"(?<=\S)(?= )", match[2])
        for count in range(len(words), 0, -1):
            name = "".join(words[:count])
            end = match.start(2) + len(name)
            unit = _behind(text, end, units) or localities.unit_of(name, _KINDS.get(kind, kind), day)
            if unit:
                yield PlaceMention(match.start(), end, unit)
                break


def _behind(text: str, end: int, units: Mapping[int, UnitMention]) -> str | None:
    """The unit printed straight behind the place: ", tỉnh X", " (X)"."""
    opened = _BEHIND.match(text, end)
    mention = units.get(opened.end()) if opened and opened.end() > end else None
    if mention is None or mention.sense != "unit":
        return None
    return mention.unit if mention.prefix or "(" in text[end : mention.start] else None
