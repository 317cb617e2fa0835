"""How surprising a count is: intervals and p-values of Poisson and negative binomial counts, many tests at once.

Distribution functions come from scipy, which is loaded when the first of them is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["adjusted", "mid_p", "normal_p", "poisson_interval"]

Floats = npt.NDArray[np.float64]


def _special() -> Any:
    return import_module("scipy.special")  # a quarter of a second, and most measures need none of it


def poisson_interval(counts: npt.ArrayLike, level: float = 0.95) -> tuple[Floats, Floats]:
    """The exact interval of each count's Poisson mean (Garwood 1936): never covers less often than `level`."""
    special, seen = _special(), np.asarray(counts, dtype=np.float64)
    tail = (1 - level) / 2
    low = np.where(seen > 0, special.gammaincinv(np.maximum(seen, 1e-300), tail), 0.0)
    return low, special.gammaincinv(seen + 1, 1 - tail)


def mid_p(counts: npt.ArrayLike, expected: npt.ArrayLike, alpha: float = 0.0) -> Floats:
    """The two-sided mid-p-value of counts of which `expected` were expected.

    Twice the smaller tail, of which the count itself is half (Lancaster 1961), so that 5 % of true nulls lie below
    0.05 though counts come in steps. The counts are Poisson, or with `alpha` above 0 negative binomial with the
    variance ``expected + alpha * expected²``. Shares of a count, as lenses make them, lie between its neighbours.
    """
    seen, mean = np.asarray(counts, dtype=np.float64), np.maximum(np.asarray(expected, dtype=np.float64), 1e-300)
    below, there = _negative_binomial(seen, mean, alpha) if alpha > 0 else _poisson(seen, mean)
    lower = below - there / 2
    found: Floats = np.clip(2 * np.minimum(lower, 1 - lower), 0.0, 1.0)
    return found


def _poisson(seen: Floats, mean: Floats) -> tuple[Floats, Floats]:
    special = _special()
    return special.gammaincc(seen + 1, mean), np.exp(seen * np.log(mean) - mean - special.gammaln(seen + 1))


def _negative_binomial(seen: Floats, mean: Floats, alpha: float) -> tuple[Floats, Floats]:
    special, size = _special(), 1 / alpha
    share = size / (size + mean)
    ways = special.gammaln(seen + size) - special.gammaln(size) - special.gammaln(seen + 1)
    there = np.exp(ways + size * np.log(share) + seen * np.log1p(-share))
    return special.betainc(size, seen + 1, share), there


def normal_p(z: npt.ArrayLike) -> Floats:
    """The two-sided p-value of a standardised estimate."""
    found: Floats = 2 * _special().ndtr(-np.abs(np.asarray(z, dtype=np.float64)))
    return found


def adjusted(p: npt.ArrayLike) -> Floats:
    """The p-values adjusted by Benjamini and Hochberg (1995): what is called at `q` is wrong in a share q of cases.

    NaN counts as no test and stays.
    """
    values = np.asarray(p, dtype=np.float64)
    found = np.full(values.shape, np.nan)
    tested = np.flatnonzero(~np.isnan(values))
    order = tested[np.argsort(values[tested], kind="stable")]
    scaled = values[order] * len(order) / np.arange(1, len(order) + 1)
    found[order] = np.minimum.accumulate(scaled[::-1])[::-1].clip(max=1.0)
    return found
