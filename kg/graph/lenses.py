"""Lenses: through the units of which day a graph is seen.

A lens is a day; what is reported of other units is seen as that of the units which held their territory on that
day. This module knows what lenses there are and what each did to a graph; how tables are projected is left to
`kg.graph.projection`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NamedTuple, get_args

from kg.errors import GraphError
from kg.reference.lineage import holders_on, last_change
from kg.reference.units import FIRST_DAY
from kg.reference.units import versions as versions_of_units

__all__ = ["AS_REPORTED", "Backward", "Effect", "Lens", "lens_of"]

Backward = Literal["fractional", "drop"]
"""What becomes of a row whose unit is seen as several: a row for each with its share, or none."""

REPORTED, TODAY = "as-reported", "today"


class Effect(NamedTuple):
    """What a lens did to the rows of one table.

    `projected` rows name another unit than was reported, and exactly one; `split` ones stood for several units
    and have become one row for each; `dropped` ones stood for several and are left out; `emptied` ones have
    lost a unit that is only noted beside (a host, a person's unit), since it would be several.
    """

    table: str
    projected: int = 0
    split: int = 0
    dropped: int = 0
    emptied: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lens:
    """How a graph is seen: `name` (as-reported, today, or the ISO day), and the `day` whose units are shown.

    The day is None as reported. `effects` tell what the lens did, for each table it touched.
    """

    name: str = REPORTED
    day: date | None = None
    backward: Backward = "fractional"
    effects: tuple[Effect, ...] = ()

    @property
    def projected(self) -> int:
        """Rows that name another unit than was reported, and exactly one."""
        return sum(effect.projected for effect in self.effects)

    @property
    def split(self) -> int:
        """Reported rows that have become one row for each of several units."""
        return sum(effect.split for effect in self.effects)

    @property
    def dropped(self) -> int:
        """Reported rows left out because they stood for several units."""
        return sum(effect.dropped for effect in self.effects)

    @property
    def emptied(self) -> int:
        """Rows that lost a unit noted beside, since it would be several."""
        return sum(effect.emptied for effect in self.effects)

    def check(self, unit: str) -> None:
        """Raise GraphError if a unit, named by slug or version, was none on the day; its territory is named."""
        versions = [one for one in versions_of_units() if unit in (one.slug, one.version)]
        if self.day and versions and not any(one.holds_on(self.day) for one in versions):
            held = sorted({holder.version for one in versions for holder in holders_on(one.version, self.day)})
            raise GraphError(f"unit={unit!r}: no unit on {self.day}; its territory belonged to {', '.join(held)}")

    def __str__(self) -> str:
        """The lens in a line, with what was lost through it."""
        if self.day is None:
            return self.name
        day = "" if self.name == self.day.isoformat() else f" (units of {self.day})"
        counts = ("projected", "split", "dropped", "emptied")
        return f"through {self.name}{day}: " + ", ".join(f"{getattr(self, name):,} {name}" for name in counts)


AS_REPORTED = Lens()


def lens_of(wanted: str | date, backward: Backward = "fractional") -> Lens:
    """The lens that is meant by ``as-reported``, ``today``, an ISO day or a date; it has not done anything yet.

    ``today`` is the state since the last change the reference data know, not that of a clock. Raises GraphError
    for anything else, for a day before the data begin, and for an unknown `backward`.
    """
    if backward not in get_args(Backward):
        raise GraphError(f"backward={backward!r}: not known; expected {' or '.join(get_args(Backward))}")
    if wanted == REPORTED:
        return Lens(backward=backward)
    day = last_change() if wanted == TODAY else _day(wanted)
    if day < FIRST_DAY:
        raise GraphError(f"lens {day}: no units are known for that day; the data begin on {FIRST_DAY}")
    return Lens(name=TODAY if wanted == TODAY else day.isoformat(), day=day, backward=backward)


def _day(wanted: str | date) -> date:
    if isinstance(wanted, date):
        return wanted.date() if isinstance(wanted, datetime) else wanted
    try:
        return date.fromisoformat(wanted)
    except ValueError:
        raise GraphError(
            f"lens {wanted!r}: not known; expected {REPORTED}, {TODAY}, or a day such as 2025-06-30"
        ) from None
