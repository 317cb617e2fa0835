"""Occasions: which reports tell one meeting, what kind it was, and when.

Reports with parties in common and no contradicting date tell one occasion; a report with a date or parties of its
own tells another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

from kg.model import MeetingKind, Scope, Status
from kg.reading.dates import DateMention
from kg.reading.document import Document, Sentence
from kg.reading.parties import PartyMention, is_province
from kg.reading.reports import Report, find_reports
from kg.reading.rounds import is_of_other
from kg.reading.spans import between
from kg.reading.trips import compatible, follows, with_days

__all__ = ["Occasion", "Report", "find_occasions", "find_reports", "scope_of"]

_LEAD = 5  # sentences, headline included, in which a paper says what its report is about
_FIRST = 8  # sentences in which the meeting an article is about is first told
_NEAR = 2  # sentences around a report in which its day may be printed
_YEAR = len("2019")


@dataclass(frozen=True)
class Occasion:
    """One meeting of the article: the reports that tell it, in order.

    `elsewhere` are units that a wider report names but that were met on an occasion of their own.
    """

    reports: Sequence[Report]
    elsewhere: frozenset[str] = frozenset()

    @cached_property
    def stating(self) -> Report:
        """The report that states the meeting best: the first outside the headline with the most parties."""
        return max(self.reports, key=_worth)

    @property
    def sentence(self) -> Sentence:
        """The sentence of the report that states the meeting best."""
        return self.stating.sentence

    @cached_property
    def is_past(self) -> bool:
        """Whether it is only looked back on: so it is told, or it has a month or year and no day."""
        undated = self.date is not None and not self.date.has_day
        return undated or self.status == "background" or self.stating.past

    @cached_property
    def units(self) -> frozenset[str]:
        """The units of all parties."""
        return frozenset(party.unit for party in self.parties)

    @cached_property
    def parties(self) -> tuple[PartyMention, ...]:
        """All mentions of parties, those of the stating sentence first."""
        stated = {party.unit for party in self.stating.parties}
        others = (
            party
            for report in self.reports
            if report is not self.stating
            for party in report.parties
            if not (party.unit in stated and party.unit in report.crowds)
        )
        return (*self.stating.parties, *(party for party in others if party.unit not in self.elsewhere))

    @cached_property
    def date(self) -> DateMention | None:
        """The date: that of the stating sentence, else the first known; all days of a trip."""
        date = self.stating.date or next((report.date for report in self.reports if report.date), None)
        return date and with_days(date, [report.date for report in self.reports if report.date])

    @cached_property
    def kind(self) -> MeetingKind:
        """The kind the headline reports, a signing told in the lead, else that of the stating sentence."""
        titled = next((report.kind for report in self.reports if report.sentence.zone == "title"), None)
        if titled not in (None, "visit", "ceremony", "other"):
            return titled
        if any(report.kind == "signing" and report.sentence.index <= _LEAD for report in self.reports):
            return "signing"
        return self.stating.kind

    @cached_property
    def status(self) -> Status:
        """Held unless every report speaks of the future, background if all look back."""
        kinds = {report.status for report in self.reports}
        return kinds.pop() if len(kinds) == 1 else "held"


def _worth(report: Report) -> tuple[bool, bool, bool, int]:
    sentence = report.sentence
    return sentence.zone == "body", len(_units(report)) >= 2, report.date is not None, -sentence.index


def _units(report: Report) -> set[str]:
    return {party.unit for party in report.parties}


def scope_of(units: Iterable[str]) -> Scope:
    """Inter-province with two provinces, else foreign with a foreign party, else central."""
    found = set(units)
    if sum(map(is_province, found)) >= 2:
        return "inter-province"
    return "foreign" if any(unit.startswith("foreign:") for unit in found) else "central"


# ---------------------------------------------------------------- gathering reports
class _Draft:
    """An occasion while its reports are gathered, with what the next report is compared with."""

    def __init__(self, report: Report) -> None:
        self.reports = [report]
        self.units = _units(report)
        self._stating = report
        self._first_date = report.date

    def add(self, report: Report) -> None:
        self.reports.append(report)
        self.units |= _units(report)
        self._stating = max(self._stating, report, key=_worth)
        self._first_date = self._first_date or report.date

    def tells(self, report: Report) -> bool:
        """Whether the report can be of this occasion: parties in common, and no other date."""
        units = _units(report)
        if len(units & self.units) < max(1, min(2, len(units))):
            return False
        date = self._stating.date or self._first_date
        if report.again and report.date and date is None:
            return False
        if report.past and not self._stating.past and report.date and not units <= self.units:
            return False
        if date is None or report.date is None or compatible(date.edtf, report.date.edtf):
            return True
        return (
            units <= self.units and report.kind == "visit" and not report.again and follows(date.edtf, report.date.edtf)
        )


class _Drafts:
    """The occasions so far, looked up by the units a report must have in common with one: two, or its only one."""

    def __init__(self) -> None:
        self.all: list[_Draft] = []
        self._places: dict[tuple[str, ...], set[int]] = defaultdict(set)

    def add(self, report: Report) -> None:
        """Put the report to the occasion it says it is of, to the first it can be of, or to one of its own."""
        units = sorted(_units(report))
        shared = combinations(units, min(2, len(units)))
        near = sorted(set().union(*(self._places[some] for some in shared)))
        place = next((place for place in near if self.all[place].tells(report)), len(self.all))
        if report.there and place == len(self.all) and place:
            place -= 1
        if place < len(self.all):
            self.all[place].add(report)
        else:
            self.all.append(_Draft(report))
        known = sorted(self.all[place].units)
        for some in (*combinations(known, 1), *combinations(known, 2)):
            self._places[some].add(place)


def find_occasions(document: Document, reports: Iterable[Report], dates: Sequence[DateMention]) -> list[Occasion]:
    """The meetings of the article, in order of their first report."""
    drafts = _Drafts()
    for report in reports:
        drafts.add(report)
    told = [Occasion(tuple(draft.reports)) for draft in drafts.all]
    kept = [occasion for place, occasion in enumerate(told) if _stands(occasion, first=place == 0)]
    occasions = list(_apart(kept))
    return [_dated_by_neighbours(document, occasion, dates) for occasion in occasions[:1]] + occasions[1:]


def _stands(occasion: Occasion, *, first: bool) -> bool:
    """Whether the occasion is told firmly enough: the first, or one with a day of its own or a body on each side."""
    if first and occasion.reports[0].sentence.index < _FIRST:
        return True
    if len(occasion.units) < 2:
        return False
    if occasion.stating.joint:
        return True
    # "Năm 2013, tỉnh A và tỉnh B ký chương trình hợp tác" tells of a document.
    if occasion.date and (len(occasion.date.edtf) > _YEAR or occasion.kind != "signing" or occasion.stating.again):
        return True
    bodies = {party.unit for party in occasion.parties if party.body}
    if len(bodies) >= 2:
        return True
    timed = occasion.status == "planned" or occasion.stating.past or occasion.stating.stop
    return len(bodies) == 1 and timed


def _apart(occasions: Sequence[Occasion]) -> Iterator[Occasion]:
    """The occasions, each without the units that were met on another and are not named where it is stated."""
    meetings = Counter(unit for occasion in occasions for unit in occasion.units)
    for occasion in occasions:
        stated = _units(occasion.stating)
        elsewhere = frozenset(unit for unit in occasion.units - stated if meetings[unit] > 1)
        meetings.subtract(elsewhere)
        yield replace(occasion, elsewhere=elsewhere)


def _dated_by_neighbours(document: Document, occasion: Occasion, dates: Sequence[DateMention]) -> Occasion:
    """The main meeting with the day printed beside its report when no report prints a date."""
    if occasion.date:
        return occasion
    sentence = occasion.sentence
    around = document.sentences[max(sentence.index - _NEAR, 0) : sentence.index + _NEAR + 1]
    inside = between(dates, around[0].start, around[-1].end)
    days = [day for day in inside if day.has_day and not is_of_other(document.text, day)]
    if not days:
        return occasion
    nearest = min(days, key=lambda day: abs(document.sentence_at(day.start).index - sentence.index))
    first = replace(occasion.reports[0], date=nearest)
    return replace(occasion, reports=(first, *occasion.reports[1:]))
