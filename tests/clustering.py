"""How well mentions were put together: B³ and pairwise scores of clusters against clusters, and fragments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping
from itertools import combinations
from typing import NamedTuple


class Agreement(NamedTuple):
    """Precision, recall and F1, each 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self):
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def b_cubed(gold: Mapping[Hashable, Hashable], found: Mapping[Hashable, Hashable]) -> Agreement:
    """B³ of the cluster `found` for every mention against that of `gold`: per mention, then the mean."""
    expected, made = _sets(gold), _sets(found)
    shares = [(len(expected[gold[m]] & made[found[m]]), len(made[found[m]]), len(expected[gold[m]])) for m in gold]
    return Agreement(
        sum(common / size for common, size, _ in shares) / len(shares),
        sum(common / size for common, _, size in shares) / len(shares),
    )


def pairwise(gold: Mapping[Hashable, Hashable], found: Mapping[Hashable, Hashable]) -> Agreement:
    """How many pairs put together belong together, and how many that belong together were put together."""
    expected, made = _pairs(gold), _pairs(found)
    right = len(expected & made)
    return Agreement(right / len(made) if made else 1.0, right / len(expected) if expected else 1.0)


def fragments(gold: Mapping[Hashable, Hashable], found: Mapping[Hashable, Hashable]) -> int:
    """How many clusters too many there are: a thing in three pieces has two."""
    pieces = {(gold[mention], found[mention]) for mention in gold}
    return len(pieces) - len(set(gold.values()))


def _sets(clusters: Mapping[Hashable, Hashable]) -> dict[Hashable, set[Hashable]]:
    sets: dict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, cluster in clusters.items():
        sets[cluster].add(mention)
    return sets


def _pairs(clusters: Mapping[Hashable, Hashable]) -> set[tuple[Hashable, Hashable]]:
    return {pair for members in _sets(clusters).values() for pair in combinations(sorted(members), 2)}
