"""Time as columns: months, quarters or years, which meeting lies in which, and the axis that names them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from kg.figures._marks import caption_line
from kg.figures._paint import paint
from kg.figures._selection import Chosen
from kg.figures._svg import element

__all__ = ["SCALES", "Columns", "Spot", "axis", "columns", "spots_of"]

SCALES = ("month", "quarter", "year")
_PER_YEAR = {"month": 12, "quarter": 4, "year": 1}
_MOST_YEARS = {"month": 3, "quarter": 9, "year": 25}
"""How many years are shown in columns of that width before wider ones are taken."""
_AT_MOST = {"month": 6, "quarter": 15, "year": 25}
"""How many years are shown at all; what was earlier is one column."""
_GAP, _AFTER = 5, 0.8
"""Years without a meeting, and the share of meetings after them, for which the earlier ones become one column."""
_A_MONTH = 31
_ROOM = 36.0
"""How wide a column must be for a year below it."""
_FIRST, _LAST = 1000, 9000


class Spot(NamedTuple):
    """The first and last column a meeting can have been in; `exact` where it is one for good."""

    first: int
    last: int

    @property
    def exact(self) -> bool:
        """Whether it is one column."""
        return self.first == self.last


@dataclass(frozen=True)
class Columns:
    """Columns of one width in time from the start of the year `since` to the end of `until`.

    With `earlier` a column before them holds whatever was before.
    """

    scale: str
    since: int
    until: int
    earlier: bool

    @property
    def many(self) -> int:
        """How many columns there are."""
        return (self.until - self.since + 1) * _PER_YEAR[self.scale] + self.earlier

    @cached_property
    def places(self) -> dict[str, int]:
        """The columns by their ids."""
        return {self.key(column): column for column in range(self.many)}

    def at(self, day: str) -> int:
        """The column of an ISO day."""
        year, month = min(int(day[:4]), self.until), int(day[5:7])
        if year < self.since:
            return 0
        return (year - self.since) * _PER_YEAR[self.scale] + (month - 1) * _PER_YEAR[self.scale] // 12 + self.earlier

    def key(self, column: int) -> str:
        """The column's id: ``2017``, ``2017-Q2``, ``2017-05`` or ``before-2000``."""
        if self.earlier and column == 0:
            return f"before-{self.since}"
        year, part = divmod(column - self.earlier, _PER_YEAR[self.scale])
        return (
            f"{self.since + year}" + {"month": f"-{part + 1:02d}", "quarter": f"-Q{part + 1}", "year": ""}[self.scale]
        )

    def label(self, column: int, chosen: Chosen) -> str:
        """The column in words."""
        if self.earlier and column == 0:
            return chosen.say("before", year=self.since)
        year, part = divmod(column - self.earlier, _PER_YEAR[self.scale])
        return chosen.say(f"period_{self.scale}", year=self.since + year, part=part + 1)


def columns(chosen: Chosen, scale: str | None) -> Columns | None:
    """The columns for the meetings that can be placed, as narrow as is readable unless `scale` says; None without any.

    A few meetings long before all others share one column, so that they do not press the others together.
    """
    spans = zip(chosen.meetings["first"], chosen.meetings["last"], strict=True)
    years = sorted(int(first[:4]) for first, last in spans if _placed(first, last))
    if not years:
        return None
    until, start = years[-1], years[0]
    for at, (before, after) in enumerate(itertools.pairwise(years), start=1):
        if after - before > _GAP and len(years) - at >= _AFTER * len(years):
            start = after
    taken = scale or next((one for one in SCALES if until - start < _MOST_YEARS[one]), "year")
    start = max(start, until - _AT_MOST[taken] + 1)
    return Columns(taken, start, until, start > years[0])


def _placed(first: str, last: str) -> bool:
    """Whether a meeting can be placed in time: on some days in a row, or within one year."""
    if not first or not _FIRST < int(first[:4]) <= int(last[:4]) < _LAST:
        return False
    return first[:4] == last[:4] or (date.fromisoformat(last) - date.fromisoformat(first)).days <= _A_MONTH


def _spot(found: Columns, first: str, last: str) -> Spot | None:
    """Where a meeting lies; one over some days is placed by the first. None where its year is not known."""
    if not _placed(first, last):
        return None
    begin = found.at(first)
    short = (date.fromisoformat(last) - date.fromisoformat(first)).days < _A_MONTH - 3
    return Spot(begin, begin if short else found.at(last))


def spots_of(chosen: Chosen, found: Columns) -> dict[str, Spot]:
    """Where each meeting lies that can be placed."""
    rows = chosen.meetings
    where = {
        str(meeting): _spot(found, first, last)
        for meeting, first, last in zip(rows.index, rows["first"], rows["last"], strict=True)
    }
    return {meeting: one for meeting, one in where.items() if one is not None}


def axis(found: Columns, chosen: Chosen, left: float, top: float, bottom: float, wide: float) -> Iterator[str]:
    """Lines where years begin, and below them the years; each column is `wide`."""
    step = _PER_YEAR[found.scale]
    room = wide * step
    every = 1 if room >= 34 else 2 if room >= 17 else 5
    for year in range(found.since, found.until + 1):
        x = left + wide * ((year - found.since) * step + found.earlier)
        if step > 1 or (year - found.since) % every == 0:
            yield element("line", x1=x, x2=x, y1=top, y2=bottom + 4, stroke=paint("line"), stroke_width=1)
        if (found.until - year) % every == 0:
            yield caption_line(str(year), x + room / 2, bottom + 16, "middle")
    if found.earlier:
        inside = wide >= _ROOM
        x = left + wide / 2 if inside else left + wide - 2
        yield caption_line(f"<{found.since}", x, bottom + 16, "middle" if inside else "end")
    yield element("line", x1=left, x2=left + wide * found.many, y1=bottom, y2=bottom, stroke=paint("quiet"))
