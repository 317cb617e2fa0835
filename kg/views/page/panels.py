"""What the panel says of each thing in a picture: a list of sections, each a named list of facts.

Every thing a node is linked to in the picture stands in one of its sections, so that the whole network can be
walked by its panels, with a keyboard or a screen reader. How a fact is told is left to `kg.views.page.telling`,
what sections are called to words.json. A section marked ``brief`` stands in the table at the head of the panel.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from kg.views.page.rows import Row
from kg.views.page.telling import ROLES, Teller, roles, texts

__all__ = ["panel"]

Section = dict[str, Any]


def panel(tell: Teller, kind: str, id: str) -> list[Section]:
    """The sections for one node, which is of a kind that `kg.views.page.things` knows; without the empty ones."""
    return [section for section in _MAKERS[kind](tell, id) if section["rows"]]


# ---------------------------------------------------------------- meetings
def _meeting(tell: Teller, id: str) -> list[Section]:
    meeting, of = tell.known("meetings", "meeting", id), tell.rows.of
    return [
        _brief("kind", [{"text": ["meeting", meeting["kind"]], "says": tell.quotations.says(id)}]),
        _brief("scope", [{"text": ["scope", meeting["scope"]]}]),
        _brief("status", [{"text": ["status", meeting["status"]]}] if meeting["status"] != "held" else []),
        _brief("date", texts(meeting["date_text"])),
        _brief("edtf", texts(meeting["date"])),
        _brief("inferred_year", _inferred_year(meeting)),
        _brief("internal", [{"text": ["note", "internal"]}] if meeting["internal"] else []),
        _brief("host", [tell.unit(meeting["host"])] if meeting["host"] else []),
        _section("parties", [tell.party(party) for party in of("parties", "meeting", id)]),
        _section("people", _people(tell, id)),
        _section("topics", [tell.about(row) for row in of("meeting_topics", "meeting", id)]),
        _section("flows", [tell.flow(flow) for flow in of("flows", "meeting", id)]),
        _section("agreements", [tell.agreement(row) for row in of("agreements", "meeting", id)]),
        _section("articles", [tell.article(row, "account") for row in of("accounts", "meeting", id)]),
    ]


def _inferred_year(meeting: Row) -> list[Row]:
    """The year that no article gives, how sure it is, and why it is thought to be that one."""
    if meeting["year_inferred"] is None:
        return []
    sure = round(meeting["year_confidence"], 2)
    return [{"text": str(meeting["year_inferred"]), "notes": [meeting["year_reason"]], "sure": sure}]


def _people(tell: Teller, meeting: str) -> list[Row]:
    """Who was there, chairs first."""
    parts = _grouped(tell.rows.of("participations", "meeting", meeting), "official")
    rank = {official: min(ROLES.index(row["role"]) for row in rows) for official, rows in parts.items()}
    return [tell.participant(official, parts[official]) for official in sorted(parts, key=lambda one: (rank[one], one))]


# ---------------------------------------------------------------- people
def _official(tell: Teller, id: str) -> list[Section]:
    unit = tell.known("officials", "official", id)["unit"]
    return [
        _brief("unit", [tell.unit(unit)] if unit else []),
        _section("offices", [tell.office(row) for row in tell.rows.of("holdings", "official", id)]),
        _section("meetings", _attended(tell, id)),
        _section("mentions", tell.quotations.by_article(id)),
    ]


def _attended(tell: Teller, official: str) -> list[Row]:
    parts = _grouped(tell.rows.of("participations", "official", official), "meeting")
    return [
        {**tell.meeting(meeting, *(part["participation"] for part in parts[meeting])), "notes": roles(parts[meeting])}
        for meeting in tell.by_date(parts)
    ]


# ---------------------------------------------------------------- units
def _unit(tell: Teller, id: str) -> list[Section]:
    unit, of = tell.known("units", "unit", id), tell.rows.of
    hosted = {row["meeting"] for row in of("meetings", "host", id)}
    parties = _grouped(of("parties", "unit", id), "meeting")
    meetings = hosted | set(parties)
    people = sorted({row["official"] for table in ("holdings", "officials") for row in of(table, "unit", id)})
    return [
        _brief("type", [{"text": ["unit", unit["kind"]]}]),
        _brief("valid", _validity(unit)),
        _brief("region", texts(unit["region"])),
        _brief("successor", [tell.unit(unit["successor"])] if unit["successor"] not in (None, id) else []),
        _section("meetings", [_met(tell, one, parties.get(one, []), hosted) for one in tell.by_date(meetings)]),
        _section("partners", _partners(tell, id, meetings)),
        _section("flows", _flows(tell, id)),
        _section("agreements", _agreements(tell, id)),
        _section("officials", [tell.person(official) for official in people]),
        _section("mentions", [tell.article(row, "mention") for row in of("mentions", "unit", id)]),
    ]


def _met(tell: Teller, meeting: str, parties: list[Row], hosted: set[str]) -> Row:
    notes = [["note", "host"]] if meeting in hosted else []
    return {**tell.meeting(meeting, *(party["party"] for party in parties)), "notes": notes}


def _partners(tell: Teller, unit: str, meetings: Iterable[str]) -> list[Row]:
    """The units met, most often first; the number is of meetings, not of articles, and under a lens of shares."""
    met: Counter[str] = Counter()
    for meeting in meetings:
        met.update(_shares(tell.rows.of("parties", "meeting", meeting), unit))
    ranked = sorted(met, key=lambda other: (-met[other], other))
    return [{**tell.unit(other), "notes": [_times(met[other])]} for other in ranked]


def _shares(parties: list[Row], unit: str) -> dict[str, float]:
    """The other units at a meeting and how much of it each is; those possible for the same party did not meet."""
    own = {row["reported_unit"] or unit: row["weight"] for row in parties if row["unit"] == unit} or {unit: 1.0}
    shares: dict[str, float] = {}
    for row in parties:
        if row["unit"] != unit:
            reported = row["reported_unit"] or row["unit"]
            share = max((weight for one, weight in own.items() if one != reported), default=0.0) * row["weight"]
            shares[row["unit"]] = max(shares.get(row["unit"], 0.0), share)
    return {other: share for other, share in shares.items() if share}


def _flows(tell: Teller, unit: str) -> list[Row]:
    flows = tell.rows.of("flows", "source", unit) + tell.rows.of("flows", "target", unit)
    return [tell.flow(flow) for flow in {flow["flow"]: flow for flow in flows}.values()]


def _agreements(tell: Teller, unit: str) -> list[Row]:
    parties = tell.rows.of("agreement_parties", "unit", unit)
    return [tell.agreement(tell.known("agreements", "agreement", row["agreement"])) for row in parties]


# ---------------------------------------------------------------- topics
def _topic(tell: Teller, id: str) -> list[Section]:
    broader, of = tell.known("topics", "topic", id)["broader"], tell.rows.of
    stated = {row["meeting"]: row["meeting_topic"] for row in of("meeting_topics", "topic", id)}
    flows = [row["flow"] for row in of("flow_topics", "topic", id)]
    return [
        _brief("broader", [tell.topic(broader)] if broader else []),
        _section("meetings", [tell.meeting(meeting, stated[meeting]) for meeting in tell.by_date(stated)]),
        _section("flows", [tell.flow(tell.known("flows", "flow", flow)) for flow in flows]),
        _section("narrower", [tell.topic(row["topic"]) for row in of("topics", "broader", id)]),
    ]


_MAKERS = {
    "meeting": _meeting,
    "official": _official,
    "topic": _topic,
    **dict.fromkeys(("province", "foreign", "central"), _unit),
}


def _section(name: str, rows: list[Row]) -> Section:
    return {"name": name, "rows": rows}


def _brief(name: str, rows: list[Row]) -> Section:
    return {"name": name, "rows": rows, "brief": True}


def _grouped(rows: Iterable[Row], column: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[column], []).append(row)
    return groups


def _times(meetings: float) -> dict[str, str]:
    number = f"{meetings:.2f}".rstrip("0").rstrip(".")
    return {"vi": f"{number.replace('.', ',')} cuộc gặp", "en": f"{number} meeting" + "s" * (number != "1")}


def _validity(unit: Row) -> list[Row]:
    dated = unit["valid_from"] or unit["valid_until"]
    return texts(f"{unit['valid_from'] or '…'} – {unit['valid_until'] or '…'}") if dated else []
