"""The text of an article as far as its passages quote it, from which passages are cut again.

A text is known in runs without gaps; sentences are stretches of it. A passage stands in the shortest sentence around
it, and up to twenty code points before and after it are its context.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from unicodedata import normalize

__all__ = ["AROUND", "Cut", "Text", "runs"]

AROUND = 20  # code points of context, as `kg.resolution.passages` cuts them

Run = tuple[int, str]
Stretch = tuple[int, int]


class Cut(NamedTuple):
    """The words of a passage, those before and after it, and its sentence; None for what is not known."""

    quote: str | None
    prefix: str | None
    suffix: str | None
    sentence: str | None


@dataclass(frozen=True)
class Text:
    """The known runs of a text, each with its first code point, its sentences, and its length in code points."""

    runs: Sequence[Run]
    sentences: Iterable[Stretch]
    chars: int
    _starts: list[int] = field(init=False, repr=False)
    _shortest: list[Stretch] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Put runs and sentences in the order in which they are looked through."""
        object.__setattr__(self, "runs", sorted(self.runs))
        object.__setattr__(self, "_starts", [start for start, _ in self.runs])
        object.__setattr__(self, "_shortest", sorted(self.sentences, key=lambda one: (one[1] - one[0], one)))

    def passage(self, start: int, end: int) -> Cut:
        """What is known of the passage from code point `start` up to but not including `end`."""
        around = next((one for one in self._shortest if one[0] <= start and end <= one[1]), None)
        return Cut(
            self._cut(start, end),
            self._cut(max(start - AROUND, 0), start),
            self._cut(end, min(end + AROUND, self.chars)),
            self._cut(*around) if around else None,
        )

    def _cut(self, start: int, end: int) -> str | None:
        if start == end:
            return ""
        place = bisect_right(self._starts, start) - 1
        if start > end or place < 0:
            return None
        begin, words = self.runs[place]
        return words[start - begin : end - begin] if end <= begin + len(words) else None


def runs(pieces: Iterable[Run]) -> list[Run]:
    """The pieces of one text, joined where they touch or overlap; the first wins where they contradict each other."""
    joined: list[tuple[int, list[str], int]] = []
    for start, words in sorted(pieces):
        if not joined or start > joined[-1][2]:
            joined.append((start, [words], start + len(words)))
            continue
        begin, parts, end = joined[-1]
        if start + len(words) > end:
            parts.append(words[end - start :])
            joined[-1] = (begin, parts, start + len(words))
    return [(start, normalize("NFC", "".join(parts))) for start, parts, _ in joined]
