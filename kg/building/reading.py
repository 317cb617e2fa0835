"""What articles state, kept from build to build: only articles that are new, or changed, are read."""

from __future__ import annotations

import hashlib
import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator

from kg import records
from kg.building.kept import Kept
from kg.corpus import Problem
from kg.errors import RecordError
from kg.model import Article, Record

__all__ = ["Remembered", "key_of"]

Reader = Callable[[Iterable[Article]], Iterable[Record | Problem]]


class Remembered:
    """A reader of articles that asks another one only for those whose records are not kept."""

    def __init__(self, kept: Kept | None) -> None:
        """A reader that keeps records there, or none."""
        self._kept = kept

    def read(self, articles: Iterable[Article], read: Reader) -> Iterator[tuple[Article, Record | Problem]]:
        """Each article with its record, in the order of the articles; `read` gives the missing ones in order.

        A problem is not kept: the next build tries again.
        """
        waiting: deque[tuple[Article, str, Record | None]] = deque()
        for result in read(self._missing(articles, waiting)):
            yield from _known(waiting)
            article, key, _ = waiting.popleft()
            if self._kept is not None and isinstance(result, Record):
                self._kept.put(key, records.dumps(result).encode())
            yield article, result
        yield from _known(waiting)

    def _missing(
        self, articles: Iterable[Article], waiting: deque[tuple[Article, str, Record | None]]
    ) -> Iterator[Article]:
        for article in articles:
            key = key_of(article) if self._kept is not None else ""
            record = self._record(key, article)
            waiting.append((article, key, record))
            if record is None:
                yield article

    def _record(self, key: str, article: Article) -> Record | None:
        value = None if self._kept is None else self._kept.get(key)
        if value is None:
            return None
        try:
            return records.loads(value.decode(), article.origin)
        except (RecordError, UnicodeDecodeError):
            return None  # written by a version that wrote otherwise under the same rules: it is read again


def _known(waiting: deque[tuple[Article, str, Record | None]]) -> Iterator[tuple[Article, Record]]:
    """The articles at the head of the queue whose records are known."""
    while waiting and (record := waiting[0][2]) is not None:
        yield waiting.popleft()[0], record


def key_of(article: Article) -> str:
    """The hash of all that reading an article depends on; where it was found is no part of it."""
    told = (article.id, article.text, article.title, article.published, article.url, article.publisher, article.zones)
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()
