"""What units and their bodies are called, as reported or on a day: the rows of provincial units, labels of bodies.

What units were on which day is known by `kg.reference`; here it becomes rows and labels of the graph.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from kg.reference import units as reference
from kg.reference.lineage import name_en_on, region_on
from kg.reference.unit_tables import Unit

__all__ = ["Named", "body_labels", "unit_row"]

_LOCAL = ("district", "commune")
_MUNICIPAL = ((" tỉnh", " thành phố"), ("Tỉnh ủy", "Thành ủy"), ("Tỉnh đoàn", "Thành đoàn"))


class Named(NamedTuple):
    """A Vietnamese and an English name."""

    vi: str
    en: str


def unit_row(unit: Unit, day: date | None = None) -> dict[str, str | float | None]:
    """The row of a provincial unit in the table units.

    Without a day as it is reported: by its own name, with status and region of its last day, or today's. With a
    day as it was on that day.
    """
    return {
        "unit": unit.version,
        "slug": unit.slug,
        "name_vi": reference.name_on(unit.version, day) if day else unit.name,
        "name_en": name_en_on(unit.version, day) if day else unit.name_en,
        "full_name": reference.full_name_on(unit.version, day),
        "kind": reference.kind_on(unit.version, day),
        "valid_from": unit.valid_from.isoformat() if unit.valid_from else None,
        "valid_until": unit.valid_until.isoformat() if unit.valid_until else None,
        "successor": unit.successor,
        "region": region_on(unit.version, day) if day else unit.region,
        "lat": unit.lat,
        "lon": unit.lon,
    }


def body_labels(body: Named, level: str | None, unit: Named, *, is_city: bool) -> Named:
    """The labels of a unit's body, made from those of its kind, which speak of provinces, and the unit's names.

    The UBND tỉnh of a city is its UBND thành phố, its Tỉnh ủy a Thành ủy; a body of a district or commune
    (`level`) keeps its words and has the unit's name behind a comma.
    """
    vi, en = body
    if is_city and level not in _LOCAL:
        for provincial, municipal in _MUNICIPAL:
            vi = vi.replace(provincial, municipal)
        en = en.replace("Provincial", "Municipal")
    link = ", " if level in _LOCAL else " "
    return Named(vi if vi.endswith(unit.vi) else f"{vi}{link}{unit.vi}", _in_english(body, en, level, unit.en))


def _in_english(body: Named, en: str, level: str | None, unit: str) -> str:
    """The unit before "Provincial", as the English papers have it, else behind the words."""
    if level in _LOCAL or body.en == body.vi:
        return f"{en}, {unit}"
    for word in ("Provincial", "Municipal"):
        if len(parts := en.split(f"{word} ", 1)) > 1:
            return f"{parts[0]}{unit} {word} {parts[1]}"
    return f"{en} of {unit}"
