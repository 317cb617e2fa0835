"""Which meeting is which: reports that mean one meeting, and what they say together.

Two reports mean one meeting if they name the same day and the same two or more parties. A day without a year
fits one with a year; where it fits several years it stays apart. Reports that give no day are never joined.
Central bodies take part in much, so for them the body must be the same too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar, get_args

from kg.graph import edtf
from kg.model import Meeting, MeetingKind, Party, Scope, Stated, Status
from kg.resolution.ids import content_id
from kg.resolution.units import CENTRAL, Basis, event_basis, identity
from kg.text import plain

__all__ = ["Report", "Settled", "settle_meetings"]

T = TypeVar("T", bound=Hashable)

_LEAST_PARTIES = 2
_KINDS: tuple[MeetingKind, ...] = get_args(MeetingKind)
_SCOPES: tuple[Scope, ...] = get_args(Scope)
_STATUSES: tuple[Status, ...] = get_args(Status)


class Report(NamedTuple):
    """What one article says of one meeting; the meeting has at least the evidence of its clause."""

    article: str
    published: str | None
    meeting: Meeting

    @property
    def order(self) -> tuple[str, str, int, str]:
        """By publication (those of an unknown day last), article, and place in it."""
        return self.published or "9999", self.article, self.meeting.evidence[0].span.start, repr(self.meeting)


@dataclass(frozen=True, slots=True)
class Settled:
    """One meeting, the reports of it in their order, and what follows from all of them.

    A kind other than ``other`` and a date with a year win; else most reports decide, and of equally many
    the first in the order of the vocabulary. A meeting once reported as held was held. `host` is an identity.
    """

    id: str
    reports: tuple[Report, ...]
    kind: MeetingKind
    scope: Scope
    status: Status
    date: str | None
    host: str | None
    basis: Basis

    @property
    def dated(self) -> tuple[Report, Stated] | None:
        """The first report that gives the date chosen, and the words in which it does."""
        stated = ((report, report.meeting.date) for report in self.reports)
        return next(((report, date) for report, date in stated if date and date.value == self.date), None)


def settle_meetings(reports: Iterable[Report]) -> list[Settled]:
    """Every meeting once, sorted by id; the same whatever the order of the reports."""
    together: dict[tuple[str, ...], list[Report]] = defaultdict(list)
    for report in sorted(reports, key=lambda report: report.order):
        together[_key(report)].append(report)
    clusters = ((key, cluster) for key, group in together.items() for cluster in _by_year(group))
    return sorted((_settled(key, cluster) for key, cluster in clusters), key=lambda settled: settled.id)


def _key(report: Report) -> tuple[str, ...]:
    """What reports of one meeting share: month and day and the parties or, where that tells too little, the clause."""
    meeting, date = report.meeting, _date(report)
    parties = sorted({_party(party) for party in meeting.parties})
    several = len({identity(party.unit) for party in meeting.parties}) >= _LEAST_PARTIES
    if date and several and edtf.to_the_day(date):
        return edtf.month_day(date), *parties
    clause = meeting.evidence[0].span
    return report.article, str(clause.start), str(clause.end), meeting.kind, date or "", *parties


def _party(party: Party) -> str:
    unit = identity(party.unit)
    return f"{unit}/{plain(party.body)}" if unit == CENTRAL and party.body else unit


def _by_year(reports: list[Report]) -> Iterator[list[Report]]:
    """Reports of one day and the same parties, parted by year; an open year joins where there is one to join."""
    years: dict[str | None, list[Report]] = defaultdict(list)
    for report in reports:
        date = _date(report)
        years[date if edtf.has_year(date) else None].append(report)
    if len([year for year in years if year]) <= 1:
        yield reports
    else:
        yield from years.values()


def _date(report: Report) -> str | None:
    return report.meeting.date.value if report.meeting.date else None


# ---------------------------------------------------------------- what follows
def _settled(key: tuple[str, ...], reports: list[Report]) -> Settled:
    meetings = [report.meeting for report in reports]
    date = _chosen_date([m.date.value for m in meetings if m.date])
    hosts = [identity(m.host.value) for m in meetings if m.host]
    kinds = [m.kind for m in meetings]
    return Settled(
        id=content_id("meeting", date, *key),
        reports=tuple(reports),
        kind=_most([kind for kind in kinds if kind != "other"], _KINDS.index) or "other",
        scope=_most([m.scope for m in meetings], _SCOPES.index) or meetings[0].scope,
        status=min((m.status for m in meetings), key=_STATUSES.index),
        date=date,
        host=_most(hosts, str),
        basis=event_basis(date, (report.published for report in reports)),
    )


def _chosen_date(dates: list[str]) -> str | None:
    return _most([date for date in dates if edtf.has_year(date)], str) or _most(dates, str)


def _most(values: Iterable[T], order: Callable[[T], Any]) -> T | None:
    """The most frequent value, of equally frequent ones the first in order; None where there is none."""
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], order(value)), default=None)
