"""The sentences a page carries as evidence, each once, and where in them the quoted words stand.

A page refers to passages by number: passage → sentence, first and last character of the quote in it;
sentence → article, text. Only what some fact points to is carried, so that a page grows with what it shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kg.views.page.rows import Row, Rows

__all__ = ["AT_MOST", "Quotations"]

AT_MOST = 3  # passages a fact points to, the surest first; all of them are in the graph


class Quotations:
    """What a page quotes, numbered in the order in which it was asked for."""

    def __init__(self, rows: Rows) -> None:
        """Quotations from the passages of these rows; none yet."""
        self._rows = rows
        self._articles: dict[str, int] = {}
        self._sentences: dict[tuple[str, str], int] = {}
        self._passages: dict[str, tuple[int, int, int]] = {}
        self._numbers: dict[str, int] = {}
        self._said: dict[tuple[str | None, ...], list[int]] = {}  # a fact stands in several panels, found once

    def says(self, *subjects: str | None) -> list[int]:
        """The numbers of the surest passages that state the rows with these ids, at most `AT_MOST`."""
        if subjects not in self._said:
            self._said[subjects] = list(dict.fromkeys(self._number(passage) for passage in self._surest(subjects)))
        return list(self._said[subjects])

    def by_article(self, subject: str) -> list[Row]:
        """The passages that state a row, as rows of a panel, one for each article."""
        found: dict[str, list[int]] = {}
        for passage in self._surest([subject]):
            found.setdefault(passage["article"], []).append(self._number(passage))
        return [{"article": self.article(article), "says": numbers} for article, numbers in found.items()]

    def article(self, id: str) -> int:
        """The number of an article."""
        return self._articles.setdefault(id, len(self._articles))

    def carried(self) -> dict[str, list[Any]]:
        """The numbered passages, sentences and articles, ready for JSON."""
        return {
            "passages": [list(passage) for passage in self._passages.values()],
            "sentences": [[self.article(article), text] for article, text in self._sentences],
            "articles": [self._about(article) for article in self._articles],
        }

    def _surest(self, subjects: Iterable[str | None]) -> Iterator[Row]:
        stated = [evidence for subject in subjects for evidence in self._rows.of("evidence", "subject", subject)]
        stated.sort(key=lambda evidence: -evidence["confidence"])
        found = dict.fromkeys(evidence["passage"] for evidence in stated)
        passages = (self._rows.one("passages", "passage", one) for one in list(found)[:AT_MOST])
        return (passage for passage in passages if passage is not None)

    def _number(self, passage: Row) -> int:
        name = passage["passage"]
        if name not in self._numbers:
            self._numbers[name] = len(self._numbers)
            self.article(passage["article"])
            text, start, end = _placed(passage)
            sentence = self._sentences.setdefault((passage["article"], text), len(self._sentences))
            self._passages[name] = (sentence, start, end)
        return self._numbers[name]

    def _about(self, id: str) -> dict[str, str | None]:
        article = self._rows.one("articles", "article", id) or {}
        return {
            "title": article.get("title"),
            "date": article.get("published"),
            "url": article.get("url"),
            "publisher": article.get("publisher"),
        }


def _placed(passage: Row) -> tuple[str, int, int]:
    """The sentence of a passage and where its quote stands in it; a quote that leaves its sentence stands alone."""
    sentence, quote = passage["sentence"], passage["quote"]
    starts = list(_occurrences(sentence, quote))
    if not starts:
        return quote, 0, len(quote)
    start = max(starts, key=lambda start: _agreement(sentence[:start], sentence[start + len(quote) :], passage))
    return sentence, start, start + len(quote)


def _occurrences(text: str, words: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


def _agreement(before: str, after: str, passage: Row) -> int:
    """How many characters around a place in the sentence are those around the quote in the article."""
    return _common(before[::-1], passage["prefix"][::-1]) + _common(after, passage["suffix"])


def _common(one: str, other: str) -> int:
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
