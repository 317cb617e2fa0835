"""What confidence is worth: how often statements of a confidence are right.

A statement is as sure as its surest evidence. Well calibrated, of the statements with confidence 0.8 four in five
are right; the expected calibration error is the mean distance between the two, weighted by statements.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.evaluation.facets import STATEMENTS, Outcome

__all__ = ["Band", "Judged", "Reliability", "band_of", "reliability"]

Judged = tuple[float, bool]
"""A statement's confidence, and whether it is right."""

_BANDS = 10


@dataclass(frozen=True, slots=True)
class Band:
    """The statements whose confidence lies from `low` to `high`: how many, how sure in the mean, how many right."""

    low: float
    high: float
    statements: int
    confidence: float
    right: int

    @property
    def share(self) -> float:
        """The share that is right."""
        return self.right / self.statements


@dataclass(frozen=True, slots=True)
class Reliability:
    """Judged statements by what they state (`STATEMENTS`)."""

    judged: Mapping[str, Sequence[Judged]]

    def bands(self, statement: str | None = None) -> list[Band]:
        """The bands that hold statements, the surest first; of one kind of statement or of all."""
        found: dict[int, list[Judged]] = defaultdict(list)
        for one in self._of(statement):
            found[band_of(one[0])].append(one)
        return [_band(place, found[place]) for place in sorted(found, reverse=True)]

    def error(self, statement: str | None = None) -> float | None:
        """The expected calibration error over the bands; None without statements."""
        bands = self.bands(statement)
        total = sum(band.statements for band in bands)
        return sum(band.statements * abs(band.confidence - band.share) for band in bands) / total if total else None

    def _of(self, statement: str | None) -> list[Judged]:
        chosen = self.judged if statement is None else (statement,)
        return [one for name in chosen for one in self.judged.get(name, ())]


def band_of(confidence: float) -> int:
    """The band, a tenth wide, that a confidence falls into; 1 belongs to the last."""
    return min(int(confidence * _BANDS + 1e-9), _BANDS - 1)


def _band(place: int, judged: Sequence[Judged]) -> Band:
    mean = sum(confidence for confidence, _ in judged) / len(judged)
    return Band(place / _BANDS, (place + 1) / _BANDS, len(judged), mean, sum(right for _, right in judged))


def reliability(outcomes: Iterable[Outcome]) -> Reliability:
    """The reliability of all predicted statements among the outcomes; those without evidence are left aside."""
    judged: dict[str, list[Judged]] = {statement: [] for statement in STATEMENTS}
    for outcome in outcomes:
        confidence = outcome.claim.confidence
        if outcome.facet in judged and outcome.verdict != "missing" and confidence is not None:
            judged[outcome.facet].append((confidence, outcome.verdict == "right"))
    return Reliability(judged)
