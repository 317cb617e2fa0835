"""What an article's words tell of the year it was written in, where no date of its own says so.

A clue is a phrase that speaks of a year as over ("trong năm 2018", "so với cùng kỳ năm 2018"), as running ("từ đầu
năm 2018", "quý I/2018") or as to come ("dự kiến khởi công đầu năm 2018"), and the years it makes likely. This module
is a pure function of the text; how clues are weighed against other reasons is left to `years`. The likelihoods are
shares counted on 2,000 articles of one known year.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from kg.model import Span
from kg.text import normalise

__all__ = ["Clue", "Day", "clues"]


_Shares: TypeAlias = tuple[tuple[int, float], ...]
"""How many years after the one named, and in how many of a hundred cases."""


class Day(NamedTuple):
    """What is known of a date without a year."""

    month: int
    day: int | None = None


class Clue(NamedTuple):
    """The words at `span`, what they speak of (`reason`), the year they name, and how likely they make which years."""

    reason: str
    span: Span
    named: int
    years: tuple[tuple[int, float], ...]


_Follows: TypeAlias = Callable[[re.Match[str], Day | None], _Shares]


class _Pattern(NamedTuple):
    """Words that speak of a year, and what follows from them for the year of an event on a day."""

    reason: str
    words: re.Pattern[str]
    follows: _Follows


# ---------------------------------------------------------------- what follows
# Likelihoods are shares of the 2,000 articles: of those that name a year so, how many were written in it or later.
_OVER = ((1, 0.6), (0, 0.3))
_SAME_TIME = ((1, 0.85),)
_RUNNING = ((0, 0.88), (1, 0.1))
_SINCE_BEGIN = ((0, 0.65), (1, 0.3))
_WITHIN = ((0, 0.5), (1, 0.35))
_END = ((1, 0.45), (0, 0.2))
_ONCE = ((0, 0.2), (1, 0.2))
_NEW_YEAR = ((0, 0.5), (-1, 0.25))  # 1 January: the day on which rules and plans begin, often still to come

_NEAR = 2  # months
_EARLY = 3  # up to this month, what was to be done in the year before is still spoken of
_LATE = 9  # from this month on, what is to begin early in a year begins in the next


def _fixed(shares: _Shares) -> _Follows:
    return lambda _match, _when: shares


def _after(match: re.Match[str], when: Day | None) -> _Shares:
    """The event came after a day or month: in the same year, or in the next where its own month comes earlier."""
    if int(match.groupdict().get("day") or 0) == int(match["month"]) == 1:
        return _NEW_YEAR
    if when is None:
        return (0, 0.6), (1, 0.2)
    told = int(match["month"])
    near = (when.month - told) % 12 <= _NEAR
    if told <= when.month:
        return ((0, 0.8), (1, 0.12)) if near else ((0, 0.68), (1, 0.15))
    return ((1, 0.85), (2, 0.1)) if near else ((1, 0.45), (0, 0.18), (2, 0.15))


def _tasks(_match: re.Match[str], when: Day | None) -> _Shares:
    """What is to be done in a year is spoken of in it, and looked back on early in the next."""
    return ((0, 0.5), (1, 0.4)) if when and when.month <= _EARLY else _RUNNING


def _to_begin(_match: re.Match[str], when: Day | None) -> _Shares:
    """Something is to begin early in that year."""
    return ((-1, 0.8), (0, 0.1)) if when and when.month >= _LATE else ((0, 0.45), (-1, 0.35))


# ---------------------------------------------------------------- the words
_Y = r"(?P<year>(?:19[89]|20[0-4])\d)(?!\d|\s?-\s?\d|[./-]\d)"
_ALONE = "".join(f"(?<!{word} )" for word in ("trong", "riêng", "cả", "hết", "đầu", "cuối", "với", "tháng"))
_M = r"(?P<month>1[0-2]|0?[1-9])"
_PATTERNS = tuple(
    _Pattern(reason, re.compile(words, re.IGNORECASE), years)
    for reason, words, years in (
        ("full-date", rf"(?<![\w/.,-])(?P<day>\d{{1,2}})\s?[/.-]\s?{_M}\s?[/.-]\s?{_Y}", _after),
        ("full-date", rf"\b(?P<day>\d{{1,2}}) tháng {_M} năm {_Y}", _after),
        ("month", rf"\btháng {_M}\s?(?:[/.-]|,? năm)\s?{_Y}", _after),
        ("same-time-last-year", rf"\b(?:cùng kỳ|cùng thời điểm)(?: của)?(?: năm)? {_Y}", _fixed(_SAME_TIME)),
        ("running", rf"\b(?:những tháng|nửa) đầu năm {_Y}", _fixed(_RUNNING)),
        ("running", rf"\b(?:\d+|ba|sáu|chín) tháng(?: đầu)?(?: của)? năm {_Y}", _fixed(_RUNNING)),
        ("running", rf"\bquý (?:[1-4]|i{{1,3}}|iv)\s?[/,-]?(?: năm)?\s?{_Y}", _fixed(_RUNNING)),
        (
            "tasks",
            rf"\b(?:nhiệm vụ|kế hoạch|chỉ tiêu|dự toán)(?: công tác)?(?: trong)?(?: năm)? {_Y}",
            _tasks,
        ),
        ("to-begin", rf"\b(?:dự kiến|sẽ)\b[^.;:!?\n]{{0,40}}\bđầu năm {_Y}", _to_begin),
        ("to-come", rf"\btrong năm {_Y}(?=[^.;:!?\n]{{0,40}}\bsẽ\b)", _fixed(_RUNNING)),
        ("begun", rf"(?<!tháng )(?<!nửa )\bđầu năm {_Y}", _fixed(_SINCE_BEGIN)),
        ("within", rf"(?<!riêng )\btrong năm {_Y}(?![^.;:!?\n]{{0,40}}\bsẽ\b)", _fixed(_WITHIN)),
        ("end", rf"\bcuối năm {_Y}", _fixed(_END)),
        ("over", rf"\b(?:tổng kết(?: công tác)?|kết thúc|hết|cả|riêng|riêng trong) năm {_Y}", _fixed(_OVER)),
        (
            "over",
            rf"{_ALONE}\bnăm {_Y} (?:đạt|đã|tăng|giảm|chỉ|vừa qua)",
            _fixed(_OVER),
        ),
        ("event", rf"\b(?:vào|từ|kể từ) năm {_Y}", _fixed(_ONCE)),
    )
)
_LAW = re.compile(
    r"\b(?:luật|hiến pháp|nghị định|nghị quyết|quyết định|thông tư|chỉ thị|kết luận|công văn|pháp lệnh|văn bản"
    r"|thông báo|quy định|tờ trình|sinh|sn)\b[^.;:!?\n]{0,60}$"
)
_TO_COME = re.compile(
    r"\b(?:dự kiến|sẽ|hoàn thành|phấn đấu|mục tiêu|đến|tới|trước|từ nay|hạn|khởi công|dự báo|quy hoạch|giai đoạn"
    r"|nhiệm kỳ|tầm nhìn|chiến lược|định hướng)\b[^.;:!?\n]{0,30}$"
)
_SPEAK_OF_IT = ("to-begin", "tasks", "to-come", "running")
_SPEAK_OF_THE_YEAR_BEFORE = ("over", "end", "same-time-last-year")
_LOOKED_BACK = 90  # code points
_YEAR = re.compile(r"(?:19[89]|20[0-4])\d")
_REACH = 100  # code points: more than a pattern matches, or looks at, before and behind its year


def clues(text: str, when: Day | None) -> tuple[Clue, ...]:
    """The clues for the year of an event on the day `when` (None where nothing is known of it), in order of place.

    Only those of the latest year the text knows of, and those that say of the year before that it is over.
    """
    found = sorted(_found(text, when), key=lambda clue: (clue.span, clue.reason))
    latest = max((clue.named for clue in found), default=0)
    return tuple(clue for clue in found if clue.named == latest or _is_over(clue, latest - 1))


def _is_over(clue: Clue, year: int) -> bool:
    return clue.named == year and clue.reason in _SPEAK_OF_THE_YEAR_BEFORE


def _found(text: str, when: Day | None) -> Iterator[Clue]:
    for pattern, match, span in _worded(text):
        named = int(match["year"])
        years = tuple((named + later, share) for later, share in pattern.follows(match, when))
        yield Clue(pattern.reason, span, named, years)


@lru_cache(maxsize=64)  # an article is asked about for each of its meetings, with and without their day
def _worded(text: str) -> tuple[tuple[_Pattern, re.Match[str], Span], ...]:
    """The words of a text that speak of a year, and where they stand in it."""
    normal = normalise(text)
    near = list(_near_years(normal.text))
    return tuple(
        (pattern, match, normal.span(*match.span()))
        for pattern in _PATTERNS
        for stretch in near
        for match in pattern.words.finditer(normal.text, *stretch)
        if _counts(pattern, normal.text[max(match.start() - _LOOKED_BACK, 0) : match.start()].lower())
    )


def _near_years(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text in which a pattern can match at all; few words of an article stand near a year."""
    start = end = 0
    for year in _YEAR.finditer(text):
        if year.start() - _REACH > end:
            yield start, end
            start = year.start() - _REACH
        end = year.end() + _REACH
    yield start, end


def _counts(pattern: _Pattern, before: str) -> bool:
    """Whether the words before leave a match a clue: no law is named so, nor, where it matters, something to come."""
    return (pattern.reason in _SPEAK_OF_IT or not _TO_COME.search(before)) and not _LAW.search(before)
