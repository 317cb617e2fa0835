"""What one article's record says against its gold record, facet by facet, claim by claim.

This module knows when a predicted claim counts as the gold one; what records claim is left to `claims`, how titles
are compared to `titles`, counting to `score`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from kg.evaluation import claims
from kg.evaluation.claims import Claim, Json, days
from kg.evaluation.score import pairs, share
from kg.evaluation.titles import plain, same_title, title_key, title_overlap

__all__ = ["FACETS", "NO_RECORD", "STATEMENTS", "Outcome", "Verdict", "compare", "matched_meetings"]

Verdict = Literal["right", "wrong", "missing"]

FACETS = (
    *("provinces", "officials", "posts", "posts+unit", "is-cooperation"),
    *("meetings", "meetings:inter-province", "meetings:foreign", "meetings:central"),
    *("parties", "participants", "roles", "topics", "flows", "agreements"),
    *("at:date", "at:day-month", "at:kind", "at:host", "at:bodies", "at:topics", "at:flows"),
)
"""Every facet that is scored, in the order in which it is shown."""

STATEMENTS = (
    *("provinces", "officials", "posts+unit", "meetings", "parties", "participants", "roles"),
    *("date", "host", "topics", "flows", "agreements"),
)
"""What carries a confidence, each judged once: a date or host is right if its meeting and the value are."""

_SCOPES = ("inter-province", "foreign", "central")
NO_RECORD: Json = {"provinces": (), "officials": (), "meetings": (), "agreements": ()}
_NO_MEETING: Json = {
    **dict.fromkeys(("kind", "host", "date")),
    **dict.fromkeys(("parties", "people", "topics", "agreements", "flows"), ()),
}


class Outcome(NamedTuple):
    """What became of one claim: a predicted one that is right or wrong, or a gold one that is missing."""

    facet: str
    verdict: Verdict
    claim: Claim


def compare(gold: Json, found: Json) -> Iterator[Outcome]:
    """What became of every claim of an article's gold record and predicted record."""
    yield from _sets("provinces", claims.provinces(gold), claims.provinces(found))
    yield from _people(gold, found)
    yield from _sets("is-cooperation", claims.cooperations(gold), claims.cooperations(found))
    yield from _meetings(gold["meetings"], found["meetings"])
    yield from _lists("agreements", claims.agreements(gold), claims.agreements(found), _same_document)


# ---------------------------------------------------------------- comparing claims
def _sets(facet: str, gold: Iterable[Claim], found: Iterable[Claim]) -> Iterator[Outcome]:
    """Outcomes where order and number do not matter."""
    ours, theirs = _by_key(gold), _by_key(found)
    for key, claim in theirs.items():
        yield Outcome(facet, "right" if key in ours else "wrong", claim)
    yield from (Outcome(facet, "missing", claim) for key, claim in ours.items() if key not in theirs)


def _by_key(listed: Iterable[Claim]) -> dict[Hashable, Claim]:
    """The claims, each key once with the evidence of all its claims."""
    found: dict[Hashable, Claim] = {}
    for claim in listed:
        known = found.get(claim.key)
        found[claim.key] = known._replace(evidence=known.evidence + claim.evidence) if known else claim
    return found


def _lists(
    facet: str, gold: Iterable[Claim], found: Iterable[Claim], weigh: Callable[[Claim, Claim], float]
) -> Iterator[Outcome]:
    """Outcomes where claims are paired one to one by weight."""
    ours, theirs = list(gold), list(found)
    return _judged(facet, ours, theirs, pairs(ours, theirs, weigh))


def _judged(
    facet: str, gold: Sequence[Claim], found: Sequence[Claim], same: Iterable[tuple[int, int]]
) -> Iterator[Outcome]:
    partner = {j: i for i, j in same}
    for j, claim in enumerate(found):
        yield Outcome(facet, "right" if j in partner else "wrong", claim)
    missed = set(range(len(gold))) - set(partner.values())
    yield from (Outcome(facet, "missing", gold[i]) for i in sorted(missed))


# ---------------------------------------------------------------- people and their posts
def _people(gold: Json, found: Json) -> Iterator[Outcome]:
    others = {claim.key for claim in claims.officials(gold, official=False)}
    neither = others - {claim.key for claim in claims.officials(gold)}
    yield from _sets("officials", claims.officials(gold), (c for c in claims.officials(found) if c.key not in neither))
    held = list(claims.posts(person for person in gold["officials"] if claims.is_official(person)))
    read = list(claims.posts(person for person in found["officials"] if plain(person["name"]) not in others))
    same = pairs(held, read, _same_post)
    yield from _judged("posts", held, read, same)
    yield from _judged("posts+unit", held, read, [(i, j) for i, j in same if held[i].key[2] == read[j].key[2]])


def _same_post(one: Claim, other: Claim) -> float:
    (name, title, _), (other_name, other_title, _) = one.key, other.key
    if name != other_name or not same_title(title, other_title):
        return 0.0
    return 2.0 if title_key(title) == title_key(other_title) else 1.0


# ---------------------------------------------------------------- meetings
def matched_meetings(gold: Sequence[Json], found: Sequence[Json]) -> list[tuple[int, int]]:
    """Which meeting found is which of the gold record: pairs of their places."""
    return pairs(gold, found, _same_meeting)


def _meetings(gold: Sequence[Json], found: Sequence[Json]) -> Iterator[Outcome]:
    matched = matched_meetings(gold, found)
    ours, theirs = list(claims.meetings(gold)), list(claims.meetings(found))
    yield from _judged("meetings", ours, theirs, matched)
    for scope in _SCOPES:
        yield from _scoped(scope, ours, theirs, matched)
    for i, j in matched:
        yield from _within(gold[i], found[j])
        yield from _at(gold[i], found[j])
    for i in sorted(set(range(len(gold))) - {i for i, _ in matched}):
        yield from _within(gold[i], _NO_MEETING)
    for j in sorted(set(range(len(found))) - {j for _, j in matched}):
        yield from _within(_NO_MEETING, found[j])


def _scoped(
    scope: str, gold: Sequence[Claim], found: Sequence[Claim], matched: Iterable[tuple[int, int]]
) -> Iterator[Outcome]:
    """The meetings of one scope; of a pair both must have it."""
    ours = [i for i, claim in enumerate(gold) if claim.kind.split()[0] == scope]
    theirs = [j for j, claim in enumerate(found) if claim.kind.split()[0] == scope]
    same = [(ours.index(i), theirs.index(j)) for i, j in matched if i in ours and j in theirs]
    yield from _judged(f"meetings:{scope}", [gold[i] for i in ours], [found[j] for j in theirs], same)


def _same_meeting(gold: Json, found: Json) -> float:
    """How well two meetings match: shared parties, then the same day, then shared people; 0 if not at all."""
    ours, theirs = _units(gold), _units(found)
    if len(ours & theirs) < min(2, len(ours)):
        return 0.0
    weight = share(ours, theirs) * _day_factor(gold, found) + _same_day(gold, found)
    weight += 0.5 * share(_attending(gold), _attending(found))
    return weight if weight > 0.2 else 0.0


def _same_day(gold: Json, found: Json) -> float:
    return float(bool(gold["date"] and found["date"]) and days(gold)[0] == days(found)[0])


def _day_factor(gold: Json, found: Json) -> float:
    """Meetings with different known days are unlikely to be one."""
    if not (gold["date"] and found["date"]) or _same_day(gold, found):
        return 1.0
    return 0.4 if days(gold)[0] and days(found)[0] else 1.0


def _units(meeting: Json) -> set[str]:
    return {party["unit"] for party in meeting["parties"]}


def _attending(meeting: Json) -> set[str]:
    return {plain(person["name"]) for person in meeting["people"]}


# ---------------------------------------------------------------- what hangs on a meeting
def _within(gold: Json, found: Json) -> Iterator[Outcome]:
    """What hangs on a meeting, also where the meeting has no partner."""
    yield from _sets("parties", claims.parties(gold), claims.parties(found))
    yield from _sets("participants", claims.participants(gold), claims.participants(found))
    yield from _sets("roles", claims.roles(gold), claims.roles(found))
    yield from _sets("topics", claims.subjects(gold), claims.subjects(found))
    yield from _sets("flows", claims.flows(gold), claims.flows(found))
    for name in ("date", "host"):
        yield from _sets(name, claims.single(gold, name), claims.single(found, name))


def _at(gold: Json, found: Json) -> Iterator[Outcome]:
    """What is compared only where both sides see the same meeting."""
    for name in ("kind", "host", "date"):
        yield from _sets(f"at:{name}", claims.single(gold, name), claims.single(found, name))
    yield from _sets("at:day-month", _without_year(gold), _without_year(found))
    yield from _sets("at:topics", claims.subjects(gold), claims.subjects(found))
    yield from _sets("at:flows", claims.flows(gold), claims.flows(found))
    yield from _lists("at:bodies", claims.bodies(gold), claims.bodies(found), _same_body)


def _without_year(meeting: Json) -> Iterator[Claim]:
    return (claim._replace(key=days(meeting)) for claim in claims.single(meeting, "date"))


def _same_body(one: Claim, other: Claim) -> float:
    (unit, body), (other_unit, other_body) = one.key, other.key
    return float(unit == other_unit and same_title(body, other_body))


def _same_document(one: Claim, other: Claim) -> float:
    return title_overlap(one.key, other.key)
