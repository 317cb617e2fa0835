"""Who gives to whom: experience shared, help given, requests made between the parties of a meeting.

Direction comes from the verb and its particles: "học tập kinh nghiệm của X" teaches from X, "chia sẻ với X kinh
nghiệm" teaches X, "hỗ trợ/trao … cho X" helps X, "X kiến nghị Bộ …" asks the centre. The centre's instructions
to a province are no requests.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kg.model import Evidence, Flow, FlowKind
from kg.reading.document import Document, Sentence
from kg.reading.parties import is_province
from kg.reading.people import People
from kg.reading.topics import TopicMention
from kg.reading.units import UnitMention

__all__ = ["find_flows"]

_LEARN = re.compile(r"(?:học tập|học hỏi|tìm hiểu|tham khảo|nghiên cứu|quan tâm tới|quan tâm đến)[^.;]{0,60}?(?:kinh nghiệm|mô hình|cách làm|bài học)|học hỏi|học tập (?:xây dựng )?mô hình|bài học kinh nghiệm quý|(?:rất )?đáng để[^.;]*học tập", re.IGNORECASE)
_SHARE = re.compile(r"(?:chia sẻ|giới thiệu|truyền đạt)[^.;,]{0,50}?(?:kinh nghiệm|kinhh nghiệm|cách làm|mô hình|bài học)", re.IGNORECASE)
_SUPPORT = re.compile(r"(?:hỗ trợ|trao(?: tặng)?|ủng hộ|tặng|giúp(?: đỡ)?|viện trợ|tài trợ|nhận được sự hỗ trợ)[^.;]{0,80}?(?:\d[\d.,]*\s?(?:tỷ|tỉ|triệu|nghìn|tấn|suất|căn|bộ|máy|đồng)|kinh phí|nhà)", re.IGNORECASE)
_REQUEST = re.compile(r"(?<!\w)(?:kiến nghị|đề xuất|đề nghị|xin)(?!\w)", re.IGNORECASE)
_OF = re.compile(r"(?:của|từ|ở|tại|với)\s+(?:tỉnh |thành phố |TP\.? ?)?$", re.IGNORECASE)
_TO = re.compile(r"(?:cho|với|giúp|hỗ trợ|tới|đến)\s+(?:bà con |đồng bào |nhân dân |người dân )?(?:tỉnh |thành phố |TP\.? ?)?$", re.IGNORECASE)
_CENTRE = re.compile(r"Chính phủ|Thủ tướng|Trung ương|Quốc hội|(?<!\w)[Bb]ộ(?! phận| máy)|các bộ, ngành|Đoàn (?:[Cc]ông tác|giám sát)")


def find_flows(
    document: Document,
    *,
    parties: Sequence[str],
    region: Iterable[Sentence],
    units: Sequence[UnitMention],
    people: People,
    topics: Sequence[TopicMention],
) -> tuple[Flow, ...]:
    """The flows between the `parties` told in `region`, each pair and kind once with all its evidence."""
    evidence: dict[tuple[str, str, FlowKind], list[Evidence]] = defaultdict(list)
    about: dict[tuple[str, str, FlowKind], dict[str, None]] = defaultdict(dict)
    reader = _Direction(document, list(dict.fromkeys(parties)), units, people)
    for sentence in region:
        for source, target, kind, start, end in reader.read(sentence):
            if source == target:
                continue
            key = (source, target, kind)
            evidence[key].append(document.evidence(start, end, f"flows.{kind}", 0.6))
            about[key].update(dict.fromkeys(t.topic for t in topics if sentence.start <= t.start < sentence.end))
    return tuple(
        Flow(source, target, kind, tuple(about[source, target, kind]), tuple(found[:5]))
        for (source, target, kind), found in evidence.items()
    )


class _Direction:
    """Reads source and target of a sentence, given the parties of the meeting."""

    def __init__(
        self, document: Document, parties: Sequence[str], units: Sequence[UnitMention], people: People
    ) -> None:
        self._document = document
        self._parties = parties
        self._units = units
        self._people = people

    def read(self, sentence: Sentence) -> Iterator[tuple[str, str, FlowKind, int, int]]:
        """The flows a sentence tells: source, target, kind, and where the telling words stand."""
        words = self._document.cut(sentence)
        if (match := _LEARN.search(words)) and (pair := self._learning(sentence, match)):
            yield *pair, "share", sentence.start + match.start(), sentence.start + match.end()
        elif (match := _SHARE.search(words)) and (pair := self._sharing(sentence, match)):
            yield *pair, "share", sentence.start + match.start(), sentence.start + match.end()
        if (match := _SUPPORT.search(words)) and (pair := self._giving(sentence, match)):
            yield *pair, "support", sentence.start + match.start(), sentence.start + match.end()
        if (match := _REQUEST.search(words)) and (pair := self._asking(sentence, match)):
            yield *pair, "request", sentence.start + match.start(), sentence.start + match.end()

    def _learning(self, sentence: Sentence, match: re.Match[str]) -> tuple[str, str] | None:
        """From the unit behind "của/tại" to the subject or the other party."""
        teacher = self._named(sentence.start + match.start(), sentence.end, _OF) or self._after(sentence, match)
        if teacher is None:
            return None
        learner = self._subject(sentence, match.start(), besides=teacher) or self._other(teacher)
        return (teacher, learner) if learner else None

    def _sharing(self, sentence: Sentence, match: re.Match[str]) -> tuple[str, str] | None:
        """From the subject to the unit behind "với/cho"; a mutual exchange has no direction."""
        giver = self._subject(sentence, match.start(), besides=None)
        if giver is None:
            return None
        taker = self._named(sentence.start + match.start(), sentence.end, _TO) or self._other(giver)
        return (giver, taker) if taker else None

    def _giving(self, sentence: Sentence, match: re.Match[str]) -> tuple[str, str] | None:
        taker = self._named(sentence.start + match.start(), sentence.end, _TO) or self._after(sentence, match)
        if taker is None:
            return None
        giver = self._subject(sentence, match.start(), besides=taker) or self._other(taker)
        return (giver, taker) if giver else None

    def _asking(self, sentence: Sentence, match: re.Match[str]) -> tuple[str, str] | None:
        """A province asks the centre, or another party it names; what the centre asks is an instruction."""
        asker = self._subject(sentence, match.start(), besides=None)
        if asker is None or not is_province(asker):
            return None
        tail = self._document.text[sentence.start + match.end() : sentence.end]
        if "central" in self._parties and _CENTRE.search(tail[:120]):
            return asker, "central"
        asked = self._after(sentence, match)
        return (asker, asked) if asked and asked != asker and not is_province(asked) else None

    # -- who is meant
    def _mentions(self, start: int, end: int) -> list[UnitMention]:
        return [
            m for m in self._units if start <= m.start < end and m.sense == "unit" and m.unit in self._parties
        ]

    def _named(self, start: int, end: int, particle: re.Pattern[str]) -> str | None:
        for mention in self._mentions(start, end):
            if particle.search(self._document.text, max(mention.start - 24, 0), mention.start):
                return mention.unit
        return None

    def _after(self, sentence: Sentence, match: re.Match[str]) -> str | None:
        return next((m.unit for m in self._mentions(sentence.start + match.start(), sentence.end)), None)

    def _subject(self, sentence: Sentence, before: int, *, besides: str | None) -> str | None:
        """The party that acts: the last unit or person named before the verb."""
        end = sentence.start + before
        named = [(m.start, m.unit) for m in self._mentions(sentence.start, end)]
        named += [(a, p.unit) for a, _, p in self._people.at(sentence.start, end) if p.unit in self._parties]
        fitting = [unit for _, unit in sorted(named) if unit and unit != besides]
        return fitting[-1] if fitting else None

    def _other(self, unit: str) -> str | None:
        """The other party, if there is just one other province, or one other party at all."""
        others = [party for party in self._parties if party != unit]
        provinces = [party for party in others if is_province(party)]
        return provinces[0] if len(provinces) == 1 else others[0] if len(others) == 1 else None
