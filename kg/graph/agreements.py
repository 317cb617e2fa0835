"""Agreements in force on a day: those whose period, or the time since their signing, holds it.

A printed period runs from its first year to its last, '5 năm' from the year of signing; what was signed at a dated
meeting begins on its day. Where no end is known, an agreement is taken to be in force until one is. What was only
planned, and what neither period nor signing dates, is in force on no day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from kg.graph import edtf
from kg.graph.rows import Row, dicts, grouped, rows

__all__ = ["COLUMNS", "in_force"]

Tables = Mapping[str, pd.DataFrame]

COLUMNS = {
    "agreement": "agreement id",
    "title": "title as printed",
    "type": "mou, programme, agreement, plan or twinning",
    "parties": "version ids of the parties, a tuple",
    "since": "first day in force, ISO",
    "until": "last day in force, ISO; missing where no end is known",
    "basis": "what says so: period, duration or signing; inferred-year where the year of signing is inferred",
}
"""The columns of the table of agreements in force and what they hold."""


class _Time(NamedTuple):
    since: str
    until: str | None
    basis: str


def in_force(tables: Tables, day: date) -> pd.DataFrame:
    """The agreements in force on a day, sorted by first day and id, with the columns of `COLUMNS`.

    Parties are those of the tables given: through a lens, the units that carry on for them.
    """
    meetings = {meeting.meeting: meeting for meeting in rows(tables["meetings"])}
    parties = grouped(tables["agreement_parties"], lambda party: str(party.agreement))
    found = [
        {
            **agreement,
            "parties": tuple(party.unit for party in parties.get(agreement["agreement"], ())),
            **time._asdict(),
        }
        for agreement in dicts(tables["agreements"])
        for time in _times(agreement, meetings.get(agreement["meeting"]))
        if time.since <= day.isoformat() <= (time.until or "9999-12-31")
    ]
    found.sort(key=lambda row: (row["since"], row["agreement"]))
    frame = pd.DataFrame(found, columns=list(COLUMNS), dtype=object)
    return frame.astype({name: "string" for name in COLUMNS if name != "parties"})


_YEARS = re.compile(r"(?:19|20)\d\d")
_DURATION = re.compile(r"(\d{1,2}) năm")


def _times(agreement: dict[str, Any], meeting: Row | None) -> Iterator[_Time]:
    """When an agreement is in force; nothing where that is not known."""
    if meeting and meeting.status == "planned":
        return
    signed, basis = _signed(agreement["year"], meeting)
    years = [int(year) for year in _YEARS.findall(agreement["period"] or "")]
    duration = _DURATION.search(agreement["period"] or agreement["title"])
    if years:
        begin = f"{years[0]}-01-01"
        yield _Time(max(begin, signed or begin), f"{years[-1]}-12-31" if len(years) > 1 else None, "period")
    elif signed and duration:
        yield _Time(signed, f"{int(signed[:4]) + int(duration[1])}{signed[4:]}", "duration")
    elif signed:
        yield _Time(signed, None, basis)


def _signed(year: str | None, meeting: Row | None) -> tuple[str | None, str]:
    """The first day on which an agreement can have been signed, and what says so."""
    known = edtf.days(meeting.date if meeting else None) or edtf.days(year)
    if known:
        return known[0], "signing"
    if meeting and meeting.year_inferred is not None:
        inferred = edtf.days(edtf.in_year(meeting.date, meeting.year_inferred))
        return (inferred[0] if inferred else None), "inferred-year"
    return None, ""
