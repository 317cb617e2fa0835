"""The old Vietnamese character sets as tables: which bytes stand for which letter.

Sources: TCVN3 (the byte layout of the ABC fonts) is set VN3 of the standard TCVN 5712:1993; VNI is the code table of
VNI Software's Windows fonts, a base letter and a second byte for its marks; VPS is the code table of the Vietnamese
Professionals Society (``x-viet-vps``), without its capitals among the control codes, which no text keeps. Windows-1258
comes with Python. Bytes a set says nothing of are read as Windows-1252, in which its fonts were used.
"""

from __future__ import annotations

import unicodedata
from functools import cached_property
from typing import NamedTuple

__all__ = ["CHARSETS", "WESTERN", "Charset", "read_as", "western_bytes"]

_LOWER = "àáảãạâầấẩẫậăằắẳẵặđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_LETTERS = _LOWER + _LOWER.upper()

WESTERN = "".join(
    byte.decode("cp1252", "ignore") or byte.decode("latin-1") for byte in (bytes([value]) for value in range(256))
)
"""What each byte is in Windows-1252; the five bytes it leaves open are what they are in Latin-1."""

_BYTES = {sign: value for value, sign in enumerate(WESTERN)} | {chr(value): value for value in range(256)}

# The letters in the order of _LETTERS; .. where the set has no byte of its own for the letter.
_TCVN3 = """
    b5 b8 b6 b7 b9 a9 c7 ca c8 c9 cb a8 bb be bc bd c6 ae cc d0 ce cf d1 aa d2 d5 d3 d4 d6 d7 dd d8 dc de
    df e3 e1 e2 e4 ab e5 e8 e6 e7 e9 ac ea ed eb ec ee ef f3 f1 f2 f4 ad f5 f8 f6 f7 f9 fa fd fb fc fe
    .. .. .. .. .. a2 .. .. .. .. .. a1 .. .. .. .. .. a7 .. .. .. .. .. a3 .. .. .. .. .. .. .. .. .. ..
    .. .. .. .. .. a4 .. .. .. .. .. a5 .. .. .. .. .. .. .. .. .. .. a6 .. .. .. .. .. .. .. .. .. ..
"""
_VPS = """
    e0 e1 e4 e3 e5 e2 c0 c3 c4 c5 c6 e6 a2 a1 a3 a4 a5 c7 e8 e9 c8 eb cb ea 8a 89 8b cd 8c ec ed cc ef ce
    f2 f3 d5 f5 86 f4 d2 d3 b0 87 b6 d6 a9 a7 aa ab ae f9 fa fb db f8 dc d8 d9 ba bb bf ff 9a 9b cf 9c
    80 c1 81 82 .. c2 84 83 85 .. .. 88 8e 8d 8f f0 .. f1 d7 c9 de fe .. ca 93 90 94 95 .. b5 b4 b7 b8 ..
    bc b9 bd be .. d4 97 96 98 99 .. f7 9e 9d 9f a6 .. a8 da d1 ac .. d0 af ad b1 .. .. b2 dd fd b3 ..
"""
# A base letter and the byte of its marks, as Windows-1252 shows them.
_VNI = """
    aø aù aû aõ aï aâ aà aá aå aã aä aê aè aé aú aü aë ñ eø eù eû eõ eï eâ eà eá eå eã eä ì í æ ó ò
    oø où oû oõ oï oâ oà oá oå oã oä ô ôø ôù ôû ôõ ôï uø uù uû uõ uï ö öø öù öû öõ öï yø yù yû yõ î
"""


class Charset(NamedTuple):
    """One old character set: its name, and for each of its letters the bytes that stand for it."""

    name: str
    letters: dict[str, bytes]

    def encode(self, text: str) -> bytes:
        """The text in this set; raises UnicodeEncodeError for a letter it does not have."""
        composed = unicodedata.normalize("NFC", text)
        return b"".join(self._bytes(composed, at) for at in range(len(composed)))

    def _bytes(self, text: str, at: int) -> bytes:
        letter = text[at]
        if letter in self.letters:
            return self.letters[letter]
        value = _BYTES.get(letter)
        if value is None or (value > 0x7F and bytes([value]) in self.letters.values()) or letter in _LETTERS:
            raise UnicodeEncodeError(self.name, text, at, at + 1, f"no such letter in {self.name}")
        return bytes([value])


class _Reader:
    """Reads the bytes of one set, two for a letter where two stand for one."""

    def __init__(self, charset: Charset) -> None:
        self._single = list(WESTERN)
        self._pairs: dict[str, str] = {}
        for letter, values in charset.letters.items():
            if len(values) == 1:
                self._single[values[0]] = letter
            else:
                self._pairs[values.decode("latin-1")] = letter
                # Capitals were also typed with the small letter's mark, and the other way round.
                self._pairs.setdefault(values[:1].decode("latin-1") + values[1:].decode("latin-1").swapcase(), letter)

    @cached_property
    def _firsts(self) -> frozenset[str]:
        return frozenset(pair[0] for pair in self._pairs)

    def read(self, content: bytes) -> str:
        text = content.decode("latin-1")
        if not self._pairs:
            return "".join(map(self._single.__getitem__, content))
        read, at = [], 0
        while at < len(text):
            pair = self._pairs.get(text[at : at + 2]) if text[at] in self._firsts else None
            read.append(pair or self._single[content[at]])
            at += 2 if pair else 1
        return "".join(read)


def _single(table: str) -> dict[str, bytes]:
    pairs = zip(_LETTERS, table.split(), strict=True)
    return {letter: bytes.fromhex(value) for letter, value in pairs if value != ".."}


def _double(table: str) -> dict[str, bytes]:
    signs = table.split()
    return {
        letter: sign.encode("latin-1")
        for letter, sign in zip(_LETTERS, signs + [sign.upper() for sign in signs], strict=True)
    }


CHARSETS = {
    one.name: one
    for one in (Charset("TCVN3", _single(_TCVN3)), Charset("VNI", _double(_VNI)), Charset("VPS", _single(_VPS)))
}
"""The sets by name."""

_READERS = {name: _Reader(one) for name, one in CHARSETS.items()}


def read_as(name: str, content: bytes) -> str:
    """The text these bytes are in the set of that name, in NFC; ``Windows-1258`` is one of them."""
    if name == "Windows-1258":
        return unicodedata.normalize("NFC", content.decode("cp1258", "replace"))
    return _READERS[name].read(content)


def western_bytes(text: str) -> bytes | None:
    """The bytes that were taken for Windows-1252 or Latin-1 when this text was read; None if it cannot have been."""
    try:
        return bytes([_BYTES[sign] for sign in text])
    except KeyError:
        return None
