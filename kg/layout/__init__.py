"""The page an article was copied from: its title, metadata line, body, captions and portal chrome.

This module knows how newspaper and portal pages look as plain text, line by line, and nothing of what the
words say. Each sort of line has a module of its own; where several claim a line, the later one below wins.
A caption is kept apart from the body because it repeats rather than tells, but it may serve as evidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg.layout.captions import captions, glued
from kg.layout.chrome import bylines, chrome
from kg.layout.datelines import day_of
from kg.layout.head import head, labelled
from kg.layout.lines import Line, lines
from kg.model import Article, Kind, Span, Zone
from kg.text import nfc

__all__ = ["day_of", "lay_out", "zones"]


def lay_out(article: Article) -> Article:
    """The article with its text in NFC and what the page itself tells: zones, title and day of publication.

    A title or day the source gave is kept, and so are zones it knows: each is a line of its text, which is in NFC
    then. A given title that is not a line of the text is put above it, so that everything that was printed can be cut
    out of the text.
    """
    title = nfc(article.title).strip()
    text = _headed(nfc(article.text), title)
    shift = len(text) - len(article.text)  # a title was put above; without zones it does not matter
    found = zones(text, title, {zone.span.start + shift: zone.kind for zone in article.zones})
    return replace(
        article,
        text=text,
        title=title or next((zone.span.cut(text) for zone in found if zone.kind == "title"), ""),
        published=article.published or _published(text, found),
        zones=found,
    )


def zones(text: str, title: str = "", known: Mapping[int, Kind] | None = None) -> tuple[Zone, ...]:
    """What each non-empty line of the page is, in order; a `title` known beforehand is looked for at the top.

    `known` gives what the line that begins at an offset is, where the source says so.
    """
    page = lines(text)
    top = head(page, title)
    page_kinds = captions(page, first=len(top)) | chrome(page)
    kinds = page_kinds | bylines(page, taken=page_kinds.keys() | top.keys()) | top
    given = known or {}
    return tuple(
        zone
        for number, line in enumerate(page)
        for zone in (
            (Zone(given[line.span.start], line.span),)
            if line.span.start in given
            else _cut(line, kinds.get(number, "body"))
        )
    )


def _headed(text: str, title: str) -> str:
    printed = any(line.words == title for line in lines(text))
    return text if printed or not title else f"{title}\n\n{text}"


def _published(text: str, found: tuple[Zone, ...]) -> str | None:
    days = (day_of(zone.span.cut(text)) for zone in found if zone.kind == "metadata")
    return next(filter(None, days), None)


def _cut(line: Line, kind: Kind) -> Iterator[Zone]:
    """The zones of one line: mostly one, two where a label or a caption stands before running text."""
    start, end = line.span
    label = labelled(line.words) if kind in ("title", "body") else 0
    inner = label or (glued(line.words) if kind == "body" else 0)
    if inner:
        words = line.words[:inner].rstrip()
        yield Zone("chrome" if label else "caption", Span(start, start + len(words)))
    if inner < len(line.words):
        yield Zone(kind, Span(start + inner, end))
