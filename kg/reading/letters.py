"""Patterns of Vietnamese letters for the rules: capitals, syllables, honorifics, and lists of wordings.

Python's ``\\w`` knows no capitals, so the classes are spelt out from the code points of the Vietnamese alphabet.
What the words mean is left to the modules that list them.
"""

from __future__ import annotations

import re

__all__ = ["CAPITALISED", "HONORIFIC", "LOWER", "UPPER", "any_of", "compiled", "either_case", "union", "whole"]

_LETTERS = [chr(code) for code in (*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC0, 0x1B5), *range(0x1EA0, 0x1EFA))]
UPPER = "".join(letter for letter in _LETTERS if letter.isupper())
LOWER = "".join(letter for letter in _LETTERS if letter.islower())

# A syllable of a proper name: Nguyễn, Kđăm, H'Yim, K'Brêng.
CAPITALISED = rf"[{UPPER}](?:'[{UPPER}]?)?[{LOWER}]+"


def union(*wordings: str) -> str:
    """A pattern for one of the wordings, the first that fits: ``(?:a|b)``."""
    return f"(?:{'|'.join(wordings)})"


def either_case(*wordings: str) -> str:
    """As `union`, and each capital may be a small letter: "Phó Bí thư" is also "phó bí thư" and "Phó bí thư"."""
    return re.sub(rf"(?<!\\)[{UPPER}]", lambda capital: f"[{capital[0]}{capital[0].lower()}]", union(*wordings))


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that may name {UP} and {LOW} (in a character class), {CAP} (a syllable) and {HON} (an honorific)."""
    for name, value in (("{UP}", UPPER), ("{LOW}", LOWER), ("{CAP}", CAPITALISED), ("{HON}", HONORIFIC)):
        pattern = pattern.replace(name, value)
    return re.compile(pattern, flags)


def any_of(*wordings: str) -> re.Pattern[str]:
    """A pattern for any of the wordings, in small letters or capitals, wherever they stand."""
    return re.compile("|".join(wordings), re.IGNORECASE)


def whole(*wordings: str) -> re.Pattern[str]:
    """As `any_of`, but no word goes on before or behind the wording: "dự" is not found in "dựng"."""
    return re.compile(rf"(?<!\w){union(*wordings)}(?!\w)", re.IGNORECASE)


# ---------------------------------------------------------------- honorifics
_ADDRESS = either_case(
    "Các đồng chí",
    "Đồng chí",
    r"Đ/c\.?",
    r"Đ\.c",
    "Các ông",
    "Các bà",
    "Ông",
    "Bà",
    "Tiến s[ĩỹ]",
    "Thạc s[ĩỹ]",
    "Giáo sư",
    "Phó Giáo sư",
    "Bác s[ĩỹ]",
    "Kỹ sư",
    "Luật sư",
    "Kiến trúc sư",
    "Cô",
    "Anh",
    "Chị",
    "Các anh",
    "Ngài",
    "Hòa thượng",
    "Thượng tọa",
    "Nhà báo",
    "Báo cáo viên",
)
_MILITARY = union(
    either_case("Đại", "Thượng", "Trung", "Thiếu") + " (?:tướng|tá|úy)",
    either_case("Đô đốc", "Phó Đô đốc", "Chuẩn đô đốc"),
)
_DEGREE = union(
    "GS",
    "PGS",
    "TS",
    "ThS",
    "BS",
    "KS",
    "KTS",
    "LS",
    "CN",
    "NCS",
    "BSCKI{1,2}",
    "TTND",
    "TTƯT",
    "NSND",
    "NSƯT",
    "NGND",
    "NGƯT",
)
# Degrees stand in rows: "GS.TS", "PGS, TS", "TS.BS".
# Not the end of an abbreviation: "Sở KH&CN", "KH-CN".
_DEGREES = rf"(?<![&-]){_DEGREE}\b\.?(?:[.,/ -]{{0,2}}(?:PGS|TS|ThS|BS|TTND|TTƯT)\b\.?)*"
HONORIFIC = union(_ADDRESS, _MILITARY, _DEGREES)
