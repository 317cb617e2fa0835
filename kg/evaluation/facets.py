"""What one article's record says against its gold record, facet by facet.

This module knows when a predicted statement counts as the gold one; how titles are compared is left to
`titles`, counting to `score`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from kg.evaluation.score import Score, counts, lists, pairs, sets, share
from kg.evaluation.titles import plain, same_title, title_key, title_overlap

__all__ = ["FACETS", "NO_RECORD", "Json", "compare"]

Json = Mapping[str, Any]
Facet = tuple[str, Score]

FACETS = (
    *("provinces", "officials", "posts", "posts+unit", "is-cooperation"),
    *("meetings", "meetings:inter-province", "meetings:foreign", "meetings:central"),
    *("parties", "participants", "roles", "topics", "flows", "agreements"),
    *("at:date", "at:day-month", "at:kind", "at:host", "at:bodies", "at:topics", "at:flows"),
)
"""Every facet, in the order in which it is shown."""

_SCOPES = ("inter-province", "foreign", "central")
NO_RECORD: Json = {"provinces": (), "officials": (), "meetings": (), "agreements": ()}
_NO_MEETING: Json = {
    **dict.fromkeys(("kind", "host", "date")),
    **dict.fromkeys(("parties", "people", "topics", "agreements", "flows"), ()),
}


def compare(gold: Json, found: Json) -> Iterator[Facet]:
    """The scores of one article, facet by facet; a facet may come several times, once a meeting."""
    yield "provinces", sets(gold["provinces"], found["provinces"])
    yield from _people(gold["officials"], found["officials"])
    yield "is-cooperation", sets(_is_cooperation(gold), _is_cooperation(found))
    yield from _meetings(gold["meetings"], found["meetings"])
    yield "agreements", lists(_documents(gold), _documents(found), title_overlap)


def _is_cooperation(record: Json) -> Iterator[bool]:
    return (True for meeting in record["meetings"] if meeting["scope"] == "inter-province")


def _documents(record: Json) -> list[str]:
    signed = [document for meeting in record["meetings"] for document in meeting["agreements"]]
    return [document["title"] for document in (*signed, *record["agreements"])]


# ---------------------------------------------------------------- people and their posts
def _people(gold: Sequence[Json], found: Sequence[Json]) -> Iterator[Facet]:
    officials, others = _names(gold, official=True), _names(gold, official=False)
    yield "officials", sets(officials, _names(found, official=True) - (others - officials))
    held = _posts(official for official in gold if _is_official(official))
    read = _posts(official for official in found if plain(official["name"]) not in others)
    same = pairs(held, read, _same_post)
    yield "posts", counts(len(same), held, read)
    yield "posts+unit", counts(sum(held[i][2] == read[j][2] for i, j in same), held, read)


def _is_official(person: Json) -> bool:
    return bool(person.get("kind", "official") == "official")


def _names(people: Iterable[Json], *, official: bool) -> set[str]:
    return {plain(person["name"]) for person in people if _is_official(person) == official}


def _posts(people: Iterable[Json]) -> list[tuple[str, str, str | None]]:
    return [(plain(person["name"]), post["title"], post["unit"]) for person in people for post in person["posts"]]


def _same_post(one: tuple[str, str, str | None], other: tuple[str, str, str | None]) -> float:
    if one[0] != other[0] or not same_title(one[1], other[1]):
        return 0.0
    return 2.0 if title_key(one[1]) == title_key(other[1]) else 1.0


# ---------------------------------------------------------------- meetings
def _meetings(gold: Sequence[Json], found: Sequence[Json]) -> Iterator[Facet]:
    matched = pairs(gold, found, _same_meeting)
    yield "meetings", counts(len(matched), gold, found)
    for scope in _SCOPES:
        right = sum(gold[i]["scope"] == scope == found[j]["scope"] for i, j in matched)
        yield f"meetings:{scope}", counts(right, *([m for m in side if m["scope"] == scope] for side in (gold, found)))
    for i, j in matched:
        yield from _within(gold[i], found[j])
        yield from _at(gold[i], found[j])
    for i in set(range(len(gold))) - {i for i, _ in matched}:
        yield from _within(gold[i], _NO_MEETING)
    for j in set(range(len(found))) - {j for _, j in matched}:
        yield from _within(_NO_MEETING, found[j])


def _same_meeting(gold: Json, found: Json) -> float:
    """How well two meetings match: shared parties, then the same day, then shared people; 0 if not at all."""
    ours, theirs = _units(gold), _units(found)
    if len(ours & theirs) < min(2, len(ours)):
        return 0.0
    weight = share(ours, theirs) * _day_factor(gold, found) + _same_day(gold, found)
    weight += 0.5 * share(_attending(gold), _attending(found))
    return weight if weight > 0.2 else 0.0


def _same_day(gold: Json, found: Json) -> float:
    return float(bool(gold["date"] and found["date"]) and _days(gold)[0] == _days(found)[0])


def _day_factor(gold: Json, found: Json) -> float:
    """Meetings with different known days are unlikely to be one."""
    if not (gold["date"] and found["date"]) or _same_day(gold, found):
        return 1.0
    return 0.4 if _days(gold)[0] and _days(found)[0] else 1.0


def _within(gold: Json, found: Json) -> Iterator[Facet]:
    """What hangs on a meeting, also where the meeting has no partner."""
    yield "parties", sets(_units(gold), _units(found))
    yield "participants", sets(_attending(gold), _attending(found))
    yield "roles", sets(_roles(gold), _roles(found))
    yield "topics", sets(gold["topics"], found["topics"])
    yield "flows", sets(_flows(gold), _flows(found))


def _at(gold: Json, found: Json) -> Iterator[Facet]:
    """What is compared only where both sides see the same meeting."""
    for facet in ("kind", "host", "date"):
        yield f"at:{facet}", sets(filter(None, [gold[facet]]), filter(None, [found[facet]]))
    yield "at:day-month", sets(filter(None, [_days(gold)]), filter(None, [_days(found)]))
    yield "at:topics", sets(gold["topics"], found["topics"])
    yield "at:flows", sets(_flows(gold), _flows(found))
    yield "at:bodies", lists(_bodies(gold), _bodies(found), _same_body)


def _units(meeting: Json) -> set[str]:
    return {party["unit"] for party in meeting["parties"]}


def _bodies(meeting: Json) -> list[tuple[str, str]]:
    return [(party["unit"], party["body"]) for party in meeting["parties"] if party["body"]]


def _same_body(one: tuple[str, str], other: tuple[str, str]) -> float:
    return float(one[0] == other[0] and same_title(one[1], other[1]))


def _attending(meeting: Json) -> set[str]:
    return {plain(person["name"]) for person in meeting["people"]}


def _roles(meeting: Json) -> set[tuple[str, str]]:
    return {(plain(person["name"]), role) for person in meeting["people"] for role in person["roles"]}


def _flows(meeting: Json) -> set[tuple[str, str, str]]:
    return {(flow["from"], flow["to"], flow["kind"]) for flow in meeting["flows"]}


def _days(meeting: Json) -> tuple[str, ...]:
    """The date without its year: ``("-05-17",)``, two of them for a range, none without a date."""
    return tuple(re.sub(r"^[0-9X]{4}", "", day) for day in meeting["date"].split("/")) if meeting["date"] else ()
