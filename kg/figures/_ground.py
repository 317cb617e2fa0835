"""The ground a map is drawn on: the sea, the land around, the provinces, the archipelagos, and their names."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from kg.figures._paint import paint
from kg.figures._svg import element, path, words
from kg.figures._words import say
from kg.graph.lenses import Lens
from kg.reference import geometry
from kg.reference.lineage import holders_on

__all__ = ["HEIGHT", "WIDTH", "at", "ground", "taken", "territories"]

_WEST, _NORTH, _SCALE = 101.75, 23.75, 54.5
WIDTH, HEIGHT = 800.0, 940.0
"""The size of a map; a degree of longitude is 54.5 wide."""

_NAMES = (
    ("china", 106.7, 23.2),
    ("laos", 103.1, 19.55),
    ("thailand", 102.75, 16.6),
    ("cambodia", 104.75, 12.9),
    ("east_sea", 113.6, 18.9),
    ("gulf_tonkin", 107.75, 19.45),
    ("gulf_thailand", 103.05, 9.0),
)
_HOANG_SA, _TRUONG_SA = ("hoang-sa", 111.95, 15.35), ("truong-sa", 114.2, 9.3)
_OWNERS = {"hoang-sa": "da-nang", "truong-sa": "khanh-hoa"}


def _mercator(lat: float) -> float:
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)))


def at(lon: float, lat: float) -> tuple[float, float]:
    """Where a point lies on the map (Mercator's projection), in pixels."""
    return (lon - _WEST) * _SCALE, (_mercator(_NORTH) - _mercator(lat)) * _SCALE


@cache
def territories(lens: Lens) -> Mapping[str, tuple[str, ...]]:
    """The units drawn under a lens, each with those of the 63 that it covers; as reported they are the 63 themselves.

    One of the 63 that lay in several units on the lens's day is drawn as itself.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for version in geometry.known():
        holders = holders_on(version, lens.day) if lens.day else ()
        found[holders[0].version if len(holders) == 1 else version].append(version)
    return {unit: tuple(members) for unit, members in sorted(found.items())}


def ground(lens: Lens, lang: str, tinted: Mapping[str, str]) -> str:
    """The map without what is shown on it; `tinted` gives the provinces that are not plain their element."""
    land = (
        element("path", d=_rings([ring]), fill=paint("fig-around"), stroke=paint("fig-shore"), stroke_width=0.8)
        for ring in geometry.around()
    )
    drawn = territories(lens)
    plain = "".join(_rings(geometry.outline(*members)) for unit, members in drawn.items() if unit not in tinted)
    seams = "".join(path(at(*point) for point in line) for line in geometry.shared_borders(drawn.values()))
    edges: dict[str, Any] = {"stroke": paint("fig-border"), "stroke_width": 0.8, "stroke_linejoin": "round"}
    return element(
        "g",
        element("rect", width=WIDTH, height=HEIGHT, fill=paint("fig-sea")),
        *land,
        element("path", d=plain, fill=paint("fig-unit"), **edges) if plain else "",
        *(tinted[unit] for unit in sorted(tinted)),
        element("path", d=seams, fill="none", stroke=paint("fig-seam"), stroke_width=0.6, pointer_events="none")
        if seams
        else "",
        *_islands(lang),
        *(_place_name(say(lang, key), lon, lat) for key, lon, lat in _NAMES),
    )


def shape(unit: str, lens: Lens) -> str:
    """The ``d`` of a unit's territory under a lens."""
    return _rings(geometry.outline(*territories(lens)[unit]))


def _rings(rings: Iterable[geometry.Ring]) -> str:
    return "".join(path((at(*point) for point in ring), closed=True) for ring in rings)


def _place_name(name: str, lon: float, lat: float) -> str:
    x, y = at(lon, lat)
    return words(
        name,
        x=x,
        y=y,
        text_anchor="middle",
        font_size=12,
        font_style="italic",
        fill=paint("fig-sea-name"),
        letter_spacing=1,
    )


def _islands(lang: str) -> Iterable[str]:
    """The archipelagos: every island a dot of one size, since true to scale none could be seen."""
    for name, lon, lat in (_HOANG_SA, _TRUONG_SA):
        for point in geometry.specks(name):
            x, y = at(*point)
            yield element("circle", cx=x, cy=y, r=2.2, fill=paint("fig-unit"), stroke=paint("quiet"), stroke_width=1)
        x, y = at(lon, lat)
        key = name.replace("-", "_")
        yield words(say(lang, key), x=x, y=y, text_anchor="middle", font_size=13, font_weight=600, fill=paint("ink"))
        yield words(say(lang, f"{key}_of"), x=x, y=y + 15, text_anchor="middle", font_size=11, fill=paint("quiet"))


def taken() -> list[tuple[float, float, float, float]]:
    """The boxes (left, top, right, bottom) of names on the ground, which other names keep clear of."""
    boxes = []
    for _, lon, lat in (_HOANG_SA, _TRUONG_SA):
        x, y = at(lon, lat)
        boxes.append((x - 55, y - 14, x + 55, y + 20))
    for _, lon, lat in _NAMES:
        x, y = at(lon, lat)
        boxes.append((x - 50, y - 12, x + 50, y + 4))
    return boxes
