"""Pairs of reports: which are worth comparing, which are joined, and what was decided of each.

Pairs are worth a look if they share a day of the year and a party, or two parties where one of them gives no day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import NamedTuple, TypeAlias

from kg.graph import edtf
from kg.resolution.clusters import Clusters
from kg.resolution.decisions import Outcome, Reason, total
from kg.resolution.judgements import Judgement, side_key
from kg.resolution.meeting_comparison import compare, contradiction
from kg.resolution.reports import Report
from kg.resolution.units import CENTRAL

__all__ = ["JOINED", "OPEN", "Verdict", "grouped"]

JOINED = 3.0
"""The total weight, in logits, from which two reports are taken to mean one meeting: 19 of 20 such pairs do."""
OPEN = 2.0
"""The total weight from which a pair is kept for a person to judge."""

_LONGEST = 10  # days of an interval by which pairs are looked for

Pair: TypeAlias = tuple[int, int]


class Verdict(NamedTuple):
    """What was decided of the reports in two places, and why."""

    one: int
    other: int
    outcome: Outcome
    reasons: tuple[Reason, ...]
    judgement: Judgement | None = None


def grouped(reports: Sequence[Report], judgements: Iterable[Judgement] = ()) -> tuple[list[list[int]], list[Verdict]]:
    """The places of reports that mean one meeting, and the verdicts on pairs that were joined, judged or are open."""
    judged = _judged(reports, judgements)
    compared = {pair: compare(*_both(reports, pair)) for pair in sorted(_worth_a_look(reports))}
    possible = {
        pair: reasons
        for pair, reasons in compared.items()
        if pair not in judged and not contradiction(*_both(reports, pair)) and total(reasons) >= OPEN
    }
    clusters = Clusters(reports)
    for pair, judgement in judged.items():
        if judgement.verdict == "same":
            clusters.join(*pair)
    joining = _Joining(reports, clusters, judged)
    verdicts = list(joining.verdicts(possible))
    decided = [Verdict(*pair, _OUTCOMES[one.verdict], compared.get(pair, ()), one) for pair, one in judged.items()]
    return clusters.groups(), [*verdicts, *decided]


_OUTCOMES: Mapping[str, Outcome] = {"same": "merged", "different": "apart", "unsure": "open"}


def _both(reports: Sequence[Report], pair: Pair) -> tuple[Report, Report]:
    return reports[pair[0]], reports[pair[1]]


class _Joining:
    """Joins pairs from the surest down, unless something contradicts."""

    def __init__(self, reports: Sequence[Report], clusters: Clusters[Report], judged: Mapping[Pair, Judgement]) -> None:
        self._reports = reports
        self._clusters = clusters
        self._different = {pair for pair, judgement in judged.items() if judgement.verdict != "same"}

    def verdicts(self, possible: Mapping[Pair, tuple[Reason, ...]]) -> Iterator[Verdict]:
        ranked = sorted(possible.items(), key=lambda one: (-total(one[1]), one[0]))
        sure = [(pair, reasons) for pair, reasons in ranked if total(reasons) >= JOINED]
        several = self._fit_several({pair: total(reasons) for pair, reasons in sure})
        refused: dict[Pair, Reason] = {}
        for pair, _ in sure:
            against = several.get(pair) or self._clusters.join_unless(*pair, self._contradiction)
            if against:
                refused[pair] = against
        for pair, reasons in ranked:
            if self._clusters.together(*pair):
                yield Verdict(*pair, "merged", reasons)
            else:
                yield Verdict(*pair, "open", reasons + ((refused[pair],) if pair in refused else ()))

    def _contradiction(self, ones: list[int], others: list[int]) -> Reason | None:
        """What forbids that two clusters become one: of all pairs across them, the first that cannot be one."""
        for pair in sorted((min(one, other), max(one, other)) for one in ones for other in others):
            if pair in self._different:
                return Reason("judged-apart", 0.0, "through another report")
            if reason := contradiction(*_both(self._reports, pair)):
                return reason
        return None

    def _fit_several(self, totals: Mapping[Pair, float]) -> dict[Pair, Reason]:
        """The pairs of a report without a year that fits about as well two reports which cannot be one."""
        fits: dict[int, list[tuple[int, float]]] = defaultdict(list)
        for (one, other), weight in totals.items():
            fits[one].append((other, weight))
            fits[other].append((one, weight))
        refused: dict[Pair, Reason] = {}
        for place, found in fits.items():
            if not edtf.has_year(self._reports[place].date):
                refused |= {_pair(place, one): _SEVERAL for one in self._rivals(found)}
        return refused

    def _rivals(self, found: Sequence[tuple[int, float]]) -> Iterator[int]:
        for (one, weight), (other, rival) in combinations(found, 2):
            if abs(weight - rival) < _CLEARLY and self._contradiction([one], [other]):
                yield from (one, other)


_CLEARLY = 1.0  # by how much the better of two that fit must be better
_SEVERAL = Reason("fits-several", 0.0, "meetings of several years")


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


# ---------------------------------------------------------------- judged
def _judged(reports: Sequence[Report], judgements: Iterable[Judgement]) -> dict[Pair, Judgement]:
    """The pairs of reports that people judged; of several judgements on one pair the last."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, report in enumerate(reports):
        places[side_key(report.description)].append(place)
    return {
        _pair(one, other): judgement
        for judgement in judgements
        if judgement.kind == "meeting"
        for one in places.get(side_key(judgement.left), ())
        for other in places.get(side_key(judgement.right), ())
        if one != other
    }


# ---------------------------------------------------------------- worth a look
def _worth_a_look(reports: Sequence[Report]) -> set[Pair]:
    days: dict[tuple[str, str], list[int]] = defaultdict(list)
    duos: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, report in enumerate(reports):
        named = sorted(report.parties - {CENTRAL})
        for key in ((day, party) for day in _days(report.date) for party in named):
            days[key].append(place)
        for duo in combinations(named, 2):
            duos[duo].append(place)
    same_day = {pair for places in days.values() for pair in combinations(places, 2)}
    vague = {place for place, report in enumerate(reports) if not edtf.to_the_day(report.date)}
    vague_duo = {
        _pair(one, other) for places in duos.values() for one in vague.intersection(places) for other in places
    }
    return same_day | {pair for pair in vague_duo if pair[0] != pair[1]}


def _days(when: str | None) -> Iterator[str]:
    """The days of the year (``MM-DD``) a date names, of a long interval the first ones."""
    known = edtf.days(when.replace("XXXX", "2000")) if when and edtf.to_the_day(when) else None
    if known:
        first, last = map(date.fromisoformat, known)
        for number in range(min((last - first).days, _LONGEST) + 1):
            yield (first + timedelta(number)).isoformat()[5:]
