"""What the panel says of each thing in a picture: its facts, each with the passages that state it.

A panel is a list of sections, a section a list of rows; a row names a thing (``to``), an article or a text,
with notes, a second thing after a linking word (``then``, ``link``) and the numbers of its passages (``says``).
Words of the page are given as ``[group, key]`` and said by the page in the reader's language; texts that
exist in both languages as ``{"vi": …, "en": …}``. How a row looks is left to panel.js.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from kg.views.page.quotations import Quotations
from kg.views.page.rows import Row, Rows

__all__ = ["Panels"]

Section = dict[str, Any]
_ROLES = ("chair", "head", "speaker", "signatory", "attendee")
_SURE = 0.95  # below this a fact says how sure its reading is


class Panels:
    """Makes the panels of one graph; passages are numbered in `quotations`."""

    def __init__(self, rows: Rows, quotations: Quotations) -> None:
        self._rows = rows
        self._quotations = quotations
        self._makers = {
            "meeting": self._meeting,
            "official": self._official,
            "topic": self._topic,
            **dict.fromkeys(("province", "foreign", "central"), self._unit),
        }

    def of(self, kind: str, id: str) -> list[Section]:
        """The sections for one thing; empty sections are left out."""
        return [section for section in self._makers[kind](id) if section["rows"]]

    # ------------------------------------------------------------ one kind of thing each
    def _meeting(self, id: str) -> list[Section]:
        meeting = self._known("meetings", "meeting", id)
        return [
            _brief(
                "kind", [{"text": ["meeting", meeting["kind"]], "says": self._quotations.says(id), **_sure(meeting)}]
            ),
            _brief("scope", [{"text": ["scope", meeting["scope"]]}]),
            _brief("status", [{"text": ["status", meeting["status"]]}] if meeting["status"] != "held" else []),
            _brief("date", _texts(meeting["date_text"])),
            _brief("edtf", _texts(meeting["date"])),
            _brief("host", [self._unit_row(meeting["host"])] if meeting["host"] else []),
            _section("parties", [self._party(party) for party in self._rows.of("parties", "meeting", id)]),
            _section("people", self._people(id)),
            _section("topics", [self._about(row) for row in self._rows.of("meeting_topics", "meeting", id)]),
            _section("flows", [self._flow(flow) for flow in self._rows.of("flows", "meeting", id)]),
            _section("agreements", [self._agreement(row) for row in self._rows.of("agreements", "meeting", id)]),
            _section("articles", [self._account(row, "account") for row in self._rows.of("accounts", "meeting", id)]),
        ]

    def _official(self, id: str) -> list[Section]:
        official = self._known("officials", "official", id)
        return [
            _brief("unit", [self._unit_row(official["unit"])] if official["unit"] else []),
            _section("offices", [self._holding(row) for row in self._rows.of("holdings", "official", id)]),
            _section("meetings", self._attended(id)),
            _section("mentions", self._quotations.by_article(id)),
        ]

    def _unit(self, id: str) -> list[Section]:
        unit = self._known("units", "unit", id)
        meetings = sorted({row["meeting"] for row in self._rows.of("parties", "unit", id)} | self._hosted(id))
        return [
            _brief("type", [{"text": ["unit", unit["kind"]]}]),
            _brief("valid", _validity(unit)),
            _brief("region", _texts(unit["region"])),
            _brief("successor", [self._unit_row(unit["successor"])] if unit["successor"] not in (None, id) else []),
            _section("meetings", [self._of_unit(meeting, id) for meeting in self._by_date(meetings)]),
            _section("partners", self._partners(id, meetings)),
            _section("flows", self._unit_flows(id)),
            _section("agreements", self._unit_agreements(id)),
            _section("officials", [self._person(row) for row in self._rows.of("officials", "unit", id)]),
            _section("mentions", [self._account(row, "mention") for row in self._rows.of("mentions", "unit", id)]),
        ]

    def _topic(self, id: str) -> list[Section]:
        topic = self._known("topics", "topic", id)
        stated = {row["meeting"]: row for row in self._rows.of("meeting_topics", "topic", id)}
        flows = [self._rows.one("flows", "flow", row["flow"]) for row in self._rows.of("flow_topics", "topic", id)]
        return [
            _brief("broader", [self._topic_row(topic["broader"])] if topic["broader"] else []),
            _section(
                "meetings", [self._meeting_row(one, stated[one]["meeting_topic"]) for one in self._by_date(stated)]
            ),
            _section("flows", [self._flow(flow) for flow in flows if flow]),
            _section("narrower", [self._topic_row(row["topic"]) for row in self._rows.of("topics", "broader", id)]),
        ]

    # ------------------------------------------------------------ rows that name another thing
    def _known(self, table: str, column: str, id: str) -> Row:
        found = self._rows.one(table, column, id)
        assert found is not None, f"{id} is drawn but not in {table}"
        return found

    def _unit_row(self, id: str) -> Row:
        unit = self._rows.one("units", "unit", id) or {}
        return {"to": id, **_bilingual(unit.get("name_vi", id), unit.get("name_en"))}

    def _topic_row(self, id: str) -> Row:
        topic = self._rows.one("topics", "topic", id) or {}
        return {"to": id, **_bilingual(topic.get("label", id), topic.get("label_en"))}

    def _meeting_row(self, id: str, *subjects: str) -> Row:
        meeting = self._known("meetings", "meeting", id)
        return {
            "to": id,
            **_bilingual(meeting["label"], meeting["label_en"]),
            "says": self._quotations.says(*(subjects or (id,))),
        }

    def _person(self, official: Row, *notes: Any) -> Row:
        told = notes or tuple(note for note in (official["post"],) if note)
        return {
            "to": official["official"],
            "text": official["name"],
            "notes": list(told),
            "says": self._quotations.says(official["official"]),
        }

    # ------------------------------------------------------------ rows of a meeting
    def _party(self, party: Row) -> Row:
        body = self._rows.one("bodies", "body", party["body"])
        notes = [{"vi": body["label"], "en": body["label_en"]}] if body else []
        return {
            **self._unit_row(party["unit"]),
            "notes": notes,
            "says": self._quotations.says(party["party"]),
            **_sure(party),
        }

    def _people(self, meeting: str) -> list[Row]:
        roles: dict[str, list[Row]] = {}
        for row in self._rows.of("participations", "meeting", meeting):
            roles.setdefault(row["official"], []).append(row)
        people = [(self._known("officials", "official", id), rows) for id, rows in roles.items()]
        people.sort(key=lambda one: (min(_ROLES.index(row["role"]) for row in one[1]), one[0]["official"]))
        return [self._participant(official, rows) for official, rows in people]

    def _participant(self, official: Row, rows: list[Row]) -> Row:
        told = [["role", role] for role in _ROLES if any(row["role"] == role for row in rows)]
        post = [official["post"]] if official["post"] else []
        says = self._quotations.says(*(row["participation"] for row in rows))
        return {**self._person(official, *told, *post), "says": says}

    def _about(self, row: Row) -> Row:
        return {**self._topic_row(row["topic"]), "says": self._quotations.says(row["meeting_topic"]), **_sure(row)}

    def _flow(self, flow: Row) -> Row:
        target = self._unit_row(flow["target"])
        topics = [self._topic_row(row["topic"])["text"] for row in self._rows.of("flow_topics", "flow", flow["flow"])]
        return {
            **self._unit_row(flow["source"]),
            "link": ["flow", flow["kind"]],
            "then": target["to"],
            "then_text": target["text"],
            "notes": topics,
            "says": self._quotations.says(flow["flow"]),
            **_sure(flow),
        }

    def _agreement(self, agreement: Row) -> Row:
        notes: list[Any] = [["agreement", agreement["type"]]]
        notes += [agreement["period"]] if agreement["period"] else []
        notes += [agreement["year"]] if agreement["year"] else []
        return {"text": agreement["title"], "notes": notes, "says": self._quotations.says(agreement["agreement"])}

    def _account(self, row: Row, key: str) -> Row:
        return {"article": self._quotations.article(row["article"]), "says": self._quotations.says(row[key])}

    # ------------------------------------------------------------ rows of an official
    def _holding(self, holding: Row) -> Row:
        article = self._known("articles", "article", holding["article"])
        unit = self._unit_row(holding["unit"])["text"] if holding["unit"] else None
        inferred = holding["resolution"] in ("context", "publisher", "coreference")
        notes = [unit, ["note", "context"] if inferred else None, article["published"]]
        return {
            "before": [["note", "former"]] if holding["former"] else [],
            "text": holding["title"],
            "notes": [note for note in notes if note],
            "says": self._quotations.says(holding["holding"]),
            **_sure(holding),
        }

    def _attended(self, official: str) -> list[Row]:
        rows: dict[str, list[Row]] = {}
        for row in self._rows.of("participations", "official", official):
            rows.setdefault(row["meeting"], []).append(row)
        return [
            {
                **self._meeting_row(meeting, *(row["participation"] for row in rows[meeting])),
                "notes": [["role", role] for role in _ROLES if any(row["role"] == role for row in rows[meeting])],
            }
            for meeting in self._by_date(rows)
        ]

    # ------------------------------------------------------------ rows of a unit
    def _hosted(self, unit: str) -> set[str]:
        return {row["meeting"] for row in self._rows.of("meetings", "host", unit)}

    def _of_unit(self, meeting: str, unit: str) -> Row:
        parties = [row["party"] for row in self._rows.of("parties", "meeting", meeting) if row["unit"] == unit]
        notes = [["note", "host"]] if meeting in self._hosted(unit) else []
        return {**self._meeting_row(meeting, *parties), "notes": notes}

    def _partners(self, unit: str, meetings: Iterable[str]) -> list[Row]:
        met = Counter(
            other
            for meeting in meetings
            for other in {row["unit"] for row in self._rows.of("parties", "meeting", meeting)} - {unit}
        )
        ranked = sorted(met, key=lambda other: (-met[other], other))
        return [{**self._unit_row(other), "notes": [_times(met[other])]} for other in ranked]

    def _unit_flows(self, unit: str) -> list[Row]:
        flows = self._rows.of("flows", "source", unit) + self._rows.of("flows", "target", unit)
        return [self._flow(flow) for flow in {flow["flow"]: flow for flow in flows}.values()]

    def _unit_agreements(self, unit: str) -> list[Row]:
        parties = self._rows.of("agreement_parties", "unit", unit)
        agreements = [self._rows.one("agreements", "agreement", row["agreement"]) for row in parties]
        return [self._agreement(agreement) for agreement in agreements if agreement]

    def _by_date(self, meetings: Iterable[str]) -> list[str]:
        """Latest first; those whose year is open after all that have one."""
        dates = {id: self._known("meetings", "meeting", id)["date"] or "" for id in meetings}
        settled = {id: date if date[:4].isdigit() else "" for id, date in dates.items()}
        return sorted(sorted(settled), key=lambda id: settled[id], reverse=True)


def _section(name: str, rows: list[Row]) -> Section:
    return {"name": name, "rows": rows}


def _brief(name: str, rows: list[Row]) -> Section:
    return {"name": name, "rows": rows, "brief": True}


def _texts(*values: str | None) -> list[Row]:
    return [{"text": value} for value in values if value]


def _bilingual(vi: str, en: str | None) -> Row:
    return {"text": {"vi": vi, "en": en} if en and en != vi else vi}


def _sure(row: Row) -> Row:
    return {"sure": round(row["confidence"], 2)} if row["confidence"] < _SURE else {}


def _times(times: int) -> dict[str, str]:
    return {"vi": f"{times} cuộc gặp", "en": "1 meeting" if times == 1 else f"{times} meetings"}


def _validity(unit: Row) -> list[Row]:
    if not (unit["valid_from"] or unit["valid_until"]):
        return []
    return [{"text": f"{unit['valid_from'] or '…'} – {unit['valid_until'] or '…'}"}]
