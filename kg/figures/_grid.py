"""A square of cells, a row and a column for each province, with names, groups and a legend."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kg.figures._marks import caption_line, heading, mark
from kg.figures._order import Group
from kg.figures._paint import paint, step
from kg.figures._rows import Shown
from kg.figures._selection import Chosen
from kg.figures._svg import element, figure, words
from kg.figures._type import shortened, width
from kg.figures._words import amount

__all__ = ["Grid", "grid"]

_ROOM = 150.0
"""The widest a name of a province may be."""
_NARROWEST = 760.0  # a few provinces would else be blown up to the width of the page


@dataclass(frozen=True)
class Grid:
    """What is in the square: its cells, the provinces in their groups, and their names."""

    chosen: Chosen
    cells: list[Shown]
    groups: list[Group]
    names: dict[str, str]
    directed: bool

    @cached_property
    def units(self) -> list[str]:
        """The provinces in their order."""
        return [unit for group in self.groups for unit in group.units]

    @cached_property
    def size(self) -> float:
        """The side of a cell."""
        return max(11.0, min(34.0, round(700 / len(self.units))))

    @cached_property
    def letters(self) -> float:
        """The size of names."""
        return min(12.0, self.size - 1.5)

    @cached_property
    def called(self) -> dict[str, str]:
        """The names, shortened where they are too long."""
        return {unit: shortened(self.names[unit], self.letters, _ROOM) for unit in self.units}

    @cached_property
    def margin(self) -> float:
        """The room of the names, beside and above the cells."""
        return max(width(name, self.letters) for name in self.called.values()) + 12

    @cached_property
    def highest(self) -> float:
        """The largest count."""
        return max(one.count for one in self.cells)


def grid(of: Grid, title: str, description: str) -> str:
    """The whole graphics."""
    side, left, top = len(of.units) * of.size, of.margin, of.margin + (20 if of.directed else 4)
    bracket = max((width(group.name, 12) for group in of.groups if group.name), default=0) + 26
    wide = max(left + side + bracket + 8, left + 330, _NARROWEST)
    legend, high = _legend(of, left, top + side + 16)
    parts = [*_background(of, side), _all_cells(of), *_names(of), *_brackets(of, side)]
    return figure(
        wide,
        top + side + 16 + high,
        title,
        description,
        element("g", *parts, transform=f"translate({left:.0f} {top:.0f})"),
        element("g", *legend),
    )


def _background(of: Grid, side: float) -> Iterator[str]:
    """The ground, stripes that guide the eye, the diagonal, and the lines between groups."""
    size = of.size
    yield element("rect", width=side, height=side, fill=paint("surface"), stroke=paint("line"))
    for at in range(1, len(of.units)):
        yield from _cross(at * size, side, stroke=paint("line"), stroke_width=0.5)
    for at in range(len(of.units)):
        corner = {"x": at * size, "y": at * size, "width": size, "height": size}
        yield element("rect", **corner, fill=paint("line"), fill_opacity=0.6)
    at = 0
    for group in of.groups[:-1]:
        at += len(group.units)
        yield from _cross(at * size, side, stroke=paint("quiet"), stroke_width=1)


def _cross(at: float, side: float, **looks: Any) -> Iterator[str]:
    """A line down and a line across the square."""
    yield element("line", x1=at, x2=at, y1=0, y2=side, **looks)
    yield element("line", y1=at, y2=at, x1=0, x2=side, **looks)


def _all_cells(of: Grid) -> str:
    """The cells, which share how their numbers are set."""
    return element("g", *_cells(of), font_size=_numerals(of), text_anchor="middle")


def _numerals(of: Grid) -> float:
    """The size of the numbers in cells."""
    return min(11.0, of.size * 0.62)


def _cells(of: Grid) -> Iterator[str]:
    place = {unit: at for at, unit in enumerate(of.units)}
    for one in of.cells:
        row, column = (place[unit] for unit in one.about)
        spots = [(row, column)] if of.directed or row == column else sorted({(row, column), (column, row)})
        yield mark(one, of.chosen.lang, *(part for spot in spots for part in _cell(of, one, *spot)))


def _cell(of: Grid, one: Shown, row: int, column: int) -> Iterator[str]:
    """A square, smaller where all readings are unsure, with a dashed edge where all years are inferred."""
    inset = of.size * (0.2 if one.unsure else 0.04)
    number = step(one.count, of.highest)
    box = {
        "x": column * of.size + inset,
        "y": row * of.size + inset,
        "width": of.size - 2 * inset,
        "height": of.size - 2 * inset,
    }
    edge: dict[str, Any] = (
        {"stroke": paint("ink"), "stroke_width": 1, "stroke_dasharray": "2 1.6"} if one.inferred else {}
    )
    yield element("rect", **box, rx=1, fill=paint(f"fig-step-{number}"), **edge)
    text = amount(one.count, of.chosen.lang)
    letters = _numerals(of)
    if width(text, letters) <= of.size - 2 * inset and letters >= 6.5:
        middle = {"x": (column + 0.5) * of.size, "y": (row + 0.5) * of.size + letters * 0.36}
        yield words(text, **middle, fill=paint(f"fig-on-step-{number}"))


def _square(x: float, y: float, side: float, number: int, *, dashed: bool) -> str:
    edge: dict[str, Any] = {"stroke": paint("ink"), "stroke_dasharray": "2 1.6"} if dashed else {}
    return element("rect", x=x, y=y, width=side, height=side, rx=1, fill=paint(f"fig-step-{number}"), **edge)


def _names(of: Grid) -> Iterator[str]:
    for at, unit in enumerate(of.units):
        middle = (at + 0.5) * of.size
        looks: dict[str, Any] = {"font_size": of.letters, "fill": paint("ink")}
        yield words(of.called[unit], x=-6, y=middle + of.letters * 0.36, text_anchor="end", **looks)
        turned = f"translate({middle + of.letters * 0.36:.1f} -6) rotate(-90)"
        yield words(of.called[unit], transform=turned, **looks)
    if of.directed:
        yield caption_line(of.chosen.say("axis_teacher"), 0, -of.margin - 4)
        yield caption_line(of.chosen.say("axis_learner"), -6, -10, "end")


def _brackets(of: Grid, side: float) -> Iterator[str]:
    """The groups at the right, each with a bracket and its name."""
    at = 0.0
    for group in of.groups:
        high = len(group.units) * of.size
        if group.name:
            d = f"M{side + 5:.1f},{at + 2:.1f}h5v{high - 4:.1f}h-5"
            yield element("path", d=d, fill="none", stroke=paint("quiet"), stroke_width=1.2)
            yield words(group.name, x=side + 16, y=at + high / 2 + 4, font_size=12, fill=paint("quiet"))
        at += high


def _legend(of: Grid, x: float, y: float) -> tuple[list[str], float]:
    """What colours, small squares and dashes mean; and how much room that takes."""
    start, said = y, of.chosen.say
    parts = [heading(said("legend_cell"), x, y + 12)]
    bounds: dict[int, list[int]] = {}
    for value in range(1, max(1, round(of.highest)) + 1):
        bounds.setdefault(step(value, of.highest), []).append(value)
    for at, (number, values) in enumerate(sorted(bounds.items())):
        parts.append(element("rect", x=x + 44 * at, y=y + 20, width=44, height=14, fill=paint(f"fig-step-{number}")))
        text = amount(values[0], of.chosen.lang) if len(values) == 1 else f"{values[0]}–{values[-1]}"
        parts.append(caption_line(text, x + 44 * at + 22, y + 48, "middle"))
    y += 66
    for flag, key in (("inferred", "legend_inferred"), ("unsure", "legend_unsure")):
        if any(getattr(one, flag) for one in of.cells):
            inset = 3 if flag == "unsure" else 0
            parts.append(_square(x + inset, y - 11 + inset, 14 - 2 * inset, 2, dashed=flag == "inferred"))
            parts.append(caption_line(said(key), x + 22, y))
            y += 20
    return parts, y - start
