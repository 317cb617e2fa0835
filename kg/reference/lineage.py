"""Where the territory of a provincial unit lay on another day, and what units were like on a day.

The changes of the law tie a version to those before and after it. Followed to a day, they lead to the units in
force on it that hold the version's territory, or parts of it: one where units were merged since (or, looking
back, split), several the other way round. Which part of a territory a fact belongs to the changes do not tell.
A version in force on the day stands for itself, though it may have taken in others since (Hà Nội in 2008): it
is the same unit in law.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from kg.errors import ReferenceDataError
from kg.reference import units
from kg.reference.rows import read_rows
from kg.reference.slugs import slug
from kg.reference.unit_tables import Unit

__all__ = ["holders_on", "last_change", "name_en_on", "region_on"]

_A_DAY = timedelta(days=1)


@cache
def last_change() -> date:
    """The day of the last change the reference data know: what units are since then is what they are today."""
    return max(change.effective for change in units.changes())


@cache
def holders_on(version: str, day: date) -> tuple[Unit, ...]:
    """The units in force on a day that hold the territory of a version or parts of it, sorted by version id.

    Raises `ReferenceDataError` for an unknown version, or a day before `units.FIRST_DAY`.
    """
    if day < units.FIRST_DAY:
        raise ReferenceDataError(f"no units are known for {day}; the data begin on {units.FIRST_DAY}")
    unit = units.unit(version)
    if unit.holds_on(day):
        return (unit,)
    holders = {holder.version for near in _next_to(unit, day) for holder in holders_on(near, day)}
    return tuple(map(units.unit, sorted(holders)))


def _next_to(unit: Unit, day: date) -> set[str]:
    """The versions that followed when this one ended, or those it was made of, whichever are nearer to the day.

    Districts that went over to another unit before a version ended are left aside: it went on without them.
    """
    if unit.valid_until and unit.valid_until < day:
        end = unit.valid_until + _A_DAY
        return {one.to_version for one in units.changes() if one.from_version == unit.version and one.effective == end}
    return {
        one.from_version
        for one in units.changes()
        if one.to_version == unit.version and one.effective == unit.valid_from
    }


def region_on(version: str, day: date) -> str | None:
    """The planning region of a version on a day; four provinces changed theirs on 1 July 2025 without merging."""
    regions = [(until, region) for until, region in _former_regions().get(version, ()) if day <= until]
    return min(regions)[1] if regions else units.unit(version).region


@cache
def _former_regions() -> dict[str, list[tuple[date, str]]]:
    regions: dict[str, list[tuple[date, str]]] = {}
    for row in read_rows("regions.csv"):
        until = row.day("valid_until")
        if until is None:
            raise row.error("column 'valid_until' is empty; the region of today stands in units.csv")
        regions.setdefault(units.unit(row.text("version")).version, []).append((until, row.text("region")))
    return regions


def name_en_on(version: str, day: date) -> str:
    """The English name on a day: where the Vietnamese one was another (Thừa Thiên Huế), that without its marks."""
    unit, name = units.unit(version), units.name_on(version, day)
    return unit.name_en if name == unit.name else " ".join(word.capitalize() for word in slug(name).split("-"))
