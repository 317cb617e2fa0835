"""Which body a printed name means: a known one, a department made of head and field, or one never seen before.

'Sở GTVT' is `so-gtvt`; 'Bệnh viện Đa khoa tỉnh' is in no table and gets an id from its words. A body of a district
or commune is the local form of a provincial one ('Công an huyện Sa Pa' of `cong-an-tinh`) with an id and labels of
its own. Posts are left to `offices`.
"""

from __future__ import annotations

import re
from functools import cache

from kg.reference.body_tables import LOCAL, Body, Family, families, family_of, listed
from kg.reference.office_tables import Field, Head, Office, fields, heads
from kg.reference.slugs import slug
from kg.reference.titles import Place, Words, without_first
from kg.text import fold

__all__ = ["body_of"]

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
_DANGLING = re.compile(r" (?:of|for)(?: the)? *$")
_OF_A_MINISTRY = re.compile(r", ?(?i:bộ) |\bTrung ương\b")


def body_of(words: Words) -> Body:
    """The body the words name; one that is in no table gets its id and label from the words."""
    place = words.place
    if place and place.level in LOCAL:
        return _local(words, place)
    office = listed(words)
    if office is None:
        return _composed(words) or _unlisted(words)
    label, label_en = _labels(office, is_city=bool(place and place.city))
    return Body(office.id, label, label_en, office.branch, place.level if place else office.level, family_of(office))


def _labels(office: Office, *, is_city: bool) -> tuple[str, str]:
    if not is_city:
        return office.name, office.name_en
    label = office.name.replace("Tỉnh ủy", "Thành ủy").replace("Tỉnh đoàn", "Thành đoàn").replace("tỉnh", "thành phố")
    return label, office.name_en.replace("Provincial", "Municipal")


def _local(words: Words, place: Place) -> Body:
    """The form a body has in a district or commune: UBND tỉnh -> UBND huyện Sa Pa, of the family ubnd-huyen."""
    nameless = _NAMELESS[place.level]
    family = listed(words._replace(place=nameless))
    pattern = listed(words._replace(place=None)) or family
    if pattern is None:
        return _local_unlisted(words, place)
    label, label_en = _local_labels(pattern, place)
    shared, shared_en = _local_labels(pattern, nameless)
    kind = family_of(family) if family else Family(slug(shared), shared, shared_en)
    return Body(slug(label), label, label_en, pattern.branch, place.level, kind)


def _local_unlisted(words: Words, place: Place) -> Body:
    plain = _composed(words) or _unlisted(words)
    if not plain.known and "Tỉnh ủy" in words.core:
        return plain  # its own words name the place already
    return plain._replace(
        id="-".join(filter(None, (plain.id, slug(place.phrase)))),
        label=f"{plain.label} {place.phrase}",
        label_en=f"{plain.label_en}, {_english(place)}",
    )


def _local_labels(office: Office, place: Place) -> tuple[str, str]:
    committee = _committee(place)
    label, replaced = _COMMITTEE_IN_NAME.subn(committee, office.name)
    if not replaced:
        label = re.sub("tỉnh|huyện|xã$", place.phrase, office.name)
    if label == office.name and place.name:
        label = f"{label} {place.phrase}"
    return label, _LEVEL_IN_ENGLISH.sub(_english(place), office.name_en)


def _english(place: Place) -> str:
    name = " ".join(word.capitalize() for word in slug(place.name).split("-"))
    return f"{name} {_SUBDIVISIONS[place.word]}".strip()


def _committee(place: Place) -> str:
    return f"{_COMMITTEES.get(place.word, f'Đảng ủy {place.word}')} {place.name}".strip()


def _composed(words: Words) -> Body | None:
    """Head and field: Sở + Y tế; or head and body: Thanh tra + Sở Y tế. None where the core begins with no head."""
    head, rest = _split_head(words)
    if head is None:
        return None
    field = _fields().get(_without_and(rest.key))
    if field:
        return _department(head, field, words)
    inner = body_of(rest) if rest.key else None
    if inner and inner.known:
        return _part(head, inner)
    level = words.place.level if words.place else "central" if _OF_A_MINISTRY.search(words.core) else head.level
    named = _named_in_english(head, rest) or words.core
    return _unlisted(words)._replace(branch=head.branch, level=level, label_en=named)


def _named_in_english(head: Head, rest: Words) -> str | None:
    """The head alone, or with a proper name without its marks: 'Hospital Cho Ray'; None with other words."""
    if not rest.key:
        return _DANGLING.sub("", head.name_en.format("")).strip()
    if not all(word[0].isupper() or word[0].isdigit() for word in re.findall(r"\w+", rest.core)):
        return None
    return head.name_en.format(fold(rest.core).title())


def _department(head: Head, field: Field, words: Words) -> Body:
    body, label, label_en = f"{head.id}-{field.id}", f"{head.name} {field.name}", head.name_en.format(field.name_en)
    level = words.place.level if words.place else head.level
    family = family_of(families()[head.family]) if head.family else Family(body, label, label_en)
    return Body(body, label, label_en, head.branch, level, family)


def _part(head: Head, whole: Body) -> Body:
    body, label, label_en = f"{head.id}-{whole.id}", f"{head.name} {whole.label}", head.name_en.format(whole.label_en)
    shared = Family(
        f"{head.id}-{whole.family.id}", f"{head.name} {whole.family.label}", head.name_en.format(whole.family.label_en)
    )
    return Body(body, label, label_en, head.branch, whole.level, shared)


def _unlisted(words: Words) -> Body:
    place = words.place
    label = words.core if place is None else words.core.replace("Tỉnh ủy", _said(place))
    body = f"{slug(label)}-other" if slug(label) in families() else slug(label)
    level = place.level if place else None
    return Body(body, label, label, "other", level, Family(body, label, label), known=False)


def _said(place: Place) -> str:
    """The committee as it was printed before `read_words` made a Tỉnh ủy of it."""
    if place.level in LOCAL:
        return _committee(place)
    return "Thành ủy" if place.city else "Tỉnh ủy"


def _split_head(words: Words) -> tuple[Head | None, Words]:
    for prefix, head in _heads():
        if words.key == prefix or words.key.startswith(f"{prefix}-"):
            return head, without_first(words, prefix)
    return None, words


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
