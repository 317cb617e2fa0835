"""An article prepared for reading: its text in one form, its sentences and zones.

All rules match in `Document.text` (the normal form of `kg.text`); `Document.evidence` turns a match into a
span of the article's own text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kg import layout
from kg.errors import SourceError
from kg.model import Article, Evidence, Kind
from kg.reading.cues import CuedPattern
from kg.text import Normalised, normalise, sentences

__all__ = ["Document", "Sentence"]

_LONGEST_OPENING = 120  # code points; enough for any rule that asks how a sentence opens
_LONGEST_SENTENCE = 3000  # code points; a page without full stops is read in pieces, so that its length does no harm


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the normal text: its place among the sentences, its bounds and the zone it stands in."""

    index: int
    start: int
    end: int
    zone: Kind


@dataclass(frozen=True)
class Document:
    """An article and the form of it that rules match in."""

    article: Article
    normal: Normalised

    @classmethod
    def of(cls, article: Article) -> Document:
        """The document of an article."""
        return cls(article, normalise(article.text))

    @cached_property
    def text(self) -> str:
        """The text in its normal form."""
        return self.normal.text

    @property
    def published(self) -> date | None:
        """The day of publication, if known."""
        if not self.article.published:
            return None
        try:
            return date.fromisoformat(self.article.published)
        except ValueError:
            said = f"{self.article.id}: published is {self.article.published!r}"
            raise SourceError(f"{said}; it must be an ISO date such as '2019-10-21', or None") from None

    def evidence(self, start: int, end: int, rule: str, confidence: float = 0.9) -> Evidence:
        """Evidence for a match at ``text[start:end]``."""
        return Evidence(self.normal.span(start, end), rule, confidence)

    # -- sentences
    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in order."""
        kinds = [kind for kind, _ in self._zones]
        starts = [start for _, start in self._zones]
        found = []
        for index, (start, end) in enumerate(_pieces(self.text)):
            zone = bisect_right(starts, start) - 1
            found.append(Sentence(index, start, end, kinds[zone] if zone >= 0 else "body"))
        return tuple(found)

    @cached_property
    def told(self) -> tuple[Sentence, ...]:
        """The sentences that tell something: all but portal chrome and metadata lines."""
        return tuple(filter(_tells, self.sentences))

    @cached_property
    def titles(self) -> tuple[Sentence, ...]:
        """The sentences of the headline."""
        return tuple(sentence for sentence in self.sentences if sentence.zone == "title")

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence an offset of the normal text stands in (the one before, between sentences)."""
        return self.sentences[max(bisect_right(self._starts, offset) - 1, 0)]

    def around(self, sentence: Sentence, distance: int) -> tuple[Sentence, ...]:
        """The telling sentences at most `distance` sentences away, the sentence itself among them."""
        near = self.sentences[max(sentence.index - distance, 0) : sentence.index + distance + 1]
        return tuple(filter(_tells, near))

    def holding(self, pattern: CuedPattern) -> tuple[Sentence, ...]:
        """The telling sentences in which a match of the pattern begins, in order."""
        indexes = dict.fromkeys(self.sentence_at(match.start()).index for match in pattern.each(self.text))
        return tuple(filter(_tells, (self.sentences[index] for index in indexes)))

    def cut(self, sentence: Sentence) -> str:
        """The words of a sentence."""
        return self.text[sentence.start : sentence.end]

    def opening(self, sentence: Sentence) -> str:
        """The first words of a sentence."""
        return self.text[sentence.start : min(sentence.start + _LONGEST_OPENING, sentence.end)]

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _zones(self) -> list[tuple[Kind, int]]:
        """The zones of the page and where each begins in the normal text."""
        zones = self.article.zones or layout.zones(self.article.text)
        return [(zone.kind, self.normal.locate(zone.span.start)) for zone in zones]


def _tells(sentence: Sentence) -> bool:
    return sentence.zone not in ("chrome", "metadata")


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a text, those that are too long cut between words."""
    for start, end in sentences(text):
        while end - start > _LONGEST_SENTENCE:
            gap = text.rfind(" ", start, start + _LONGEST_SENTENCE)
            cut = gap if gap > start else start + _LONGEST_SENTENCE
            yield start, cut
            start = cut + (gap > start)
        yield start, end
