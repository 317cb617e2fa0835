"""The rows of inferred years: what stands beside the meeting's date, and every candidate with its reason."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Evidence
from kg.resolution.ids import content_id
from kg.resolution.statements import Row, Statement
from kg.resolution.year_reasons import Hint
from kg.resolution.years import Dated

__all__ = ["year_columns", "year_statements"]

_WORTH_A_ROW = 0.02  # the probability or share from which a candidate is kept


def year_columns(dated: Dated | None) -> Row:
    """The columns year_inferred, year_confidence and year_reason of the table meetings; empty where none is used."""
    year = dated.year if dated else None
    if dated is None or year is None:
        return {"year_inferred": None, "year_confidence": None, "year_reason": None}
    return {"year_inferred": year, "year_confidence": dated.confidence[year], "year_reason": dated.reasons}


def year_statements(meeting: str, dated: Dated) -> Iterator[Statement]:
    """The rows of the table year_candidates: each reason with each year it makes likely, those ruled out included."""
    for hint in dated.hints:
        for year, share in hint.years:
            if share >= _WORTH_A_ROW and dated.confidence.get(year, 0) >= _WORTH_A_ROW:
                row = _row(meeting, year, hint.reason, hint.grounds)
                row |= {"confidence": share, "chosen": year == dated.year}
                yield Statement("year_candidates", row, hint.article or "", _evidence(hint, share))
    for year in sorted({year for hint in dated.hints for year, _ in hint.years}):
        for bound in dated.bounds:
            if not bound.allows(year, dated.day):
                row = _row(meeting, year, bound.reason, bound.grounds)
                yield Statement("year_candidates", row | _RULED_OUT)


_RULED_OUT: dict[str, str | int | float | bool] = {"confidence": 0.0, "chosen": False}


def _row(meeting: str, year: int, reason: str, grounds: str) -> dict[str, str | int | float | bool]:
    identity = content_id("year", meeting, str(year), reason, grounds)
    return {"year_candidate": identity, "meeting": meeting, "year": year, "reason": reason, "because": grounds}


def _evidence(hint: Hint, share: float) -> tuple[Evidence, ...]:
    """The words a hint stands on, if it stands on words."""
    return (Evidence(hint.span, f"year:{hint.reason}", share),) if hint.span else ()
