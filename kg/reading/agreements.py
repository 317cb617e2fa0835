"""Documents of cooperation: what was signed or agreed at a meeting, and what is only looked back on.

A document is a noun of agreement (thỏa thuận, biên bản ghi nhớ, chương trình hợp tác, quy chế phối hợp …) with
what it is about, up to the next clause. It belongs to the meeting where a verb of signing governs it; under
"tổng kết", "giai đoạn 2009-2017" in the past or "đã ký năm …" it is a document of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Agreement
from kg.reading.document import Document, Sentence
from kg.reading.letters import compiled

__all__ = ["DocumentMention", "find_agreements", "stated"]


@dataclass(frozen=True, slots=True)
class DocumentMention:
    """A document at ``text[start:end]``: its title as printed, its period and year, and whether it is signed here."""

    start: int
    end: int
    title: str
    period: str | None
    year: str | None
    signed: bool


_NOUN = (
    r"(?:bản )?(?:thỏa thuận|biên bản (?:ghi nhớ|thỏa thuận|hợp tác|làm việc)|bản ghi nhớ|chương trình (?:hợp tác|phối hợp|liên kết)|kế hoạch (?:liên tịch|phối hợp|hợp tác)|"
    r"quy chế phối hợp|văn bản (?:hợp tác|thỏa thuận)|giao ước thi đua|nghị quyết liên tịch|tuyên bố chung|hợp tác (?:phát triển|kinh tế|toàn diện|du lịch))"
)
_TITLE = re.compile(
    rf"(?P<noun>{_NOUN})(?P<about>(?:[^.;:\"()]|(?<=TP)\.)*?)(?=[.;:\"()](?<!TP\.)| - Ảnh|,(?! (?:xã hội|giáo dục|văn hóa|thể thao|du lịch|thương mại|khoa học|y tế|đầu tư|giai đoạn))| (?:tổ chức|đã|được|sẽ|diễn ra|nhằm|vào|tại|do|trong đó|với sự|để|gồm|cho thấy|có hiệu lực|và (?=ký|trao|thống nhất))|$)",
    re.IGNORECASE,
)
_PERIOD = re.compile(r"(?:giai đoạn|từ năm)\s+((?:19|20)\d\d)\s?(?:-|đến(?: năm)?)\s?((?:19|20)\d\d)", re.IGNORECASE)
_YEAR = re.compile(r"(?:năm|/)\s?((?:19|20)\d\d)")
_SIGNING = re.compile(
    r"(?:ký kết|ký|thống nhất ký|trao|hoàn tất)\s+(?:kết\s+)?(?:các\s+|một số\s+|\d+\s+)?(?:việc\s+)?$|(?:lễ|hội nghị) ký (?:kết )?$",
    re.IGNORECASE,
)
_LOOKS_BACK = re.compile(
    r"(?:tổng kết|sơ kết|đánh giá|kết quả|thực hiện|theo|triển khai)\s+(?:\d+ năm\s+)?(?:kết quả\s+|thực hiện\s+|việc\s+|các\s+|nội dung\s+|hiệu quả\s+)*$",
    re.IGNORECASE,
)
_PARTY_WORDS = compiled(r"\s(?:với|giữa)\s.*$")


def find_agreements(document: Document) -> tuple[DocumentMention, ...]:
    """All documents of cooperation the article tells of, signed ones and others, in order, each once."""
    found: dict[str, DocumentMention] = {}
    for sentence in document.told:
        for mention in _in_sentence(document, sentence):
            known = next((key for key, other in found.items() if _same(mention, other)), str(mention.start))
            if known not in found or (mention.signed and not found[known].signed):
                found[known] = mention
    return tuple(sorted(found.values(), key=lambda mention: mention.start))


def _same(a: DocumentMention, b: DocumentMention) -> bool:
    """One document under two wordings: no contradicting period, and nearly all words of the shorter in the longer."""
    if a.period != b.period and a.period and b.period:
        return False
    first, second = (set(mention.title.lower().split()) for mention in (a, b))
    return len(first & second) >= 0.6 * min(len(first), len(second))


def _in_sentence(document: Document, sentence: Sentence) -> Iterator[DocumentMention]:
    words = document.cut(sentence)
    for match in _TITLE.finditer(words):
        before = words[: match.start()]
        signed = _SIGNING.search(before) is not None
        period = _PERIOD.search(match[0])
        back = _LOOKS_BACK.search(before) is not None
        if not signed and not (back and period):
            continue
        title = match[0].strip(" ,")
        if len(title.split()) < 4:
            continue
        year = _YEAR.search(before)
        yield DocumentMention(
            sentence.start + match.start(),
            sentence.start + match.start() + len(title),
            title[0].upper() + title[1:],
            f"{period[1]}-{period[2]}" if period else None,
            year[1] if year and signed else None,
            signed,
        )


def stated(document: Document, mention: DocumentMention, parties: Sequence[str]) -> Agreement:
    """The agreement as the record states it."""
    evidence = document.evidence(
        mention.start, mention.end, "agreements.signed" if mention.signed else "agreements.reviewed", 0.75
    )
    year = mention.year or (mention.period if not mention.signed else None)
    return Agreement(mention.title, tuple(parties), (evidence,), mention.period, year)
