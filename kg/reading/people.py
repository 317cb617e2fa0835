"""People and the offices they hold: names joined to the offices beside them, and offices to their units.

The language has a few ways to say it: the office before the name ("Chủ tịch UBND tỉnh A"), behind it in
apposition ("A, Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh"; "A - Giám đốc Sở Y tế"), or once for a whole list ("các
đồng chí Ủy viên Ban Thường vụ Tỉnh ủy: A, …; B, …"). A unit left out is taken from the same chain of offices,
from the same person elsewhere, or from the sentences around; `Post.resolution` says which.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from kg.model import Level, Official, Post, Resolution
from kg.reading.document import Document
from kg.reading.letters import compiled
from kg.reading.offices import OfficeMention
from kg.reading.titles import title_key
from kg.reading.units import BEFORE_MERGERS, UnitMention
from kg.reference import units as reference
from kg.text import plain

__all__ = ["People", "Person", "find_people"]

_HONORIFICS = compiled(r"(?:{HON}[ ,]*)*")
_BEFORE_NAME = compiled(r"[ ]?(?:[:-] ?)?(?:(?:và |là )?{HON}\.?[ ,]*)*")
_AFTER_NAME = compiled(
    r" ?(?:\([^()]{0,40}\) ?)?(?:[,(] ?|- ?|, (?:là|hiện là|hiện giữ chức|giữ chức|với cương vị) | (?:là|hiện là|giữ chức|làm) )(?:đồng chí )?(?:{HON} )?"
)
_LINK = re.compile(r" ?(?:[,;] ?|- ?| kiêm | đồng thời là )(?:kiêm |đồng thời là |nay là |hiện là )?| kiêm ")
_HONORIFIC_BEFORE = compiled(r"(?<!\w)({HON})[ ,]*$")
_LIST_OPENS = re.compile(r"\s?(?:tỉnh|thành phố)?\s?:\s?")
_COLLECTIVE = re.compile(r"(?:các|gồm|nguyên)\s+(?:đồng chí\s+)?(?:nguyên\s+)?$", re.IGNORECASE)
_FEMALE, _MALE = re.compile(r"\b[Bb]à\b|\b[Cc]hị\b|\b[Cc]ô\b"), re.compile(r"\b[Ôô]ng\b|\b[Aa]nh\b")
# A family name with one syllable opens many names of places and things; alone it says nothing.
_THINGS = re.compile(
    r"(?:đường|phố|trường|quỹ|giải|công ty|chợ|cầu|khu|lăng|đền|chùa|hồ|bảo tàng|nhà|huyện|xã|phường|quận|thị trấn|TP\.?|thành phố|thị xã|sông|núi|đảo|vịnh|thôn|bản|ấp|ảnh|Ảnh|Nguồn|Theo|Tin|Bài)[: ]\s?$"
)


_LEVELS: tuple[Level, ...] = ("province", "central", "foreign", "district", "commune", "other")
_MINISTRY = re.compile(
    r"[Bb]ộ (?!trưởng|Chính trị|chính trị).*|Văn phòng (?:Trung ương|Chính phủ|Quốc hội).*|Thanh tra Chính phủ|Ủy ban Dân tộc|Ban [^,]* Trung ương"
)


@dataclass(slots=True)
class Person:
    """A person of the article while it is being read: the fullest name, every mention, and the offices found."""

    name: str
    mentions: list[tuple[int, int]] = field(default_factory=list)
    offices: list[tuple[OfficeMention, Resolution]] = field(default_factory=list)
    sex: str | None = None
    honoured: bool = False

    @property
    def posts(self) -> list[tuple[OfficeMention, Resolution]]:
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
            if office.level == "central" and (match := _MINISTRY.search(office.title)):
                return match[0][0].upper() + match[0][1:]
        return None

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
        found = [(a, b, person) for person in self.persons for a, b in person.mentions if start <= a < end]
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


def find_people(
    document: Document,
    offices: Sequence[OfficeMention],
    names: Mapping[int, int],
    units: Sequence[UnitMention],
) -> People:
    """The people of the article with their offices; units of offices are settled as far as the text allows."""
    text = document.text
    joints = list(_joined(document, offices, names))
    persons = _persons(text, joints, names)
    _add_short_mentions(document, persons)
    fullest = _fullest(offices)
    for person in persons:
        _settle_units(document, person, units)
        person.offices = _distinct((_written_out(office, fullest), resolution) for office, resolution in person.offices)
    return People(tuple(person for person in persons if person.offices or person.honoured))


# ---------------------------------------------------------------- joining names and offices
@dataclass(frozen=True, slots=True)
class _Joint:
    """A name at an offset and the offices that stand beside it."""

    start: int
    end: int
    offices: tuple[OfficeMention, ...]


def _joined(document: Document, offices: Sequence[OfficeMention], names: Mapping[int, int]) -> Iterator[_Joint]:
    text = document.text
    chains = list(_chains(text, offices))
    by_start = {chain[0].start: chain for chain in chains}
    by_end = {chain[-1].end: chain for chain in chains}
    taken: dict[int, tuple[OfficeMention, ...]] = {}
    starts = _name_starts(text, names, by_end)
    behind = {after.end() for _, end in starts if (after := _AFTER_NAME.match(text, end))}
    for start, _ in starts:
        chain = _chain_before(text, start, by_end)
        if chain and (chain[0].start not in behind or text[chain[-1].end : start] == " "):
            taken[start] = chain
            by_start.pop(chain[0].start, None)
    heads = list(_list_heads(text, chains))
    for start, end in starts:
        found = list(taken.get(start, ()))
        after = _AFTER_NAME.match(text, end)
        if after and (chain := by_start.get(after.end())):
            found.extend(chain)
        found.extend(_head_of(document, heads, start))
        yield _Joint(start, end, tuple(found))


def _name_starts(
    text: str, names: Mapping[int, int], by_end: Mapping[int, tuple[OfficeMention, ...]]
) -> list[tuple[int, int]]:
    """Names in order, with those that stand after an office or honorific though no family name opens them."""
    found = dict(names)
    for match in _HONOURED_NAME.finditer(text):
        start, end = match.span(1)
        if not any(a <= start < b for a, b in names.items()):
            found.setdefault(start, end)
    for end in by_end:
        if (match := _FOREIGN_NAME.match(text, end)) and not any(
            a < match.end() and match.start(1) < b for a, b in found.items()
        ):
            found[match.start(1)] = match.end(1)
    return sorted((a, b) for a, b in found.items() if a - 1 in by_end or not _THINGS.search(text, max(a - 14, 0), a))


_HONOURED_NAME = compiled(
    r"(?:đồng chí|Đồng chí|đ/c|[Ôô]ng|[Bb]à|tướng|tá) ((?:{CAP}|[{UP}](?!\w))(?: (?:{CAP}|[{UP}](?![\w.]))){1,4})(?!\w)"
)


# A name no Vietnamese family name opens, straight after an office: Umeda Kunio.
_FOREIGN_NAME = compiled(r" ({CAP}(?:[ -]{CAP}){1,4})(?!\w)")


def _chains(text: str, offices: Sequence[OfficeMention]) -> Iterator[tuple[OfficeMention, ...]]:
    """Offices that follow one another with nothing but commas, dashes or "kiêm" between."""
    chain: list[OfficeMention] = []
    for office in offices:
        if chain and not _LINK.fullmatch(text, chain[-1].end, office.start):
            yield tuple(chain)
            chain = []
        chain.append(office)
    if chain:
        yield tuple(chain)


def _chain_before(
    text: str, start: int, by_end: Mapping[int, tuple[OfficeMention, ...]]
) -> tuple[OfficeMention, ...] | None:
    for end in range(start, max(start - 40, -1), -1):
        chain = by_end.get(end)
        if chain and _BEFORE_NAME.fullmatch(text, end, start):
            return chain
    return None


def _list_heads(
    text: str, chains: Iterable[tuple[OfficeMention, ...]]
) -> Iterator[tuple[int, tuple[OfficeMention, ...]]]:
    """Offices that a list follows: "các đồng chí Ủy viên Ban Thường vụ Tỉnh ủy: …"."""
    for chain in chains:
        opened = _LIST_OPENS.match(text, chain[-1].end)
        if opened and _COLLECTIVE.search(text, max(chain[0].start - 25, 0), chain[0].start):
            yield opened.end(), chain


def _head_of(
    document: Document, heads: Sequence[tuple[int, tuple[OfficeMention, ...]]], start: int
) -> tuple[OfficeMention, ...]:
    for opened, chain in reversed(heads):
        if opened <= start <= document.sentence_at(opened).end:
            return chain
    return ()


# ---------------------------------------------------------------- from mentions to persons
def _persons(text: str, joints: Iterable[_Joint], names: Mapping[int, int]) -> list[Person]:
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


# ---------------------------------------------------------------- units of offices
def _settle_units(document: Document, person: Person, units: Sequence[UnitMention]) -> None:
    """Fill in the unit of each office that leaves it out."""
    foreign = next((office.unit for office, _ in person.offices if office.level == "foreign" and office.unit), None)
    for place, (office, _) in enumerate(person.offices):
        if foreign and office.unit != foreign:
            person.offices[place] = (replace(office, unit=foreign, level="foreign"), "shared-modifier")
    settled = [office for office, _ in person.offices if office.unit]
    for place, (office, _) in enumerate(person.offices):
        if office.unit is None and office.level not in ("central", "foreign"):
            unit, resolution = _chain_unit(office, settled)
            if unit is None and office.official:
                unit, resolution = _context_unit(document, office, units)
            level = "central" if unit == "central" else office.level
            person.offices[place] = (replace(office, unit=unit, level=level), resolution)


_LOCAL = re.compile(r"tỉnh|thành ủy|ubnd|hđnd|sở|đbqh|huyện|xã|phường|quận|thành phố", re.IGNORECASE)


def _chain_unit(office: OfficeMention, settled: Sequence[OfficeMention]) -> tuple[str | None, Resolution]:
    """The unit of another office of the same person; central only for offices that name nothing local."""
    others = [o for o in settled if o.unit != "central" or not _LOCAL.search(office.title)]
    local = [o for o in others if o.unit != "central"] or others
    if not local:
        return None, "none"
    near = min(local, key=lambda o: abs(o.start - office.start))
    return near.unit, "shared-modifier" if abs(near.start - office.start) < 160 else "coreference"


def _context_unit(
    document: Document, office: OfficeMention, units: Sequence[UnitMention]
) -> tuple[str | None, Resolution]:
    """The unit the sentence speaks of before the office, else the one the sentences before or the title speak of."""
    fitting = [m for m in units if m.sense != "foreign" and _fits(office.title, m.unit, document.article.published)]
    sentence = document.sentence_at(office.start)
    meant = [m for m in fitting if m.sense == "unit"]
    before = [m for m in meant if m.start < office.start]
    inside = [m.unit for m in before if m.start >= sentence.start]
    if inside:
        return inside[-1], "context"
    after = [m.unit for m in meant if office.start < m.start < sentence.end]
    if len(set(after)) == 1 and not before:
        return after[0], "context"
    if before:
        return _commonest([m.unit for m in before]), "context"
    anywhere = [m.unit for m in fitting]
    return (_commonest(anywhere), "publisher") if anywhere else (None, "none")


_CITY_OFFICE = re.compile(
    r"thành ủy|(?:ubnd|hđnd|ủy ban nhân dân|công an|chủ tịch) (?:tp|thành phố)|thành đoàn", re.IGNORECASE
)
_PROVINCE_OFFICE = re.compile(r"tỉnh ủy|(?:ubnd|hđnd|ủy ban nhân dân|công an|chủ tịch) tỉnh|tỉnh đoàn", re.IGNORECASE)


def _fits(title: str, unit: str, published: str | None) -> bool:
    """Whether the unit can have such an office: a Thành ủy is a city's, a Tỉnh ủy a province's."""
    day = date.fromisoformat(published) if published else None
    kind = reference.kind_on(reference.at(unit, day).version, day or BEFORE_MERGERS)
    return not (_CITY_OFFICE.search(title) if kind == "province" else _PROVINCE_OFFICE.search(title))




def _fullest(offices: Iterable[OfficeMention]) -> dict[str, str]:
    """For each office of the article its longest wording: "Sở GD&ĐT" is "Sở Giáo dục và Đào tạo" elsewhere."""
    longest: dict[str, str] = {}
    for office in offices:
        key = title_key(office.title)
        longest[key] = max(longest.get(key, ""), office.title, key=len)
    return longest


def _written_out(office: OfficeMention, fullest: Mapping[str, str]) -> OfficeMention:
    return replace(office, title=fullest.get(title_key(office.title), office.title))


def _commonest(units: Sequence[str]) -> str:
    return max(sorted(set(units)), key=units.count)


def _distinct(offices: Iterable[tuple[OfficeMention, Resolution]]) -> list[tuple[OfficeMention, Resolution]]:
    """Each office once, in its fullest wording: "Bộ trưởng" goes where "Bộ trưởng Bộ Y tế" is said."""
    kept: list[tuple[OfficeMention, Resolution]] = []
    for office, resolution in offices:
        key = title_key(office.title).split()
        for place, (other, settled) in enumerate(kept):
            known = title_key(other.title).split()
            if _says_same(key, known):
                if len(key) > len(known) or (settled != "explicit" and resolution == "explicit"):
                    better = office if len(key) > len(known) else other
                    unit = office.unit or other.unit
                    kept[place] = (replace(better, unit=unit), resolution if office.unit else settled)
                break
        else:
            kept.append((office, resolution))
    return kept


def _says_same(a: Sequence[str], b: Sequence[str]) -> bool:
    """Same words, or the shorter opens like the longer and holds nothing else."""
    short, long = sorted((a, b), key=len)
    return short == long or (
        short[0] == long[0] and set(short) <= set(long) and short[: len(short) // 2] == long[: len(short) // 2]
    )
