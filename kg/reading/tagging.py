"""Sentences in which each party is one letter, so that a construction is a plain pattern: "■ đề nghị ▲ hỗ trợ …".

Besides its name and its bodies a party is meant by "tỉnh bạn", "đoàn", "tỉnh chủ nhà", "thành phố", "ông" or "chúng
tôi": who that is follows from the sides of the visit, from who speaks, and from which party is a city.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from kg.reading.document import Sentence
from kg.reading.letters import compiled, union
from kg.reading.parties import is_province
from kg.reading.scenes import Scene
from kg.reading.spans import Spans, between
from kg.reading.units import BEFORE_MERGERS
from kg.reference import units as reference

__all__ = ["ANY", "LIST", "PARTY", "PERSON", "Tagged", "tagged"]

_FIRST_PARTY, _FIRST_PERSON, _LAST = 0xE000, 0xE400, 0xE7FF  # private use: no text has them
_STRANGER = "\ue800"  # a unit or person that is no party
PARTY, PERSON, ANY = r"[\ue000-\ue3ff]", r"[\ue400-\ue7ff]", r"[\ue000-\ue7ff]"
"""A party, a person who stands for one, and either, in a tagged sentence."""
LIST = rf"{PARTY}(?:(?:, | và |, và | cùng ){PARTY})*"
"""One party or a row of them."""

# What may stand before a party and is part of naming it: "lãnh đạo UBND |tỉnh A".
_ORGANS = re.compile(
    r"(?:(?<!\w)"
    + union(
        *("phía", "bên", "lãnh đạo", "đại diện", "đoàn", "Đoàn", "đoàn công tác", "Đoàn công tác", "UBND", "HĐND"),
        *("tỉnh", "thành phố", r"TP\.?", "chính quyền", "nhân dân", "người dân", "bà con", "đồng bào", "ngành"),
        *("hai tỉnh", "các tỉnh", "hai địa phương", "các địa phương", "địa phương", "Tỉnh ủy", "Thành ủy"),
    )
    + r" (?:của )?){1,4}$",
    re.IGNORECASE,
)
_LONGEST_ORGANS = 50  # code points


class Tagged(NamedTuple):
    """A sentence whose parties are letters, and where each of its letters stands in the document."""

    text: str
    offsets: tuple[int, ...]
    units: tuple[str, ...]
    speaker: str | None

    def unit(self, letter: str) -> str | None:
        """The party a letter stands for."""
        code = ord(letter)
        if not _FIRST_PARTY <= code <= _LAST:
            return None
        return self.units[(code - _FIRST_PARTY) % (_FIRST_PERSON - _FIRST_PARTY)]

    def named(self, words: str) -> list[str]:
        """The parties a row of letters stands for, each once."""
        return list(dict.fromkeys(unit for letter in words if (unit := self.unit(letter))))


class _Tag(NamedTuple):
    start: int
    end: int
    letter: str


def tagged(scene: Scene, sentence: Sentence, speaker: str | None) -> Tagged:
    """The sentence with its parties as letters; `speaker` is the party that spoke last."""
    said = _spoken_by(scene, sentence) or speaker
    named = list(_named(scene, sentence))
    covered = Spans((tag.start, tag.end) for tag in named)
    meant = [tag for tag in _meant(scene, sentence, said) if not covered.meets(tag.start, tag.end)]
    tags = sorted([*named, *meant])
    return _written(scene, sentence, sorted([*tags, *_others(scene, sentence, tags, said)]), said)


def _written(scene: Scene, sentence: Sentence, tags: Iterable[_Tag], speaker: str | None) -> Tagged:
    text, at = scene.document.text, sentence.start
    pieces: list[str] = []
    offsets: list[int] = []
    for tag in tags:
        organs = _ORGANS.search(text, max(at, tag.start - _LONGEST_ORGANS), tag.start)
        start = organs.start() if organs and tag.letter < chr(_FIRST_PERSON) else tag.start
        start = start if start >= at else tag.start
        if start < at:
            continue
        pieces += [text[at:start], tag.letter]
        offsets += [*range(at, start), tag.start]
        at = tag.end
    pieces.append(text[at : sentence.end])
    offsets += range(at, sentence.end + 1)
    return Tagged("".join(pieces), tuple(offsets), scene.parties, speaker)


# ---------------------------------------------------------------- named
def _letter(scene: Scene, unit: str | None, first: int) -> str:
    return chr(first + scene.parties.index(unit)) if unit in scene.parties else _STRANGER


def _named(scene: Scene, sentence: Sentence) -> Iterator[_Tag]:
    """Persons, bodies and units the sentence names; of a unit in a body or an office only the larger one."""
    setting, bounds = scene.setting, (sentence.start, sentence.end)
    for start, end, person in setting.people.at(*bounds):
        party = person.party if person.is_official and not person.is_former else None
        yield _Tag(start, end, _letter(scene, party, _FIRST_PERSON))
    bodies = [body for body in between(setting.bodies, *bounds) if body.unit]
    covered = Spans((body.start, body.end) for body in bodies)
    for body in bodies:
        yield _Tag(body.start, body.end, _letter(scene, body.unit, _FIRST_PARTY))
    for unit in between(setting.units, *bounds):
        free = covered.covering(unit.start) is None and not setting.people.holds_office_at(unit.start)
        if free and unit.party:
            yield _Tag(unit.start, unit.end, _letter(scene, unit.party, _FIRST_PARTY))


# ---------------------------------------------------------------- meant
_OTHER = re.compile(
    r"(?<!\w)(?:[Pp]hía|[Tt]ỉnh|[Tt]hành phố|[Đđ]ịa phương|[Đđ]ơn vị|[Đđ]oàn|giúp) bạn(?! bè| hàng| đọc)(?!\w)"
)
_HOST = re.compile(r"(?<!\w)(?:(?:[Tt]ỉnh|[Đđ]ịa phương|[Đđ]ơn vị|[Nn]ước|[Pp]hía|[Ll]ãnh đạo) )?chủ nhà(?!\w)")
_CITY = compiled(
    r"(?<!\w)(?<!các )(?<!nội )(?<!tỉnh, )(?<!ngoại )(?<!toàn )(?:[Tt]hành phố|TP\.?)"
    r"(?! (?:[{UP}]|trực thuộc|thông minh|lớn|biển|bạn))(?!\w)"
)
_NOT_ONE = ("các", "hai", "ba", "bốn", "năm", "sáu", "mỗi", "từng", "liên", "trong", "ngoài", "cấp", "toàn", "cả")
_PROVINCE = compiled(
    "".join(rf"(?<!(?i:{word}) )" for word in (*_NOT_ONE, r"\d"))
    + r"(?<!\w)[Tt]ỉnh(?! (?:[{UP}]|ủy|đoàn|bạn|này|nhà|lẻ|chủ nhà|thành))(?!\w)"
)
_CENTRE = re.compile(
    r"(?<!\w)(?:Bộ(?! (?:phận|máy|đội))(?: trưởng)?|Thứ trưởng|Trung ương|Chính phủ|(?:Phó )?Thủ tướng(?: Chính phủ)?|"
    r"Quốc hội|các bộ, ngành(?: Trung ương| trung ương)?|Tổng cục|Ủy ban Dân tộc)(?! [A-ZĐ])"
)
_LAST_NAMED = re.compile(r"(?<!\w)(?:tỉnh|thành phố|địa phương) (?:này|đó|nói trên)(?!\w)")
_PRONOUN = compiled(
    r"(?<!\w)(?:[Ôô]ng|[Bb]à|(?:[Cc]ác )?[Đđ]ồng chí|[Cc]húng tôi)(?! (?:[{UP}]|con|Phó|Bí|Chủ|lãnh đạo|cũng là))(?!\w)"
)
_YOU = re.compile(r"(?<!\w)(?:các anh(?:,? chị)?|các chị|quý (?:tỉnh|thành phố|vị))(?!\w)")


def _meant(scene: Scene, sentence: Sentence, speaker: str | None) -> Iterator[_Tag]:
    """What stands for a party without naming it."""
    sides, host = scene.setting.sides, scene.setting.host
    receiving = host or sides.receiving or scene.other(sides.visiting)
    several = sum(map(is_province, scene.parties)) > 2
    own = speaker if several and speaker and is_province(speaker) else None  # of many "tỉnh" is the speaker's
    readings = (
        (_HOST, receiving),
        (_CITY, _only(scene, city=True)),
        (_PROVINCE, _only(scene, city=False) or own or receiving),
        (_CENTRE, "central" if "central" in scene.parties else None),
        (_PRONOUN, speaker),
        (_YOU, scene.other(speaker)),
    )
    taken: list[tuple[int, int]] = []
    for pattern, unit in readings:
        for match in pattern.finditer(scene.document.text, sentence.start, sentence.end) if unit else ():
            if all(match.end() <= start or end <= match.start() for start, end in taken):
                taken.append(match.span())
                first = _FIRST_PERSON if pattern is _PRONOUN else _FIRST_PARTY
                yield _Tag(*match.span(), _letter(scene, unit, first))
    said = scene.anaphor(sentence)
    if said and all(said[1] <= start or end <= said[0] for start, end in taken):
        yield _Tag(said[0], said[1], _letter(scene, said[2], _FIRST_PARTY))


def _others(scene: Scene, sentence: Sentence, tags: Sequence[_Tag], speaker: str | None) -> Iterator[_Tag]:
    """ "Tỉnh bạn": the other one than who acts or speaks; where nobody does, than the one that receives."""
    setting = scene.setting
    for match in _OTHER.finditer(scene.document.text, sentence.start, sentence.end):
        acting = next((_unit(scene, tag.letter) for tag in tags if tag.end <= match.start()), None)
        other = scene.other(acting or speaker or setting.host or setting.sides.receiving)
        if other:
            yield _Tag(*match.span(), _letter(scene, other, _FIRST_PARTY))
    for match in _LAST_NAMED.finditer(scene.document.text, sentence.start, sentence.end):
        before = [tag.letter for tag in tags if tag.end <= match.start() and tag.letter < chr(_FIRST_PERSON)]
        if before:
            yield _Tag(*match.span(), before[-1])


def _unit(scene: Scene, letter: str) -> str | None:
    return Tagged("", (), scene.parties, None).unit(letter)


def _only(scene: Scene, *, city: bool) -> str | None:
    """The only city among the provinces that meet, or the only province that is none."""
    day = scene.document.published
    found = [unit for unit in scene.parties if is_province(unit) and _is_city(unit, day) == city]
    return found[0] if len(found) == 1 else None


def _is_city(unit: str, day: date | None) -> bool:
    return reference.kind_on(reference.at(unit, day).version, day or BEFORE_MERGERS) == "city"


# ---------------------------------------------------------------- who speaks
_SAYS = union(
    *("nói", "cho biết", "cho hay", "chia sẻ", "bày tỏ", "khẳng định", "nhấn mạnh", "phân trần", "giải thích"),
    *("thừa nhận", "đề nghị", "bộc bạch", "tâm sự", "phát biểu", "mở lời", "đáp", "trao đổi", "kể", "nhận xét"),
    *("bày tỏ", "xúc động", "lý giải", "nêu", "cam kết", "hứa", "nhìn nhận", "nhắc", "thông tin", "kiến nghị"),
)
_ATTRIBUTED = re.compile(r"[\"”'’][,.]?\s*[-–]?\s*[^\"“”]{0,60}$")
_SPEECH = re.compile(rf"[^.;\"“”]{{0,90}}?(?<!\w){_SAYS}(?!\w)")


def _spoken_by(scene: Scene, sentence: Sentence) -> str | None:
    """Whose words a quotation is: of the person named behind it, "…", |ông A| nói."""
    text = scene.document.text
    for start, end, person in scene.setting.people.at(sentence.start, sentence.end):
        quoted = _ATTRIBUTED.search(text, sentence.start, start)
        if quoted and person.party in scene.parties and _SPEECH.match(text, end, sentence.end):
            return person.party
    return None
