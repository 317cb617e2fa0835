"""Reasons for the year of a meeting that the text does not fix: what each says of which years, and in which words.

A *hint* gives years with the share of cases in which it is right; a *bound* says which years cannot be. Hints come
from the day of publication, from the words of the article (`year_clues`), from programme periods and from the
officials named; bounds from units, bodies and words that exist only since or until some day, and from a weekday
printed with the date. No hint comes from the day on which the graph is built.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from kg.graph import edtf
from kg.model import Agreement, Article, Record, Span
from kg.resolution.meeting_comparison import Report
from kg.resolution.officials import is_former
from kg.resolution.year_clues import Day, clues
from kg.text import normalise, plain

__all__ = ["Bound", "Hint", "Seen", "bounds_of", "day_of", "hints_of", "seen_in_office"]


class Hint(NamedTuple):
    """A reason for years: its name, the readable grounds, the years with their shares, and where it stands."""

    reason: str
    grounds: str
    years: tuple[tuple[int, float], ...]
    article: str | None = None
    span: Span | None = None


class Bound(NamedTuple):
    """A reason against years: those before `first` or after `last`, and those in which `weekday` is another."""

    reason: str
    grounds: str
    first: int = 0
    last: int = 9999
    weekday: tuple[int, Day] | None = None

    def allows(self, year: int) -> bool:
        """Whether the year may be."""
        return self.first <= year <= self.last and (self.weekday is None or _falls_on(year, *self.weekday))


def _falls_on(year: int, weekday: int, day: Day) -> bool:
    try:
        return date(year, day.month, day.day or 1).weekday() == weekday
    except ValueError:  # 29 February of a year without one
        return False


def day_of(when: str | None) -> Day | None:
    """Month and day of a date, of an interval its first; None where not even the month is known."""
    match = _MONTH_DAY.match(when or "")
    return Day(int(match["month"]), int(match["day"]) if match["day"] else None) if match else None


_MONTH_DAY = re.compile(r".{4}-(?P<month>\d\d)(?:-(?P<day>\d\d))?")


# ---------------------------------------------------------------- hints
def hints_of(report: Report, article: Article, when: Day | None) -> Iterator[Hint]:
    """What one report and its article say for years: publication, address, words, programme periods."""
    yield from _published(report, article, when)
    if report.meeting.status != "background":
        yield from _worded(article, when)
    yield from _periods(report, when)


_IN_URL = re.compile(r"(?<!\d)(?P<year>20[0-4]\d)(?P<sep>[/-]?)(?P<month>0[1-9]|1[0-2])(?:(?P=sep)(?P<day>[0-3]\d))?(?!\d)")
_SLACK = 3  # days by which a report may come before the day it dates itself by


def _published(report: Report, article: Article, when: Day | None) -> Iterator[Hint]:
    known = edtf.days(report.published or article.published)
    if known:
        grounds = f"published {report.published or article.published}"
        yield Hint("published", grounds, _around(date.fromisoformat(known[0]), report, when), article.id)
    elif article.url and (match := _IN_URL.search(article.url)):
        try:
            day = date(int(match["year"]), int(match["month"]), int(match["day"] or 28))
        except ValueError:  # digits that look like a date but are none
            return
        yield Hint("address", f"address with {match[0]}", _around(day, report, when), article.id)


def _around(published: date, report: Report, when: Day | None) -> tuple[tuple[int, float], ...]:
    """The year of what an article of that day reports as held, planned or past."""
    status, year = report.meeting.status, published.year
    if status == "background":
        return (year, 0.4), (year - 1, 0.3)
    if when is None:
        return ((year, 0.9), (year - 1, 0.05)) if status == "held" else ((year, 0.6), (year + 1, 0.35))
    later = (when.month, when.day or 1) > (published.month, published.day + _SLACK)
    if status == "held":
        return ((year - 1 if later else year, 0.95),)
    return ((year if later or when.month == published.month else year + 1, 0.85),)


def _worded(article: Article, when: Day | None) -> Iterator[Hint]:
    """The clues of the text; of those of one name two, as more tell nothing new."""
    used: dict[str, int] = {}
    for clue in clues(article.text, when):
        used[clue.reason] = used.get(clue.reason, 0) + 1
        if used[clue.reason] <= _OF_ONE_NAME:
            words = " ".join(clue.span.cut(article.text).split())
            yield Hint(clue.reason, f"“{words}” in {article.id}", clue.years, article.id, clue.span)


_OF_ONE_NAME = 2


def _periods(report: Report, when: Day | None) -> Iterator[Hint]:
    """A programme signed begins in the year or the next; one looked back on ends in it or ended the year before."""
    for agreement in report.meeting.agreements:
        if match := _PERIOD.search(agreement.period or agreement.title):
            yield _period("programme-signed", agreement, _begin(int(match["first"]), when), report)


def _period(reason: str, agreement: Agreement, years: tuple[tuple[int, float], ...], report: Report) -> Hint:
    span = agreement.evidence[0].span if agreement.evidence else None
    return Hint(reason, f"“{agreement.title}” in {report.article}", years, report.article, span)


_PERIOD = re.compile(r"(?P<first>(?:19|20)\d\d)\s?[-–]\s?(?P<last>(?:19|20)\d\d)")
_AUTUMN = 10


def _begin(first: int, when: Day | None) -> tuple[tuple[int, float], ...]:
    late = when is not None and when.month >= _AUTUMN
    return ((first - 1, 0.55), (first, 0.3)) if late else ((first, 0.7), (first - 1, 0.15))


def _end(last: int, when: Day | None) -> tuple[tuple[int, float], ...]:
    late = when is not None and when.month >= _AUTUMN
    return ((last, 0.6), (last + 1, 0.2)) if late else ((last + 1, 0.45), (last, 0.35))
