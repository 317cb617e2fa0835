"""What a unit's name means where it stands: the province, or a road, a person, a town, a company, a foreign province.

The words before a name tell it, and the country in brackets behind it. Names of countries and of provinces abroad are
found in `kg.reading.foreign_units`.
"""

from __future__ import annotations

import re
from datetime import date

from kg.reading.cues import CuedPattern, openings
from kg.reading.letters import compiled, union
from kg.reading.unit_names import Sense
from kg.reference import units

__all__ = ["BEFORE_MERGERS", "sense_of"]

BEFORE_MERGERS = date(2024, 6, 30)
"""The day whose cities and provinces are meant where an article bears no date."""

# ---------------------------------------------------------------- what stands before a name that is not the province's
# Further words of a proper name ("Công ty Cổ phần Mây Tre |Hà Nam"); prepositions end it.
_WORDS = r"(?: (?!tại |ở |vào |của |với |đến |từ |và |cho )[^\s,.;]+)"
_LOWER_PLACES = (
    "huyện",
    "quận",
    "thị xã",
    "thị trấn",
    "phường",
    "xã",
    "(?<!nông )thôn",  # not "Sở Nông nghiệp - Phát triển nông thôn |Hà Giang"
    "(?<!văn )(?<!cơ )(?<!bài )bản",
    "ấp",
    "khóm",
    "đặc khu",
    r"tx\.?",
    r"(?<![&-])(?<![&-] )tt\.?",  # not Sở VH-TT, Sở TT&TT
    "khu phố",
    "tổ dân phố",
    "buôn",
    "làng",
)
_ROADS = (
    "đường(?: sắt| bộ| cao tốc)?",
    "phố",
    "đại lộ",
    "cao tốc",
    r"quốc lộ(?: [\dA-Z]+)?",
    r"QL ?\d+[A-Z]?",
    "tỉnh lộ",
    "tuyến(?: đường)?(?: sắt| bộ)?(?: cao tốc)?",
    "hành lang kinh tế",
    "hầm",
    "(?<!yêu )(?<!nhu )(?<!toàn )cầu",
    "bến xe",
    "bến",
    "ga",
    "nhà ga",
    "sân bay",
    "cảng hàng không(?: quốc tế)?",
    "cảng",
    "tour",
    "tàu",
)
_WATERS_AND_HEIGHTS = (
    "sông",
    "suối",
    "kênh",
    "hồ",
    "núi",
    "đèo",
    "vịnh",
    "cửa biển",
    "đảo",
    "mũi",
    "bán đảo",
    "biển",
)
_BUILDINGS = (
    "chợ",
    "khách sạn",
    "siêu thị",
    "chùa",
    "đền",
    "thủy điện",
    "nhiệt điện",
    "nhà máy",
    "mỏ",
    "khu công nghiệp",
    "cụm công nghiệp",
    "kcn",
    "khu kinh tế",
    "khu du lịch",
    "nhà hát",
    "trại",
)
_INSTITUTIONS = (
    rf"công ty{_WORDS}{{0,4}}",
    "tập đoàn",
    "tổng công ty",
    "ngân hàng",
    rf"bệnh viện{_WORDS}{{0,3}}",
    # not môi trường, thị trường, hội trường, quảng trường, công trường, nông trường, hiện trường
    rf"(?<!môi )(?<!thị )(?<!hội )(?<!quảng )(?<!công )(?<!nông )(?<!hiện )trường{_WORDS}{{0,4}}",
    "đại học",
    "học viện",
    "cao đẳng",
    "(?<!thông )(?<!cảnh )(?<!dự )báo",
    "đài",
    "tạp chí",
    "clb",
    "câu lạc bộ",
    "đội bóng",
    "(?<!bộ )(?<!quân )đội",
    "(?<!hòa )giải",
    "cúp",
    "hội thánh",
    "hãng",
)
_GOODS_AND_MEMORIES = (
    "gạo",
    "cà phê",
    "bưởi",
    "chè",
    "nhãn",
    "vải",
    "xoài",
    "hải sản",
    "chiến dịch",
    "ký ức",
)
_THINGS = (*_LOWER_PLACES, *_ROADS, *_WATERS_AND_HEIGHTS, *_BUILDINGS, *_INSTITUTIONS, *_GOODS_AND_MEMORIES)
_THING_BEFORE = CuedPattern(re.compile(rf"(?<!\w){union(*_THINGS)}\s+$", re.IGNORECASE), openings(*_THINGS))
_HONORIFIC_BEFORE = compiled(r"(?<!\w){HON}\s+$")
_PEOPLE_OF = re.compile(r"(?<!\w)[Cc]ác (?:anh chị|anh|chị|cô|đồng chí)\s+$")  # "các anh chị |X": those who come from X
# Papers that bear a unit's name: "báo Tuổi trẻ |Thủ đô", "VOV-|Tây Bắc". Of most units it is the youth, the police or
# the women that are called so, unless the word for a paper stands there.
_AGENCIES = ("VOV", "VTV", "TTXVN")
_PAPERS = (
    "Pháp [Ll]uật",
    "Phụ [Nn]ữ",
    "Tuổi [Tt]rẻ",
    "Lao [Đđ]ộng",
    "Người",
    "Giáo [Dd]ục",
    "Doanh [Nn]hân",
)
_CALLED_PAPER = rf"(?:(?:[Bb]áo|[Tt]ờ|[Tt]heo|Ảnh:) {union(*_PAPERS, 'Công an')}|{union(*_AGENCIES)})[ -]$|/(?:VOV-)?$"
_PRESS_BEFORE = re.compile(_CALLED_PAPER)
_PRESS_OF_CITIES_BEFORE = re.compile(rf"{union(*_PAPERS)} $|{_CALLED_PAPER}")
_CITIES_OF_PAPERS = frozenset({"ha-noi", "ho-chi-minh"})
_LONGEST_THING = 60  # code points before a name in which the words that change its sense stand

# ---------------------------------------------------------------- what stands behind it
# "Hà Nam (Trung Quốc)": a province abroad that has a name like one of ours.
_NAMESAKE_COUNTRIES = (
    "Trung Quốc",
    "Lào(?! Cai)",
    "CHDCND Lào",
    "Campuchia",
    "Thái Lan",
    "Hàn Quốc",
    "Nhật Bản",
    "Trung Hoa",
)
_FOREIGN_AFTER = re.compile(rf"\s*(?:\(|,\s*)(?:nước\s+)?{union(*_NAMESAKE_COUNTRIES)}(?!\w)")

# "Bình Dương |Tower": a word that no Vietnamese name has goes on the name of a thing.
_RUNS_ON = re.compile(r" (?=[A-Z])[A-Za-z]*[FfJjWwZz]")

_ABBREVIATED = re.compile("tp|thành phố", re.IGNORECASE)  # what may also be said of a town of the province
_PRESIDENT = frozenset({"Hồ Chí Minh", "HỒ CHÍ MINH"})  # without "TP" the man, and what bears his name


def sense_of(text: str, bounds: tuple[int, int, int], *, slug: str, day: date | None) -> Sense:
    """What the name of the unit `slug` means; `bounds` are where its prefix, the name itself, and its end stand."""
    begin, start, end = bounds
    if _FOREIGN_AFTER.match(text, end):
        return "foreign"
    if begin < start:
        return _prefixed_sense(text[begin:start], slug=slug, day=day)
    if text[start:end] in _PRESIDENT:
        return "person"
    if _RUNS_ON.match(text, end):
        return "name"
    return _sense_behind(text[max(begin - _LONGEST_THING, 0) : begin], slug) or "unit"


def _prefixed_sense(prefix: str, *, slug: str, day: date | None) -> Sense:
    if not _ABBREVIATED.match(prefix):
        return "unit"
    kind = units.kind_on(units.at(slug, day).version, day or BEFORE_MERGERS)
    return "unit" if kind == "city" else "town"


def _sense_behind(before: str, slug: str) -> Sense | None:
    """The sense the words before a name give it, if they do."""
    if _THING_BEFORE.search(before):
        return "name"
    if _HONORIFIC_BEFORE.search(before) and not _PEOPLE_OF.search(before):
        return "person"
    press = _PRESS_OF_CITIES_BEFORE if slug in _CITIES_OF_PAPERS else _PRESS_BEFORE
    return "name" if press.search(before) else None
