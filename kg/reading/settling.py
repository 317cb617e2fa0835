"""Whose office it is, where the text leaves the unit out.

A title's unit is taken from the same chain of offices ("Phó Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh Lạng Sơn"), from the
same person elsewhere, from the place it names, from the side a sentence lists ("Tiếp đoàn có …"), or from the units
the sentences around speak of; last from whatever province the page names. `Post.resolution` says which.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter

from kg.model import Resolution
from kg.reading.document import Document
from kg.reading.letters import any_of
from kg.reading.named_units import NamedUnits
from kg.reading.offices import OfficeMention
from kg.reading.places import PlaceMention
from kg.reading.sides import Sides, lists_the_same, side_of
from kg.reading.spans import between
from kg.reading.units import BEFORE_MERGERS, Sense, UnitMention
from kg.reference import units as reference

__all__ = ["Context", "Settled", "settle"]

Settled = tuple[OfficeMention, Resolution]
_start = attrgetter("start")

# Words of an office below the centre; the others ("Ủy viên Trung ương Đảng") need no province.
_LOCAL = any_of("tỉnh", "thành ủy", "ubnd", "hđnd", "sở", "đbqh", "huyện", "xã", "phường", "quận", "thành phố")
_CITY_OFFICE = any_of(
    "thành ủy",
    "(?:ubnd|hđnd|ủy ban nhân dân|công an|chủ tịch) (?:tp|thành phố)",
    "thành đoàn",
    r"(?<!\w)(?:tp|thành phố)$",
)
_PROVINCE_OFFICE = any_of(
    "tỉnh ủy", "(?:ubnd|hđnd|ủy ban nhân dân|công an|chủ tịch) tỉnh", "tỉnh đoàn", r"(?<!\w)tỉnh$"
)
_HEAD_OF_STATE = any_of("(?:phó )?tổng thống")  # whose country is as often another than that named before
_ITEM = re.compile(r"(?:,| và|, và) (?:(?:tỉnh|thành phố|TP\.?) ?)?")  # what joins the units of a list
_SHORTEST_LIST = 3
_NEAR = 160  # code points within which two offices of a person are one apposition

_GUESSED: tuple[Resolution, ...] = ("context", "publisher")  # by the words around, not by an office of the person

Fit = tuple[bool, bool]  # whether a province, and whether a city can have such an office


@dataclass(frozen=True)
class Context:
    """What of an article may tell whose office it is."""

    document: Document
    units: Sequence[UnitMention]
    offices: Sequence[OfficeMention]
    places: Sequence[PlaceMention]
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
    def _known(self) -> dict[tuple[Fit, tuple[Sense, ...], bool], NamedUnits]:
        return {}

    @cached_property
    def _listed(self) -> set[int]:
        """Where the units stand that are items of a list."""
        text, runs = self.document.text, list[list[UnitMention]]()
        for mention in self.units:
            goes_on = runs and _ITEM.fullmatch(text, runs[-1][-1].end, mention.start)
            runs[-1].append(mention) if goes_on else runs.append([mention])
        return {mention.start for run in runs if len(run) >= _SHORTEST_LIST for mention in run}

    def _kind(self, unit: str) -> reference.UnitKind:
        if unit not in self._kinds:
            day = self.document.published
            self._kinds[unit] = reference.kind_on(reference.at(unit, day).version, day or BEFORE_MERGERS)
        return self._kinds[unit]

    @cached_property
    def _kinds(self) -> dict[str, reference.UnitKind]:
        return {}


def settle(offices: Sequence[Settled], context: Context) -> list[Settled]:
    """The offices of one person with their units filled in as far as the text allows."""
    if foreign := _foreign(offices, context):
        return [_of_foreigner(office, how, foreign) for office, how in offices]
    known = _KnownOffices(office for office, _ in offices if office.unit)
    filled = [(office, how) if office.unit else _filled(office, known, context) for office, how in offices]
    anchors = sorted((office for office, how in filled if how in _GUESSED and _is_particular(office)), key=_start)
    return [_as_beside(settled, anchors, context) for settled in filled] if anchors else filled


def _foreign(offices: Sequence[Settled], context: Context) -> str | None:
    """The unit abroad a foreign office of the person names, or that is named before it in its sentence."""
    held = [office for office, _ in offices if office.level == "foreign"]
    provincial = (office for office in held if not _HEAD_OF_STATE.match(office.title))
    named = (office.unit for office in held if office.unit)
    return next(named, None) or next(filter(None, (_abroad_before(office, context) for office in provincial)), None)


def _abroad_before(office: OfficeMention, context: Context) -> str | None:
    sentence = context.document.sentence_at(office.start)
    before = between(context.units, sentence.start, office.start)
    return next((mention.unit for mention in reversed(before) if mention.sense == "foreign"), None)


def _as_beside(settled: Settled, anchors: Sequence[OfficeMention], context: Context) -> Settled:
    """An office any unit may have, settled by the words around, goes with one beside it that only some may have."""
    office, how = settled
    if how not in _GUESSED or _is_particular(office):
        return settled
    near = _nearest(anchors, office.start)
    if near.unit is None or abs(near.start - office.start) >= _NEAR or not context.fits(near.unit, _fit(office)):
        return settled
    return replace(office, unit=near.unit), how


def _is_particular(office: OfficeMention) -> bool:
    """Whether only provinces or only cities can have the office."""
    return _fit(office) != (True, True)


def _of_foreigner(office: OfficeMention, how: Resolution, unit: str) -> Settled:
    """Who holds a foreign office holds no other."""
    if office.unit == unit:
        return office, how
    return replace(office, unit=unit, level="foreign"), "shared-modifier"


def _filled(office: OfficeMention, known: _KnownOffices, context: Context) -> Settled:
    if office.level in ("central", "foreign"):
        return office, "none"
    unit, how = known.unit_for(office)
    if unit is None and office.official:
        unit, how = _from_context(office, context)
    level = "central" if unit == "central" else office.level
    return replace(office, unit=unit, level=level), how


# ---------------------------------------------------------------- from the same person
class _KnownOffices:
    """The offices of a person that say their unit."""

    def __init__(self, offices: Iterable[OfficeMention]) -> None:
        ordered = sorted(offices, key=_start)
        self._central = [office for office in ordered if office.unit == "central"]
        self._local = [office for office in ordered if office.unit != "central"]

    def unit_for(self, office: OfficeMention) -> tuple[str | None, Resolution]:
        """The unit of the office nearest by; central only for offices that name nothing local."""
        offices = self._local or ([] if _LOCAL.search(office.title) else self._central)
        if not offices:
            return None, "none"
        near = _nearest(offices, office.start)
        return near.unit, "shared-modifier" if abs(near.start - office.start) < _NEAR else "coreference"


def _nearest(offices: Sequence[OfficeMention], start: int) -> OfficeMention:
    place = bisect_left(offices, start, key=_start)
    return min(offices[max(place - 1, 0) : place + 1], key=lambda office: abs(office.start - start))


# ---------------------------------------------------------------- from the words around
def _from_context(office: OfficeMention, context: Context) -> tuple[str | None, Resolution]:
    fit = _fit(office)
    unit = _by_place(office, context) or _by_side(office, fit, context) or _by_sentence(office, fit, context)
    if unit:
        return unit, "context"
    anywhere = context.printed(fit).commonest()
    return anywhere, "publisher" if anywhere else "none"


def _fit(office: OfficeMention) -> Fit:
    return not _CITY_OFFICE.search(office.title), not _PROVINCE_OFFICE.search(office.title)


def _by_place(office: OfficeMention, context: Context) -> str | None:
    """The unit the place in the title lies in."""
    first = bisect_right(context.places, office.start, key=attrgetter("end"))
    return next((place.unit for place in context.places[first : first + 1] if place.start < office.end), None)


def _by_side(office: OfficeMention, fit: Fit, context: Context) -> str | None:
    """The side the sentence lists: those who receive, those who came, or the side of the sentence before."""
    document = context.document
    sentence = document.sentence_at(office.start)
    opening = document.opening(sentence)
    unit = side_of(opening, context.sides)
    if unit is None and lists_the_same(opening) and sentence.index:
        before = document.sentences[sentence.index - 1]
        inside = between(context.offices, before.start, before.end)
        unit = next((o.unit for o in inside if o.unit and o.level not in ("central", "foreign")), None)
    return unit if unit and context.fits(unit, fit) else None


def _by_sentence(office: OfficeMention, fit: Fit, context: Context) -> str | None:
    """The unit last named in the sentence before the office, the only one after it, or the one most named so far."""
    sentence = context.document.sentence_at(office.start)
    meant = context.meant(fit)
    if before := context.alone(fit).last(sentence.start, office.start):
        return before
    if context.home and context.fits(context.home, fit):
        return context.home
    return meant.commonest(office.start) or meant.only_one(sentence.end)
