"""The values of this room: a file, the options it is read with, what is said of it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from kg.errors import SettingsError

__all__ = ["FIELDS", "File", "Note", "Options", "Problem", "UnusableError", "shown"]

FIELDS = ("id", "text", "title", "published", "url", "publisher")
"""What a row of a table or a line of JSON may say of an article."""

_MEGABYTE = 1_000_000
_LONGEST = 120  # signs of an address that are kept in an id
_PACKED = re.compile(r"(?<=.)\.(?:gz|bz2|xz)$")


@dataclass(frozen=True, slots=True)
class Problem:
    """Why something could not be read: where it stands, what is wrong, and what would have been right."""

    path: str
    line: int | None
    reason: str
    expected: str

    def __str__(self) -> str:
        """The problem as one line: ``path:line: reason; expected …``."""
        return f"{_where(self.path, self.line)}: {self.reason}; expected {self.expected}"


@dataclass(frozen=True, slots=True)
class Note:
    """What was done to something so that it could be read, such as converting it from an old encoding."""

    path: str
    line: int | None
    words: str

    def __str__(self) -> str:
        """The note as one line: ``path:line: words``."""
        return f"{_where(self.path, self.line)}: {self.words}"


class UnusableError(Exception):
    """A file cannot be used, or not from here on; becomes a `Problem` of that file and leaves this package as no error.

    `line` is where it was found, counted from 1.
    """

    def __init__(self, reason: str, expected: str, line: int | None = None) -> None:
        """Say what is wrong and what would have been right."""
        super().__init__(reason)
        self.reason, self.expected, self.line = reason, expected, line


@dataclass(frozen=True, slots=True)
class Options:
    """How files are read.

    `columns` gives for a field of FIELDS the name it has in JSON lines, CSV and Parquet; for ``id`` the name ``#``
    makes ids of the text's hash. An article, one document or one line, has at most `max_article` bytes, an archive
    at most `max_unpacked` unpacked, and at most `max_ratio` times what it has packed.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    max_article: int = 20 * _MEGABYTE
    max_unpacked: int = 100_000 * _MEGABYTE
    max_ratio: int = 200

    @classmethod
    def of(cls, columns: str, *, max_article_mb: int, max_unpacked_mb: int, max_ratio: int) -> Options:
        """Options as they are written: columns as ``text=content,title=headline``; raises SettingsError."""
        pairs = [pair.partition("=") for pair in columns.split(",") if pair.strip()]
        named = {name.strip(): column.strip() for name, _, column in pairs}
        wrong = [name for name, column in named.items() if name not in FIELDS or not column]
        if wrong or len(named) < len(pairs):
            said = f"columns = {columns!r}"
            raise SettingsError(f"{said}; expected text=content,title=headline, of each field once: {' '.join(FIELDS)}")
        return cls(named, max_article_mb * _MEGABYTE, max_unpacked_mb * _MEGABYTE, max_ratio)

    def column(self, name: str) -> str:
        """What the field of that name is called in the files."""
        return self.columns.get(name, name)


@dataclass(frozen=True, slots=True)
class File:
    """Something that can be opened and read: a file, an archive's member, what lies at an address.

    `name` is how it is told of, ``archive.zip!folder/page.html`` for a member; `kind` the name whose ending says
    which source reads it; `url` where it was published and `encoding` how it is encoded, where its holder says so;
    `depth` in how many archives it lies.
    """

    name: str
    open: Callable[[], AbstractContextManager[BinaryIO]]
    options: Options
    kind: str = ""
    url: str | None = None
    encoding: str | None = None
    depth: int = 0

    @property
    def stem(self) -> str:
        """What an article in it may be called: its address, or its own name without folders and ending."""
        if self.url:
            return _at_most(self.url.partition("://")[2].strip("/"))
        own = PurePosixPath(self.name.replace("\\", "/").rpartition("!")[2]).name
        return _PACKED.sub("", own).rpartition(".")[0] or own

    def member(self, name: str, open: Callable[[], AbstractContextManager[BinaryIO]], **known: Any) -> File:
        """A file that lies in this one; `known` are more of its fields."""
        inner = {"kind": name, "url": None, "encoding": None, "depth": self.depth + 1, **known}
        return replace(self, name=f"{self.name}!{shown(name)}", open=open, **inner)

    def problem(self, reason: str, expected: str, line: int | None = None) -> Problem:
        """Something that is wrong with it."""
        return Problem(self.name, line, shown(" ".join(reason.split())), expected)


def shown(name: str) -> str:
    """A name as it can be printed and written: whoever made it may have put anything into it."""
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in name)


def _at_most(name: str) -> str:
    """The name, its end replaced by a hash of all of it where it is long."""
    return name if len(name) <= _LONGEST else f"{name[:_LONGEST]}-{hashlib.sha256(name.encode()).hexdigest()[:12]}"


def _where(path: str, line: int | None) -> str:
    return path if line is None else f"{path}:{line}"
