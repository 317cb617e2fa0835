"""Names of units as they are printed: where one stands, whatever it means there.

What a name means in its place is left to `kg.reading.unit_senses`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.reference import aliases, units
from kg.text import normalise

__all__ = ["Sense", "UnitMention", "named_units", "unit_spans"]

Sense = Literal["unit", "home", "name", "person", "town", "foreign"]

_KINDS = frozenset({"short", "abbrev", "spelling"})
_BYNAMES = frozenset({"Sài Gòn"})  # the only one that papers use for the authority as well
_CITIES_OF_LATE = frozenset({"TP Huế", "TP. Huế"})  # what kind of city is asked of the name and "TP" apart
_OCEAN = "Thái Bình Dương"  # holds the names of two provinces and is none
_SHORTEST_CAPITALS = 6  # code points of a name that headlines print in capitals; shorter ones are syllables of others


@dataclass(frozen=True, slots=True)
class UnitMention:
    """A name of a unit at ``text[start:end]`` (prefix such as "tỉnh" included; the bare name at `name_start`)."""

    start: int
    end: int
    name_start: int
    unit: str
    prefix: str
    sense: Sense

    @property
    def party(self) -> str | None:
        """The unit as a meeting's party: its slug, ``foreign:<name>``, or None where the name means no unit."""
        if self.sense in ("unit", "home"):
            return self.unit
        return f"foreign:{self.unit}" if self.sense == "foreign" else None


def named_units(text: str) -> Iterator[tuple[str, int, int]]:
    """The slug, start and end of each name of a unit, in order; the longest name wins."""
    automaton, slugs = _automaton()
    for index, start, end in automaton.find_matches_as_indexes(text):
        slug = slugs[index]
        if slug is not None and _is_word(text, start, end):
            yield slug, start, end


def unit_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the name of a unit stands, whatever it means there."""
    return ((start, end) for _, start, end in named_units(text))


@cache
def _automaton() -> tuple[AhoCorasick, tuple[str | None, ...]]:
    """All spellings, and the slug each stands for; None for what holds a unit's name, wins as longer, and is none."""
    slugs: dict[str, str | None] = {_OCEAN: None}
    for alias in aliases.aliases():
        if (alias.kind in _KINDS and alias.text not in _CITIES_OF_LATE) or alias.text in _BYNAMES:
            known = alias.slug in units.slugs()  # a former province is not
            slugs.update(dict.fromkeys(_spellings(alias.text), alias.slug if known else None))
    patterns = tuple(slugs)
    return AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest), tuple(slugs[p] for p in patterns)


def _spellings(name: str) -> set[str]:
    """The name with every use of dashes and in capitals."""
    name = normalise(name).text
    if name.startswith("TP"):
        return {name, "Tp" + name.removeprefix("TP")}
    parts = re.split(r" ?- ?", name)
    forms = {name} if len(parts) == 1 else {glue.join(parts) for glue in (" - ", "-", " ", "- ", " -")}
    return forms | {form.upper() for form in forms if len(form) >= _SHORTEST_CAPITALS}


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether a name stands by itself; a figure may run on behind it, as in the rows of a table: "54. Cà Mau55. …"."""
    return not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalpha())
