"""Hints for the year of a meeting that the text does not fix: what each makes likely, and in which words.

A *hint* gives years with the share of cases in which such a hint is right. Hints come from the day of publication,
from the words of the article (`year_clues`), from programme periods and from the officials named. What rules years
out is in `year_bounds`; how hints are weighed, in `years`. None comes from the day on which the graph is built.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeAlias

from kg.graph import edtf
from kg.model import Agreement, Article, Record, Span
from kg.resolution.reports import Report
from kg.resolution.sightings import is_former
from kg.resolution.year_clues import Day, clues
from kg.text import plain

__all__ = ["Hint", "Sightings", "day_of", "hints_of", "looked_back_on", "seen_in_office", "terms", "worded"]

Years: TypeAlias = tuple[tuple[int, float], ...]
Seat: TypeAlias = tuple[str, str, str]
"""A person in an office: name, title and unit, each in one spelling."""
Sightings: TypeAlias = Mapping[Seat, Mapping[int, str]]
"""In which years who was seen in which office, each with an article that says so."""


class Hint(NamedTuple):
    """A reason for years: its name, the readable grounds, the years with their shares, and where it stands."""

    reason: str
    grounds: str
    years: Years
    article: str | None = None
    span: Span | None = None


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
        yield from worded(article, when)
    yield from _periods(report, when)


_IN_URL = re.compile(
    r"(?<!\d)(?P<year>20[0-4]\d)(?P<sep>[/-]?)(?P<month>0[1-9]|1[0-2])(?:(?P=sep)(?P<day>[0-3]\d))?(?!\d)"
)
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


def _around(published: date, report: Report, when: Day | None) -> Years:
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


def worded(article: Article, when: Day | None) -> Iterator[Hint]:
    """The clues of the text; of those of one name two in different words, as more tell nothing new."""
    used: dict[str, set[str]] = defaultdict(set)
    for clue in clues(article.text, when):
        words = " ".join(clue.span.cut(article.text).split())
        if plain(words) not in used[clue.reason] and len(used[clue.reason]) < _OF_ONE_NAME:
            used[clue.reason].add(plain(words))
            yield Hint(clue.reason, f"“{words}” in {article.id}", clue.years, article.id, clue.span)


_OF_ONE_NAME = 2


def _periods(report: Report, when: Day | None) -> Iterator[Hint]:
    """A programme signed begins in the year or the next; one looked back on ends in it or ended the year before."""
    for agreement in report.meeting.agreements:
        if match := _PERIOD.search(agreement.period or agreement.title):
            yield _period("programme-signed", agreement, _begin(int(match["first"]), when), report.article)


def looked_back_on(record: Record, report: Report, when: Day | None) -> Iterator[Hint]:
    """A programme the article tells of beside its meeting has mostly run out and is being replaced."""
    signed = {plain(agreement.title) for agreement in report.meeting.agreements}
    for agreement in record.agreements:
        match = _PERIOD.search(agreement.period or agreement.title)
        if match and plain(agreement.title) not in signed:
            yield _period("programme-over", agreement, _end(int(match["last"]), when), record.article)


def _period(reason: str, agreement: Agreement, years: Years, article: str) -> Hint:
    span = agreement.evidence[0].span if agreement.evidence else None
    return Hint(reason, f"“{agreement.title}” in {article}", years, article, span)


_PERIOD = re.compile(r"(?P<first>(?:19|20)\d\d)\s?[-–]\s?(?P<last>(?:19|20)\d\d)")
_AUTUMN = 10


def _begin(first: int, when: Day | None) -> Years:
    late = when is not None and when.month >= _AUTUMN
    return ((first - 1, 0.55), (first, 0.3)) if late else ((first, 0.7), (first - 1, 0.15))


def _end(last: int, when: Day | None) -> Years:
    late = when is not None and when.month >= _AUTUMN
    return ((last, 0.6), (last + 1, 0.2)) if late else ((last + 1, 0.45), (last, 0.35))


# ---------------------------------------------------------------- officials
def seen_in_office(records: Iterable[Record], years: Mapping[str, int]) -> Sightings:
    """Who was seen in which office in which year; `years` are those of the articles."""
    seen: dict[Seat, dict[int, str]] = defaultdict(dict)
    for record in records:
        if year := years.get(record.article):
            for seat in _seats(record):
                seen[seat].setdefault(year, record.article)
    return dict(seen)


def _seats(record: Record) -> Iterator[Seat]:
    for official in record.officials:
        for post in official.posts:
            if post.unit and not is_former(post.title):
                yield plain(official.name), plain(post.title), post.unit


def terms(report: Report, record: Record, seen: Sightings) -> Iterator[Hint]:
    """The years near those in which the officials at a meeting were seen in the same office by other articles."""
    told: dict[str, Hint] = {}
    for seat in sorted(set(_seats(record))):
        elsewhere = {year: article for year, article in seen.get(seat, {}).items() if article != report.article}
        if seat[0] in report.people and elsewhere:
            when = ", ".join(f"{year} in {article}" for year, article in sorted(elsewhere.items()))
            hint = Hint("in-office", f"{seat[0]}, {seat[1]}, seen {when}", _near(sorted(elsewhere)), report.article)
            told.setdefault(seat[0], hint)  # several offices of one person tell one thing
    yield from told.values()


def _near(years: Sequence[int]) -> Years:
    """The years in which someone was seen, those between, and with less weight those around."""
    first, last = years[0], years[-1]
    weights = {year: 0.5 ** max(first - year, year - last, 0) for year in range(first - _TERM, last + _TERM + 1)}
    return tuple((year, round(_IN_TERM * weight / sum(weights.values()), 4)) for year, weight in weights.items())


_TERM = 3  # years around a sighting that are thought of
_IN_TERM = 0.8
