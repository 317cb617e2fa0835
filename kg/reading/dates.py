"""Dates as Vietnamese papers print them, in EDTF, with a year only where the article fixes one.

"Ngày 17/4", "sáng 5.2", "chiều 6-10", "21 tháng 10 năm 2019", "tháng 4/2017", "từ ngày 11 đến 15/6/2024",
"ngày 14 và 15-11", "hôm qua (25/5)", "chiều cùng ngày". A year that is not printed comes from the publication
date of the metadata line where the two agree, never from today.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.reading import date_patterns as patterns
from kg.reading.document import Document
from kg.reading.spans import Spans

__all__ = ["DateMention", "find_dates"]

_HOW_FAR = 60  # days an event may lie before or after the day its report came out
_LEAP_YEAR = 2000  # stands for a year that is not known: 29 February is a day


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date at ``text[start:end]``: its EDTF form and the rule that read it."""

    start: int
    end: int
    edtf: str
    rule: str

    @property
    def has_day(self) -> bool:
        """Whether the date is known to the day."""
        return len(self.edtf.split("/")[0]) == len("2019-10-21")


def find_dates(document: Document) -> tuple[DateMention, ...]:
    """All dates of the article's telling text in order, longer readings first where two overlap."""
    text = document.text
    spanned = list(patterns.ANNIVERSARY.finditer(text))
    anniversaries = Spans(match.span() for match in spanned)
    found: list[DateMention] = []
    for mention in sorted(_candidates(text, document.published), key=lambda m: (m.start, -m.end)):
        if not anniversaries.covering(mention.start) and (not found or mention.start >= found[-1].end):
            found.append(mention)
    if document.published is None:
        known = [*found, *_kept(spanned)]
        found = [_with_year(mention, known) for mention in found]
    return tuple(_with_same_day(text, found))


def _kept(anniversaries: Iterable[re.Match[str]]) -> Iterator[DateMention]:
    """The days on which anniversaries are kept: "(14/6/1957 - |14/6/2017|)"."""
    for match in anniversaries:
        day = _day(match["day"], match["month"], match["year"], None) if match["day"] else None
        if day:
            yield DateMention(*match.span("day"), day, "dates.day")


def _with_year(mention: DateMention, others: Iterable[DateMention]) -> DateMention:
    """A day without a year in the year the text names its month with: "ngày 23/10 … trận lũ tháng |10/2010|".

    An anniversary names the very day with two years, of which the later is meant: "Tối 14/6 … (14/6/1957 - 14/6/2017)".
    """
    if not mention.edtf.startswith("XXXX"):
        return mention
    months = {day[4:7] for day in mention.edtf.split("/")}
    days = [day for other in others for day in other.edtf.split("/") if day[4:7] in months and day[:4].isdigit()]
    years = {day[:4] for day in days}
    if len(years) == 1 or (years and {day[4:] for day in days} == {mention.edtf[4:]}):
        return replace(mention, edtf=mention.edtf.replace("XXXX", max(years)))
    return mention


def _candidates(text: str, published: date | None) -> Iterator[DateMention]:
    for match in patterns.RANGE.finditer(text):
        yield from _range(match, published)
    for pattern in (patterns.DAY, patterns.DAY_IN_WORDS):
        for match in pattern.finditer(text):
            yield from _single(match, published)
    for match in patterns.MONTH.finditer(text):
        if 1 <= int(match["m"]) <= 12:
            yield DateMention(*match.span(), f"{match['y']}-{int(match['m']):02}", "dates.month")
    for match in patterns.YEAR.finditer(text):
        yield DateMention(*match.span(), match["y"], "dates.year")
    if published:
        yield from _relative(text, published)
        yield from _near_years(text, published)
    yield from _near_months(text, published)


def _single(match: re.Match[str], published: date | None) -> Iterator[DateMention]:
    """A day; figures alone ("17/4") are none without a word before them or a year."""
    lead = match["lead"]
    if not lead.strip() and not match["y"]:
        return
    edtf = _day(match["d"], match["m"], match["y"], published)
    if edtf and not patterns.is_number(match.string, match.start()):
        yield DateMention(match.end("lead") - len(lead.lstrip()), match.end(), edtf, "dates.day")


def _range(match: re.Match[str], published: date | None) -> Iterator[DateMention]:
    month, year = match["m1"] or match["m2"], match["y1"] or match["y2"]
    if not match["y1"] and year and int(month) > int(match["m2"]):  # over the turn of the year
        year = str(int(year) - 1)
    first = _day(match["d1"], month, year, published)
    last = _day(match["d2"], match["m2"], match["y2"], published)
    if first and last and first.startswith("XXXX") == last.startswith("XXXX") and first < last:
        yield DateMention(*match.span(), f"{first}/{last}", "dates.range")


def _day(day: str, month: str, year: str | None, published: date | None) -> str | None:
    """The EDTF form of a day, None where there is no such day; the year open where nothing fixes it."""
    try:
        date(int(year or _LEAP_YEAR), int(month), int(day))
    except ValueError:
        return None
    known = year or _year(int(day), int(month), published) or "XXXX"
    return f"{known}-{int(month):02}-{int(day):02}"


def _year(day: int, month: int, published: date | None) -> str | None:
    """The year in which that day lies near the day of publication, if one does."""
    if published is None:
        return None
    for year in (published.year, published.year - 1, published.year + 1):
        try:
            distance = date(year, month, day) - published
        except ValueError:  # 29 February of another year, or a year before 1
            continue
        if abs(distance.days) <= _HOW_FAR:
            return str(year)
    return None


def _relative(text: str, published: date) -> Iterator[DateMention]:
    for match in patterns.RELATIVE.finditer(text):
        word = (match["now"] or match["word"]).lower()
        days = -1 if word.endswith("qua") else 1 if word.endswith("mai") else 0
        with suppress(OverflowError):  # the day before the first of the calendar
            yield DateMention(*match.span(), (published + timedelta(days)).isoformat(), "dates.relative")


def _near_years(text: str, published: date) -> Iterator[DateMention]:
    for match in patterns.NEAR_YEAR.finditer(text):
        yield DateMention(*match.span(), f"{published.year - 1:04}", "dates.near-year")


_YEARS_ON = {"năm ngoái": -1, "năm nay": 0, "này": 0, "năm sau": 1, "năm tới": 1}


def _near_months(text: str, published: date | None) -> Iterator[DateMention]:
    """Months without a year: the next or the last of that name, seen from the day of publication.

    "Hồi tháng 5" has been, whatever month it is now; where no day is known to see them from, only that is a date.
    """
    for match in patterns.NEAR_MONTH.finditer(text):
        month = int(match["m"] or match["bare"])
        if not 1 <= month <= 12:
            continue
        if published is None:
            if match["past"]:
                yield DateMention(*match.span(), f"XXXX-{month:02}", "dates.near-month")
            continue
        when = (match["when"] or ("vừa qua" if match["past"] else "")).lower()
        years = _YEARS_ON.get(when)
        if years is None and not when:
            years = min((-1, 0, 1), key=lambda year: abs(12 * year + month - published.month))
        elif years is None:
            years = int(month < published.month) if when == "tới" else -int(month > published.month)
        yield DateMention(*match.span(), f"{published.year + years:04}-{month:02}", "dates.near-month")


def _with_same_day(text: str, mentions: Iterable[DateMention]) -> Iterator[DateMention]:
    """The mentions, and "cùng ngày" as the day a sentence before began with, else the day named before it.

    "Hôm sau" is the day after the one named before.
    """
    same = [DateMention(*match.span(), "", "dates.same-day") for match in patterns.SAME_DAY.finditer(text)]
    next_days = [DateMention(*match.span(), "", "dates.next-day") for match in patterns.NEXT_DAY.finditer(text)]
    last = opened = ""
    for mention in sorted([*mentions, *same, *next_days], key=lambda m: m.start):
        if mention.edtf:
            if mention.has_day:
                last = mention.edtf.split("/")[-1]
                opened = last if patterns.opens_sentence(text, mention.start) else opened
            yield mention
        elif last and mention.rule == "dates.same-day":
            yield replace(mention, edtf=opened or last)
        elif last and (after := _day_after(last)):
            last = after
            yield replace(mention, edtf=after)


def _day_after(day: str) -> str | None:
    """The day after one, of which the year may be open; None at the end of an open February or year."""
    known = day[:4].isdigit()
    try:
        after = date.fromisoformat(day if known else f"{_LEAP_YEAR}{day[4:]}") + timedelta(1)
    except (ValueError, OverflowError):
        return None
    if known:
        return after.isoformat()
    return None if after.day == 1 and after.month in (1, 3) else f"XXXX{after.isoformat()[4:]}"
