"""Texts whose passages contradict each other, or are not cut as others: what is told of them, passage by passage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.graph.rows import Row
from kg.rdf import literals
from kg.rdf.passages import at
from kg.rdf.terms import TYPE, Fact, Iri, Terms
from kg.rdf.texts import Cut, Text, runs

__all__ = ["disputed", "place_in_sentence"]


def disputed(terms: Terms, article: str, found: Iterable[Row], chars: int) -> Iterator[Fact]:
    """The text of an article as its passages have it, its sentences, and what cannot be cut out of it again."""
    node, told = terms.id("article", article), list(found)
    text = _text(told, chars)
    for start, words in text.runs:
        yield _fragment(node, start, start + len(words)), terms.lt["words"], literals.plain(words)
    for start, end in text.sentences:
        yield _fragment(node, start, end), TYPE, terms.lt["Sentence"]
    for row in told:
        yield from _told(terms, at(node, "char", row), row, text.passage(row.start, row.end))


def _text(found: Iterable[Row], chars: int) -> Text:
    """The text as far as the passages and their sentences tell it."""
    pieces: set[tuple[int, str]] = set()
    sentences: set[tuple[int, int]] = set()
    for row in found:
        if row.start >= len(row.prefix):
            pieces.add((row.start - len(row.prefix), row.prefix + row.quote + row.suffix))
        start = row.start - place_in_sentence(row.sentence, row.quote, row.prefix, row.suffix, most=row.start)
        if start <= row.start:
            pieces.add((start, row.sentence))
            sentences.add((start, start + len(row.sentence)))
    return Text(runs(piece for piece in pieces if piece[1]), sorted(sentences), chars)


def place_in_sentence(sentence: str, quote: str, prefix: str, suffix: str, *, most: int | None = None) -> int:
    """Where the quote stands in its sentence, between the words around it, at `most` so far behind; -1 for nowhere."""
    place = sentence.find(quote)
    while place >= 0:
        before, after = sentence[:place], sentence[place + len(quote) :]
        meeting = _meet(before[::-1], prefix[::-1]) and _meet(after, suffix)
        if meeting and (most is None or place <= most):
            return place
        place = sentence.find(quote, place + 1)
    return -1


def _meet(one: str, other: str) -> bool:
    length = min(len(one), len(other))
    return one[:length] == other[:length]


def _fragment(article: Iri, start: int, end: int) -> Iri:
    return Iri(f"{article[:-1]}#char={start},{end}>")


def _told(terms: Terms, node: Iri, row: Row, cut: Cut) -> Iterator[Fact]:
    """The words of a passage that the text does not give as the table has them."""
    for name, known in cut._asdict().items():
        words = getattr(row, name)
        if words != known:
            yield node, terms.lt[f"{name}AsTold"], literals.plain(words)
