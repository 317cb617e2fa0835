"""What was found in an article before its meetings are read, facet by facet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kg.reading.agreements import DocumentMention, find_agreements
from kg.reading.bodies import BodyMention
from kg.reading.dates import DateMention, find_dates
from kg.reading.document import Document, Sentence
from kg.reading.envoys import envoys_of
from kg.reading.pairs import the_two, understood, with_shared
from kg.reading.parties import PartyMention, parties_in
from kg.reading.people import People, Person
from kg.reading.places import PlaceMention
from kg.reading.sides import MISSION, Sides, anaphor
from kg.reading.spans import between
from kg.reading.things import ThingMention, find_things
from kg.reading.topics import TopicMention, find_topics
from kg.reading.units import UnitMention

__all__ = ["Findings"]

_LEAD = 5  # sentences in which a report says who came


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
    def things(self) -> tuple[ThingMention, ...]:
        """The programmes, projects, sites and agencies the article speaks of outside of offices, in order."""
        found = find_things(self.document.text, bodies=self.bodies, units=self.units)
        return tuple(mention for mention in found if not self.people.holds_office_at(mention.start))

    @cached_property
    def envoys(self) -> frozenset[Person]:
        """Those with an office in a province who lead a delegation of the centre."""
        return frozenset(envoys_of(self.document.text, self.bodies, self.people))

    @cached_property
    def mission(self) -> tuple[str | None, str | None]:
        """The centre and the body it sent, if the first sentences tell of a mission of its and of no province's."""
        for sentence in self.document.told[:_LEAD]:
            led = MISSION.search(self.document.text, sentence.start, sentence.end)
            found = self._named(sentence) if led else ()
            central = next((party for party in found if party.unit == "central"), None)
            if central:
                return "central", central.body
        return None, None

    def parties(self, sentence: Sentence) -> list[PartyMention]:
        """The parties a sentence names; "đoàn" without a name stands for those who came."""
        found = self._named(sentence)
        visiting = self.sides.visiting
        said = anaphor(self.document, sentence)
        unit, body = (visiting, None) if visiting else self.mission
        if unit and said and unit not in {party.unit for party in found if party.start < said[1]}:
            found.insert(0, PartyMention(*said, unit, body))
        inside = between(self.bodies, sentence.start, sentence.end)
        shared = [body for body in inside if body.shared is not None]
        more = understood(
            self.document, sentence, found, two=self._two, units=self.units, people=self.people, shared=shared
        )
        return sorted([*with_shared(found, shared), *more], key=lambda party: (party.start, party.end))

    @cached_property
    def _two(self) -> tuple[UnitMention, ...]:
        return the_two(self.units)

    def _named(self, sentence: Sentence) -> list[PartyMention]:
        return parties_in(
            self.document,
            sentence,
            units=self.units,
            bodies=self.bodies,
            people=self.people,
            places=self.places,
            envoys=self.envoys,
        )
