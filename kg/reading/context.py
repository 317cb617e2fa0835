"""What of an article may tell whose office it is: the units, bodies and places named, the sides, whose paper it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.reading.bodies import BodyMention
from kg.reading.document import Document
from kg.reading.leads import Lead
from kg.reading.named_units import NamedUnits
from kg.reading.offices import OfficeMention
from kg.reading.places import PlaceMention
from kg.reading.sides import Sides
from kg.reading.units import BEFORE_MERGERS, Sense, UnitMention
from kg.reference import units as reference

__all__ = ["Context", "Fit"]

_ITEM = re.compile(r"(?:,| và|, và) (?:(?:tỉnh|thành phố|TP\.?) ?)?")  # what joins the units of a list
_SHORTEST_LIST = 3
_ROUTE = re.compile(" ?- ?")

Fit = tuple[bool, bool]  # whether a province, and whether a city can have such an office


@dataclass(frozen=True)
class Context:
    """What of an article may tell whose office it is."""

    document: Document
    units: Sequence[UnitMention]
    offices: Sequence[OfficeMention]
    places: Sequence[PlaceMention]
    bodies: Sequence[BodyMention]
    sides: Sides
    home: str | None

    def meant(self, fit: Fit) -> NamedUnits:
        """The units that are named as such and can have the office."""
        return self._named(fit, "unit", "home")

    def alone(self, fit: Fit) -> NamedUnits:
        """The units of `meant` that are no item of a list: "các tỉnh A, B và C, Chủ tịch UBND TP …" is none of them."""
        return self._named(fit, "unit", "home", listed=False)

    def printed(self, fit: Fit) -> NamedUnits:
        """The units that can have the office and whose name stands there in whatever sense, but for a foreign one."""
        return self._named(fit, "unit", "name", "person", "town")

    def fits(self, unit: str, fit: Fit) -> bool:
        """Whether a unit can have the office; the centre and foreign units never can."""
        if unit == "central" or unit.startswith("foreign:"):
            return False
        return fit[0] if self._kind(unit) == "province" else fit[1]

    def _named(self, fit: Fit, *senses: Sense, listed: bool = True) -> NamedUnits:
        key = fit, senses, listed
        if key not in self._known:
            fitting = (m for m in self.units if m.sense in senses and self.fits(m.unit, fit))
            self._known[key] = NamedUnits(m for m in fitting if listed or m.start not in self._listed)
        return self._known[key]

    @cached_property
    def lead(self) -> Lead:
        """What sentences say of who went to whom, and where."""
        return Lead(self.document.text, self.units, self.bodies, self.places, self.home)

    @cached_property
    def abroad(self) -> NamedUnits:
        """The provinces of other countries."""
        return NamedUnits(m for m in self.units if m.sense == "foreign" and m.prefix)

    @cached_property
    def names_abroad(self) -> bool:
        """Whether a unit abroad is named at all."""
        return any(mention.sense == "foreign" for mention in self.units)

    @cached_property
    def openings(self) -> dict[int, list[tuple[int, str]]]:
        """Where clauses open that list people, and whose, by the index of the sentence; filled when asked for."""
        return {}

    @cached_property
    def _known(self) -> dict[tuple[Fit, tuple[Sense, ...], bool], NamedUnits]:
        return {}

    @cached_property
    def _listed(self) -> set[int]:
        """Where the units stand that are items of a list, or the ends of a route: "tuyến A - B"."""
        text, runs = self.document.text, list[list[UnitMention]]()
        for mention in self.units:
            goes_on = runs and _ITEM.fullmatch(text, runs[-1][-1].end, mention.start)
            runs[-1].append(mention) if goes_on else runs.append([mention])
        listed = {mention.start for run in runs if len(run) >= _SHORTEST_LIST for mention in run}
        pairs = zip(self.units, self.units[1:], strict=False)
        routes = ((one, other) for one, other in pairs if _ROUTE.fullmatch(text, one.end, other.start))
        return listed | {mention.start for route in routes for mention in route}

    def _kind(self, unit: str) -> reference.UnitKind:
        if unit not in self._kinds:
            day = self.document.published
            self._kinds[unit] = reference.kind_on(reference.at(unit, day).version, day or BEFORE_MERGERS)
        return self._kinds[unit]

    @cached_property
    def _kinds(self) -> dict[str, reference.UnitKind]:
        return {}
