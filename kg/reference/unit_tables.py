"""The tables of provincial units: versions, their dated forms, and the changes the law made.

This module knows the columns of ``units.csv``, ``forms.csv`` and ``changes.csv``; questions about units through
time are answered by `units`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, NamedTuple, cast

from kg.reference.rows import Row, read_rows

__all__ = ["Change", "Form", "Unit", "UnitKind", "changes", "forms", "versions"]

UnitKind = Literal["province", "city"]

_KINDS = ("province", "city")
_EVENTS = ("absorb", "merge", "split", "upgrade")


@dataclass(frozen=True, slots=True)
class Unit:
    """A provincial unit in one legal shape.

    `region` is the planning region on the version's last day, or today's; `lat`, `lon` a point inside, in
    degrees; `neighbours` all versions it ever had a land border with (of the 63 and the 34 only), `borders` the
    countries (CN, KH, LA); `code` the statistics office's code, which seven times passed to another name;
    `successor` the version of today that holds its territory (itself if in force; for Đắk Lắk and Lai Châu of
    before 2004 the one that carries on the name), None if the territory lies in several.
    """

    version: str
    slug: str
    name: str
    name_en: str
    code: str | None
    iso: str | None
    region: str | None
    lat: float | None
    lon: float | None
    neighbours: tuple[str, ...]
    borders: tuple[str, ...]
    valid_from: date | None
    valid_until: date | None
    successor: str | None
    wikidata: str | None
    source: str

    def holds_on(self, day: date) -> bool:
        """Whether the version is in force on that day."""
        return (self.valid_from or date.min) <= day <= (self.valid_until or date.max)


class Form(NamedTuple):
    """The status and full name a version has for a time; both days included, None means open."""

    version: str
    valid_from: date | None
    valid_until: date | None
    kind: UnitKind
    full_name: str
    source: str


class Change(NamedTuple):
    """What the law did to a version: absorb, merge, split or upgrade.

    `effective` is the first day of the new state, `decided` the day of the resolution if known; `part` says
    what went over: ``whole`` or the districts and communes named.
    """

    from_version: str
    to_version: str
    event: str
    decided: date | None
    effective: date
    legal_basis: str
    part: str
    source: str


@cache
def versions() -> tuple[Unit, ...]:
    """All versions of all units, sorted by version id."""
    return tuple(sorted(map(_unit_of, read_rows("units.csv")), key=lambda unit: unit.version))


@cache
def forms() -> tuple[Form, ...]:
    """All dated forms, sorted by version and time."""
    return tuple(sorted(map(_form_of, read_rows("forms.csv")), key=lambda f: (f.version, f.valid_from or date.min)))


@cache
def changes() -> tuple[Change, ...]:
    """All changes of provincial units since 1976, in the order of time."""
    return tuple(sorted(map(_change_of, read_rows("changes.csv")), key=lambda c: (c.effective, c[:2])))


def _unit_of(row: Row) -> Unit:
    return Unit(
        version=row.text("version"),
        slug=row.text("slug"),
        name=row.text("name"),
        name_en=row.text("name_en"),
        code=row.optional("code"),
        iso=row.optional("iso"),
        region=row.optional("region"),
        lat=row.number("lat"),
        lon=row.number("lon"),
        neighbours=row.words("neighbours"),
        borders=row.words("borders"),
        valid_from=row.day("valid_from"),
        valid_until=row.day("valid_until"),
        successor=row.optional("successor"),
        wikidata=row.optional("wikidata"),
        source=row.text("source"),
    )


def _form_of(row: Row) -> Form:
    kind = cast(UnitKind, row.choice("kind", _KINDS))
    days = row.day("valid_from"), row.day("valid_until")
    return Form(row.text("version"), *days, kind, row.text("full_name"), row.text("source"))


def _change_of(row: Row) -> Change:
    effective = row.day("effective")
    if effective is None:
        raise row.error("column 'effective' is empty; every change takes effect on a day")
    return Change(
        row.text("from_version"),
        row.text("to_version"),
        row.choice("event", _EVENTS),
        row.day("decided"),
        effective,
        row.text("legal_basis"),
        row.text("part"),
        row.text("source"),
    )
