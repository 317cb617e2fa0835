"""Organs that can take part in a meeting: party committees, councils, departments, ministries, missions.

A body is read with the grammar of offices: a word that opens a body, then what belongs to it, then its unit.
In a row of bodies ("Tỉnh ủy, UBND Bình Dương") the unit of the last covers those before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.reading.body_openers import BODY, is_central, mission_end
from kg.reading.body_words import OWN_COUNTRY
from kg.reading.offices import OfficeMention
from kg.reading.spans import Spans
from kg.reading.tails import Tails
from kg.reading.units import BEFORE_MERGERS, UnitMention
from kg.reference import units as reference

__all__ = ["BodyMention", "find_bodies"]

_ROW = re.compile("(?:,| và|, và| -|;) ?(?:lãnh đạo )?")
# Between a body and the units it is one of each of, and between these: "UBND |các tỉnh |A|, |B| và |C".
_SEVERAL = re.compile(
    r",? ?(?:của )?(?:các|hai|ba|bốn|năm|sáu|\d+) (?:tỉnh|thành phố|địa phương)(?:, (?:thành phố|TP|thành))?:? ?"
    r"(?:gồm |là )?(?:tỉnh |thành phố |TP\.? ?)?"
)
_BETWEEN = re.compile(r"(?: \([^()]{1,20}\))?(?:, | và |, và | - |-)(?:tỉnh |thành phố |TP\.? ?)?(?=[^\W\d_])")
_OF_SEVERAL = re.compile(
    r",? (?:của )?(?:các|hai|ba|bốn|năm|sáu|\d+) (?:tỉnh|thành phố|địa phương)(?:, (?:thành phố|TP|thành))?$"
)
_NO_MINISTRY = re.compile("[Bb]ộ (?:phận|máy|đội(?! Biên phòng)|tiêu chí|TTHC)")
_BARE_CITY = re.compile(" (?:TP|thành phố|Thành phố)$")


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A body at ``text[start:end]``; `unit` is a slug, ``central``, ``foreign:<name>``, or None if left out."""

    start: int
    end: int
    body: str
    unit: str | None


def find_bodies(
    text: str, units: Sequence[UnitMention], names: Mapping[int, int], offices: Sequence[OfficeMention]
) -> tuple[BodyMention, ...]:
    """All bodies named outside the offices of persons, in order, each with its unit where the row tells it."""
    tails = Tails(text, {mention.start: mention for mention in units}, names)
    opened = _find(tails, Spans((office.start, office.end) for office in offices))
    named = {mention.name_start: mention for mention in units}
    found = [each for body in opened for each in _of_each(text, body, named)]
    for place in range(len(found) - 2, -1, -1):
        body, following = found[place], found[place + 1]
        if body.unit is None and following.unit and _ROW.fullmatch(text, body.end, following.start):
            found[place] = replace(body, unit=following.unit)
    city = _only_city(units)
    return tuple(_of_city(body, city) for body in found)


def _of_each(text: str, body: BodyMention, named: Mapping[int, UnitMention]) -> Iterator[BodyMention]:
    """The body, or one of its name for each unit of the list behind it: "Sở Y tế |hai tỉnh |A| và |B"."""
    several = _SEVERAL.match(text, body.end) if body.unit is None else None
    members = list(_listed(text, several.end(), named)) if several else []
    if len(members) < 2:
        yield body
        return
    yield replace(body, unit=members[0].party, end=members[0].end)
    for member in members[1:]:
        yield BodyMention(member.start, member.end, body.body, member.party)


def _listed(text: str, at: int, named: Mapping[int, UnitMention]) -> Iterator[UnitMention]:
    """The units named one after another from an offset on; `named` has them by where the bare name begins."""
    while (mention := named.get(at)) and mention.sense == "unit":
        yield mention
        between = _BETWEEN.match(text, mention.end)
        if between is None:
            return
        at = between.end()


def _find(tails: Tails, offices: Spans) -> Iterator[BodyMention]:
    at = 0
    for opening in BODY.each(tails.text):
        start = opening.start()
        if start < at:
            continue
        if office := offices.covering(start):
            at = office[1]
            continue
        body = _read(tails, opening)
        at = body.end
        if not _NO_MINISTRY.match(tails.text, start):
            yield body


def _read(tails: Tails, opening: re.Match[str]) -> BodyMention:
    text, start = tails.text, opening.start()
    sender = mission_end(text, start)
    tail = tails.follow(sender)
    if tail.title_end <= sender:  # a word that opens a body and is none of the trade: Đại sứ quán
        tail = tails.follow(opening.end())
    central = is_central(text, start)
    # A mission of the centre is a party as such; of a province it is the organ that sends it.
    words = text[start if central else sender : max(tail.title_end, opening.end())].strip(" -,.")
    words = OWN_COUNTRY.sub("", words)
    if several := _OF_SEVERAL.search(words):  # "Hội Nông dân| các tỉnh", taken for words of the body
        at = text.index(several[0], start)
        return BodyMention(start, at, words[0].upper() + words[1 : several.start()], None)
    return BodyMention(
        start, max(tail.end, opening.end()), words[0].upper() + words[1:], _unit(tail.unit, central=central)
    )


def _unit(mention: UnitMention | None, *, central: bool) -> str | None:
    """Whose the body is: a ministry is the centre's unless a province or another country is named behind it."""
    if central and not (mention and mention.sense in ("unit", "foreign")):
        return "central"
    return mention.party if mention else None


def _only_city(units: Sequence[UnitMention]) -> str | None:
    """The one centrally run city of the article, which "TP" without a name means."""
    cities = {m.unit for m in units if m.sense == "unit" and reference.kind_on(m.unit, BEFORE_MERGERS) == "city"}
    return cities.pop() if len(cities) == 1 else None


def _of_city(body: BodyMention, city: str | None) -> BodyMention:
    """The body with the city that "TP" or "thành phố" at its end means."""
    if not city or body.unit is not None or not _BARE_CITY.search(body.body):
        return body
    named = body.body if body.body.startswith(("UBND", "HĐND")) else _BARE_CITY.sub("", body.body)
    return replace(body, unit=city, body=named)
