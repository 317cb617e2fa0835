"""The units an article names, in the order of their places, asked which was named last, alone, or most often."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kg.reading.unit_names import UnitMention

__all__ = ["NamedUnits"]


class NamedUnits:
    """Mentions of units in order; all answers take the time of a bisection."""

    def __init__(self, mentions: Iterable[UnitMention]) -> None:
        """The units of mentions that are in order."""
        ordered = tuple(mentions)
        self._starts = [mention.start for mention in ordered]
        self._units = [mention.unit for mention in ordered]
        self._leading = list(_leading_so_far(self._units))
        # How many mentions there are before one of a second unit.
        self._first_run = next((n for n, unit in enumerate(self._units) if unit != self._units[0]), len(self._units))

    def last(self, start: int, end: int) -> str | None:
        """The unit last named between two offsets."""
        place = bisect_left(self._starts, end) - 1
        return self._units[place] if place >= 0 and self._starts[place] >= start else None

    def only_one(self, end: int) -> str | None:
        """The unit named before an offset, if it is but one."""
        count = bisect_left(self._starts, end)
        return self._units[0] if 0 < count <= self._first_run else None

    def leading(self, end: int | None = None) -> str | None:
        """The unit named more often than any other (before an offset); None where two are named as often."""
        count = len(self._starts) if end is None else bisect_left(self._starts, end)
        return self._leading[count - 1] if count else None


def _leading_so_far(units: Sequence[str]) -> Iterator[str | None]:
    """For each mention the unit named more often than any other up to there, if there is one."""
    counts: Counter[str] = Counter()
    most, leaders = 0, set[str]()
    for unit in units:
        counts[unit] += 1
        if counts[unit] > most:
            most, leaders = counts[unit], set()
        if counts[unit] == most:
            leaders.add(unit)
        yield next(iter(leaders)) if len(leaders) == 1 else None
