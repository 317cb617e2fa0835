"""An article prepared for reading: its text in one form, its sentences and zones.

All rules match in `Document.text` (the normal form of `kg.text`); `Document.evidence` turns a match into a
span of the article's own text.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kg import layout
from kg.model import Article, Evidence, Kind, Span
from kg.text import Normalised, normalise, sentences

__all__ = ["Document", "Sentence"]


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

    @property
    def text(self) -> str:
        """The text in its normal form."""
        return self.normal.text

    @property
    def published(self) -> date | None:
        """The day of publication, if known."""
        return date.fromisoformat(self.article.published) if self.article.published else None

    def evidence(self, start: int, end: int, rule: str, confidence: float = 0.9) -> Evidence:
        """Evidence for a match at ``text[start:end]``."""
        return Evidence(self.normal.span(start, end), rule, confidence)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in order."""
        zones = self._zones
        starts = [span.start for _, span in zones]
        found = []
        for index, (start, end) in enumerate(sentences(self.text)):
            at = bisect_right(starts, start) - 1
            found.append(Sentence(index, start, end, zones[at][0] if at >= 0 else "body"))
        return tuple(found)

    @cached_property
    def _zones(self) -> list[tuple[Kind, Span]]:
        zones = self.article.zones or layout.zones(self.article.text)
        return [
            (zone.kind, Span(self.normal.locate(zone.span.start), self.normal.locate(zone.span.end))) for zone in zones
        ]

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence an offset of the normal text stands in (the one before, between sentences)."""
        return self.sentences[max(bisect_right(self._starts, offset) - 1, 0)]

    def cut(self, sentence: Sentence) -> str:
        """The words of a sentence."""
        return self.text[sentence.start : sentence.end]

    @cached_property
    def told(self) -> tuple[Sentence, ...]:
        """The sentences that tell something: all but portal chrome and metadata lines."""
        return tuple(sentence for sentence in self.sentences if sentence.zone not in ("chrome", "metadata"))
