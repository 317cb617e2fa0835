"""What a meeting is about: topic cues of the reference scheme, weighed by where they stand.

A cue in the headline or in the clause that reports the meeting says more than one in passing; what somebody asks
for, shares or agrees on says more than what is told besides; who was there and what was visited says nothing. A
longer negative cue ("môi trường đầu tư") takes the words away from the cue inside it ("môi trường"), and so does
the name of a body ("Sở Văn hóa, Thể thao và Du lịch").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.model import Evidence, Stated
from kg.reading.document import Document, Sentence
from kg.reading.letters import compiled
from kg.reference import topics as reference
from kg.text import normalise

__all__ = ["TopicMention", "find_topics", "rank_topics"]


@dataclass(frozen=True, slots=True)
class TopicMention:
    """A cue for a topic at ``text[start:end]``."""

    start: int
    end: int
    topic: str


# ---------------------------------------------------------------- cues
@cache
def _automaton() -> tuple[AhoCorasick, tuple[tuple[str, ...], ...]]:
    meant: dict[str, set[str]] = defaultdict(set)
    for topic in reference.topics():
        for cue in topic.cues:
            meant[normalise(cue).text.lower()].add(topic.id)
    for topic in reference.topics():
        for cue in topic.negative_cues:
            words = normalise(cue).text.lower()
            meant[words].discard(topic.id)
    patterns = tuple(sorted(meant))
    topics = tuple(tuple(sorted(meant[pattern])) for pattern in patterns)
    return AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest), topics


def find_topics(text: str) -> tuple[TopicMention, ...]:
    """All topic cues of a normal text, in order; those in the names of bodies are none."""
    return tuple(mention for mention in _find(text) if not _in_name(text, mention.start))


def _find(text: str) -> Iterator[TopicMention]:
    automaton, topics = _automaton()
    lower = text.lower()
    if len(lower) != len(text):  # a letter whose lower case is longer would shift offsets
        lower = text
    for index, start, end in automaton.find_matches_as_indexes(lower):
        if (start and lower[start - 1].isalnum()) or (end < len(lower) and lower[end].isalnum()):
            continue
        for topic in topics[index]:
            yield TopicMention(start, end, topic)



# "Sở Văn hóa, Thể thao và |Du lịch|": a noun of body, then capitalised parts, then the cue with a capital itself.
_NAME_BEFORE = compiled(
    r"(?<!\w)(?:[Ss]ở|[Bb]ộ(?: trưởng)?|[Tt]hứ trưởng|Vụ|Cục|Tổng cục|Chi cục|Ban|Viện|Ủy ban|Báo|Tạp chí|Đài|Hội|Hiệp hội"
    r"|Công ty|Tập đoàn|Tổng công ty|Ngân hàng|Trung tâm|Trường|Học viện|Phòng|Quỹ|Khu|Liên đoàn|Văn phòng|Quản lý|Cảnh sát)"
    r" (?:[{UP}][{UP}{LOW}]*(?: (?!và )[{LOW}]+){0,4}(?:, | - | và |, và | ))*$"
)
_LONGEST_NAME = 80  # letters of a body's name that are looked back over


def _in_name(text: str, start: int) -> bool:
    """Whether a cue that begins with a capital goes on the name of a body."""
    return text[start].isupper() and bool(_NAME_BEFORE.search(text[max(start - _LONGEST_NAME, 0) : start]))


# ---------------------------------------------------------------- weight
_MOST = 8  # topics a meeting may have, as in the record format
_ENOUGH = 2.0  # weight a topic needs
_SHARE = 0.22  # of the strongest topic's weight


def rank_topics(
    document: Document, mentions: Sequence[TopicMention], *, lead: Iterable[Sentence], region: Iterable[Sentence]
) -> tuple[Stated, ...]:
    """The topics of a meeting, weightiest first; `lead` are the sentences that report it, `region` all about it."""
    leading = {sentence.index for sentence in lead}
    regional = {sentence.index for sentence in region} | leading
    weights: dict[str, float] = defaultdict(float)
    evidence: dict[str, list[Evidence]] = defaultdict(list)
    for mention in mentions:
        sentence = document.sentence_at(mention.start)
        if sentence.index not in regional and sentence.zone != "title":
            continue
        weight = 3.0 if sentence.zone == "title" or sentence.index in leading else 0.8
        seen = sum(1 for e in evidence[mention.topic] if e.rule == "topics.cue")
        weights[mention.topic] += weight / (1 + 0.25 * seen)
        evidence[mention.topic].append(document.evidence(mention.start, mention.end, "topics.cue", 0.6))
    _drop_broader(weights)
    ranked = sorted(weights, key=lambda topic: (-weights[topic], topic))
    strongest = weights[ranked[0]] if ranked else 0.0
    chosen = [topic for topic in ranked if weights[topic] >= max(_ENOUGH, _SHARE * strongest)][:_MOST]
    return tuple(Stated(topic, _sure(evidence[topic], weights[topic])) for topic in chosen)


def _drop_broader(weights: dict[str, float]) -> None:
    """A broader topic gives way to the narrower one that says the same more exactly."""
    for topic in list(weights):
        for above in reference.ancestors(topic):
            if above.id in weights and weights[above.id] <= weights[topic]:
                del weights[above.id]


def _sure(evidence: Sequence[Evidence], weight: float) -> tuple[Evidence, ...]:
    confidence = round(min(0.5 + weight / 20, 0.95), 2)
    return tuple(Evidence(e.span, e.rule, confidence) for e in evidence[:5])
