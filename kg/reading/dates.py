"""Dates as Vietnamese papers print them, in EDTF, with a year only where the article fixes one.

"Ngày 17/4", "sáng 5.2", "chiều 6-10", "21 tháng 10 năm 2019", "tháng 4/2017", "từ ngày 11 đến 15/6/2024",
"ngày 14 và 15-11", "hôm qua (25/5)", "chiều cùng ngày". A year that is not printed comes from the publication
date of the metadata line where the two agree, never from today. Not every number with a stroke is a date: prices,
decree numbers, fractions and clock times are told apart by the words around.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kg.reading.document import Document

__all__ = ["DateMention", "find_dates"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date at ``text[start:end]``: its EDTF form and the rule that read it."""

    start: int
    end: int
    edtf: str
    rule: str

    @property
    def has_day(self) -> bool:
        """Whether the date is known to the day."""
        return len(self.edtf.split("/")[0]) == 10


_PART = r"(?:rạng sáng|sáng sớm|sáng|trưa|chiều tối|chiều|tối|đêm)"
_LEAD = rf"(?:(?:{_PART}\s+)?(?:nay\s*\(?\s*)?(?:các ngày|ngày|hôm|mùng|mồng)?\s*\(?)"
_SEP = r"\s?[/.-]\s?"
_DM = rf"(?P<d>\d{{1,2}}){_SEP}(?P<m>\d{{1,2}})(?:{_SEP}(?P<y>(?:19|20)\d\d))?"
_WORDS = r"(?P<wd>\d{1,2})\s+tháng\s+(?P<wm>\d{1,2})(?:\s*(?:năm\s+|/|-|\.)\s*(?P<wy>(?:19|20)\d\d))?"
_RANGE = re.compile(
    rf"(?:(?:từ|trong|các|hai|ba|[23])\s+(?:các\s+)?)?ngày\s+(?P<d1>\d{{1,2}})(?:{_SEP}(?P<m1>\d{{1,2}})(?:{_SEP}(?P<y1>(?:19|20)\d\d))?)?"
    rf"\s?(?:-|đến(?: hết)?(?: ngày)?|và(?: ngày)?|,)\s?(?:{_PART}\s+)?(?P<d2>\d{{1,2}})(?:{_SEP}|\s+tháng\s+)(?P<m2>\d{{1,2}})(?:(?:{_SEP}|\s+năm\s+)(?P<y2>(?:19|20)\d\d))?(?![\d/])",
    re.IGNORECASE,
)
# Two full day-month dates joined by "và" or "-" after a time of day: "25.6 và 26.6", "26-29/10".
_DAY = re.compile(
    rf"(?<![\w/.,-])(?P<lead>{_LEAD}\s*){_DM}(?![\d/]|[.,]\d|\s?%|\s?(?:tỷ|triệu|ha|km|m2|USD|đồng|người|lượt))",
    re.IGNORECASE,
)
_DAY_WORDS = re.compile(rf"(?<![\w/.,-])(?P<lead>{_LEAD}\s*){_WORDS}(?!\d)", re.IGNORECASE)
_MONTH = re.compile(
    r"(?<!\w)(?<!\d )tháng\s+(?P<m>\d{1,2})(?:\s?(?:[/.-]|năm)\s?(?P<y>(?:19|20)\d\d))(?!\d)", re.IGNORECASE
)
_YEAR = re.compile(r"(?<!\w)(?:vào năm|trong năm|năm)\s+(?P<y>(?:19|20)\d\d)(?![\d-])", re.IGNORECASE)
_RELATIVE = re.compile(
    rf"(?<!\w)(?:(?:{_PART})\s+(?P<now>nay|qua)|(?P<word>hôm nay|hôm qua|ngày mai))(?!\w)(?!\s*\(?\s*\d)", re.IGNORECASE
)
_SAME_DAY = re.compile(rf"(?<!\w)(?:(?:{_PART})\s+)?cùng ngày(?!\w)", re.IGNORECASE)
_NAMED_DAY = re.compile(
    r"(?:số|khoản|điều|tỷ lệ|nghị quyết|nghị định|quyết định|chỉ thị|thông tư|kết luận|khoảng|lễ|kỷ niệm|dịp)\s+(?:số\s+)?$|(?<!\w)số\s?[\w/.-]+,?\s+(?:ra\s+)?$",
    re.IGNORECASE,
)
# The years an anniversary spans: (19.8.1945 - 19.8.2025).
_ANNIVERSARY = re.compile(r"\(\s?(?:\d{1,2}[/.-]){0,2}(?:1[89]|20)\d\d\s?-\s?(?:\d{1,2}[/.-]){0,2}(?:19|20)\d\d\s?\)")
_HOW_FAR = 60  # days an event may lie before or after the day its report came out


def find_dates(document: Document) -> tuple[DateMention, ...]:
    """All dates of the article's telling text in order, longer readings first where two overlap."""
    published = document.published
    found: list[DateMention] = []
    spans = [match.span() for match in _ANNIVERSARY.finditer(document.text)]
    for mention in sorted(_candidates(document, published), key=lambda m: (m.start, -m.end)):
        if any(start <= mention.start < end for start, end in spans):
            continue
        if not found or mention.start >= found[-1].end:
            found.append(mention)
    return tuple(_with_same_day(document.text, found))


def _candidates(document: Document, published: date | None) -> Iterator[DateMention]:
    text = document.text
    for match in _RANGE.finditer(text):
        yield from _range(match, published)
    for pattern, day, month, year in ((_DAY, "d", "m", "y"), (_DAY_WORDS, "wd", "wm", "wy")):
        for match in pattern.finditer(text):
            if match["lead"].strip() or match[year]:
                yield from _single(match, (match[day], match[month], match[year]), published)
    for match in _MONTH.finditer(text):
        if 1 <= int(match["m"]) <= 12:
            yield DateMention(*match.span(), f"{match['y']}-{int(match['m']):02}", "dates.month")
    for match in _YEAR.finditer(text):
        yield DateMention(*match.span(), match["y"], "dates.year")
    if published:
        yield from _relative(text, published)


def _single(match: re.Match[str], parts: tuple[str, str, str | None], published: date | None) -> Iterator[DateMention]:
    edtf = _day(parts, published)
    if edtf and not _NAMED_DAY.search(match.string, max(match.start() - 30, 0), match.start()):
        start = match.start() + len(match["lead"]) - len(match["lead"].lstrip())
        yield DateMention(start, match.end(), edtf, "dates.day")


def _day(parts: tuple[str, str, str | None], published: date | None) -> str | None:
    day, month, year = int(parts[0]), int(parts[1]), parts[2]
    try:
        date(int(year) if year else 2000, month, day)
    except ValueError:
        return None
    return f"{year or _year(day, month, published) or 'XXXX'}-{month:02}-{day:02}"


def _year(day: int, month: int, published: date | None) -> str | None:
    """The year in which that day lies near the day of publication, if one does."""
    if published is None:
        return None
    for year in (published.year, published.year - 1, published.year + 1):
        try:
            distance = date(year, month, day) - published
        except ValueError:
            continue
        if abs(distance.days) <= _HOW_FAR:
            return str(year)
    return None


def _range(match: re.Match[str], published: date | None) -> Iterator[DateMention]:
    month, year = match["m1"] or match["m2"], match["y1"] or match["y2"]
    first, last = _day((match["d1"], month, year), published), _day((match["d2"], match["m2"], match["y2"]), published)
    if first and last and first[:4] == last[:4] and first < last:
        yield DateMention(match.start(), match.end(), f"{first}/{last}", "dates.range")


def _relative(text: str, published: date) -> Iterator[DateMention]:
    for match in _RELATIVE.finditer(text):
        word = (match["now"] or match["word"]).lower()
        days = -1 if word.endswith("qua") else 1 if word.endswith("mai") else 0
        yield DateMention(*match.span(), (published + timedelta(days)).isoformat(), "dates.relative")


def _with_same_day(text: str, mentions: list[DateMention]) -> Iterator[DateMention]:
    """The mentions, and "cùng ngày" as the day named before it."""
    same = [DateMention(*match.span(), "", "dates.same-day") for match in _SAME_DAY.finditer(text)]
    last = ""
    for mention in sorted([*mentions, *same], key=lambda m: m.start):
        if mention.edtf:
            last = mention.edtf.split("/")[-1] if mention.has_day else last
            yield mention
        elif last:
            yield DateMention(mention.start, mention.end, last, mention.rule)
