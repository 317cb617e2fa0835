"""Patterns of printed dates; what day they mean is told by `kg.reading.dates`.

Not every number with a stroke is a date: prices, decree numbers, fractions and clock times are told apart by the
words around.
"""

from __future__ import annotations

import re

from kg.reading.cues import CuedPattern
from kg.reading.letters import union

__all__ = [
    "ANNIVERSARY",
    "DAY",
    "DAY_IN_WORDS",
    "MONTH",
    "NEAR_MONTH",
    "NEAR_YEAR",
    "RANGE",
    "RELATIVE",
    "SAME_DAY",
    "YEAR",
    "is_number",
    "opens_sentence",
]

_PARTS_OF_DAY = ("rạng sáng", "sáng sớm", "sáng", "trưa", "chiều tối", "chiều", "tối", "đêm")
_PART = union(*_PARTS_OF_DAY)
_DIGITS = tuple("0123456789")  # of ASCII, as EDTF has them; other scripts have digits too
_NUMBER = "[0-9]{1,2}"
_YEAR = "(?:19|20)[0-9][0-9]"
_STROKE = r"\s?[/.-]\s?"


def _pattern(wording: str, *cues: str) -> CuedPattern:
    return CuedPattern(re.compile(wording, re.IGNORECASE), cues)


# ---------------------------------------------------------------- one day
_LEAD = rf"(?P<lead>(?:{_PART}\s++)?(?:nay\s*+(?:\(\s*+)?)?(?:các ngày|ngày|hôm|mùng|mồng)?\s*+(?:\(\s*+)?)"
_LEAD_CUES = (*_PARTS_OF_DAY, "nay", "các ngày", "ngày", "hôm", "mùng", "mồng", "(")
_COUNTED = union("tỷ", "triệu", "ha", "km", "m2", "USD", "đồng", "người", "lượt")
DAY = _pattern(
    rf"(?<![\w/.,-]){_LEAD}(?P<d>{_NUMBER}){_STROKE}(?P<m>{_NUMBER})(?:{_STROKE}(?P<y>{_YEAR}))?"
    rf"(?![0-9/]|[.,][0-9]|\s?%|\s?{_COUNTED})",
    *_LEAD_CUES,
    *_DIGITS,
)
"""Day, month and perhaps year in figures: "sáng 5.2", "ngày 17/4/2019"; no "1,5/2 ha"."""
DAY_IN_WORDS = _pattern(
    rf"(?<![\w/.,-]){_LEAD}(?P<d>{_NUMBER})\s+tháng\s+(?P<m>{_NUMBER})(?:\s*(?:năm\s+|/|-|\.)\s*(?P<y>{_YEAR}))?(?![0-9])",
    *_LEAD_CUES,
    *_DIGITS,
)
"""The same with "tháng": "21 tháng 10 năm 2019"."""
_NO_DAY = union(
    "số",
    "khoản",
    "điều",
    "tỷ lệ",
    "nghị quyết",
    "nghị định",
    "quyết định",
    "chỉ thị",
    "thông tư",
    "kết luận",
    "khoảng",
    "lễ",
    "kỷ niệm",
    "dịp",
)
# Words before what is no date but a number, or a feast: "Nghị quyết số |5/11", "dịp |30/4".
_NUMBER_BEFORE = re.compile(
    rf"{_NO_DAY}[^\S\n]+(?:số[^\S\n]+)?$|(?<!\w)số\s?[\w/.-]+,?[^\S\n]+(?:ra[^\S\n]+)?$", re.IGNORECASE
)
_LONGEST_NUMBER = 30  # code points looked back for them


def is_number(text: str, start: int) -> bool:
    """Whether the words before an offset say that no date begins there but the number of a decree, or a feast."""
    return _NUMBER_BEFORE.search(text, max(start - _LONGEST_NUMBER, 0), start) is not None


# What may stand between the beginning of a sentence and its day: "Trước đó, |sáng 12/3", "(TTXVN) - |Ngày 5/6".
_OPENED = re.compile(
    r"(?:^|[.!?…:\n])[^\w\n]*(?:\([^()\n]{1,20}\)\s*[-–]?\s*)?(?:[^,.;\n]{1,25}, )?"
    r"(?:(?:[Cc]uối|[Đđ]ầu|[Gg]iữa|[Hh]ồi|[Vv]ào|[Tt]ừ|[Tt]rung tuần|[Tt]hượng tuần|[Hh]ạ tuần) )?$"
)
_LONGEST_OPENING = 60  # code points looked back for it


def opens_sentence(text: str, start: int) -> bool:
    """Whether a date is what a sentence begins with, so that it is the day of what it tells."""
    return _OPENED.search(text, max(start - _LONGEST_OPENING, 0), start) is not None


# ---------------------------------------------------------------- several days, months, years
RANGE = _pattern(
    r"(?:(?:(?:từ|trong|các|hai|ba|[23])\s+(?:các\s+)?)?ngày|từ)"
    rf"\s+(?P<d1>{_NUMBER})(?:{_STROKE}(?P<m1>{_NUMBER})(?:{_STROKE}(?P<y1>{_YEAR}))?)?"
    rf"\s?(?:-|đến(?: hết)?(?: ngày)?|và(?: ngày)?|,)\s?(?:{_PART}\s+)?"
    rf"(?P<d2>{_NUMBER})(?:{_STROKE}|\s+tháng\s+)(?P<m2>{_NUMBER})(?:(?:{_STROKE}|\s+năm\s+)(?P<y2>{_YEAR}))?(?![0-9/])",
    *("từ", "trong", "các", "hai", "ba", "2", "3", "ngày"),
)
"""Two days or all between them: "từ ngày 11 đến 15/6/2024", "ngày 14 và 15-11"."""
MONTH = _pattern(
    rf"(?<!\w)(?<![0-9] )tháng\s+(?P<m>{_NUMBER})(?:\s?(?:[/.-]|năm)\s?(?P<y>{_YEAR}))(?![0-9])",
    "tháng",
)
"""A month of a year: "tháng 4/2017"."""
YEAR = _pattern(rf"(?<!\w)(?:vào năm|trong năm|năm)\s+(?P<y>{_YEAR})(?![0-9-])", "vào năm", "trong năm", "năm")
"""A year: "năm 2019"; no "năm 2016-2020"."""
# The years an anniversary spans: "(19.8.1945 - 19.8.2025)".
_SINCE = "(?:1[89]|20)[0-9][0-9]"
ANNIVERSARY = re.compile(
    rf"\(\s?(?:{_NUMBER}[/.-]){{0,2}}{_SINCE}\s?-\s?"
    rf"(?:(?P<day>{_NUMBER})[/.-](?P<month>{_NUMBER})[/.-]|{_NUMBER}[/.-])?(?P<year>{_YEAR})\s?\)"
)

# ---------------------------------------------------------------- days told from another
RELATIVE = _pattern(
    rf"(?<!\w)(?:{_PART}\s+(?P<now>nay|qua)|(?P<word>hôm nay|hôm qua|ngày mai))(?!\w)(?!\s*\(?\s*[0-9])",
    *_PARTS_OF_DAY,
    *("hôm nay", "hôm qua", "ngày mai"),
)
"""A day told from that of publication: "sáng nay", "hôm qua"; no "sáng nay (25/5)"."""
NEAR_MONTH = _pattern(
    rf"(?<!\w)(?<![0-9] )tháng\s+(?P<m>{_NUMBER})"
    r"\s+(?P<when>tới|này|vừa qua|vừa rồi|năm nay|năm ngoái|năm sau|năm tới)(?!\w)"
    rf"|(?<!\w)(?:(?P<past>hồi)|vào|trong|đầu|giữa|cuối) tháng\s+(?P<bare>{_NUMBER})"
    r"(?![0-9]|\s?[/.-]\s?[0-9]|\s+năm)",
    *("tháng", "hồi tháng", "vào tháng", "trong tháng", "đầu tháng", "giữa tháng", "cuối tháng"),
)
"""A month told from the day of publication: "cuối tháng 9 tới", "hồi tháng 6"."""
NEAR_YEAR = _pattern(r"(?<!\w)(?P<when>năm ngoái|năm trước)(?!\w)", "năm ngoái", "năm trước")
"""The year before that of publication."""
SAME_DAY = _pattern(rf"(?<!\w)(?:{_PART}\s+)?cùng ngày(?!\w)", *_PARTS_OF_DAY, "cùng ngày")
"""The day named before: "chiều cùng ngày"."""
NEXT_DAY = _pattern(rf"(?<!\w)(?:{_PART}\s+)?(?:ngày\s+)?hôm sau(?!\w)", *_PARTS_OF_DAY, "ngày hôm sau", "hôm sau")
"""The day after the one named before: "sáng hôm sau"."""
