"""What is in doubt about things and links, and why: a picture draws them dashed, and says the reason on hover.

A reason is a word of the page with values: ``["doubt", key, {name: value}]``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kg.graph.confidence import UNSURE
from kg.views.page.rows import Row, Rows

__all__ = ["Doubt", "doubts_of_meeting", "doubts_of_thing", "doubts_of_tie"]

Doubt = list[Any]


def doubts_of_meeting(meeting: Row) -> list[Doubt]:
    """Why a meeting may not be as shown: only planned, surely read by none, its year inferred."""
    found = [_doubt("planned")] if meeting["status"] == "planned" else []
    if meeting["year_inferred"] is not None:
        values = {
            "year": meeting["year_inferred"],
            "sure": _percent(meeting["year_confidence"]),
            "why": meeting["year_reason"],
        }
        found.append(_doubt("year", **values))
    return found + ([_doubt("unsure", sure=_percent(meeting["confidence"]))] if meeting["confidence"] < UNSURE else [])


def doubts_of_thing(rows: Rows, kind: str, id: str) -> list[Doubt]:
    """Why a thing may not be one: a meeting as above, a person joined from mentions that nothing tells apart."""
    if kind == "meeting":
        return doubts_of_meeting(rows.one("meetings", "meeting", id) or {})
    if kind != "official":
        return []
    joined = [
        row
        for row in rows.of("resolutions", "subject", id)
        if row["kind"] == "official" and row["decision"] == "merged" and row["inferred"]
    ]
    if not joined:
        return []
    return [_doubt("merged", n=len(joined) + 1, sure=_percent(min(row["confidence"] for row in joined)))]


def doubts_of_tie(rows: Rows, stated: Iterable[str], meetings: Sequence[str]) -> list[Doubt]:
    """Why a link may not be there: every row that states it is unsure, or every meeting behind it is in doubt."""
    best = [_surest(rows, subject) for subject in stated]
    known = [one for one in best if one is not None]
    unsure = [_doubt("unsure", sure=_percent(max(known)))] if known and max(known) < UNSURE else []
    reasons = [doubts_of_meeting(rows.one("meetings", "meeting", one) or {}) for one in meetings]
    if not reasons or not all(reasons):
        return unsure
    return unsure + (reasons[0] if len(reasons) == 1 else [_doubt("all", n=len(reasons))])


def _surest(rows: Rows, subject: str) -> float | None:
    return max((row["confidence"] for row in rows.of("evidence", "subject", subject)), default=None)


def _doubt(key: str, **values: Any) -> Doubt:
    return ["doubt", key, values]


def _percent(confidence: float) -> int:
    return round(100 * confidence)
