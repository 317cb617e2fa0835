"""Which year it was, where the text does not say: candidates with their reasons, and the best if it is good enough.

Every hint is a distribution over years; they are taken to be independent and multiplied, what a hint leaves open is
spread over a dozen other years, and years that a bound rules out are left out. The best candidate is used only from
`THRESHOLD` on. It never replaces a date: it stands beside it, with what speaks for it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from kg.graph import edtf
from kg.model import Article, Meeting, Record
from kg.resolution.meetings import Settled
from kg.resolution.year_bounds import Bound, bounds_of, since
from kg.resolution.year_clues import Day, clues
from kg.resolution.year_company import Known, numbered_between, series
from kg.resolution.year_reasons import Hint, Sightings, day_of, hints_of, looked_back_on, seen_in_office, terms, worded

__all__ = ["THRESHOLD", "Dated", "infer_years", "pointed_to", "weigh"]

THRESHOLD = 0.75
"""How probable a year must be to be used; of those above it some four in five are right."""

_OTHER_YEARS = 12  # over which is spread what a hint leaves open


@dataclass(frozen=True, slots=True)
class Dated:
    """What speaks for the years of a meeting; `confidence` says how probable all of it makes each that it names."""

    hints: tuple[Hint, ...]
    bounds: tuple[Bound, ...]
    confidence: Mapping[int, float]
    day: Day | None

    @property
    def year(self) -> int | None:
        """The year that is used, if one is probable enough."""
        best = max(self.confidence, key=lambda year: (self.confidence[year], -year), default=None)
        return best if best is not None and self.confidence[best] >= THRESHOLD else None

    @property
    def reasons(self) -> str:
        """What speaks for the year that is used, in one line, the strongest first."""
        told = sorted((-dict(hint.years).get(self.year or 0, 0.0), hint.reason, hint.grounds) for hint in self.hints)
        return "; ".join(f"{reason} {-share:.2f} ({grounds})" for share, reason, grounds in told if share)


def weigh(hints: Iterable[Hint], bounds: Iterable[Bound], day: Day | None) -> Dated:
    """How probable hints make the years they name; those that a bound rules out have no part."""
    known = tuple({(hint.reason, hint.grounds): hint for hint in hints}.values())  # what several reports share is one
    against = tuple(dict.fromkeys(bounds))
    shares = [dict(hint.years) for hint in known]
    named = sorted({year for years in shares for year in years})
    weights = {
        year: math.prod(years.get(year, _open(years)) for years in shares)
        for year in named
        if all(bound.allows(year, day) for bound in against)
    }
    everything = math.fsum(weights.values()) + _OTHER_YEARS * math.prod(map(_open, shares))
    confidence = {year: round(weight / everything, 4) for year, weight in weights.items()}
    return Dated(known, against, confidence, day)


def _open(years: Mapping[int, float]) -> float:
    """The share of each year that a hint does not name."""
    return max(1 - math.fsum(years.values()), _LEAST) / _OTHER_YEARS


_LEAST = 0.02  # no hint is certain


def pointed_to(meeting: Meeting, article: Article) -> int | None:
    """The year the article's words most probably point to for a meeting it dates without one."""
    if meeting.status == "background":
        return None
    day = day_of(meeting.date.value if meeting.date else None)
    found = weigh(worded(article, day), (), day).confidence
    best = max(found, key=lambda year: (found[year], -year), default=None)
    return best if best is not None and found[best] > _LIKELIER_THAN_NOT else None


_LIKELIER_THAN_NOT = 0.5


# ---------------------------------------------------------------- all meetings
def infer_years(
    meetings: Sequence[Settled], articles: Mapping[str, Article], records: Mapping[str, Record]
) -> dict[str, Dated]:
    """What is known of the year of every meeting whose date gives none, by the meeting's id."""
    stated = _stated(meetings, articles)
    seen = seen_in_office(records.values(), {article: known.year for article, known in stated.items()})
    dated = {}
    for settled in meetings:
        if not edtf.has_year(settled.date):
            day, bounds = day_of(settled.date), tuple(_bounds(settled, articles))
            dated[settled.id] = weigh([*_hints(settled, articles, records, seen), *since(bounds, day)], bounds, day)
    return _numbered(meetings, dated, stated)


def _hints(
    settled: Settled,
    articles: Mapping[str, Article],
    records: Mapping[str, Record],
    seen: Sightings,
) -> Iterator[Hint]:
    day = day_of(settled.date)
    for report in settled.reports:
        record = records[report.article]
        yield from hints_of(report, articles[report.article], day)
        yield from looked_back_on(record, report, day)
        yield from terms(report, record, seen)
        if edtf.has_year(report.date) and (known := edtf.days(report.date)):
            yield Hint(
                "joined-account", f"{report.date} in {report.article}", ((int(known[0][:4]), 0.95),), report.article
            )


def _bounds(settled: Settled, articles: Mapping[str, Article]) -> Iterator[Bound]:
    for report in settled.reports:
        if report.meeting.status != "background":
            yield from bounds_of(report, articles[report.article], day_of(settled.date))


class Stated(NamedTuple):
    """The year of an article, as it states it: by the day of publication, or by a meeting it reports as held."""

    year: int
    meeting: str | None
    """EDTF date of the meeting, None for the day of publication."""


def _stated(meetings: Iterable[Settled], articles: Mapping[str, Article]) -> dict[str, Stated]:
    years: dict[str, Stated] = {}
    for settled in sorted(meetings, key=lambda one: (not edtf.to_the_day(one.date), one.id)):
        known = (
            edtf.days(settled.date) if len(settled.date or "") > _YEAR_ALONE and edtf.has_year(settled.date) else None
        )
        for report in settled.reports:
            if known and report.meeting.status == "held" and _is_current(articles[report.article], int(known[0][:4])):
                years.setdefault(report.article, Stated(int(known[0][:4]), settled.date))
    published = {article.id: edtf.days(article.published) for article in articles.values()}
    return years | {one: Stated(int(day[0][:4]), None) for one, day in published.items() if day}


_YEAR_ALONE = 4  # characters; a meeting dated by its year alone is mostly long past


def _is_current(article: Article, year: int) -> bool:
    """Whether the words of the article know of no later year: else the meeting is history it tells."""
    return all(clue.named <= year for clue in clues(article.text, None))


# ---------------------------------------------------------------- in company
def _numbered(
    meetings: Iterable[Settled], dated: Mapping[str, Dated], stated: Mapping[str, Stated]
) -> dict[str, Dated]:
    """The meetings with what their company tells: meetings of the same article, articles numbered before and after."""
    years = {article: known.year for article, known in stated.items()}
    for settled in meetings:
        if settled.id in dated and settled.status == "held" and (year := dated[settled.id].year):
            years |= {report.article: year for report in settled.reports if report.article not in stated}
    sources = series(years)
    return dict(dated) | {
        settled.id: _with(dated[settled.id], [*_told_with(settled, stated), *_between(settled, sources)])
        for settled in meetings
        if settled.id in dated
    }


def _with(dated: Dated, hints: Sequence[Hint]) -> Dated:
    return weigh((*dated.hints, *hints), dated.bounds, dated.day) if hints else dated


def _told_with(settled: Settled, stated: Mapping[str, Stated]) -> Iterator[Hint]:
    for report in settled.reports:
        known = stated.get(report.article)
        if known and edtf.to_the_day(known.meeting) and report.meeting.status != "background":
            grounds = f"{report.article} also tells of a meeting of {known.meeting}"
            yield Hint("told-with", grounds, ((known.year, 0.9),), report.article)


def _between(settled: Settled, sources: Mapping[str, list[Known]]) -> Iterator[Hint]:
    """The first hint only: what the numbers of several accounts tell is one thing."""
    own = {report.article for report in settled.reports}
    reports = (report for report in settled.reports if report.meeting.status != "background")
    found = (hint for report in reports for hint in numbered_between(report.article, sources, own))
    yield from islice(found, 1)
