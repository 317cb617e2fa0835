"""Articles as PDF documents: one document is one article. The only door to pypdf.

PDF keeps lines, not paragraphs: a line is joined to the one before where that does not end a sentence and is long.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from io import BytesIO

from kg.corpus import File, UnusableError, content
from kg.model import Article
from kg.sources import Found

__all__ = ["SUFFIXES", "read"]

SUFFIXES = (".pdf",)
_FULL = 0.7  # of the longest line; a shorter line ends a paragraph
_FINAL = (".", "!", "?", "…", ":", ";", "”", '"')


def read(file: File) -> Iterator[Found]:
    """The article of one document; raises UnusableError where it is none, locked, or pictures of pages only."""
    pages = _pages(content(file))
    text = "\n".join(filter(None, (_paragraphs(page) for page in pages)))
    if not text.strip():
        raise UnusableError("no text in it", "a PDF with words; pictures of pages have none until they are recognised")
    yield Article(id=file.stem, text=text, url=file.url, origin=file.name)


def _pages(found: bytes) -> list[str]:
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what matters is raised
    try:
        return [page.extract_text() for page in pypdf.PdfReader(BytesIO(found)).pages]
    except Exception as error:  # a broken PDF fails in many ways deep within the library
        said = f"no PDF, a locked or an incomplete one ({type(error).__name__}: {error})"
        raise UnusableError(said, "a complete PDF without password") from error


def _paragraphs(page: str) -> str:
    lines = [line.strip() for line in page.splitlines()]
    full = _FULL * max(map(len, lines), default=0)
    joined: list[str] = []
    runs_on = False
    for line in lines:
        if line and runs_on:
            joined[-1] += " " + line
        elif line:
            joined.append(line)
        runs_on = bool(line) and len(line) >= full and not line.endswith(_FINAL)
    return "\n".join(joined)
