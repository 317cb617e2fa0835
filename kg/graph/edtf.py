"""Dates as the graph keeps them: the part of EDTF that meetings need.

Days (``2017-05-17``), months and years, intervals (``2017-05-17/2017-05-19``), and unspecified digits
(``XXXX-05-17``, ``201X``). Qualifiers (``?``, ``~``, ``%``) are read over. How words become dates is
reading's business; which year an open year was is judged in resolution.
"""

from __future__ import annotations

import calendar
import re

__all__ = ["days", "has_year", "in_year", "month_day", "to_the_day"]

_DATE = re.compile(
    r"(?P<year>[0-9X]{4})(?:-(?P<month>0[1-9]|1[0-2]|XX)(?:-(?P<day>0[1-9]|[12][0-9]|3[01]|XX))?)?[?~%]?"
)
_DAY = re.compile(r"[0-9X]{4}-[0-9]{2}-[0-9]{2}[?~%]?")
_OPEN = ("", "..")
_YEAR_LENGTH = 4


def days(date: str | None) -> tuple[str, str] | None:
    """The first and last ISO day a date can mean; None where the year is open or the date is not understood."""
    if date is None:
        return None
    begin, _, end = date.partition("/")
    first = "0001-01-01" if begin in _OPEN else _bound(begin, last=False)
    last = _bound(begin, last=True) if "/" not in date else "9999-12-31" if end in _OPEN else _bound(end, last=True)
    return None if first is None or last is None else (first, last)


def _bound(date: str, *, last: bool) -> str | None:
    match = _DATE.fullmatch(date)
    if match is None or match["year"] in ("XXXX", "0000"):
        return None
    year = match["year"].replace("X", "9" if last else "0")
    month = match["month"] or "XX"
    if month == "XX":
        return f"{year}-12-31" if last else f"{year}-01-01"
    length = calendar.monthrange(max(int(year), 1), int(month))[1]
    day = match["day"] or "XX"
    if day == "XX":
        return f"{year}-{month}-{length if last else 1:02d}"
    return f"{year}-{month}-{day}" if int(day) <= length else None


def has_year(date: str | None) -> bool:
    """Whether the date settles its year."""
    return date is not None and "X" not in date[:_YEAR_LENGTH] and days(date) is not None


def in_year(date: str | None, year: int) -> str:
    """The date with its open year filled in, an interval over New Year ending in the next; the year alone for None.

    A date that settles its year stays as it is.
    """
    if date is None:
        return str(year)
    begin, slash, end = date.partition("/")
    later = bool(end) and end[_YEAR_LENGTH:] < begin[_YEAR_LENGTH:]
    return begin.replace("XXXX", str(year), 1) + slash + end.replace("XXXX", str(year + later), 1)


def to_the_day(date: str | None) -> bool:
    """Whether the date names a day, or an interval between two days, though perhaps no year."""
    return date is not None and all(_DAY.fullmatch(side) for side in date.split("/"))


def month_day(date: str) -> str:
    """The date without its years (``04-17``, ``05-10/05-12``): what reports of one day share."""
    return "/".join(side[_YEAR_LENGTH + 1 :].rstrip("?~%") for side in date.split("/"))
