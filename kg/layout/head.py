"""The top of a page: breadcrumbs, title, metadata line, and the labels of text dumps.

This module knows how a page begins. What a metadata line looks like is told by `kg.layout.datelines`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.layout.chrome import is_chrome
from kg.layout.datelines import day_of
from kg.layout.lines import Line
from kg.model import Kind

__all__ = ["head", "labelled"]

_TOP = 12  # lines within which a page has begun
_LONGEST_TITLE = 200
_LABELS: dict[str, Kind] = {
    **dict.fromkeys(("LINK", "URL", "SOURCE", "AUTHOR", "TAGS"), "chrome"),
    **dict.fromkeys(("TIME", "DATE"), "metadata"),
    "TITLE": "title",
    "SUMMARY": "body",
}
_LABEL = re.compile(rf"({'|'.join(_LABELS)})\s*:\s*")

_CLOCK = re.compile(r"\d{1,2}\s?[:hg]\s?\d{2}")
_BREADCRUMB = re.compile(
    r"(?:Trang chủ|Trang nhất|Home)\b.{0,200}|[^.>»›]{1,60}(?:\s[>»›]\s[^.>»›]{1,120})+", re.IGNORECASE
)


def head(page: Sequence[Line], title: str = "") -> dict[int, Kind]:
    """What the first lines are, by line number, down to where the article itself begins."""
    kinds: dict[int, Kind] = {}
    for number, line in enumerate(page[:_TOP]):
        kind = _kind(line.words, title, titled="title" in kinds.values())
        if kind is None:
            if number + 1 < len(page) and _closes_summary(page[number + 1].words):
                kinds[number + 1] = "metadata"
            break
        kinds[number] = kind
    return kinds


def _closes_summary(words: str) -> bool:
    """Whether the line says day and hour, as it may below the first paragraph too."""
    return day_of(words) is not None and _CLOCK.search(words) is not None


def _kind(words: str, title: str, *, titled: bool) -> Kind | None:
    label = _LABEL.match(words)
    if label:
        return _LABELS[label[1]]
    if day_of(words):
        return "metadata"
    if not titled and (words == title if title else _may_be_title(words)):
        return "title"
    return "chrome" if _BREADCRUMB.fullmatch(words) or (is_chrome(words) and not titled) else None


def _may_be_title(words: str) -> bool:
    if _BREADCRUMB.fullmatch(words) or is_chrome(words):
        return False
    return len(words) <= _LONGEST_TITLE and (not words.endswith((".", ":", ";", ",")) or words.endswith("..."))


def labelled(words: str) -> int:
    """How many code points of the line are the label of a dumped field, such as ``TITLE:``."""
    label = _LABEL.match(words)
    return label.end() if label else 0
