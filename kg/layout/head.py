"""The top of a page: breadcrumbs, title, metadata line, and the labels of text dumps.

This module knows how a page begins. A date counts as the day of publication only on a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from kg.layout.chrome import is_chrome
from kg.layout.lines import Line, plain_spaces
from kg.model import Kind

__all__ = ["day_of", "head", "labelled"]

_TOP = 12  # lines within which a page has begun
_LONGEST_TITLE = 200
_LABELS: dict[str, Kind] = {
    **dict.fromkeys(("LINK", "URL", "SOURCE", "AUTHOR", "TAGS"), "chrome"),
    **dict.fromkeys(("TIME", "DATE"), "metadata"),
    "TITLE": "title",
    "SUMMARY": "body",
}
_LABEL = re.compile(rf"({'|'.join(_LABELS)})\s*:\s*")

_CLOCK = r"\d{1,2}\s?[:hg]\s?\d{2}(?::\d{2})?(?:\s?[AP]M)?"
_METADATA = re.compile(
    rf"""
    (?:[^|\d\n]{{1,40}}\|\s*)?
    (?:(?:TIME|DATE|cập\ nhật(?:\ lúc|\ ngày)?|ngày\ đăng|đăng\ (?:lúc|ngày)|xuất\ bản)\s*:?\s*)?
    (?:(?:thứ\ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\ nhật)\s*,?\s*(?:-\s*)?)?
    (?:{_CLOCK}[\s,|-]*)?
    (?:ngày\s+)?
    (?:(?P<y>\d{{4}})-(?P<m>\d{{1,2}})-(?P<d>\d{{1,2}})
      |(?P<day>\d{{1,2}})(?:[/.-]|\ tháng\ )(?P<month>\d{{1,2}})(?:[/.-]|\ năm\ )(?P<year>\d{{4}}))
    (?:[T\s,|-]*{_CLOCK}(?::\d{{2}})?Z?)?
    (?:\s*[(\[]?GMT\s*[+-]\s*\d+[)\]]?)?
    (?:\s*\|.{{0,80}})?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BREADCRUMB = re.compile(
    r"(?:Trang chủ|Trang nhất|Home)\b.{0,200}|[^.>»›]{1,60}(?:\s[>»›]\s[^.>»›]{1,120})+", re.IGNORECASE
)


def head(page: Sequence[Line], title: str = "") -> dict[int, Kind]:
    """What the first lines are, by line number, down to where the article itself begins."""
    kinds: dict[int, Kind] = {}
    for number, line in enumerate(page[:_TOP]):
        kind = _kind(line.words, title, titled="title" in kinds.values())
        if kind is None:
            break
        kinds[number] = kind
    return kinds


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


def day_of(words: str) -> str | None:
    """The ISO date of a metadata line such as ``12/05/2019 14:30 | …``; None for any other line."""
    found = _METADATA.fullmatch(plain_spaces(words).strip())
    if found is None:
        return None
    year, month, day = (int(found[name] or found[long]) for name, long in (("y", "year"), ("m", "month"), ("d", "day")))
    try:
        return date(year, month, day).isoformat()
    except ValueError:  # a line that looks like a date but is none says nothing
        return None


def labelled(words: str) -> int:
    """How many code points of the line are the label of a dumped field, such as ``TITLE:``."""
    label = _LABEL.match(words)
    return label.end() if label else 0
