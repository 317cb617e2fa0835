"""The words of a printed title: modifiers off, abbreviations written out, the place cut off.

'nguyên Chủ tịch UBND TP Hạ Long' becomes the core 'Chủ tịch Ủy ban nhân dân' and the place 'thành phố Hạ Long'
of district level. What the core means is left to `offices`.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import cache
from typing import NamedTuple

from kg.model import Level
from kg.reference import units
from kg.reference.aliases import aliases, foreign_names
from kg.reference.office_tables import abbreviations, offices
from kg.reference.slugs import slug

__all__ = ["Place", "Words", "read_words", "tidy", "without_first"]

_UY = "(?:ủy|uỷ)"
_COMMITTEE = re.compile(rf"\b(tỉnh|thành|huyện|thị|quận) {_UY}\b(?! viên)[ ,.]*(.*)$", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(tỉnh(?! (?:đoàn|đội|trưởng|ủy|uỷ)\b)|thành phố|huyện(?! (?:đoàn|đội|trưởng|ủy|uỷ)\b)|quận(?! (?:đoàn|ủy|uỷ)\b)"
    r"|thị xã|thị trấn|phường|(?<!hợp tác )xã(?! (?:đội|hội)\b)|đặc khu)\b[ ,.]*(.*)$",
    re.IGNORECASE,
)
_TENURE = re.compile(r"[ ,]+(?:khóa|khoá|nhiệm kỳ|giai đoạn)\b.*$", re.IGNORECASE)
_WORD_OF_COMMITTEE = {"tỉnh": "tỉnh", "thành": "thành phố", "huyện": "huyện", "thị": "thị xã", "quận": "quận"}
_LEVELS: dict[str, Level] = {
    "tỉnh": "province",
    "huyện": "district",
    "quận": "district",
    "thị xã": "district",
    "thị trấn": "commune",
    "phường": "commune",
    "xã": "commune",
    "đặc khu": "commune",
}
_DAY_WITHOUT_DATE = date(2024, 12, 31)
"""Without a day, the centrally run cities are the five of 2008 to 2024: 'UBND thành phố Huế' is then a district's."""


class Place(NamedTuple):
    """Where a body is: its level, the word for the unit (huyện), its name as printed ('' if none), city or not."""

    level: Level
    word: str
    name: str
    city: bool

    @property
    def phrase(self) -> str:
        """Word and name, e.g. 'huyện Sa Pa'."""
        return f"{self.word} {self.name}".strip()


class Words(NamedTuple):
    """A title taken apart: the core without place (a committee is always written 'Tỉnh ủy'), its key, the place."""

    core: str
    key: str
    place: Place | None


def tidy(title: str) -> str:
    """The title in NFC, single-spaced, without modifiers (nguyên, quyền), tenure and stray punctuation."""
    words = " ".join(unicodedata.normalize("NFC", title).split()).strip(" .,;:-–()\"'“”")
    return _TENURE.sub("", _modifiers().sub("", words))


def read_words(title: str, day: date | None) -> Words:
    """Core, key and place of a tidy title; `day` decides which cities were centrally run."""
    written_out = _abbreviations().sub(_expansion, title)
    for pattern in (_COMMITTEE, _PLACE):
        if found := pattern.search(written_out):
            return _cut(written_out, found, day or _DAY_WITHOUT_DATE)
    if found := _provinces().search(written_out):
        core = written_out[: found.start()]
        return Words(core, slug(core), Place("province", "tỉnh", "", False))
    return Words(written_out, slug(written_out), None)


def without_first(words: Words, prefix: str) -> Words:
    """What is left of the words after those that the key `prefix` stands for."""
    left = list(re.finditer(r"\w+", words.core))[prefix.count("-") + 1 :]
    core = words.core[left[0].start() :] if left else ""
    return Words(core, slug(core), words.place)


def _cut(title: str, found: re.Match[str], day: date) -> Words:
    is_committee = found.re is _COMMITTEE
    said, name = found[1].lower(), found[2].strip(" .,;:-–")
    word = _WORD_OF_COMMITTEE[said] if is_committee else said
    core = f"{title[: found.start()]}{'Tỉnh ủy' if is_committee else ''}".strip(" ,-–")
    return Words(core, slug(core), _place(word, name, day))


def _place(word: str, name: str, day: date) -> Place:
    if word == "thành phố":
        is_central = not name or slug(name) in _cities(day)
        return Place("province", word, "", True) if is_central else Place("district", word, name, True)
    if word == "tỉnh" and slug(name) in _foreign():
        return Place("foreign", word, name, False)
    return Place(_LEVELS[word], word, "" if word == "tỉnh" else name, False)


@cache
def _cities(day: date) -> frozenset[str]:
    in_force = (units.at(slug, day) for slug in units.slugs())
    return frozenset(unit.slug for unit in in_force if units.kind_on(unit.version, day) == "city")


@cache
def _foreign() -> frozenset[str]:
    return frozenset(slug(name.text) for name in foreign_names())


@cache
def _provinces() -> re.Pattern[str]:
    """A province's name at the end of a title; institutes and the Youth Union are named after Hồ Chí Minh."""
    names = {alias.text for alias in aliases() if alias.kind in ("short", "spelling")} - {"Hồ Chí Minh"}
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<=\w)[ ,]+(?:{'|'.join(map(re.escape, longest_first))})$", re.IGNORECASE)


@cache
def _modifiers() -> re.Pattern[str]:
    forms = [form for office in offices() if office.kind == "modifier" for form in office.names]
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(rf"^(?:(?:{'|'.join(map(re.escape, longest_first))})(?: là)?\s+)+", re.IGNORECASE)


@cache
def _abbreviations() -> re.Pattern[str]:
    """Abbreviations of up to two letters in capitals only ('TT', 'CT'), longer ones in any case."""
    alternatives = (
        re.escape(short) if sum(map(str.isalpha, short)) <= 2 else f"(?i:{re.escape(short)})"
        for short in abbreviations()
    )
    return re.compile(rf"(?<![\w&-])(?:{'|'.join(alternatives)})(?![\w&]|-\w)")


@cache
def _expansions() -> dict[str, str]:
    return {short.upper(): long for short, long in abbreviations().items()}


def _expansion(found: re.Match[str]) -> str:
    return _expansions()[found[0].upper()]
