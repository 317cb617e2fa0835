"""Organs that can take part in a meeting: party committees, councils, departments, ministries, missions.

A body is read with the grammar of offices: a word that opens a body, then what belongs to it, then its unit.
In a row of bodies ("Tỉnh ủy, UBND Bình Dương") the unit of the last covers those before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.reading.offices import OWN_COUNTRY, OfficeMention, follow_body
from kg.reading.units import BEFORE_MERGERS, UnitMention
from kg.reference import units as reference

__all__ = ["BodyMention", "find_bodies"]


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A body at ``text[start:end]``; `unit` is a slug, ``central``, ``foreign:<name>``, or None if left out."""

    start: int
    end: int
    body: str
    unit: str | None


_MISSION = r"(?:[Đđ]oàn (?:công tác|kiểm tra|giám sát|khảo sát|đại biểu|lãnh đạo|cán bộ)(?: cấp cao)?(?: số \d+)?(?: liên ngành)?(?: của)? )"
_PROVINCIAL = (
    r"(?:Ban )?(?:Thường vụ|thường vụ) (?:Tỉnh|Thành|tỉnh|thành) ủy|BTV (?:Tỉnh|Thành) ủy|Thường trực (?:Tỉnh|Thành) ủy|Thường trực (?:HĐND|Hội đồng nhân dân)|"
    r"Ban Chấp hành Đảng bộ|BCH Đảng bộ|(?:Tỉnh|Thành|tỉnh|thành) ủy(?! viên)|Tỉnh đoàn|Thành đoàn|UBND|HĐND|[ỦUu]BMTTQ|Ủy ban MTTQ|[Ủủ]y ban (?:nhân dân|MTTQ|Mặt trận)|"
    r"Hội đồng nhân dân|Mặt trận Tổ quốc|MTTQ|(?<!trụ )(?<!Trụ )[Ss]ở (?=[^\W\d_])(?!UBND|Thành ủy|Tỉnh ủy|hữu)|Công an (?=tỉnh|TP|thành phố)|Bộ (?:CHQS|Chỉ huy [Qq]uân sự|Chỉ huy Bộ đội Biên phòng)|"
    r"Đoàn (?:ĐBQH|đại biểu Quốc hội)|Ban (?:Dân tộc|Dân vận|[Tt]uyên giáo|Tổ chức|Nội chính|Pháp chế|Kinh tế|Văn hóa|Quản lý|quản lý|Xúc tiến)|Liên đoàn Lao động|LĐLĐ|"
    r"Hội (?:Nông dân|Liên hiệp|LHPN|Cựu chiến binh|Chữ thập đỏ|Nhà báo)|Liên minh Hợp tác xã|Trung tâm (?:Xúc tiến|xúc tiến)|Văn phòng (?:UBND|Tỉnh ủy|HĐND|Đoàn)|Cục (?=[Tt]huế|Hải quan|Thống kê)"
)
_CENTRAL = (
    r"[Bb]ộ (?:Chính trị|(?:[Xx]ây|[Gg]iao|[Nn]goại|[Yy]|[Tt]ài|[Cc]ông|[Qq]uốc|[Nn]ội|[Tt]ư|[Kk]ế|[Nn]ông|[Tt]hông|[Ll]ao|[Vv]ăn|[Kk]hoa|[Gg]iáo|[Dd]ân|[Tt]hương|[Tt]hủy) "
    r"(?:dựng|thông|giao|tế|chính|nguyên|an|[Tt]hương|nghiệp|phòng|vụ|pháp|hoạch|tin|động|hóa|học|dục|tộc|mại|sản)|"
    r"GTVT|GT-VT|TN ?&|TN ?-|TNMT|TT ?&|TTTT|LĐ|VH|KH|GD|NN|VHTT)[^\s,.;]*|Ban Bí thư|Ban Kinh tế Trung ương|"
    r"Ban (?:Tổ chức|Tuyên giáo|Dân vận|Nội chính|Kinh tế|Đối ngoại|Chỉ đạo [\w ]+|Chính sách, chiến lược) (?:Trung ương|T\.?Ư|TW)|Ban [Cc]hỉ đạo (?:Tây Nguyên|Tây Bắc|Tây Nam Bộ|Trung ương|quốc gia)|"
    r"Chính phủ|Quốc hội|Ủy ban (?:Thường vụ Quốc hội|Dân tộc|Kiểm tra Trung ương|Trung ương|Pháp luật|Kinh tế|Tài chính|Văn hóa|Khoa học|Đối ngoại)|Hội đồng Dân tộc|"
    r"Văn phòng (?:Chính phủ|Trung ương|Quốc hội|Chủ tịch nước)|Thanh tra Chính phủ|Kiểm toán [Nn]hà nước|Tòa án nhân dân tối cao|Viện [Kk]iểm sát nhân dân tối cao|Tổng cục|Ngân hàng Nhà nước"
)
_FOREIGN = r"Đại sứ quán|Tổng Lãnh sự quán|Chính phủ nhân dân|Khu ủy"
_BODY = re.compile(rf"(?<![\w])(?:{_MISSION})?(?:{_PROVINCIAL}|{_CENTRAL}|{_FOREIGN})")
_CENTRAL_RE = re.compile(rf"(?:{_MISSION})?(?:{_CENTRAL})")
_OPENER = re.compile(rf"(?:{_MISSION})?")
_ROW = re.compile(r"(?:,| và|, và| -|;) ?(?:lãnh đạo )?")
_NO_MINISTRY = re.compile(r"[Bb]ộ (?:phận|máy|đội|Chỉ huy|CHQS|tiêu chí|TTHC)")


def find_bodies(
    text: str, units: Sequence[UnitMention], names: Mapping[int, int], offices: Sequence[OfficeMention]
) -> tuple[BodyMention, ...]:
    """All bodies named outside the offices of persons, in order, each with its unit where the row tells it."""
    found = list(_find(text, {mention.start: mention for mention in units}, names, offices))
    city = _only_city(units)
    for place in range(len(found) - 2, -1, -1):
        body, following = found[place], found[place + 1]
        if body.unit is None and following.unit and _ROW.fullmatch(text, body.end, following.start):
            found[place] = replace(body, unit=following.unit)
    return tuple(_of_city(body, city) for body in found)


_BARE_CITY = re.compile(r" (?:TP|thành phố|Thành phố)$")


def _only_city(units: Sequence[UnitMention]) -> str | None:
    """The one centrally run city of the article, which "TP" without a name means."""
    cities = {m.unit for m in units if m.sense == "unit" and reference.kind_on(m.unit, BEFORE_MERGERS) == "city"}
    return cities.pop() if len(cities) == 1 else None


def _of_city(body: BodyMention, city: str | None) -> BodyMention:
    if city and body.unit is None and _BARE_CITY.search(body.body):
        shorter = body.body if body.body.startswith(("UBND", "HĐND")) else _BARE_CITY.sub("", body.body)
        return replace(body, unit=city, body=shorter)
    return body


def _find(
    text: str, units: Mapping[int, UnitMention], names: Mapping[int, int], offices: Sequence[OfficeMention]
) -> Iterator[BodyMention]:
    inside = {offset: office.end for office in offices for offset in range(office.start, office.end)}
    at = 0
    while match := _BODY.search(text, at):
        start = match.start()
        if start in inside:
            at = inside[start]
            continue
        body = _read(text, match, units, names)
        at = max(body.end, match.end())
        if not _NO_MINISTRY.match(text, start):
            yield body


def _read(text: str, match: re.Match[str], units: Mapping[int, UnitMention], names: Mapping[int, int]) -> BodyMention:
    opener = _OPENER.match(text, match.start())
    first = opener.end() if opener else match.start()
    title_end, mention, end = follow_body(text, first, units, names)
    if title_end <= first:  # a word that opens a body and is none of the trade: Đại sứ quán
        title_end, mention, end = follow_body(text, match.end(), units, names)
    from_mission = first > match.start() and not _CENTRAL_RE.match(text, match.start())
    body = text[first if from_mission else match.start() : max(title_end, match.end())].strip(" -,")
    body = OWN_COUNTRY.sub("", body)
    if _CENTRAL_RE.match(text, match.start()) and not (mention and mention.sense == "unit"):
        unit = f"foreign:{mention.unit}" if mention and mention.sense == "foreign" else "central"
    elif mention is None:
        unit = None
    else:
        unit = (
            mention.unit
            if mention.sense == "unit"
            else f"foreign:{mention.unit}"
            if mention.sense == "foreign"
            else None
        )
    return BodyMention(match.start(), max(end, match.end()), body[0].upper() + body[1:], unit)
