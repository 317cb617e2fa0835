"""Which unit is meant: the version that was in force, a central authority, or a foreign unit.

Records name units by identity (``tuyen-quang``), as ``central`` or by a foreign unit's printed name. Which
version of an identity a fact attaches to depends on its day; what the versions are, `kg.reference.units` knows.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Literal, NamedTuple

from kg.errors import GraphError, ReferenceDataError
from kg.graph import edtf
from kg.graph.naming import unit_row
from kg.model import Article, Record
from kg.reference import units as reference
from kg.reference.aliases import foreign_names
from kg.reference.slugs import slug
from kg.resolution.ids import content_id
from kg.resolution.statements import Row
from kg.text import plain

__all__ = [
    "CENTRAL",
    "Basis",
    "Gazetteer",
    "always_city",
    "article_basis",
    "event_basis",
    "identity",
    "is_provincial",
    "version",
]

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
    """The identity of a unit as records name it: its slug, ``central``, or ``foreign-<slug>``; its own of an identity.

    Raises ReferenceDataError for what looks like a slug but is none.
    """
    if unit in reference.slugs() or _has_no_versions(unit):
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


@cache
def always_city(version: str) -> bool:
    """Whether a version was a centrally run city as long as it has been."""
    forms = [form for form in reference.forms() if form.version == version]
    return bool(forms) and all(form.kind == "city" for form in forms)


def is_provincial(unit: str) -> bool:
    """Whether a unit as records name it is one of Vietnam's provinces and centrally run cities."""
    return not _has_no_versions(identity(unit))


def _has_no_versions(identity: str) -> bool:
    return identity == CENTRAL or identity.startswith(_FOREIGN)


# ---------------------------------------------------------------- the row
class Gazetteer:
    """The rows of the table units, foreign units as the records print them."""

    def __init__(self, records: Iterable[Record]) -> None:
        """Gather the foreign names; raises GraphError naming the record that uses a slug no unit has."""
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for record in records:
            for unit in _named(record):
                counts[_identity_in(record, unit)][unit.removeprefix(_PRINTED).strip()] += 1
        self._printed = {unit: min(names, key=lambda name: (-names[name], name)) for unit, names in counts.items()}

    def name(self, version: str) -> str:
        """The Vietnamese name of a version, a foreign unit's as printed most often."""
        return str(self.row(version)["name_vi"])

    def name_en(self, version: str) -> str:
        """The English name of a version."""
        return str(self.row(version)["name_en"])

    def row(self, version: str) -> Row:
        """The row of a version id."""
        if version == CENTRAL:
            return _outside(version, "Trung ương", "Central authorities", CENTRAL)
        if version.startswith(_FOREIGN):
            name = self._printed[version]
            return _outside(version, name, name, "foreign")
        return unit_row(reference.unit(version))


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
        yield from (group.unit for group in meeting.groups)
        yield from (unit for said in meeting.statements for unit in (said.source, said.target) if unit)
        named = (thing for things in (meeting.about, *(said.about for said in meeting.statements)) for thing in things)
        yield from (thing.unit for thing in named if thing.unit)
        if meeting.host:
            yield meeting.host.value


def _outside(unit: str, name: str, name_en: str, kind: str) -> Row:
    absent = dict.fromkeys(("full_name", "valid_from", "valid_until", "successor", "region", "lat", "lon"))
    return {"unit": unit, "slug": unit, "name_vi": name, "name_en": name_en, "kind": kind, **absent}
