"""The line that says when a page came out: "Thứ Ba, 14/5/2019 | 07:10", "(Ngày đăng: 14/11/2018 - Lê Mận)".

Such a line is made of fields. One is the day, with or without its label, weekday and clock; the others are short and
are no sentences: an author, a section, how often it was read.
"""

from __future__ import annotations

import re
from datetime import date

from kg.layout.lines import UPPER, plain_spaces

__all__ = ["day_of"]

_LONGEST = 160  # code points of such a line
_FIELD = re.compile(r"\s*[|•·()\[\]]\s*|\s+[-–—]\s+|(?<=\w)[-–—]\s+")  # "Báo X | 12/05/2019 - 07:10"
_CLOCK = re.compile(r"\d{1,2}\s?[:hg]\s?\d{2}(?::\d{2})?['’]?(?:\s?(?:[AP]M|SA|CH)\b)?|GMT\s*[+-]\s*\d+", re.IGNORECASE)
_TIME = re.compile(r"(?<=\d)T(?=\d)")  # of "2019-05-14T07:10"
_LABEL = re.compile(
    rf"\W*(?:[{UPPER}][\w ]{{0,30}}, +)?(?:(?:"
    r"TIME|DATE|cập nhật(?: lúc| ngày)?|(?:ngày )?đăng(?: lúc| ngày| tải)?|(?:ngày )?xuất bản"
    r"|phát hành|ra ngày"
    r"|ngày(?: cập nhật)?|số (?:báo )?\d+(?:/\d+)?|lúc)\W+"
    r"|(?:thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ nhật)\W+)*",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"
    r"|(?P<day>\d{1,2})(?:\s?[/.-]\s?| tháng )(?P<month>\d{1,2})(?:\s?[/.-]\s?| năm )(?P<year>\d{4})",
    re.IGNORECASE,
)
# What else stands in such a line: a name, a section, a paper; no sentence.
_OTHER = re.compile(
    rf"[{UPPER}0-9\"“][^.;!?\d]{{0,40}}(?:(?:\.(?! )|(?<=[{UPPER}])\. )[^.;!?\d]{{1,20}})*\.?"
    r"|(?i:lượt xem|lượt đọc|views?|số)\s*:?\s*[\d.,/]+"
)
_TELLS = re.compile(r"(?<!\w)(?i:đã|sẽ|ngày|tại|sáng|chiều|tối)(?!\w)")  # what only running text has


def day_of(words: str) -> str | None:
    """The ISO date of a line that says when the page came out; None for any other line."""
    line = plain_spaces(words).strip()
    if len(line) > _LONGEST:
        return None
    days = [(_day(field), field) for field in _FIELD.split(_TIME.sub(" ", line))]
    told = [day for day, _ in days if day]
    return told[0] if len(told) == 1 and all(day or _is_other(field) for day, field in days) else None


def _day(field: str) -> str | None:
    """The day of a field that has nothing besides but a label, a weekday and a clock."""
    bare = _CLOCK.sub(" ", field).strip(" ,.:;-'’Z").removesuffix(" lúc").rstrip(" ,")
    label = _LABEL.match(bare + " ")
    found = _DAY.fullmatch(bare, label.end() if label else 0)
    if found is None:
        return None
    year, month, day = (int(found[name] or found[long]) for name, long in (("y", "year"), ("m", "month"), ("d", "day")))
    try:
        return date(year, month, day).isoformat()
    except ValueError:  # a line that looks like a date but is none says nothing
        return None


def _is_other(field: str) -> bool:
    """Whether the field can stand beside the day: a clock, an author, a section."""
    said = _CLOCK.sub("", field).strip(" ,.:;-'’")
    bare = _LABEL.sub("", said, count=1).strip(" ,.:;-'’")
    return not bare or any(_OTHER.fullmatch(words) and not _TELLS.search(words) for words in (said, bare))
