"""What meetings are called in pictures and lists: parties, kind and date, in Vietnamese and in English."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import MeetingKind

__all__ = ["meeting_label", "meeting_label_en"]

_MOST_NAMES = 4
_KINDS: dict[MeetingKind, tuple[str, str]] = {
    "working-session": ("buổi làm việc", "working session"),
    "study-visit": ("học tập kinh nghiệm", "study visit"),
    "visit": ("chuyến thăm", "visit"),
    "talks": ("hội đàm", "talks"),
    "signing": ("lễ ký kết", "signing"),
    "conference": ("hội nghị", "conference"),
    "ceremony": ("buổi lễ", "ceremony"),
    "other": ("hoạt động chung", "joint activity"),
}
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NUMBERS = tuple(str(month) for month in range(1, 13))
_ENDS = 2
_DATE = re.compile(r"(\d{4}|XXXX)(?:-(\d{2}))?(?:-(\d{2}))?")


def meeting_label(names: Sequence[str], kind: MeetingKind, date: str | None) -> str:
    """The Vietnamese label, e.g. 'Bắc Sơn – Nam Hải: buổi làm việc (17/4)'."""
    return _label(names, _KINDS[kind][0], "–".join(map("/".join, _sides(date, _NUMBERS))))


def meeting_label_en(names: Sequence[str], kind: MeetingKind, date: str | None) -> str:
    """The English label, e.g. 'Bac Son – Nam Hai: working session (17 April)'."""
    return _label(names, _KINDS[kind][1], "–".join(map(" ".join, _sides(date, _MONTHS))))


def _label(names: Sequence[str], kind: str, when: str) -> str:
    more = f" +{len(names) - _MOST_NAMES}" if len(names) > _MOST_NAMES else ""
    who = " – ".join(names[:_MOST_NAMES]) + more
    return f"{who}: {kind} ({when})" if when else f"{who}: {kind}"


def _sides(date: str | None, months: Sequence[str]) -> list[list[str]]:
    """Day, month and year of a date or of both ends of an interval; what the ends share stands in the last only."""
    sides = [_parts(match, months) for side in (date or "").split("/") if (match := _DATE.match(side))]
    return sides if len(sides) < _ENDS else [_without_end(sides[0], sides[1]), sides[1]]


def _parts(match: re.Match[str], months: Sequence[str]) -> list[str]:
    """Day, month and year as far as the date gives them."""
    year, month, day = (int(part) if part and part.isdigit() else None for part in match.groups())
    return [part for part in (str(day or ""), months[month - 1] if month else "", str(year or "")) if part]


def _without_end(first: list[str], last: list[str]) -> list[str]:
    """The first list without the end it shares with the last; something of it stays."""
    while len(first) > 1 and last and first[-1] == last[-1]:
        first, last = first[:-1], last[:-1]
    return first
