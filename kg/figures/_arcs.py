"""Arcs between places, wider the oftener two met, and the legend that says how often; arrows lead to the teacher."""

from __future__ import annotations

import math
from typing import Any

from kg.figures._marks import caption_line, heading, mark, meetings_n
from kg.figures._paint import paint
from kg.figures._rows import Shown
from kg.figures._svg import element
from kg.figures._words import say

__all__ = ["FAINT", "arc", "legend"]

Point = tuple[float, float]

_WIDEST, _THINNEST = 9.0, 1.3
_FULL, FAINT = 0.8, 0.42
"""How opaque an arc is, and one whose meetings were all read with low confidence."""
_CROWDED = 0.7
"""By how much all are paler where they are many."""


def _wide(count: float, highest: float) -> float:
    """Widths grow with counts, from thinnest to widest; a map of single meetings is drawn with thin lines."""
    if highest <= 1:
        return 1.8
    return _THINNEST + (min(_WIDEST, 1.2 + 1.1 * highest) - _THINNEST) * (count - min(1.0, count)) / (highest - 1)


def arc(
    one: Shown, ends: tuple[Point, Point], highest: float, *, arrow: bool, crowded: bool, lang: str, bent: bool = True
) -> str:
    """The mark of a pair as an arc between two points; `highest` is the largest count of all.

    It is dashed where all its years are inferred, paler where all its readings are unsure or the map is `crowded`;
    where it is not `bent` it is a straight line.
    """
    wide, (start, end), head = _wide(one.count, highest), ends, ""
    control = _control(start, end, directed=arrow) if bent else ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    if arrow:
        end, head = _head(control, end, wide)
    (ax, ay), (mx, my), (bx, by) = start, control, end
    drawn = element(
        "path",
        d=f"M{ax:.1f},{ay:.1f}Q{mx:.1f},{my:.1f} {bx:.1f},{by:.1f}",
        fill="none",
        stroke=paint("fig-arc"),
        stroke_width=wide,
        stroke_linecap="round" if not one.inferred else None,
        stroke_dasharray=f"{wide + 3:.1f} {wide + 2:.1f}" if one.inferred else None,
        stroke_opacity=(FAINT if one.unsure else _FULL) * (_CROWDED if crowded else 1),
    )
    return mark(one, lang, drawn, head)


def _control(start: Point, end: Point, *, directed: bool) -> Point:
    """The point that bends an arc: out to the sea, the farther the more, so that it does not hide the country.

    Arrows bend to their right, so that the two between a pair differ.
    """
    (ax, ay), (bx, by) = start, end
    far = math.hypot(bx - ax, by - ay) or 1.0
    bend = 6 + 0.14 * far + 0.00028 * far * far
    across = ((by - ay) / far, -(bx - ax) / far)
    if not directed and (across[0] < -0.05 or (abs(across[0]) <= 0.05 and across[1] > 0)):
        across = (-across[0], -across[1])
    return (ax + bx) / 2 + across[0] * bend, (ay + by) / 2 + across[1] * bend


def _head(control: Point, end: Point, wide: float) -> tuple[Point, str]:
    """Where a line ends before its arrow's head, and the head, whose point stays off the dot."""
    dx, dy = end[0] - control[0], end[1] - control[1]
    far = math.hypot(dx, dy) or 1.0
    dx, dy = dx / far, dy / far
    tip, size = (end[0] - dx * 8, end[1] - dy * 8), 7 + wide
    back, side = (tip[0] - dx * size, tip[1] - dy * size), size * 0.45
    corners = (tip, (back[0] - dy * side, back[1] + dx * side), (back[0] + dy * side, back[1] - dx * side))
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
    return back, element("polygon", points=points, fill=paint("fig-arc"))


def legend(place: Point, arcs: list[Shown], *, title: str, lang: str) -> tuple[list[str], float]:
    """What widths, dashes and pale lines mean, below `place`; and where the legend ends."""
    (x, y), highest = place, max(one.count for one in arcs)
    parts = [heading(title, x, y + 14)]
    y += 34
    for value in _samples(highest):
        parts += _sample(meetings_n(value, lang), x, y, wide=_wide(value, highest))
        y += 20
    if any(one.inferred for one in arcs):
        parts += _sample(say(lang, "legend_inferred"), x, y, dash="5 4")
        y += 20
    if any(one.unsure for one in arcs):
        parts += _sample(say(lang, "legend_unsure"), x, y, opacity=FAINT)
        y += 20
    return parts, y


def _sample(
    text: str, x: float, y: float, *, wide: float = 2.4, dash: str | None = None, opacity: float = _FULL
) -> list[str]:
    looks: dict[str, Any] = {"stroke_width": wide, "stroke_dasharray": dash, "stroke_opacity": opacity}
    line = element("line", x1=x + 4, y1=y - 4, x2=x + 44, y2=y - 4, stroke=paint("fig-arc"), **looks)
    return [line, caption_line(text, x + 56, y)]


def _samples(highest: float) -> list[float]:
    """The counts whose width the legend shows."""
    whole = max(1, round(highest))
    return [float(value) for value in sorted({1, (whole + 1) // 2, whole})]
