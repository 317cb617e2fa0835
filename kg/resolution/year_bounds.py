"""Bounds on the year of a meeting: what is named exists only since or until some day, or the weekday is printed.

A bound says which years cannot be; it makes no year likely by itself, but the first years after a bound more than
later ones. Days of units are those of `kg.reference.units`; those of ministries and of government in two tiers stand
in the table below.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from kg.model import Article, Party
from kg.reference import units as reference
from kg.resolution.reports import Report
from kg.resolution.units import identity, is_provincial
from kg.resolution.year_clues import Day
from kg.resolution.year_reasons import Hint
from kg.text import normalise, plain

__all__ = ["Bound", "bounds_of", "since"]


class Bound(NamedTuple):
    """A reason against years: those that end before `since`, begin after `until`, or in which a weekday is another."""

    reason: str
    grounds: str
    since: date = date.min
    until: date = date.max
    weekday: int | None = None

    def allows(self, year: int, day: Day | None) -> bool:
        """Whether something on that day of that year may be."""
        earliest = _day(year, day.month if day else 1, day.day or 1 if day else 1)
        latest = _day(year, day.month if day else 12, day.day or 28 if day else 31)
        if latest < self.since or earliest > self.until:
            return False
        return self.weekday is None or earliest.weekday() == self.weekday


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:  # 29 February of a year without one
        return date(year, month, 28)


def bounds_of(report: Report, article: Article, when: Day | None) -> Iterator[Bound]:
    """What one report and its article rule out."""
    yield from _named(article)
    yield from _units(report)
    if when and when.day:
        yield from _weekday(report, article, when)


def since(bounds: Iterable[Bound], when: Day | None) -> Iterator[Hint]:
    """What exists only since the reforms of 2025 is mostly named soon after; what is old says nothing of the year."""
    last = max((bound for bound in bounds if bound.since >= _REFORM), key=lambda bound: bound.since, default=None)
    if last:
        first = last.since.year if last.allows(last.since.year, when) else last.since.year + 1
        yield Hint(last.reason, last.grounds, tuple((first + later, share) for later, share in enumerate(_SOON_AFTER)))


_SOON_AFTER = (0.4, 0.25, 0.15)


# ---------------------------------------------------------------- what exists only for a time
_REFORM = date(2025, 3, 1)  # the National Assembly's resolution on the ministries of the Government
_TWO_TIERS = date(2025, 7, 1)  # districts end, provinces are merged
_NAMES = tuple(
    (day, came, re.compile(words))
    for day, came, words in (
        (_TWO_TIERS, True, r"chính quyền địa phương (?:hai|2) cấp|(?:hai|2) cấp chính quyền"),
        (_TWO_TIERS, True, r"trung tâm phục vụ hành chính công (?:cấp )?xã"),
        (_REFORM, True, r"(?:bộ|sở) (?:nông nghiệp và môi trường|dân tộc và tôn giáo)"),
        (_REFORM, False, r"\bbộ (?:kế hoạch (?:và|-|&) đầu tư|giao thông vận tải|gtvt)"),
        (_REFORM, False, r"\bbộ (?:tài nguyên (?:và|-|&) môi trường|tn ?- ?mt|tn&mt)"),
        (_REFORM, False, r"\bbộ (?:thông tin (?:và|-|&) truyền thông|tt&tt)"),
        (_REFORM, False, r"\bbộ (?:lao động,? ?-? ?thương binh|nông nghiệp (?:và|-|&) phát triển)"),
    )
)


def _named(article: Article) -> Iterator[Bound]:
    """Bodies and words that came or went on a day; of those gone the text must not say that they are."""
    text = normalise(article.text).text.lower()
    for day, came, words in _NAMES:
        match = words.search(text)
        if match and came:
            yield Bound("exists-since", f"“{match[0]}” since {day}", since=day)
        elif match and not _FORMER.search(text, max(match.start() - 25, 0), match.start()):
            yield Bound("existed-until", f"“{match[0]}” until {day}", until=day)


_FORMER = re.compile(r"nguyên|trước đây|cũ|khi đó")


def _units(report: Report) -> Iterator[Bound]:
    """A unit that is gone cannot take part any more, and a city is no province."""
    for party in report.meeting.parties:
        if is_provincial(party.unit):
            yield from _status(party)
            versions = [unit for unit in reference.versions() if unit.slug == identity(party.unit)]
            last = max(unit.valid_until or date.max for unit in versions)
            if last < date.max:
                yield Bound("unit-until", f"{party.unit} until {last}", until=last)


_OF_A_CITY = re.compile(r"thành ủy|(?:ubnd|hđnd|ủy ban \w+|mttq.*|công an) (?:thành phố|tp)\b")
_OF_A_PROVINCE = re.compile(r"tỉnh ủy|(?:ubnd|hđnd|công an) tỉnh\b")


def _status(party: Party) -> Iterator[Bound]:
    """The authorities of a unit say whether it is a city: 'Thành ủy' of a unit that became one on a day."""
    body = plain(party.body or "")
    wanted = "city" if _OF_A_CITY.search(body) else "province" if _OF_A_PROVINCE.search(body) else None
    versions = {unit.version for unit in reference.versions() if unit.slug == identity(party.unit)}
    forms = [form for form in reference.forms() if form.version in versions and form.kind == wanted]
    if wanted and forms:
        first = min(form.valid_from or date.min for form in forms)
        last = max(form.valid_until or date.max for form in forms)
        if (first, last) != (date.min, date.max):
            yield Bound(f"{wanted}-on", f"{party.body} of {party.unit}: {first} to {last}", since=first, until=last)


# ---------------------------------------------------------------- the weekday
_WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5} | {
    str(day + 2): day for day in range(6)
}
_SUNDAY = 6
_NAME = r"(?:thứ (hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ nhật)"


def _weekday(report: Report, article: Article, when: Day) -> Iterator[Bound]:
    """The weekday printed beside the day: 'thứ hai, ngày 17/4', 'ngày 17/4 (thứ hai)'."""
    printed = rf"(?<!\d)0?{when.day}\s?[/.-]\s?0?{when.month}(?![\d/.-]\d)"
    text = normalise(article.text).text.lower()
    beside = re.search(rf"{_NAME}[\s,(]*(?:ngày\s*)?{printed}|{printed}[\s,(]*{_NAME}", text)
    if beside:
        name = beside[1] or beside[2]
        yield Bound("weekday", f"“{beside[0]}” in {article.id}", weekday=_WEEKDAYS[name] if name else _SUNDAY)
