"""Personal names as Vietnamese writes them: a family name and up to four further capitalised syllables.

This module finds what *looks* like a person's name; whether it is one is settled by the words around it
(honorifics, offices, verbs) in `kg.reading.people`. It knows family names (of the Kinh and of the other
peoples), which are a closed class of the language, and no person.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from kg.reading.letters import CAPITALISED, UPPER, compiled

__all__ = ["family_names", "find_names", "surname_starts"]

_KINH = (
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Lâm Trịnh Mai Đào Trương Cao Hà Phùng Tô Tạ "
    "Lương Thái Châu Chu Tăng Quách La Vương Lưu Thạch Kiều Lại Doãn Tống Từ Khổng Triệu Tôn Mạc Kim Nghiêm Cù Bạch Thân Tất "
    "Viên Vi Ninh Nhữ Ngụy Ưng Âu Đàm Đổng Đồng Hứa Giang Giáp Hàn Hầu Hoa Khuất Khương Khúc Lã Lục Lều Mẫn Mẫu Ngọ Ngũ Ngọc "
    "Nhâm Ngọ Phí Phương Sái Sầm Sử Thi Thiều Tiêu Tiết Tiền Trang Trà Tràn Trình Tưởng Uông Văn Vạn Vòng Đậu Đới Đường Điền "
    "Cấn Chế Dư Kỷ Trầm Nhan Giản Hán Đèo Chử Cáp Bế Bồ Biện Bành Âu Ân Lữ Liêu Lỗ Lạc Lăng Lô Lộc Kha Kông Hình Hồng Huỳnh Đan Diệp Diêm Danh Cổ Cát Chung"
).split()
_OTHER_PEOPLES = (
    "Lò Lường Cầm Quàng Tòng Cà Lèo Lù Lầu Vàng Vừ Và Giàng Thào Sùng Hạng Hờ Mùa Mua Ly Cứ Cư Tráng Ma Bàn Chảo Tẩn Phàn Lù Nông Hoàng "
    "Mông Sầm Quan Chẩu Xa Hà Bùi Đinh Quách Xồng Lỳ Chang Pờ Khoàng Lìm Ksor Siu Rơ Rah Rmah Nay Kpă Kpuih Ngân Niê Y H'Yim Hồ Pơloong "
    "Bríu Alăng A Zơrâm Bh'riu Ating Điểu K' Ka K'Brêng Kră Cil Lơ Mu Thạch Kiên Lâm Danh Chau Néang Neáng Đàng Lộ Thị Katơr Chamaléa Cao Mã Sìn Phù"
).split()
_DOUBLE = ("Rah Lan", "Rơ Châm", "Rơ Mah", "Rcom", "Tôn Nữ", "Tôn Thất", "Công Tằng", "Âu Dương", "Hồ Pả")


@cache
def family_names() -> frozenset[str]:
    """The family names that may open a name."""
    return frozenset(_KINH) | frozenset(_OTHER_PEOPLES)


@cache
def _surname_pattern() -> str:
    return "|".join(sorted({*family_names(), *_DOUBLE}, key=lambda name: (-len(name), name)))


_SYLLABLE = rf"(?:{CAPITALISED}|[{UPPER}](?![\w']))"
_NAME = compiled(rf"(?<![\w'])(?:{_surname_pattern()})(?: {_SYLLABLE}){{1,4}}(?!\w)")
# A capitalised word after a name that opens an office, a credit or a new clause.
_NOT_NAME = compiled(
    r" (?:Tổng (?:giám|biên|cục|bí)|Phó |Chủ (?:tịch|nhiệm)|Bí thư|Giám đốc|Trưởng |Bộ (?:trưởng|đội)|Thứ trưởng|Ủy (?:viên|ban)|Cục trưởng|"
    r"Vụ trưởng|Chánh |Thủ tướng|Ảnh|Theo|Tại |Phát biểu|Đại (?:sứ|biểu|tá)|Thượng tá|Ông |Bà |Đồng chí|Nguồn|Báo|Video)"
)


def surname_starts(text: str, at: int) -> bool:
    """Whether a family name with a further syllable begins at that offset."""
    return _NAME.match(text, at) is not None


def find_names(text: str, unit_spans: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Starts and ends of all stretches that look like a personal name.

    A stretch that begins with a unit's name (Hà Nội, Lâm Đồng) is not one; `unit_spans` are those names.
    """
    units = {offset: end for start, end in unit_spans for offset in range(start, end)}
    found = {}
    at = 0
    while match := _NAME.search(text, at):
        start, end = match.span()
        if start in units:
            at = units[start]
            continue
        stop = _NOT_NAME.search(text, start, end + 12)
        if stop and stop.start() < end:
            end = stop.start()
        at = end
        if " " in text[start:end]:
            found[start] = end
    return found
