"""Provinces as dots with their names: how large, where the names stand, and the lines that lead to names far off."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from kg.figures._labels import Box, Named, Placed, place
from kg.figures._paint import paint
from kg.figures._rows import Shown
from kg.figures._svg import element, words

__all__ = ["Point", "dot", "leader", "name", "named", "sizes"]

Point = tuple[float, float]

_LARGE = 12
"""How many names are set in larger letters."""


def sizes(pairs: Iterable[Shown], least: float, most: float) -> dict[str, float]:
    """The radius of each unit's dot, from `least` to `most`: its area grows with the meetings of its pairs."""
    strength: dict[str, float] = defaultdict(float)
    for one in pairs:
        for unit in one.about:
            strength[unit] += one.count
    largest = max(strength.values())
    return {unit: least + (most - least) * math.sqrt(value / largest) for unit, value in strength.items()}


def named(
    names: Mapping[str, str], points: Mapping[str, Point], radii: Mapping[str, float], taken: Iterable[Box], frame: Box
) -> tuple[list[Placed], int]:
    """The names that found room, those of the strongest first, and how many found none."""
    ranked = sorted(points, key=lambda unit: (-radii[unit], unit))
    wanted = [
        Named(unit, names[unit], *points[unit], radii[unit] + 1, 12 if rank < _LARGE else 11)
        for rank, unit in enumerate(ranked)
    ]
    placed, without = place(wanted, taken, frame)
    return placed, len(without)


def dot(point: Point, radius: float, *, through: bool = True) -> str:
    """A dot, which lets the pointer `through` unless it is a mark of its own."""
    looks: dict[str, Any] = {"fill": paint("fig-mark"), "stroke": paint("fig-halo"), "stroke_width": 1.2}
    return element("circle", cx=point[0], cy=point[1], r=radius, pointer_events="none" if through else None, **looks)


def leader(one: Placed, point: Point) -> str:
    """The line from a dot to its name."""
    end = {"x2": one.x, "y2": one.y - one.size * 0.36}
    return element("line", x1=point[0], y1=point[1], **end, stroke=paint("quiet"), stroke_width=0.7)


def name(one: Placed) -> str:
    """A name with a halo, so that it can be read over lines."""
    halo: dict[str, Any] = {"stroke": paint("fig-halo"), "stroke_width": 3, "stroke_linejoin": "round"}
    looks: dict[str, Any] = {"font_size": one.size, "font_weight": 600, "fill": paint("ink"), "paint_order": "stroke"}
    return words(one.text, x=one.x, y=one.y, text_anchor=one.anchor, **looks, **halo)
