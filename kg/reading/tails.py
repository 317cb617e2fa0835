"""What follows a rank or opens a body: the words of the title, and the unit or lower place it belongs to.

The grammar goes word by word (see `kg.reading.body_words`) and stops before a person's name, another office, a verb
or a comma. A unit closes the title, and so does a place below the province.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from kg.reading import body_words as words
from kg.reading.letters import compiled
from kg.reading.names import is_place
from kg.reading.ranks import RANK
from kg.reading.units import UnitMention

__all__ = ["Tail", "Tails"]

_MOST_WORDS = 16  # steps a title may have
# "Cục trưởng Cục Ngoại vụ|, Bộ Ngoại giao": a bureau, and the ministry behind it.
_BUREAU = re.compile("(?:[Cc]ục|[Vv]ụ)(?: trưởng)?(?: [^,;.]*)?$")
_LONGEST_BUREAU = 60  # code points
_MINISTRY_AFTER = re.compile(
    r"(?:,? (?:thuộc )?| (?P<bracket>\())"
    r"(?=[Bb]ộ (?!trưởng)[^\W\d_]|Văn phòng (?:Chính phủ|Quốc hội|Trung ương)|Ủy ban Dân tộc|Tổng cục )"
)
# "Trưởng phòng Quản lý thương mại| của |Sở Công Thương": an office below a department, and the department.
_UNDER = compiled(r" (?:của|thuộc) (?=(?:[Ss]ở|[Cc]hi cục|[Cc]ục|Văn phòng|Ban)(?: [{UP}]|[,;]))")
# "Đại sứ Nhật Bản| tại Việt Nam".
_ACCREDITED = re.compile(r"(?: \([A-Z]{2,6}\))? tại (?:Việt Nam|TP\.? ?(?:HCM|Hồ Chí Minh)|Đà Nẵng)")
# "Đại sứ Việt Nam| tại Nhật Bản": where who represents the own country does so.
_POSTED = compiled(r" tại (?=(?:nước )?[{UP}])")
_ENVOY = compiled(r"(?:[Đđ]ại sứ|[Ll]ãnh sự|[Tt]ham tán|[Tt]ùy viên)(?: [{LOW}]+){0,4} (?:Việt Nam|VN)$")
# "Chủ tịch Liên đoàn Lao động| (LĐLĐ) |tỉnh X", "huyện Y|, |tỉnh X", "huyện Y| (|X)".
_OPENED = compiled(r"(?: \([{UP}][{UP}&-]{1,9}\))?,? ?\(?")
# "Chủ tịch UBND |quận 3|, TP.HCM cho biết": a lower place with its name, and what may stand behind its province.
_NAMED_PLACE = compiled(
    r"(?:huyện|quận|thị xã|xã|phường|thị trấn|[Tt]hành phố|TP\.?|TX\.?|[HQPX]\.) ?(?:{CAP}[ {LOW}{UP}]*|\d+)$"
)
_LONGEST_PLACE = 40  # code points
_AFTER_PROVINCE = compiled(r"[),.;:]| [-–] | ?\)| [{LOW}](?!à (?:[{UP}]|tỉnh))|$", re.MULTILINE)
_NAMED_BY_THREE = ("huyện", "thị xã", "quận")  # the lower places whose names may have three syllables


class Tail(NamedTuple):
    """Where a title ends, the unit named behind it, and where the whole office or body ends."""

    title_end: int
    unit: UnitMention | None
    end: int


@dataclass(frozen=True)
class Tails:
    """Reads tails in a text, in which units and what looks like names of persons are known by their starts.

    Titles keep the ministry of a bureau also where it stands in brackets; bodies (`of_offices` is False) do not.
    """

    text: str
    units: Mapping[int, UnitMention]
    names: Mapping[int, int]
    of_offices: bool = False

    def follow(self, at: int) -> Tail:
        """The tail that begins at an offset."""
        title_end, free = at, False
        for _ in range(_MOST_WORDS):
            start = self._skip_space(at)
            mention = self.units.get(start)
            if mention and not (start in self.names and mention.sense == "person"):
                return self._with_unit(title_end, mention)
            step = self._step(start, free=free)
            if step is None:
                break
            free = free or self._opens_free(start)
            at = step
            if self.text[start:at] not in words.CONNECTIVES:
                title_end = at
        return self._without_unit(title_end)

    # -- how a title ends
    def _without_unit(self, title_end: int) -> Tail:
        if posted := self._posted(title_end):
            return Tail(posted, None, posted)
        under = _UNDER.match(self.text, title_end)
        of_department = self.follow(under.end()) if under else None
        if under and of_department and of_department.title_end > under.end():
            return of_department
        title_end = self._with_ministry(title_end)
        mention = self._trailing_unit(title_end)
        return Tail(title_end, mention, mention.end if mention else title_end)

    def _posted(self, at: int) -> int | None:
        """The end of the country an envoy of the own country is in."""
        behind = _POSTED.match(self.text, at)
        mention = self.units.get(behind.end()) if behind else None
        abroad = mention and mention.sense == "foreign" and _ENVOY.search(self.text, max(at - _LONGEST_BUREAU, 0), at)
        return mention.end if mention and abroad else None

    def _with_ministry(self, at: int) -> int:
        """A bureau may name its ministry after a comma: "Cục trưởng Cục Ngoại vụ, Bộ Ngoại giao"."""
        opened = _MINISTRY_AFTER.match(self.text, at)
        if (
            not opened
            or (opened["bracket"] and not self.of_offices)
            or not _BUREAU.search(self.text, max(at - _LONGEST_BUREAU, 0), at)
        ):
            return at
        at = opened.end()
        while self._skip_space(at) not in self.units:
            step = self._step(self._skip_space(at), free=False)
            if step is None:
                break
            at = step
        return at + 1 if opened["bracket"] and self.text.startswith(")", at) else at

    def _with_unit(self, title_end: int, mention: UnitMention) -> Tail:
        """The unit closes the office; "UBND tỉnh X" keeps its "tỉnh", "Sở Y tế tỉnh X" does not."""
        accredited = _ACCREDITED.match(self.text, mention.end) if mention.sense == "foreign" else None
        if accredited:
            return Tail(accredited.end(), mention, accredited.end())
        if mention.sense == "town":
            return Tail(mention.end, self._trailing_unit(mention.end), mention.end)
        if mention.prefix and words.keeps_unit_word(self.text, title_end):
            return Tail(mention.name_start, mention, mention.end)
        if not mention.prefix and self.text.startswith("TP", mention.start) and self._is_council(title_end):
            return Tail(mention.start + len("TP"), mention, mention.end)
        return Tail(title_end, mention, mention.end)

    def _is_council(self, end: int) -> bool:
        return self.text.endswith(("UBND", "HĐND"), 0, end)

    def _trailing_unit(self, at: int) -> UnitMention | None:
        """A unit after a lower place: ", tỉnh X", " (X)", " tỉnh X"; after one with a name also ", X"."""
        match = _OPENED.match(self.text, at)
        mention = self.units.get(match.end()) if match else None
        if mention is None or mention.sense == "person":
            return None
        told = mention.prefix or "(" in self.text[at : mention.start]
        return mention if told or self._ends_place(at, mention) else None

    def _ends_place(self, at: int, mention: UnitMention) -> bool:
        """Whether a bare unit behind a comma is the province of the lower place before it, not an item of a list."""
        before = self.text[max(at - _LONGEST_PLACE, 0) : at]
        named = self.text.startswith(", ", at) and _NAMED_PLACE.search(before)
        return bool(named) and _AFTER_PROVINCE.match(self.text, mention.end) is not None

    # -- one word further
    def _step(self, start: int, *, free: bool) -> int | None:
        """The end of the next word that belongs to the title, or None; `free` in a body that takes any name."""
        if match := words.PLACE.match(self.text, start):
            return self._place_end(match)
        for pattern in (words.ESTATES, words.COMMA_NAME, words.FREE_BODY, words.PROVINCE, words.BARE_LOCAL):
            if match := pattern.match(self.text, start):
                return match.end()
        if self._names_school(start):
            return self.names[start]
        if (start in self.names and not self._trade_in_name(start)) or RANK.match(self.text, start):
            return None
        if match := words.TRADE.match(self.text, start):
            return match.end() if words.is_noun(self.text, match) else None
        return self._open_word(start, free=free)

    def _open_word(self, start: int, *, free: bool) -> int | None:
        """A connective inside the body, an abbreviation, or any proper name in a body of the open kind."""
        token = words.TOKEN.match(self.text, start)
        if token is None:
            return None
        if token[0] in words.CONNECTIVES:
            belongs = self._continues(token.end(), free=free)
        else:
            belongs = _is_abbreviation(token[0]) or (free and self._is_free_word(token))
        return token.end() if belongs else None

    def _opens_free(self, start: int) -> bool:
        """Whether the word opens a body that takes any name or any noun phrase."""
        return any(pattern.match(self.text, start) for pattern in (words.FREE_BODY, words.NOUN_PHRASE))

    def _names_school(self, start: int) -> bool:
        """Whether two syllables that could be a person's name are that of a school."""
        before = max(start - _LONGEST_PLACE, 0)
        return len(self._name_words(start)) == 2 and words.SCHOOL.search(self.text, before, start) is not None

    def _is_free_word(self, token: re.Match[str]) -> bool:
        start = token.start()
        if token[0].islower() and token[0].isalpha():
            return words.PREDICATE.match(self.text, start) is None
        if words.CLAUSE_OPENER.match(self.text, start):
            return False
        return token[0][0].isupper() or self._is_number(start)

    def _is_number(self, start: int) -> bool:
        """A number that names a body: Quân khu 7, Bệnh viện 108."""
        return self.text[start].isdigit() and self.text[start - 2].isalpha()

    def _continues(self, at: int, *, free: bool) -> bool:
        """Whether a connective is followed by a further word of the same body, not by an office or a name."""
        start = self._skip_space(at)
        if words.ESTATES.match(self.text, start):
            return True
        if words.OPENS_BODY.match(self.text, start):
            return False
        if free and self.text[start : start + 1].islower():
            return self.text.startswith("-", at - 1) and words.TRADE.match(self.text, start) is not None
        if start in self.names or start in self.units or RANK.match(self.text, start):
            return False
        if words.TRADE.match(self.text, start):
            return True
        token = words.TOKEN.match(self.text, start)
        return token is not None and (_is_abbreviation(token[0]) or (free and token[0][0].isupper()))

    def _skip_space(self, at: int) -> int:
        return at + 1 if self.text.startswith(" ", at) else at

    # -- names
    def _place_end(self, match: re.Match[str]) -> int:
        """Names of lower places have two syllables, rarely three; a person's name may follow at once.

        After "thành phố" or "phường" a name of three syllables is a person's: the place goes without its name.
        """
        kind = match[1].lower()
        first = match.end(1) + 1
        mention = self.units.get(first)
        if mention and mention.sense == "unit" and kind == "thành ủy":
            return match.end(1)
        syllables = self._name_words(first)
        by_three = kind.startswith(_NAMED_BY_THREE) and (not kind.endswith("ủy") or is_place(" ".join(syllables[:2])))
        if len(syllables) >= 3 and not by_three:
            return match.end(1)
        return next((end for end in _word_ends(match) if not self._in_name(first, end)), match.end())

    def _in_name(self, first: int, offset: int) -> bool:
        """Whether a person's name begins between two offsets."""
        return bisect_right(self._name_starts, first) < bisect_left(self._name_starts, offset)

    @cached_property
    def _name_starts(self) -> list[int]:
        return sorted(self.names)

    def _name_words(self, start: int) -> list[str]:
        return self.text[start : self.names[start]].split() if start in self.names else []

    def _trade_in_name(self, start: int) -> bool:
        """Whether what looks like a name is a word of the trade: "Đoàn đại biểu", not "Đoàn Hữu …"."""
        match = words.TRADE.match(self.text, start)
        return match is not None and (" " in match[0] or len(self._name_words(start)) < 3)


def _is_abbreviation(word: str) -> bool:
    return word.isupper() and len(word) > 1


def _word_ends(match: re.Match[str]) -> Iterator[int]:
    """Where the words of a place end, the last first, down to its second."""
    words_of_place = match[0].split(" ")
    for count in range(len(words_of_place), 1, -1):
        yield match.start() + len(" ".join(words_of_place[:count]))
