"""Pages of newspapers and portals in HTML: which words on them are the article, and what the page says of it.

This module puts together what its parts find: the body (`bodies`), the lines under pictures (`captions`), the title,
the day of publication (`dates`), and what the page declares for machines (`declared`). Nothing here asks the network.
"""

from __future__ import annotations

from typing import NamedTuple

from kg.model import Kind
from kg.page import bodies, captions, dates, declared, titles
from kg.page.tree import Node, parse, words
from kg.text import nfc

__all__ = ["Line", "Page", "read_page"]


_LEAST = 80  # signs of a body


class Line(NamedTuple):
    """A line of the article as the page prints it, and what it is."""

    kind: Kind
    words: str


class Page(NamedTuple):
    """What a page says: its lines, the title first, and what is known of the article; empty where it does not say."""

    lines: tuple[Line, ...]
    title: str
    published: str | None
    publisher: str | None
    url: str | None


def read_page(html: str, url: str | None = None) -> Page | None:
    """The article of a page that lies at `url`; None if there is none on it."""
    tree = parse(html)
    if tree is None:
        return None
    said = declared.of(tree, html, url)
    body = bodies.find(tree)
    title = titles.find(said, body)
    told = _in_order(body, title)
    if sum(len(text) for kind, text in told if kind == "body") < _LEAST:
        return None
    day = dates.find(title.node, body, said)
    lines = [Line("title", title.words)] if title.words else []
    if day.printed:
        lines.append(Line("metadata", day.printed))
    lines += [Line(kind, text) for kind, text in told if text != day.printed]
    byline = bodies.byline(body, said.author)
    if byline and byline not in {line.words for line in lines}:
        lines.append(Line("chrome", byline))
    publisher = said.publisher or titles.publisher(said.heading)
    return Page(tuple(Line(kind, nfc(text)) for kind, text in lines), nfc(title.words), day.iso, publisher, said.url)


def _in_order(body: bodies.Body, title: titles.Title) -> list[tuple[Kind, str]]:
    """The paragraphs and captions as they stand on the page, from below the title on."""
    told: list[tuple[float, Kind, str]] = [
        (body.place(at), "body", paragraph) for at, paragraph in enumerate(body.paragraphs)
    ]
    told += [(body.order[node] + 0.5, "caption", words(node)) for node in _pictured(body)]
    told.sort(key=lambda one: one[0])
    above = body.order[title.node] if title.node is not None else -1
    titled = [at for at, (_, _, text) in enumerate(told) if text == title.words]
    below = (
        told[titled[0] + 1 :]
        if titled
        else [one for one in told if one[0] >= above or (one[0] < 0 and len(one[2]) >= _LEAST)]
    )
    return [(kind, text) for _, kind, text in below if text and text != title.words]


def _pictured(body: bodies.Body) -> list[Node]:
    return [node for node in captions.find(body.root) if node in body.order]
