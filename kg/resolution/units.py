"""Which unit is meant: the version that was in force, a central authority, or a foreign unit.

Records name units by identity (``tuyen-quang``), as ``central`` or by a foreign unit's printed name. Which
version of an identity a fact attaches to depends on its day; what the versions are, `kg.reference.units` knows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Literal, NamedTuple

from kg.errors import GraphError, ReferenceDataError
from kg.graph import edtf
from kg.model import Article, Record
from kg.reference import units as reference
from kg.reference.aliases import foreign_names
from kg.reference.slugs import slug
from kg.resolution.ids import content_id
from kg.resolution.statements import Value
from kg.text import plain

__all__ = ["CENTRAL", "Basis", "article_basis", "event_basis", "identity", "printed_names", "unit_row", "version"]

CENTRAL = "central"
_FOREIGN = "foreign-"
_PRINTED = "foreign:"
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Basis(NamedTuple):
    """The day by which versions are chosen, and what it rests on; without a day the slug names the version."""

    day: date | None
    kind: Literal["event-date", "article-date", "identity"]


# ---------------------------------------------------------------- the day
def event_basis(when: str | None, published: Iterable[str | None]) -> Basis:
    """The first day of an event whose year is known, else the first day an article on it was published."""
    if edtf.has_year(when):
        return Basis(_first_day(when), "event-date")
    known = [day for day in map(_first_day, published) if day]
    return Basis(min(known), "article-date") if known else Basis(None, "identity")


def article_basis(article: Article, record: Record) -> Basis:
    """The day of what an article says outside of meetings: published, else the last day of a meeting it dates."""
    published = _first_day(article.published or record.published)
    if published:
        return Basis(published, "article-date")
    dates = [meeting.date.value for meeting in record.meetings if meeting.date]
    known = [day for day in map(_first_day, dates) if day]
    return Basis(max(known), "event-date") if known else Basis(None, "identity")


def _first_day(when: str | None) -> date | None:
    days = edtf.days(when)
    return date.fromisoformat(days[0]) if days else None


# ---------------------------------------------------------------- the unit
def identity(unit: str) -> str:
    """The identity of a unit as records name it: its slug, ``central``, or ``foreign-<slug>``.

    Raises ReferenceDataError for what looks like a slug but is none.
    """
    if unit == CENTRAL or unit in reference.slugs():
        return unit
    if _SLUG.fullmatch(unit):
        return reference.at(unit, None).slug  # raises with near matches
    return _foreign_identity(unit.removeprefix(_PRINTED).strip())


@cache
def _foreign_identity(name: str) -> str:
    known = {plain(foreign.text): foreign.slug for foreign in foreign_names()}
    return _FOREIGN + (known.get(plain(name)) or slug(name) or content_id("name", name).removeprefix("name-"))


def version(unit: str, basis: Basis) -> str:
    """The version id a fact about `unit` attaches to; identities outside Vietnam's units are their own."""
    known = identity(unit)
    return known if _has_no_versions(known) else reference.at(known, basis.day).version


def _has_no_versions(identity: str) -> bool:
    return identity == CENTRAL or identity.startswith(_FOREIGN)


# ---------------------------------------------------------------- the row
def printed_names(records: Iterable[Record]) -> dict[str, str]:
    """The name of every foreign unit, by identity: as printed most often, of equals the first in order.

    Raises GraphError naming the record that uses a slug no unit has.
    """
    names: dict[str, Counter[str]] = {}
    for record in records:
        for unit in _named(record):
            found = _identity_in(record, unit)
            if found.startswith(_FOREIGN):
                names.setdefault(found, Counter())[unit.removeprefix(_PRINTED).strip()] += 1
    return {found: min(counts, key=lambda name: (-counts[name], name)) for found, counts in names.items()}


def _identity_in(record: Record, unit: str) -> str:
    try:
        return identity(unit)
    except ReferenceDataError as error:
        raise GraphError(f"record {record.article!r}: {error}") from None


def _named(record: Record) -> Iterable[str]:
    """Every unit a record names."""
    yield from (province.value for province in record.provinces)
    yield from (post.unit for official in record.officials for post in official.posts if post.unit)
    yield from (unit for agreement in record.agreements for unit in agreement.parties)
    for meeting in record.meetings:
        yield from (party.unit for party in meeting.parties)
        yield from (participant.unit for participant in meeting.people if participant.unit)
        yield from (unit for agreement in meeting.agreements for unit in agreement.parties)
        yield from (unit for flow in meeting.flows for unit in (flow.source, flow.target))
        if meeting.host:
            yield meeting.host.value


def unit_row(version: str, printed: dict[str, str]) -> dict[str, Value | float]:
    """The row of the units table for a version id; `printed` holds the names of foreign units."""
    if version == CENTRAL:
        return _nowhere(version, "Trung ương", "Central authorities", CENTRAL)
    if version.startswith(_FOREIGN):
        return _nowhere(version, printed[version], printed[version], "foreign")
    unit = reference.unit(version)
    return {
        "unit": version,
        "slug": unit.slug,
        "name_vi": unit.name,
        "name_en": unit.name_en,
        "kind": reference.kind_on(version, None),
        "valid_from": unit.valid_from and unit.valid_from.isoformat(),
        "valid_until": unit.valid_until and unit.valid_until.isoformat(),
        "successor": unit.successor,
        "region": unit.region,
        "lat": unit.lat,
        "lon": unit.lon,
    }


def _nowhere(unit: str, name: str, name_en: str, kind: str) -> dict[str, Value | float]:
    absent = dict.fromkeys(("valid_from", "valid_until", "successor", "region", "lat", "lon"))
    return {"unit": unit, "slug": unit, "name_vi": name, "name_en": name_en, "kind": kind, **absent}
