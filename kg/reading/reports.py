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
from kg.reading.report_dates import date_of
from kg.reading.rounds import same_parties
from kg.reading.sides import anaphor

__all__ = ["Report", "find_reports", "sentences_of_meeting"]


@dataclass(frozen=True, slots=True)
class Report:
    """A sentence that reports a meeting: its parties, its date, its verb of meeting.

    `again` says that the parties are those of a meeting told before, which it does not name; `past` that it looks back,
    `there` that its words place it at the occasion told before ("Tại hội nghị, …"), `stop` that a delegation goes on,
    `joint` that they name the meeting by those who met ("cuộc họp giữa A và B");
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
    joint: bool = False
    crowds: frozenset[str] = frozenset()


def sentences_of_meeting(document: Document) -> tuple[Sentence, ...]:
    """The telling sentences that have a verb or noun of meeting, or a delegation, and no word that makes it none."""
    held = sorted({*document.holding(MEETS), *document.holding(JOURNEY)}, key=lambda sentence: sentence.index)
    words = ((sentence, document.cut(sentence)) for sentence in held)
    return tuple(sentence for sentence, told in words if not (NO_MEETING.search(told) or _SUPPOSED.search(told)))


# What is only supposed: "luật sư A nhận định: |Trường hợp| nhà báo đến làm việc với Sở B …".
_SUPPOSED = re.compile(r"(?:^\W*|: \W?)(?:Nếu|Giả sử|Giả thử|(?:Trong )?[Tt]rường hợp)(?!\w)")


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
            report = _report(document, sentence, acting, date_of(document, sentence, dates), again=acting is not told)
            yield replace(report, stop=report.stop and any(party.place for party in parties))


def _report(
    document: Document, sentence: Sentence, acting: Sequence[PartyMention], day: DateMention | None, *, again: bool
) -> Report:
    words = document.cut(sentence)
    past = looks_back(words)
    return Report(
        sentence,
        tuple(acting),
        day,
        kind="signing" if again and _SIGNS.search(words) else kind_of(words),
        status=status_of(words),
        again=again,
        past=past,
        there=day is None and not past and _THERE.match(words) is not None and not _SAYS.search(words),
        stop=anaphor(document, sentence) is not None,
        joint=not past and _is_joint(words, acting, sentence.start),
        crowds=_crowds(acting) if sides_listed(words) else frozenset(),
    )


# ---------------------------------------------------------------- how firmly it is told
# What another round is remembered or looked forward to for: "gặp lại ngày 20/4 để |ký quy chế|".
_SIGNS = any_of("ký (?:kết|thỏa thuận|biên bản|bản ghi nhớ|chương trình|quy chế|kế hoạch|giao ước)")


# How a sentence opens that tells what else happened there: "Nhân dịp này, hai sở ký …", "Cuối hội nghị, …".
_THERE = re.compile(
    r"\W*(?:(?:Cũng |Ngay )?(?:[Tt]ại|[Cc]uối|[Kk]ết thúc|[Bb]ế mạc|[Tt]rong khuôn khổ) "
    r"(?:buổi|cuộc|hội nghị|hội thảo|diễn đàn|tọa đàm|phiên|lễ|chương trình|chuyến)(?! hợp tác| phối hợp)"
    r"[^.;,]{0,40},|(?:Cũng )?(?:[Nn]hân )?[Dd]ịp này(?!\w)|Cũng tại đây(?!\w))"
)
# A meeting that is named by who met: "trong cuộc họp |giữa Chính phủ và tỉnh A|", "A sẽ dự cuộc họp |cùng lãnh đạo B|".
_JOINT = any_of(
    r"(?:cuộc|buổi) (?:họp|làm việc|gặp|hội đàm|tiếp) (?:\w+ ){0,4}?(?:giữa|với|cùng) (?:các )?"
    r"(?:lãnh đạo|đại diện|đoàn|UBND|tỉnh|thành phố|TP|Chính phủ|Bộ|Sở|Ban|Tỉnh ủy|Thành ủy)",
    r"lễ ký (?:kết )?[^.;]{3,120} giữa (?:\w+ ){0,3}(?:tỉnh|thành phố|TP|UBND|Sở|Bộ)",
)
_SAYS = any_of("cho biết", "cho hay", "nói", "thông tin", "chia sẻ", "khẳng định", r"(?<!\w)sẽ(?!\w)")


def _is_joint(words: str, parties: Sequence[PartyMention], start: int) -> bool:
    """Whether the meeting is named by who met: both behind "giữa", or one before it and one behind "với", "cùng"."""
    named = _JOINT.search(words)
    if named is None:
        return False
    before = {party.unit for party in parties if party.start < start + named.start()}
    return "giữa" in named[0] or any(party.unit not in before for party in parties if before)


# ---------------------------------------------------------------- parties
_CROWD = 3  # bodies of a unit in a list of those present
# Who people are sent to, or were asked by: "cử 20 bác sĩ sang giúp |tỉnh X", "theo lời mời của |Sở Y tế X".
_CALLS = re.compile(
    r"(?<!\w)(?:(?:đến|tới|sang|vào|ra|lên|xuống|qua|về) (?:giúp|giúp đỡ|hỗ trợ|chi viện)(?: cho)?|lời mời của"
    r"|(?:trao tặng|trao|tặng|ủng hộ|thăm)(?: cho)?(?: bà con| nhân dân| đồng bào)?) $"
)


# A conference of provinces that are not named, but for the one it is held in: "tại X diễn ra hội nghị |8 tỉnh| với Y".
_OF_MANY = re.compile(r"(?<!\w)(?:các|\d+|ba|bốn|năm|sáu|bảy|tám|chín) (?:tỉnh|địa phương)(?!\w)")


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
        if len(acting) == 1 and not central and _OF_MANY.search(words) and is_conference(words):
            held = (party for party in parties if party.place and not party.lower and is_province(party.unit))
            acting.extend(islice(held, 1))
    return acting


def _crowds(parties: Iterable[PartyMention]) -> frozenset[str]:
    """The units of which many bodies are named: "Tiếp đoàn có lãnh đạo các Sở: Y tế, Nội vụ, Tư pháp"."""
    bodies = Counter(unit for unit, _ in {(party.unit, party.body) for party in parties if party.body})
    return frozenset(unit for unit, count in bodies.items() if count >= _CROWD)


def _enough(parties: Iterable[PartyMention]) -> bool:
    units = {party.unit for party in parties}
    return len(units) >= 2 and any(map(is_province, units))
