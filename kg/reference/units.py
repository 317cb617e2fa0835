"""Vietnam's provincial units through time: versions, names, status, codes, neighbours, predecessors.

A *unit* has an identity, its slug (`quang-ninh`, `hue`): the name people use. In the course of time it has
*versions*, one per legal shape: `tuyen-quang` until 2025-06-30, `tuyen-quang-2025` since. A version keeps its
id when only its name or status changes; those are its dated *forms* (Huế: a province until 2024-12-31, a
centrally run city since).

The data reach from 2 July 1976 (38 units) through the 63 of 2008 to the 34 of today. A version without
`valid_from` was in force on that first day already; one without `valid_until` still is. A day in 1978, 1989
or 1991 is that of the National Assembly's decision; later ones are the first day of the new authority's work.

Which unit a text means is left to `aliases` and to reading.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from kg.errors import ReferenceDataError
from kg.reference.rows import look_up
from kg.reference.unit_tables import Change, Form, Unit, UnitKind, changes, forms, versions

__all__ = [
    "FIRST_DAY",
    "Change",
    "Form",
    "Unit",
    "UnitKind",
    "at",
    "changes",
    "forms",
    "full_name_on",
    "in_force",
    "kind_on",
    "name_on",
    "neighbours_on",
    "predecessors",
    "slugs",
    "successors",
    "today",
    "unit",
    "versions",
]

FIRST_DAY = date(1976, 7, 2)
"""The day the data begin: Vietnam's reunification under one government, with 38 provincial units."""

_MERGER = date(2025, 7, 1)


def unit(version: str) -> Unit:
    """The version of that id; `ReferenceDataError` with near matches if there is none."""
    return look_up(_by_version(), version, "unit version")


def in_force(day: date) -> tuple[Unit, ...]:
    """The units in force on that day, sorted by version id: 63 on 2025-06-30, 34 since 2025-07-01.

    Raises `ReferenceDataError` for a day before `FIRST_DAY`.
    """
    if day < FIRST_DAY:
        raise ReferenceDataError(f"no units are known for {day}; the data begin on {FIRST_DAY}")
    return tuple(unit for unit in versions() if unit.holds_on(day))


def at(slug: str, day: date | None) -> Unit:
    """The version of an identity that is in force on that day.

    Where none is, the one nearest in time: Yên Bái of 2026 is Yên Bái as it was until June 2025, Hà Tĩnh of
    1985 is Hà Tĩnh as it has been since 1991. Without a day, the version the slug itself names: the unit as
    one of the 63. Raises `ReferenceDataError` for an unknown slug.
    """
    candidates = look_up(_by_slug(), slug, "unit")
    if day is None:
        return unit(slug)
    return min(candidates, key=lambda candidate: _distance(candidate, day))


def today(version: str) -> Unit:
    """The unit in force today that holds the version's territory, or carries on its name.

    Raises `ReferenceDataError` where the territory of an earlier unit lies in several of today's.
    """
    successor = unit(version).successor
    if successor is None:
        parts = " ".join(part.version for part in successors(version))
        raise ReferenceDataError(f"{version!r} has no single successor; it was split into: {parts}")
    return unit(successor)


def successors(version: str) -> tuple[Unit, ...]:
    """The versions that directly followed a version or took in parts of it, sorted by id."""
    return _linked(unit(version).version, came_from=False)


def predecessors(version: str) -> tuple[Unit, ...]:
    """The versions whose territory, whole or in part, directly went into a version, sorted by id."""
    return _linked(unit(version).version, came_from=True)


@cache
def slugs() -> frozenset[str]:
    """The identities records use: the slugs of the 63 units of 2008 to 2025."""
    return frozenset(unit.slug for unit in in_force(_MERGER - timedelta(days=1)))


def kind_on(version: str, day: date | None) -> UnitKind:
    """Province or centrally run city on that day; the nearest form outside its time, the last without a day."""
    return _form_on(version, day).kind


def full_name_on(version: str, day: date | None) -> str:
    """The full name on that day, e.g. 'Tỉnh Thừa Thiên Huế' or 'Thành phố Huế'; days as in `kind_on`."""
    return _form_on(version, day).full_name


def name_on(version: str, day: date | None) -> str:
    """The name without its kind on that day: 'Thừa Thiên Huế' until 2024, 'Huế' since; days as in `kind_on`."""
    full_name = full_name_on(version, day)
    prefixes = ("Tỉnh ", "Thành phố ", "Đặc khu ")
    return next((full_name.removeprefix(prefix) for prefix in prefixes if full_name.startswith(prefix)), full_name)


def neighbours_on(version: str, day: date) -> tuple[Unit, ...]:
    """The neighbours in force on that day, sorted by id; known for the 63 and the 34."""
    return tuple(neighbour for other in unit(version).neighbours if (neighbour := unit(other)).holds_on(day))


@cache
def _by_version() -> dict[str, Unit]:
    return {unit.version: unit for unit in versions()}


@cache
def _by_slug() -> dict[str, tuple[Unit, ...]]:
    identities = sorted({unit.slug for unit in versions()})
    return {slug: tuple(unit for unit in versions() if unit.slug == slug) for slug in identities}


@cache
def _forms_by_version() -> dict[str, tuple[Form, ...]]:
    return {unit.version: tuple(form for form in forms() if form.version == unit.version) for unit in versions()}


def _form_on(version: str, day: date | None) -> Form:
    candidates = _forms_by_version()[unit(version).version]
    return candidates[-1] if day is None else min(candidates, key=lambda form: _distance(form, day))


def _distance(period: Unit | Form, day: date) -> int:
    before = ((period.valid_from or date.min) - day).days
    after = (day - (period.valid_until or date.max)).days
    return max(before, after, 0)


@cache
def _linked(version: str, *, came_from: bool) -> tuple[Unit, ...]:
    moves = [change for change in changes() if change.from_version != change.to_version]
    if came_from:
        others = {change.from_version for change in moves if change.to_version == version}
    else:
        others = {change.to_version for change in moves if change.from_version == version}
    return tuple(map(unit, sorted(others)))
