"""Reasons: what speaks for and against two profiles being one person, each named and weighed.

Every reason is one small function that yields the reasons it finds; how much they weigh stands in
`official_weights`. What no weight can outbid, because two profiles contradict each other, `clashes` finds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import product

from kg.reference import units as reference
from kg.reference.seats import rank
from kg.resolution.decisions import Reason
from kg.resolution.official_profiles import MEMBERSHIPS, Held, Profile
from kg.resolution.official_weights import WEIGHTS
from kg.resolution.units import CENTRAL

__all__ = ["clashes", "reasons"]

_FAMILY_NAMES = frozenset(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý".split()  # noqa: SIM905  (reads better)
)  # nine in ten Vietnamese have one of these
_COMMON_MIDDLE = ("văn", "thị")
_MANY_SYLLABLES = 4
_NATIONAL_RANK, _SENIOR_RANK, _LEADERSHIP_RANK = 7, 35, 60
_LEVELS = {"central": 0, "province": 1, "district": 2, "commune": 3}
_FAR_LEVELS = 2
_YEAR, _TEN_YEARS, _MONTH = timedelta(366), timedelta(3653), timedelta(31)


def reasons(one: Profile, other: Profile) -> tuple[Reason, ...]:
    """Everything that speaks for or against two profiles being one person; the same whichever comes first."""
    found = (reason for rule in _RULES for reason in rule(one, other))
    return tuple(sorted(found, key=lambda reason: (-abs(reason.weight), reason)))


def _reason(name: str, details: Iterable[str] = ()) -> Reason:
    return Reason(name, WEIGHTS[name].logits, ", ".join(sorted(set(details))))


# ---------------------------------------------------------------- the name
def _name(one: Profile, other: Profile) -> Iterator[Reason]:
    if one.name == other.name:
        yield _reason(_how_common(one.name))
    else:
        yield _reason("other-diacritics", (one.name, other.name))


@cache
def _how_common(name: str) -> str:
    syllables = name.split()
    if len(syllables) >= _MANY_SYLLABLES or syllables[0] not in _FAMILY_NAMES:
        return "rare-name"
    return "common-name" if any(middle in syllables[1:-1] for middle in _COMMON_MIDDLE) else "name"


# ---------------------------------------------------------------- the office
def _office(one: Profile, other: Profile) -> Iterator[Reason]:
    same = {held.seat for held in one.held if held.is_known} & {held.seat for held in other.held if held.is_known}
    if same:
        yield _reason("same-office", (office for office, _, _ in same))
    elif alike := [mine.office for mine, theirs in product(one.held, other.held) if _are_alike(mine, theirs)]:
        yield _reason("like-office", alike)


def _are_alike(mine: Held, theirs: Held) -> bool:
    """Whether two offices are of one kind, and nothing says that they are of different bodies or units."""
    parts = zip(mine.seat[1:], theirs.seat[1:], strict=True)
    return mine.office == theirs.office and all(None in part or part[0] == part[1] for part in parts)


def _standing(one: Profile, other: Profile) -> Iterator[Reason]:
    high = max(_rank(one), _rank(other))
    if high <= _NATIONAL_RANK:
        yield _reason("both-national")
    elif high <= _SENIOR_RANK:
        yield _reason("both-senior")
    elif high <= _LEADERSHIP_RANK and one.units & other.units:
        yield _reason("same-leadership", one.units & other.units)


def _rank(profile: Profile) -> int:
    ranks = (rank(held.office) for held in profile.held if held.office not in MEMBERSHIPS)
    return min((place for place in ranks if place is not None), default=1000)


# ---------------------------------------------------------------- the unit
def _unit(one: Profile, other: Profile) -> Iterator[Reason]:
    mine, theirs = one.places, other.places
    if not (mine and theirs):
        yield from _mentioned(one, other)
    elif shared := mine & theirs - {CENTRAL}:
        printed = _prints(one, shared) and _prints(other, shared)
        yield _reason("same-unit" if printed else "same-unit-by-context", shared)
    elif CENTRAL in mine & theirs:
        yield _reason("both-central")
    elif taken := [unit for unit in mine | theirs if _successors(unit) & ((mine | theirs) - {unit})]:
        yield _reason("successor-unit", taken)
    else:
        printed = _prints(one, mine) and _prints(other, theirs)
        yield _reason(
            "other-unit" if printed else "other-unit-by-context", (f"{a}/{b}" for a, b in _each(mine, theirs))
        )


def _prints(profile: Profile, units: Collection[str]) -> bool:
    """Whether the articles themselves settle one of the units."""
    return any(held.printed and held.unit in units for held in profile.held)


def _each(mine: Iterable[str], theirs: Iterable[str]) -> Iterator[tuple[str, str]]:
    for pair in product(sorted(mine), sorted(theirs)):
        first, second = sorted(pair)
        yield first, second


def _mentioned(one: Profile, other: Profile) -> Iterator[Reason]:
    spoken = (one.places & other.mentioned) | (other.places & one.mentioned)
    if spoken:
        yield _reason("unit-mentioned", spoken)


@cache
def _successors(slug: str) -> frozenset[str]:
    """The identities that hold a unit's territory today, itself aside."""
    if slug not in reference.slugs():
        return frozenset()
    own = [unit for unit in reference.versions() if unit.slug == slug and unit.successor]
    return frozenset(reference.unit(unit.successor).slug for unit in own if unit.successor) - {slug}


# ---------------------------------------------------------------- company and time
def _company(one: Profile, other: Profile) -> Iterator[Reason]:
    if met := one.meetings & other.meetings:
        yield _reason("same-meeting", (f"{day} {parties}" for day, parties in met))
    shared = one.companions & other.companions
    if shared:
        yield _reason("companion" if len(shared) == 1 else "companions", sorted(shared)[:3])


def _transfer(one: Profile, other: Profile) -> Iterator[Reason]:
    told = (one.moved & other.units) - one.units | (other.moved & one.units) - other.units
    if told:
        yield _reason("transfer-told", told)


def _time(one: Profile, other: Profile) -> Iterator[Reason]:
    if one.days and other.days:
        gap = _gap(one.days, other.days)
        if gap <= _YEAR:
            yield _reason("near-dates")
        elif gap > _TEN_YEARS:
            yield _reason("long-gap")
        if gap <= _MONTH and (places := _elsewhere(one, other)):
            yield _reason("two-seats", places)


def _gap(mine: Sequence[date], theirs: Sequence[date]) -> timedelta:
    return min(abs(a - b) for a in mine for b in theirs)


def _elsewhere(one: Profile, other: Profile) -> list[str]:
    """Pairs of units that one person cannot serve at once; none where the profiles have one in common."""
    mine, theirs = _tied(one), _tied(other)
    return [] if mine & theirs else [f"{a}/{b}" for a, b in _each(mine, theirs)]


def _tied(profile: Profile) -> frozenset[str]:
    return frozenset(held.place for held in profile.held if held.place)


# ---------------------------------------------------------------- against
def _sex(one: Profile, other: Profile) -> Iterator[Reason]:
    if one.sex and other.sex and one.sex != other.sex:
        yield _reason("sex")


def _calling(one: Profile, other: Profile) -> Iterator[Reason]:
    if bool(one.held) != bool(other.held):
        yield _reason("office-unsaid")
    if (one.official and other.private) or (one.private and other.official):
        yield _reason("public-and-private")
    mine, theirs = ({held.branch == "forces" for held in profile.held if held.body} for profile in (one, other))
    if len(mine) == len(theirs) == 1 and mine != theirs:
        yield _reason("forces-and-civil")


def _level(one: Profile, other: Profile) -> Iterator[Reason]:
    mine, theirs = ([_LEVELS[held.level] for held in p.held if held.level in _LEVELS] for p in (one, other))
    if mine and theirs and not one.units & other.units and abs(min(mine) - min(theirs)) >= _FAR_LEVELS:
        yield _reason("level-gap")


_RULES: tuple[Callable[[Profile, Profile], Iterator[Reason]], ...] = (
    _name, _office, _standing, _unit, _company, _transfer, _time, _sex, _calling, _level
)  # fmt: skip


# ---------------------------------------------------------------- contradictions
def clashes(some: Sequence[Profile], others: Sequence[Profile]) -> str | None:
    """What forbids that two groups of profiles become one person, in words; None where nothing does.

    Their names differ in a diacritic; an article that names both tells them apart; or they serve two units at one
    time, which is more than a transfer.
    """
    if {one.name for one in some}.isdisjoint(one.name for one in others):
        return "names that differ in a diacritic"
    both = {one.article for p in some for one in p.sightings} & {one.article for p in others for one in p.sightings}
    if both:
        return f"told apart by {min(both)}"
    return _to_and_fro(some, others)


def _to_and_fro(some: Sequence[Profile], others: Sequence[Profile]) -> str | None:
    """Two units whose offices take all of one's time, both seen held for more than a month of the same time."""
    mine, theirs = _seen(some), _seen(others)
    for here, there in product(sorted(mine.keys() - theirs.keys()), sorted(theirs.keys() - mine.keys())):
        overlap = min(mine[here][1], theirs[there][1]) - max(mine[here][0], theirs[there][0])
        if overlap > _MONTH:
            return f"in {here} and {there} at one time"
    return None


def _seen(group: Sequence[Profile]) -> dict[str, tuple[date, date]]:
    """The first and last day on which someone of the group is seen in an office of each unit."""
    days: dict[str, list[date]] = defaultdict(list)
    for profile in group:
        for place in _tied(profile):
            days[place] += profile.days
    return {place: (min(seen), max(seen)) for place, seen in days.items() if seen}
