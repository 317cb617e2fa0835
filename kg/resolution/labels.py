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
_DATE = re.compile(r"(\d{4}|XXXX)(?:-(\d{2}))?(?:-(\d{2}))?")


def meeting_label(names: Sequence[str], kind: MeetingKind, date: str | None) -> str:
    """The Vietnamese label, e.g. 'Bắc Sơn – Nam Hải: buổi làm việc (17/4)'."""
    return _label(names, _KINDS[kind][0], "–".join(map(_day, _sides(date))))


def meeting_label_en(names: Sequence[str], kind: MeetingKind, date: str | None) -> str:
    """The English label, e.g. 'Bac Son – Nam Hai: working session (17 April)'."""
    return _label(names, _KINDS[kind][1], " – ".join(map(_day_en, _sides(date))))


def _label(names: Sequence[str], kind: str, when: str) -> str:
    more = f" +{len(names) - _MOST_NAMES}" if len(names) > _MOST_NAMES else ""
    who = " – ".join(names[:_MOST_NAMES]) + more
    return f"{who}: {kind} ({when})" if when else f"{who}: {kind}"


def _sides(date: str | None) -> list[tuple[int | None, int | None, int | None]]:
    """Year, month and day of a date, or of both ends of an interval; nothing of what is not understood."""
    matches = [_DATE.match(side) for side in (date or "").split("/")]
    return [_numbers(match) for match in matches if match]


def _numbers(match: re.Match[str]) -> tuple[int | None, int | None, int | None]:
    year, month, day = (int(part) if part and part.isdigit() else None for part in match.groups())
    return year, month, day


def _day(date: tuple[int | None, int | None, int | None]) -> str:
    return "/".join(str(part) for part in reversed(date) if part)


def _day_en(date: tuple[int | None, int | None, int | None]) -> str:
    year, month, day = date
    return " ".join(str(part) for part in (day, month and _MONTHS[month - 1], year) if part)
