"""What a page tells of the marks of a figure: the meetings each stands for, and the sentences that report those."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg.figures import Figure
from kg.graph import KnowledgeGraph
from kg.graph.confidence import UNSURE
from kg.views.page.quotations import Quotations
from kg.views.page.rows import Row, Rows

__all__ = ["evidence"]

_FLOWS = 2  # sentences on who shares with whom, which stand before those on the meeting where learning is shown


def evidence(graph: KnowledgeGraph, drawn: Sequence[Mapping[str, Figure]], *, flows: bool) -> Row:
    """Marks, what they are about, meetings and numbered sentences, ready for JSON.

    `drawn` holds the figure, in each way it is drawn, in each language; marks stand in a list by these ways. With
    `flows` meetings also carry the sentences on sharing. Meetings stand once and are named by number; passages are as
    `kg.views.page.quotations` numbers them.
    """
    rows = Rows({**graph.tables, "reported_units": graph.reported.units})
    quotations = Quotations(rows)
    numbers: dict[str, int] = {}
    marks = [_marks(rows, figures, numbers) for figures in drawn]
    about = dict.fromkeys(one for own in marks for mark in own.values() for one in mark["about"])
    return {
        "marks": marks,
        "things": {one: _thing(rows, one) for one in about},
        "meetings": [_meeting(rows, quotations, one, flows=flows) for one in numbers],
        **quotations.carried(),
    }


def _marks(rows: Rows, figures: Mapping[str, Figure], numbers: dict[str, int]) -> dict[str, Row]:
    """The marks of a figure by id; meetings that have none yet get their `numbers`."""
    vi, en = (figures[lang].rows.to_dict("records") for lang in ("vi", "en"))
    return {
        str(one["id"]): _mark(
            one, other, [numbers.setdefault(each, len(numbers)) for each in _latest_first(rows, one["meetings"])]
        )
        for one, other in zip(vi, en, strict=True)
    }


def _mark(vi: Mapping[Any, Any], en: Mapping[Any, Any], meetings: list[int]) -> Row:
    note = {"note": _both(vi["note"], en["note"])} if vi["note"] else {}
    about = list(vi["about"])
    return {
        "label": _both(vi["label"], en["label"]),
        "count": vi["count"],
        "meetings": meetings,
        "about": about,
        **note,
    }


def _both(vi: str, en: str) -> Any:
    return vi if vi == en else {"vi": vi, "en": en}


def _thing(rows: Rows, id: str) -> Any:
    """The names of a unit or topic."""
    unit = rows.one("units", "unit", id)
    if unit:
        return _both(unit["name_vi"], unit["name_en"])
    topic = rows.one("topics", "topic", id)
    assert topic is not None, f"{id} is neither unit nor topic"
    return _both(topic["label"], topic["label_en"])


def _latest_first(rows: Rows, meetings: Iterable[str]) -> list[str]:
    def when(id: str) -> str:
        meeting = rows.one("meetings", "meeting", id) or {}
        date, year = meeting.get("date") or "", meeting.get("year_inferred")
        return date.replace("XXXX", str(year), 1) if year else date if date[:4].isdigit() else ""

    return sorted(sorted(meetings), key=when, reverse=True)


def _meeting(rows: Rows, quotations: Quotations, id: str, *, flows: bool) -> Row:
    """A meeting as the panel tells it; what is not known is left out."""
    meeting = rows.one("meetings", "meeting", id)
    assert meeting is not None, f"{id} is not in meetings"
    parties = rows.of("parties", "meeting", id)
    shared = quotations.says(*(flow["flow"] for flow in rows.of("flows", "meeting", id)))[:_FLOWS] if flows else []
    says = quotations.says(id, *(party["party"] for party in parties))
    told = {
        "label": _both(meeting["label"], meeting["label_en"]),
        "date": meeting["date_text"] or meeting["date"],
        "inferred": _inferred(meeting),
        "sure": round(meeting["confidence"], 2) if meeting["confidence"] < UNSURE else None,
        "internal": meeting["internal"] or None,
        "background": True if meeting["status"] == "background" else None,
        "parties": list({party["unit"]: _party(rows, party) for party in parties}.values()),
        "topics": [_thing(rows, row["topic"]) for row in rows.of("meeting_topics", "meeting", id)],
        "articles": meeting["articles"],
        "says": says,
        "shares": shared,
    }
    return {name: value for name, value in told.items() if value not in (None, [])}


def _inferred(meeting: Row) -> Row | None:
    """The year that no article gives, how sure it is, and why it is thought to be that one."""
    if meeting["year_inferred"] is None:
        return None
    sure, reason = meeting["year_confidence"], meeting["year_reason"]
    return {"year": meeting["year_inferred"], "sure": sure and round(sure, 2), "reason": reason}


def _party(rows: Rows, party: Row) -> Row:
    """A unit at a meeting, with what the article called it where a lens shows one of another name."""
    name = _thing(rows, party["unit"])
    unit = rows.one("reported_units", "unit", party["reported_unit"])
    reported = _both(unit["name_vi"], unit["name_en"]) if unit else name
    return {"name": name} if reported == name else {"name": name, "reported": reported}
