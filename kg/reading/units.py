"""Units named in an article: which province a name means, and when a province's name means something else.

Each occurrence of a name becomes a `UnitMention` with a `sense`: only ``unit`` speaks of the province as a
place or authority; the others (a road, a person, a district town, a company, a foreign province …) are kept
because posts may still be settled by them. Which unit a *party* or *post* belongs to is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Literal

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.reading.document import Document
from kg.reading.letters import compiled
from kg.reading.names import surname_starts
from kg.reference import aliases, units
from kg.text import normalise

__all__ = ["BEFORE_MERGERS", "Sense", "UnitMention", "find_units", "unit_spans"]

BEFORE_MERGERS = date(2024, 6, 30)
"""The day whose cities and provinces are meant where an article bears no date."""

Sense = Literal["unit", "name", "person", "town", "foreign"]


@dataclass(frozen=True, slots=True)
class UnitMention:
    """A name of a unit at ``text[start:end]`` (prefix such as "tỉnh" included; the bare name at `name_start`)."""

    start: int
    end: int
    name_start: int
    unit: str
    prefix: str
    sense: Sense


_KINDS = frozenset({"short", "abbrev", "spelling"})
_BYNAMES = frozenset({"Sài Gòn"})


@cache
def _automaton() -> tuple[AhoCorasick, tuple[str | None, ...]]:
    # An ocean and former provinces hold a unit's name and are none: they win as the longer match.
    slugs: dict[str, str | None] = {"Thái Bình Dương": None}
    for alias in aliases.aliases():
        if alias.kind in _KINDS or alias.text in _BYNAMES:
            known = alias.slug in units.slugs()
            slugs.update(dict.fromkeys(_spellings(alias.text), alias.slug if known else None))
    patterns = tuple(slugs)
    return AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest), tuple(slugs[p] for p in patterns)


def _spellings(name: str) -> set[str]:
    """The name with every use of dashes and in capitals."""
    name = normalise(name).text
    parts = re.split(r" ?- ?", name)
    forms = {name} if len(parts) == 1 else {glue.join(parts) for glue in (" - ", "-", " ", "- ", " -")}
    return forms | {form.upper() for form in forms if len(form) > 5}


# Names of one syllable are parts of names of people, places and papers far more often than countries; they need
# a word before them that governs a country.
_SHORT_COUNTRIES = "Nga|Mỹ|Pháp|Đức|Anh|Úc|Bỉ|Séc"
_LONG_COUNTRIES = (
    "Vương quốc Campuchia|Trung Quốc|Trung Hoa|Lào|Campuchia|Cam-pu-chia|Thái Lan|Hàn Quốc|Nhật Bản|Đài Loan|Ấn Độ|"
    "Liên bang Nga|Hoa Kỳ|Ôxtrâylia|Australia|Singapore|Xinh-ga-po|Malaysia|Indonesia|Philippines|Myanmar|Cuba|Cu Ba|"
    "Israel|Hà Lan|Italia|Tây Ban Nha|Canada|New Zealand|Đan Mạch|Thụy Điển|Thụy Sĩ|Phần Lan|Ba Lan|Hungary|Slovakia|"
    "Belarus|Ucraina|Ukraine|Triều Tiên|Mông Cổ|UAE"
)
_COUNTRIES = f"{_LONG_COUNTRIES}|{_SHORT_COUNTRIES}"
_STATE = "(?:CHDCND |CHND |(?:Cộng hòa|CH) (?:Dân chủ Nhân dân|Dân chủ nhân dân|DCND|Nhân dân|nhân dân|XHCN) )?"
_COUNTRY = re.compile(
    rf"(?<!\w)(?:(?:nước )?{_STATE}(?:{_LONG_COUNTRIES})|(?:(?<=nước )|(?<=tướng )|(?<=thống )|(?<=quán )|(?<=phủ )|(?<=sứ )|"
    rf"(?<=tại )|(?<=sang )|(?<=Việt - )|(?<=bang ))(?:{_SHORT_COUNTRIES}))(?!\w)(?! luật)"
)
_PREFIX = re.compile(r"(?:(tỉnh|thành phố|thủ đô|tp\.?)\s?)$", re.IGNORECASE)
_ABBREVIATED = re.compile(r"^(?:tp|thành phố)", re.IGNORECASE)

# What stands before a name that is not the province's: a lower place, a thing, an institution.
_LOWER_PLACE = (
    r"(?:huyện|quận|thị xã|thị trấn|phường|xã|thôn|bản|ấp|khóm|đặc khu|tx\.?|tt\.?|khu phố|tổ dân phố|buôn|làng)"
)
# Words of a proper name; prepositions end it.
_WORDS = r"(?: (?!tại |ở |vào |của |với |đến |từ |và |cho )[^\s,.;]+)"
_THING = (
    rf"(?:đường|phố|đại lộ|sông|suối|kênh|(?<!yêu )(?<!nhu )(?<!toàn )cầu|hồ|núi|đèo|vịnh|cửa biển|hầm|bến xe|bến|ga|sân bay|cảng hàng không(?: quốc tế)?|cảng|cao tốc|"
    rf"quốc lộ(?: [\dA-Z]+)?|tỉnh lộ|tuyến|nhà ga|chợ|khách sạn|siêu thị|chùa|đền|đảo|mũi|bán đảo|biển|thủy điện|nhiệt điện|nhà máy|mỏ|"
    rf"khu công nghiệp|cụm công nghiệp|kcn|khu kinh tế|khu du lịch|công ty{_WORDS}{{0,4}}|tập đoàn|tổng công ty|ngân hàng|nhà hát|"
    rf"bệnh viện{_WORDS}{{0,3}}|(?<!môi )(?<!thị )(?<!hội )(?<!quảng )(?<!công )(?<!nông )(?<!hiện )trường{_WORDS}{{0,4}}|đại học|học viện|cao đẳng|(?<!thông )(?<!cảnh )(?<!dự )báo|đài|tạp chí|clb|câu lạc bộ|đội bóng|(?<!bộ )(?<!quân )đội|(?<!hòa )giải|cúp|"
    rf"gạo|cà phê|bưởi|chè|nhãn|vải|xoài|hải sản|chiến dịch|ký ức|trại|hội thánh|hãng)"
)
_NOT_PROVINCE = re.compile(rf"(?<!\w)(?:{_LOWER_PLACE}|{_THING})\s+$", re.IGNORECASE)
_ROAD = re.compile(
    r"(?<!\w)(?:cao tốc|đường cao tốc|quốc lộ(?: [\dA-Z]+)?|tuyến(?: đường)?(?: sắt| bộ)?(?: cao tốc)?|đường(?: sắt| bộ)?|hành lang kinh tế|cầu|tour|tàu|QL ?\d+[A-Z]?)\s+$",
    re.IGNORECASE,
)
_LINK = re.compile(r"\s?-\s?$")
_HONORIFIC = compiled(r"(?<!\w){HON}\s+$")
_FOREIGN_AFTER = re.compile(
    r"^\s*(?:\(|,\s*)(?:nước\s+)?(?:Trung Quốc|Lào|CHDCND Lào|Campuchia|Thái Lan|Hàn Quốc|Nhật Bản|Trung Hoa)"
)
# Papers that bear a unit's name.
_PRESS = re.compile(
    r"(?:Pháp luật|Pháp Luật|Phụ nữ|Phụ Nữ|Tuổi trẻ|Công an|Lao động|Người|VOV|VTV|TTXVN|Giáo dục|Doanh nhân)[ -]$|/(?:VOV-)?$"
)
_CAPITAL_BEFORE = compiled(r"(?<!\w)(?!Tổng thống|Thủ tướng|Chính phủ|Đại sứ){CAP}[ -]$")
_CAPITAL_NEXT = compiled(r"^ ({CAP})")


def unit_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the name of a unit stands, whatever it means there."""
    automaton, slugs = _automaton()
    for index, start, end in automaton.find_matches_as_indexes(text):
        if slugs[index] is not None and _is_word(text, start, end):
            yield start, end


def find_units(document: Document, person_spans: Mapping[int, int]) -> tuple[UnitMention, ...]:
    """All names of units in order; `person_spans` maps starts of personal names to their ends."""
    own = list(_find(document.text, document.published, person_spans))
    foreign = list(_foreign(document.text, person_spans))
    return tuple(_distinct(_namesakes(own), foreign))


def _namesakes(mentions: Sequence[UnitMention]) -> Iterator[UnitMention]:
    """A name once said to be foreign ("Hà Nam (Trung Quốc)") is so throughout, unless it is first said without."""
    meant: dict[str, Sense] = {}
    for mention in mentions:
        if mention.sense in ("unit", "foreign"):
            sense = meant.setdefault(mention.unit, mention.sense)
            yield replace(mention, sense=sense)
        else:
            yield mention


def _distinct(own: Iterable[UnitMention], foreign: Sequence[UnitMention]) -> Iterator[UnitMention]:
    """All mentions in order, each stretch of text once; a foreign unit goes by its printed name."""
    named = [replace(m, unit=_printed(m.unit)) if m.sense == "foreign" else m for m in own]
    end = 0
    for mention in sorted([*named, *foreign], key=lambda m: (m.start, -m.end)):
        if mention.start >= end:
            end = mention.end
            yield mention


def _printed(slug: str) -> str:
    return units.at(slug, None).name


def _foreign(text: str, person_spans: Mapping[int, int]) -> Iterator[UnitMention]:
    """Foreign provinces, and countries where no province of theirs stands before."""
    covered = sorted(person_spans.items())
    provinces = [m for m in _foreign_provinces(text) if m.prefix or not _in_person(covered, m.name_start, m.end)]
    yield from provinces
    for match in _COUNTRY.finditer(text):
        start, end = match.span()
        # Anh, Đức, Mỹ are parts of names of people and places far more often than countries.
        part = " " not in match[0] and (_CAPITAL_BEFORE.search(text, max(start - 12, 0), start) or _runs_on(text, end))
        behind = any(_BEHIND_PROVINCE.fullmatch(text, province.end, start) for province in provinces)
        if not part and not behind and not _in_person(covered, start, end):
            yield UnitMention(start, end, start, _COUNTRY_TITLE.sub("", match[0]), "", "foreign")


_COUNTRY_TITLE = re.compile(r"^nước |^(?:CHDCND|CHND) ")
_BEHIND_PROVINCE = re.compile(r"\s?[(,]?\s?(?:của |Vương quốc |nước )?")


def _foreign_provinces(text: str) -> Iterator[UnitMention]:
    pattern = _foreign_pattern()
    for match in (*pattern.finditer(text), *_FOREIGN_UNIT.finditer(text)):
        name = match["name"]
        yield UnitMention(match.start(), match.end("name"), match.start("name"), name, match["prefix"] or "", "foreign")


@cache
def _foreign_pattern() -> re.Pattern[str]:
    names = {normalise(foreign.text).text.partition(" (")[0] for foreign in aliases.foreign_names()}
    own = {normalise(alias.text).text for alias in aliases.aliases() if alias.kind == "short"}
    alternatives = "|".join(sorted((re.escape(name) for name in names - own), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?P<prefix>{_FOREIGN_PREFIX})?(?P<name>{alternatives})(?!\w)")


_FOREIGN_PREFIX = r"(?:Khu tự trị (?:dân tộc )?(?:Choang )?|tỉnh |thành phố |TP\.? ?|bang |châu |Thủ đô )"
# A province the reference does not know, made known by its country: "tỉnh X (Lào)".
_FOREIGN_UNIT = compiled(
    rf"(?<!\w)(?P<prefix>{_FOREIGN_PREFIX})(?P<name>{{CAP}}(?:[ -]{{CAP}}){{0,3}})"
    rf"(?=,? ?\((?:nước )?(?:{_COUNTRIES}|CHDCND Lào)|, (?:{_COUNTRIES}|CHDCND Lào)|,? (?:của|nước) (?:nước )?(?:{_COUNTRIES}|CHDCND Lào))"
)


def _find(text: str, day: date | None, person_spans: Mapping[int, int]) -> Iterator[UnitMention]:
    automaton, slugs = _automaton()
    covered = sorted(person_spans.items())
    previous: UnitMention | None = None
    for index, start, end in automaton.find_matches_as_indexes(text):
        slug = slugs[index]
        if slug is None or not _is_word(text, start, end):
            continue
        prefix = _PREFIX.search(text, max(start - 12, 0), start)
        begin = prefix.start() if prefix and not _inside_word(text, prefix.start()) else start
        word = text[begin:start].strip()
        sense = _sense(text, (begin, start, end), slug=slug, day=day)
        if sense == "unit" and not word and _in_person(covered, start, end):
            sense = "person"
        if sense == "unit" and not word and previous and previous.sense == "name" and _chained(text, previous, start):
            sense = "name"
        previous = UnitMention(begin, end, start, slug, word, sense)
        yield previous


def _is_word(text: str, start: int, end: int) -> bool:
    return not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())


def _inside_word(text: str, start: int) -> bool:
    return start > 0 and text[start - 1].isalnum()


def _chained(text: str, previous: UnitMention, start: int) -> bool:
    """Hà Nội - Lào Cai after "cao tốc": the second name belongs to the road as well."""
    return _LINK.fullmatch(text, previous.end, start) is not None


def _in_person(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(first < start < last or (first == start and last > end) for first, last in spans)


def _sense(text: str, bounds: tuple[int, int, int], *, slug: str, day: date | None) -> Sense:
    begin, start, end = bounds
    before, after = text[max(begin - 60, 0) : begin], text[end : end + 40]
    prefixed = begin < start
    if _FOREIGN_AFTER.match(after):
        return "foreign"
    if prefixed:
        return _prefixed_sense(text[begin:start], before, slug=slug, day=day)
    if text[start:end] in ("Hồ Chí Minh", "HỒ CHÍ MINH"):
        return "person"
    if _NOT_PROVINCE.search(before) or _ROAD.search(before):
        return "name"
    if _HONORIFIC.search(before):
        return "person"
    if _PRESS.search(before):
        return "name"
    return "name" if _runs_on(text, end) else "unit"


def _prefixed_sense(prefix: str, before: str, *, slug: str, day: date | None) -> Sense:
    if not _ABBREVIATED.match(prefix):
        return "unit"
    kind = units.kind_on(units.at(slug, day).version, day or BEFORE_MERGERS)
    return "unit" if kind == "city" else "town"


def _runs_on(text: str, end: int) -> bool:
    """Whether a longer proper name follows (Bình Dương Tower), unless a person's name begins there."""
    following = _CAPITAL_NEXT.match(text, end)
    return following is not None and not surname_starts(text, end + 1) and following[1] not in _MAY_FOLLOW


# Capitalised words that may follow a province's name without belonging to it.
_MAY_FOLLOW = frozenset(
    "Ông Bà Đồng Chủ Phó Bí Tỉnh Thành Ủy Ban Sở Ngày Sáng Chiều Theo Ảnh Tại Trong Bên Đoàn Việt".split()
)
