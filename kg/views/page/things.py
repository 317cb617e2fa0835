"""How each kind of thing appears in a picture: its kind, labels, and what the page filters and searches by."""

from __future__ import annotations

from collections.abc import Callable

from kg.views.page.doubts import doubts_of_thing
from kg.views.page.meetings import year_of
from kg.views.page.rows import Row, Rows

__all__ = ["thing"]


def thing(rows: Rows, kind: str, id: str) -> Row:
    """The node of a thing of a kind of `kg.network`: province, city, central, foreign, meeting, official or topic.

    Keys: id, kind (a city is drawn as a province), label, label_en (if it differs), note (what tells it from
    its namesakes), doubt (reasons, if there are any), region of units; for meetings type, scope, year (None where it
    is open) and, under a lens, whether they were internal to one unit.
    """
    table, column, make = _KINDS.get(kind, _UNIT)
    row = rows.one(table, column, id)
    assert row is not None, f"{kind} {id} is in the network but not in {table}"
    made = make(row, rows)
    if made.get("label_en") == made["label"]:
        del made["label_en"]
    doubt = doubts_of_thing(rows, kind, id)
    return {"id": id, **made, **({"doubt": doubt} if doubt else {})}


def _unit(unit: Row, rows: Rows) -> Row:
    kind = "province" if unit["kind"] in ("province", "city") else unit["kind"]
    vi, en = _version(unit, rows.of("units", "slug", unit["slug"]))
    region = {"region": unit["region"]} if unit["region"] else {}
    return {"kind": kind, "label": unit["name_vi"] + vi, "label_en": unit["name_en"] + en, **region}


def _version(unit: Row, versions: list[Row]) -> tuple[str, str]:
    """What tells the versions of a unit apart that share its name: the old one, the new one, or until when."""
    if len(versions) == 1:
        return "", ""
    if unit["valid_until"] and len(versions) > 2:
        return f" (đến {unit['valid_until'][:4]})", f" (until {unit['valid_until'][:4]})"
    return (" (cũ)", " (former)") if unit["valid_until"] else (" (mới)", " (new)")


def _meeting(meeting: Row, rows: Rows) -> Row:
    internal = {"internal": True} if meeting["internal"] else {}
    return {
        "kind": "meeting",
        "label": meeting["label"],
        "label_en": meeting["label_en"],
        "note": meeting["date_text"] or ["meeting", meeting["kind"]],
        "type": meeting["kind"],
        "scope": meeting["scope"],
        "year": year_of(meeting),
        **internal,
    }


def _official(official: Row, rows: Rows) -> Row:
    unit = rows.one("units", "unit", official["unit"])
    note = ", ".join(text for text in (official["post"], unit and unit["name_vi"]) if text)
    return {"kind": "official", "label": official["name"], **({"note": note} if note else {})}


def _topic(topic: Row, rows: Rows) -> Row:
    return {"kind": "topic", "label": topic["label"], "label_en": topic["label_en"]}


_Source = tuple[str, str, Callable[[Row, Rows], Row]]
_UNIT: _Source = ("units", "unit", _unit)
_KINDS: dict[str, _Source] = {
    "meeting": ("meetings", "meeting", _meeting),
    "official": ("officials", "official", _official),
    "topic": ("topics", "topic", _topic),
}
