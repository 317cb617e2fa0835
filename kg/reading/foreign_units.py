"""Countries, and provinces of other countries, named in an article.

A province abroad is known from the reference or made known by its country ("tỉnh Mường Xa (Lào)"); a country is a
unit of its own only where it does not gloss such a province. It goes by its printed name.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from kg.reading.cues import CuedPattern
from kg.reading.letters import compiled, union
from kg.reading.spans import Spans
from kg.reading.unit_names import UnitMention
from kg.reading.vocabulary import vocabulary
from kg.reference import aliases
from kg.text import normalise

__all__ = ["foreign_units", "in_person"]

# ---------------------------------------------------------------- countries
_LONG = union(*vocabulary("countries"))
# Names of one syllable are parts of names of people, places and papers far more often than countries; they need
# a word before them that governs a country: "nước |Nga", "Tổng thống |Pháp".
_SHORT_NAMES = ("Nga", "Mỹ", "Pháp", "Đức", "Anh", "Úc", "Bỉ", "Séc")
_SHORT = union(*_SHORT_NAMES)
_GOVERNED = union(
    "(?<=nước )",
    "(?<=phía )",
    "(?<=tướng )",
    "(?<=thống )",
    "(?<=quán )",
    "(?<=phủ )",
    "(?<=sứ )",
    "(?<=Quốc hội )",
    "(?<=Ngoại giao )",
    "(?<=Quốc phòng )",
    "(?<=Công Thương )",
    "(?<=Thượng viện )",
    "(?<=Hạ viện )",
    "(?<=tại )",
    "(?<=sang )",
    "(?<=Việt - )",
    "(?<=bang )",
)
_STATE = (
    "(?:CHDCND |CHND |(?:Cộng hòa|CH) (?:Dân chủ Nhân dân|Dân chủ nhân dân|DCND|Nhân dân|nhân dân|XHCN) )?"  # … Lào
)
# "nước Lào", "CHDCND Lào", "Hàn Quốc", but not "Pháp luật".
_COUNTRY = CuedPattern(
    re.compile(rf"(?<!\w)(?:(?:nước )?{_STATE}{_LONG}|{_GOVERNED}{_SHORT})(?!\w)(?! luật)"),
    ("nước", "CHDCND", "CHND", "Cộng hòa", "CH", *vocabulary("countries"), *_SHORT_NAMES),
    cased=True,
)
_COUNTRY_TITLE = re.compile("^nước |^(?:CHDCND|CHND) ")
# A capitalised word that the name goes on: "Lê |Đức"; heads of state and their offices are none.
_CAPITAL_BEFORE = compiled(r"(?<!\w)(?!Tổng thống|Thủ tướng|Chính phủ|Đại sứ){CAP}[ -]$")
_LONGEST_WORD = 12  # code points looked back for it
# Between a province and the country it lies in: "Hủa Phăn (|Lào", "Xiêng Khoảng của nước |Lào".
_BEHIND_PROVINCE = re.compile(r"\s?[(,]?\s?(?:của |Vương quốc |nước )?")
_LONGEST_GLOSS = 16  # code points that may stand there

# ---------------------------------------------------------------- provinces of theirs
_KIND = union(
    "Khu tự trị (?:dân tộc )?(?:Choang )?",
    "[Tt]ỉnh ",
    "[Tt]hành phố ",
    r"TP\.? ?",
    "bang ",
    "châu ",
    "Thủ đô ",
)
_KIND_CUES = ("Khu tự trị", "tỉnh ", "Tỉnh ", "thành phố ", "Thành phố ", "TP", "bang ", "châu ", "Thủ đô ")
_ANY_COUNTRY = _STATE + union(_LONG, _SHORT)
# A province the reference does not know, made known by its country: "tỉnh Mường Xa (Lào)".
_GLOSSED = CuedPattern(
    compiled(
        rf"(?<!\w)(?P<prefix>{_KIND})(?P<name>{{CAP}}(?:[ -]{{CAP}}){{0,3}})"
        rf"(?=,? ?\((?:nước |Cộng hòa |CHDCND |DCND |CH )*{_ANY_COUNTRY}|"
        rf", {_ANY_COUNTRY}|,? (?:của|nước) (?:nước )?{_ANY_COUNTRY})"
    ),
    _KIND_CUES,
    cased=True,
)


# A prefecture, which is told by its province and stands for itself: "châu |Văn Sơn| (tỉnh Vân Nam, Trung Quốc)".
_PREFECTURE = compiled(
    r"(?<!\w)(?P<prefix>châu (?:tự trị )?(?:dân tộc [^,.;()]{2,20} )?)(?P<name>{CAP}(?: {CAP}){1,2})$"
)
_LONGEST_PREFECTURE = 60  # code points looked back for it
_OF_PREFECTURE = re.compile(r"(?:,| thuộc| của)? ?\(?$")


def foreign_units(text: str, persons: Spans) -> Iterator[UnitMention]:
    """Foreign provinces, and countries where no province of theirs stands before; `persons` are names of people."""
    provinces = [each for each in _provinces(text) if each[0].prefix or not in_person(persons, *_name(each[0]))]
    yield from (province for province, _ in provinces)
    ends = sorted(end for _, end in provinces)
    for match in _COUNTRY.finditer(text):
        start, end = match.span()
        if not _is_part(text, match) and not _is_gloss(text, ends, start) and not in_person(persons, start, end):
            yield UnitMention(start, end, start, _COUNTRY_TITLE.sub("", match[0]), "", "foreign")


def in_person(persons: Spans, start: int, end: int) -> bool:
    """Whether a name at ``text[start:end]`` is part of a person's name, which goes on before or behind it."""
    person = persons.covering(start)
    return person is not None and (person[0] < start or person[1] > end)


def _is_part(text: str, match: re.Match[str]) -> bool:
    """Whether a name of one syllable is part of a longer one: Anh, Đức, Mỹ are so far more often than countries."""
    start = match.start()
    return " " not in match[0] and _CAPITAL_BEFORE.search(text, max(start - _LONGEST_WORD, 0), start) is not None


def _is_gloss(text: str, ends: Sequence[int], start: int) -> bool:
    """Whether a country stands straight behind one of its provinces, which end at `ends`."""
    near = ends[bisect_left(ends, start - _LONGEST_GLOSS) : bisect_right(ends, start)]
    return any(_BEHIND_PROVINCE.fullmatch(text, end, start) for end in near)


def _name(mention: UnitMention) -> tuple[int, int]:
    return mention.name_start, mention.end


def _provinces(text: str) -> Iterator[tuple[UnitMention, int]]:
    """The foreign provinces and prefectures, and where the words end that tell where each lies but for the country."""
    glossed = list(_GLOSSED.finditer(text))
    found = [*_known().finditer(text), *glossed]
    at = {match.start("name") for match in found}
    for name in sorted({match["name"] for match in glossed}):
        again = re.compile(rf"(?<!\w)(?P<prefix>{_KIND})?(?P<name>{re.escape(name)})(?!\w)")
        found += (match for match in again.finditer(text) if match.start("name") not in at)
    for province in found:
        match = _prefecture(text, province) or province
        start, end, name_start = match.start(), match.end("name"), match.start("name")
        yield UnitMention(start, end, name_start, match["name"], match["prefix"] or "", "foreign"), province.end("name")


def _prefecture(text: str, province: re.Match[str]) -> re.Match[str] | None:
    """The prefecture that a province stands straight behind, to say where it lies."""
    first = max(province.start() - _LONGEST_PREFECTURE, 0)
    between = _OF_PREFECTURE.search(text, first, province.start())
    return _PREFECTURE.search(text, first, between.start()) if between else None


@cache
def _known() -> CuedPattern:
    """The foreign provinces of the reference, but for those that have a name like one of ours; the longest first."""
    foreign = {normalise(name.text).text.partition(" (")[0] for name in aliases.foreign_names()}
    own = {normalise(alias.text).text for alias in aliases.aliases() if alias.kind == "short"}
    names = sorted(foreign - own, key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?<!\w)(?P<prefix>{_KIND})?(?P<name>{union(*map(re.escape, names))})(?!\w)")
    return CuedPattern(pattern, (*_KIND_CUES, *names), cased=True)
