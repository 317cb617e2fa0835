"""Sightings: the people of a record, each as that one article names him or her."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from kg.model import Evidence, Official, Participant, Post, Record, Span
from kg.resolution.units import CENTRAL, Basis, identity
from kg.text import plain

__all__ = ["Key", "Sighting", "is_former", "sightings"]

Key: TypeAlias = tuple[str, str, str]


class Sighting(NamedTuple):
    """A person in one article: `name` in the spelling for comparing, `unit` the identity of the first office's unit."""

    name: str
    unit: str | None
    article: str
    basis: Basis
    official: Official

    @property
    def key(self) -> Key:
        """What tells sightings apart: an article does not name two people of one name and unit."""
        return self.article, self.name, self.unit or ""

    @property
    def passage(self) -> Span | None:
        """Where the article first names the person."""
        return min((evidence.span for evidence in self.official.evidence), default=None)


def sightings(record: Record, basis: Basis) -> list[Sighting]:
    """Everyone a record names, participants it does not list as officials included; `basis` is the article's day."""
    found: dict[Key, Sighting] = {}
    for one in _named(record, basis):
        known = found.get(one.key)
        found[one.key] = one._replace(official=_both(known.official, one.official)) if known else one
    return list(found.values())


def _both(one: Official, other: Official) -> Official:
    """What a record says of one person in two places."""
    posts, evidence = dict.fromkeys(one.posts + other.posts), dict.fromkeys(one.evidence + other.evidence)
    return replace(one, posts=tuple(posts), evidence=tuple(evidence), sex=one.sex or other.sex)


def _named(record: Record, basis: Basis) -> Iterator[Sighting]:
    for official in record.officials:
        yield Sighting(plain(official.name), _own_unit(official), record.article, basis, official)
    listed = {plain(official.name) for official in record.officials}
    for participant in (one for meeting in record.meetings for one in meeting.people):
        if plain(participant.name) not in listed:
            unit = participant.unit and identity(participant.unit)
            yield Sighting(plain(participant.name), unit, record.article, basis, _unlisted(participant))


def _unlisted(participant: Participant) -> Official:
    """A participant the record gives no office."""
    return Official(participant.name, "other", (), participant.evidence or _role_evidence(participant))


def _role_evidence(participant: Participant) -> tuple[Evidence, ...]:
    return tuple(evidence for role in participant.roles for evidence in role.evidence)


def _own_unit(official: Official) -> str | None:
    """The unit by which a person is known: of an office held now before former, of a province before others."""
    ranked = [(is_former(post.title), _distance(post), place, post.unit) for place, post in enumerate(official.posts)]
    unit = min(ranked, key=lambda rank: rank[:3])[3] if ranked else None
    return identity(unit) if unit else None


def _distance(post: Post) -> int:
    if post.unit is None:
        return 3
    unit = identity(post.unit)
    return 2 if unit.startswith("foreign-") else 1 if unit == CENTRAL else 0


@lru_cache(maxsize=1 << 16)  # papers print the same few thousand titles over and over
def is_former(title: str) -> bool:
    """Whether a title says that the office is no longer held."""
    return plain(title).startswith(("nguyên ", "cựu "))
