"""Offices: bodies and posts with their Vietnamese and English names, and the reading of printed titles.

A title is a grade in a body: 'Phó Giám đốc' × 'Sở Y tế'. `classify` reads it so, whatever the abbreviations,
capitals and tone-mark style, and names the office by an id that is the same in all provinces; a body or post
that is in no table gets an id and label made from its words. Taking titles out of sentences, and knowing whose
province they are of, is left to reading.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from kg.model import Level
from kg.reference.bodies import body_of
from kg.reference.body_tables import Body, key_variants
from kg.reference.office_tables import Branch, Grade, Office, OfficeKind, grades, offices
from kg.reference.rows import look_up
from kg.reference.slugs import slug
from kg.reference.titles import Words, read_words, tidy, without_first

__all__ = ["Branch", "Classified", "Office", "OfficeKind", "classify", "classify_body", "office", "offices"]

_MINISTERIAL = ("bo-truong", "thu-truong")
_DELEGATION = re.compile(
    r"^(?:đoàn (?:công tác|kiểm tra|khảo sát|giám sát|cán bộ|đại biểu(?! quốc hội))|lãnh đạo|đại diện)"
    r"(?: (?:lãnh đạo|của))*\s+(?=\S)",
    re.IGNORECASE,
)


class Classified(NamedTuple):
    """What a printed title or body means.

    `office` is the id of the post (or of the body, for `classify_body`), `body` that of the body it is held in,
    None if the title names none. For one in ``offices.csv``, the label of a post is always that of its id.
    `level` is None where the title leaves it open.
    """

    office: str
    body: str | None
    label: str
    label_en: str
    branch: Branch
    level: Level | None


@cache
def _by_id() -> dict[str, Office]:
    return {office.id: office for office in offices()}


def office(id: str) -> Office:
    """The office of that id; `ReferenceDataError` with near matches if there is none."""
    return look_up(_by_id(), id, "office")


@lru_cache(maxsize=1 << 16)  # papers print the same few thousand titles over and over
def classify(title: str, *, day: date | None = None) -> Classified:
    """The office a printed title names: 'Giám đốc Sở GTVT' is `post-gd-so`, held in `so-gtvt`.

    'nguyên' and 'quyền' are passed over. `day` tells centrally run cities from district-level ones ('UBND
    thành phố Huế'); without it the five of before 2025 count. An unknown title gets an id slugged from it.
    """
    words = read_words(tidy(title), day)
    named = _named_post(words)
    if named and (named.parent is None or office(named.parent).kind == "body"):
        return _classified_post(named, words, named.parent)
    grade, rest = _split_grade(words)
    body = _body_of_post(grade, rest) if grade else None
    if grade and body:
        return _post_in(grade, body, title)
    if named:
        return _classified_post(named, words, None)
    return _unlisted(grade, words, title)


def classify_body(text: str, *, day: date | None = None) -> Classified:
    """The body a printed name means, also of its delegation: 'Đoàn công tác của Bộ Xây dựng' is `bo-xay-dung`.

    `office` and `body` are the same id; a district or commune body has the place in it (`ubnd-huyen-sa-pa`).
    """
    body = body_of(read_words(_DELEGATION.sub("", tidy(text)), day))
    return Classified(body.id, body.id, body.label, body.label_en, body.branch, body.level)


def _named_post(words: Words) -> Office | None:
    """The post the tables list under these very words; a bare grade ('Chủ tịch') names none."""
    bare = words.place is None and any(words.key == key for key, _ in _grade_keys())
    variants = key_variants(words)[:1] if bare else key_variants(words)
    return next((post for variant in variants if (post := _posts_by_name().get(variant))), None)


def _classified_post(post: Office, words: Words, parent: str | None) -> Classified:
    body = "thanh-uy" if parent == "tinh-uy" and words.place and words.place.city else parent
    level = words.place.level if words.place and post.level not in ("central", "foreign") else post.level
    return Classified(post.id, body, post.name, post.name_en, post.branch, level)


def _split_grade(words: Words) -> tuple[Grade | None, Words]:
    """The grade at the beginning of the title, and the words after it."""
    for key, grade in _grade_keys():
        if words.key == key or words.key.startswith(f"{key}-"):
            return grade, without_first(words, key)
    return None, words


def _body_of_post(grade: Grade, words: Words) -> Body | None:
    if not words.key:
        return None
    if grade.id in _MINISTERIAL and not words.key.startswith("bo-"):
        words = Words(f"Bộ {words.core}", f"bo-{words.key}", words.place)
    return body_of(words)


def _post_in(grade: Grade, body: Body, title: str) -> Classified:
    parents = (body.id, body.family.id)
    post = next((post for parent in parents if (post := _posts_by_parent().get((grade.id, parent)))), None)
    if post:
        return Classified(post.id, body.id, post.name, post.name_en, post.branch, body.level)
    if not body.known:
        label_en = f"{grade.name_en} of {body.label_en}"
        return Classified(slug(tidy(title)), body.id, _headline(title), label_en, body.branch, body.level)
    label, label_en = f"{grade.name} {body.family.label}", f"{grade.name_en} of the {body.family.label_en}"
    return Classified(f"{grade.id}-{body.family.id}", body.id, label, label_en, body.branch, body.level)


def _unlisted(grade: Grade | None, words: Words, title: str) -> Classified:
    label = _headline(title)
    level = words.place.level if words.place else None
    return Classified(slug(tidy(title)), None, label, grade.name_en if grade else label, "other", level)


def _headline(title: str) -> str:
    words = tidy(title)
    return words[:1].upper() + words[1:]


@cache
def _grade_keys() -> tuple[tuple[str, Grade], ...]:
    keys = {slug(read_words(name, None).core): grade for grade in grades() for name in (grade.name, *grade.variants)}
    return tuple(sorted(keys.items(), key=lambda pair: (-len(pair[0]), pair[0])))


@cache
def _posts_by_name() -> dict[tuple[str, Level | None, bool], Office]:
    index: dict[tuple[str, Level | None, bool], Office] = {}
    for post in offices():
        if post.kind == "post":
            for name in post.names:
                words = read_words(name, None)
                key, level, _ = key_variants(words)[0]
                index.setdefault((key, level, False), post)
    return index


@cache
def _posts_by_parent() -> dict[tuple[str, str], Office]:
    posts = [post for post in offices() if post.kind == "post" and post.grade and post.parent]
    return {(post.grade or "", post.parent or ""): post for post in posts}
