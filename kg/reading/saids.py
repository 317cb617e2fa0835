"""A statement while it is read: its kind, sides and speaker, and where in the text it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.model import Mode, Statement, StatementKind
from kg.reading import statement_words as words
from kg.reading.document import Document
from kg.reading.groups import GroupMention
from kg.reading.people import Person
from kg.reading.spans import between
from kg.reading.stretches import Place, trimmed
from kg.reading.things import ThingMention
from kg.reading.topics import TopicMention

__all__ = ["Said", "Subjects"]

_SURE: dict[StatementKind, float] = {
    "discussion": 0.75,
    "sharing": 0.7,
    "learning": 0.75,
    "support": 0.65,
    "proposal": 0.7,
    "self-report": 0.7,
    "commendation": 0.8,
}
_AT_LARGE = "socio-economic"  # the topic of results in all fields


@dataclass(frozen=True)
class Said:
    """A statement at the places ``text[start:end]``; `source` and `target` are parties."""

    kind: StatementKind
    places: tuple[Place, ...]
    source: str | None = None
    target: str | None = None
    mode: Mode = "happened"
    speaker: Person | None = None
    groups: tuple[GroupMention, ...] = ()
    listed: bool = False  # an item that goes on the one before

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.places[0][0]


@dataclass(frozen=True)
class Subjects:
    """What clauses are about: the topic cues and the things of an article."""

    document: Document
    topics: Sequence[TopicMention]
    things: Sequence[ThingMention]

    def named(self, places: Iterable[Place]) -> bool:
        """Whether a clause names a topic or a thing."""
        return any(between(self.topics, *place) or between(self.things, *place) for place in places)

    def topics_in(self, places: Iterable[Place]) -> tuple[str, ...]:
        """The topics the clauses name, each once; results in all fields are those of society at large."""
        places = tuple(places)
        found = tuple(dict.fromkeys(cue.topic for place in places for cue in between(self.topics, *place)))
        at_large = any(words.GENERAL_RESULTS.search(self.document.text, *place) for place in places)
        return found or ((_AT_LARGE,) if at_large else ())

    def stated(self, said: Said) -> Statement:
        """The statement as the record has it; a speaker is given by name."""
        document, text = self.document, self.document.text
        about = [mention.thing for place in said.places for mention in between(self.things, *place)]
        sure = _SURE[said.kind] * (0.9 if said.listed else 1.0)
        spans = (trimmed(text, *place) for place in said.places)
        return Statement(
            kind=said.kind,
            mode=said.mode,
            source=said.source,
            target=said.target,
            topics=self.topics_in(said.places),
            about=tuple(dict.fromkeys(about)),
            speaker=said.speaker.name if said.speaker else None,
            groups=tuple(dict.fromkeys(group.label for group in said.groups)),
            evidence=tuple(document.evidence(*span, f"statements.{said.kind}", sure) for span in spans),
        )
