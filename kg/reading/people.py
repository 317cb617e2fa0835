"""People of an article: one `Person` for every mention of a name, with the offices found and their units.

Names meet their offices in `kg.reading.joining`, offices their units in `kg.reading.settling`; here mentions
become persons: later short forms ("ông Thăng") are joined to the name they stand for, and each office is kept once,
in its fullest wording.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.model import Level, Official, Post, Resolution
from kg.reading.document import Document
from kg.reading.joining import Joint, join
from kg.reading.letters import compiled
from kg.reading.offices import OfficeMention
from kg.reading.settling import Context, Settled, settle
from kg.reading.titles import title_key
from kg.text import plain

__all__ = ["People", "Person", "find_people"]

_HONORIFIC_BEFORE = compiled(r"(?<!\w)({HON})[ ,]*$")
_FEMALE, _MALE = re.compile(r"\b[Bb]à\b|\b[Cc]hị\b|\b[Cc]ô\b"), re.compile(r"\b[Ôô]ng\b|\b[Aa]nh\b")
_LEVELS: tuple[Level, ...] = ("province", "central", "foreign", "district", "commune", "other")
_MINISTRY = re.compile(
    r"[Bb]ộ (?!trưởng|Chính trị|chính trị).*|[Vv]ăn phòng (?:Trung ương|Chính phủ|Quốc hội).*|Thanh tra Chính phủ|Ủy ban Dân tộc|"
    r"Ban [^,]* Trung ương"
)
_MINISTER_OF = re.compile(r"^(?:Bộ trưởng|Thứ trưởng) (?=[^\W\d_])(?!Bộ |bộ )")


@dataclass(slots=True)
class Person:
    """A person of the article while it is being read: the fullest name, every mention by name and by title alone, and the offices found."""

    name: str
    mentions: list[tuple[int, int]] = field(default_factory=list)
    titles: list[tuple[int, int]] = field(default_factory=list)
    offices: list[Settled] = field(default_factory=list)
    sex: str | None = None
    honoured: bool = False

    @property
    def posts(self) -> list[Settled]:
        """The offices that say a body, fullest first; the bare ranks if there is nothing else."""
        full = [entry for entry in self.offices if not entry[0].bare]
        return full or self.offices

    @property
    def unit(self) -> str | None:
        """The unit the person stands for: that of a provincial or lower office, else central, else None."""
        named = [office.unit for office, _ in self.posts if office.unit]
        return next((unit for unit in named if unit != "central"), named[0] if named else None)

    @property
    def party(self) -> str | None:
        """The unit as a meeting's party names it: ``foreign:<name>`` for a foreign one."""
        return f"foreign:{self.unit}" if self.level == "foreign" and self.unit else self.unit

    @property
    def level(self) -> Level | None:
        """The level of the highest office: that of the unit the person stands for."""
        fitting = [office.level for office, _ in self.posts if office.unit == self.unit]
        return next((level for level in _LEVELS if level in fitting), None)

    @property
    def ministry(self) -> str | None:
        """The ministry or central body named in an office of the person."""
        for office, _ in self.posts:
            if office.level != "central":
                continue
            if _MINISTER_OF.match(office.title):
                return _MINISTER_OF.sub("Bộ ", office.title)
            if match := _MINISTRY.search(office.title):
                return match[0][0].upper() + match[0][1:]
        return None

    @property
    def is_former(self) -> bool:
        """Whether all offices are former ones ("nguyên …")."""
        return all(office.title.startswith(("nguyên", "cựu")) for office, _ in self.posts)

    @property
    def is_official(self) -> bool:
        """Whether some office is one of the state, the party, the front or the forces."""
        return any(office.official and not office.bare for office, _ in self.posts)


@dataclass(frozen=True)
class People:
    """The people of an article and where they are mentioned."""

    persons: tuple[Person, ...]

    def at(self, start: int, end: int) -> Iterator[tuple[int, int, Person]]:
        """Mentions between two offsets, in order."""
        found = [
            (a, b, person)
            for person in self.persons
            for a, b in (*person.mentions, *person.titles)
            if start <= a < end
        ]
        yield from sorted(found, key=lambda entry: entry[:2])

    def officials(self, document: Document) -> tuple[Official, ...]:
        """The people as the record states them, in order of first mention."""
        ordered = sorted(self.persons, key=lambda person: person.mentions[0])
        return tuple(_official(document, person) for person in ordered)


def _official(document: Document, person: Person) -> Official:
    return Official(
        name=person.name,
        kind="official" if person.is_official else "other",
        posts=tuple(_posts(document, person)),
        evidence=tuple(document.evidence(a, b, "people.name", 0.95) for a, b in sorted(person.mentions)),
        sex=person.sex,  # type: ignore[arg-type]
    )


def _posts(document: Document, person: Person) -> Iterator[Post]:
    for office, resolution in person.posts:
        if office.bare and any(not other.bare for other, _ in person.posts):
            continue
        unit = office.unit
        if unit and office.level == "foreign":
            unit = f"foreign:{unit}"
        evidence = document.evidence(office.start, office.end, f"people.post.{resolution}", _SURE[resolution])
        yield Post(office.title, unit, office.level, (evidence,), resolution)


_SURE: dict[Resolution, float] = {
    "explicit": 0.97, "shared-modifier": 0.92, "coreference": 0.9, "context": 0.8, "publisher": 0.7, "none": 0.8,
}  # fmt: skip


def find_people(context: Context, names: Mapping[int, int]) -> People:
    """The people of the article with their offices; units of offices are settled as far as the text allows."""
    joints = list(join(context.document, context.offices, names))
    persons = _persons(context.document.text, joints, names)
    _add_short_mentions(context.document, persons)
    fullest = _fullest(context.offices)
    for person in persons:
        settled = settle(person.offices, context)
        person.offices = _distinct([(_written_out(office, fullest), how) for office, how in settled])
    attached = {office.start for joint in joints for office in joint.offices}
    _add_titles([office for office in context.offices if office.start not in attached], persons)
    return People(tuple(person for person in persons if person.offices or person.honoured))


def _add_titles(alone: Iterable[OfficeMention], persons: Sequence[Person]) -> None:
    """"Phó Thủ tướng cho rằng": a title without a name means the one person named before who bears it."""
    for office in alone:
        bearers = [
            person
            for person in persons
            if person.mentions[0][0] < office.start and any(_bears(office, held) for held, _ in person.offices)
        ]
        if len(bearers) == 1:
            bearers[0].titles.append((office.start, office.end))


def _bears(said: OfficeMention, held: OfficeMention) -> bool:
    """Whether the title said alone can mean the office held: same words or its beginning, no other unit."""
    short, long = title_key(said.title).split(), title_key(held.title).split()
    return short == long[: len(short)] and said.unit in (None, held.unit) and not said.title.startswith("Ủy viên")


# ---------------------------------------------------------------- from mentions to persons
def _persons(text: str, joints: Iterable[Joint], names: Mapping[int, int]) -> list[Person]:
    persons: dict[str, Person] = {}
    for joint in joints:
        honorific = _HONORIFIC_BEFORE.search(text, max(joint.start - 30, 0), joint.start)
        name = text[joint.start : joint.end]
        key = plain(name)
        known = persons.get(key)
        if known is None and not joint.offices and not honorific:
            continue
        if known is None and joint.start not in names and not joint.offices:
            continue
        person = known or persons.setdefault(key, Person(name))
        person.mentions.append((joint.start, joint.end))
        person.offices.extend((office, "explicit" if office.unit else "none") for office in joint.offices)
        if honorific:
            person.honoured = True
            person.sex = person.sex or _sex(honorific[1])
    return _with_bare_mentions(text, persons, names)


def _with_bare_mentions(text: str, persons: dict[str, Person], names: Mapping[int, int]) -> list[Person]:
    """Mentions of a known name that came before its office or honorific."""
    for start, end in names.items():
        person = persons.get(plain(text[start:end]))
        if person and (start, end) not in person.mentions:
            person.mentions.append((start, end))
    for person in persons.values():
        person.mentions.sort()
    return list(persons.values())


def _sex(honorific: str) -> str | None:
    return "female" if _FEMALE.search(honorific) else "male" if _MALE.search(honorific) else None


_SHORT = compiled(
    r"(?<!\w)((?:[Đđ]ồng chí|[Đđ]/c|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Bb]í thư|[Cc]hủ tịch|[Bb]ộ trưởng|[Pp]hó [Tt]hủ tướng|[Tt]hứ trưởng|[Pp]hó [Cc]hủ tịch|[Gg]iám đốc|[Bb]ác sĩ)) ({CAP})(?! {CAP})(?!\w)"
)


def _add_short_mentions(document: Document, persons: Sequence[Person]) -> None:
    """ "ông Thăng" after "ông Đinh La Thăng": joined where one person named before bears that given name."""
    by_given: dict[str, list[Person]] = {}
    for person in persons:
        by_given.setdefault(plain(person.name).rsplit(" ", 1)[-1], []).append(person)
    for match in _SHORT.finditer(document.text):
        bearers = by_given.get(plain(match[2]), [])
        before = [person for person in bearers if person.mentions[0][0] < match.start()]
        if before:
            nearest = max(before, key=lambda person: max(a for a, _ in person.mentions if a < match.start()))
            nearest.mentions.append(match.span(2))
            nearest.sex = nearest.sex or _sex(match[1])
    for person in persons:
        person.mentions.sort()


# ---------------------------------------------------------------- each office once
def _fullest(offices: Iterable[OfficeMention]) -> dict[str, str]:
    """For each office of the article its longest wording: "Sở GD&ĐT" is "Sở Giáo dục và Đào tạo" elsewhere."""
    longest: dict[str, str] = {}
    for office in offices:
        key = title_key(office.title)
        longest[key] = max(longest.get(key, ""), office.title, key=len)
    return longest


def _written_out(office: OfficeMention, fullest: Mapping[str, str]) -> OfficeMention:
    return replace(office, title=fullest.get(title_key(office.title), office.title))


def _distinct(offices: Iterable[Settled]) -> list[Settled]:
    """Each office once, in its fullest wording: "Bộ trưởng" goes where "Bộ trưởng Bộ Y tế" is said."""
    kept: list[Settled] = []
    for office, resolution in offices:
        key = title_key(office.title).split()
        for place, (other, settled) in enumerate(kept):
            known = title_key(other.title).split()
            if _says_same(key, known) and not _apart((office, resolution), (other, settled)):
                if len(key) > len(known) or (settled != "explicit" and resolution == "explicit"):
                    better = office if len(key) > len(known) else other
                    unit = office.unit or other.unit
                    kept[place] = (replace(better, unit=unit), resolution if office.unit else settled)
                break
        else:
            kept.append((office, resolution))
    return kept


def _apart(one: Settled, other: Settled) -> bool:
    """Whether both say a unit and say different ones: the same office in two provinces is two offices."""
    (first, how), (second, as_well) = one, other
    return first.unit != second.unit and how == as_well == "explicit"


def _says_same(a: Sequence[str], b: Sequence[str]) -> bool:
    """Same words, or the shorter opens like the longer and holds nothing else."""
    short, long = sorted((a, b), key=len)
    return short == long or (
        short[0] == long[0] and set(short) <= set(long) and short[: len(short) // 2] == long[: len(short) // 2]
    )
