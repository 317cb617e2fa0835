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

__all__ = ["HOSTS_NEXT", "same_parties"]

_THEY = any_of(
    r"(?<!\w)(?:hai|ba|bốn|năm) (?:bên|tỉnh|địa phương|thành phố|sở|ngành|đơn vị)(?! (?:nước|trong|khác|có|miền))"
)
_PLANS = whole("sẽ", "dự kiến", "thống nhất", "hẹn", "theo kế hoạch", "theo lịch", "lần sau")
HOSTS_NEXT = re.compile(r"(?<!\w)(?:sẽ )?(?:làm chủ nhà|đăng cai)(?!\w)", re.IGNORECASE)
"""What the host of the next round does."""
_ROUND = any_of("hội nghị", "hội đàm", "kỳ họp", "phiên họp", "lần thứ", "lần sau", "năm sau")
_DEADLINE = re.compile(r"(?<!\w)(?:trước|đến|hết|chậm nhất|từ|sau)(?: ngày| tháng)? $")  # "|trước| ngày 30/10"
_LONGEST_DEADLINE = 20  # code points looked back for it
_BARE_YEAR = len("2019")


def _is_deadline(text: str, day: DateMention) -> bool:
    return _DEADLINE.search(text, max(day.start - _LONGEST_DEADLINE, 0), day.start) is not None


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
    days = [day for day in between(dates, sentence.start, sentence.end) if not _is_deadline(text, day)]
    first = {party.unit: party for party in reversed(known) if party.unit != "central"}
    if not days or len(first) < 2:
        return ()
    next_round = HOSTS_NEXT.search(words) and _ROUND.search(words) and _PLANS.search(words)
    told = [day for day in days if len(day.edtf) > _BARE_YEAR]
    dated = any(opens_sentence(text, day.start) for day in told) or (told and _PLANS.search(words))
    of_theirs = {party.unit for party in named} <= first.keys()
    if not next_round and not (of_theirs and dated and _THEY.search(words)):
        return ()
    return tuple(
        PartyMention(party.start, party.end, unit, None)
        for unit, party in sorted(first.items(), key=lambda item: item[1].start)
    )
