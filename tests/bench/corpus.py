"""Corpora of any size for benchmarks and chaos tests: the same seed gives the same bytes.

    python -m tests.bench.corpus -o big.jsonl.gz [--of FILE] [--times N] [--new N] [--seed N]

A corpus is made of copies of given articles and of new ones. In each copy but the first, ids, days, provinces and the
names of people are others: a copy that keeps its words would be found to be one, and a person who held office twenty
times as often is not what a larger corpus is like. New articles are those of `tests.bench.grammar`. Everything is
streamed; given articles are held in memory once.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from random import Random

from kg import sources
from kg.files import write_lines
from kg.model import Article
from tests.bench.grammar import FAMILY, GIVEN, provinces, written

__all__ = ["copies", "corpus", "new", "save"]

Line = dict[str, str]

_DAY = re.compile(r"\b(\d{1,2})([/-])(\d{1,2})(?=[/-]((?:19|20)\d\d)\b)")
_CAPITAL = "[A-ZĐÀ-ỸẠ-Ỵ]"
_PERSON = re.compile(rf"\b((?:{'|'.join(FAMILY)})(?: {_CAPITAL}\w+){{1,2}} )({_CAPITAL}\w+)")


def corpus(articles: Sequence[Article], *, times: int = 1, new_ones: int = 0, seed: int = 1) -> Iterator[Line]:
    """The articles `times` over, the first time as they are, then `new_ones` new articles."""
    return chain(copies(articles, times, seed), new(new_ones, seed))


def copies(articles: Sequence[Article], times: int, seed: int = 1) -> Iterator[Line]:
    """The articles as lines, then again and again with other ids, days, provinces and people."""
    for number in range(times):
        if number == 0:
            yield from (_line(article) for article in articles)
        else:
            yield from _Varied(number, seed).lines(articles)


def new(count: int, seed: int = 1) -> Iterator[Line]:
    """New articles, each drawn by itself: those of a smaller number are the first of a larger."""
    return (written(f"new-{seed}-{number:07}", Random(f"{seed}/{number}")) for number in range(count))


def save(path: str | Path, lines: Iterable[Line]) -> None:
    """Write the corpus as JSON lines, compressed where the path ends with ``.gz``."""
    write_lines(path, (json.dumps(line, ensure_ascii=False) for line in lines))


class _Varied:
    """How one copy differs: days move within their year, provinces change places, people have other given names."""

    def __init__(self, number: int, seed: int) -> None:
        self._number = number
        chance = Random(f"{seed}/copy/{number}")
        others = chance.sample(provinces(), len(provinces()))
        self._units = dict(zip(provinces(), others, strict=True))
        self._given = dict(zip(GIVEN, chance.sample(GIVEN, len(GIVEN)), strict=True))
        self._month, self._day = chance.randrange(12), chance.randrange(28)
        self._chance = chance

    def lines(self, articles: Iterable[Article]) -> Iterator[Line]:
        for article in articles:
            known = _line(article)
            yield known | {
                "id": f"{article.id}-{self._number:03}",
                "title": self._words(article.title),
                "text": self._words(article.text),
            }

    def _words(self, text: str) -> str:
        moved = _DAY.sub(self._moved, text)
        called = _PERSON.sub(lambda match: match[1] + self._given.get(match[2], self._chance.choice(GIVEN)), moved)
        return _units().sub(lambda match: self._units[match[0]], called)

    def _moved(self, match: re.Match[str]) -> str:
        day, month = int(match[1]), int(match[3])
        if not (1 <= day <= 31 and 1 <= month <= 12):
            return match[0]
        return f"{(day + self._day) % 28 + 1}{match[2]}{(month + self._month) % 12 + 1}"


@cache
def _units() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(provinces())})\b")


def _line(article: Article) -> Line:
    """The article as a line of JSON; what it does not say of itself is left out."""
    known = {"id": article.id, "title": article.title, "text": article.text}
    told = {"published": article.published, "url": article.url, "publisher": article.publisher}
    return known | {name: value for name, value in told.items() if value}


def main() -> None:
    """Write a corpus."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.corpus", description=__doc__.splitlines()[0])
    parser.add_argument("-o", "--output", required=True, type=Path)
    parser.add_argument("--of", type=Path, metavar="PATH", help="articles to copy")
    parser.add_argument("--times", type=int, default=1, help="how often they stand in it")
    parser.add_argument("--new", type=int, default=0, help="new articles")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    given = [one for one in sources.read([options.of]) if isinstance(one, Article)] if options.of else []
    save(options.output, corpus(given, times=options.times, new_ones=options.new, seed=options.seed))


if __name__ == "__main__":
    main()
