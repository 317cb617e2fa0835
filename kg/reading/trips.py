"""Days that can be of one meeting: the same day told twice, or the days of one trip."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.reading.dates import DateMention

__all__ = ["compatible", "follows", "with_days"]

_LONGEST_TRIP = 3  # days between the first and the last of a trip to one province


def with_days(date: DateMention, others: Iterable[DateMention]) -> DateMention:
    """The date with the days beside it on which the meeting went on."""
    days = {day for other in others if follows(date.edtf, other.edtf) for day in other.edtf.split("/")}
    days.update(date.edtf.split("/"))
    first, last = min(days), max(days)
    return date if first == last else replace(date, edtf=f"{first}/{last}")


def follows(a: str, b: str) -> bool:
    """Whether two EDTF dates are days of one trip: of one month, three days apart at the most."""
    days = sorted({*a.split("/"), *b.split("/")})
    known = all(len(day) == len("2019-10-21") for day in days)
    return known and days[0][:7] == days[-1][:7] and int(days[-1][8:]) - int(days[0][8:]) <= _LONGEST_TRIP


def compatible(a: str, b: str) -> bool:
    """Whether two EDTF dates can be one day: equal but for an open year, one inside the range of the other."""
    first, second = sorted((a.split("/"), b.split("/")), key=len)
    days = [day[4:] for day in second]
    inside = len(first[0]) < len("2019-10-21") and first[0] in second[0]
    return inside or days[0] <= first[0][4:] <= days[-1]
