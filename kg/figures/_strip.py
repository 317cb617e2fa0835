"""Rows of dots along an axis of time, below bars for all of them together."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from kg.figures._bars import keys_of, looks, ticks
from kg.figures._marks import caption_line, mark
from kg.figures._paint import paint
from kg.figures._rows import Shown
from kg.figures._selection import Chosen
from kg.figures._svg import element, figure, words
from kg.figures._time import Columns, axis
from kg.figures._type import shortened, width
from kg.figures._words import amount

__all__ = ["Lane", "Strip", "strip"]

_PLOT, _NAMES, _ROW, _BARS, _TOP = 720.0, 275.0, 24.0, 110.0, 18.0
_LARGEST, _SMALLEST = 10.0, 3.2


class Lane(NamedTuple):
    """A row: what it is of, its name, its marks."""

    id: str
    name: str
    marks: list[Shown]


@dataclass(frozen=True)
class Strip:
    """What is shown: bars for `every` meeting, then the lanes, over the columns of time."""

    chosen: Chosen
    columns: Columns
    every: Lane
    lanes: list[Lane]

    @cached_property
    def left(self) -> float:
        """The room of the names."""
        return min(_NAMES, max((width(lane.name, 12) for lane in (self.every, *self.lanes)), default=0) + 14)

    @cached_property
    def most(self) -> float:
        """The largest count of a dot."""
        return max((mark.count for lane in self.lanes for mark in lane.marks if mark.kind == "period"), default=1.0)

    @property
    def wide(self) -> float:
        """The width of a column."""
        return _PLOT / self.columns.many

    def at(self, one: Shown) -> tuple[float, float]:
        """The left and right end of a mark's columns."""
        first, last = (self.columns.places[key] for key in keys_of(one))
        return self.left + first * self.wide, self.left + (last + 1) * self.wide


def strip(of: Strip, title: str, description: str) -> str:
    """The whole graphics."""
    base = _TOP + _BARS
    start = base + 20
    bottom = start + _ROW * len(of.lanes) + 8 if of.lanes else base + 12
    legend = list(_legend(of, of.left, bottom + 44))
    return figure(
        of.left + _PLOT + 30,
        bottom + 58,
        title,
        description,
        element("g", *axis(of.columns, of.chosen, of.left, _TOP, bottom, of.wide)),
        element("g", *_bars(of, base)),
        element(
            "g", *(part for at, lane in enumerate(of.lanes) for part in _lane(of, lane, start + _ROW * (at + 0.5)))
        ),
        element("g", *legend),
    )


def _bars(of: Strip, base: float) -> Iterator[str]:
    """All meetings: bars by column, what is inferred on top; below them the stretches."""
    total: dict[float, float] = {}
    for one in of.every.marks:
        if one.kind == "period":
            total[of.at(one)[0]] = total.get(of.at(one)[0], 0.0) + one.count
    highest = max(total.values(), default=1.0)
    scale = (_BARS - 14) / highest
    yield words(
        of.every.name, x=of.left - 8, y=base - 4, text_anchor="end", font_size=12, font_weight=600, fill=paint("ink")
    )
    yield element("line", x1=of.left, x2=of.left + _PLOT, y1=base, y2=base, stroke=paint("quiet"))
    for value in ticks(highest):
        y = base - value * scale
        yield element("line", x1=of.left, x2=of.left + _PLOT, y1=y, y2=y, stroke=paint("line"), stroke_width=0.7)
        yield caption_line(amount(value, of.chosen.lang), of.left + _PLOT + 6, y + 4)
    filled: dict[float, float] = {}
    for one in sorted(of.every.marks, key=lambda one: (one.inferred, one.id)):
        left, right = of.at(one)
        if one.kind == "stretch":
            yield _stretch(of, one, base + 9)
            continue
        high, below = one.count * scale, filled.get(left, 0.0)
        filled[left] = below + high
        gap = min(3.0, (right - left) * 0.12)
        box = {"x": left + gap, "y": base - below - high, "width": right - left - 2 * gap, "height": high}
        yield mark(one, of.chosen.lang, element("rect", **box, **looks(one)))


def _lane(of: Strip, lane: Lane, y: float) -> Iterator[str]:
    name = shortened(lane.name, 12, of.left - 14)
    yield words(name, x=of.left - 8, y=y + 4, text_anchor="end", font_size=12, fill=paint("ink"))
    yield element("line", x1=of.left, x2=of.left + _PLOT, y1=y, y2=y, stroke=paint("line"), stroke_width=0.7)
    begins = [of.at(one)[0] for one in lane.marks if one.kind == "period"]
    for one in sorted(lane.marks, key=lambda one: (one.kind != "stretch", one.id)):
        if one.kind == "stretch":
            yield _stretch(of, one, y)
            continue
        left, right = of.at(one)
        half = of.wide / 4 if begins.count(left) > 1 else 0.0  # beside each other where years are printed and inferred
        yield _dot(of, one, (left + right) / 2 + (half if one.inferred else -half), y, half or of.wide / 2)


def _dot(of: Strip, one: Shown, x: float, y: float, room: float) -> str:
    radius = max(_SMALLEST, _LARGEST * math.sqrt(one.count / max(of.most, 3)))
    radius = min(radius, max(room - 0.5, 2.0))
    number = amount(one.count, of.chosen.lang)
    inside = one.count > 1 and width(number, 9.5) < 2 * radius - 3
    colour = paint("fig-mark") if one.inferred else paint("surface")
    text = words(number, x=x, y=y + 3.4, font_size=9.5, text_anchor="middle", fill=colour) if inside else ""
    return mark(one, of.chosen.lang, element("circle", cx=x, cy=y, r=radius, **looks(one)), text)


def _stretch(of: Strip, one: Shown, y: float) -> str:
    """A dashed line through the columns in one of which a meeting was, with their number at its end."""
    left, right = of.at(one)
    colour = paint("fig-unsure" if one.unsure or one.inferred else "fig-mark")
    line = element("line", x1=left + 2, x2=right - 2, y1=y, y2=y, stroke=colour, stroke_width=3, stroke_dasharray="2 3")
    grip = element("rect", x=left, y=y - 7, width=right - left, height=14, fill="transparent")
    return mark(one, of.chosen.lang, grip, line)


def _legend(of: Strip, x: float, y: float) -> Iterator[str]:
    """What full, hollow, light and dashed mean, as far as there are such."""
    marks = [one for lane in (of.every, *of.lanes) for one in lane.marks]
    wanted = [("legend_printed", Shown("", "period", "", 1, (), ()))]
    if any(one.inferred for one in marks):
        wanted.append(("legend_inferred", Shown("", "period", "", 1, (), (), inferred=True)))
    if any(one.unsure for one in marks):
        wanted.append(("legend_unsure", Shown("", "period", "", 1, (), (), unsure=True)))
    for key, one in wanted:
        yield element("circle", cx=x + 6, cy=y - 4, r=5.5, **looks(one))
        yield caption_line(of.chosen.say(key), x + 18, y)
        x += width(of.chosen.say(key), 11.5) + 42
    if any(one.kind == "stretch" for one in marks):
        yield element(
            "line",
            x1=x,
            x2=x + 30,
            y1=y - 4,
            y2=y - 4,
            stroke=paint("fig-mark"),
            stroke_width=3,
            stroke_dasharray="2 3",
        )
        yield caption_line(of.chosen.say("legend_stretch"), x + 38, y)
