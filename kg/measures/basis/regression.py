"""Poisson regression by iteratively reweighted least squares (Nelder and Wedderburn 1972), in numpy.

Made for a few terms and some thousand rows. Sums avoid BLAS, whose order of addition depends on the number of threads.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["Fit", "poisson"]

Floats = npt.NDArray[np.float64]

_ROUNDS = 100
_EXACT = 1e-10  # relative change of the deviance at which the estimate stands
_STEEPEST = 30.0  # of the logarithm of an expected count: beyond it nothing is told apart


@dataclass(frozen=True, eq=False)
class Fit:
    """A fitted regression: `estimate` and `error` (standard error) of each term, NaN for those left out.

    A term is left out if it is constant or a sum of terms before it. `expected` are the counts the model expects;
    `dispersion` is Pearson's chi-square by its degrees of freedom: 1 for Poisson counts, more where they vary more;
    the errors are widened by its root. `alpha` is what a negative binomial needs for that, by moments.
    """

    estimate: Floats
    error: Floats
    expected: Floats
    dispersion: float
    alpha: float
    converged: bool


def poisson(counts: Floats, terms: Floats) -> Fit:
    """The regression of counts on terms (a column each, without a constant, which comes first in the result)."""
    full = np.column_stack([np.ones(len(counts)), terms]) if terms.size else np.ones((len(counts), 1))
    kept = _independent(full)
    estimate, expected, converged = _iterated(counts, full[:, kept])
    covariance = np.linalg.pinv(_gram(full[:, kept], expected), hermitian=True)
    dispersion = _dispersion(counts, expected, len(kept))
    error = np.sqrt(np.diag(covariance) * max(dispersion, 1.0))
    return Fit(
        _spread(estimate, kept, full.shape[1]),
        _spread(error, kept, full.shape[1]),
        expected,
        dispersion,
        _alpha(counts, expected),
        converged,
    )


def _independent(terms: Floats) -> list[int]:
    """The columns that are no sum of those before them."""
    kept: list[int] = []
    for column in range(terms.shape[1]):
        if np.linalg.matrix_rank(terms[:, [*kept, column]]) > len(kept):
            kept.append(column)
    return kept


def _iterated(counts: Floats, terms: Floats) -> tuple[Floats, Floats, bool]:
    link = np.log(counts + max(float(counts.mean()), 1e-9) / 2)
    deviance = np.inf
    for _ in range(_ROUNDS):
        expected = np.exp(link)
        working = link + (counts - expected) / expected
        estimate = np.linalg.lstsq(_gram(terms, expected), np.einsum("ij,i->j", terms, expected * working))[0]
        link = np.clip(np.einsum("ij,j->i", terms, estimate), -_STEEPEST, _STEEPEST)
        before, deviance = deviance, _deviance(counts, np.exp(link))
        if abs(before - deviance) <= _EXACT * (abs(deviance) + _EXACT):
            return estimate, np.exp(link), True
    return estimate, np.exp(link), False


def _gram(terms: Floats, weights: Floats) -> Floats:
    found: Floats = np.einsum("ij,i,ik->jk", terms, weights, terms)
    return found


def _deviance(counts: Floats, expected: Floats) -> float:
    told = np.where(counts > 0, counts * np.log(np.where(counts > 0, counts, 1) / expected), 0.0)
    return float(2 * (told - (counts - expected)).sum())


def _dispersion(counts: Floats, expected: Floats, terms: int) -> float:
    free = len(counts) - terms
    return float(((counts - expected) ** 2 / expected).sum() / free) if free > 0 else float("nan")


def _alpha(counts: Floats, expected: Floats) -> float:
    """What the variance has beyond the mean, in squares of the mean; 0 where it has nothing."""
    more = ((counts - expected) ** 2 - expected).sum() / (expected**2).sum()
    return max(float(more), 0.0)


def _spread(values: Floats, kept: list[int], size: int) -> Floats:
    found = np.full(size, np.nan)
    found[kept] = values
    return found
