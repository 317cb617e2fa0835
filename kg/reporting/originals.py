"""The pages a report carries beside its figures: packed into the file, unpacked where a reader opens one.

A page is made by whoever asks for the report (`Maker`), since views stand above this room. It lies in the document as
compressed text that no browser looks into, and is shown in a frame without the rights of the document. What pages
share, such as libraries, is packed once. The document's policy is that of the pages taken together: a page in a frame
is bound by both, so that it may do what it may do alone, and no more.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from importlib.resources import files
from itertools import groupby
from typing import Any

from kg.graph import KnowledgeGraph
from kg.html import Html, allowed_by, joined, tag
from kg.reporting.subject import Subject

__all__ = ["Maker", "Originals", "opener"]

Maker = Callable[..., str]
"""Makes the page of a view as HTML: the graph, the view's name, then the view's own options by name."""

_EDGES = re.compile(r"(?<=<script>)|(?=</script>)|(?<=<style>)|(?=</style>)")
_LEAST = 2000  # characters; a shorter piece is not worth a place of its own


class Originals:
    """The pages of one document: asked for while sections are written, packed once all are known."""

    def __init__(self, subject: Subject, make: Maker | None) -> None:
        """No page yet; without a maker there will be none."""
        self._subject, self._make = subject, make
        self._pages: dict[str, str] = {}

    @property
    def wanted(self) -> bool:
        """Whether the document carries pages at all."""
        return self._make is not None

    @property
    def pages(self) -> Iterable[str]:
        """The pages so far."""
        return self._pages.values()

    def box(self, name: str, graph: KnowledgeGraph, title: str, **options: Any) -> Html | None:
        """The place where the view `name` of a graph opens; None where no pages are wanted."""
        if self._make is None:
            return None
        words = self._subject.words
        self._pages[name] = self._make(graph, name, lang=words.lang, **options)
        called = {f"data_{key}": words.text(f"original.{key}") for key in ("save", "whole", "old")}
        return tag(
            "details",
            tag("summary", words("original.open", title=title)),
            tag("p", words("original.script"), class_="note"),
            class_="original",
            data_page=name,
            data_title=title,
            **called,
        )

    def packed(self) -> Html:
        """The pages as inert elements, to stand at the end of the document: pieces, and which make up which page."""
        pieces = {name: list(_pieces(page)) for name, page in self._pages.items()}
        numbers: dict[str, int] = {}
        often = Counter(piece for own in pieces.values() for piece in set(own))
        parts: dict[str, list[int]] = {}
        for name, own in pieces.items():
            runs = groupby(own, key=lambda piece: piece if often[piece] > 1 and len(piece) >= _LEAST else None)
            texts = ["".join(run) for _, run in runs]
            parts[name] = [numbers.setdefault(text, len(numbers)) for text in texts]
        blocks = [
            tag("script", Html(_squeezed(text)), type="text/plain", id=f"piece-{n}") for text, n in numbers.items()
        ]
        lists = [
            tag("script", " ".join(map(str, own)), type="text/plain", id=f"page-{name}") for name, own in parts.items()
        ]
        return joined([*blocks, *lists], "\n")

    def allowed(self, what: str) -> list[str]:
        """What the policies of the pages allow of a kind such as ``script-src``."""
        return list(dict.fromkeys(one for page in self.pages for one in allowed_by(page, what)))


def opener() -> str:
    """The script that opens the pages."""
    return (files("kg.reporting") / "originals.js").read_text(encoding="utf-8")


def _pieces(page: str) -> Iterator[str]:
    return (piece for piece in _EDGES.split(page) if piece)


def _squeezed(text: str) -> str:
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode("ascii")
