"""Stretches of text in order, asked what stands at an offset or between two.

Everything found in an article is kept in order of its place; asking by bisection keeps reading linear in the
length of the text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Protocol, TypeVar

__all__ = ["Spans", "between"]


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


Placed = TypeVar("Placed", bound=_Placed)
_start = attrgetter("start")


def between(mentions: Sequence[Placed], start: int, end: int) -> Sequence[Placed]:
    """Those of the mentions, which are in order, that begin at `start` or later and before `end`."""
    first = bisect_left(mentions, start, key=_start)
    return mentions[first : bisect_left(mentions, end, first, key=_start)]


class Spans:
    """Stretches ``text[start:end]`` of which none overlaps another."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        """The stretches, given by start and end in any order."""
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = [end for _, end in ordered]

    def covering(self, offset: int) -> tuple[int, int] | None:
        """The stretch an offset lies in, if any."""
        place = bisect_right(self._starts, offset) - 1
        if place < 0 or self._ends[place] <= offset:
            return None
        return self._starts[place], self._ends[place]

    def meets(self, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` and one of the stretches have a letter in common."""
        place = bisect_left(self._starts, end) - 1
        return place >= 0 and self._ends[place] > start
