"""Things that are spoken of by name: programmes, roads and other projects, sites, and agencies of a province.

Well-known ones stand in the reference data; others are named by their kind, "quốc lộ 6", "cao tốc A - B", "Khu kinh tế
X". An agency is a listed body of one of the parties. What lies in the name of another body is not spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from kg.model import Thing
from kg.reading.bodies import BodyMention
from kg.reading.cues import CuedPattern
from kg.reading.letters import compiled, union
from kg.reading.spans import Spans, between
from kg.reading.units import UnitMention
from kg.reference import things as reference
from kg.reference.office_tables import offices
from kg.reference.offices import classify_body
from kg.reference.slugs import slug

__all__ = ["ThingMention", "find_things", "of_parties"]


class ThingMention(NamedTuple):
    """A thing named at ``text[start:end]``."""

    start: int
    end: int
    thing: Thing


_NEAR_UNIT = 20  # code points behind an agency within which its unit is named
_OF = re.compile(r" (?:của )?")

_NAME = r"{CAP}(?: {CAP}){0,3}"
_ROAD = CuedPattern(
    re.compile(r"(?:quốc lộ|QL\.?) ?(?:số )?(\d{1,3}[A-ZĐ]?\d?)(?![\w.,]\d|\w)", re.IGNORECASE), ("quốc lộ", "QL")
)
_EXPRESSWAY = CuedPattern(compiled(rf"[Cc]ao tốc ({_NAME}(?: ?- ?{_NAME}){{1,3}})"), ("cao tốc ",))
_KINDS = tuple(kind.words for kind in reference.KINDS if kind.words not in ("quốc lộ", "cao tốc"))
_SPELT = [f"[{words[0]}{words[0].upper()}]{words[1:]}" for words in sorted(_KINDS, key=len, reverse=True)]
_BY_KIND = CuedPattern(compiled(rf"({union(*_SPELT)}) ({_NAME})"), ("khu ", "vườn ", "cửa khẩu ", "dự án "))


def find_things(text: str, *, bodies: Sequence[BodyMention], units: Sequence[UnitMention]) -> tuple[ThingMention, ...]:
    """The things a normal text names, in order, each stretch once; an agency has the unit named with it, if one is."""
    named = Spans((body.start, body.end) for body in _apart(bodies))
    found = [mention for mention in _things(text) if not named.meets(mention.start, mention.end)]
    found.extend(_agencies(text, units))
    return tuple(_distinct(sorted(found, key=lambda mention: (mention.start, -mention.end))))


def _distinct(mentions: Sequence[ThingMention]) -> Iterator[ThingMention]:
    end = 0
    for mention in mentions:
        if mention.start >= end:
            end = mention.end
            yield mention


def _apart(bodies: Sequence[BodyMention]) -> Iterator[BodyMention]:
    """The bodies, none over another."""
    end = 0
    for body in bodies:
        if body.start >= end:
            end = body.end
            yield body


def _things(text: str) -> Iterator[ThingMention]:
    for match in _known().finditer(text):
        thing = _by_cue()[match[0]] if match[0] in _by_cue() else _by_cue()[match[0].lower()]
        yield ThingMention(match.start(), match.end(), Thing(thing.kind, thing.id, thing.label, thing.unit))
    for match in _ROAD.finditer(text):
        yield _mention(match, "quốc lộ", match[1].upper())
    for match in _EXPRESSWAY.finditer(text):
        yield _mention(match, "cao tốc", re.sub(" ?- ?", " - ", match[1]))
    for match in _BY_KIND.finditer(text):
        yield _mention(match, match[1].lower(), match[2])


def _mention(match: re.Match[str], words: str, name: str) -> ThingMention:
    kind = next(kind for kind in reference.KINDS if kind.words == words)
    label = f"{words} {name}" if kind.kind == "project" else f"{words[0].upper()}{words[1:]} {name}"
    return ThingMention(match.start(), match.end(), Thing(kind.kind, slug(label), label))


@cache
def _by_cue() -> dict[str, reference.KnownThing]:
    """The listed things by their names in print: those of programmes in small letters."""
    return {
        (cue.lower() if thing.kind == "programme" else cue): thing
        for thing in reference.known_things().values()
        for cue in thing.cues
    }


@cache
def _known() -> CuedPattern:
    """The names of listed things: of programmes in any case, of sites as they are spelt."""
    cues = sorted(_by_cue(), key=len, reverse=True)
    spelt = [f"(?i:{re.escape(cue)})" if _by_cue()[cue].kind == "programme" else re.escape(cue) for cue in cues]
    return CuedPattern(re.compile(rf"(?<!\w){union(*spelt)}(?!\w)"), cues)


# ---------------------------------------------------------------- agencies
def of_parties(mentions: Iterable[ThingMention], parties: Sequence[str]) -> Iterator[ThingMention]:
    """The things, of agencies only those of a party: of one without a unit that of the only party that has such."""
    for mention in mentions:
        thing = mention.thing
        if thing.kind == "agency" and thing.unit is None:
            own = next((unit for unit in parties if thing.id.endswith(f"-{unit}")), None)
            mention = mention._replace(thing=replace(thing, unit=own))
        if thing.kind != "agency" or mention.thing.unit in parties:
            yield mention


def _agencies(text: str, units: Sequence[UnitMention]) -> Iterator[ThingMention]:
    """The listed agencies, with the unit named behind."""
    for match in _agency_names().finditer(text):
        agency = classify_body(match[0])
        behind = next(iter(between(units, match.end(), match.end() + _NEAR_UNIT)), None)
        named = behind if behind and _OF.fullmatch(text, match.end(), behind.start) else None
        thing = Thing("agency", agency.office, agency.label, named.party if named else None)
        yield ThingMention(match.start(), match.end(), thing)


@cache
def _agency_names() -> CuedPattern:
    """The names of agencies below the centre, the longest first; abbreviations may mean something else."""
    names = [
        office.name.removesuffix(" tỉnh")
        for office in offices()
        if (office.branch, office.kind, office.level) == ("agency", "body", "province")
    ]
    ordered = sorted(names, key=len, reverse=True)
    return CuedPattern(re.compile(rf"(?<!\w){union(*map(re.escape, ordered))}(?!\w)"), ordered, cased=True)
