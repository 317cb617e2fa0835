"""Patterns that are tried only where a word stands that can open them.

A pattern of a hundred wordings makes a hundred comparisons at every letter of a text. One pass of an automaton
finds the places where any of its first words stands, and only there the pattern is tried: what is found is what
`re` would find, in a tenth of the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from ahocorasick_rs import AhoCorasick

__all__ = ["CuedPattern", "openings"]

# The plain words a wording begins with, behind what it looks back at: "Sở" of "(?<!trụ )Sở (?=Y)", "TP" of "TP\\.?".
_OPENING = re.compile(r"(?:\(\?<[!=][^)]*\))*((?:[^\W_]|[ ,/&'-](?![?*{]))+)(?![?*{\w])")
_EITHER = re.compile(r"\[(\w)\w\]")  # one letter in either case: [Bb]


def openings(*wordings: str) -> tuple[str, ...]:
    """The plain words with which each of the wordings begins, as cues for a `CuedPattern`."""
    found = [_OPENING.match(_EITHER.sub(r"\1", wording)) for wording in wordings]
    unopened = [wording for wording, opening in zip(wordings, found, strict=True) if opening is None]
    if unopened:
        raise ValueError(f"a wording must begin with a plain word, unlike {unopened[0]!r}")
    return tuple(opening[1] for opening in found if opening)


class CuedPattern:
    """A pattern that can be searched for as one of `re`, and the words with one of which every match begins."""

    def __init__(self, pattern: re.Pattern[str], cues: Iterable[str], *, cased: bool = False) -> None:
        """A pattern with its cues, which count in small letters and capitals, or if `cased` only as they are spelt."""
        self.pattern = pattern
        self._cased = cased
        self._cues = tuple(sorted({cue if cased else cue.lower() for cue in cues}))

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(self._cues)

    def each(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The match at every place where one begins, in order; one may reach into the next."""
        stop = len(text) if end is None else end
        for place in self._places(text if stop - start == len(text) else text[start:stop]):
            if match := self.pattern.match(text, start + place, stop):
                yield match

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The matches in order, each beginning where the one before has ended or later."""
        at = start
        for match in self.each(text, start, end):
            if match.start() >= at:
                at = match.end()
                yield match

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match, if there is one."""
        return next(self.each(text, start, end), None)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The match that begins at an offset, if there is one."""
        return self.pattern.match(text, start)

    def _places(self, text: str) -> list[int]:
        if not self._cased:
            text = _small(text)
        return sorted({start for _, start, _ in self._automaton.find_matches_as_indexes(text, overlapping=True)})


@lru_cache(maxsize=8)
def _small(text: str) -> str:
    """A text in small letters, place by place; many patterns look at one text, one after the other."""
    lower = text.lower()  # a letter whose small form is longer (İ) would shift what follows
    return lower if len(lower) == len(text) else "".join(letter.lower()[0] for letter in text)
