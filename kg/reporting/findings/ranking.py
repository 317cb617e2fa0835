"""Who comes first: as many as can be named without cutting through equals."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

__all__ = ["LEAST", "Ranking", "ranking"]

LEAST = 3
"""The least number a finding stands on."""

_FEW, _MOST = 3, 6


class Ranking(NamedTuple):
    """The ids that come first with their values, and how many more have the value `level` that was cut off at."""

    first: tuple[tuple[str, float], ...]
    more: int
    level: float


def ranking(values: Mapping[str, float], *, least: float = LEAST) -> Ranking:
    """The first three of those with at least `least`, and who equals the third, up to six; equals by id.

    Where more than six would have to be named, those equal to the third are only counted.
    """
    order = sorted(((one, value) for one, value in values.items() if value >= least), key=lambda one: (-one[1], one[0]))
    if len(order) <= _FEW:
        return Ranking(tuple(order), 0, 0.0)
    level = order[_FEW - 1][1]
    upto = [one for one in order if one[1] >= level]
    if len(upto) <= _MOST:
        return Ranking(tuple(upto), 0, 0.0)
    above = [one for one in order if one[1] > level]
    return Ranking(tuple(above), len(upto) - len(above), level)
