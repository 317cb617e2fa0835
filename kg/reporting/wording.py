"""What the report says itself, in Vietnamese and in English: sentences with gaps, numbers, dates, lists.

The sentences stand in words.json, the same in both languages; what fills their gaps is escaped unless it is HTML.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg.errors import UnknownFormatError
from kg.figures import amount
from kg.html import Html, joined

__all__ = ["LANGUAGES", "Words", "words_in"]

LANGUAGES = ("vi", "en")

_GAP = re.compile(r"\{(\w+)\}")
_DATE = re.compile(r"(\d{4}|XXXX)(?:-(\d{2}))?(?:-(\d{2}))?[?~%]?")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ONE = 1


@dataclass(frozen=True, eq=False)
class Words:
    """The words of one language."""

    lang: str
    said: dict[str, str]

    def __call__(self, key: str, **gaps: object) -> Html:
        """The sentence of that key with its gaps filled, as HTML."""
        parts = _GAP.split(self.said[key])
        return joined(gaps[part] if at % 2 else part for at, part in enumerate(parts))

    def text(self, key: str, **gaps: object) -> str:
        """The same as plain text, filled with plain text."""
        return _GAP.sub(lambda gap: str(gaps[gap[1]]), self.said[key])

    def count(self, value: float, noun: str) -> str:
        """A number with what it counts: one meeting, 5 meetings; một cuộc gặp, 5 cuộc gặp."""
        one, many = self.said[f"noun.{noun}"].split(" | ")
        return one if value == _ONE else many.replace("{n}", self.number(value))

    def number(self, value: float, places: int = 2) -> str:
        """A number as it is written in the language, with at most so many places."""
        return amount(value, self.lang, places)

    def percent(self, part: float) -> str:
        """A share of one as per cent."""
        return f"{self.number(100 * part, 0)} %" if self.lang == "vi" else f"{self.number(100 * part, 0)}%"

    def list(self, things: Sequence[object]) -> Html:
        """Things one after the other: a, b and c."""
        if len(things) <= _ONE:
            return joined(things)
        return joined([joined(things[:-1], ", "), f" {self.said['and']} ", things[-1]])

    def name(self, vi: str, en: str) -> str:
        """Of a name in both languages the one of this."""
        return vi if self.lang == "vi" or not en else en

    # ---------------------------------------------------------------- dates
    def date(self, edtf: str | None) -> str:
        """A date in words; of an interval both ends. '' where there is none."""
        sides = [match.groups() for side in (edtf or "").split("/") if (match := _DATE.fullmatch(side))]
        return " – ".join(dict.fromkeys(self._side(*side) for side in sides))

    def _side(self, year: str, month: str | None, day: str | None) -> str:
        known = "" if year == "XXXX" else year
        if self.lang == "vi":
            short = "/".join(part for part in (_bare(day), _bare(month), known) if part)
            return short if day else f"tháng {short}" if month else f"năm {known}"
        named = [_bare(day), _MONTHS[int(month) - 1] if month else "", known]
        return " ".join(part for part in named if part)


def _bare(number: str | None) -> str:
    return str(int(number)) if number else ""


@cache
def words_in(lang: str) -> Words:
    """The words of a language, vi or en; UnknownFormatError names them for any other."""
    if lang not in LANGUAGES:
        raise UnknownFormatError(f"no report in language {lang!r}; known: {' '.join(LANGUAGES)}")
    told = json.loads((files("kg.reporting") / "words.json").read_text(encoding="utf-8"))
    return Words(lang, {key: said[lang] for key, said in told.items()})
