"""Who is who: one official per name with its diacritics and unit of the office.

Tone-mark style and letter case do not tell people apart, diacritics do (Nghiệm is not Nghiêm). The same name
in two units stays two people, and a name without a unit is one person of its own, until a judgement says more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kg.model import Evidence, Official, Participant, Post, Record
from kg.reference.slugs import slug
from kg.resolution.ids import content_id
from kg.resolution.statements import Row, Statement
from kg.resolution.units import CENTRAL, Basis, identity, version
from kg.text import plain

__all__ = ["Person", "Roster", "Sighting", "is_former", "roster"]

_LEVELS = ("central", "province", "district", "commune", "foreign", "other")


class Person(NamedTuple):
    """What tells people apart: the name in one spelling, and the identity of the unit of the office."""

    name: str
    unit: str | None


class Sighting(NamedTuple):
    """A person in one article, as the article names him or her."""

    person: Person
    article: str
    basis: Basis
    official: Official


class Roster:
    """Everyone named in the records, with the ids they have in the graph."""

    def __init__(self, sightings: Iterable[Sighting]) -> None:
        """Give everyone an id."""
        self.sightings = tuple(sorted(sightings, key=lambda one: (one.person[0], one.person[1] or "", one.article)))
        self._ids = _ids({one.person for one in self.sightings})
        self._named: Mapping[tuple[str, str], list[Person]] = _by_article(self.sightings)

    def id(self, person: Person) -> str:
        """The id of a person."""
        return self._ids[person]

    def participant(self, article: str, participant: Participant) -> Person:
        """Who a participant is: the person of that name in the article, of several the one of the same unit."""
        unit = participant.unit and identity(participant.unit)
        people = self._named[article, plain(participant.name)]
        return next((person for person in people if person.unit == unit), people[0])

    def statements(self) -> Iterable[Statement]:
        """The rows of the table officials."""
        grouped: dict[Person, list[Sighting]] = defaultdict(list)
        for sighting in self.sightings:
            grouped[sighting.person].append(sighting)
        for person, sightings in grouped.items():
            row = _row(self.id(person), person, sightings)
            yield from (Statement("officials", row, one.article, one.official.evidence) for one in sightings)


def roster(records: Iterable[Record], bases: Mapping[str, Basis]) -> Roster:
    """The roster of the records; `bases` gives the day of each article."""
    return Roster(sighting for record in records for sighting in _sightings(record, bases[record.article]))


def _sightings(record: Record, basis: Basis) -> Iterable[Sighting]:
    listed = [Sighting(_person(official), record.article, basis, official) for official in record.officials]
    yield from listed
    known = {sighting.person.name for sighting in listed}
    for meeting in record.meetings:
        for participant in meeting.people:
            if plain(participant.name) not in known:
                official = _unlisted(participant)
                person = Person(plain(participant.name), participant.unit and identity(participant.unit))
                yield Sighting(person, record.article, basis, official)


def _unlisted(participant: Participant) -> Official:
    """A participant the record gives no office."""
    return Official(participant.name, "other", (), participant.evidence or _role_evidence(participant))


def _role_evidence(participant: Participant) -> tuple[Evidence, ...]:
    return tuple(evidence for role in participant.roles for evidence in role.evidence)


def _by_article(sightings: Iterable[Sighting]) -> dict[tuple[str, str], list[Person]]:
    named: dict[tuple[str, str], list[Person]] = defaultdict(list)
    for sighting in sightings:
        named[sighting.article, sighting.person.name].append(sighting.person)
    return named


# ---------------------------------------------------------------- the person
def _person(official: Official) -> Person:
    post = _first_post(official)
    return Person(plain(official.name), identity(post.unit) if post and post.unit else None)


def _first_post(official: Official) -> Post | None:
    """The office by which a person is known: held now before former, of a province before others with a unit."""
    ranked = [(is_former(post.title), _distance(post), place, post) for place, post in enumerate(official.posts)]
    return min(ranked, key=lambda rank: rank[:3])[3] if ranked else None


def _distance(post: Post) -> int:
    if post.unit is None:
        return 3
    unit = identity(post.unit)
    return 2 if unit.startswith("foreign-") else 1 if unit == CENTRAL else 0


def is_former(title: str) -> bool:
    """Whether a title says that the office is no longer held."""
    return plain(title).startswith(("nguyên ", "cựu "))


# ---------------------------------------------------------------- the id
def _ids(people: Iterable[Person]) -> dict[Person, str]:
    """Ids by person: where two names have one slug in one unit, each gets a suffix of its own.

    Each, so that an id never passes from one person to another when a name joins the corpus.
    """
    bare: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        bare[_slug(person)].append(person)
    return {
        person: name if len(sharing) == 1 else content_id(name, person.name, person.unit)
        for name, sharing in bare.items()
        for person in sharing
    }


def _slug(person: Person) -> str:
    name = slug(person.name) or content_id("name", person.name)
    return name if person.unit is None else f"{name}--{person.unit}"


# ---------------------------------------------------------------- the row
def _row(id: str, person: Person, sightings: list[Sighting]) -> Row:
    officials = [sighting.official for sighting in sightings]
    return {
        "official": id,
        "name": _fullest(official.name for official in officials),
        "unit": version(person.unit, _first_basis(sightings)) if person.unit else None,
        "kind": "official" if any(official.kind == "official" for official in officials) else "other",
        "sex": _sex(officials),
        "post": _highest_post(officials),
    }


def _first_basis(sightings: Iterable[Sighting]) -> Basis:
    """The earliest day the person was seen."""
    dated = [sighting.basis for sighting in sightings if sighting.basis.day]
    return min(dated, default=Basis(None, "identity"))


def _fullest(names: Iterable[str]) -> str:
    """The spelling used most, capitals throughout only where there is no other."""
    counts = Counter(" ".join(name.split()) for name in names)
    return min(counts, key=lambda name: (name.isupper(), -counts[name], name))


def _sex(officials: Iterable[Official]) -> str | None:
    counts = Counter(official.sex for official in officials if official.sex)
    return min(counts, key=lambda sex: (-counts[sex], sex), default=None)


def _highest_post(officials: Iterable[Official]) -> str | None:
    """The title for labels: held now before former, then by level, then as the text lists them: the higher first."""
    ranked = sorted(
        (is_former(post.title), _LEVELS.index(post.level), place, post.title)
        for official in officials
        for place, post in enumerate(official.posts)
    )
    return ranked[0][-1] if ranked else None
