"""Other rounds: what the same parties, called "hai bên" or "các tỉnh", did before or will do on another day.

"Hai bên thống nhất gặp lại ngày 20/4 tại …", "Tháng 6/2011, lãnh đạo hai tỉnh gặp nhau ở …", "Hội nghị lần thứ X sẽ do
tỉnh A đăng cai".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading.date_patterns import opens_sentence
from kg.reading.dates import DateMention
from kg.reading.document import Document, Sentence
from kg.reading.letters import any_of, whole
from kg.reading.parties import PartyMention
from kg.reading.spans import between

__all__ = ["HOSTS_NEXT", "is_of_other", "same_parties"]

_THEY = any_of(
    r"(?<!\w)(?:hai|ba|bốn|năm) (?:bên|tỉnh|địa phương|thành phố|sở|ngành|đơn vị|đoàn)(?! (?:nước|trong|khác|có|miền))"
)
_PLANS = whole("sẽ", "dự kiến", "thống nhất", "hẹn", "theo kế hoạch", "theo lịch", "lần sau")
HOSTS_NEXT = re.compile(r"(?<!\w)(?:sẽ )?(?:làm chủ nhà|đăng cai)(?!\w)", re.IGNORECASE)
"""What the host of the next round does."""
_ROUND = any_of("hội nghị", "hội đàm", "kỳ họp", "phiên họp", "lần thứ", "lần sau", "năm sau")
_NEXT = any_of(
    r"(?:hội nghị|cuộc họp|hội đàm|kỳ họp|giao ban|buổi làm việc) (?:lần )?(?:tới|sau|tiếp theo|kế tiếp)(?!\w)"
)
# What they did together, or where they were; "hai tỉnh ký chương trình" alone tells of a document.
_TOGETHER = re.compile(
    r"(?<!\w)(?:gặp|họp|[Hh]ội nghị|[Hh]ội đàm|[Hh]ội thảo|làm việc|thăm|[Ll]ễ|giao ban|khảo sát|kiểm tra|tiếp)(?!\w)"
    r"|(?<!\w)(?:tại|ở) (?:TP|thành phố|tỉnh|huyện|[^\W\d_a-zà-ỹ])"
)
_DEADLINE = re.compile(r"(?<!\w)(?:trước|đến|đến hết|hết|chậm nhất|từ|sau)(?: ngày| tháng)? $")  # "|trước| ngày 30/10"
_DISASTER = re.compile(r"(?<!\w)(?:trận|đợt|cơn|bão|lũ|hậu quả|vụ|dịch)(?: [\w-]+){0,4} $")
# The day of a paper or of a birth: "theo Quyết định số 1769 |ngày 27/8/2013|", "sinh |ngày 12/6/1953|".
_PAPER = re.compile(
    r"(?<!\w)(?:(?:quyết định|nghị định|nghị quyết|công văn|văn bản|thông báo|thông tư|chỉ thị|tờ trình|kết luận)"
    r"(?: số [\w./-]+| của [^.;,]{2,40}?){0,2} (?:ngày |ký )?|số [\w./-]+ |sinh (?:ngày )?)$",
    re.IGNORECASE,
)
_LONGEST_PAPER = 60  # code points looked back for it
_LONGEST_DEADLINE = 30  # code points looked back for it
_BARE_YEAR = len("2019")


def is_of_other(text: str, day: DateMention) -> bool:
    """Whether the day is that of something else, as "ký kết trước |ngày 30/9", "hậu quả đợt lũ |đầu tháng 11"."""
    before = text[max(day.start - _LONGEST_DEADLINE, 0) : day.start]
    paper = _PAPER.search(text[max(day.start - _LONGEST_PAPER, 0) : day.start])
    return paper is not None or _DEADLINE.search(before) is not None or _DISASTER.search(before) is not None


def same_parties(
    document: Document,
    sentence: Sentence,
    dates: Sequence[DateMention],
    *,
    named: Sequence[PartyMention],
    known: Sequence[PartyMention],
) -> tuple[PartyMention, ...]:
    """The parties of the meeting told before, if the sentence says that they meet on another day; else none.

    A sentence that is of others, `named` there, is none of theirs; the centre is not one of "hai bên".
    """
    words = document.cut(sentence)
    text = document.text
    days = [day for day in between(dates, sentence.start, sentence.end) if not is_of_other(text, day)]
    first = {party.unit: party for party in reversed(known) if party.unit != "central"}
    if not days or len(first) < 2:
        return ()
    host_named = HOSTS_NEXT.search(words) and _ROUND.search(words)
    next_round = (host_named or _NEXT.search(words)) and _PLANS.search(words)
    told = [day for day in days if len(day.edtf) > _BARE_YEAR]
    dated = any(opens_sentence(text, day.start) for day in days) or (told and _PLANS.search(words))
    of_theirs = {party.unit for party in named} <= first.keys()
    met = _PLANS.search(words) or _TOGETHER.search(words)
    if not next_round and not (of_theirs and dated and met and _THEY.search(words)):
        return ()
    return tuple(
        PartyMention(party.start, party.end, unit, None)
        for unit, party in sorted(first.items(), key=lambda item: item[1].start)
    )
