"""Which sentences of an article tell of which of its meetings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.reading.dates import DateMention
from kg.reading.document import Sentence
from kg.reading.findings import Findings
from kg.reading.meetings import Occasion
from kg.reading.spans import between

__all__ = ["regions"]

_LOOKS_BACK = re.compile(r"(?:Trước đó|Trước đây|Năm trước|Tháng trước)(?!\w)")
_OTHER_OCCASION = re.compile(r"tại (?:buổi|cuộc|hội nghị|lễ|phiên)[^,;.]*(?<!tính đến)(?<!từ)", re.IGNORECASE)
_SAID_WITH = 110  # code points after "tại buổi …" in which its day is said


def regions(findings: Findings, occasions: Sequence[Occasion]) -> Iterator[tuple[Sentence, ...]]:
    """The sentences that tell of each occasion: the first has the article but for what belongs to other days."""
    for occasion in occasions[:1]:
        others = {report.sentence.index for other in occasions[1:] for report in other.reports}
        own = {report.sentence.index for report in occasion.reports}
        yield tuple(
            sentence
            for sentence in findings.document.told
            if sentence.index in own - others
            or (sentence.index not in others and not _of_another_day(findings, occasion, sentence))
        )
    for occasion in occasions[1:]:
        yield tuple(report.sentence for report in occasion.reports)


def _of_another_day(findings: Findings, occasion: Occasion, sentence: Sentence) -> bool:
    """Whether the sentence tells of an occasion on another day: it looks back, or says where and on what day."""
    words = findings.document.cut(sentence)
    other = _LOOKS_BACK.match(words) or _OTHER_OCCASION.search(words)
    if other is None:
        return False
    at = sentence.start + other.start()
    days = [date.edtf for date in between(findings.dates, at, at + _SAID_WITH) if date.has_day]
    return bool(days) and not any(_same_day(day, occasion.date) for day in days)


def _same_day(day: str, date: DateMention | None) -> bool:
    """Whether a day is the date, or within it, but for the year."""
    if date is None:
        return False
    first, last = date.edtf.split("/")[0][4:], date.edtf.split("/")[-1][4:]
    return first <= day.split("/")[0][4:] <= last
