"""Articles as HTML pages of newspapers and portals: one page is one article; `kg.page` reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.corpus import File, UnusableError, content, decoded
from kg.model import Article, Span, Zone
from kg.page import Line, read_page
from kg.sources import Found

__all__ = ["SUFFIXES", "read"]

SUFFIXES = (".html", ".htm", ".xhtml")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page names its encoding


def read(file: File) -> Iterator[Found]:
    """The article of one page; raises UnusableError where there is none on it."""
    found = content(file)
    named = _CHARSET.search(found[:_HEAD])
    html, note = decoded(file, found, file.encoding or (named[1].decode("ascii") if named else None))
    if note:
        yield note
    page = read_page(html, file.url)
    if page is None:
        raise UnusableError("no article on this page", "a page with the words of an article")
    yield Article(
        id=file.stem,
        text="\n".join(line.words for line in page.lines),
        title=page.title,
        published=page.published,
        url=page.url or file.url,
        publisher=page.publisher,
        zones=tuple(_zones(page.lines)),
        origin=file.name,
    )


def _zones(lines: tuple[Line, ...]) -> Iterator[Zone]:
    """Where what the page itself says of a line is sure; the rest is for whoever looks at lines."""
    start = 0
    for line in lines:
        if line.kind != "body":
            yield Zone(line.kind, Span(start, start + len(line.words)))
        start += len(line.words) + 1
