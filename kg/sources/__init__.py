"""Where articles come from: each file of this room reads one kind of file.

A plug-in is a module with

* ``SUFFIXES``: the file name endings it reads, such as ``(".txt",)``, and
* ``read(path: Path) -> Iterator[Article | Problem]``: the raw articles of one file, with `id`, `text` and
  `origin` and whatever else the file says. What cannot be read is yielded as a `Problem`; reading goes on.

This module finds the files and their plug-ins, and checks what must hold for every article: an ASCII id
that no other article has, and a text. The page itself is then looked at by `kg.layout`.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Protocol

from kg.errors import SourceError
from kg.layout import lay_out
from kg.model import Article
from kg.text import fold

__all__ = ["Problem", "Source", "known", "read"]

_STDIN = Path("-")
_NOT_IN_ID = re.compile(r"[^A-Za-z0-9._-]+")
_READABLE = re.compile(r"[A-Za-z0-9]")
_HALF_PAIR = re.compile("[\ud800-\udfff]")
_ORIGIN = re.compile(r"(.*?)(?::(\d+))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why something could not be read: where it stands, what is wrong, and what would have been right."""

    path: str
    line: int | None
    reason: str
    expected: str

    def __str__(self) -> str:
        """The problem as one line: ``path:line: reason; expected …``."""
        where = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{where}: {self.reason}; expected {self.expected}"


class Source(Protocol):
    """What a plug-in of this room offers."""

    SUFFIXES: tuple[str, ...]

    def read(self, path: Path) -> Iterator[Article | Problem]:
        """The raw articles of one file; what cannot be read comes as a `Problem`."""
        ...


def read(paths: Iterable[str | Path]) -> Iterator[Article | Problem]:
    """The articles of all `paths`, laid out, in the order of the paths; files of a folder sorted by name.

    A path is a file, a folder (read with everything below it), or ``-`` for JSON lines on standard input.
    An article that comes again word for word is left out.
    Raises SourceError for a path that does not exist or of which nothing is known.
    """
    articles = _Known()
    for path in paths:
        for found in _read(Path(path)):
            article = found if isinstance(found, Problem) else _checked(found)
            yield from articles.new(article) if isinstance(article, Article) else [article]


@cache
def known() -> dict[str, Source]:
    """The plug-ins by file name ending, longest ending first."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    plugins = [importlib.import_module(f"{__name__}.{name}") for name in names]
    endings = {suffix: plugin for plugin in plugins for suffix in plugin.SUFFIXES}
    return dict(sorted(endings.items(), key=lambda ending: (-len(ending[0]), ending[0])))


def _read(path: Path) -> Iterator[Article | Problem]:
    if path == _STDIN:
        yield from known()[".jsonl"].read(path)
    elif path.is_dir():
        files = sorted(file for file in path.rglob("*") if file.is_file() and _ending(file))
        if not files:
            yield Problem(str(path), None, "no articles in this folder", f"files ending in {_endings()}")
        for file in files:
            yield from known()[_ending(file)].read(file)
    elif not path.is_file():
        raise SourceError(f"{path}: no such file or folder; expected articles in files ending in {_endings()}")
    elif not _ending(path):
        raise SourceError(f"{path}: no source reads {path.suffix!r}; known: {_endings()}")
    else:
        yield from known()[_ending(path)].read(path)


def _ending(path: Path) -> str:
    """The known ending of a file's name, or nothing."""
    return next((suffix for suffix in known() if path.name.lower().endswith(suffix)), "")


def _endings() -> str:
    return " ".join(sorted(known()))


def _checked(article: Article) -> Article | Problem:
    """The article with an ASCII id, or why it cannot be used."""
    article_id = _NOT_IN_ID.sub("-", article.id if article.id.isascii() else fold(article.id)).strip("-")
    if not _READABLE.search(article_id):
        return _problem(article, f"no letter or digit in the id {article.id!r}", "an id such as news-2019-0412")
    if not article.text.strip():
        return _problem(article, "the text is empty", "the words of the article")
    if _HALF_PAIR.search(article.text + article.title):
        return _problem(article, "the text has half a surrogate pair in it", "valid Unicode")
    return lay_out(replace(article, id=article_id))


class _Known:
    """The articles that were read: the same one again is nothing new, another of the same id is a problem."""

    def __init__(self) -> None:
        self._first: dict[str, tuple[str, str]] = {}

    def new(self, article: Article) -> Iterator[Article | Problem]:
        if article.id not in self._first:
            self._first[article.id] = article.sha256, article.origin
            yield article
            return
        sha256, origin = self._first[article.id]
        if sha256 != article.sha256:
            yield _problem(article, f"another article with the id {article.id!r} of {origin}", "one article per id")


def _problem(article: Article, reason: str, expected: str) -> Problem:
    path, line = _ORIGIN.fullmatch(article.origin).groups()  # type: ignore[union-attr]  # matches anything
    return Problem(path, int(line) if line else None, reason, expected)
