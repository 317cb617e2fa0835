"""When something was, as far as the text says: EDTF dates as SEM time stamps and what XML Schema has for open years.

A day or an interval of days has a begin and an end; a month or year only the earliest and latest days it can
mean; without a year there is day and month. What fits none of these stays an EDTF literal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.graph import edtf
from kg.rdf import literals
from kg.rdf.terms import DCTERMS, SEM, XSD, Fact, Iri, Literal, Terms, about, iri

__all__ = ["EDTF", "times"]

EDTF = iri("http://id.loc.gov/datatypes/edtf/EDTF")
_OPEN_YEAR = re.compile(r"XXXX-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-9]{2}))?")
_UNBOUNDED = ("0001-01-01", "9999-12-31")  # how `edtf.days` writes the open side of an interval


def times(terms: Terms, event: Iri, date: str | None) -> Iterator[Fact]:
    """The facts about when the event was; none without a date."""
    if date is None:
        return iter(())
    bounds = edtf.days(date)
    if bounds is None:
        return _without_year(terms, event, date)
    exact = edtf.to_the_day(date) and edtf.has_year(date)
    names = (
        ("hasBeginTimeStamp", "hasEndTimeStamp") if exact else ("hasEarliestBeginTimeStamp", "hasLatestEndTimeStamp")
    )
    told = ((name, bound) for name, bound in zip(names, bounds, strict=True) if bound not in _UNBOUNDED)
    return about(event, *((SEM[name], literals.day(bound)) for name, bound in told))


def _without_year(terms: Terms, event: Iri, date: str) -> Iterator[Fact]:
    begin, _, end = date.partition("/")
    first, last = _OPEN_YEAR.fullmatch(begin), _OPEN_YEAR.fullmatch(end)
    if first is None or (end and (last is None or first["day"] is None or last["day"] is None)):
        return about(event, (DCTERMS["date"], literals.typed(date, EDTF)))
    if first["day"] is None:
        return about(event, (terms.lt["month"], literals.typed(f"--{first['month']}", XSD["gMonth"])))
    return about(event, (terms.lt["monthDay"], _month_day(first)), (terms.lt["endMonthDay"], last and _month_day(last)))


def _month_day(match: re.Match[str]) -> Literal:
    return literals.typed(f"--{match['month']}-{match['day']}", XSD["gMonthDay"])
