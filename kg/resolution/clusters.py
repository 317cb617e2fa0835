"""Clusters: members joined pair by pair, unless something contradicts, the same in whatever order they come.

This module knows how joining works, and nothing of what is joined: pairs come with a rank, the best first, and
whoever calls says what forbids two clusters to become one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

__all__ = ["Clusters"]

M = TypeVar("M")
V = TypeVar("V")


class Clusters(Generic[M]):
    """A partition of members (at first each alone) that grows by joining; members are told apart by their place."""

    def __init__(self, members: Iterable[M]) -> None:
        """Every member alone."""
        self.members = tuple(members)
        self._of = list(range(len(self.members)))
        self._places = {place: [place] for place in self._of}

    def join(self, one: int, other: int) -> None:
        """Make one cluster of those of two places."""
        kept, gone = sorted((self._of[one], self._of[other]))
        if kept != gone:
            for place in self._places[gone]:
                self._of[place] = kept
            self._places[kept] = sorted(self._places[kept] + self._places.pop(gone))

    def join_unless(self, one: int, other: int, veto: Callable[[list[int], list[int]], V | None]) -> V | None:
        """Join the clusters of two places unless `veto` names what contradicts; returns what it names."""
        contradiction = None if self.together(one, other) else veto(self.around(one), self.around(other))
        if contradiction is None:
            self.join(one, other)
        return contradiction

    def together(self, one: int, other: int) -> bool:
        """Whether two places are in one cluster."""
        return self._of[one] == self._of[other]

    def around(self, place: int) -> list[int]:
        """The places in the cluster of a place, in order."""
        return self._places[self._of[place]]

    def groups(self) -> list[list[int]]:
        """The places of every cluster, ordered by the first of each."""
        return [self._places[first] for first in sorted(self._places)]
