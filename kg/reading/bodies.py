"""Organs that can take part in a meeting: party committees, councils, departments, ministries, missions.

A body is read with the grammar of offices: a word that opens a body, then what belongs to it, then its unit.
In a row of bodies ("Tỉnh ủy, UBND Bình Dương") the unit of the last covers those before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.reading.body_openers import BODY, is_central, mission_end
from kg.reading.body_rows import OF_SEVERAL, BodyMention, in_rows
from kg.reading.body_words import OWN_COUNTRY
from kg.reading.offices import OfficeMention
from kg.reading.spans import Spans
from kg.reading.tails import Tails
from kg.reading.units import BEFORE_MERGERS, UnitMention
from kg.reference import units as reference

__all__ = ["BodyMention", "find_bodies"]

_NO_MINISTRY = re.compile("[Bb]ộ (?:phận|máy|đội(?! Biên phòng)|tiêu chí|TTHC)")
_BARE_CITY = re.compile(" (?:TP|thành phố|Thành phố)$")


# Police must say whose they are, a bureau or department of a ministry what it is for.
_POLICE = re.compile("[Cc]ông an")
_MUST_SAY_TRADE = re.compile("(?:Cục|Vụ)$")


def find_bodies(
    text: str, units: Sequence[UnitMention], names: Mapping[int, int], offices: Sequence[OfficeMention]
) -> tuple[BodyMention, ...]:
    """All bodies named outside the offices of persons, in order, each with its unit where the row tells it."""
    tails = Tails(text, {mention.start: mention for mention in units}, names)
    opened = _find(tails, Spans((office.start, office.end) for office in offices))
    found = (body for body in in_rows(text, opened, units) if not (body.is_unnamed and _POLICE.fullmatch(body.body)))
    city = _only_city(units)
    return tuple(_of_city(body, city) for body in found)


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
        if not _NO_MINISTRY.match(tails.text, start) and not _MUST_SAY_TRADE.fullmatch(body.body):
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
    if several := OF_SEVERAL.search(words):  # "Hội Nông dân| các tỉnh", taken for words of the body
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
