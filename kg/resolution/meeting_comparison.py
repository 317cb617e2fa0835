"""Whether two reports mean one meeting: what speaks for it and against it, by name and weight.

Weights are logits; what they sum up to is weighed in `meetings`. Some things no sum outweighs: two days that cannot
be one, hosts apart from that, or one article that tells its meetings apart itself. Those are contradictions.
"""

from __future__ import annotations

from datetime import date

from kg.graph import edtf
from kg.model import Meeting
from kg.resolution.decisions import Reason
from kg.resolution.reports import Report
from kg.resolution.units import CENTRAL, identity
from kg.text import plain

__all__ = ["compare", "contradiction", "is_same_statement"]


# ---------------------------------------------------------------- what no reason outweighs
def contradiction(one: Report, other: Report) -> Reason | None:
    """Why two reports cannot mean one meeting, if so; the weight is for the record only."""
    if _days_differ(one.date, other.date):
        return Reason("other-day", _NEVER, f"{one.date} / {other.date}")
    if one.article == other.article and not is_same_statement(one, other):
        return Reason("told-apart", _NEVER, f"two meetings of the article {one.article}")
    return None


def is_same_statement(one: Report, other: Report) -> bool:
    """Whether two reports give the same day and the same two or more parties."""
    days = one.date, other.date
    known = all(map(edtf.to_the_day, days)) and edtf.month_day(days[0] or "") == edtf.month_day(days[1] or "")
    return known and one.parties == other.parties and _several(one.parties)


def _several(parties: frozenset[str]) -> bool:
    return len({party.partition("/")[0] for party in parties}) >= _LEAST_PARTIES


def _days_differ(one: str | None, other: str | None) -> bool:
    """Whether no day fits both dates; the year of one may be open, and then counts for nothing."""
    spans = _span(one), _span(other)
    if None in spans or one is None or other is None:
        return False
    if edtf.has_year(one) and edtf.has_year(other):
        first, second = edtf.days(one), edtf.days(other)
        return first is not None and second is not None and (first[0] > second[1] or second[0] > first[1])
    (begin, end), (start, stop) = spans  # type: ignore[misc]  # both are known
    return begin > stop or start > end


def _span(when: str | None) -> tuple[str, str] | None:
    """The first and last ``MM-DD`` a date can mean; None where that says nothing, as in an interval over New Year."""
    known = edtf.days(when.replace("XXXX", _ANY_YEAR)) if when else None
    if known is None or known[0][:4] != known[1][:4]:
        return None
    return known[0][5:], known[1][5:]


_ANY_YEAR = "2000"  # a leap year, so that 29 February is a day
_NEVER = -9.0
_LEAST_PARTIES = 2


# ---------------------------------------------------------------- what speaks for and against
def compare(one: Report, other: Report) -> tuple[Reason, ...]:
    """What speaks for (weight above 0) and against (below 0) two reports meaning one meeting."""
    reasons = (
        _day(one, other),
        _parties(one.parties, other.parties),
        _people(one.people, other.people),
        _topics(one.meeting, other.meeting),
        _kind(one.meeting, other.meeting),
        _host(one.meeting, other.meeting),
        _agreements(one.meeting, other.meeting),
        _year(one, other),
        _published(one, other),
    )
    return tuple(reason for reason in reasons if reason)


def _day(one: Report, other: Report) -> Reason:
    dates = f"{one.date} / {other.date}"
    if one.date is None or other.date is None:
        return Reason("undated", -1.5, dates)
    with_years = edtf.has_year(one.date) and edtf.has_year(other.date)
    if edtf.to_the_day(one.date) and edtf.to_the_day(other.date):
        same = edtf.month_day(one.date) == edtf.month_day(other.date)
        weight = (2.0 if with_years else 1.7) if same else 1.3
        return Reason("same-day" if same else "days-overlap", weight, dates)
    spans = _span(one.date), _span(other.date)
    if all(spans) and all(span[0][:2] == span[1][:2] for span in spans if span):
        return Reason("same-month", 0.9, dates)
    return Reason("same-year", -0.5, dates) if with_years else Reason("undated", -1.5, dates)


def _parties(one: frozenset[str], other: frozenset[str]) -> Reason:
    shared = _shared(one, other)
    detail = " ".join(sorted(shared)) or "none shared"
    if not _several(shared):
        return Reason("one-party", 0.0 if one == other else -1.5, detail)
    if CENTRAL in shared and not _several(shared - {CENTRAL}):
        return Reason("vague-parties", 0.5, detail)  # leaders of the country are in one province day by day
    if len(shared) == len(one) == len(other):
        return Reason("same-parties", min(1.5 + 0.4 * (len(shared) - _LEAST_PARTIES), 3.0), detail)
    everyone = len(one) + len(other) - len(shared)
    return Reason("shared-parties", round(1.5 * len(shared) / everyone - 0.5, 2), detail)


def _shared(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """The parties both name; a central body that one does not name is taken for that of the other."""
    bodies = [any(party.startswith(f"{CENTRAL}/") for party in parties) for parties in (one, other)]
    unnamed = (CENTRAL in one and bodies[1]) or (CENTRAL in other and bodies[0])
    return (one & other) | ({CENTRAL} if unnamed else set())


def _people(one: frozenset[str], other: frozenset[str]) -> Reason | None:
    shared = sorted(one & other)
    if shared:
        return Reason("shared-people", min(0.7 + 0.5 * len(shared), 2.5), ", ".join(shared))
    return Reason("other-people", -1.0) if min(len(one), len(other)) >= _A_LIST else None


def _topics(one: Meeting, other: Meeting) -> Reason | None:
    here, there = ({topic.value for topic in meeting.topics} for meeting in (one, other))
    if here & there:
        share = len(here & there) / len(here | there)
        return Reason("shared-topics", round(0.3 + 0.5 * share, 2), " ".join(sorted(here & there)))
    return Reason("other-topics", -0.7) if here and there else None


def _kind(one: Meeting, other: Meeting) -> Reason | None:
    if "other" in (one.kind, other.kind):
        return None
    if one.kind == other.kind:
        return Reason("same-kind", 0.2, one.kind)
    gatherings = [meeting.kind in _GATHERINGS for meeting in (one, other)]
    return Reason("other-kind", -0.4, f"{one.kind} / {other.kind}") if any(gatherings) and not all(gatherings) else None


def _host(one: Meeting, other: Meeting) -> Reason | None:
    if one.host is None or other.host is None:
        return None
    hosts = identity(one.host.value), identity(other.host.value)
    return Reason("same-host", 0.4, hosts[0]) if hosts[0] == hosts[1] else Reason("other-host", -1.2, " / ".join(hosts))


def _agreements(one: Meeting, other: Meeting) -> Reason | None:
    titles = [{plain(agreement.title) for agreement in meeting.agreements} for meeting in (one, other)]
    shared = sorted(titles[0] & titles[1])
    return Reason("same-agreement", 1.0, shared[0]) if shared else None


def _year(one: Report, other: Report) -> Reason | None:
    """Whether the year that one gives, or that its words point to, is that of the other."""
    years = [_year_of(report) for report in (one, other)]
    if None in years or (edtf.has_year(one.date) and edtf.has_year(other.date)):
        return None
    detail = " / ".join(map(str, years))
    return Reason("year-fits", 1.0, detail) if years[0] == years[1] else Reason("other-year", -2.0, detail)


def _year_of(report: Report) -> int | None:
    known = edtf.days(report.date)
    return int(known[0][:4]) if known and edtf.has_year(report.date) else report.year


def _published(one: Report, other: Report) -> Reason | None:
    """Whether two articles on something that had just happened appeared at one time."""
    if "background" in (one.meeting.status, other.meeting.status) or not (one.published and other.published):
        return None
    known = [edtf.days(report.published) for report in (one, other)]
    first, second = (date.fromisoformat(day[0]) if day else None for day in known)
    if first is None or second is None:
        return None
    days = abs((first - second).days)
    detail = f"{one.published} / {other.published}"
    return Reason("same-time", 0.5, detail) if days <= _AT_ONE_TIME else _apart(days, detail)


def _apart(days: int, detail: str) -> Reason | None:
    return Reason("other-time", -2.5, detail) if days > _LONG_AFTER else None


_GATHERINGS = ("conference", "ceremony", "signing")
_A_LIST = 3  # names; shorter lists may well name others
_AT_ONE_TIME = 7  # days
_LONG_AFTER = 90
