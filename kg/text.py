"""Vietnamese spelling: one form to match in, sentences, folding for search, collation.

`normalise` brings text into the one form all matching happens in (NFC, one tone-mark style, Đ, plain spaces,
dashes and quotes) and keeps the way back: every span of the normal form maps to a span of the original.
What words mean is none of this module's business.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from kg.model import Span

__all__ = [
    "Normalised",
    "collation_key",
    "fold",
    "nfc",
    "normalise",
    "plain",
    "sentence_at",
    "sentences",
    "unify_tone_marks",
    "without_marks",
]

# ---------------------------------------------------------------- one form
_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_NOTHING = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
# Letters of other scripts that look like Latin ones and travel with copied pages (trap 15 of the genre).
_LOOKALIKES = dict(zip("аеорсхуіАВЕКМНОРСТХІ", "aeopcxyiABEKMHOPCTXI", strict=True))
_REPLACED: dict[int, str] = {
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys(map(ord, _DASHES), "-"),
    **dict.fromkeys(map(ord, "“”„‟«»″"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‛′`´"), "'"),
    0x00D0: "Đ",
    0x0189: "Đ",
    0x00F0: "đ",
    **{ord(a): b for a, b in _LOOKALIKES.items()},
}
_REPLACED_RE = re.compile(f"[{''.join(map(chr, _REPLACED))}]")
_DELETED = frozenset(_NOTHING)
_DELETED_RE = re.compile(f"[{_NOTHING}]")

# Old style puts the tone on the last vowel of oa, oe, uy; new style on the first. Ours is hòa, khỏe, thủy.
_TONE_PAIRS = {
    old: new
    for olds, news in (
        ("oà oá oả oã oạ", "òa óa ỏa õa ọa"),
        ("oè oé oẻ oẽ oẹ", "òe óe ỏe õe ọe"),
        ("uỳ uý uỷ uỹ uỵ", "ùy úy ủy ũy ụy"),
    )
    for old, new in zip(olds.split(), news.split(), strict=True)
}
_TONE_PAIRS |= {old[0].upper() + old[1]: new[0].upper() + new[1] for old, new in _TONE_PAIRS.items()} | {
    old.upper(): new.upper() for old, new in _TONE_PAIRS.items()
}
# Only where the syllable ends there (hoàn keeps its mark), and not after q, where u belongs to the consonant. The
# classes come first, because a pattern that begins with one is searched for quickly; they hold more than the pairs.
_TONE = re.compile(rf"[oOuU][{''.join(sorted({pair[1] for pair in _TONE_PAIRS}))}](?<![qQ]..)(?![\w\u0300-\u036f])")


def nfc(raw: str) -> str:
    """The text in NFC with ``\\n`` line ends and no byte-order marks: the form articles are kept in."""
    return unicodedata.normalize("NFC", raw.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def unify_tone_marks(text: str) -> str:
    """The text with the tone mark of oa, oe, uy on the first vowel (hoà → hòa); the length stays."""
    return _TONE.sub(lambda match: _TONE_PAIRS.get(match[0], match[0]), text)


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text in the form all matching happens in, and the way back to the original.

    `starts` and `ends` give for each code point of `text` where it begins and ends in the original; both are
    None when the two have the same offsets, as is nearly always so.
    """

    text: str
    starts: Sequence[int] | None = None
    ends: Sequence[int] | None = None

    def span(self, start: int, end: int) -> Span:
        """The span of the original that ``text[start:end]`` stands for."""
        if self.starts is None or self.ends is None:
            return Span(start, end)
        if start == end:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return Span(at, at)
        return Span(self.starts[start], self.ends[end - 1])

    def locate(self, offset: int) -> int:
        """The place in `text` of an offset of the original: of the letter that stands there or last before it."""
        if self.starts is None or self.ends is None:
            return offset
        if not self.ends or offset >= self.ends[-1]:
            return len(self.ends)
        place = max(bisect_right(self.starts, offset) - 1, 0)
        return bisect_left(self.starts, self.starts[place])


def normalise(text: str) -> Normalised:
    """The text in one form: NFC, one tone-mark style, Đ, plain spaces, dashes and quotes; see the module."""
    replaced = _replaced(text)
    if _is_composed(text) and _is_composed(replaced) and not _DELETED_RE.search(text):
        return Normalised(unify_tone_marks(replaced))
    pieces, starts, ends = [], [], []
    for start, end in _clusters(text):
        letters = _letters(text[start:end])
        pieces.append(letters)
        starts.extend([start] * len(letters))
        ends.extend([end] * len(letters))
    return Normalised(unify_tone_marks("".join(pieces)), starts, ends)


_composed = partial(unicodedata.normalize, "NFC")
_is_composed = partial(unicodedata.is_normalized, "NFC")


@lru_cache(maxsize=4096)
def _letters(cluster: str) -> str:
    """What a letter with its marks is in the normal form; most often one code point, nothing for what is left out."""
    return _composed(_replaced(_composed(_DELETED_RE.sub("", cluster))))


def _replaced(text: str) -> str:
    """The text with plain spaces, dashes, quotes and Latin letters; `str.translate` looks up every letter instead."""
    return _REPLACED_RE.sub(lambda match: _REPLACED[ord(match[0])], text)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Spans of a letter with what belongs to it: combining marks, also behind characters that are left out."""
    start = end = 0
    for at, letter in enumerate(text):
        if letter in _DELETED:
            continue
        if not unicodedata.combining(letter):
            if end:
                yield start, end
            start = at
        end = at + 1
    if end:
        yield start, end


# ---------------------------------------------------------------- sentences
# Lower-case forms of what may stand before a full stop inside a sentence.
_ABBREVIATIONS = frozenset(
    """tp tx tt ts ths gs pgs bs ks kts ls ncs tsk tskh cn cvc nsnd nsưt ngnd ngưt đ/c đc tr sđd nxb vd tnhh ck st
    mr mrs ms dr hv đh cđ qđ nđ nq no th bscki bsckii cki ckii""".split()  # noqa: SIM905  (a list of forty is no clearer)
)
# Possessive, and only where a row of stops begins: a page of dots takes no longer than a page of words. One class
# stands first for both ends, of a line and of a sentence, because such a pattern is searched for quickly.
_BREAK = re.compile(
    r"""[.!?…\n](?:(?<=\n)\n*+|(?<!\n)(?<![.!?…].)[.!?…]*+["')\]]*+(?=\s++["'(\[]*+(?:[*•]\s?+)?(\w|-)))"""
)
_LAST_WORD = re.compile(r"[\w/]+$")
_ROMAN = frozenset("IVXLC")


def sentences(text: str) -> Iterator[Span]:
    """The sentences of a normalised text in order, without the white space around them.

    A line end ends a sentence. A full stop does so before a capital letter or digit, unless it belongs to an
    abbreviation (TP., TS.), an initial, or a number.
    """
    start = 0
    for match in _BREAK.finditer(text):
        follower = match[1]
        if follower and (follower.islower() or (match[0] == "." and _is_abbreviation(text, match.start()))):
            continue
        if sentence := _trimmed(text, start, match.end()):
            yield sentence
        start = match.end()
    if sentence := _trimmed(text, start, len(text)):
        yield sentence


def _is_abbreviation(text: str, stop: int) -> bool:
    word = _LAST_WORD.search(text, max(stop - 12, 0), stop)
    if not word:
        return False
    letters = word[0]
    if letters.lower() in _ABBREVIATIONS:
        return True
    return len(letters) == 1 and letters.isupper() and letters not in _ROMAN


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The stretch without the white space around it; None if it holds nothing else."""
    words = text[start:end].lstrip()
    first = end - len(words)
    return Span(first, first + len(words.rstrip())) if words else None


def sentence_at(text: str, span: Span) -> Span:
    """The sentence (or sentences, if it runs over several) of `text` that `span` stands in."""
    first = text.rfind("\n", 0, span.start) + 1
    last = text.find("\n", span.end)
    last = len(text) if last < 0 else last
    normal = normalise(text[first:last])
    inside = [normal.span(*s) for s in sentences(normal.text)]
    touched = [s for s in inside if first + s.start < span.end and first + s.end > span.start]
    if not touched:
        return span
    return Span(first + touched[0].start, first + touched[-1].end)


# ---------------------------------------------------------------- searching and ordering
_BARRED = str.maketrans("đĐðÐ", "dDdD")  # letters whose bar is no combining mark


def plain(text: str) -> str:
    """The text for comparing: normalised, lower-case, single spaces; diacritics stay."""
    return " ".join(normalise(text).text.lower().split())


def without_marks(text: str) -> str:
    """The text without any diacritics, đ as d, in NFC: 'Đắk Lắk' → 'Dak Lak'."""
    decomposed = unicodedata.normalize("NFD", text.translate(_BARRED))
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", bare)


def fold(text: str) -> str:
    """The text for searching: lower-case, without any diacritics. Never a key of identity."""
    return " ".join(without_marks(plain(text)).split())


_ALPHABET = {letter: place for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}


def collation_key(text: str) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """A sort key in Vietnamese dictionary order: syllable by syllable, letters before tones.

    Letters run a ă â b c d đ …, tones level, huyền, hỏi, ngã, sắc, nặng (the order of Từ điển tiếng Việt).
    """
    return tuple(_syllable_key(word) for word in plain(text).split())


def _syllable_key(word: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    letters, tones = [], []
    for letter in unicodedata.normalize("NFC", word):
        base, tone = _split_tone(letter)
        letters.append(_ALPHABET.get(base, 100 + ord(base[:1] or "\0")))
        tones.append(tone)
    return tuple(letters), tuple(tones)


def _split_tone(letter: str) -> tuple[str, int]:
    marks = unicodedata.normalize("NFD", letter)
    tone = next((_TONES[mark] for mark in marks if mark in _TONES), 0)
    base = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))
    return base, tone
