"""The tables of offices: bodies and posts, and the words that titles are made of.

This module knows the columns of ``offices.csv`` (bodies, posts, honorifics), ``grades.csv`` (Giám đốc, Phó Chủ
tịch …), ``heads.csv`` and ``fields.csv`` (Sở + Y tế) and ``abbreviations.csv``. Putting them together to read a
printed title is left to `offices`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple, cast

from kg.model import Level
from kg.reference.rows import Row, read_rows

__all__ = [
    "Branch", "Field", "Grade", "Head", "Office", "OfficeKind", "abbreviations", "fields", "grades", "heads", "offices"
]  # fmt: skip

Branch = Literal["party", "state", "front", "forces", "judicial", "agency", "other"]
OfficeKind = Literal["body", "family", "post", "modifier", "honorific"]

_LEVELS = ("central", "province", "district", "commune", "foreign", "other", "any")
_BRANCHES = ("party", "state", "front", "forces", "judicial", "agency", "other")
_KINDS = ("body", "family", "post", "modifier", "honorific")


@dataclass(frozen=True, slots=True)
class Office:
    """A kind of body or post, or a word that stands before names and titles.

    Kinds: ``body`` (Sở Y tế), ``family`` the kind several bodies share (Sở; UBND huyện), ``post`` a `grade` in the
    body or family that is its `parent`, ``modifier`` (nguyên) and ``honorific`` (đồng chí). `level` is None where
    any is possible. `rank` is protocol order, 0 the highest; `era` says when it existed, as printed in the source.
    """

    id: str
    level: Level | None
    branch: Branch
    kind: OfficeKind
    name: str
    abbreviations: tuple[str, ...]
    name_en: str
    grade: str | None
    rank: int | None
    parent: str | None
    family: str | None
    era: str
    source: str

    @property
    def names(self) -> tuple[str, ...]:
        """The name and all its other forms."""
        return (self.name, *self.abbreviations)


class Grade(NamedTuple):
    """What somebody is in a body: Giám đốc (director), Phó Chủ tịch (vice chairman); `variants` are other forms."""

    id: str
    name: str
    variants: tuple[str, ...]
    name_en: str
    source: str


class Head(NamedTuple):
    """The word a body's name begins with: Sở, Bộ, Cục; `name_en` has ``{}`` where the field goes."""

    id: str
    name: str
    variants: tuple[str, ...]
    name_en: str
    level: Level | None
    branch: Branch
    family: str | None
    source: str


class Field(NamedTuple):
    """What a body is for: Y tế (health), Giao thông vận tải (transport); `variants` are abbreviations."""

    id: str
    name: str
    variants: tuple[str, ...]
    name_en: str
    source: str


@cache
def offices() -> tuple[Office, ...]:
    """All bodies, families, posts, modifiers and honorifics, sorted by id."""
    return tuple(sorted(map(_office_of, read_rows("offices.csv")), key=lambda office: office.id))


@cache
def grades() -> tuple[Grade, ...]:
    """All grades, sorted by id."""
    return tuple(sorted(Grade(*_word_of(row)) for row in read_rows("grades.csv")))


@cache
def heads() -> tuple[Head, ...]:
    """All head words of bodies, sorted by id."""
    return tuple(sorted(map(_head_of, read_rows("heads.csv")), key=lambda head: head.id))


@cache
def fields() -> tuple[Field, ...]:
    """All fields of work, sorted by id."""
    return tuple(sorted(Field(*_word_of(row)) for row in read_rows("fields.csv")))


@cache
def abbreviations() -> dict[str, str]:
    """What the abbreviations in titles stand for, the longest first."""
    pairs = {row.text("abbreviation"): row.text("expansion") for row in read_rows("abbreviations.csv")}
    return dict(sorted(pairs.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def _office_of(row: Row) -> Office:
    rank = row.number("rank")
    return Office(
        id=row.text("id"),
        level=_level_of(row),
        branch=_branch_of(row),
        kind=cast(OfficeKind, row.choice("kind", _KINDS)),
        name=row.text("name"),
        abbreviations=row.words("abbreviations", separator=";"),
        name_en=row.text("name_en"),
        grade=row.optional("grade"),
        rank=None if rank is None else int(rank),
        parent=row.optional("parent"),
        family=row.optional("family"),
        era=row.text("era"),
        source=row.text("source"),
    )


def _word_of(row: Row) -> tuple[str, str, tuple[str, ...], str, str]:
    variants = row.words("variants", separator=";")
    return row.text("id"), row.text("name"), variants, row.text("name_en"), row.text("source")


def _head_of(row: Row) -> Head:
    head, name, variants, name_en, source = _word_of(row)
    return Head(head, name, variants, name_en, _level_of(row), _branch_of(row), row.optional("family"), source)


def _level_of(row: Row) -> Level | None:
    level = row.choice("level", (*_LEVELS, ""))
    return None if level in ("any", "") else cast(Level, level)


def _branch_of(row: Row) -> Branch:
    return cast(Branch, row.choice("branch", _BRANCHES))
