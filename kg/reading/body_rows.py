"""Rows of bodies and of units: which body is of which unit, where one name stands for several.

"Tỉnh ủy, UBND |Bình Dương|" are two bodies of one unit, "Sở Y tế |hai tỉnh A và B|" and "Sở Y tế |A, B và C|" one body
of each, "lãnh đạo |các sở| Xây dựng, Y tế" two departments. "Sở Y tế |hai tỉnh|" is of units that are named elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.reading.letters import union
from kg.reading.units import UnitMention

__all__ = ["OF_SEVERAL", "BodyMention", "in_rows"]


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A body at ``text[start:end]``; `unit` is a slug, ``central``, ``foreign:<name>``, or None if left out.

    `shared` says of how many units that are not named with it there is such a body, 0 if of any number ("các tỉnh").
    """

    start: int
    end: int
    body: str
    unit: str | None
    shared: int | None = None

    @property
    def is_unnamed(self) -> bool:
        """Whether it is one unit's, which is left out."""
        return self.unit is None and self.shared is None


_ROW = re.compile("(?:,| và|, và| -|;| cùng) ?(?:lãnh đạo |đại diện )?(?:các )?")
_COUNTS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8}
_UNITS = "(?:tỉnh|thành phố|địa phương|TP)(?:, (?:thành phố|TP|thành))?"
# Between a body and the units it is one of each of, and between these: "UBND |các tỉnh |A|, |B| và |C".
_SEVERAL = re.compile(
    rf",? ?(?:của )?(?:các|hai|ba|bốn|năm|sáu|\d+) {_UNITS}:? ?(?:gồm |là )?(?:tỉnh |thành phố |TP\.? ?)?"
)
_BETWEEN = re.compile(r"(?: \([^()]{1,20}\))?(?:, | và |, và | - |-)(?:tỉnh |thành phố |TP\.? ?)?(?=[^\W\d_])")
_NEXT = re.compile(r"(?:, | và |, và )(?=[^\W\d_])")
OF_SEVERAL = re.compile(rf",? (?:của )?(?:các|hai|ba|bốn|năm|sáu|\d+) {_UNITS}$")
"""Units that are counted at the end of a body's name: "Hội Nông dân| các tỉnh"."""
_UNNAMED = re.compile(rf",? (?:của )?(các|hai|ba|bốn|năm|sáu|bảy|tám|\d{{1,2}}) {_UNITS}(?! (?:bạn|khác|[A-ZĐ]))(?!\w)")
# Committees that are called otherwise in a city, so that "Tỉnh ủy A và B" need not be one of each.
_OF_ONE_KIND = re.compile("(?:Ban Thường vụ |Thường trực )?(?:Tỉnh|Thành) ủy|UBND|HĐND|Ủy ban nhân dân")

# ---------------------------------------------------------------- departments by their trade alone
_AND = "(?: và | & ?| ?- ?)"
_TRADES = union(
    f"[Vv]ăn hóa(?:,| -|-) ?[Tt]hể thao{_AND}[Dd]u lịch",
    f"[Vv]ăn hóa{_AND}[Tt]hể thao",
    f"[Kk]ế hoạch{_AND}[Đđ]ầu tư",
    f"[Tt]ài nguyên{_AND}[Mm]ôi trường",
    f"[Nn]ông nghiệp{_AND}(?:[Pp]hát triển nông thôn|PTNT|[Mm]ôi trường)",
    f"[Tt]hông tin{_AND}[Tt]ruyền thông",
    f"[Gg]iáo dục{_AND}[Đđ]ào tạo",
    f"[Ll]ao động(?:,| -|-) ?[Tt]hương binh{_AND}[Xx]ã hội",
    f"[Kk]hoa học{_AND}[Cc]ông nghệ",
    f"[Qq]uy hoạch{_AND}[Kk]iến trúc",
    f"[Dd]ân tộc{_AND}[Tt]ôn giáo",
    *("[Gg]iao thông [Vv]ận tải", "[Gg]iao thông", "[Cc]ông [Tt]hương", "[Xx]ây dựng", "[Tt]ài chính", "[Nn]ội vụ"),
    *("[Tt]ư pháp", "Y tế", "y tế", "[Nn]goại vụ", "[Nn]goại giao", "[Dd]u lịch", "[Nn]ông nghiệp", "[Qq]uốc phòng"),
    *("GTVT", "TN ?& ?MT", "TN-?MT", "KH ?& ?ĐT", "KH-ĐT", "NN ?& ?PTNT", "NN-PTNT", "VH,? ?-?TT ?(?:&|-)? ?DL"),
    *("TT ?& ?TT", "TT-TT", "TTTT", "GD ?& ?ĐT", "GD-ĐT", "LĐ ?-?TB ?& ?XH", "LĐ-TB-XH", "KH ?& ?CN", "KH-CN"),
)
_MANY = ("các", "một số", "hai", "ba", "bốn", "năm", "sáu")
_HEAD = re.compile(rf"(?<!\w){union(*_MANY)} ([Ss]ở|[Bb]ộ):? (?={_TRADES}(?!\w))")
_HEADS = tuple(f"{many} {noun}" for many in _MANY for noun in ("sở", "Sở", "bộ", "Bộ"))  # most articles have none
_TRADE = re.compile(rf"(?:[Ss]ở |[Bb]ộ )?({_TRADES})(?!\w)")
_OF_UNIT = re.compile(r" (?:của )?(?:tỉnh |thành phố |TP\.? ?)?")


def _departments(text: str, named: Mapping[int, UnitMention]) -> Iterator[BodyMention]:
    """The departments of lists under one "các sở", with the unit named behind the last: "các sở Y tế, Nội vụ |X"."""
    if not any(head in text for head in _HEADS):
        return
    for head in _HEAD.finditer(text):
        noun = head[1][0].upper() + head[1][1:]
        members = list(_members(text, head.end()))
        start, end, last = head.start(), members[-1].end(), _OF_UNIT.match(text, members[-1].end())
        behind = named.get(last.end()) if last else None
        unit = "central" if noun == "Bộ" else behind.party if behind and behind.sense == "unit" else None
        for member in members:
            closes = behind.end if unit and behind and member is members[-1] else member.end()
            trade = member[1]
            yield BodyMention(start, closes, f"{noun} {trade[0].upper()}{trade[1:]}", unit)
            start = member.end() + 1 if member.end() < end else end


def _members(text: str, at: int) -> Iterator[re.Match[str]]:
    while member := _TRADE.match(text, at):
        yield member
        following = _NEXT.match(text, member.end())
        if following is None:
            return
        at = following.end()


# ---------------------------------------------------------------- rows
def in_rows(text: str, bodies: Iterable[BodyMention], units: Sequence[UnitMention]) -> list[BodyMention]:
    """The bodies in order, each with its unit where the row it stands in tells it, and one for each unit it is of."""
    named = {mention.name_start: mention for mention in units}
    ends = {mention.end: mention for mention in units}
    listed = list(_departments(text, named))
    taken = [(body.start, body.end) for body in listed]
    free = (body for body in bodies if not any(start <= body.start < end for start, end in taken))
    groups = [
        tuple(_of_each(text, body, named, ends)) for body in sorted([*listed, *free], key=lambda body: body.start)
    ]
    for place in range(len(groups) - 2, -1, -1):
        (*_, last), following = groups[place], groups[place + 1]
        told = following[0].unit is not None or following[0].shared is not None
        if last.is_unnamed and told and _ROW.fullmatch(text, last.end, following[0].start):
            groups[place] = tuple(replace(last, unit=other.unit, shared=other.shared) for other in following)
    return list(_without_ministries(text, [body for group in groups for body in group]))


_BUREAU = re.compile("(?:Cục|Vụ|Tổng cục|Viện) ")
_OF_MINISTRY = re.compile(r"[^,.;()]{0,15}(?: \(|, | thuộc | của )")


def _without_ministries(text: str, bodies: Sequence[BodyMention]) -> Iterator[BodyMention]:
    """The bodies, but no ministry that only says whose a bureau is: "Cục Kiểm lâm (|Bộ NN-PTNT|)"."""
    before: BodyMention | None = None
    for body in bodies:
        bureau = before and before.unit == "central" and _BUREAU.match(before.body)
        if before and bureau and body.unit == "central" and _OF_MINISTRY.fullmatch(text, before.end, body.start):
            continue
        yield body
        before = body


def _of_each(
    text: str, body: BodyMention, named: Mapping[int, UnitMention], ends: Mapping[int, UnitMention]
) -> Iterator[BodyMention]:
    """The body, or one of its name for each unit of the list behind it: "Sở Y tế |hai tỉnh |A| và |B"."""
    members = list(_units_of(text, body, named, ends))
    if len(members) < 2:
        unnamed = _UNNAMED.match(text, body.end) if body.unit is None else None
        yield replace(body, shared=_count(unnamed[1])) if unnamed else body
        return
    yield replace(body, unit=members[0].party, end=members[0].end)
    for member in members[1:]:
        yield BodyMention(member.start, member.end, body.body, member.party)


def _count(words: str) -> int:
    return int(words) if words.isdigit() else _COUNTS.get(words, 0)


def _units_of(
    text: str, body: BodyMention, named: Mapping[int, UnitMention], ends: Mapping[int, UnitMention]
) -> Iterator[UnitMention]:
    """The units listed behind a body under one "các tỉnh", or its own and those that follow without any word."""
    if body.unit is None:
        several = _SEVERAL.match(text, body.end)
        yield from _listed(text, several.end(), named, _BETWEEN) if several else ()
        return
    own = ends.get(body.end)
    if (
        own
        and own.sense == "unit"
        and own.unit == body.unit
        and not _OF_ONE_KIND.fullmatch(body.body.removesuffix(" tỉnh"))
    ):
        yield from _listed(text, own.name_start, named, _NEXT)


def _listed(text: str, at: int, named: Mapping[int, UnitMention], between: re.Pattern[str]) -> Iterator[UnitMention]:
    """The units named one after another from an offset on; `named` has them by where the bare name begins."""
    while (mention := named.get(at)) and mention.sense == "unit":
        yield mention
        link = between.match(text, mention.end)
        if link is None:
            return
        at = link.end()
