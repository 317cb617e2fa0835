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
from kg.reading.cues import CuedPattern, openings
from kg.reading.document import Document, Sentence
from kg.reading.letters import union

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


# ---------------------------------------------------------------- words
_NOUNS = (
    "thỏa thuận",
    "biên bản (?:ghi nhớ|thỏa thuận|hợp tác|làm việc|hội nghị|hội đàm|kỳ họp|cuộc họp)",
    "bản ghi nhớ",
    "chương trình (?:hợp tác|phối hợp|liên kết|hành động|kết nghĩa|kết nối cung cầu)",
    "kế hoạch (?:liên tịch|liên ngành|phối hợp|hợp tác|hành động|kết nghĩa)",
    "quy chế phối hợp",
    "nghị định thư",
    "văn bản (?:hợp tác|thỏa thuận)",
    "bản cam kết",
    "giao ước (?:thi đua|kết nghĩa)",
    "nghị quyết liên tịch",
    "tuyên bố chung",
    "hợp tác (?:phát triển|kinh tế|toàn diện|du lịch|truyền thông|đầu tư|thương mại|đào tạo|giáo dục|y tế|văn hóa)",
    "hợp tác (?:nông nghiệp|khoa học|lao động|xúc tiến|tiêu thụ|trong lĩnh vực|về) ",
    "(?<=ký kết )việc ",
)
# Commas inside a title: "hợp tác phát triển kinh tế, |xã hội".
_LISTED = union(
    *("xã hội", "giáo dục", "văn hóa", "thể thao", "du lịch", "thương mại", "khoa học", "y tế", "đầu tư", "giai đoạn")
)
# Words with which the sentence goes on behind a title.
_GOES_ON = union(
    *("tổ chức", "đã", "được", "sẽ", "diễn ra", "nhằm", "vào", "tại", "do", "trong đó", "với sự", "để", "gồm"),
    *("cho thấy", "có hiệu lực", "và (?=ký|trao|thống nhất)", "ký", "mà", "dưới sự", "cùng nhiều"),
    *("từng", "cho phép", "hết hạn", "bao trùm", "trước sự", "với thời hạn", "có thời hạn", "trong (?=buổi|lễ|khuôn)"),
)
_TITLE_ENDS = union(r'[.;:"()](?<!TP\.)', " - Ảnh", f"(?<!phòng),(?! {_LISTED})", f" {_GOES_ON}", "$")
_NOUN = union(*_NOUNS)
_CUES = openings("bản ", *_NOUNS[:-1], "việc ")
# A document that is named in quotes: "ký chương trình \"Liên kết du lịch\"".
_NAMED = ("chương trình ", "kế hoạch ", "thỏa thuận ", "biên bản ", "quy chế ", "đề án ")
_QUOTED = r'(?:chương trình|kế hoạch|thỏa thuận|biên bản|quy chế|đề án)(?: [\w ]{1,40})? "[^"\n]{8,160}"'
_BEGINS = CuedPattern(re.compile(rf"{_QUOTED}|(?:bản )?{_NOUN}", re.IGNORECASE), (*_CUES, *_NAMED))
_TITLE = CuedPattern(
    re.compile(rf'{_QUOTED}|(?:bản )?{_NOUN}(?:[^.;:"()]|(?<=TP)\.)*?(?={_TITLE_ENDS})', re.IGNORECASE),
    (*_CUES, *_NAMED),
)
_BARE = re.compile(f"(?:bản )?{_NOUN}", re.IGNORECASE)
_FEWEST_WORDS = 4  # a shorter title names no document: "thỏa thuận hợp tác"
_PERIOD = re.compile(r"(?:giai đoạn|từ năm)\s+((?:19|20)\d\d)\s?(?:-|đến(?: năm)?)\s?((?:19|20)\d\d)", re.IGNORECASE)
_YEAR = re.compile(r"(?:[Nn]ăm|/)\s?((?:19|20)\d\d)")
# Words that govern a document which is signed here: "đã ký kết |Biên bản ghi nhớ …", "lễ ký |Thỏa thuận …".
_SIGNING = re.compile(
    r"(?:ký kết|ký|thống nhất ký|trao|hoàn tất)\s+(?:kết\s+)?(?:các\s+|một số\s+|\d+\s+)?(?:việc\s+)?$"
    r"|(?:lễ|hội nghị) ký (?:kết )?$",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"(?<!\w)(?:(?:hai|ba|bốn|các) (?:tỉnh|bên|địa phương|thành phố)|giữa|đã ký|từng ký|tỉnh bạn)(?!\w)", re.IGNORECASE
)
_SIGNS_ONE = re.compile(r"(?<!\w)(?:ký kết|ký)(?: bản)? $", re.IGNORECASE)
# "Năm 2008, hai tỉnh đã ký |Biên bản …": signed, but not at the meeting told of.
_DATED_BACK = re.compile(r"(?<!\w)[Nn]ăm (?:19|20)\d\d,? (?:[^.;]|(?<=TP)\.)*\bđã (?:[\w ]{0,30} )?ký")
# Words that look back on one: "tổng kết 5 năm thực hiện |Chương trình phối hợp …".
_LOOKS_BACK = re.compile(
    r"(?:tổng kết|sơ kết|đánh giá|kết quả|thực hiện|theo|triển khai|nhìn lại|điểm lại|rà soát|kiểm điểm)\s+"
    r"(?:\d+ năm\s+)?(?:kết quả\s+|thực hiện\s+|việc\s+|các\s+|nội dung\s+|hiệu quả\s+)*$",
    re.IGNORECASE,
)
# "Sơ kết một năm thực hiện |quy chế phối hợp …|": a document in force, though its period is not said.
_REVIEWED = re.compile(
    r"(?:tổng kết|sơ kết|đánh giá kết quả|rà soát|kiểm điểm)\s+(?:kết quả\s+)?(?:[\w,]+ (?:năm|tháng)\s+)?"
    r"(?:\(?[\d -]+\)?\s+)?(?:kết quả\s+)?(?:triển khai\s+)?(?:thực hiện\s+)(?:việc\s+|các\s+|kết quả\s+)*$",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"(?:bản )?(?:thỏa thuận|biên bản|bản ghi nhớ|(?:chương trình|kế hoạch|quy chế) "
    r"(?:phối hợp|hợp tác|liên kết|liên tịch|liên ngành|kết nghĩa))",
    re.IGNORECASE,
)
# A document known by its year: "theo |thỏa thuận năm 2010|".
_OF_YEAR = re.compile(rf"(?:bản )?{_NOUN}(?: [\w ]{{0,30}})? năm ((?:19|20)\d\d)", re.IGNORECASE)
# Firms and institutes that sign with each other.
_FIRM = (
    "(?:[Tt]ập đoàn|(?:[Tt]ổng )?[Cc]ông ty|[Vv]iện|[Nn]gân hàng|[Dd]oanh nghiệp|[Tt]rường|[Đđ]ại học|[Hh]iệp hội"
    "|[Qq]uỹ)"
)
_OF_FIRMS = re.compile(
    rf"(?<!\w){_FIRM} [^.;]{{2,90}}? (?:và|cùng|với) {_FIRM} [^.;,]{{2,60}}? (?:đã |vừa |sẽ )?ký[^.;]*$"
)
# Words behind one that say when it was signed: "Thỏa thuận hợp tác| ký năm 2009".
_SIGNED_IN = re.compile(
    r"[^.;:]{0,50}?(?<!\w)(?:ký(?: kết)?|có hiệu lực)(?: (?:từ|vào|hồi|ngày|tháng|năm|[\d/.-]{1,8}(?= )))*[ /.-]"
    r"(?:\d{1,2}[/.-])?"
    r"((?:19|20)\d\d)(?!\s?-)",
    re.IGNORECASE,
)
# Words that only wish for one: "đề nghị sớm ký |Thỏa thuận …".
_WISHED = re.compile(
    r"(?:đề nghị|đề xuất|mong(?: muốn)?|xem xét|nghiên cứu|hướng tới|tiến tới)[^.;]{0,30}$", re.IGNORECASE
)
# Words behind one that is signed here: "quy chế phối hợp| mà hai sở đặt bút ký hôm 19/11".
_SIGNED_HERE = re.compile(
    r",? (?:mà [^.;:]{2,140}? |(?:đã |vừa )?được (?:[^.;:,]{2,40}? )?)(?:đặt bút )?ký (?:hôm|ngày|sáng|chiều|tối|lúc) "
    r"(?!qua|trước)",
    re.IGNORECASE,
)
# A list of what was signed: "… đã ký các văn bản:", then each on a line of its own.
_LIST_OF_SIGNED = re.compile(
    r"(?<!\w)ký(?: kết)?[^.;:\n]{0,40}(?:văn bản|thỏa thuận|tài liệu|biên bản|chương trình|nội dung)[^.;:\n]{0,40}"
    r":\s*\n",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\s*(?:\d{1,2}[.)]|[-+*•–])\s*")


# ---------------------------------------------------------------- documents
def find_agreements(document: Document) -> tuple[DocumentMention, ...]:
    """All documents of cooperation the article tells of, signed ones and others, in order, each once."""
    found: list[DocumentMention] = []
    words: list[set[str]] = []
    listed = frozenset(_listed(document.text))
    for sentence in document.holding(_BEGINS):
        for mention in _in_sentence(document, sentence, listed):
            said = set(mention.title.lower().split())
            place = next((n for n, other in enumerate(found) if _same(mention, said, other, words[n])), None)
            if place is None:
                found.append(mention)
                words.append(said)
            elif mention.signed and (not found[place].signed or said > words[place]):
                found[place], words[place] = mention, said
    return tuple(sorted(found, key=lambda mention: mention.start))


def _same(one: DocumentMention, words: set[str], other: DocumentMention, others: set[str]) -> bool:
    """One document under two wordings: no other period or year, and nearly all words of the shorter in the longer."""
    if one.period and other.period and one.period != other.period:
        return False
    if (one.signed and other.year and not other.signed) or (other.signed and one.year and not one.signed):
        return False
    return len(words & others) >= 0.6 * min(len(words), len(others))


def _listed(text: str) -> Iterator[int]:
    """Where the items of a list of what was signed begin."""
    for announced in _LIST_OF_SIGNED.finditer(text):
        at = announced.end()
        while item := _ITEM.match(text, at):
            yield item.end()
            end = text.find("\n", item.end())
            at = end + 1 if end >= 0 else len(text)


def _in_sentence(document: Document, sentence: Sentence, listed: frozenset[int]) -> Iterator[DocumentMention]:
    """The documents a sentence says to be signed, and those it looks back on with their period or year."""
    for match in _TITLE.finditer(document.text, sentence.start, sentence.end):
        before = document.text[sentence.start : match.start()]
        if _OF_FIRMS.search(before):
            continue
        title = match[0].strip(" ,")
        period = _PERIOD.search(match[0])
        signed_in = _SIGNED_IN.match(document.text, match.end(), sentence.end)
        behind = not signed_in and _SIGNED_HERE.match(document.text, match.end(), sentence.end) is not None
        governed = match.start() in listed or bool(_SIGNING.search(before) and not _WISHED.search(before))
        signed = behind or (governed and not signed_in and not _DATED_BACK.search(before))
        of_year = None if governed else _OF_YEAR.fullmatch(title)
        in_force = period and (_LOOKS_BACK.search(before) or _of_both(document, sentence))
        looked_back = signed_in or of_year or in_force or _is_reviewed(before, title)
        if looked_back or behind or (governed and (_names_one(title) or _one_signed(before, title))):
            year = signed_in or of_year or (_YEAR.search(before) if governed else None)
            yield DocumentMention(
                start=match.start(),
                end=match.start() + len(title),
                title=title[0].upper() + title[1:],
                period=f"{period[1]}-{period[2]}" if period else None,
                year=year[1] if year else None,
                signed=signed,
            )


def _is_reviewed(before: str, title: str) -> bool:
    """Whether a document of several sides is under review: "sơ kết một năm thực hiện |quy chế phối hợp …|"."""
    return bool(_REVIEWED.search(before) and _JOINT.match(title)) and _names_one(title)


def _of_both(document: Document, sentence: Sentence) -> bool:
    """Whether the sentence speaks of more than one side, so that a document with a period is of both."""
    return _BOTH.search(document.text, sentence.start, sentence.end) is not None


def _one_signed(before: str, title: str) -> bool:
    """Whether just one document is signed, so that its kind names it: "đã ký |biên bản hội đàm"."""
    return len(title.split()) >= _FEWEST_WORDS - 1 and _SIGNS_ONE.search(before) is not None


def _names_one(title: str) -> bool:
    """Whether the title says what the document is about, and not only that there are some: "20 biên bản ghi nhớ"."""
    return len(title.split()) >= _FEWEST_WORDS and not _BARE.fullmatch(title)


def stated(document: Document, mention: DocumentMention, parties: Sequence[str]) -> Agreement:
    """The agreement as the record states it."""
    rule = "agreements.signed" if mention.signed else "agreements.reviewed"
    evidence = document.evidence(mention.start, mention.end, rule, 0.75)
    year = mention.year or (mention.period if not mention.signed else None)
    return Agreement(mention.title, tuple(parties), (evidence,), mention.period, year)
