"""Profiles: what is known of a name in one or several articles, in the form in which it can be compared.

A profile gathers sightings that say the same of a person (name, offices, sex, year), and what stands around them:
who else is named, which meetings are reported, which units the articles speak of. Comparing is left to
`official_reasons`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, NamedTuple, TypeVar

from kg.graph import edtf
from kg.model import Article, Level, Post, Record, Span
from kg.reference.offices import Branch, Classified, classify
from kg.reference.seats import is_full_time, is_membership
from kg.resolution.sightings import Key, Sighting, is_former
from kg.resolution.units import CENTRAL, identity
from kg.text import normalise, plain, sentences

__all__ = ["MEMBERSHIPS", "Held", "Profile", "Surroundings", "held_by", "profile", "profiles", "surroundings"]

MEMBERSHIPS = ("post-uv-tw", "post-uvdk-tw")
"""Offices of some two hundred people: no sign of one person, nor of leading the country."""

_LEAST_PARTIES = 2
_PRINTED = ("explicit", "shared-modifier", "coreference")
_TRANSFER = (
    "điều động", "luân chuyển", "phân công", "bổ nhiệm", "chỉ định", "giữ chức", "thôi giữ", "chuẩn y",
    "nhận nhiệm vụ", "chuyển công tác",
)  # fmt: skip


T = TypeVar("T")


class Held(NamedTuple):
    """An office of a person: kind of office and body (ids of the reference), identity of the unit, level.

    `body` is None where the title names none; `printed` whether the article itself settles the unit; `former`
    whether it says that the office is no longer held. `branch` is that of the reference (party, state, forces …).
    """

    office: str
    body: str | None
    unit: str | None
    level: Level
    branch: Branch
    printed: bool
    former: bool

    @property
    def seat(self) -> tuple[str, str | None, str | None]:
        """The office itself, whoever holds it and however the article puts it."""
        return self.office, self.body, self.unit

    @property
    def is_known(self) -> bool:
        """Whether the office is told well enough that few can mean the same: by its body and unit."""
        return self.unit is not None and self.body is not None and self.office not in MEMBERSHIPS

    @property
    def place(self) -> str | None:
        """The unit the office ties its holder to; None where it leaves time for others or is known too little."""
        tied = self.unit is not None and not self.former and is_full_time(self.office)
        return self.unit if tied and (self.unit != CENTRAL or self.body) else None


class Surroundings(NamedTuple):
    """What stands around the people of an article: all names, what `_meeting_keys` tells of meetings, units named.

    `moves` are, by name, the units that stand in sentences telling of the person's appointment or transfer.
    """

    names: frozenset[str]
    meetings: frozenset[tuple[str, str]]
    units: frozenset[str]
    moves: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Profile:
    """One name as sightings that agree tell of it, with what stands around them, as frozen sets."""

    name: str
    sightings: tuple[Sighting, ...]
    held: frozenset[Held]
    sex: Literal["female", "male"] | None
    official: bool
    days: tuple[date, ...]
    companions: frozenset[str]
    meetings: frozenset[tuple[str, str]]
    mentioned: frozenset[str]
    moved: frozenset[str]

    @property
    def units(self) -> frozenset[str]:
        """The units of the offices, the centre aside."""
        return frozenset(held.unit for held in self.held if held.unit and held.unit != CENTRAL)

    @property
    def places(self) -> frozenset[str]:
        """Where the person serves: the units, and the centre where an office there is more than a membership."""
        central = any(held.unit == CENTRAL and not is_membership(held.office) for held in self.held)
        return self.units | ({CENTRAL} if central else frozenset())

    @property
    def private(self) -> bool:
        """Whether the article knows the person by a place in a company or association only."""
        return not self.official and any(held.branch == "other" and held.body for held in self.held)

    @property
    def order(self) -> tuple[Key, ...]:
        """What profiles are ordered by: article by article."""
        return tuple(sighting.key for sighting in self.sightings)


# ---------------------------------------------------------------- around an article
def surroundings(record: Record, article: Article) -> Surroundings:
    """What stands around the people of a record; `article` is the text it was read from."""
    return Surroundings(
        names=frozenset(plain(official.name) for official in record.officials),
        meetings=frozenset(_meeting_keys(record)),
        units=frozenset(identity(province.value) for province in record.provinces),
        moves=_moves(record, article),
    )


def _meeting_keys(record: Record) -> Iterator[tuple[str, str]]:
    """Of every meeting whose day is told: month and day, and two of its parties at a time."""
    for meeting in record.meetings:
        units = sorted({identity(party.unit) for party in meeting.parties})
        date = meeting.date.value if meeting.date else None
        if date and edtf.to_the_day(date) and len(units) >= _LEAST_PARTIES:
            first_day = edtf.month_day(date).partition("/")[0]
            yield from ((first_day, f"{one}/{other}") for one in units for other in units if one < other)


# ---------------------------------------------------------------- profiles
def profiles(
    sightings: Iterable[Sighting], around: Mapping[str, Surroundings], marks: Mapping[Key, frozenset[str]]
) -> list[Profile]:
    """The profiles of sightings, in order; `around` is by article, `marks` keep sightings apart that differ in them."""
    alike: dict[object, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        alike[_facts(sighting, held_by(sighting)), marks.get(sighting.key, frozenset())].append(sighting)
    made = [profile(group, around) for group in alike.values()]
    return sorted(made, key=lambda one: one.order)


def _facts(sighting: Sighting, held: frozenset[Held]) -> object:
    """What sightings of one profile agree in; one that tells of no office well enough stays alone."""
    official, day = sighting.official, sighting.basis.day
    if not any(one.is_known for one in held):
        return sighting.key
    return sighting.name, sighting.unit, held, official.sex, official.kind, day.year if day else None


def profile(sightings: Iterable[Sighting], around: Mapping[str, Surroundings]) -> Profile:
    """The profile of sightings that say the same of a person."""
    ordered = tuple(sorted(sightings, key=lambda one: one.key))
    first = ordered[0]
    near = [around[sighting.article] for sighting in ordered]
    return Profile(
        name=first.name,
        sightings=ordered,
        held=held_by(first),
        sex=first.official.sex,
        official=first.official.kind == "official",
        days=tuple(sorted(sighting.basis.day for sighting in ordered if sighting.basis.day)),
        companions=_union(one.names for one in near) - {first.name},
        meetings=_union(one.meetings for one in near),
        mentioned=_union(one.units for one in near),
        moved=_union(one.moves.get(first.name, frozenset()) for one in near),
    )


def _union(sets: Iterable[frozenset[T]]) -> frozenset[T]:
    return frozenset[T]().union(*sets)


def held_by(sighting: Sighting) -> frozenset[Held]:
    """The offices an article gives a person, former ones included: a person stays who he or she was."""
    return frozenset(_held(post, sighting.basis.day) for post in sighting.official.posts)


def _held(post: Post, day: date | None) -> Held:
    office = _classified(post.title, day)
    unit = identity(post.unit) if post.unit else None
    printed = post.resolution in _PRINTED
    return Held(office.office, office.body, unit, post.level, office.branch, printed, is_former(post.title))


@cache
def _classified(title: str, day: date | None) -> Classified:
    return classify(title, day=day)


# ---------------------------------------------------------------- transfers
def _moves(record: Record, article: Article) -> dict[str, frozenset[str]]:
    """By name, the units named in sentences that name the person and tell of an appointment or transfer."""
    if not record.officials:
        return {}
    text = normalise(article.text)
    lower = text.text.lower()
    if not any(words in lower for words in _TRANSFER):
        return {}
    told = (one for one in sentences(text.text) if any(lower.find(words, *one) >= 0 for words in _TRANSFER))
    telling = [text.span(*one) for one in told]
    units = [(evidence.span, identity(p.value)) for p in record.provinces for evidence in p.evidence]
    moves: dict[str, frozenset[str]] = {}
    for official in record.officials if telling else ():
        about = [s for s in telling if any(_within(evidence.span, s) for evidence in official.evidence)]
        if about:
            moves[plain(official.name)] = frozenset(unit for at, unit in units if any(_within(at, s) for s in about))
    return moves


def _within(span: Span, sentence: Span) -> bool:
    return sentence.start <= span.start and span.end <= sentence.end
