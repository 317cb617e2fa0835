"""Counting: how many statements were right, superfluous and missed, and which belong together.

This module knows numbers and pairs, and nothing of what is compared.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence, Sized
from dataclasses import dataclass
from typing import TypeVar

__all__ = ["Score", "counts", "lists", "pairs", "sets", "share"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Score:
    """How many statements were right (`tp`), superfluous (`fp`) and missed (`fn`)."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def __add__(self, other: Score) -> Score:
        """Both counts together."""
        return Score(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    @property
    def precision(self) -> float | None:
        """The share of right ones among the predicted; None where nothing was predicted."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else None

    @property
    def recall(self) -> float | None:
        """The share of the gold ones that were found; None where there were none."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None where neither gold nor prediction says anything."""
        total = 2 * self.tp + self.fp + self.fn
        return 2 * self.tp / total if total else None

    def as_dict(self) -> dict[str, float | int | None]:
        """The score as one row of ``kg evaluate --json``."""
        ratios = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        return {**ratios, "tp": self.tp, "fp": self.fp, "fn": self.fn}


def sets(gold: Iterable[Hashable], found: Iterable[Hashable]) -> Score:
    """The score of two collections in which order and number do not matter."""
    ours, theirs = set(gold), set(found)
    return Score(len(ours & theirs), len(theirs - ours), len(ours - theirs))


def counts(right: int, gold: Sized, found: Sized) -> Score:
    """The score where `right` of the found ones have been given a partner each."""
    return Score(right, len(found) - right, len(gold) - right)


def lists(gold: Sequence[T], found: Sequence[T], weigh: Callable[[T, T], float]) -> Score:
    """The score of two lists whose members are paired by weight."""
    return counts(len(pairs(gold, found, weigh)), gold, found)


def pairs(gold: Sequence[T], found: Sequence[T], weigh: Callable[[T, T], float]) -> list[tuple[int, int]]:
    """One-to-one pairs of positions, the heaviest first; what weighs nothing stays alone."""
    weighed = ((weigh(one, other), i, j) for i, one in enumerate(gold) for j, other in enumerate(found))
    pairs: dict[int, int] = {}
    for _, i, j in sorted((pair for pair in weighed if pair[0] > 0), key=lambda pair: -pair[0]):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return list(pairs.items())


def share(ours: set[str], theirs: set[str]) -> float:
    """What two sets have in common, of all they have; 0 where one is empty."""
    return len(ours & theirs) / len(ours | theirs) if ours and theirs else 0.0
