"""What a page says of its own making: what was asked for, what is not drawn and why, and why there may be nothing.

A note is words of the page with values, ``{"key": …, "values": …, "parts": …}``; `parts` are counts by kind.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.network import Seen, Selection, Thinned
from kg.views.page.meetings import year_of
from kg.views.page.picture import Picture
from kg.views.page.rows import Rows

__all__ = ["Note", "notes"]

Note = dict[str, Any]

_NAMED = {"unit": ("units", ("unit", "slug")), "topic": ("topics", ("topic",))}  # where conditions have their names


def notes(
    seen: Seen,
    selection: Selection,
    thinned: Thinned,
    picture: Picture,
    *,
    rows: Rows,
    kinds: tuple[str, ...],
    counts: bool,
) -> list[Note]:
    """The notes of a picture that shows things of these `kinds`, in the order in which things were left out.

    With `counts` the picture counts meetings, and leaves out those that were only planned.
    """
    found = []
    if seen.given:
        found.append(_note("selected", n=seen.meetings, all=seen.of, given=_given(seen.given, rows)))
    if counts and seen.planned:
        found.append(_note("planned", n=seen.planned))
    if thinned.weak:
        found.append(_note("weak", n=thinned.weak, least=selection.min_meetings))
    if thinned.few:
        found.append(
            _note("few" if selection.min_meetings > 1 else "absent", thinned.few, least=selection.min_meetings)
        )
    if thinned.beyond:
        found.append(_note("beyond", thinned.beyond, top=selection.top))
    if picture.left_out:
        found.append(_note("left_out", picture.left_out))
    unlinked = _unlinked(picture, thinned, rows, kinds)
    if unlinked:
        found.append(_note("unlinked", unlinked))
    return found if picture.nodes else [*_empty(seen, rows), *found]


def _note(key: str, parts: Mapping[str, int] | None = None, **values: Any) -> Note:
    note: Note = {"key": key, "values": values}
    return note if parts is None else {**note, "parts": dict(parts)}


def _given(given: Mapping[str, str], rows: Rows) -> list[Any]:
    """The conditions as words of the page, units and topics by their names."""
    return [["given", name, {"value": _name(name, value, rows)}] for name, value in given.items()]


def _name(condition: str, value: str, rows: Rows) -> Any:
    table, columns = _NAMED.get(condition, ("", ()))
    for column in columns:
        row = rows.one(table, column, value)
        if row:
            return {"vi": row.get("name_vi") or row["label"], "en": row.get("name_en") or row["label_en"]}
    return value


def _empty(seen: Seen, rows: Rows) -> list[Note]:
    """Why there is nothing to draw: no meetings at all, none that fit, or none that ties two things."""
    if not seen.of:
        return [_note("no_meetings")]
    if not seen.meetings:
        return [_note("none_fit", all=seen.of)]
    years = sorted(year for row in rows.all("meetings") if (year := year_of(row)) is not None)
    span = f"{years[0]}–{years[-1]}" if years else "…"
    return [_note("no_ties", n=seen.meetings, years=span)]


def _unlinked(picture: Picture, thinned: Thinned, rows: Rows, kinds: tuple[str, ...]) -> dict[str, int]:
    """How many provinces that articles name, and people, stand in no link at all."""
    if thinned.weak or thinned.few or thinned.beyond or not picture.nodes:
        return {}  # it is told already what went; the rest would count the same things twice
    named = {
        "province": {row["unit"] for row in rows.all("mentions")} if "province" in kinds else set(),
        "official": {row["official"] for row in rows.all("officials")} if "official" in kinds else set(),
    }
    return {kind: left for kind, ids in named.items() if (left := len(ids - picture.linked))}
