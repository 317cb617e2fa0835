"""Agreements: which tellings mean one document, what kind it is, when it was signed, between whom.

Several articles may tell of one agreement, in other words each. Tellings mean one if nothing contradicts (parties,
kind, period, year of signing) and enough agrees: the meeting at which it was signed, or the period or year, or words
of the title that are more than 'chương trình hợp tác'. One article tells agreements apart itself.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from kg.model import Agreement
from kg.resolution.clusters import Clusters
from kg.resolution.ids import content_id
from kg.resolution.statements import Statement
from kg.text import plain

__all__ = ["Occasion", "Telling", "agreement_statements"]

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
    """Where an agreement is told of: the article, and the meeting at which it was concluded, if at one.

    `unit_basis` is what settled the versions of its parties, see `kg.resolution.units.Basis`.
    """

    article: str
    meeting: str | None
    unit_basis: str | None = None


class Telling(NamedTuple):
    """An agreement as one article tells of it; `units` are the versions of its parties."""

    agreement: Agreement
    occasion: Occasion
    units: tuple[str, ...]

    @property
    def type(self) -> str:
        """The kind of document."""
        words = plain(self.agreement.title)
        return next((kind for kind, cue in _TYPES if cue.search(words)), "agreement")

    @property
    def year(self) -> str | None:
        """The year of signing; records put a period into the place of a year that is not printed."""
        year = self.agreement.year
        return year if year and _YEAR.fullmatch(year) else None

    @property
    def period(self) -> str | None:
        """The period as printed."""
        return self.agreement.period or (None if self.year else self.agreement.year)

    @property
    def years(self) -> tuple[str, ...]:
        """The years of the period, or of the title; in these spellings of one period agree."""
        return tuple(_YEAR.findall(self.period or self.agreement.title))

    @property
    def identity(self) -> str:
        """The id of the agreement where it is told of nowhere else."""
        occasion = self.occasion
        return content_id("agreement", occasion.article, occasion.meeting, self.agreement.title, self.period, self.year)


# ---------------------------------------------------------------- which is which
def agreement_statements(tellings: Iterable[Telling]) -> Iterator[Statement]:
    """The rows of agreements and their parties, each agreement once with the evidence of every telling."""
    ordered = sorted(tellings, key=_order)
    for group in _grouped(ordered):
        yield from _statements(group)


def _order(telling: Telling) -> tuple[str, int, str]:
    """By article and place in it."""
    first = min((evidence.span.start for evidence in telling.agreement.evidence), default=0)
    return telling.occasion.article, first, repr(telling)


def _grouped(tellings: Sequence[Telling]) -> list[list[Telling]]:
    clusters = Clusters(tellings)
    for one, other in _worth_a_look(tellings):
        if _are_one(tellings[one], tellings[other]):
            clusters.join_unless(one, other, lambda ones, others: _contradicts(tellings, ones, others))
    return [[tellings[place] for place in places] for places in clusters.groups()]


def _worth_a_look(tellings: Sequence[Telling]) -> list[tuple[int, int]]:
    """The pairs that share two parties."""
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, telling in enumerate(tellings):
        for duo in combinations(sorted(telling.units), 2):
            places[duo].append(place)
    return sorted({pair for sharing in places.values() for pair in combinations(sharing, 2)})


def _contradicts(tellings: Sequence[Telling], ones: list[int], others: list[int]) -> bool | None:
    """Whether any two of two groups cannot be one; None, as `Clusters` wants it, where none do."""
    return any(not _may_be_one(tellings[one], tellings[other]) for one in ones for other in others) or None


def _may_be_one(one: Telling, other: Telling) -> bool:
    """Whether nothing contradicts that two tellings mean one agreement."""
    kinds = {one.type, other.type}
    if len(kinds) > 1 and "agreement" not in kinds:
        return False
    if one.occasion.article == other.occasion.article and _words(one) != _words(other):
        return False
    if not (set(one.units) <= set(other.units) or set(other.units) <= set(one.units)):
        return False
    return all(not (here and there and here != there) for here, there in _dates(one, other))


def _dates(one: Telling, other: Telling) -> Iterator[tuple[object, object]]:
    yield one.years, other.years
    yield one.year, other.year


def _are_one(one: Telling, other: Telling) -> bool:
    if not _may_be_one(one, other):
        return False
    together = one.occasion.meeting is not None and one.occasion.meeting == other.occasion.meeting
    dated = any(here and here == there for here, there in _dates(one, other))
    words = _words(one), _words(other)
    if together or dated:
        return not all(words) or _alike(*words) >= _LOOSELY
    return len(words[0] & words[1]) >= _TELLING and _alike(*words) >= _CLOSELY


_LOOSELY, _CLOSELY = 0.2, 0.75  # shares of words that titles must have in common
_TELLING = 2  # words without which a title tells nothing of the agreement
_COMMON = frozenset(
    """về việc và của các giữa với hai ba tỉnh thành phố tp giai đoạn năm ký kết bản được thỏa thuận chương trình kế
    hoạch biên ghi nhớ hợp tác phối liên kinh tế văn hóa xã hội phát triển""".split()  # noqa: SIM905
)


def _words(telling: Telling) -> frozenset[str]:
    """The words of the title that tell what it is about."""
    return frozenset(re.findall(r"[^\W\d]+", plain(telling.agreement.title))) - _COMMON


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)


# ---------------------------------------------------------------- the rows
def _statements(tellings: Sequence[Telling]) -> Iterator[Statement]:
    first = tellings[0]
    row = {
        "agreement": first.identity,
        "title": max((one.agreement.title for one in tellings), key=lambda title: (len(title), title)),
        "type": _most(one.type for one in tellings if one.type != "agreement") or "agreement",
        "meeting": _most(one.occasion.meeting for one in tellings),
        "period": _most(one.period for one in tellings),
        "year": _most(one.year for one in tellings),
        "article": first.occasion.article,
        "unit_basis": first.occasion.unit_basis,
        "articles": len({one.occasion.article for one in tellings}),
    }
    for telling in tellings:
        yield Statement("agreements", row, telling.occasion.article, telling.agreement.evidence)
        for unit in telling.units:
            yield Statement("agreement_parties", {"agreement": first.identity, "unit": unit})


def _most(values: Iterable[str | None]) -> str | None:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value), default=None)
