"""Who gives to whom: experience shared, help given, requests made between the parties of a meeting.

Direction comes from the verb and its particles: "học tập kinh nghiệm của X" teaches from X, "chia sẻ với X kinh
nghiệm" teaches X, "hỗ trợ X …" helps X, "đề nghị X …" asks X. Who acts is the party or person named before the verb,
or the last speaker where the sentence goes on with "Đồng chí". What the centre asks of a province is an instruction,
not a request.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.model import Evidence, Flow, FlowKind, MeetingKind
from kg.reading.document import Document, Sentence
from kg.reading.parties import is_province
from kg.reading.people import People
from kg.reading.sides import Sides, anaphor
from kg.reading.topics import TopicMention
from kg.reading.units import UnitMention

__all__ = ["Setting", "find_flows"]


@dataclass(frozen=True)
class Setting:
    """The meeting the flows belong to, and what was found in the article about its parties."""

    parties: Sequence[str]
    kind: MeetingKind
    host: str | None
    sides: Sides
    units: Sequence[UnitMention]
    people: People
    topics: Sequence[TopicMention]


class _Told(NamedTuple):
    """A flow as one clause tells it; the words stand at ``text[start:end]``."""

    source: str
    target: str
    kind: FlowKind
    start: int
    end: int


_WHAT = r"(?:kinh nghiệm|kinhh nghiệm|mô hình|cách làm|bài học|cách thức|quy trình|giải pháp)"
_LEARN = re.compile(
    rf"(?:học tập|học hỏi|tìm hiểu|tham khảo|nghiên cứu|khảo sát|cần học|quan tâm tới|quan tâm đến|trân trọng)[^.;]{{0,60}}?{_WHAT}|"
    rf"học hỏi|học tập (?:xây dựng )?mô hình|{_WHAT}[^.;]{{0,30}}? (?:quý|đáng để)",
    re.IGNORECASE,
)
_SHARE = re.compile(
    rf"(?<!\w)(?:chia sẻ|giới thiệu|truyền đạt|phổ biến|nêu|trao đổi)[^.;,]{{0,60}}?{_WHAT}|sẵn sàng chia sẻ",
    re.IGNORECASE,
)
_WISHED = re.compile(r"(?:mong(?: muốn)?|đề nghị|đề xuất|nghe|được)\s[^.;]*$", re.IGNORECASE)
_HELP = re.compile(
    r"(?<!\w)(?:hỗ trợ|giúp(?: đỡ)?|trao(?: tặng)?|tặng|ủng hộ|viện trợ|tài trợ)(?!\w)(?! đổi| tay)", re.IGNORECASE
)
_GOODS = re.compile(
    r"\d[\d.,]*\s?(?:tỷ|tỉ|triệu|nghìn|tấn|suất|căn|bộ|máy|đồng|liều|giường)|kinh phí|nhân lực|vật tư|xây dựng|đào tạo",
    re.IGNORECASE,
)
_THANKS = re.compile(r"(?:sự |được )(?:quan tâm, )?(?:hỗ trợ|giúp đỡ)[^.;]{0,50}? của ", re.IGNORECASE)
_REQUEST = re.compile(r"(?<!\w)(?:kiến nghị|đề xuất|đề nghị|mong(?: muốn)?)(?!\w)(?! trên| này)", re.IGNORECASE)
_OF = re.compile(
    r"(?:của|từ|ở|tại|như)\s+(?:tỉnh |thành phố |TP\.? ?|UBND |HĐND |Thường trực |[\w]+ ủy )*$", re.IGNORECASE
)
_TO = re.compile(
    r"(?:cho|với|giúp|hỗ trợ|tới|đến)\s+(?:bà con |đồng bào |nhân dân |người dân )?(?:tỉnh |thành phố |TP\.? ?)?$",
    re.IGNORECASE,
)
_DIRECT = re.compile(
    r"\s(?:bà con |đồng bào |nhân dân |lãnh đạo |UBND |HĐND |Ủy ban MTTQ (?:Việt Nam )?|chính quyền |Tỉnh ủy |Thành ủy )?(?:tỉnh |thành phố |TP\.? ?)?$"
)
_CENTRE = re.compile(
    r"Chính phủ|Thủ tướng|Trung ương|Quốc hội|(?<!\w)[Bb]ộ(?! phận| máy| đội)|các bộ, ngành|Đoàn (?:[Cc]ông tác|giám sát)|Hội đồng (?:[Đđ]iều phối|Dân tộc)"
)
_HE_OR_SHE = re.compile(
    r"^\W*(?:Đồng chí|Ông|Bà|Tỉnh|Thành phố)(?= [^\W\d_A-ZĐ])|^\W*(?:Đồng thời|Bên cạnh đó|Ngoài ra)"
)
_CLAUSE = re.compile(r"[;]|, đồng thời | đồng thời ")


def find_flows(document: Document, setting: Setting, region: Iterable[Sentence]) -> tuple[Flow, ...]:
    """The flows between the parties told in `region`, each pair and kind once with all its evidence."""
    evidence: dict[tuple[str, str, FlowKind], list[Evidence]] = defaultdict(list)
    about: dict[tuple[str, str, FlowKind], dict[str, None]] = defaultdict(dict)
    reader = _Reader(document, setting)
    for sentence in region:
        for told in reader.read(sentence):
            key = (told.source, told.target, told.kind)
            evidence[key].append(document.evidence(told.start, told.end, f"flows.{told.kind}", 0.6))
            about[key].update(dict.fromkeys(_topics(setting, sentence)))
    return tuple(
        Flow(source, target, kind, tuple(about[source, target, kind]), tuple(found[:5]))
        for (source, target, kind), found in evidence.items()
    )


def _topics(setting: Setting, sentence: Sentence) -> Iterator[str]:
    return (t.topic for t in setting.topics if sentence.start <= t.start < sentence.end)


class _Reader:
    """Reads the flows of a meeting sentence by sentence, keeping in mind who spoke last."""

    def __init__(self, document: Document, setting: Setting) -> None:
        self._document = document
        self._setting = setting
        self._parties = list(dict.fromkeys(setting.parties))
        self._speaker: str | None = None

    def read(self, sentence: Sentence) -> Iterator[_Told]:
        """The flows one sentence tells."""
        if sentence.zone == "caption":
            return
        carried = self._speaker if _HE_OR_SHE.match(self._document.cut(sentence)) else None
        for start, end in self._clauses(sentence):
            for told in self._clause(sentence, start, end, carried):
                if told.source != told.target:
                    yield told
        self._remember(sentence)

    def _clauses(self, sentence: Sentence) -> Iterator[tuple[int, int]]:
        start = sentence.start
        for match in _CLAUSE.finditer(self._document.text, sentence.start, sentence.end):
            yield start, match.start()
            start = match.start()
        yield start, sentence.end

    def _remember(self, sentence: Sentence) -> None:
        spoke = [p.party for _, _, p in self._setting.people.at(sentence.start, sentence.end)]
        if spoke:
            self._speaker = next((unit for unit in spoke if unit in self._parties), None)

    def _clause(self, sentence: Sentence, start: int, end: int, carried: str | None) -> Iterator[_Told]:
        text = self._document.text
        actor = _Actor(self, sentence, carried)
        if match := _LEARN.search(text, start, end):
            yield from self._share(self._learning(actor, match, end), match)
        elif match := _SHARE.search(text, start, end):
            yield from self._share(self._sharing(actor, match, end), match)
        if match := _THANKS.search(text, start, end):
            yield from self._thanked(actor, match, end)
        elif match := _HELP.search(text, start, end):
            yield from self._helped(actor, match, end)
        for match in _REQUEST.finditer(text, start, end):
            yield from self._asked(actor, match, end)

    @staticmethod
    def _share(pair: tuple[str, str] | None, match: re.Match[str]) -> Iterator[_Told]:
        if pair:
            yield _Told(*pair, "share", match.start(), match.end())

    def _learning(self, actor: _Actor, match: re.Match[str], end: int) -> tuple[str, str] | None:
        """From the unit behind "của/tại" to who acts; without one only a study visit tells who teaches."""
        teacher = self._governed(match.start(), end, _OF)
        if teacher is None and self._setting.kind == "study-visit":
            teacher = self._setting.host or self._setting.sides.receiving
        if teacher not in self._parties or teacher is None:
            return None
        learner = actor.before(match.start(), besides=teacher) or self._other(teacher)
        return (teacher, learner) if learner else None

    def _sharing(self, actor: _Actor, match: re.Match[str], end: int) -> tuple[str, str] | None:
        """From who acts to the unit behind "với/cho"; under "mong muốn X chia sẻ" X is the one who gives."""
        if match[0].lower().startswith("trao đổi") and self._setting.kind != "study-visit":
            return None
        before = self._document.text[actor.sentence.start : match.start()]
        wish = _WISHED.search(before)
        if wish:
            wished = self._named(actor.sentence.start + wish.start(), match.start())
            giver = wished[-1] if wished else self._other(actor.before(match.start(), besides=None) or "")
        else:
            giver = actor.before(match.start(), besides=None)
        if giver is None:
            return None
        taker = self._governed(match.start(), end, _TO) or self._other(giver)
        return (giver, taker) if taker else None

    def _thanked(self, actor: _Actor, match: re.Match[str], end: int) -> Iterator[_Told]:
        givers = self._named(match.start(), end)
        taker = actor.before(match.start(), besides=givers[0]) if givers else None
        if givers and (taker := taker or self._other(givers[0])):
            yield _Told(givers[0], taker, "support", match.start(), match.end())

    def _helped(self, actor: _Actor, match: re.Match[str], end: int) -> Iterator[_Told]:
        """Who is helped stands behind the verb or behind "cho"; goods or money must be spoken of."""
        if not _GOODS.search(self._document.text, match.start(), end):
            return
        taker = self._object(match.end(), end) or self._governed(match.start(), end, _TO)
        giver = actor.before(match.start(), besides=taker)
        if taker is None and giver and giver == self._setting.sides.visiting:
            taker = self._setting.sides.receiving or self._other(giver)
        if taker and giver and self._asks_before(actor, match.start()) is False:
            yield _Told(giver, taker, "support", match.start(), match.end())

    def _asks_before(self, actor: _Actor, at: int) -> bool:
        return _REQUEST.search(self._document.text, actor.sentence.start, at) is not None

    def _asked(self, actor: _Actor, match: re.Match[str], end: int) -> Iterator[_Told]:
        """A province asks the party named right behind the verb, or the centre."""
        asker = actor.before(match.start(), besides=None)
        if asker is None or asker == "central":
            return
        asked = self._object(match.end(), end)
        wish = match[0].lower().startswith("mong")
        if asked is None and "central" in self._parties and not wish and is_province(asker):
            centre = _CENTRE.search(self._document.text, match.end(), min(match.end() + 90, end))
            asked = "central" if centre else None
        if asked and asked != asker:
            yield _Told(asker, asked, "request", match.start(), match.end())

    # -- who is meant
    def party_mentions(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """Where parties are named between two offsets: start, end and party of each mention."""
        found = []
        for mention in self._setting.units:
            unit = mention.unit if mention.sense == "unit" else f"foreign:{mention.unit}"
            if start <= mention.start < end and mention.sense in ("unit", "foreign") and unit in self._parties:
                found.append((mention.start, mention.end, unit))
        return found

    def speakers(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """Where people who stand for parties are named between two offsets."""
        people = self._setting.people.at(start, end)
        return [(a, b, person.party) for a, b, person in people if person.party in self._parties and person.party]

    def anaphor(self, sentence: Sentence) -> tuple[int, int, str] | None:
        """Where the sentence says "đoàn", with the party whose delegation it was."""
        visiting = self._setting.sides.visiting
        said = anaphor(self._document, sentence)
        return (*said, visiting) if said and visiting in self._parties and visiting else None

    def _named(self, start: int, end: int) -> list[str]:
        return [unit for _, _, unit in self.party_mentions(start, end)]

    def _governed(self, start: int, end: int, particle: re.Pattern[str]) -> str | None:
        for at, _, unit in self.party_mentions(start, end):
            if particle.search(self._document.text, max(at - 40, 0), at):
                return unit
        return None

    def _object(self, after: int, end: int) -> str | None:
        """The party named straight behind a verb."""
        for at, _, unit in self.party_mentions(after, end):
            return unit if _DIRECT.fullmatch(self._document.text, after, at) else None
        return None

    def _other(self, unit: str) -> str | None:
        """The other party, if there is just one other province, or one other party at all."""
        others = [party for party in self._parties if party != unit]
        provinces = [party for party in others if is_province(party)]
        return provinces[0] if len(provinces) == 1 else others[0] if len(others) == 1 else None


class _Actor:
    """Who acts in a sentence: the last party or person named before a verb, else the speaker carried over."""

    def __init__(self, reader: _Reader, sentence: Sentence, carried: str | None) -> None:
        self._reader = reader
        self.sentence = sentence
        self._carried = carried

    def before(self, at: int, *, besides: str | None) -> str | None:
        """The party that acts before an offset; a person outweighs the places named, `besides` is left out."""
        speakers = [unit for _, _, unit in self._reader.speakers(self.sentence.start, at) if unit != besides]
        if speakers:
            return speakers[-1]
        if self._carried and self._carried != besides:
            return self._carried
        named = self._reader.party_mentions(self.sentence.start, at)
        anaphor = self._reader.anaphor(self.sentence)
        if anaphor and anaphor[0] < at:
            named.append(anaphor)
        fitting = [unit for _, _, unit in sorted(named) if unit != besides]
        return fitting[-1] if fitting else None
