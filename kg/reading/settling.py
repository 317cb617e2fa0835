"""Whose office it is, where the text leaves the unit out.

A title's unit is taken from the same chain of offices ("Phó Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh Lạng Sơn"), from the
same person elsewhere, from the place it names, from the side a sentence lists ("Tiếp đoàn có …"), or from the units
the sentences around speak of; last from whatever province the page names. `Post.resolution` says which.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.model import Resolution
from kg.reading.document import Document
from kg.reading.offices import OfficeMention
from kg.reading.places import PlaceMention
from kg.reading.sides import Sides, lists_the_same, side_of
from kg.reading.units import BEFORE_MERGERS, UnitMention
from kg.reference import units as reference

__all__ = ["Context", "Settled", "settle"]

Settled = tuple[OfficeMention, Resolution]

_LOCAL = re.compile(r"tỉnh|thành ủy|ubnd|hđnd|sở|đbqh|huyện|xã|phường|quận|thành phố", re.IGNORECASE)
_CITY_OFFICE = re.compile(
    r"thành ủy|(?:ubnd|hđnd|ủy ban nhân dân|công an|chủ tịch) (?:tp|thành phố)|thành đoàn", re.IGNORECASE
)
_PROVINCE_OFFICE = re.compile(r"tỉnh ủy|(?:ubnd|hđnd|ủy ban nhân dân|công an|chủ tịch) tỉnh|tỉnh đoàn", re.IGNORECASE)
_NEAR = 160  # code points within which two offices of a person are one apposition


@dataclass(frozen=True)
class Context:
    """What of an article may tell whose office it is."""

    document: Document
    units: Sequence[UnitMention]
    offices: Sequence[OfficeMention]
    places: Sequence[PlaceMention]
    sides: Sides


def settle(offices: Sequence[Settled], context: Context) -> list[Settled]:
    """The offices of one person with their units filled in as far as the text allows."""
    foreign = next((office.unit for office, _ in offices if office.level == "foreign" and office.unit), None)
    if foreign:
        return [
            (office, how)
            if office.unit == foreign
            else (replace(office, unit=foreign, level="foreign"), "shared-modifier")
            for office, how in offices
        ]
    known = [office for office, _ in offices if office.unit]
    return [(office, how) if office.unit else _filled(office, known, context) for office, how in offices]


def _filled(office: OfficeMention, known: Sequence[OfficeMention], context: Context) -> Settled:
    if office.level in ("central", "foreign"):
        return office, "none"
    unit, how = _from_person(office, known)
    if unit is None and office.official:
        unit, how = _from_context(office, context)
    level = "central" if unit == "central" else office.level
    return replace(office, unit=unit, level=level), how


def _from_person(office: OfficeMention, known: Sequence[OfficeMention]) -> tuple[str | None, Resolution]:
    """The unit of another office of the same person; central only for offices that name nothing local."""
    others = [other for other in known if other.unit != "central" or not _LOCAL.search(office.title)]
    local = [other for other in others if other.unit != "central"] or others
    if not local:
        return None, "none"
    near = min(local, key=lambda other: abs(other.start - office.start))
    return near.unit, "shared-modifier" if abs(near.start - office.start) < _NEAR else "coreference"


def _from_context(office: OfficeMention, context: Context) -> tuple[str | None, Resolution]:
    unit = _by_place(office, context) or _by_side(office, context) or _by_sentence(office, context)
    if unit:
        return unit, "context"
    anywhere = [m.unit for m in context.units if m.sense != "foreign" and _fits(office.title, m.unit, context)]
    return (_commonest(anywhere), "publisher") if anywhere else (None, "none")


def _by_place(office: OfficeMention, context: Context) -> str | None:
    """The unit the place in the title lies in."""
    return next((p.unit for p in context.places if p.start < office.end and office.start < p.end), None)


def _by_side(office: OfficeMention, context: Context) -> str | None:
    """The side the sentence lists: those who receive, those who came, or the side of the sentence before."""
    document = context.document
    sentence = document.sentence_at(office.start)
    words = document.cut(sentence)
    unit = side_of(words, context.sides)
    if unit is None and lists_the_same(words) and sentence.index:
        before = document.sentences[sentence.index - 1]
        inside = (o for o in context.offices if before.start <= o.start < before.end)
        unit = next((o.unit for o in inside if o.unit and o.level not in ("central", "foreign")), None)
    return unit if unit and _fits(office.title, unit, context) else None


def _by_sentence(office: OfficeMention, context: Context) -> str | None:
    """The unit last named in the sentence before the office, the only one after it, or the one most named so far."""
    sentence = context.document.sentence_at(office.start)
    meant = [m for m in context.units if m.sense == "unit" and _fits(office.title, m.unit, context)]
    before = [m for m in meant if m.start < office.start]
    inside = [m.unit for m in before if m.start >= sentence.start]
    if inside:
        return inside[-1]
    after = {m.unit for m in meant if office.start < m.start < sentence.end}
    if len(after) == 1 and not before:
        return after.pop()
    return _commonest([m.unit for m in before]) if before else None


def _fits(title: str, unit: str, context: Context) -> bool:
    """Whether the unit can have such an office: a Thành ủy is a city's, a Tỉnh ủy a province's."""
    if unit == "central" or unit.startswith("foreign:"):
        return False
    day = context.document.published
    kind = reference.kind_on(reference.at(unit, day).version, day or BEFORE_MERGERS)
    return not (_CITY_OFFICE.search(title) if kind == "province" else _PROVINCE_OFFICE.search(title))


def _commonest(units: Sequence[str]) -> str:
    return max(sorted(set(units)), key=units.count)
