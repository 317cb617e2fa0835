"""Which of the dates a sentence prints is that of the meeting it reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.reading.dates import DateMention
from kg.reading.document import Document, Sentence
from kg.reading.meeting_words import MEETS
from kg.reading.rounds import is_of_other
from kg.reading.spans import between

__all__ = ["date_of"]

# How a sentence opens that gives what was said at the meeting told before: "Báo cáo tại cuộc họp, …".
_SPEAKS_THERE = re.compile(
    r"\W*(?:Phát biểu|Báo cáo|Kết luận|Trao đổi|Thảo luận|Cũng)? ?[Tt]ại (?:buổi|cuộc|hội nghị|phiên|lễ)(?!\w)"
)
# An event that bears its year in its name: 'hội nghị "Gặp gỡ Nhật Bản 2019"'.
_NAMED_YEAR = re.compile(
    r'(?:hội nghị|diễn đàn|hội thảo|chương trình|lễ hội|tuần lễ|hội chợ)[^.;"]{0,30}"[^"]*?((?:19|20)\d\d)"',
    re.IGNORECASE,
)


# A year in which it happened, not one that something is planned for: "Năm |1997|, …", "đã ký vào năm |2010|".
_TELLS_YEAR = re.compile(
    r"(?:^\W*(?:Trước đó, )?(?:Vào |Trong |Cuối |Đầu |Giữa )?[Nn]ăm|(?:vào|hồi|cuối|đầu|giữa) năm)"
    r" (?:\d{4}|ngoái|trước)$"
)
_BARE_YEAR = len("2019")


def date_of(document: Document, sentence: Sentence, dates: Sequence[DateMention]) -> DateMention | None:
    """The date of the meeting a sentence reports, of those the sentence prints; none that is of something else."""
    words = document.cut(sentence)
    inside = between(dates, sentence.start, sentence.end)
    day = _nearest(words, sentence, [day for day in inside if not is_of_other(document.text, day)])
    if day and not day.has_day and _SPEAKS_THERE.match(words):
        return None  # a month or year somebody speaks of at the meeting
    return _with_named_year(words, day)


def _nearest(words: str, sentence: Sentence, dates: Sequence[DateMention]) -> DateMention | None:
    """The date nearest to the verb of meeting; a bare year or month only if there is no day."""
    dates = [
        day for day in dates if len(day.edtf) > _BARE_YEAR or _TELLS_YEAR.search(words, 0, day.end - sentence.start)
    ]
    verb = MEETS.search(words)
    at = sentence.start + (verb.start() if verb else 0)
    nearest = min(dates, key=lambda d: (not d.has_day, len(d.edtf) < len("2019-10"), abs(d.start - at)), default=None)
    stays = (day for day in dates if nearest and nearest.has_day and _holds(day.edtf, nearest.edtf))
    return next(stays, nearest)


def _holds(stay: str, day: str) -> bool:
    """Whether a range of days has a day in it: "hội đàm chiều |9/12| … ở thăm từ ngày |8 đến 10/12|"."""
    first, slash, last = stay.partition("/")
    return bool(slash) and first <= day <= last


def _with_named_year(words: str, mention: DateMention | None) -> DateMention | None:
    """The date with the year that the event bears in its name."""
    named = _NAMED_YEAR.search(words)
    if mention is None or named is None or not mention.edtf.startswith("XXXX-"):
        return mention
    return replace(mention, edtf=mention.edtf.replace("XXXX", named[1]), rule="dates.event-name")
