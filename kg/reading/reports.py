"""Reports: the sentences that say units met, with their parties and their date.

A sentence reports a meeting when it has a verb or noun of meeting and names at least two parties, one of them a
province. Letters, requests and instructions to meet are no meetings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from kg.model import MeetingKind, Status
from kg.reading.dates import DateMention
from kg.reading.document import Document, Sentence
from kg.reading.journeys import JOURNEY, inspects, is_gone_to
from kg.reading.kinds import is_conference, kind_of, looks_back, status_of
from kg.reading.letters import any_of
from kg.reading.listings import sides_listed
from kg.reading.meeting_words import MEETS, NO_MEETING
from kg.reading.parties import PartyMention, is_province
from kg.reading.rounds import is_of_other, same_parties
from kg.reading.sides import anaphor
from kg.reading.spans import between

__all__ = ["Report", "find_reports", "sentences_of_meeting"]


@dataclass(frozen=True, slots=True)
class Report:
    """A sentence that reports a meeting: its parties, its date, its verb of meeting.

    `again` says that the parties are those of a meeting told before, which it does not name; `past` that it looks back,
    `there` that its words place it at the occasion told before ("Tại hội nghị, …"), `stop` that a delegation goes on;
    `crowds` are units so many of whose bodies it lists as present that these are no parties by it.
    """

    sentence: Sentence
    parties: tuple[PartyMention, ...]
    date: DateMention | None
    kind: MeetingKind
    status: Status
    again: bool = False
    past: bool = False
    there: bool = False
    stop: bool = False
    crowds: frozenset[str] = frozenset()


def sentences_of_meeting(document: Document) -> tuple[Sentence, ...]:
    """The telling sentences that have a verb or noun of meeting, or a delegation, and no word that makes it none."""
    held = sorted({*document.holding(MEETS), *document.holding(JOURNEY)}, key=lambda sentence: sentence.index)
    return tuple(sentence for sentence in held if not NO_MEETING.search(document.cut(sentence)))


def find_reports(
    document: Document,
    named: Iterable[tuple[Sentence, Sequence[PartyMention]]],
    dates: Sequence[DateMention],
) -> Iterator[Report]:
    """The sentences of meeting that report one, in order; `named` gives each with the parties it names."""
    known: Sequence[PartyMention] = ()
    for sentence, parties in named:
        words = document.cut(sentence)
        acting = _acting(parties, words, sentence.start)
        if not MEETS.search(words) and not any(party.place or _calls(words, party, sentence) for party in acting):
            continue  # a delegation that goes nowhere
        told = acting
        if not _enough(acting):
            acting = list(same_parties(document, sentence, dates, named=acting, known=known)) or acting
        elif sum(map(is_province, {party.unit for party in acting})) >= 2 or not known:
            known = acting
        if _enough(acting) or (acting and is_conference(words)):
            inside = between(dates, sentence.start, sentence.end)
            day = _nearest(words, sentence, [day for day in inside if not is_of_other(document.text, day)])
            again = acting is not told
            day = _with_named_year(words, day)
            if day and not day.has_day and _SPEAKS_THERE.match(words):
                day = None  # a month or year somebody speaks of at the meeting
            kind = "signing" if again and _SIGNS.search(words) else kind_of(words)
            past, crowds = looks_back(words), _crowds(acting) if sides_listed(words) else frozenset()
            there = day is None and not past and _THERE.match(words) is not None and not _SAYS.search(words)
            stop = anaphor(document, sentence) is not None and any(party.place for party in parties)
            report = Report(sentence, tuple(acting), day, kind, status_of(words), again=again, past=past)
            yield replace(report, there=there, stop=stop, crowds=crowds)


# What another round is remembered or looked forward to for: "gặp lại ngày 20/4 để |ký quy chế|".
_SIGNS = any_of("ký (?:kết|thỏa thuận|biên bản|bản ghi nhớ|chương trình|quy chế|kế hoạch|giao ước)")


# ---------------------------------------------------------------- parties
_CROWD = 3  # bodies of a unit in a list of those present
# Who people are sent to, or were asked by: "cử 20 bác sĩ sang giúp |tỉnh X", "theo lời mời của |Sở Y tế X".
_CALLS = re.compile(
    r"(?<!\w)(?:(?:đến|tới|sang|vào|ra|lên|xuống|qua|về) (?:giúp|giúp đỡ|hỗ trợ|chi viện)(?: cho)?|lời mời của"
    r"|(?:trao tặng|trao|tặng|ủng hộ|thăm)(?: cho)?(?: bà con| nhân dân| đồng bào)?) $"
)


def _calls(words: str, party: PartyMention, sentence: Sentence) -> bool:
    return _CALLS.search(words, 0, party.start - sentence.start) is not None


def _is_met(words: str, sender: int, place: int, central: bool, *, lower: bool) -> bool:
    return is_gone_to(words, sender, place, lower=lower) or (central and sender < place and inspects(words, place))


def _acting(parties: Sequence[PartyMention], words: str, start: int) -> list[PartyMention]:
    """The parties proper: a place counts only where the one party is said to go there to meet."""
    acting = [party for party in parties if not party.place]
    units = {party.unit for party in acting}
    if len(units) == 1:
        sender = acting[0].start - start
        places = (party for party in parties if party.place and party.unit not in units)
        central = units == {"central"}
        gone = (place for place in places if _is_met(words, sender, place.start - start, central, lower=place.lower))
        acting.extend(islice(gone, 1))
    return acting


def _crowds(parties: Iterable[PartyMention]) -> frozenset[str]:
    """The units of which many bodies are named: "Tiếp đoàn có lãnh đạo các Sở: Y tế, Nội vụ, Tư pháp"."""
    bodies = Counter(unit for unit, _ in {(party.unit, party.body) for party in parties if party.body})
    return frozenset(unit for unit, count in bodies.items() if count >= _CROWD)


def _enough(parties: Iterable[PartyMention]) -> bool:
    units = {party.unit for party in parties}
    return len(units) >= 2 and any(map(is_province, units))


# ---------------------------------------------------------------- date
# How a sentence opens that gives what was said at the meeting told before: "Báo cáo tại cuộc họp, …".
_SPEAKS_THERE = re.compile(
    r"\W*(?:Phát biểu|Báo cáo|Kết luận|Trao đổi|Thảo luận|Cũng)? ?[Tt]ại (?:buổi|cuộc|hội nghị|phiên|lễ)(?!\w)"
)
# How a sentence opens that tells what else happened there: "Nhân dịp này, hai sở ký …", "Cuối hội nghị, …".
_THERE = re.compile(
    r"\W*(?:(?:Cũng |Ngay )?(?:[Tt]ại|[Cc]uối|[Kk]ết thúc|[Bb]ế mạc|[Tt]rong khuôn khổ) "
    r"(?:buổi|cuộc|hội nghị|hội thảo|diễn đàn|tọa đàm|phiên|lễ|chương trình|chuyến)(?! hợp tác| phối hợp)"
    r"[^.;,]{0,40},|(?:Cũng )?(?:[Nn]hân )?[Dd]ịp này(?!\w)|Cũng tại đây(?!\w))"
)
_SAYS = any_of("cho biết", "cho hay", "nói", "thông tin", "chia sẻ", "khẳng định", r"(?<!\w)sẽ(?!\w)")
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
