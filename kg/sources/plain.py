"""Articles as plain text files: one file is one article, its name without ending is the id."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.model import Article
from kg.sources import Problem

__all__ = ["SUFFIXES", "read"]

SUFFIXES = (".txt",)


def read(path: Path) -> Iterator[Article | Problem]:
    """The article of one UTF-8 text file, with or without byte-order mark."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        yield Problem(str(path), None, f"byte {error.start} is not UTF-8", "text in UTF-8; convert it, e.g. with iconv")
    except OSError as error:
        yield Problem(str(path), None, f"cannot be opened ({error.strerror})", "a readable file")
    else:
        yield Article(id=path.stem, text=text, origin=str(path))
