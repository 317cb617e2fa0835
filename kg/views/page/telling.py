"""Facts as rows of a panel: how a unit, a meeting, a person, a flow is told, with the passages that state it.

A row names a thing (``to``), an article (its number) or a text, with notes, a second thing after a linking
word (``link``, ``then``) and the numbers of its passages (``says``). Words of the page are given as
``[group, key]`` and said by the page in the reader's language; texts that exist in both languages as
``{"vi": …, "en": …}``. Which facts a panel holds is left to `kg.views.page.panels`, how they look to panel.js.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.graph.confidence import UNSURE
from kg.views.page.meetings import Meetings
from kg.views.page.quotations import Quotations
from kg.views.page.rows import Row, Rows

__all__ = ["ROLES", "Teller", "roles", "texts"]

ROLES = ("chair", "head", "speaker", "signatory", "attendee")
_INFERRED = ("context", "coreference", "publisher")  # ways to settle the unit of an office that does not name it


class Teller:
    """Tells the rows of a graph; passages that state them are numbered in `quotations`, meetings in `meetings`."""

    def __init__(self, rows: Rows, quotations: Quotations) -> None:
        """Tells these rows."""
        self.rows = rows
        self.quotations = quotations
        self.meetings = Meetings(rows, quotations)

    # ------------------------------------------------------------ things by name
    def unit(self, id: str) -> Row:
        """A unit by its name."""
        unit = self.known("units", "unit", id)
        return {"to": id, "text": _bilingual(unit["name_vi"], unit["name_en"])}

    def topic(self, id: str) -> Row:
        """A topic by its label."""
        topic = self.known("topics", "topic", id)
        return {"to": id, "text": _bilingual(topic["label"], topic["label_en"])}

    def meeting(self, id: str, *subjects: str) -> Row:
        """A meeting by its label, with the passages of `subjects`, or its own."""
        meeting = self.known("meetings", "meeting", id)
        self.meetings.number(id)
        says = self.quotations.says(*(subjects or (id,)))
        return {"to": id, "text": _bilingual(meeting["label"], meeting["label_en"]), "says": says}

    def person(self, id: str, *notes: Any) -> Row:
        """A person by name, with notes and the post he or she is known by."""
        official = self.known("officials", "official", id)
        post = [official["post"]] if official["post"] else []
        return {"to": id, "text": official["name"], "notes": [*notes, *post], "says": self.quotations.says(id)}

    def known(self, table: str, column: str, id: str) -> Row:
        """The row with that id; the graph's own checks see to it that ids lead somewhere."""
        found = self.rows.one(table, column, id)
        assert found is not None, f"{id} is not in {table}"
        return found

    # ------------------------------------------------------------ facts
    def party(self, party: Row) -> Row:
        """A unit at a meeting, with the body that stood for it."""
        body = self.rows.one("bodies", "body", party["body"])
        notes = [_bilingual(body["label"], body["label_en"])] if body else []
        seen = self._as_seen(party, "reported_unit")
        return {**self.unit(party["unit"]), "notes": notes + seen, **self._stated(party, "party")}

    def participant(self, official: str, parts: Iterable[Row]) -> Row:
        """A person at a meeting, with the parts he or she had there."""
        parts = list(parts)
        says = self.quotations.says(*(part["participation"] for part in parts))
        return {**self.person(official, *roles(parts)), "says": says}

    def about(self, row: Row) -> Row:
        """A topic of a meeting."""
        return {**self.topic(row["topic"]), **self._stated(row, "meeting_topic")}

    def flow(self, flow: Row) -> Row:
        """Who shares with, supports or asks whom, and about what."""
        source, target = self.unit(flow["source"]), self.unit(flow["target"])
        notes = [self.topic(row["topic"])["text"] for row in self.rows.of("flow_topics", "flow", flow["flow"])]
        link = {"link": ["flow", flow["kind"]], "then": target["to"], "then_text": target["text"]}
        seen = self._as_seen(flow, "reported_source", "reported_target")
        return {**source, **link, "notes": notes + seen, **self._stated(flow, "flow")}

    def agreement(self, agreement: Row) -> Row:
        """A document of cooperation with type, period and year."""
        notes = [["agreement", agreement["type"]], agreement["period"], agreement["year"]]
        return {
            "text": agreement["title"],
            "notes": [note for note in notes if note] + self._as_seen(agreement),
            **self._stated(agreement, "agreement"),
        }

    def office(self, holding: Row) -> Row:
        """An office as printed, the unit it was held for, and the day of the article that says so."""
        article = self.known("articles", "article", holding["article"])
        notes = [["note", "context"] if holding["resolution"] in _INFERRED else None, article["published"]]
        row = {
            "before": [["note", "former"]] if holding["former"] else [],
            "text": holding["title"],
            "notes": [note for note in notes if note] + self._as_seen(holding, "reported_unit"),
            **self._stated(holding, "holding"),
        }
        if holding["unit"] is None:
            return row
        unit = self.unit(holding["unit"])
        return {**row, "link": ",", "then": unit["to"], "then_text": unit["text"]}

    def article(self, row: Row, key: str) -> Row:
        """The article of a row whose id stands in the column `key`."""
        return {"article": self.quotations.article(row["article"]), "says": self.quotations.says(row[key])}

    def by_date(self, meetings: Iterable[str]) -> list[str]:
        """Ids of meetings, the latest first; those whose year is open after all that have one."""
        dates = {one: self.known("meetings", "meeting", one)["date"] or "" for one in sorted(meetings)}
        return sorted(dates, key=lambda one: dates[one] if dates[one][:4].isdigit() else "", reverse=True)

    def _as_seen(self, row: Row, *reported: str) -> list[Any]:
        """What a lens did to a row: the names that were reported, whether it is internal now, its share."""
        units = [self.rows.one("reported_units", "unit", row[column]) for column in reported]
        vi, en = (", ".join(unit[name] for unit in units if unit) for name in ("name_vi", "name_en"))
        share = row.get("weight", 1.0)
        return [
            *([{"vi": f"bài báo ghi {vi}", "en": f"reported as {en}"}] if vi else []),
            *([["note", "internal"]] if row.get("internal") else []),
            *([{"vi": f"tính {share:.0%}", "en": f"counted {share:.0%}"}] if share < 1 else []),
        ]

    def _stated(self, row: Row, key: str) -> Row:
        sure = {"sure": round(row["confidence"], 2)} if row["confidence"] < UNSURE else {}
        return {"says": self.quotations.says(row[key]), **sure}


def roles(parts: Iterable[Row]) -> list[list[str]]:
    """The parts a person had at a meeting, in words of the page, the most prominent first."""
    had = {part["role"] for part in parts}
    return [["role", role] for role in ROLES if role in had]


def texts(*values: str | None) -> list[Row]:
    """Plain texts as rows; what is not known is left out."""
    return [{"text": value} for value in values if value]


def _bilingual(vi: str, en: str) -> Any:
    return vi if vi == en else {"vi": vi, "en": en}
