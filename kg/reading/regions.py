"""Which sentences of an article tell of which of its meetings.

One meeting is the main one, of which the article tells where nothing else is said. Of another tell its reports and the
sentences that follow and tie on to them: "Tại đây, …", or words of somebody who stands for a party of that one only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from kg.reading.dates import DateMention
from kg.reading.document import Sentence
from kg.reading.findings import Findings
from kg.reading.meetings import Occasion
from kg.reading.spans import between

__all__ = ["regions"]

_LOOKS_BACK = re.compile(r"(?:Trước đó|Trước đây|Năm trước|Tháng trước)(?!\w)")
_OTHER_OCCASION = re.compile(r"tại (?:buổi|cuộc|hội nghị|lễ|phiên)[^,;.]*(?<!tính đến)(?<!từ)", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?<!\w)(?:tính đến|kể từ|từ|đến hết)(?: hết)?(?: ngày)? $"
)  # before a day up to which is counted
_LONGEST_COUNTED = 20  # code points looked back for it
_SAID_WITH = 110  # code points after "tại buổi …" in which its day is said
_EVENT = r"(?:buổi|cuộc|hội nghị|hội đàm|hội thảo|lễ|chuyến|phiên)[^,.;]{0,30}"
# What ties a sentence to the meeting told just before: "Tại đây, …", "Tại cuộc họp này, …".
_HERE = re.compile(
    rf"\W*(?:(?:Cũng )?[Tt]ại đây(?!\w)|(?:Cũng )?[Tt]ại {_EVENT} (?:này|đó|ấy|nói trên)(?!\w)|Tiếp nhận )"
)
# The same behind a meeting that has a day of its own: "Tại buổi làm việc, …", "Tiếp đoàn có …".
_THERE = re.compile(
    rf"\W*(?:(?:Cũng |Phát biểu )?[Tt]ại {_EVENT},|Kết thúc {_EVENT},"
    r"|(?:Đón|Tiếp|Đón tiếp|Làm việc với) đoàn(?!\w)|Cùng đi(?!\w))"
)


def regions(findings: Findings, occasions: Sequence[Occasion]) -> Iterator[tuple[Sentence, ...]]:
    """The sentences that tell of each occasion, in the order of the occasions."""
    if not occasions:
        return
    main = _main(occasions)
    tied = {
        place: _tied(findings, occasion, occasions[main], _reported(occasions, besides=place))
        for place, occasion in enumerate(occasions)
        if place != main
    }
    own = {report.sentence.index for report in occasions[main].reports}
    taken = {sentence.index for sentences in tied.values() for sentence in sentences}
    others = _reported(occasions, besides=main) | taken
    for place, occasion in enumerate(occasions):
        if place != main:
            yield tied[place]
            continue
        yield tuple(
            sentence
            for sentence in findings.document.told
            if sentence.index in own - others
            or (sentence.index not in others and not _of_another_day(findings, occasion, sentence))
        )


def _main(occasions: Sequence[Occasion]) -> int:
    """Which occasion the article is about: the first, unless that is looked back on and another has a day."""
    back = [occasion.is_past for occasion in occasions]
    dated = (
        place
        for place, occasion in enumerate(occasions)
        if not back[place] and occasion.date and occasion.date.has_day and occasion.status == "held"
    )
    return next(dated, 0) if back[0] else 0


def _reported(occasions: Sequence[Occasion], *, besides: int) -> frozenset[int]:
    """The indexes of the sentences that report the other occasions."""
    others = (occasion for place, occasion in enumerate(occasions) if place != besides)
    return frozenset(report.sentence.index for occasion in others for report in occasion.reports)


# ---------------------------------------------------------------- other meetings
def _tied(findings: Findings, occasion: Occasion, main: Occasion, reported: AbstractSet[int]) -> tuple[Sentence, ...]:
    """The reports of an occasion and the sentences behind each that tie on to it."""
    alone = occasion.units - main.units
    known = main.units - occasion.units
    held = occasion.date is not None and occasion.date.has_day and not occasion.is_past
    sentences = findings.document.sentences
    own = {report.sentence.index for report in occasion.reports}
    found = {report.sentence.index: report.sentence for report in occasion.reports}
    for report in occasion.reports:
        for sentence in sentences[report.sentence.index + 1 :]:
            if sentence.index in reported or sentence.index in own or sentence.zone != "body":
                break
            opening = findings.document.opening(sentence)
            named = _named(findings, sentence)
            ties = _HERE.match(opening) or (held and _THERE.match(opening)) or (named & alone)
            if not ties or (named & known and not named & alone):
                break
            found[sentence.index] = sentence
    return tuple(found[index] for index in sorted(found))


def _named(findings: Findings, sentence: Sentence) -> frozenset[str]:
    """The units a sentence names, by themselves, by a lower place, or by somebody who stands for them."""
    units = (m.party for m in between(findings.units, sentence.start, sentence.end) if m.party)
    places = (place.unit for place in between(findings.places, sentence.start, sentence.end))
    people = (person.party for _, _, person in findings.people.at(sentence.start, sentence.end) if person.party)
    return frozenset((*units, *places, *people))


# ---------------------------------------------------------------- the main meeting
def _of_another_day(findings: Findings, occasion: Occasion, sentence: Sentence) -> bool:
    """Whether the sentence tells of an occasion on another day: it looks back, or says where and on what day."""
    words = findings.document.cut(sentence)
    other = _LOOKS_BACK.match(words) or _OTHER_OCCASION.search(words)
    if other is None:
        return False
    at = sentence.start + other.start()
    named = [date for date in between(findings.dates, at, at + _SAID_WITH) if date.has_day]
    text = findings.document.text
    days = [date.edtf for date in named if not _COUNTED.search(text, max(date.start - _LONGEST_COUNTED, 0), date.start)]
    return bool(days) and not any(_same_day(day, occasion.date) for day in days)


def _same_day(day: str, date: DateMention | None) -> bool:
    """Whether a day is the date, or within it, but for the year."""
    if date is None:
        return False
    first, last = date.edtf.split("/")[0][4:], date.edtf.split("/")[-1][4:]
    return first <= day.split("/")[0][4:] <= last
