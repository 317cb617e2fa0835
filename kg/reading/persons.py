"""A person of an article and what the offices found say of him or her, and all of them with their mentions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from kg.model import Level, Official, Post, Resolution
from kg.reading.document import Document
from kg.reading.letters import any_of, union
from kg.reading.settling import Settled
from kg.reading.spans import Spans

__all__ = ["Name", "People", "Person", "Sex"]

Name = tuple[int, int]  # where a name, or a title alone that means a person, starts and ends
Sex = Literal["female", "male"]

_LEVELS: tuple[Level, ...] = ("province", "central", "foreign", "district", "commune", "other")  # highest first
# Central bodies inside a title: "Thứ trưởng |Bộ Nội vụ", "Phó Trưởng |Ban Dân vận Trung ương".
_CENTRAL_BODY = re.compile(
    union(
        "[Bb]ộ (?!trưởng|Chính trị|chính trị).*",
        "[Vv]ăn phòng (?:Trung ương(?: Đảng)?|Chính phủ|Quốc hội)",
        "Thanh tra Chính phủ",
        "Ủy ban Dân tộc",
        "Ban (?!Thường trực|Thường vụ|Chấp hành)[^,]* Trung ương",
    )
)
_MINISTER_OF = re.compile(r"(?:Bộ trưởng|Thứ trưởng) (?=[^\W\d_])(?!Bộ |bộ |Chủ nhiệm)")  # "Bộ trưởng |Nội vụ"


@dataclass(frozen=True, eq=False)
class Person:
    """A person: the fullest name, every mention by name and by title alone, the offices found, each once.

    `honoured` says whether an honorific stood before the name; `sex` is what "ông" or "bà" told.
    """

    name: str
    mentions: tuple[Name, ...]
    titles: tuple[Name, ...]
    offices: tuple[Settled, ...]
    sex: Sex | None
    honoured: bool

    @cached_property
    def posts(self) -> tuple[Settled, ...]:
        """The offices that say a body; the bare ranks if there is nothing else."""
        full = tuple(entry for entry in self.offices if not entry[0].bare)
        return full or self.offices

    @cached_property
    def unit(self) -> str | None:
        """The unit the person stands for: that of a provincial or lower office, else central, else None."""
        named = [office.unit for office, _ in self.posts if office.unit]
        return next((unit for unit in named if unit != "central"), named[0] if named else None)

    @cached_property
    def level(self) -> Level | None:
        """The level of the highest office: that of the unit the person stands for."""
        fitting = {office.level for office, _ in self.posts if office.unit == self.unit}
        return next((level for level in _LEVELS if level in fitting), None)

    @cached_property
    def party(self) -> str | None:
        """The unit as a meeting's party names it: ``foreign:<name>`` for a foreign one."""
        return f"foreign:{self.unit}" if self.level == "foreign" and self.unit else self.unit

    @cached_property
    def ministry(self) -> str | None:
        """The ministry or central body named in an office of the person."""
        titles = (office.title for office, _ in self.posts if office.level == "central")
        return next(filter(None, map(_ministry_in, titles)), None)

    @cached_property
    def is_former(self) -> bool:
        """Whether all offices are former ones ("nguyên …")."""
        return all(office.title.startswith(("nguyên", "cựu")) for office, _ in self.posts)

    @cached_property
    def is_official(self) -> bool:
        """Whether some office is one of the state, the party, the front or the forces."""
        return any(office.official and not office.bare for office, _ in self.posts)

    @cached_property
    def stands_for_party(self) -> bool:
        """Whether the person, in office now, can stand for a province, the centre or a foreign unit at a meeting."""
        if not self.unit or not self.is_official or self.level not in ("province", "central", "foreign"):
            return False
        if self.unit != "central":
            return True
        central = (office for office, _ in self.posts if office.unit == "central")
        return not all(_NO_ORGAN.search(office.title) for office in central)


# Bodies of the whole country that are no organs of the centre: associations, schools, banks, the press, the forces.
_NO_ORGAN = any_of(
    r"\b(?:liên )?hội (?!đồng|nông dân|lhpn|liên hiệp phụ nữ|cựu chiến binh|ccb|chữ thập đỏ)",
    *("hiệp hội", "liên đoàn (?!lao động)", r"\bviện (?!kiểm sát|trưởng)", "học viện", "đại học", r"\btrường\b"),
    *(
        "ban quản lý",
        "trung tâm",
        "văn phòng đại diện",
        "vườn quốc gia",
        "chi nhánh",
        r"(?<!văn )\bphòng\b",
        r"\bkhoa\b",
    ),
    *(r"\bbáo\b", "tạp chí", "truyền hình", "ngân hàng (?!nhà nước)", "quân khu", "quân đoàn", "bệnh viện", "bảo tàng"),
)


def _ministry_in(title: str) -> str | None:
    if _MINISTER_OF.match(title):
        return _MINISTER_OF.sub("Bộ ", title)
    match = _CENTRAL_BODY.search(title)
    return match[0][0].upper() + match[0][1:] if match else None


@dataclass(frozen=True)
class People:
    """The people of an article and where they are mentioned."""

    persons: tuple[Person, ...]

    def at(self, start: int, end: int) -> Sequence[tuple[int, int, Person]]:
        """Mentions between two offsets, in order: where each starts and ends, and whose it is."""
        return self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def holds_office_at(self, offset: int) -> bool:
        """Whether an office of one of them is printed at an offset."""
        return self._offices.covering(offset) is not None

    @cached_property
    def _offices(self) -> Spans:
        return Spans((office.start, office.end) for person in self.persons for office, _ in person.offices)

    @cached_property
    def _mentions(self) -> list[tuple[int, int, Person]]:
        found = [(*name, person) for person in self.persons for name in (*person.mentions, *person.titles)]
        return sorted(found, key=lambda entry: entry[:2])

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _, _ in self._mentions]

    def officials(self, document: Document) -> tuple[Official, ...]:
        """The people as the record states them, in order of first mention."""
        ordered = sorted(self.persons, key=lambda person: person.mentions[0])
        return tuple(_official(document, person) for person in ordered)


# ---------------------------------------------------------------- as the record states them
_SURE: dict[Resolution, float] = {
    "explicit": 0.97,
    "shared-modifier": 0.92,
    "coreference": 0.9,
    "context": 0.8,
    "publisher": 0.7,
    "none": 0.8,
}


def _official(document: Document, person: Person) -> Official:
    return Official(
        name=person.name,
        kind="official" if person.is_official else "other",
        posts=tuple(_posts(document, person)),
        evidence=tuple(document.evidence(*name, "people.name", 0.95) for name in person.mentions),
        sex=person.sex,
    )


def _posts(document: Document, person: Person) -> Iterator[Post]:
    for office, resolution in person.posts:
        unit = f"foreign:{office.unit}" if office.unit and office.level == "foreign" else office.unit
        evidence = document.evidence(office.start, office.end, f"people.post.{resolution}", _SURE[resolution])
        yield Post(office.title, unit, office.level, (evidence,), resolution)
