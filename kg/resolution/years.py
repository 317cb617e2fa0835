"""Which year it was, where the text does not say: candidates with their reasons, and the best if it is good enough.

Every hint is a distribution over years; they are taken to be independent and multiplied, what a hint leaves open is
spread over a dozen other years, and years that a bound rules out are left out. The best candidate is used only from
`THRESHOLD` on. It never replaces a date: it stands beside it, with what speaks for it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.graph import edtf
from kg.model import Article, Meeting, Record
from kg.resolution.meetings import Settled
from kg.resolution.year_bounds import Bound, bounds_of
from kg.resolution.year_clues import Day
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
    known, against = tuple(dict.fromkeys(hints)), tuple(dict.fromkeys(bounds))
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
    seen = seen_in_office(records.values(), {article: year for article, (year, _) in stated.items()})
    dated = {
        settled.id: weigh(_hints(settled, articles, records, seen), _bounds(settled, articles), day_of(settled.date))
        for settled in meetings
        if not edtf.has_year(settled.date)
    }
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
        yield from bounds_of(report, articles[report.article], day_of(settled.date))


def _stated(meetings: Iterable[Settled], articles: Mapping[str, Article]) -> dict[str, tuple[int, str]]:
    """The years of articles, and what says so: the day of publication, or a meeting they report as held."""
    years: dict[str, tuple[int, str]] = {}
    for settled in meetings:
        known = edtf.days(settled.date) if edtf.has_year(settled.date) else None
        for report in settled.reports:
            if known and report.meeting.status == "held":
                years.setdefault(report.article, (int(known[0][:4]), f"a meeting of {settled.date}"))
    published = {article.id: edtf.days(article.published) for article in articles.values()}
    return years | {one: (int(day[0][:4]), f"published {day[0]}") for one, day in published.items() if day}


# ---------------------------------------------------------------- in company
def _numbered(
    meetings: Iterable[Settled], dated: Mapping[str, Dated], stated: Mapping[str, tuple[int, str]]
) -> dict[str, Dated]:
    """The meetings with what their company tells: meetings of the same article, articles numbered before and after."""
    years = {article: year for article, (year, _) in stated.items()}
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


def _told_with(settled: Settled, stated: Mapping[str, tuple[int, str]]) -> Iterator[Hint]:
    for report in settled.reports:
        year, grounds = stated.get(report.article, (None, ""))
        if year and report.meeting.status != "background" and not grounds.startswith("published"):
            yield Hint("told-with", f"{report.article} also tells of {grounds}", ((year, 0.9),), report.article)


def _between(settled: Settled, sources: Mapping[str, list[Known]]) -> Iterator[Hint]:
    for report in settled.reports:
        if report.meeting.status != "background":
            yield from numbered_between(report.article, sources)
