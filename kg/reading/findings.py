"""What was found in an article before its meetings are read, facet by facet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kg.reading.agreements import DocumentMention, find_agreements
from kg.reading.bodies import BodyMention
from kg.reading.dates import DateMention, find_dates
from kg.reading.document import Document, Sentence
from kg.reading.parties import PartyMention, envoys_of, parties_in
from kg.reading.people import People, Person
from kg.reading.places import PlaceMention
from kg.reading.sides import Sides, anaphor
from kg.reading.topics import TopicMention, find_topics
from kg.reading.units import UnitMention

__all__ = ["Findings"]


@dataclass(frozen=True)
class Findings:
    """Who and where, which is told on every page; when and about what is found once a meeting asks for it."""

    document: Document
    units: tuple[UnitMention, ...]
    people: People
    bodies: tuple[BodyMention, ...]
    places: tuple[PlaceMention, ...]
    sides: Sides

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """The dates of the article, in order."""
        return find_dates(self.document)

    @cached_property
    def topics(self) -> tuple[TopicMention, ...]:
        """The topic cues of the article, in order."""
        return find_topics(self.document.text)

    @cached_property
    def agreements(self) -> tuple[DocumentMention, ...]:
        """The documents of cooperation the article tells of, in order."""
        return find_agreements(self.document)

    @cached_property
    def envoys(self) -> frozenset[Person]:
        """Those with an office in a province who lead a delegation of the centre."""
        return frozenset(envoys_of(self.document.text, self.bodies, self.people))

    def parties(self, sentence: Sentence) -> list[PartyMention]:
        """The parties a sentence names; "đoàn" without a name stands for those who came."""
        found = parties_in(
            self.document,
            sentence,
            units=self.units,
            bodies=self.bodies,
            people=self.people,
            places=self.places,
            envoys=self.envoys,
        )
        visiting = self.sides.visiting
        said = anaphor(self.document, sentence)
        if visiting and said and visiting not in {party.unit for party in found}:
            found.insert(0, PartyMention(*said, visiting, None))
        return found
