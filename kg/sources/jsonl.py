"""Articles as JSON lines, plain or gzipped: one object a line.

Fields: ``id`` and ``text`` are needed; ``title``, ``published`` (a day such as 2019-05-14), ``url`` and
``publisher`` are taken where they are given. Other fields are left alone. A line that cannot be used is a
problem of its own; the other lines are read.
"""

from __future__ import annotations

import gzip
import json
import sys
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, BinaryIO, cast

from kg.layout import day_of
from kg.model import Article
from kg.sources import Problem

__all__ = ["SUFFIXES", "read"]

SUFFIXES = (".jsonl", ".jsonl.gz")
_OPTIONAL = ("title", "published", "url", "publisher")


def read(path: Path) -> Iterator[Article | Problem]:
    """The articles of one file, or of standard input if the path is ``-``."""
    number = 0
    try:
        with _opened(path) as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _article(line, path, number)
    except (OSError, EOFError, zlib.error) as error:
        yield Problem(str(path), number + 1, f"cannot be read on ({error})", "a readable, complete file")


def _opened(path: Path) -> AbstractContextManager[BinaryIO]:
    if str(path) == "-":
        return nullcontext(sys.stdin.buffer)
    return cast(BinaryIO, gzip.open(path)) if path.suffix == ".gz" else path.open("rb")


def _article(line: bytes, path: Path, number: int) -> Article | Problem:
    try:
        fields = json.loads(line.decode("utf-8-sig"))
        return _from_fields(fields, f"{path}:{number}")
    except json.JSONDecodeError as error:
        reason = f"not JSON ({error.msg} at character {error.pos})"
    except UnicodeDecodeError as error:
        reason = f"byte {error.start} of the line is not UTF-8"
    except ValueError as error:
        reason = str(error)
    return Problem(str(path), number, reason, 'an object such as {"id": "…", "title": "…", "text": "…"}')


def _from_fields(fields: Any, origin: str) -> Article:
    """The article an object stands for; raises ValueError saying which field is wrong."""
    if not isinstance(fields, dict):
        raise ValueError(f"{type(fields).__name__} in place of an object")
    given = {name: fields[name] for name in _OPTIONAL if fields.get(name)}
    for name, value in ("id", fields.get("id")), ("text", fields.get("text")), *given.items():
        if value is None:
            raise ValueError(f"no field {name!r}")
        if not isinstance(value, str | int if name == "id" else str):
            raise ValueError(f"field {name!r} is {type(value).__name__}, not text")
    if "published" in given:
        given["published"] = _day(given["published"])
    return Article(id=str(fields["id"]), text=fields["text"], origin=origin, **given)


def _day(published: str) -> str:
    day = day_of(published.partition("T")[0])
    if day is None:
        raise ValueError(f"field 'published' is {published!r}, which is no day such as 2019-05-14")
    return day
