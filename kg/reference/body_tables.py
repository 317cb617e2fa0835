"""The listed bodies, looked up by the words of a printed name.

This module knows under which keys a body is listed and which family it belongs to; making bodies out of words that
are listed nowhere is left to `bodies`.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from kg.model import Level
from kg.reference.office_tables import Branch, Office, offices
from kg.reference.titles import Words, read_words

__all__ = ["LOCAL", "Body", "Family", "families", "family_of", "key_variants", "listed"]

LOCAL = ("district", "commune")
"""The levels below the province."""

_Key = tuple[str, Level | None, bool]


class Family(NamedTuple):
    """What a body shares with its like elsewhere: Sở (of Sở Y tế), UBND huyện (of UBND huyện Sa Pa), or itself."""

    id: str
    label: str
    label_en: str


class Body(NamedTuple):
    """A body as named in print; `known` is False where no table has it and its labels are its own words."""

    id: str
    label: str
    label_en: str
    branch: Branch
    level: Level | None
    family: Family
    known: bool = True


def key_variants(words: Words) -> tuple[_Key, ...]:
    """The keys (core, level, is it a city) under which a table may list the words, the most exact first."""
    if words.place is None:
        return (words.key, None, False), (words.key, "province", False)
    level = words.place.level
    exact = (words.key, level, words.place.city), (words.key, level, False)
    return exact if level in LOCAL else (*exact, (words.key, None, False))


def listed(words: Words) -> Office | None:
    """The body or family of bodies that the tables list under these words, None if there is none."""
    return next((office for key in key_variants(words) if (office := _index().get(key))), None)


@cache
def _index() -> dict[_Key, Office]:
    index: dict[_Key, Office] = {}
    for office in offices():
        if office.kind in ("body", "family"):
            for name in office.names:
                index.setdefault(key_variants(read_words(name, None))[0], office)
    return index


@cache
def families() -> dict[str, Office]:
    """All listed bodies and families by id."""
    return {office.id: office for office in offices() if office.kind in ("body", "family")}


def family_of(office: Office) -> Family:
    """What the body shares with its like: the listed family, or itself."""
    shared = families()[office.family or office.id]
    return Family(shared.id, shared.name, shared.name_en)
