"""What speaks for each topic a meeting may be about: the places and wordings of its cues, and who met.

Foreign affairs and the linkage of a region need no cue: whoever meets somebody from abroad speaks of the one, and a
conference of several provinces of the other. All else that may be a topic has been named.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kg.model import MeetingKind, Party
from kg.reading import topic_tables
from kg.reading.document import Document
from kg.reading.meetings import scope_of
from kg.reading.parties import is_province
from kg.reading.topic_places import Places
from kg.reading.topics import TopicMention
from kg.reference import topics as reference

__all__ = ["Gathering", "Standing", "features", "standings"]

ABROAD, REGION = "foreign-affairs", "regional-linkage"
_MANY = 4  # provinces that make any meeting one of a region; at a conference two do
_MOST = 5  # provinces beyond which more do not count
_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Gathering:
    """Who met, and in what kind of meeting."""

    parties: Sequence[Party] = ()
    kind: MeetingKind = "other"

    @cached_property
    def provinces(self) -> int:
        """The number of provinces that met."""
        return len({party.unit for party in self.parties if is_province(party.unit)})

    @cached_property
    def foreign(self) -> bool:
        """Whether a party is from abroad."""
        return any(party.unit.startswith("foreign:") for party in self.parties)

    @cached_property
    def scope(self) -> str:
        """The scope of the meeting, as in the record format."""
        return scope_of(party.unit for party in self.parties)

    def topics(self) -> Iterator[str]:
        """The topics a meeting of these may be about though no word says so."""
        if self.foreign:
            yield ABROAD
        if self.provinces >= (2 if self.kind == "conference" else _MANY):
            yield REGION


@dataclass
class Standing:
    """Where the cues of a topic stand: sentences by place, those of names apart, and its wordings."""

    topic: str
    said: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    named: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    wordings: set[str] = field(default_factory=set)
    mentions: list[TopicMention] = field(default_factory=list)
    meant: bool = False  # the lead says that the meeting is for it

    @property
    def sentences(self) -> int:
        """The number of sentences with a cue, those of names left out."""
        return sum(map(len, self.said.values()))


def standings(
    document: Document, mentions: Iterable[TopicMention], places: Places, met: Gathering
) -> dict[str, Standing]:
    """Where the cues of each topic stand that the meeting may be about."""
    found = {topic: Standing(topic) for topic in met.topics()}
    purpose = places.purpose
    for mention in mentions:
        sentence = document.sentence_at(mention.start)
        if place := places.of(sentence):
            standing = found.setdefault(mention.topic, Standing(mention.topic))
            (standing.named if mention.named else standing.said)[place].add(sentence.index)
            standing.mentions.append(mention)
            if not mention.named:
                standing.wordings.add(document.text[mention.start : mention.end].lower())
                standing.meant |= place == "lead" and purpose is not None and purpose <= mention.start
    return _without_broader(found)


def _without_broader(found: dict[str, Standing]) -> dict[str, Standing]:
    """A broader topic gives way to a narrower one without which no sentence speaks of it."""
    told = {topic: frozenset[int]().union(*standing.said.values()) for topic, standing in found.items()}
    passed_over = {
        above.id for topic in found for above in reference.ancestors(topic) if told.get(above.id, _NONE) <= told[topic]
    }
    return {topic: standing for topic, standing in found.items() if topic not in passed_over}


# ---------------------------------------------------------------- features
def features(found: Mapping[str, Standing], places: Places, met: Gathering) -> dict[str, dict[str, float]]:
    """What speaks for each topic: the features of `topic_weights.csv` and `topic_cues.csv`."""
    most = max((one.sentences for one in found.values()), default=0)
    whole = {"length": math.log(places.length + 1), "rivals": math.log(len(found) or 1)}
    share = places.share
    return {
        topic: {
            "always": 1.0,
            **_of_places(standing, share),
            "share": standing.sentences / max(most, 1),
            "density": standing.sentences / places.length,
            "narrower": float(any(one.sentences >= standing.sentences for one in _narrower(topic, found))),
            **whole,
            **_of_wordings(standing),
            **_of_parties(topic, met),
            f"topic:{topic}": 1.0,
            f"scope:{met.scope}:{topic}": 1.0,
        }
        for topic, standing in sorted(found.items())
    }


def _narrower(topic: str, found: Mapping[str, Standing]) -> Iterator[Standing]:
    return (one for one in found.values() if any(above.id == topic for above in reference.ancestors(one.topic)))


def _of_places(standing: Standing, share: float) -> dict[str, float]:
    said, named = standing.said, standing.named
    return {
        "title": share * bool(said["title"]),
        "lead": float(bool(said["lead"])),
        "purpose": float(standing.meant),
        "report": math.sqrt(len(said["report"])),
        "talk": math.sqrt(len(said["talk"]) + len(said["agenda"])),
        "agenda": float(bool(said["agenda"])),
        "told": math.sqrt(len(said["told"])),
        "lead-name": float(bool(named["lead"])),
        "other-name": math.sqrt(sum(len(named[place]) for place in ("report", "agenda", "talk", "told"))),
    }


def _of_wordings(standing: Standing) -> dict[str, float]:
    """How many wordings, how rare they are, and each of them: together they weigh as much as one of many."""
    known, number = topic_tables.rarities(), math.sqrt(len(standing.wordings))
    rarest = max((known.get((standing.topic, words), topic_tables.UNSEEN) for words in standing.wordings), default=None)
    return {
        "wordings": number,
        "rarity": 0.0 if rarest is None else rarest - topic_tables.USUAL,
        **{f"cue:{standing.topic}:{words}": 1 / number for words in sorted(standing.wordings)},
    }


def _of_parties(topic: str, met: Gathering) -> dict[str, float]:
    region = topic == REGION
    return {
        "abroad": float(topic == ABROAD and met.foreign),
        "region": float(min(met.provinces, _MOST) - 2) * region,
        "region-conference": float(region and met.kind == "conference" and met.provinces > 1),
        "region-visit": float(region and met.kind in ("visit", "study-visit")),
        "region-alone": float(region and met.kind != "conference" and met.provinces < 2),
    }
