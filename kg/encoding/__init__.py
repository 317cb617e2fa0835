"""Bytes as text: Unicode where they are Unicode, else the old Vietnamese encoding their words are spelled in.

This module knows how encodings are told apart. Text that is valid Unicode Vietnamese is never touched: an old
encoding is believed only where, read in it, nearly all words with marks are Vietnamese syllables.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from kg.encoding.syllables import share
from kg.encoding.tables import CHARSETS, Charset, read_as, western_bytes

__all__ = ["CHARSETS", "OLD", "Charset", "Decoded", "UndecodableError", "decode", "repaired"]

OLD = (*CHARSETS, "Windows-1258")
"""The old encodings that are recognised."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ONLY_VIETNAMESE = re.compile("[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SURE = 0.85  # of the words with marks must be syllables before an old encoding is believed
_WRONG = 0.6  # of them at most may be syllables as the text stands, before it is thought to be misread
_FEWEST = 3  # words with marks; fewer tell nothing
_SAMPLE = 20_000  # bytes by which encodings are compared


class Decoded(NamedTuple):
    """A text, the encoding it was in, and whether that is an old one it was converted from."""

    text: str
    encoding: str
    converted: bool = False


class UndecodableError(ValueError):
    """Bytes that are no text in any encoding known here; the message says why."""


def decode(content: bytes, declared: str | None = None) -> Decoded:
    """The text these bytes are; `declared` is the encoding their source names, believed where it fits.

    Raises UndecodableError for bytes that are no text, or text in an encoding that is not known here.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return Decoded(_strictly(content, encoding).lstrip("\ufeff"), encoding.removesuffix("-sig"))
    wide = _wide(content)
    if wide:
        return wide
    if len(_CONTROLS.findall(content[:_SAMPLE])) > len(content[:_SAMPLE]) // 100:
        raise UndecodableError("binary content, not text")
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _old(content, declared, error)


def repaired(text: str) -> Decoded | None:
    """The text in Unicode if it is old-encoded text that was taken for Windows-1252; None if it is well as it stands.

    So look the words of the old fonts, ``Céng hoµ x· héi``, and UTF-8 read wrongly, ``Cá»™ng hÃ²a``.
    """
    if not _NOT_ASCII.search(text) or _ONLY_VIETNAMESE.search(text):
        return None
    right, words = share(text)
    content = western_bytes(text) if words >= _FEWEST and right <= _WRONG else None
    if content is None:
        return None
    try:
        return Decoded(content.decode("utf-8"), "UTF-8 read as Windows-1252", converted=True)
    except UnicodeDecodeError:
        return _likeliest(content)


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UndecodableError(f"byte {error.start} is not {encoding.upper().removesuffix('-SIG')}") from error


def _wide(content: bytes) -> Decoded | None:
    """UTF-16 without a byte-order mark, known by the zero bytes of its plain letters."""
    sample = content[: _SAMPLE // 2 * 2]
    if len(content) < 4 or len(content) % 2 or b"\x00" not in sample:
        return None
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if sum(byte in (0, 1, 3, 0x1E, 0x20) for byte in high) > 0.95 * len(high):
            try:
                text = content.decode(encoding)
            except UnicodeDecodeError:
                continue
            if "\x00" not in text[:_SAMPLE]:
                return Decoded(text, encoding)
    return None


def _old(content: bytes, declared: str | None, error: UnicodeDecodeError) -> Decoded:
    likeliest = _likeliest(content)
    if likeliest:
        return likeliest
    if declared and _names_text(declared) and codecs.lookup(declared).name != "utf-8":
        return Decoded(_strictly(content, declared), declared)
    known = ", ".join(OLD)
    raise UndecodableError(f"byte {error.start} is not UTF-8, and the words are none in {known}") from error


def _names_text(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding)._is_text_encoding
    except LookupError:
        return False


def _likeliest(content: bytes) -> Decoded | None:
    """The bytes in the old encoding in which most words are syllables, if nearly all are."""
    sample = content[:_SAMPLE]
    rated = [(*share(read_as(name, sample)), name) for name in OLD]
    right, words, name = max(rated, key=lambda one: one[:2])
    if words < _FEWEST or right < _SURE:
        return None
    return Decoded(read_as(name, content), name, converted=True)
