"""Whose office it is, where the text leaves the unit out.

A title's unit is taken from the same chain of offices ("Phó Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh Lạng Sơn"), from the
same person elsewhere, from the place it names, from the side a sentence lists ("Tiếp đoàn có …"), or from the units
the sentences around speak of; last from whatever province the page names. `Post.resolution` says which.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import attrgetter

from kg.model import Resolution
from kg.reading.bare_bodies import held_in
from kg.reading.context import Context
from kg.reading.letters import any_of
from kg.reading.offices import OfficeMention
from kg.reading.spans import between
from kg.reading.surroundings import fit_of, from_surroundings, side_listing

__all__ = ["Settled", "settle"]

Settled = tuple[OfficeMention, Resolution]
_start = attrgetter("start")

# Words of an office below the centre; the others ("Ủy viên Trung ương Đảng") need no province.
_LOCAL = any_of("tỉnh", "thành ủy", "ubnd", "hđnd", "sở", "đbqh", "huyện", "xã", "phường", "quận", "thành phố")
_COMPANY = any_of("công ty", "tập đoàn", "hội đồng quản trị", "hội đồng thành viên", "hđqt", "hđtv", "nhà máy")
_HEAD_OF_STATE = any_of("(?:phó )?tổng thống")  # whose country is as often another than that named before
_OF_PROVINCE = any_of("tỉnh")
_FOREIGN = "foreign:"  # how the name of a party abroad begins
_NEAR = 160  # code points within which two offices of a person are one apposition

_GUESSED: tuple[Resolution, ...] = ("context", "publisher")  # by the words around, not by an office of the person


def settle(offices: Sequence[Settled], context: Context, *, from_abroad: bool = False) -> list[Settled]:
    """The offices of one person, whose name may tell that he or she is `from_abroad`, with their units filled in."""
    foreign = _foreign(offices, context) or (
        _abroad(offices, context) if from_abroad else _of_foreign_side(offices, context)
    )
    if foreign:
        return [_of_foreigner(office, how, _province_abroad(office, context) or foreign) for office, how in offices]
    offices = [_in_its_body(office, how, context) for office, how in offices]
    known = _KnownOffices(office for office, _ in offices if office.unit)
    filled = [(office, how) if office.unit else _filled(office, known, context) for office, how in offices]
    anchors = sorted((office for office, how in filled if how in _GUESSED and _is_particular(office)), key=_start)
    return [_as_beside(settled, anchors, context) for settled in filled] if anchors else filled


def _in_its_body(office: OfficeMention, how: Resolution, context: Context) -> Settled:
    """An office that leaves its unit out, with that of the body it means: "Phó Giám đốc Sở"."""
    held = None if office.unit else held_in(office, context)
    return (held, "context" if held.unit else how) if held else (office, how)


def _foreign(offices: Sequence[Settled], context: Context) -> str | None:
    """The unit abroad a foreign office of the person names, or that is named before it in its sentence."""
    held = [office for office, _ in offices if office.level == "foreign"]
    provincial = (office for office in held if not _HEAD_OF_STATE.match(office.title))
    named = (office.unit for office in held if office.unit)
    return next(named, None) or next(filter(None, (_abroad_before(office, context) for office in provincial)), None)


def _province_abroad(office: OfficeMention, context: Context) -> str | None:
    """The province abroad named last before an office of a province that leaves its own out."""
    return context.abroad.last(0, office.start) if office.unit is None and _OF_PROVINCE.search(office.title) else None


def _abroad(offices: Sequence[Settled], context: Context) -> str | None:
    """The unit abroad of who has a name from there: of the side that is listed, or the one named last or only."""
    if not offices or not context.names_abroad or any(office.unit not in (None, "central") for office, _ in offices):
        return None
    first = offices[0][0]
    listed = side_listing(first, context)
    if listed and listed.startswith(_FOREIGN):
        return listed.removeprefix(_FOREIGN)
    named = [mention.unit for mention in context.units if mention.sense == "foreign"]
    return _abroad_before(first, context) or (named[0] if len(set(named)) == 1 else None)


def _of_foreign_side(offices: Sequence[Settled], context: Context) -> str | None:
    """The unit abroad whose people are listed where the offices stand, none of which says its own."""
    if not offices or not context.names_abroad or any(office.unit for office, _ in offices):
        return None
    listed = side_listing(offices[0][0], context)
    return listed.removeprefix(_FOREIGN) if listed and listed.startswith(_FOREIGN) else None


def _abroad_before(office: OfficeMention, context: Context) -> str | None:
    sentence = context.document.sentence_at(office.start)
    before = between(context.units, sentence.start, office.start)
    here = next((mention.unit for mention in reversed(before) if mention.sense == "foreign"), None)
    return here or context.abroad.last(0, office.start)


def _as_beside(settled: Settled, anchors: Sequence[OfficeMention], context: Context) -> Settled:
    """An office any unit may have, settled by the words around, goes with one beside it that only some may have."""
    office, how = settled
    open_yet = office.unit is None and office.official and office.level not in ("central", "foreign")
    if not (how in _GUESSED or open_yet) or _is_particular(office):
        return settled
    near = _nearest(anchors, office.start)
    if near.unit is None or abs(near.start - office.start) >= _NEAR or not context.fits(near.unit, fit_of(office)):
        return settled
    return replace(office, unit=near.unit), "context" if open_yet else how


def _is_particular(office: OfficeMention) -> bool:
    """Whether only provinces or only cities can have the office."""
    return fit_of(office) != (True, True)


def _of_foreigner(office: OfficeMention, how: Resolution, unit: str) -> Settled:
    """Who holds a foreign office holds no other."""
    if office.unit == unit or (office.level == "foreign" and office.unit):
        return office, how
    return replace(office, unit=unit, level="foreign"), "shared-modifier"


def _filled(office: OfficeMention, known: _KnownOffices, context: Context) -> Settled:
    if office.level in ("central", "foreign"):
        return office, "none"
    if _COMPANY.search(office.title):
        return office, "none"  # where its head speaks does not tell where it is
    unit, how = known.unit_for(office)
    if unit is None and office.official:
        unit, how = from_surroundings(office, context)
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
