"""Which body a printed name means: a known one, a department made of head and field, or one never seen before.

'Sở GTVT' is `so-gtvt`; 'Bệnh viện Đa khoa tỉnh' is in no table and gets an id from its words. A body of a district
or commune is the local form of a provincial one ('Công an huyện Sa Pa' of `cong-an-tinh`) with an id and labels of
its own. Posts are left to `offices`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kg.model import Level
from kg.reference.office_tables import Branch, Field, Head, Office, fields, heads, offices
from kg.reference.slugs import slug
from kg.reference.titles import Place, Words, read_words

__all__ = ["Body", "Family", "body_of", "key_variants"]

_Key = tuple[str, Level | None, bool]

_SUBDIVISIONS = {
    "huyện": "District",
    "quận": "District",
    "thị xã": "Town",
    "thành phố": "City",
    "xã": "Commune",
    "phường": "Ward",
    "thị trấn": "Township",
    "đặc khu": "Special Zone",
}
_COMMITTEES = {"huyện": "Huyện ủy", "quận": "Quận ủy", "thị xã": "Thị ủy", "thành phố": "Thành ủy"}
_NAMELESS = {
    "district": Place("district", "huyện", "", False),
    "commune": Place("commune", "xã", "", False),
}
_COMMITTEE_IN_NAME = re.compile("Tỉnh ủy|Huyện ủy|Đảng ủy xã")
_LEVEL_IN_ENGLISH = re.compile("Provincial|District|Commune")
_OF_A_MINISTRY = re.compile(r", ?(?i:bộ) |\bTrung ương\b")


class Family(NamedTuple):
    """What a body shares with its like elsewhere: Sở (of Sở Y tế), UBND huyện (of UBND huyện Sa Pa), or itself."""

    id: str
    label: str
    label_en: str


class Body(NamedTuple):
    """A body as named in print; `known` is False where no table has it and its labels are its own words."""

    id: str
    label: str
    label_en: str
    branch: Branch
    level: Level | None
    family: Family
    known: bool = True


def body_of(words: Words) -> Body:
    """The body the words name; one that is in no table gets its id and label from the words."""
    place = words.place
    if place and place.level in _NAMELESS:
        return _local(words, place)
    office = _listed(words)
    if office is None:
        return _composed(words) or _unlisted(words)
    label, label_en = _labels(office, is_city=bool(place and place.city))
    return Body(office.id, label, label_en, office.branch, place.level if place else office.level, _family(office))


def key_variants(words: Words) -> tuple[_Key, ...]:
    """The keys (core, level, is it a city) under which a table may list the words, the most exact first."""
    if words.place is None:
        return (words.key, None, False), (words.key, "province", False)
    level = words.place.level
    exact = (words.key, level, words.place.city), (words.key, level, False)
    return (*exact, (words.key, None, False)) if level == "province" else exact


def _listed(words: Words) -> Office | None:
    return next((office for key in key_variants(words) if (office := _index().get(key))), None)


@cache
def _index() -> dict[_Key, Office]:
    index: dict[_Key, Office] = {}
    for office in offices():
        if office.kind in ("body", "family"):
            for name in office.names:
                index.setdefault(key_variants(read_words(name, None))[0], office)
    return index


@cache
def _families() -> dict[str, Office]:
    return {office.id: office for office in offices() if office.kind in ("body", "family")}


def _family(office: Office) -> Family:
    shared = _families()[office.family or office.id]
    return Family(shared.id, shared.name, shared.name_en)


def _labels(office: Office, *, is_city: bool) -> tuple[str, str]:
    if not is_city:
        return office.name, office.name_en
    label = office.name.replace("Tỉnh ủy", "Thành ủy").replace("Tỉnh đoàn", "Thành đoàn").replace("tỉnh", "thành phố")
    return label, office.name_en.replace("Provincial", "Municipal")


def _local(words: Words, place: Place) -> Body:
    """The form a body has in a district or commune: UBND tỉnh -> UBND huyện Sa Pa, of the family ubnd-huyen."""
    nameless = _NAMELESS[place.level]
    family = _listed(words._replace(place=nameless))
    pattern = _listed(words._replace(place=None)) or family
    if pattern is None:
        return _local_unlisted(words, place)
    label, label_en = _local_labels(pattern, place)
    shared, shared_en = _local_labels(pattern, nameless)
    kind = _family(family) if family else Family(slug(shared), shared, shared_en)
    return Body(slug(label), label, label_en, pattern.branch, place.level, kind)


def _local_unlisted(words: Words, place: Place) -> Body:
    plain = _composed(words) or _unlisted(words)
    return plain._replace(
        id="-".join(filter(None, (plain.id, slug(place.phrase)))),
        label=f"{plain.label} {place.phrase}",
        label_en=f"{plain.label_en}, {_english(place)}",
    )


def _local_labels(office: Office, place: Place) -> tuple[str, str]:
    committee = f"{_COMMITTEES.get(place.word, f'Đảng ủy {place.word}')} {place.name}".strip()
    label, replaced = _COMMITTEE_IN_NAME.subn(committee, office.name)
    if not replaced:
        label = re.sub("tỉnh|huyện|xã$", place.phrase, office.name)
    if label == office.name and place.name:
        label = f"{label} {place.phrase}"
    return label, _LEVEL_IN_ENGLISH.sub(_english(place), office.name_en)


def _english(place: Place) -> str:
    name = " ".join(word.capitalize() for word in slug(place.name).split("-"))
    return f"{name} {_SUBDIVISIONS[place.word]}".strip()


def _composed(words: Words) -> Body | None:
    """Head and field: Sở + Y tế. None where the core begins with no head."""
    head, rest = _split_head(words.key)
    if head is None:
        return None
    level = words.place.level if words.place else "central" if _OF_A_MINISTRY.search(words.core) else head.level
    field = _fields().get(_without_and(rest))
    if field is None:
        label = words.core if rest else head.name
        return Body(words.key, label, label, head.branch, level, Family(words.key, label, label), known=False)
    body, label, label_en = f"{head.id}-{field.id}", f"{head.name} {field.name}", head.name_en.format(field.name_en)
    family = _family(_families()[head.family]) if head.family else Family(body, label, label_en)
    return Body(body, label, label_en, head.branch, level, family)


def _unlisted(words: Words) -> Body:
    level = words.place.level if words.place else None
    family = Family(words.key, words.core, words.core)
    return Body(words.key, words.core, words.core, "other", level, family, known=False)


def _split_head(key: str) -> tuple[Head | None, str]:
    for prefix, head in _heads():
        if key == prefix or key.startswith(f"{prefix}-"):
            return head, key[len(prefix) + 1 :]
    return None, key


@cache
def _heads() -> tuple[tuple[str, Head], ...]:
    prefixes = [(slug(name), head) for head in heads() for name in (head.name, *head.variants)]
    return tuple(sorted(prefixes, key=lambda pair: (-len(pair[0]), pair[0])))


@cache
def _fields() -> dict[str, Field]:
    return {_without_and(slug(name)): field for field in fields() for name in (field.name, *field.variants)}


def _without_and(key: str) -> str:
    """The key without 'và' and '&', which print leaves out or writes as a dash."""
    return "-".join(word for word in key.split("-") if word != "va")
