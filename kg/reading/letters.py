"""Patterns of Vietnamese letters for the rules: capitals, syllables, honorifics.

Python's ``\\w`` knows no capitals, so the classes are spelt out from the code points of the Vietnamese alphabet.
"""

from __future__ import annotations

import re

__all__ = ["CAPITALISED", "HONORIFIC", "LOWER", "UPPER", "WORD", "any_of", "compiled"]

_LETTERS = [chr(code) for code in (*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC0, 0x1B5), *range(0x1EA0, 0x1EFA))]
UPPER = "".join(letter for letter in _LETTERS if letter.isupper())
LOWER = "".join(letter for letter in _LETTERS if letter.islower())

# A syllable of a proper name: Nguyễn, Kđăm, H'Yim, K'Brêng.
CAPITALISED = rf"(?:[{UPPER}]'[{UPPER}]?[{LOWER}]+|[{UPPER}][{LOWER}]+)"
WORD = rf"[{UPPER}{LOWER}]+"

_DEGREES = r"(?:GS|PGS|TS|ThS|BS|KS|KTS|LS|CN|NCS|BSCKI{1,2}|TTND|TTƯT|NSND|NSƯT|NGND|NGƯT)\b\.?(?:[.,/ -]{0,2}(?:PGS|TS|ThS|BS|TTND|TTƯT)\b\.?)*"
_RANKS = r"(?:[Đđ]ại|[Tt]hượng|[Tt]rung|[Tt]hiếu) (?:tướng|tá|úy)|[Đđ]ô đốc|[Pp]hó [Đđ]ô đốc|[Cc]huẩn đô đốc"
_WORDS = (
    r"[Cc]ác đồng chí|[Đđ]ồng chí|[Đđ]/c\.?|[Đđ]\.c|[Cc]ác ông|[Cc]ác bà|[Ôô]ng|[Bb]à|[Tt]iến sĩ|[Tt]hạc sĩ|[Gg]iáo sư|[Pp]hó [Gg]iáo sư"
    r"|[Bb]ác sĩ|[Kk]ỹ sư|[Ll]uật sư|[Kk]iến trúc sư|[Cc]ô|[Aa]nh|[Cc]hị|[Cc]ác anh|[Nn]gài|[Hh]òa thượng|[Tt]hượng tọa|[Nn]hà báo|[Bb]áo cáo viên"
)
HONORIFIC = rf"(?:{_WORDS}|{_RANKS}|{_DEGREES})"


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that may name {UP}, {LOW}, {CAP}, {HON}, {RANK} (military and academic) and {WORD} for the classes of this module."""
    for name, value in (
        ("{UP}", UPPER),
        ("{LOW}", LOWER),
        ("{CAP}", CAPITALISED),
        ("{HON}", HONORIFIC),
        ("{WORD}", WORD),
    ):
        pattern = pattern.replace(name, value)
    return re.compile(pattern, flags)


def any_of(*patterns: str) -> re.Pattern[str]:
    """A pattern for any of the wordings, in small letters or capitals."""
    return re.compile("|".join(patterns), re.IGNORECASE)
