"""Which meeting is which: reports that mean one meeting, and what they say together.

What speaks for and against is weighed by `meeting_comparison`. Here reports are joined from the surest pair down, and
what a person judged comes before any weight. A report without a year that fits several meetings which cannot be one
is joined to none of them. What reports say differently stays beside what is chosen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar, get_args

from kg.graph import edtf
from kg.model import MeetingKind, Scope, Stated, Status
from kg.resolution.decisions import Decision, Mention
from kg.resolution.ids import content_id
from kg.resolution.judgements import Judgement
from kg.resolution.meeting_pairs import Verdict, grouped
from kg.resolution.passages import passage_id
from kg.resolution.reports import Report
from kg.resolution.units import Basis, event_basis, identity

__all__ = ["Report", "Settled", "Settlement", "settle_meetings"]

T = TypeVar("T", bound=Hashable)

_KINDS: tuple[MeetingKind, ...] = get_args(MeetingKind)
_SCOPES: tuple[Scope, ...] = get_args(Scope)
_STATUSES: tuple[Status, ...] = get_args(Status)


@dataclass(frozen=True, slots=True)
class Settled:
    """One meeting, the reports of it in their order, and what follows from all of them.

    A kind other than ``other`` and a date with a year win, a day before a month; else most reports decide, and of
    equally many the first in the order of the vocabulary. A meeting once reported as held was held. `host` is an
    identity.
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


class Settlement(NamedTuple):
    """Every meeting once, sorted by id, and the decisions by which reports were joined or left apart."""

    meetings: tuple[Settled, ...]
    decisions: tuple[Decision, ...]


def settle_meetings(reports: Iterable[Report], judgements: Iterable[Judgement] = ()) -> Settlement:
    """The meetings that the reports mean; the same whatever the order of the reports.

    `judgements` are those that stand; raises JudgementError where they contradict each other.
    """
    ordered = sorted(reports, key=lambda report: report.order)
    groups, verdicts = grouped(ordered, judgements)
    clusters = [[ordered[place] for place in places] for places in groups]
    ids = _ids(clusters)
    of = {place: meeting for meeting, places in zip(ids, groups, strict=True) for place in places}
    meetings = [_settled(meeting, cluster) for meeting, cluster in zip(ids, clusters, strict=True)]
    decisions = tuple(_decision(verdict, ordered, of) for verdict in verdicts)
    return Settlement(tuple(sorted(meetings, key=lambda settled: settled.id)), decisions)


def _decision(verdict: Verdict, reports: Sequence[Report], ids: dict[int, str]) -> Decision:
    first, second = (_mention(reports[place], ids[place]) for place in (verdict.one, verdict.other))
    judged = verdict.judgement.grounds if verdict.judgement else None
    return Decision("meeting", verdict.outcome, first, second, verdict.reasons, judged)


def _mention(report: Report, meeting: str) -> Mention:
    return Mention(meeting, report.description, passage_id(report.article, report.meeting.evidence[0].span))


# ---------------------------------------------------------------- the id
def _ids(clusters: Sequence[Sequence[Report]]) -> list[str]:
    """Ids made from the day and parties of the report that dates a meeting; where several share them, its place too."""
    anchors = [_anchor(cluster) for cluster in clusters]
    bare = [content_id("meeting", date, *_key(anchor)) for date, anchor in anchors]
    times = Counter(bare)
    return [
        identity if times[identity] == 1 else content_id("meeting", date, *_key(anchor), *_place(anchor))
        for identity, (date, anchor) in zip(bare, anchors, strict=True)
    ]


def _anchor(cluster: Sequence[Report]) -> tuple[str | None, Report]:
    date = _chosen_date([report.date for report in cluster if report.date])
    return date, next((report for report in cluster if report.date == date), cluster[0])


def _key(report: Report) -> tuple[str, ...]:
    """Month and day and the parties or, where that tells too little, the clause."""
    parties = sorted(report.parties)
    if report.date and len(parties) > 1 and edtf.to_the_day(report.date):
        return edtf.month_day(report.date), *parties
    return *_place(report), report.meeting.kind, report.date or "", *parties


def _place(report: Report) -> tuple[str, str, str]:
    clause = report.meeting.evidence[0].span
    return report.article, str(clause.start), str(clause.end)


# ---------------------------------------------------------------- what follows
def _settled(id: str, reports: Sequence[Report]) -> Settled:
    meetings = [report.meeting for report in reports]
    date, _ = _anchor(reports)
    hosts = [identity(m.host.value) for m in meetings if m.host]
    kinds = [m.kind for m in meetings]
    return Settled(
        id=id,
        reports=tuple(reports),
        kind=_most([kind for kind in kinds if kind != "other"], _KINDS.index) or "other",
        scope=_most([m.scope for m in meetings], _SCOPES.index) or meetings[0].scope,
        status=min((m.status for m in meetings), key=_STATUSES.index),
        date=date,
        host=_most(hosts, str),
        basis=event_basis(date, (report.published for report in reports)),
    )


def _chosen_date(dates: list[str]) -> str | None:
    """A day with its year before a day without, and that before a month or a year."""
    days = [date for date in dates if edtf.to_the_day(date)]
    full = [date for date in days if edtf.has_year(date)]
    years = [date for date in dates if edtf.has_year(date)]
    return _most(full, str) or _most(days, str) or _most(years, str) or _most(dates, str)


def _most(values: Iterable[T], order: Callable[[T], Any]) -> T | None:
    """The most frequent value, of equally frequent ones the first in order; None where there is none."""
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], order(value)), default=None)
