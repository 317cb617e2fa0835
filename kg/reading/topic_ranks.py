"""Which of the topics named in an article a meeting is about: the places of their cues, weighed.

`topic_places` says what place a sentence has, `topic_features` what speaks for each topic. How much each of these says
is a logistic regression on articles with gold records, which `python -m tests.bench.topics` fits.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from kg.model import Evidence, Stated
from kg.reading.document import Document, Sentence
from kg.reading.parties import is_province
from kg.reading.topic_features import Gathering, Standing, features, standings
from kg.reading.topic_places import Places
from kg.reading.topic_tables import weights
from kg.reading.topics import TopicMention

__all__ = ["Gathering", "candidates", "chosen", "probability", "rank_topics"]

_MOST = 8  # topics a meeting may have, as in the record format
_ENOUGH = 0.36  # probability from which on a topic is stated
_AT_LEAST = 0.2  # probability of the likeliest topic, where none is likely enough, for it to be stated alone
_SHOWN = 5  # pieces of evidence a topic has at most
_NOBODY = Gathering()


def candidates(
    document: Document,
    mentions: Iterable[TopicMention],
    *,
    lead: Iterable[Sentence],
    region: Iterable[Sentence],
    met: Gathering = _NOBODY,
) -> dict[str, dict[str, float]]:
    """What speaks for each topic the meeting may be about: its features, by topic."""
    places = Places(document, lead, region)
    return features(standings(document, mentions, places, met), places, met)


def probability(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """How likely it is that a meeting is about the topic of which the features are."""
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in features.items())))


def chosen(likely: Mapping[str, float]) -> list[str]:
    """The topics that are likely enough, the likeliest first; the likeliest alone if none is."""
    ranked = sorted(likely, key=lambda topic: (-likely[topic], topic))
    enough = [topic for topic in ranked if likely[topic] >= _ENOUGH][:_MOST]
    return enough or [topic for topic in ranked[:1] if likely[topic] >= _AT_LEAST]


def rank_topics(
    document: Document,
    mentions: Sequence[TopicMention],
    *,
    lead: Sequence[Sentence],
    region: Sequence[Sentence],
    met: Gathering = _NOBODY,
) -> tuple[Stated, ...]:
    """The topics of a meeting, likeliest first; `lead` are the sentences that report it, `region` all about it."""
    places = Places(document, lead, region)
    found = standings(document, mentions, places, met)
    spoken = features(found, places, met)
    likely = {topic: probability(spoken[topic], weights()) for topic in spoken}
    return tuple(Stated(topic, _evidence(document, found[topic], met, likely[topic])) for topic in chosen(likely))


def _evidence(document: Document, standing: Standing, met: Gathering, likely: float) -> tuple[Evidence, ...]:
    """The cues, those in names last; of a topic no word names, those who met."""
    sure = round(min(likely, 0.95), 2)
    if not standing.mentions:
        return tuple(replace(one, rule="topics.parties", confidence=sure) for one in _who(standing.topic, met))[:_SHOWN]
    ordered = sorted(standing.mentions, key=attrgetter("named"))[:_SHOWN]
    return tuple(document.evidence(mention.start, mention.end, "topics.cue", sure) for mention in ordered)


def _who(topic: str, met: Gathering) -> Iterator[Evidence]:
    """Where those are named for whom a meeting is about foreign affairs, or about a region."""
    abroad = topic == "foreign-affairs"
    for party in met.parties:
        if (party.unit.startswith("foreign:") if abroad else is_province(party.unit)) and party.evidence:
            yield party.evidence[0]
