"""Small charts of one scale side by side, below a wide one for everything with the articles behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kg.figures._bars import column_of, looks, ticks
from kg.figures._marks import caption_line, mark
from kg.figures._paint import paint
from kg.figures._rows import Shown
from kg.figures._selection import Chosen
from kg.figures._svg import element, figure, words
from kg.figures._time import Columns, axis
from kg.figures._type import shortened, width
from kg.figures._words import amount

__all__ = ["Panel", "Panels", "panels"]

_WIDE, _HIGH, _GAP, _ACROSS = 270.0, 66.0, 24.0, 3
_WHOLE_HIGH = 120.0
_LEFT, _TOP, _NAME = 26.0, 22.0, 22.0
_FULL = _WIDE * _ACROSS + _GAP * (_ACROSS - 1)


class Panel(NamedTuple):
    """A chart: what it is of, its name, its marks."""

    id: str
    name: str
    marks: list[Shown]


@dataclass(frozen=True)
class Panels:
    """The chart of everything, the small ones, and the articles of each column, None where they are not known."""

    chosen: Chosen
    columns: Columns
    whole: Panel
    small: list[Panel]
    articles: list[int] | None


def panels(of: Panels, title: str, description: str) -> str:
    """The whole graphics."""
    base = _TOP + _WHOLE_HIGH
    start = base + 44
    highest = max((total for panel in of.small for total in _totals(of, panel).values()), default=1.0)
    rows = -(-len(of.small) // _ACROSS)
    pitch = _NAME + _HIGH + 30
    bottom = start + rows * pitch
    corners = [(_LEFT + at % _ACROSS * (_WIDE + _GAP), start + at // _ACROSS * pitch) for at in range(len(of.small))]
    charts = (element("g", *_chart(of, one, *at, highest)) for one, at in zip(of.small, corners, strict=True))
    legend = element("g", *_legend(of, _LEFT, bottom + 8))
    whole = element("g", *_whole(of, base))
    return figure(_LEFT + _FULL + 44, bottom + 22, title, description, whole, *charts, legend)


def _totals(of: Panels, panel: Panel) -> dict[int, float]:
    found: dict[int, float] = {}
    for one in panel.marks:
        column = column_of(one, of.columns)
        found[column] = found.get(column, 0.0) + one.count
    return found


def _whole(of: Panels, base: float) -> Iterator[str]:
    """Everything, with the articles as a line on a scale of their own."""
    wide = _FULL / of.columns.many
    highest = max(_totals(of, of.whole).values())
    scale = (_WHOLE_HIGH - 20) / highest
    yield words(of.whole.name, x=_LEFT, y=_TOP - 8, font_size=12.5, font_weight=600, fill=paint("ink"))
    yield from _silence(of, _LEFT, base - _WHOLE_HIGH + 8, wide, _WHOLE_HIGH - 8)
    yield from axis(of.columns, of.chosen, _LEFT, base - _WHOLE_HIGH + 8, base, wide)
    for value in ticks(highest):
        y = base - value * scale
        yield element("line", x1=_LEFT, x2=_LEFT + _FULL, y1=y, y2=y, stroke=paint("line"), stroke_width=0.7)
        yield caption_line(amount(value, of.chosen.lang), _LEFT + _FULL + 6, y + 4)
    yield from _marks(of, of.whole, _LEFT, base, wide, scale)
    if of.articles is not None and any(of.articles):
        yield from _context(of, base, wide)


def _context(of: Panels, base: float, wide: float) -> Iterator[str]:
    """The articles of each column as a line, the most at the height of the most meetings, and how many those are."""
    counts = of.articles or []
    most = max(counts)
    scale = (_WHOLE_HIGH - 20) / most
    steps = "".join(f"V{base - count * scale:.1f}h{wide:.2f}" for count in counts)
    path = f"M{_LEFT:.1f},{base:.1f}{steps}V{base:.1f}"
    yield element("path", d=path, fill="none", stroke=paint("fig-halo"), stroke_width=3.4, pointer_events="none")
    yield element("path", d=path, fill="none", stroke=paint("fig-arc"), stroke_width=1.6, pointer_events="none")
    when = of.columns.label(counts.index(most), of.chosen)
    text = of.chosen.say("articles_n", n=amount(most, of.chosen.lang), period=when)
    yield caption_line(text, _LEFT + _FULL, _TOP - 8, "end")


def _silence(of: Panels, left: float, top: float, wide: float, high: float) -> Iterator[str]:
    """A shade over columns of which no article was read."""
    for column, count in enumerate(of.articles or []):
        if not count:
            box = {"x": left + column * wide, "y": top, "width": wide, "height": high}
            yield element("rect", **box, fill=paint("fig-context"), fill_opacity=0.22)


def _chart(of: Panels, panel: Panel, left: float, top: float, highest: float) -> Iterator[str]:
    """One topic: its name, its bars, the number at the highest, and the first and last year."""
    wide, base = _WIDE / of.columns.many, top + _NAME + _HIGH
    scale = (_HIGH - 12) / highest
    many = amount(sum(one.count for one in panel.marks), of.chosen.lang)
    name = shortened(panel.name, 12, _WIDE - width(many, 12) - 14)
    yield words(name, x=left, y=top + 12, font_size=12, font_weight=600, fill=paint("ink"))
    yield caption_line(many, left + _WIDE, top + 12, "end")
    yield from _silence(of, left, top + _NAME, wide, _HIGH)
    yield element("line", x1=left, x2=left + _WIDE, y1=base, y2=base, stroke=paint("quiet"))
    yield from _marks(of, panel, left, base, wide, scale)
    totals = _totals(of, panel)
    peak = max(totals, key=lambda column: (totals[column], -column))
    yield caption_line(
        amount(totals[peak], of.chosen.lang), left + (peak + 0.5) * wide, base - totals[peak] * scale - 3, "middle"
    )
    first = f"<{of.columns.since}" if of.columns.earlier else str(of.columns.since)
    yield caption_line(first, left, base + 14)
    if of.columns.until != of.columns.since:
        yield caption_line(str(of.columns.until), left + _WIDE, base + 14, "end")


def _marks(of: Panels, panel: Panel, left: float, base: float, wide: float, scale: float) -> Iterator[str]:
    """Bars, what is inferred on top."""
    filled: dict[int, float] = {}
    for one in sorted(panel.marks, key=lambda one: (one.inferred, one.id)):
        column = column_of(one, of.columns)
        high, below = one.count * scale, filled.get(column, 0.0)
        filled[column] = below + high
        gap = min(2.5, wide * 0.12)
        box = {"x": left + column * wide + gap, "y": base - below - high, "width": wide - 2 * gap, "height": high}
        yield mark(one, of.chosen.lang, element("rect", **box, **looks(one)))


def _legend(of: Panels, x: float, y: float) -> Iterator[str]:
    """What full, hollow, light and grey mean, as far as there are such."""
    marks = [one for panel in (of.whole, *of.small) for one in panel.marks]
    wanted = [("legend_printed", Shown("", "period", "", 1, (), ()))]
    if any(one.inferred for one in marks):
        wanted.append(("legend_inferred", Shown("", "period", "", 1, (), (), inferred=True)))
    if any(one.unsure for one in marks):
        wanted.append(("legend_unsure", Shown("", "period", "", 1, (), (), unsure=True)))
    swatches = [(key, looks(one)) for key, one in wanted]
    if of.articles is not None:
        swatches.append(("legend_articles", {"fill": paint("fig-arc")}))
        if not all(of.articles):
            swatches.append(("legend_silence", {"fill": paint("fig-context"), "fill_opacity": 0.22}))
    for key, look in swatches:
        high = 3 if key == "legend_articles" else 12
        yield element("rect", x=x, y=y - 4 - high / 2, width=12, height=high, **look)
        yield caption_line(of.chosen.say(key), x + 18, y)
        x += width(of.chosen.say(key), 11.5) + 42
