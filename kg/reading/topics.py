"""What a meeting is about: topic cues of the reference scheme, weighed by where they stand.

A cue in the headline or in the sentence that first reports the meeting says more than one in passing; what
somebody asks for, shares or agrees on says more than what is told besides; who came and what was visited says
nothing. A longer negative cue ("môi trường đầu tư") takes the words away from the cue inside it ("môi trường"),
and so do the name of a body ("Sở Văn hóa, Thể thao và Du lịch") and the office of a person.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
def find_topics(text: str) -> tuple[TopicMention, ...]:
    """All topic cues of a normal text, in order, but for those in names of bodies and in offices."""
    automaton, topics = _scheme()
    lower = text.lower()
    if len(lower) != len(text):  # a letter whose lower case is longer would shift offsets
        lower = text
    return tuple(
        TopicMention(start, end, topic)
        for index, start, end in _whole_words(automaton, lower)
        if not _in_name(text, start)
        for topic in topics[index]
    )


@cache
def _scheme() -> tuple[AhoCorasick, tuple[tuple[str, ...], ...]]:
    """The phrases of the topic scheme, and for each the topics it stands for."""
    meant: dict[str, set[str]] = defaultdict(set)
    denied: dict[str, set[str]] = defaultdict(set)
    for topic in reference.topics():
        for cue in topic.cues:
            meant[_spelt(cue)].add(topic.id)
        for cue in topic.negative_cues:
            denied[_spelt(cue)].add(topic.id)
    meant.update(_left(meant, denied))
    phrases = tuple(sorted(meant))
    return _automaton(phrases), tuple(tuple(sorted(meant[phrase])) for phrase in phrases)


def _left(meant: Mapping[str, set[str]], denied: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """What a negative cue still stands for: the topics of the cues inside it but for those it denies."""
    cues = tuple(sorted(meant))
    automaton = _automaton(cues)
    inside = {phrase: [meant[cues[index]] for index, _, _ in _whole_words(automaton, phrase)] for phrase in denied}
    return {phrase: set[str]().union(*topics) - denied[phrase] for phrase, topics in inside.items()}


def _automaton(phrases: Sequence[str]) -> AhoCorasick:
    return AhoCorasick(phrases, matchkind=MatchKind.LeftmostLongest)


def _spelt(cue: str) -> str:
    return normalise(cue).text.lower()


def _whole_words(automaton: AhoCorasick, text: str) -> Iterator[tuple[int, int, int]]:
    for index, start, end in automaton.find_matches_as_indexes(text):
        if not ((start and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum())):
            yield index, start, end


# "Sở Văn hóa, Thể thao và |Du lịch": a noun of body, capitalised parts, then a cue that has a capital itself;
# "Phó Chủ tịch Thường trực |Ủy ban MTTQ": an office, then the body it is held in.
_NAME_BEFORE = compiled(
    r"(?<!\w)(?:(?:[Ss]ở|[Bb]ộ(?: trưởng)?|[Tt]hứ trưởng|Vụ|(?:Tổng |Chi )?[Cc]ục|Ban|Viện|Ủy ban|Báo|Tạp chí|Đài|"
    r"Hội|Hiệp hội|Công ty|Tập đoàn|Ngân hàng|Trung tâm|Trường|Học viện|Phòng|Quỹ|Liên đoàn|Văn phòng|Quản lý|Cảnh sát)"
    r" (?:[{UP}][{UP}{LOW}]*(?: (?!và )[{LOW}]+){0,4}(?:, | - | và |, và | ))*"
    r"|(?:[Cc]hủ tịch|[Tt]rưởng ban|[Gg]iám đốc|[Bb]í thư|[Ủủ]y viên|[Cc]hủ nhiệm) (?:[Tt]hường trực )?)$"
)
_LONGEST_NAME = 80  # letters before a cue that are searched for the name's beginning


def _in_name(text: str, start: int) -> bool:
    """Whether a cue that begins with a capital goes on the name of a body or the title of an office."""
    return text[start].isupper() and bool(_NAME_BEFORE.search(text, max(start - _LONGEST_NAME, 0), start))


# ---------------------------------------------------------------- places
# What one sentence of each place says for a topic; more sentences say less each (the square root of their number).
# The figures were fitted to articles with gold records, the sample among them, and rounded: the optimum is flat.
_WEIGHTS: Mapping[str, float] = {"title": 1.4, "lead": 1.2, "report": 0.8, "agenda": 1.6, "talk": 1.2, "told": 0.6}
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
        self._region = {sentence.index for sentence in region} | self._reports
        self._known: dict[int, str | None] = {}  # a sentence may hold many cues, and is looked at once

    def of(self, sentence: Sentence) -> str | None:
        """The place of a sentence, a key of `_WEIGHTS`; none if it tells of something else."""
        if sentence.index not in self._known:
            self._known[sentence.index] = self._find(sentence)
        return self._known[sentence.index]

    def _find(self, sentence: Sentence) -> str | None:
        if sentence.zone == "title":
            return "title"
        if sentence.index not in self._region or sentence.zone == "caption":
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
        return len(self._region)


# ---------------------------------------------------------------- rank
_MOST = 8  # topics a meeting may have, as in the record format
_NEEDED = 1.5  # weight that makes a topic as likely as not
_SHARE = 1.8  # weight of being the topic with most cues, in proportion for the others
_USUAL_LENGTH = 12  # sentences; in a longer report one mention says less
_FORMULAIC = frozenset({"socio-economic"})  # outside headline and lead no more than a phrase


def rank_topics(
    document: Document, mentions: Sequence[TopicMention], *, lead: Iterable[Sentence], region: Iterable[Sentence]
) -> tuple[Stated, ...]:
    """The topics of a meeting, weightiest first; `lead` are the sentences that report it, `region` all about it."""
    places = _Places(document, lead, region)
    standing: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    found: dict[str, list[TopicMention]] = defaultdict(list)
    for mention in mentions:
        sentence = document.sentence_at(mention.start)
        place = places.of(sentence)
        if place:
            standing[mention.topic][place].add(sentence.index)
            found[mention.topic].append(mention)
    _drop_broader(standing)
    weights = _weights(standing, places.length)
    chosen = sorted((topic for topic in weights if weights[topic] > 0), key=lambda topic: (-weights[topic], topic))
    return tuple(Stated(topic, tuple(_evidence(document, found[topic], weights[topic]))) for topic in chosen[:_MOST])


def _drop_broader(standing: dict[str, dict[str, set[int]]]) -> None:
    """A broader topic gives way to a narrower one without which no sentence speaks of it."""
    sentences = {topic: set().union(*places.values()) for topic, places in standing.items()}
    for topic in sentences:
        for above in reference.ancestors(topic):
            if above.id in standing and sentences[above.id] <= sentences[topic]:
                del standing[above.id]


def _weights(standing: Mapping[str, Mapping[str, set[int]]], length: int) -> dict[str, float]:
    """The weight of each topic beyond what it needs."""
    sentences = {topic: sum(map(len, places.values())) for topic, places in standing.items()}
    most = max(sentences.values(), default=1)
    needed = _NEEDED + math.log(max(length, _USUAL_LENGTH / 2) / _USUAL_LENGTH)
    return {
        topic: _said(topic, places) + _SHARE * sentences[topic] / most - needed for topic, places in standing.items()
    }


def _said(topic: str, places: Mapping[str, set[int]]) -> float:
    said = {place: _WEIGHTS[place] * math.sqrt(len(indexes)) for place, indexes in places.items()}
    announced = said.pop("title", 0.0) + said.pop("lead", 0.0)
    return announced + sum(said.values()) * (0.5 if topic in _FORMULAIC else 1.0)


def _evidence(document: Document, mentions: Sequence[TopicMention], weight: float) -> Iterator[Evidence]:
    confidence = round(min(1 / (1 + math.exp(-weight)), 0.95), 2)
    for mention in mentions[:5]:
        yield document.evidence(mention.start, mention.end, "topics.cue", confidence)
