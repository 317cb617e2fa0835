"""Who meets in a sentence: units through their bodies, their names, or the officials who stand for them.

"BTV Tỉnh ủy Quảng Ninh làm việc với …" names a body; "lãnh đạo tỉnh Bình Dương" only the unit; "Bí thư Thành ủy
TP.HCM A" or "Bộ trưởng B" a person who stands for one. A unit that only says where something is ("tại Hà Nội",
"đoạn qua tỉnh X") is a place, not a party.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.model import Evidence, Party
from kg.reading.bodies import BodyMention
from kg.reading.document import Document, Sentence
from kg.reading.people import People
from kg.reading.titles import title_key
from kg.reading.units import UnitMention

__all__ = ["PartyMention", "is_province", "merged", "parties_in"]


@dataclass(frozen=True, slots=True)
class PartyMention:
    """A party named at ``text[start:end]``; `place` marks a unit that is first of all where it happens."""

    start: int
    end: int
    unit: str
    body: str | None
    place: bool = False


def is_province(unit: str) -> bool:
    """Whether a party's unit is a Vietnamese province or city."""
    return unit != "central" and not unit.startswith("foreign:")


_PLACE = re.compile(
    r"(?:tại|ở|từ|qua|thuộc|trên địa bàn|địa bàn|đoạn qua|nối|đi qua|ra|tới|đến|về|sang|vào|rời)\s+(?:địa bàn\s+|các tỉnh\s+)?$",
    re.IGNORECASE,
)
# Goods, people and institutions of a province are not the province.
# The people of a province, visited or helped: the province is met only in so far as someone goes there.
_PEOPLE_OF = re.compile(r"(?:đồng bào|người dân|nhân dân|bà con)(?: [\w ]{0,40})?\s+(?:tại |ở |tỉnh )?$", re.IGNORECASE)
_LISTED = re.compile(r"(?:, | và |, và )(?:tỉnh |thành phố |TP\.? ?)?")
_OF_OTHERS = re.compile(
    r"(?:doanh nghiệp|nhà đầu tư|du khách|sinh viên|thị trường|sản phẩm|nông sản|tuyến|dự án|phóng viên|người|khu vực|hiệp hội[\w ]*|"
    r"quê|con em|hỗ trợ(?: cho)?|giáp ranh[\w ]*|giáp với|giáp)\s+(?:của |ở |tại )?$",
    re.IGNORECASE,
)


def parties_in(
    document: Document,
    sentence: Sentence,
    *,
    units: Sequence[UnitMention],
    bodies: Sequence[BodyMention],
    people: People,
) -> list[PartyMention]:
    """The parties the sentence names, in order."""
    found = [*_by_body(document.text, sentence, bodies), *_by_person(sentence, people)]
    found.extend(_by_name(document.text, sentence, units, bodies, people))
    return sorted(found, key=lambda mention: (mention.start, mention.end))


_ONLY_CITED = re.compile(
    r"(?:quyết định|nghị quyết|chỉ thị|kết luận|thông báo|văn bản|ý kiến|chủ trương|lời mời|chỉ đạo|quy định)[\w\s/-]{0,20} (?:của )$",
    re.IGNORECASE,
)


def _by_body(text: str, sentence: Sentence, bodies: Iterable[BodyMention]) -> Iterator[PartyMention]:
    for body in bodies:
        if (
            sentence.start <= body.start < sentence.end
            and body.unit
            and not _ONLY_CITED.search(text, sentence.start, body.start)
        ):
            yield PartyMention(body.start, body.end, body.unit, body.body)


def _by_person(sentence: Sentence, people: People) -> Iterator[PartyMention]:
    for start, end, person in people.at(sentence.start, sentence.end):
        unit = person.party
        if unit and person.is_official and not person.is_former and person.level in ("province", "central", "foreign"):
            yield PartyMention(start, end, unit, person.ministry if unit == "central" else None)


def _by_name(
    text: str, sentence: Sentence, units: Iterable[UnitMention], bodies: Iterable[BodyMention], people: People
) -> Iterator[PartyMention]:
    covered = [(body.start, body.end) for body in bodies if sentence.start <= body.start < sentence.end]
    covered += [(office.start, office.end) for person in people.persons for office, _ in person.offices]
    last: PartyMention | None = None
    for mention in units:
        if not sentence.start <= mention.start < sentence.end or mention.sense not in ("unit", "foreign"):
            continue
        if any(start <= mention.start < end for start, end in covered):
            continue
        before = text[max(sentence.start, mention.start - 60) : mention.start]
        if _OF_OTHERS.search(before):
            continue
        unit = mention.unit if mention.sense == "unit" else f"foreign:{mention.unit}"
        listed = last is not None and last.place and _LISTED.fullmatch(text, last.end, mention.start) is not None
        glossed = text[mention.start - 1 : mention.start] == "(" and text[mention.end : mention.end + 1] == ")"
        place = glossed or listed or _PLACE.search(before) is not None or _PEOPLE_OF.search(before) is not None
        last = PartyMention(mention.start, mention.end, unit, None, place)
        yield last


def merged(document: Document, mentions: Iterable[PartyMention], rule: str, confidence: float) -> tuple[Party, ...]:
    """The parties of a meeting, each unit and body once; a unit named without a body gives way to its bodies."""
    evidence: dict[tuple[str, str | None], list[Evidence]] = {}
    for mention in mentions:
        entry = document.evidence(mention.start, mention.end, rule, confidence)
        key = (mention.unit, _known_body(mention, evidence))
        evidence.setdefault(key, []).append(entry)
    with_body = {unit for unit, body in evidence if body}
    return tuple(
        Party(unit, body, tuple(found[:3])) for (unit, body), found in evidence.items() if body or unit not in with_body
    )


def _known_body(mention: PartyMention, known: Iterable[tuple[str, str | None]]) -> str | None:
    """The body in the wording used first; the organ a mission comes from, or a part is of, is no second party."""
    if mention.body is None:
        return None
    words = set(title_key(mention.body).split())
    for unit, body in known:
        if unit == mention.unit and body:
            others = set(title_key(body).split())
            if words <= others or others <= words:
                return body
    return mention.body
