"""Meetings as they would be by chance: who came is exchanged between meetings, again and again.

Every unit keeps the number of its meetings and every meeting the number of its parties: a random walk over all tables
with these margins (swaps of a checkerboard, Besag and Clifford 1989), all swaps of a round at once in numpy.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["Rewired", "rewired"]

Ints = npt.NDArray[Any]
Mask = npt.NDArray[np.bool_]

_MIXING = 10  # rounds before the first sample; in each nearly every place is offered a swap

_SMALL = 256  # units that fit a byte: the less memory is walked through, the faster


@dataclass(frozen=True, eq=False)
class Rewired:
    """Who was at which meeting: `unit` at each place, the places of a meeting side by side, meetings by their size.

    `blocks` are (first place, number of meetings, size) of the meetings of each size.
    """

    unit: Ints
    blocks: tuple[tuple[int, int, int], ...]
    units: int

    @classmethod
    def of(cls, meeting: Ints, unit: Ints, units: int) -> Rewired:
        """The presence of units at meetings, each unit once a meeting; meetings of one unit are left out."""
        sizes = np.bincount(meeting) if len(meeting) else np.zeros(0, dtype=np.intp)
        order = np.lexsort((unit, meeting, sizes[meeting]))
        order = order[sizes[meeting][order] > 1]
        counts = np.bincount(sizes[sizes > 1]) if (sizes > 1).any() else np.zeros(0, dtype=np.intp)
        blocks, start = [], 0
        for size in np.flatnonzero(counts):
            blocks.append((start, int(counts[size]), int(size)))
            start += int(counts[size] * size)
        return cls(unit[order].astype(np.uint8 if units < _SMALL else np.int32), tuple(blocks), units)

    def pairs(self, unit: Ints | None = None) -> Ints:
        """At how many meetings every two units were together: an upper triangular matrix."""
        seen = self.unit if unit is None else unit
        found = np.zeros(self.units**2, dtype=np.intp)
        for start, meetings, size in self.blocks:
            table = seen[start : start + meetings * size].reshape(meetings, size)
            for first in range(size - 1):
                for second in range(first + 1, size):
                    code = table[:, first] * np.int32(self.units) + table[:, second]
                    found += np.bincount(code, minlength=self.units**2)
        square = found.reshape(self.units, self.units)
        return np.triu(square + square.T, k=1)

    def doubled(self, unit: Ints) -> Mask:
        """The places whose meeting has a unit twice."""
        found = np.zeros(len(unit), dtype=bool)
        for start, meetings, size in self.blocks:
            table = unit[start : start + meetings * size].reshape(meetings, size)
            twice = np.zeros(meetings, dtype=bool)
            for first in range(size - 1):
                twice |= (table[:, first, None] == table[:, first + 1 :]).any(axis=1)
            found[start : start + meetings * size] = np.repeat(twice, size)
        return found


def rewired(seen: Rewired, *, samples: int, seed: int) -> Iterator[Ints]:
    """As many samples as wanted of who was where, each to be given to `Rewired.pairs`; the same for the same seed."""
    random, unit = np.random.default_rng(seed), seen.unit
    for step in range(_MIXING + samples):
        unit = _round(seen, unit, random)
        if step >= _MIXING:
            yield unit


def _round(seen: Rewired, unit: Ints, random: np.random.Generator) -> Ints:
    """All places paired at random, the units of each pair exchanged; taken back where a meeting gets one twice."""
    order = random.permutation(len(unit))
    half = len(unit) // 2
    one, other = order[:half], order[half : 2 * half]
    found = unit.copy()
    found[one], found[other] = unit[other], unit[one]
    while (wrong := seen.doubled(found)).any():
        back = wrong[one] | wrong[other]
        found[one[back]], found[other[back]] = unit[one[back]], unit[other[back]]
    return found
