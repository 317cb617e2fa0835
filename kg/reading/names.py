"""Personal names as Vietnamese writes them: a family name and up to four further capitalised syllables.

This module finds what *looks* like a person's name; whether it is one is settled by the words around it
(honorifics, offices, verbs) in `kg.reading.people`. It knows family names (of the Kinh and of the other
peoples), which are a closed class of the language, and no person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from kg.reading.cues import CuedPattern
from kg.reading.letters import CAPITALISED, UPPER, union
from kg.reading.spans import Spans
from kg.reading.vocabulary import vocabulary
from kg.reference.localities import localities
from kg.text import unify_tone_marks, without_marks

__all__ = ["before_office", "family_names", "find_names", "is_foreign", "is_from_abroad", "is_place"]


@cache
def family_names() -> frozenset[str]:
    """The family names that may open a name."""
    return frozenset(vocabulary("family_names"))


_SYLLABLE = rf"(?:{CAPITALISED}|[{UPPER}](?![\w']))"


@cache
def _name() -> CuedPattern:
    """A family name and what goes on it: "Nguyễn Văn A", "Y Bhiăt Niê"; the longest family name first."""
    surnames = sorted(family_names(), key=lambda name: (-len(name), name))
    named = rf"{union(*surnames)}(?: {_SYLLABLE}){{1,4}}|[KH]'(?!Mông|Ho|Rê){CAPITALISED}(?: {_SYLLABLE}){{0,3}}"
    return CuedPattern(re.compile(rf"(?<![\w'])(?:{named})(?!\w)"), (*surnames, "K'", "H'"), cased=True)


# A capitalised word after a name that opens an office, a credit or a new clause: "Trần Văn A Phó Chủ tịch".
_NOT_NAME = re.compile(
    " "
    + union(
        "Tổng (?:giám|biên|cục|bí)",
        "Phó ",
        "Chủ (?:tịch|nhiệm)",
        "Bí thư",
        "Giám đốc",
        "Trưởng ",
        "Bộ (?:trưởng|đội)",
        "Thứ trưởng",
        "Ủy (?:viên|ban)",
        "Cục trưởng",
        "Vụ trưởng",
        "Chánh (?:án|[Vv]ăn phòng|[Tt]hanh tra)",
        "Thủ tướng",
        "Ảnh",
        "Theo",
        "Tại ",
        "Phát biểu",
        "Đại (?:sứ|biểu|tá)",
        "Thượng tá",
        "Ông ",
        "Bà ",
        "Đồng chí",
        "Nguồn",
        "Báo",
        "Video",
        *(
            "(?:Hạt|Đội|Đồn|Trạm|Viện|Hiệu|Chi cục|Tham mưu) trưởng",
            "Nguyên [Pp]hó",
            "(?:Thiếu|Trung|Thượng) (?:tá|tướng)",
        ),
        *("Chia sẻ", "Chủ trì", "Điều hành", "Trao đổi", "Kết luận", "Khai mạc", "Trả lời", "Cho (?:biết|rằng)"),
        *("Khẳng định", "Nhấn mạnh", "Làm việc", "Thay mặt", "Tham dự", "Tham gia", "Đề nghị", "Báo cáo", "Tặng "),
    )
)
# The first syllable of a lower place's name, before what looks like a person's: "Huyện ủy Bình |Lục …".
_PLACE_BEFORE = re.compile(
    "(?:[Hh]uyện|[Qq]uận|[Tt]hị xã|[Pp]hường|[Xx]ã|[Tt]hị trấn|(?:[Hh]uyện|[Qq]uận|[Tt]hị) (?:ủy|đoàn)|TX)"
    rf" {CAPITALISED} $"
)
_LONGEST_PLACE = 20  # code points looked back for it
# "Bí thư Huyện ủy |Đồng Xoài Sùng Văn A": the whole name of a lower place, before what looks like a person's.
_KIND_BEFORE = re.compile(
    r"(?<!\w)(?:([Hh]uyện|[Qq]uận|[Tt]hị xã|[Xx]ã|[Pp]hường|[Tt]hị trấn)(?: ủy| đoàn)?|[Tt]hị (?:ủy|đoàn)) $"
)
_LEAGUE_BEFORE = re.compile(r"(?:Trung ương|TƯ|TW|Thường vụ|Thường trực|Tỉnh|Thành|Huyện|Quận) $")  # "… |Đoàn Lê Văn A"
_LONGEST_OPENER = 12  # code points of the longest of them, which may begin inside what looks like the name


def find_names(text: str, unit_spans: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Starts and ends of all stretches that look like a personal name.

    A stretch that begins with a unit's name (Hà Nội, Lâm Đồng) is not one; `unit_spans` are those names.
    """
    units = Spans(unit_spans)
    found = {}
    at = 0
    for match in _name().each(text):
        if match.start() < at:
            continue
        if unit := units.covering(match.start()):
            at = unit[1]
            continue
        if text.startswith("Đoàn ", match.start()) and units.covering(match.start() + len("Đoàn ")):
            continue  # the delegation of a province
        at = _name_end(text, match)
        start = _behind_place(text, match.start(), at)
        if " " in text[start:at] or "'" in text[start:at]:  # "K'Brêng" is a whole name
            found[start] = at
    return found


def _behind_place(text: str, start: int, end: int) -> int:
    """Where the name begins if its first syllable ends the name of a lower place: "huyện Bình Lục |Lô Văn A"."""
    behind = text.find(" ", start, end) + 1
    before = max(start - _LONGEST_PLACE, 0)
    if text.startswith("Đoàn ", start) and _LEAGUE_BEFORE.search(text, before, start):
        return behind if text[behind:end].split(" ")[0] in family_names() else start
    if _KIND_BEFORE.search(text, before, start):
        return _behind_named(text, start, end)
    if not behind or not _PLACE_BEFORE.search(text, max(start - _LONGEST_PLACE, 0), start):
        return start
    rest = text[behind:end].split(" ")
    return behind if len(rest) >= 2 and rest[0] in family_names() else start


def _behind_named(text: str, start: int, end: int) -> int:
    """Where the name begins behind the two syllables of a place that is known, or that five syllables must hold."""
    syllables = text[start:end].split(" ")
    if len(syllables) < 4 or syllables[2] not in family_names():
        return start
    place = " ".join(syllables[:2])
    return start + len(place) + 1 if len(syllables) == 5 or is_place(place) else start


def is_place(name: str) -> bool:
    """Whether a district or town has that name."""
    return unify_tone_marks(name) in _places()


@cache
def _places() -> frozenset[str]:
    """The names of the districts and towns that are known."""
    return frozenset(unify_tone_marks(place.name) for place in localities())


# What a syllable of Vietnamese can be, without its marks: an initial, a vowel, a final.
_SYLLABLE_OF_OURS = re.compile(
    "(?:ngh?|nh|kh|gh?|gi|ch|th|tr|ph|qu|[bcdhklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)


def is_foreign(name: str) -> bool:
    """Whether a word of a name can be no syllable of Vietnamese: "Sergey", "Bruno", "Bounthong"."""
    return any(map(_is_foreign_word, name.split(" ")))


@lru_cache(maxsize=20_000)  # names are made of few syllables
def _is_foreign_word(word: str) -> bool:
    return _SYLLABLE_OF_OURS.fullmatch(without_marks(word).lower()) is None


def is_from_abroad(name: str) -> bool:
    """Whether a name is one from abroad: no word of it is ours, and no family name of our peoples opens it."""
    words = re.split("[ -]", name)
    of_ours = "'" in name or words[0] in family_names() or " ".join(words[:2]) in family_names()
    return not of_ours and all(_is_foreign_word(word) for word in words if len(word) > 1)


def _name_end(text: str, match: re.Match[str]) -> int:
    """Where the name ends: before a word that cannot be part of it."""
    return before_office(text, *match.span())


def before_office(text: str, start: int, end: int) -> int:
    """Where a stretch of capitalised words ends as a name: before an office or another word that is no part of it."""
    stop = _NOT_NAME.search(text, start, end + _LONGEST_OPENER)
    return stop.start() if stop and stop.start() < end else end
