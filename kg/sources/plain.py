"""Articles as plain text files: one file is one article, its name without ending is the id."""

from __future__ import annotations

from collections.abc import Iterator

from kg.corpus import File, content, decoded
from kg.model import Article
from kg.sources import Found

__all__ = ["SUFFIXES", "read"]

SUFFIXES = (".txt",)


def read(file: File) -> Iterator[Found]:
    """The article of one text file, in UTF-8, UTF-16 or an old Vietnamese encoding."""
    text, note = decoded(file, content(file))
    if note:
        yield note
    yield Article(id=file.stem, text=text, url=file.url, origin=file.name)
