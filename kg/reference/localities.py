"""Places below the province: the districts, towns and cities of provinces until 30 June 2025, the communes since.

This module knows which province a lower place lies in. Names that several provinces share (Châu Thành) say
nothing and are kept only so that they are known to be ambiguous. Communes of before the merger are left out:
most of their names occur in a dozen provinces.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache
from typing import NamedTuple

from kg.reference.rows import Row, read_rows
from kg.text import fold, unify_tone_marks

__all__ = ["Locality", "localities", "unit_of", "unit_of_town", "units_of"]

_MERGER = date(2025, 7, 1)
_TOWNS = ("thành phố", "thị xã", "huyện")


class Locality(NamedTuple):
    """A place below the province: its unit's slug, name, kind (huyện, thị xã, phường …) and time."""

    slug: str
    name: str
    kind: str
    valid_from: date | None
    valid_until: date | None
    source: str


@cache
def localities() -> tuple[Locality, ...]:
    """All lower places, sorted by unit and name."""
    return tuple(sorted(map(_locality_of, read_rows("localities.csv")), key=lambda place: place[:3]))


def unit_of(name: str, kind: str, day: date | None = None) -> str | None:
    """The slug of the unit the place lies in, None if no or more than one unit has such a place.

    `kind` is the word before the name. Without a day the places of before the merger are asked first.
    """
    units = units_of(name, kind, day)
    return next(iter(units)) if len(units) == 1 else None


def units_of(name: str, kind: str, day: date | None = None) -> frozenset[str]:
    """The slugs of all units that have such a place; see `unit_of`."""
    days = (day,) if day else (date(2025, 6, 30), _MERGER)
    for index, key in ((_index(), unify_tone_marks(name)), (_folded(), _plainly(name))):
        for asked in days:
            if units := index.get((key, kind, asked >= _MERGER)):
                return units
    return frozenset()


@cache
def _folded() -> dict[tuple[str, str, bool], frozenset[str]]:
    """As `_index`, by the letters alone, for names of the highlands that papers spell in many ways: "K'Bang"."""
    found: dict[tuple[str, str, bool], set[str]] = defaultdict(set)
    for (name, kind, merged), slugs in _index().items():
        found[_plainly(name), kind, merged] |= slugs
    return {key: frozenset(slugs) for key, slugs in found.items()}


def _plainly(name: str) -> str:
    return fold(name).replace("'", "").replace(" ", "")


def unit_of_town(name: str) -> str | None:
    """The slug of the unit of the one district, town or city of that name, None if there is none or more than one.

    Towns named without "thành phố" or "huyện": Đà Lạt, Tam Kỳ. Since the merger these names live on, as what
    people call the place; communes are not asked for.
    """
    units = {slug for kind in _TOWNS for slug in _index().get((unify_tone_marks(name), kind, False), ())}
    return next(iter(units)) if len(units) == 1 else None


@cache
def _index() -> dict[tuple[str, str, bool], frozenset[str]]:
    found: dict[tuple[str, str, bool], set[str]] = defaultdict(set)
    for place in localities():
        found[unify_tone_marks(place.name), place.kind, place.valid_from is not None].add(place.slug)
    return {key: frozenset(slugs) for key, slugs in found.items()}


def _locality_of(row: Row) -> Locality:
    return Locality(
        slug=row.text("slug"),
        name=row.text("name").partition(" (")[0],  # "Cao Lãnh (Huyện)": the source tells namesakes apart so
        kind=row.text("kind"),
        valid_from=row.day("valid_from"),
        valid_until=row.day("valid_until"),
        source=row.text("source"),
    )
