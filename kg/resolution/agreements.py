"""Agreements: what kind of document they are, when they were signed, between whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.model import Agreement
from kg.resolution.ids import content_id
from kg.resolution.statements import Statement
from kg.text import plain

__all__ = ["Occasion", "agreement_statements"]

# The first that fits: a programme of a memorandum is a memorandum.
_TYPES = (
    ("mou", re.compile(r"ghi nhớ|\bmou\b")),
    ("twinning", re.compile(r"kết nghĩa")),
    ("plan", re.compile(r"^(bản )?kế hoạch")),
    ("programme", re.compile(r"chương trình")),
    ("plan", re.compile(r"kế hoạch")),
)
_YEAR = re.compile(r"\d{4}")


class Occasion(NamedTuple):
    """Where an agreement is told of: the article, and the meeting at which it was concluded, if at one."""

    article: str
    meeting: str | None


def agreement_statements(agreement: Agreement, occasion: Occasion, units: Iterable[str]) -> Iterator[Statement]:
    """The rows of an agreement and its parties; `units` are the versions of the parties."""
    year, period = _years(agreement)
    identity = content_id("agreement", occasion.article, occasion.meeting, agreement.title, period, year)
    row = {
        "agreement": identity,
        "title": agreement.title,
        "type": _type(agreement.title),
        "meeting": occasion.meeting,
        "period": period,
        "year": year,
        "article": occasion.article,
    }
    yield Statement("agreements", row, occasion.article, agreement.evidence)
    for unit in units:
        yield Statement("agreement_parties", {"agreement": identity, "unit": unit})


def _years(agreement: Agreement) -> tuple[str | None, str | None]:
    """The year of signing and the period; records put a period into the place of a year that is not printed."""
    if agreement.year is None or _YEAR.fullmatch(agreement.year):
        return agreement.year, agreement.period
    return None, agreement.period or agreement.year


def _type(title: str) -> str:
    words = plain(title)
    return next((kind for kind, cue in _TYPES if cue.search(words)), "agreement")
