"""A meeting while its flows are read: who its parties are, and who is meant where a clause names or leaves out one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.model import MeetingKind
from kg.reading.bodies import BodyMention
from kg.reading.document import Document, Sentence
from kg.reading.parties import is_province
from kg.reading.people import People
from kg.reading.sides import Sides, anaphor
from kg.reading.spans import between
from kg.reading.topics import TopicMention
from kg.reading.units import UnitMention

__all__ = ["Actor", "Scene", "Setting"]

_REACH = 40  # code points before a party in which the particle stands that governs it

_Named = tuple[int, int, str]  # where a party is named, and which


@dataclass(frozen=True)
class Setting:
    """The meeting the flows belong to, and what was found in the article about its parties."""

    parties: Sequence[str]
    kind: MeetingKind
    host: str | None
    sides: Sides
    units: Sequence[UnitMention]
    people: People
    topics: Sequence[TopicMention]
    bodies: Sequence[BodyMention] = ()


@dataclass(frozen=True)
class Scene:
    """The parties of a meeting in a text."""

    document: Document
    setting: Setting

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """The parties, each once."""
        return tuple(dict.fromkeys(self.setting.parties))

    @property
    def is_pair(self) -> bool:
        """Whether just two parties meet, so that who is not one is the other."""
        return len(self.parties) == 2

    def named(self, start: int, end: int) -> list[_Named]:
        """Where parties are named between two offsets."""
        units = between(self.setting.units, start, end)
        return [(unit.start, unit.end, unit.party) for unit in units if unit.party and unit.party in self.parties]

    def speakers(self, start: int, end: int) -> list[str]:
        """The parties for whom people stand who are mentioned between two offsets, in order."""
        people = self.setting.people.at(start, end)
        return [person.party for _, _, person in people if person.party and person.party in self.parties]

    def anaphor(self, sentence: Sentence) -> _Named | None:
        """Where the sentence says "đoàn", with the party whose delegation it was."""
        visiting = self.setting.sides.visiting
        said = anaphor(self.document, sentence) if visiting in self.parties else None
        return (*said, visiting) if said and visiting else None

    def governed(self, start: int, end: int, particle: re.Pattern[str]) -> str | None:
        """The first party between two offsets that a particle governs."""
        for at, _, unit in self.named(start, end):
            if particle.search(self.document.text, max(at - _REACH, 0), at):
                return unit
        return None

    def straight_behind(self, after: int, end: int, gap: re.Pattern[str]) -> str | None:
        """The party named straight behind a verb, with no more than `gap` between."""
        named = self.named(after, end)
        return named[0][2] if named and gap.fullmatch(self.document.text, after, named[0][0]) else None

    def other(self, unit: str | None) -> str | None:
        """The other party, if there is just one other province, or one other party at all."""
        others = [party for party in self.parties if party != unit]
        provinces = [party for party in others if is_province(party)]
        if len(provinces) == 1:
            return provinces[0]
        return others[0] if len(others) == 1 else None


@dataclass(frozen=True)
class Actor:
    """Who acts in a sentence: the last party or person named before a verb, else the speaker carried over."""

    scene: Scene
    sentence: Sentence
    carried: str | None

    def before(self, at: int, *, besides: str | None = None) -> str | None:
        """The party that acts before an offset; a person outweighs the places named, `besides` is left out."""
        speakers = self.scene.speakers(self.sentence.start, at)
        for acting in (*reversed(speakers), self.carried, *self._named(at)):
            if acting and acting != besides:
                return acting
        return None

    def _named(self, at: int) -> Iterator[str]:
        """The parties named before an offset, the last first, the delegation among them."""
        named = self.scene.named(self.sentence.start, at)
        anaphor = self.scene.anaphor(self.sentence)
        if anaphor and anaphor[0] < at:
            named.append(anaphor)
        return (unit for _, _, unit in sorted(named, reverse=True))
