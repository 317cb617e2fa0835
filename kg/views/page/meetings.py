"""The meetings a page tells of, each once and by number, with what filters and the evidence panel need of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.graph.edtf import has_year
from kg.views.page.doubts import doubts_of_meeting
from kg.views.page.quotations import Quotations
from kg.views.page.rows import Row, Rows

__all__ = ["Meetings", "year_of"]


class Meetings:
    """What a page tells of meetings, numbered in the order in which it was asked for."""

    def __init__(self, rows: Rows, quotations: Quotations) -> None:
        """Meetings of these rows; none yet."""
        self._rows = rows
        self._quotations = quotations
        self._numbers: dict[str, int] = {}

    def number(self, id: str) -> int:
        """The number of a meeting."""
        return self._numbers.setdefault(id, len(self._numbers))

    @property
    def ids(self) -> tuple[str, ...]:
        """The meetings asked for so far, in the order of their numbers."""
        return tuple(self._numbers)

    def carried(self) -> dict[str, Any]:
        """The numbered meetings, and the units and topics they name, ready for JSON."""
        told = [self._told(one) for one in self._numbers]
        units = sorted({unit for one in told for unit in one["units"]})
        topics = sorted({topic for one in told for topic in one["topics"]})
        return {
            "meetings": told,
            "units": {one: self._unit(one) for one in units},
            "topics": {one: self._topic(one) for one in topics},
        }

    def _told(self, id: str) -> Row:
        meeting = self._rows.one("meetings", "meeting", id) or {}
        told = {
            "id": id,
            "label": meeting["label"],
            "label_en": meeting["label_en"],
            "date": meeting["date_text"],
            "edtf": meeting["date"],
            "year": year_of(meeting),
            "type": meeting["kind"],
            "scope": meeting["scope"],
            "topics": _distinct(row["topic"] for row in self._rows.of("meeting_topics", "meeting", id)),
            "units": _distinct(row["unit"] for row in self._rows.of("parties", "meeting", id)),
            "says": self._quotations.says(id),
            "internal": meeting["internal"],
            "doubt": doubts_of_meeting(meeting),
        }
        return {name: value for name, value in told.items() if value or name in ("topics", "units", "says")}

    def _unit(self, id: str) -> Row:
        unit = self._rows.one("units", "unit", id) or {}
        return {"label": unit["name_vi"], "label_en": unit["name_en"], "region": unit["region"]}

    def _topic(self, id: str) -> Row:
        topic = self._rows.one("topics", "topic", id) or {}
        return {"label": topic["label"], "label_en": topic["label_en"]}


def year_of(meeting: Row) -> int | None:
    """The year a meeting was in: the date's own, else the one inferred; None where it is open."""
    date = meeting["date"]
    return int(date[:4]) if has_year(date) else meeting["year_inferred"]


def _distinct(ids: Iterable[str]) -> list[str]:
    return sorted(set(ids))
