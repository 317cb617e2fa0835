"""Where articles come from: each file of this room reads one kind of file.

A plug-in is a module with

* ``SUFFIXES``: the file name endings it reads, such as ``(".txt",)``; ``.gz`` may follow each, and
* ``read(file: File) -> Iterator[Found]``: the raw articles of one file, with `id`, `text` and `origin` and whatever
  else the file says, or, of an archive, the files in it. What cannot be read is yielded as a `Problem`, what was
  converted as a `Note`; reading goes on.

This module finds the plug-in of a file, and checks what must hold for every article: an ASCII id
that no other article has, and a text. Where files lie and how they are opened is the business of `kg.corpus`;
the page itself is then looked at by `kg.layout`.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Protocol

from kg.corpus import BROKEN, PACKINGS, File, Note, Options, Problem, UnusableError, places, reason, unpacked
from kg.encoding import repaired
from kg.errors import KgError
from kg.layout import lay_out
from kg.model import Article
from kg.text import fold

__all__ = ["Found", "Known", "Note", "Options", "Problem", "Source", "files", "known", "read"]

Found = Article | File | Note | Problem

_DEEPEST = 4  # archives within archives
_NOT_IN_ID = re.compile(r"[^A-Za-z0-9._-]+")
_READABLE = re.compile(r"[A-Za-z0-9]")
_HALF_PAIR = re.compile("[\ud800-\udfff]")
_ORIGIN = re.compile(r"(.*?)(?::(\d+))?", re.DOTALL)


class Source(Protocol):
    """What a plug-in of this room offers."""

    SUFFIXES: tuple[str, ...]

    def read(self, file: File) -> Iterator[Found]:
        """The raw articles of one file, or the files in it; what cannot be read comes as a `Problem`."""
        ...


def read(
    paths: Iterable[str | Path], options: Options | None = None, *, once: bool = True
) -> Iterator[Article | Note | Problem]:
    """The articles of all `paths`, laid out, in the order of the paths; files of a folder sorted by name.

    A path is what `kg.corpus.places.files` takes: a file, a folder, a pattern, an address, or ``-``.
    An article that comes again word for word is left out, and another of the same id is a problem; with `once` off
    that is left to whoever sees all articles.
    Raises SourceError for a path that does not exist or of which nothing is known.
    """
    articles = Known()
    for place in files(paths, options):
        for found in _opened(place) if isinstance(place, File) else (place,):
            if isinstance(found, Article):
                yield from articles.new(found) if once else (found,)
            else:
                yield found


def files(paths: Iterable[str | Path], options: Options | None = None) -> Iterator[File | Note | Problem]:
    """The files at all `paths` that are read, not opened yet, and what is to be told of folders; raises as `read`."""
    for path in paths:
        yield from places.files(path, options or Options(), is_known, _endings())


@cache
def known() -> dict[str, Source]:
    """The plug-ins by file name ending, longest ending first."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    plugins = [importlib.import_module(f"{__name__}.{name}") for name in names]
    endings = {suffix: plugin for plugin in plugins for suffix in plugin.SUFFIXES}
    endings |= {suffix + packing: plugin for suffix, plugin in endings.items() for packing in PACKINGS}
    return dict(sorted(endings.items(), key=lambda ending: (-len(ending[0]), ending[0])))


def is_known(name: str) -> bool:
    """Whether a file of this name is read."""
    return bool(_ending(name))


def _opened(file: File) -> Iterator[Article | Note | Problem]:
    """What a file holds, archives within it opened too; one file that cannot be read must not end the run."""
    try:
        if file.depth > _DEEPEST:
            raise UnusableError(f"lies in more than {_DEEPEST} archives", "archives that are not nested so deeply")
        yield from _found(file)
    except UnusableError as error:
        yield file.problem(error.reason, error.expected, error.line)
    except BROKEN as error:
        yield file.problem(reason(error), "a readable, complete file")
    except KgError:
        raise
    except Exception as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        said = f"reading failed with {type(error).__name__}: {error} ({Path(frame.filename).name}:{frame.lineno})"
        yield file.problem(said, "a file that can be read; please report this one")


def _found(file: File) -> Iterator[Article | Note | Problem]:
    ending = _ending(file.kind)
    packing = next((one for one in PACKINGS if ending.endswith(one)), "")
    inner = unpacked(file, packing) if packing else file
    empty = True
    for found in known()[ending].read(inner):
        empty = False
        if isinstance(found, File):
            yield from _opened(found)
        elif isinstance(found, Article):
            yield from _checked(found)
        else:
            yield found
    if empty:
        yield file.problem("no articles in this file", "at least one")


def _ending(name: str) -> str:
    """The known ending of a file's name, or nothing."""
    lower = name.lower()
    return next((suffix for suffix in known() if lower.endswith(suffix)), "")


def _endings() -> str:
    return " ".join(sorted(ending for ending in known() if not ending.endswith(tuple(PACKINGS))))


def _checked(article: Article) -> Iterator[Article | Note | Problem]:
    """The article with an ASCII id and in Unicode, or why it cannot be used."""
    article_id = _NOT_IN_ID.sub("-", article.id if article.id.isascii() else fold(article.id)).strip("-")
    if not _READABLE.search(article_id):
        yield _problem(article, f"no letter or digit in the id {article.id!r}", "an id such as news-2019-0412")
    elif not article.text.strip():
        yield _problem(article, "the text is empty", "the words of the article")
    elif _HALF_PAIR.search(article.text + article.title):
        yield _problem(article, "the text has half a surrogate pair in it", "valid Unicode")
    else:
        yield from _in_unicode(replace(article, id=article_id))


def _in_unicode(article: Article) -> Iterator[Article | Note]:
    """The article laid out; where its words are those of an old font, converted before, with a note."""
    text = repaired(article.text)
    if text:
        title = repaired(article.title)  # too short to tell by itself, it goes with the text
        path, line = _place(article)
        yield Note(path, line, f"converted from {text.encoding}")
        article = replace(article, text=text.text, title=title.text if title else article.title, zones=())
    yield lay_out(article)


class Known:
    """The articles that were read: the same one again is nothing new, another of the same id is a problem."""

    def __init__(self) -> None:
        """No article yet."""
        self._first: dict[str, tuple[str, str]] = {}

    def new(self, article: Article) -> Iterator[Article | Problem]:
        """The article if it is new, nothing if it comes again, a problem if another has its id."""
        if article.id not in self._first:
            self._first[article.id] = article.sha256, article.origin
            yield article
            return
        sha256, origin = self._first[article.id]
        if sha256 != article.sha256:
            yield _problem(article, f"another article with the id {article.id!r} of {origin}", "one article per id")


def _problem(article: Article, reason: str, expected: str) -> Problem:
    return Problem(*_place(article), reason, expected)


def _place(article: Article) -> tuple[str, int | None]:
    path, line = _ORIGIN.fullmatch(article.origin).groups()  # type: ignore[union-attr]  # matches anything
    return path, int(line) if line else None
