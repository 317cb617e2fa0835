"""Scores, errors and reliability as lines of text, for a terminal or a file.

Where articles are held back, a table shows two columns side by side: those one may tune on (dev), and the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.evaluation.errors import Error, Group, grouped
from kg.evaluation.facets import STATEMENTS
from kg.evaluation.reliability import Band, Reliability
from kg.evaluation.score import Score

__all__ = ["count_lines", "error_lines", "reliability_lines", "score_lines"]

_GAP = "  | "


# ---------------------------------------------------------------- scores
def score_lines(columns: Mapping[str, Mapping[str, Score]]) -> Iterator[str]:
    """The scores, a line a facet; `columns` are sets of articles by name, which is shown if there are several."""
    names = f"{'precision':>9} {'recall':>7} {'f1':>7} {'tp':>5} {'fp':>5} {'fn':>5}"
    if len(columns) > 1:
        yield f"{'':26} {_GAP.join(f'{name:<{len(names)}}' for name in columns)}".rstrip()
    yield f"{'facet':26} {_GAP.join([names] * len(columns))}"
    for facet in next(iter(columns.values())):
        yield f"{facet:26} {_GAP.join(_score(scores[facet]) for scores in columns.values())}"


def _score(score: Score) -> str:
    ratios = f"{_ratio(score.precision):>9} {_ratio(score.recall):>7} {_ratio(score.f1):>7}"
    return f"{ratios} {score.tp:5} {score.fp:5} {score.fn:5}"


def _ratio(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


# ---------------------------------------------------------------- errors
def count_lines(errors: Iterable[Error], by: Group) -> Iterator[str]:
    """How many errors each article, rule or kind has, most first."""
    yield f"{'wrong':>5} {'missing':>7}  {by}"
    for name, members in grouped(errors, by):
        count = Counter(error.verdict for error in members)
        yield f"{count['wrong']:5} {count['missing']:7}  {name}"


def error_lines(errors: Iterable[Error], by: Group | None = None) -> Iterator[str]:
    """Each error with its sentences, facet by facet, or article by article, rule by rule, kind by kind."""
    listed = list(errors)
    for name, members in grouped(listed, by) if by else _by_facet(listed):
        count = Counter(error.verdict for error in members)
        yield f"== {name}: {count['wrong']} wrong, {count['missing']} missing"
        for error in members:
            yield f"{error.verdict:8} {error.facet}  {error.words}  ({error.article})"
            yield from _reason_lines(error)


def _by_facet(errors: Sequence[Error]) -> Iterator[tuple[str, list[Error]]]:
    for facet in dict.fromkeys(error.facet for error in errors):
        yield facet, [error for error in errors if error.facet == facet]


def _reason_lines(error: Error) -> Iterator[str]:
    for reason in error.reasons:
        by = f"{reason.rule} {reason.confidence:.2f}: " if reason.rule and reason.confidence is not None else ""
        yield f"    {by}{_shown(reason.sentence)}"


def _shown(sentence: str) -> str:
    """On one line, and without what a terminal would take for a command: the text of articles is untrusted."""
    return "".join(letter if letter.isprintable() else "�" for letter in " ".join(sentence.split()))


# ---------------------------------------------------------------- reliability
def reliability_lines(columns: Mapping[str, Reliability]) -> Iterator[str]:
    """For each band of confidence how many statements it holds and the share that is right; then the errors."""
    names = f"{'statements':>10} {'confidence':>10} {'right':>7}"
    if len(columns) > 1:
        yield f"{'':12} {_GAP.join(f'{name:<{len(names)}}' for name in columns)}".rstrip()
    yield f"{'confidence':12} {_GAP.join([names] * len(columns))}"
    tables = [{band.low: band for band in reliability.bands()} for reliability in columns.values()]
    for low in sorted(set().union(*tables), reverse=True):
        yield f"{low:.1f} to {low + 0.1:.1f}   {_GAP.join(_band(table.get(low)) for table in tables)}"
    yield ""
    yield f"{'calibration error':18}{_GAP.join(f'{name:>10}' for name in columns)}"
    for statement in (None, *STATEMENTS):
        shown = (f"{_ratio(reliability.error(statement)):>10}" for reliability in columns.values())
        yield f"{statement or 'all statements':18}{_GAP.join(shown)}"


def _band(band: Band | None) -> str:
    return f"{band.statements:10} {band.confidence:10.3f} {band.share:7.3f}" if band else f"{0:10} {'–':>10} {'–':>7}"
