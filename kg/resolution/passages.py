"""Passages: evidence cut out of the articles' texts, with the words around it and the sentence it stands in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from kg.errors import GraphError
from kg.model import Article, Span
from kg.resolution.statements import Row
from kg.text import normalise, sentences

__all__ = ["passage_id", "passage_rows"]

_AROUND = 20  # code points of context, as much as a text-quote selector needs to find the place again


def passage_id(article: str, span: Span) -> str:
    """The id of a passage: the article's with the offsets as a fragment after RFC 5147."""
    return f"{article}#char={span.start},{span.end}"


def passage_rows(article: Article, spans: Iterable[Span]) -> Iterator[Row]:
    """The rows of the table passages; raises GraphError for a span that cuts nothing out of the text."""
    normal = normalise(article.text)
    inside = [normal.span(*sentence) for sentence in sentences(normal.text)]
    return (_row(article, span, _sentence(inside, span)) for span in sorted(set(spans)))


def _sentence(inside: Sequence[Span], span: Span) -> Span:
    """The sentence a span stands in, from the first to the last if it touches several; the span if none."""
    first = bisect_right(inside, span.start, key=lambda sentence: sentence.end)
    after = bisect_left(inside, span.end, key=lambda sentence: sentence.start)
    return Span(inside[first].start, inside[after - 1].end) if first < after else span


def _row(article: Article, span: Span, sentence: Span) -> Row:
    text = article.text
    if not (0 <= span.start < span.end <= len(text) and span.cut(text).strip()):
        raise GraphError(
            f"article {article.id!r}: evidence at {span.start}–{span.end} cuts no words out of a text of"
            f" {len(text)} code points; expected 0 ≤ start < end ≤ {len(text)}"
        )
    return {
        "passage": passage_id(article.id, span),
        "article": article.id,
        "start": span.start,
        "end": span.end,
        "quote": span.cut(text),
        "prefix": text[max(span.start - _AROUND, 0) : span.start],
        "suffix": text[span.end : span.end + _AROUND],
        "sentence": sentence.cut(text),
    }
