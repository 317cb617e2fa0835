"""Short forms joined to the persons they stand for: a given name behind an honorific, a title said alone.

"Ông Thăng" after "ông Đinh Văn Thăng" is the same man, and "Phó Thủ tướng" is he too if nobody else named before
bears that title.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile
from operator import itemgetter

from kg.reading.cues import CuedPattern
from kg.reading.drafts import Draft, sex_of
from kg.reading.letters import compiled
from kg.reading.offices import OfficeMention
from kg.reading.ranks import is_head_of_delegation
from kg.reading.spans import Spans
from kg.reading.titles import title_key

__all__ = ["add_given_names", "add_titles"]

# A given name alone behind an honorific or rank: "ông |Thăng", "Bộ trưởng |Thăng".
_GIVEN_NAME = CuedPattern(
    compiled(
        r"(?<!\w)([Đđ]ồng chí|[Đđ]/c|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Bb]ác sĩ|[Bb]í thư|[Cc]hủ tịch|[Pp]hó [Cc]hủ tịch"
        r"|[Bb]ộ trưởng|[Tt]hứ trưởng|[Pp]hó [Tt]hủ tướng|[Gg]iám đốc) ({CAP})(?! {CAP})(?!\w)"
    ),
    (
        *("đồng chí ", "đ/c ", "ông ", "bà ", "anh ", "chị ", "bác sĩ ", "bí thư ", "chủ tịch ", "phó chủ tịch "),
        *("bộ trưởng ", "thứ trưởng ", "phó thủ tướng ", "giám đốc "),
    ),
)
_BOTH = re.compile(r"(?<!\w)hai (?:đồng chí |vị |ông |bà )?$", re.IGNORECASE)
_LONGEST_BOTH = 16  # code points looked back for it
_SHARED = "Ủy viên"  # a title that many bear, and whose bearers are not spoken of by it


def add_given_names(text: str, persons: Sequence[Draft], offices: Iterable[OfficeMention]) -> None:
    """Add "ông Thăng" to the mentions of the person of that given name who was named last.

    A word of an office is no name: "Bí thư |Trung| ương Đảng", "Chủ tịch |Quốc| hội".
    """
    bearers = _NamedLast(persons)
    titles = Spans((office.start, office.end) for office in offices)
    for match in _GIVEN_NAME.finditer(text):
        office = titles.covering(match.start(2))
        if office and office[1] > match.end(2):
            continue
        if bearer := bearers.before(match.start(), match[2].lower()):
            bearer.mentions.append(match.span(2))
            bearer.sex = bearer.sex or sex_of(match[1])
            bearers.name(match.start(2), match[2].lower(), bearer)
    for person in persons:
        person.mentions.sort()


class _NamedLast:
    """Who of each given name was named last, on the way through a text."""

    def __init__(self, persons: Iterable[Draft]) -> None:
        named = ((start, _given(person), person) for person in persons for start, _ in person.mentions)
        self._ahead = sorted(named, key=itemgetter(0), reverse=True)
        self._last: dict[str, tuple[int, Draft]] = {}

    def before(self, offset: int, given: str) -> Draft | None:
        """The bearer of a given name who was named last before an offset; offsets must not go down."""
        while self._ahead and self._ahead[-1][0] < offset:
            self.name(*self._ahead.pop())
        return self._last[given][1] if given in self._last else None

    def name(self, start: int, given: str, person: Draft) -> None:
        """Note that the person is named at an offset."""
        if given not in self._last or self._last[given][0] <= start:
            self._last[given] = start, person


def _given(person: Draft) -> str:
    return person.name.lower().rsplit(" ", 1)[-1]


def add_titles(text: str, alone: Iterable[OfficeMention], persons: Iterable[Draft]) -> None:
    """ "Phó Thủ tướng cho rằng": a title without a name means the one person named before who bears it.

    "Hai Chủ tịch UBND tỉnh đã ký" means the two who do.
    """
    bearers = _Bearers(persons)
    for office in alone:
        if is_head_of_delegation(office.title):
            continue  # it tells the part, of whoever is named beside it
        if _BOTH.search(text, max(office.start - _LONGEST_BOTH, 0), office.start):
            for one in bearers.both(office):
                one.titles.append((office.start, office.end))
            continue
        bearer = bearers.only_one(office)
        if bearer and not office.title.startswith(_SHARED):
            bearer.titles.append((office.start, office.end))


class _Bearers:
    """Who bears a title, by every way to say it: the whole of it or its beginning, with its unit or without."""

    def __init__(self, persons: Iterable[Draft]) -> None:
        self._named: dict[tuple[str, str | None], list[Draft]] = defaultdict(list)
        self._whole: dict[tuple[str, str | None], list[Draft]] = defaultdict(list)
        for person in sorted(persons, key=lambda person: person.first):
            for said in {said for office, _ in person.offices for said in _ways_to_say(office)}:
                self._named[said].append(person)
            for said in {(title_key(office.title), office.unit) for office, _ in person.offices if office.unit}:
                self._whole[said].append(person)

    def only_one(self, office: OfficeMention) -> Draft | None:
        """The one person named before the office who bears its title, or later the whole of it with its province."""
        bearers = self._named.get((title_key(office.title), office.unit), ())
        before = tuple(islice(takewhile(lambda person: person.first < office.start, bearers), 2))
        if not before and office.unit and office.level == "province":
            whole = self._whole.get((title_key(office.title), office.unit), ())
            return whole[0] if len(whole) == 1 else None
        return before[0] if len(before) == 1 else None

    def both(self, office: OfficeMention) -> Sequence[Draft]:
        """The two who bear a title; nobody if they are more or fewer."""
        bearers = self._named.get((title_key(office.title), None), ())
        return bearers if len(bearers) == 2 else ()


def _ways_to_say(office: OfficeMention) -> Iterator[tuple[str, str | None]]:
    words = title_key(office.title).split()
    for count in range(1, len(words) + 1):
        beginning = " ".join(words[:count])
        yield beginning, None
        if office.unit:
            yield beginning, office.unit
