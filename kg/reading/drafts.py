"""Mentions of a name gathered into persons: everyone who is named with an office or an honorific somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.reading.joining import Joint
from kg.reading.letters import compiled
from kg.reading.names import is_foreign
from kg.reading.persons import Name, Sex
from kg.reading.settling import Settled
from kg.text import without_marks

__all__ = ["Draft", "drafts", "sex_of"]

_HONORIFIC_BEFORE = compiled(r"(?<!\w)({HON})[ ,]*$")
_LONGEST_HONORIFIC = 30  # code points looked back for it
_FEMALE, _MALE = re.compile(r"\b(?:[Bb]à|[Cc]hị|[Cc]ô)\b"), re.compile(r"\b(?:[Ôô]ng|[Aa]nh)\b")


@dataclass(slots=True)
class Draft:
    """A person while the mentions are gathered; see `kg.reading.persons.Person` for the meaning of each."""

    name: str
    mentions: list[Name] = field(default_factory=list)
    titles: list[Name] = field(default_factory=list)
    offices: list[Settled] = field(default_factory=list)
    sex: Sex | None = None
    honoured: bool = False

    @property
    def first(self) -> int:
        """Where the person is first named."""
        return self.mentions[0][0]


def drafts(text: str, joints: Iterable[Joint], names: Mapping[int, int]) -> list[Draft]:
    """Everyone who is named with an office or honorific, with all mentions of the full name in order."""
    persons: dict[str, Draft] = {}
    for joint in joints:
        name = text[joint.start : joint.end]
        honorific = _HONORIFIC_BEFORE.search(text, max(joint.start - _LONGEST_HONORIFIC, 0), joint.start)
        key = _key(name)
        if key in persons or joint.offices or (honorific and (joint.start in names or is_foreign(name))):
            _add(persons.setdefault(key, Draft(name)), joint, honorific)
    _add_bare_mentions(text, persons, names)
    return list(persons.values())


def _key(name: str) -> str:
    """What tells persons apart: the name, of one from abroad without the marks papers may leave out."""
    return (without_marks(name) if is_foreign(name) else name).lower()


def _add(person: Draft, joint: Joint, honorific: re.Match[str] | None) -> None:
    person.mentions.append((joint.start, joint.end))
    person.offices.extend((office, "explicit" if office.unit else "none") for office in joint.offices)
    if honorific:
        person.honoured = True
        person.sex = person.sex or sex_of(honorific[1])


def _add_bare_mentions(text: str, persons: Mapping[str, Draft], names: Mapping[int, int]) -> None:
    """Add the mentions of a known name that came before its office or honorific."""
    known = {name for person in persons.values() for name in person.mentions}
    for start, end in names.items():
        person = persons.get(_key(text[start:end]))
        if person and (start, end) not in known:
            person.mentions.append((start, end))
    for person in persons.values():
        person.mentions.sort()


def sex_of(honorific: str) -> Sex | None:
    """What an honorific tells of sex: "bà", "chị", "cô" and "ông", "anh" do, "đồng chí" does not."""
    if _FEMALE.search(honorific):
        return "female"
    return "male" if _MALE.search(honorific) else None
