"""Which of the topics named in an article a meeting is about: the places of their cues, weighed.

A cue in the headline or in the sentence that first reports the meeting says more than one in passing; what somebody
asks for, shares or agrees on says more than what is told besides; who came and what was visited says nothing. How
much each place says is a logistic regression on articles with gold records: `topic_weights.csv`, which
`python -m tests.bench.topics` fits. Besides the places it knows how usual each topic is.
"""

from __future__ import annotations

import csv
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from operator import attrgetter

from kg.model import Evidence, Stated
from kg.reading.document import Document, Sentence
from kg.reading.parties import is_province
from kg.reading.topics import TopicMention
from kg.reference import topics as reference

__all__ = ["candidates", "chosen", "probability", "rank_topics"]

_MOST = 8  # topics a meeting may have, as in the record format
_ENOUGH = 0.33  # probability from which on a topic is stated
_AT_LEAST = 0.2  # probability of the likeliest topic, where none is likely enough, for it to be stated alone
_NONE: frozenset[int] = frozenset()
_MANY = 3  # provinces that make a meeting one of a region

# ---------------------------------------------------------------- places
_AGENDA = re.compile(
    r"(?:lĩnh vực|nội dung|vấn đề|chủ đề|nhóm việc|nhiệm vụ|trọng tâm|hạng mục)[^.;:,]{0,30}:|"
    r"tập trung (?:\w+ ){0,4}(?:lĩnh vực|nội dung|vấn đề)|phiên thảo luận",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"đề nghị|kiến nghị|đề xuất|mong |chia sẻ|kinh nghiệm|giới thiệu|thống nhất|tập trung|lĩnh vực|thảo luận|"
    r"trao đổi về|(?<!\w)bàn (?!giao)|phối hợp|cam kết|đồng ý|yêu cầu|ký |trao (?:tặng |số tiền )?\d",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"^(?:Cùng (?:dự|đi|tham)|Tham (?:dự|gia)|Dự |Tiếp |Đón |Về phía|Chứng kiến|Đoàn gồm|Có mặt)|dâng hương|viếng|"
    r"tham quan|đoàn (?:công tác )?(?:cũng )?(?:đã )?(?:đi )?(?:thăm|khảo sát)|lưu niệm",
)


class _Places:
    """Where the sentences of an article stand to one of its meetings."""

    def __init__(self, document: Document, lead: Iterable[Sentence], region: Iterable[Sentence]) -> None:
        self._document = document
        self._reports = {sentence.index for sentence in lead if sentence.zone != "title"}
        self._first = min(self._reports, default=-1)
        told = {sentence.index for sentence in region if sentence.zone not in ("title", "caption")}
        self._region = told | self._reports
        self._known: dict[int, str | None] = {}  # a sentence may hold many cues, and is looked at once

    def of(self, sentence: Sentence) -> str | None:
        """Which of the places a sentence is, the first report being the "lead"; none if it tells of something else."""
        if sentence.index not in self._known:
            self._known[sentence.index] = self._find(sentence)
        return self._known[sentence.index]

    def _find(self, sentence: Sentence) -> str | None:
        if sentence.zone == "title":
            return "title"
        if sentence.index not in self._region:
            return None
        if sentence.index in self._reports:
            return "lead" if sentence.index == self._first else "report"
        words = self._document.cut(sentence)
        if _ASIDE.search(words):
            return None
        if _AGENDA.search(words):
            return "agenda"
        return "talk" if _TALK.search(words) else "told"

    @property
    def length(self) -> int:
        """The number of sentences that tell of the meeting."""
        return max(len(self._region), 1)


# ---------------------------------------------------------------- what speaks for a topic
@dataclass
class _Standing:
    """Where the cues of a topic stand: sentences by place, those of names apart, and how many wordings there are."""

    topic: str
    said: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    named: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    wordings: set[str] = field(default_factory=set)
    mentions: list[TopicMention] = field(default_factory=list)

    @property
    def sentences(self) -> int:
        return sum(map(len, self.said.values()))


def candidates(
    document: Document,
    mentions: Iterable[TopicMention],
    *,
    lead: Iterable[Sentence],
    region: Iterable[Sentence],
    units: Iterable[str] = (),
) -> dict[str, dict[str, float]]:
    """What speaks for each topic the meeting may be about: the features of `topic_weights.csv`, by topic."""
    places = _Places(document, lead, region)
    return _all_features(_standing(document, mentions, places), places, units)


def _all_features(found: Mapping[str, _Standing], places: _Places, units: Iterable[str]) -> dict[str, dict[str, float]]:
    met = frozenset(units)
    return {topic: _features(found, topic, places.length, met) for topic in sorted(found)}


def _standing(document: Document, mentions: Iterable[TopicMention], places: _Places) -> dict[str, _Standing]:
    found: dict[str, _Standing] = {}
    for mention in mentions:
        sentence = document.sentence_at(mention.start)
        if place := places.of(sentence):
            standing = found.setdefault(mention.topic, _Standing(mention.topic))
            (standing.named if mention.named else standing.said)[place].add(sentence.index)
            standing.mentions.append(mention)
            if not mention.named:
                standing.wordings.add(document.text[mention.start : mention.end].lower())
    return _without_broader(found)


def _without_broader(found: dict[str, _Standing]) -> dict[str, _Standing]:
    """A broader topic gives way to a narrower one without which no sentence speaks of it."""
    told = {topic: frozenset[int]().union(*standing.said.values()) for topic, standing in found.items()}
    passed_over = {
        above.id for topic in found for above in reference.ancestors(topic) if told.get(above.id, _NONE) <= told[topic]
    }
    return {topic: standing for topic, standing in found.items() if topic not in passed_over}


def _features(found: Mapping[str, _Standing], topic: str, length: int, units: frozenset[str]) -> dict[str, float]:
    standing = found[topic]
    said, named = standing.said, standing.named
    narrower = (one for one in found if any(above.id == topic for above in reference.ancestors(one)))
    most = max(one.sentences for one in found.values())
    provinces = sum(map(is_province, units))
    return {
        "always": 1.0,
        f"topic:{topic}": 1.0,
        "title": float(bool(said["title"])),
        "lead": float(bool(said["lead"])),
        "report": math.sqrt(len(said["report"])),
        "talk": math.sqrt(len(said["talk"]) + len(said["agenda"])),
        "agenda": float(bool(said["agenda"])),
        "told": math.sqrt(len(said["told"])),
        "lead-name": float(bool(named["lead"])),
        "other-name": math.sqrt(sum(len(named[place]) for place in ("report", "agenda", "talk", "told"))),
        "share": standing.sentences / max(most, 1),
        "wordings": math.sqrt(len(standing.wordings)),
        "length": math.log(length + 1),
        "rivals": math.log(len(found)),
        "narrower": float(any(found[one].sentences >= standing.sentences for one in narrower)),
        "region": float(topic == "regional-linkage" and provinces >= _MANY),
        "abroad": float(topic == "foreign-affairs" and any(unit.startswith("foreign:") for unit in units)),
    }


# ---------------------------------------------------------------- rank
@cache
def _weights() -> Mapping[str, float]:
    """The weight of each feature; "always" has every topic, "topic:…" only one."""
    table = resources.files("kg.reading").joinpath("topic_weights.csv").read_text(encoding="utf-8")
    return {row["feature"]: float(row["weight"]) for row in csv.DictReader(table.splitlines())}


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
    units: Sequence[str] = (),
) -> tuple[Stated, ...]:
    """The topics of a meeting, likeliest first; `lead` are the sentences that report it, `region` all about it."""
    places = _Places(document, lead, region)
    standing = _standing(document, mentions, places)
    features = _all_features(standing, places, units)
    likely = {topic: probability(features[topic], _weights()) for topic in features}
    return tuple(Stated(topic, tuple(_evidence(document, standing[topic], likely[topic]))) for topic in chosen(likely))


def _evidence(document: Document, standing: _Standing, probability: float) -> Iterator[Evidence]:
    for mention in sorted(standing.mentions, key=attrgetter("named"))[:5]:
        yield document.evidence(mention.start, mention.end, "topics.cue", round(min(probability, 0.95), 2))
