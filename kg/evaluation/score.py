"""Counting: how many statements were right, superfluous and missed, and which belong together.

This module knows numbers and pairs, and nothing of what is compared.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

__all__ = ["Score", "pairs", "share"]

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


def pairs(gold: Sequence[T], found: Sequence[T], weigh: Callable[[T, T], float]) -> list[tuple[int, int]]:
    """One-to-one pairs of positions, the heaviest first; what weighs nothing stays alone."""
    weighed = ((weigh(one, other), i, j) for i, one in enumerate(gold) for j, other in enumerate(found))
    chosen: dict[int, int] = {}
    for _, i, j in sorted((pair for pair in weighed if pair[0] > 0), key=lambda pair: -pair[0]):
        if i not in chosen and j not in chosen.values():
            chosen[i] = j
    return list(chosen.items())


def share(ours: set[str], theirs: set[str]) -> float:
    """What two sets have in common, of all they have; 0 where one is empty."""
    return len(ours & theirs) / len(ours | theirs) if ours and theirs else 0.0
