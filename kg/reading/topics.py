"""The words of an article that tell what a meeting is about: the cues of the topic scheme.

A longer negative cue ("môi trường đầu tư") takes the words away from the cue inside it ("môi trường"). A cue in the
name of a body ("Sở Văn hóa, Thể thao và Du lịch") or in the office of a person is marked: it tells who came, and only
by that what they may have spoken of. Which of the topics a meeting is about is settled in `topic_ranks`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.reading.letters import compiled
from kg.reference import topics as reference
from kg.text import normalise

__all__ = ["TopicMention", "find_topics"]


@dataclass(frozen=True, slots=True)
class TopicMention:
    """A cue for a topic at ``text[start:end]``; `named` if it stands in the name of a body or in an office."""

    start: int
    end: int
    topic: str
    named: bool = False


_Meaning = tuple[tuple[str, ...], ...]


# ---------------------------------------------------------------- cues
def find_topics(text: str) -> tuple[TopicMention, ...]:
    """All topic cues of a normal text, in order."""
    automaton, topics, in_names = _scheme()
    lower = text.lower()
    if len(lower) != len(text):  # a letter whose lower case is longer would shift offsets
        lower = text
    return tuple(
        TopicMention(start, end, topic, named)
        for index, start, end in _whole_words(automaton, lower)
        for named in (_in_name(text, start),)
        for topic in (in_names if named else topics)[index]
    )


@cache
def _scheme() -> tuple[AhoCorasick, _Meaning, _Meaning]:
    """The phrases of the topic scheme, and for each the topics it stands for, outside and inside of a name.

    What a longer phrase denies its words, it does not deny the body whose name it is: "Sở |Nông nghiệp và PTNT".
    """
    meant: dict[str, set[str]] = defaultdict(set)
    denied: dict[str, set[str]] = defaultdict(set)
    for topic in reference.topics():
        for cue in topic.cues:
            meant[_spelt(cue)].add(topic.id)
        for cue in topic.negative_cues:
            denied[_spelt(cue)].add(topic.id)
    inside = _inside(meant, denied)
    left = {phrase: topics - denied[phrase] for phrase, topics in inside.items()}
    phrases = tuple(sorted({*meant, *denied}))
    outside, named = ({**meant, **known} for known in (left, inside))
    return (
        _automaton(phrases),
        tuple(tuple(sorted(outside[phrase])) for phrase in phrases),
        tuple(tuple(sorted(named[phrase])) for phrase in phrases),
    )


def _inside(meant: Mapping[str, set[str]], phrases: Iterable[str]) -> dict[str, set[str]]:
    """The topics of the cues inside of longer phrases."""
    cues = tuple(sorted(meant))
    automaton = _automaton(cues)
    return {
        phrase: set[str]().union(*(meant[cues[index]] for index, _, _ in _whole_words(automaton, phrase)))
        for phrase in phrases
    }


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
