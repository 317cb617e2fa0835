"""Programmes, projects and sites that meetings speak of: the well-known ones, and how others are named.

What is known under a name of its own is listed in ``things.csv`` (national programmes, world heritage). Others are
named by a kind and a name, "quốc lộ 4B", "Khu kinh tế Vân Phong"; `KINDS` says what such a kind is and how it is called
in English. Finding the names in print is left to reading.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple, cast

from kg.model import ThingKind
from kg.reference.rows import Row, read_rows
from kg.text import plain, without_marks

__all__ = ["KINDS", "KindOfThing", "KnownThing", "known_things", "label_en", "short_name", "topic_of"]

_KINDS = ("programme", "project", "site", "agency")


class KnownThing(NamedTuple):
    """A thing with a name of its own; `unit` is the slug of the province it lies in, `cues` are its names in print."""

    id: str
    kind: ThingKind
    label: str
    label_en: str
    short: str | None
    topic: str | None
    unit: str | None
    cues: tuple[str, ...]
    source: str


class KindOfThing(NamedTuple):
    """A kind of thing whose members are called by it: the words before the name, what it is, and its English form."""

    words: str
    kind: ThingKind
    english: str
    topic: str | None


KINDS = (
    KindOfThing("quốc lộ", "project", "National Road {}", "transport-infrastructure"),
    KindOfThing("cao tốc", "project", "{} Expressway", "expressway"),
    KindOfThing("dự án cầu", "project", "{} Bridge project", "transport-infrastructure"),
    KindOfThing("dự án cảng", "project", "{} Port project", "transport-infrastructure"),
    KindOfThing("dự án sân bay", "project", "{} Airport project", "transport-infrastructure"),
    KindOfThing("cửa khẩu quốc tế", "site", "{} International Border Gate", "border-gates"),
    KindOfThing("cửa khẩu", "site", "{} Border Gate", "border-gates"),
    KindOfThing("khu kinh tế cửa khẩu", "site", "{} Border Gate Economic Zone", "border-gates"),
    KindOfThing("khu kinh tế", "site", "{} Economic Zone", None),
    KindOfThing("khu công nghiệp", "site", "{} Industrial Park", None),
    KindOfThing("vườn quốc gia", "site", "{} National Park", None),
)
"""The kinds, each before a shorter one that begins it."""


@cache
def known_things() -> dict[str, KnownThing]:
    """The listed things by kind and id, ``programme/ocop``."""
    things = map(_thing_of, read_rows("things.csv"))
    return {f"{thing.kind}/{thing.id}": thing for thing in things}


def label_en(kind: ThingKind, id: str, name: str) -> str:
    """What a thing is called in English; its own name without diacritics where no kind tells."""
    if known := known_things().get(f"{kind}/{id}"):
        return known.label_en
    named = _kind_of(name)
    return named.english.format(_bare(name[len(named.words) :])) if named else without_marks(name)


def topic_of(kind: ThingKind, id: str, name: str) -> str | None:
    """The topic a thing stands for; None where it stands for several."""
    if known := known_things().get(f"{kind}/{id}"):
        return known.topic
    named = _kind_of(name)
    return named.topic if named else None


def short_name(kind: ThingKind, id: str) -> str | None:
    """The abbreviation a listed thing goes by."""
    known = known_things().get(f"{kind}/{id}")
    return known.short if known else None


def _kind_of(name: str) -> KindOfThing | None:
    ordered = sorted(KINDS, key=lambda kind: -len(kind.words))
    return next((kind for kind in ordered if plain(name).startswith(f"{kind.words} ")), None)


def _bare(name: str) -> str:
    return " - ".join(part.strip() for part in without_marks(name).split(" - "))


def _thing_of(row: Row) -> KnownThing:
    return KnownThing(
        id=row.text("id"),
        kind=cast(ThingKind, row.choice("kind", _KINDS)),
        label=row.text("label"),
        label_en=row.text("label_en"),
        short=row.optional("short"),
        topic=row.optional("topic"),
        unit=row.optional("unit"),
        cues=row.words("cues", separator=";"),
        source=row.text("source"),
    )
