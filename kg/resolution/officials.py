"""Who is who: the officials of the graph, their ids and rows, and why each is one person.

What is one person, `official_joining` settles: tone-mark style and letter case do not tell people apart, diacritics
do (Nghiệm is not Nghiêm), and the same name in two units stays two people until reasons or a judgement say more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from kg.model import Article, Official, Participant, Record
from kg.reference.slugs import slug
from kg.resolution.decisions import Decision, Mention
from kg.resolution.ids import content_id
from kg.resolution.judged import official_side
from kg.resolution.judgements import Judgement
from kg.resolution.official_joining import Link, join
from kg.resolution.official_profiles import surroundings
from kg.resolution.passages import passage_id
from kg.resolution.sightings import Sighting, is_former, sightings
from kg.resolution.statements import Row, Statement
from kg.resolution.units import Basis, identity, version
from kg.text import plain

__all__ = ["Roster", "roster"]

_LEVELS = ("central", "province", "district", "commune", "foreign", "other")

People = Sequence[Sequence[Sighting]]


class Roster:
    """Everyone named in the records, with the ids they have in the graph, and the decisions on who is who."""

    def __init__(self, people: People, links: Iterable[Link] = ()) -> None:
        """Give everyone an id; `people` are the sightings of each."""
        self._people = dict(sorted(zip(_ids(people), people, strict=True), key=lambda pair: pair[0]))
        self._ids = {one.key: official for official, seen in self._people.items() for one in seen}
        self._names = _names(people)
        self._links = tuple(links)

    @property
    def sightings(self) -> list[Sighting]:
        """Every person in every article, by name and article."""
        everyone = (one for seen in self._people.values() for one in seen)
        return sorted(everyone, key=lambda one: (one.name, one.unit or "", one.article))

    def id(self, sighting: Sighting) -> str:
        """The id of the person seen."""
        return self._ids[sighting.key]

    def participant(self, article: str, participant: Participant) -> Sighting:
        """Who a participant is: the person of that name in the article, of several the one of the same unit."""
        unit = participant.unit and identity(participant.unit)
        named = self._names[article, plain(participant.name)]
        return next((one for one in named if one.unit == unit), named[0])

    def statements(self) -> Iterator[Statement]:
        """The rows of the table officials."""
        for official, seen in self._people.items():
            row = _row(official, seen)
            yield from (Statement("officials", row, one.article, one.official.evidence) for one in seen)

    def decisions(self) -> Iterator[Decision]:
        """Why people are one, may be one, or are not."""
        shared = Counter(one for seen in self._people.values() for one in {(one.name, one.unit) for one in seen})
        for link in self._links:
            exact = (link.one.name, link.one.unit) == (link.other.name, link.other.unit)
            first, second = (
                self._mention(one, exact=exact or shared[one.name, one.unit] > 1) for one in (link.one, link.other)
            )
            yield Decision("official", link.outcome, first, second, link.reasons, link.judgement, link.inferred)

    def _mention(self, one: Sighting, *, exact: bool) -> Mention:
        """One side of a decision; the article identifies it where name and unit do not."""
        side = official_side(one.official.name, one.unit, one.article if exact else None)
        return Mention(self.id(one), side, passage_id(one.article, one.passage) if one.passage else None)


def roster(
    records: Sequence[Record],
    bases: Mapping[str, Basis],
    texts: Mapping[str, Article],
    judgements: Sequence[Judgement] = (),
) -> Roster:
    """The roster of the records; `bases` gives the day of each article, `judgements` are those that stand."""
    seen = [one for record in records for one in sightings(record, bases[record.article])]
    around = {record.article: surroundings(record, texts[record.article]) for record in records}
    return Roster(*join(seen, around, judgements))


def _names(people: People) -> dict[tuple[str, str], list[Sighting]]:
    named: dict[tuple[str, str], list[Sighting]] = defaultdict(list)
    for one in sorted((one for seen in people for one in seen), key=lambda one: one.key):
        named[one.article, one.name].append(one)
    return named


# ---------------------------------------------------------------- the id
def _ids(people: People) -> list[str]:
    """Ids by name and unit of the first office: where several share one, each gets a suffix of its own.

    Each, so that an id never passes from one person to another when a name joins the corpus.
    """
    first = [_first(seen) for seen in people]
    bare = [_slug(one) for one in first]
    sharing = Counter(bare)
    namesakes = Counter((one.name, one.unit) for one in first)
    return [
        name if sharing[name] == 1 else content_id(name, *_identity(one, alone=namesakes[one.name, one.unit] == 1))
        for name, one in zip(bare, first, strict=True)
    ]


def _identity(one: Sighting, *, alone: bool) -> tuple[str | None, ...]:
    """What tells a person from others of one slug: name and unit or, among namesakes of one unit, also the article."""
    return (one.name, one.unit) if alone else (one.name, one.unit, one.article)


def _slug(one: Sighting) -> str:
    name = slug(one.name) or content_id("name", one.name)
    return name if one.unit is None else f"{name}--{one.unit}"


def _first(seen: Sequence[Sighting]) -> Sighting:
    """The sighting that names the unit of the first office: the earliest dated, else of the unit named most."""
    units = Counter(one.unit for one in seen)
    return min(
        seen,
        key=lambda one: (one.unit is None, one.basis.day or date.max, -units[one.unit], one.unit or "", one.key),
    )


# ---------------------------------------------------------------- the row
def _row(id: str, seen: Sequence[Sighting]) -> Row:
    officials = [one.official for one in seen]
    first = _first(seen)
    return {
        "official": id,
        "name": _fullest(official.name for official in officials),
        "unit": version(first.unit, _first_basis(seen)) if first.unit else None,
        "kind": "official" if any(official.kind == "official" for official in officials) else "other",
        "sex": _sex(officials),
        "post": _highest_post(officials),
    }


def _first_basis(seen: Iterable[Sighting]) -> Basis:
    """The earliest day the person was seen."""
    dated = [one.basis for one in seen if one.basis.day]
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
