"""Ranks: the words that say an office is held, alone or in a body that is named behind them.

They are a closed class of the language. What stands behind a rank is read in `kg.reading.tails`.
"""

from __future__ import annotations

import re

from kg.reading.cues import CuedPattern, openings
from kg.reading.letters import either_case, union

__all__ = ["RANK", "is_former", "is_head", "is_head_of_delegation", "is_of_government", "needs_no_body"]

_DEPUTY = f"{either_case('Quyền ', 'Q. ?', 'Nguyên ', 'Nguyên là ', 'Cựu ')}?{either_case('Phó ')}?"
_DEPUTY_CUES = ("quyền", "q.", "nguyên", "cựu", "phó")

# Offices that no body need be named for; a capital written alone is always printed so.
_ALONE = (
    "[Tt]ổng [Bb]í thư",
    "[Cc]hủ tịch nước",
    "[Pp]hó [Cc]hủ tịch nước",
    "[Pp]hó [Tt]hủ tướng(?: [Tt]hường trực)?(?: Chính phủ)?",
    "[Tt]hủ tướng(?: [Tt]hường trực)?(?: Chính phủ)?",
    "[Tt]hường trực Ban Bí(?: thư)?",
    "[Tt]ổng thống",
    "[Tt]ỉnh ủy viên",
    "[Tt]hành ủy viên",
    "[Hh]uyện ủy viên",
    "TUV",
    "UVBCT",
    r"UVT\.?Ư",
    "UVTW",
    "UVBTV",
    "[Đđ]ại biểu Quốc hội(?: khóa [IVX]+)?",
    "(?<!oàn )(?<!òng )ĐBQH(?! (?:tỉnh|TP|thành phố))",
    "[Ll]uật sư Đoàn",
)
_TROOPS = ("Trung đội", "Đại đội", "Tiểu đoàn", "Trung đoàn", "Lữ đoàn", "Sư đoàn", "Hải đội", "Hải đoàn")
# Ranks in a body; each capital may be printed as a small letter.
_IN_A_BODY = (
    "(?<!Ban )Bí Thư(?: Thường trực| Thứ nhất)?",
    "Chủ Tịch(?: Thường trực| danh dự)?",
    "Tổng Giám Đốc(?: Thường trực| phụ trách| điều hành)?",
    "Giám Đốc(?: Thường trực| phụ trách| điều hành)?",
    "Chủ Nhiệm",
    "Trưởng",
    "Bộ Trưởng,? (?:kiêm )?Chủ nhiệm",  # of an office of ministerial rank: one post
    "Bộ Trưởng",
    "Thứ Trưởng",
    "Chánh Văn Phòng",
    "Chánh Thanh tra",
    "Chánh án",
    "Viện Trưởng",
    "Tổng Thanh tra",
    "Tổng Kiểm toán",
    "Tổng cục Trưởng",
    "Cục Trưởng",
    "Vụ Trưởng",
    "Chi Cục Trưởng",
    "Hiệu Trưởng",
    "Chỉ huy Trưởng",
    "(?<!Bộ )Tư lệnh",
    "Chính ủy",
    "Tham mưu Trưởng",
    "Tổng Tham mưu Trưởng",
    "Chính trị viên",
    "Thống đốc",
    "Tỉnh Trưởng",
    "Huyện Trưởng",
    "Châu Trưởng",
    "Đô Trưởng",
    "Đại sứ(?: Đặc mệnh toàn quyền)?",
    "Tổng Lãnh sự",
    "Tổng Biên tập",
    "Tổng Thư ký",
    "Hội Trưởng",
    "Đội Trưởng",
    "Đồn Trưởng",
    "Hạt Trưởng",
    "Trạm Trưởng",
    "Tổ Trưởng",
    *(f"{troop} Trưởng" for troop in _TROOPS),
    "Thuyền Trưởng",
    "Hạm Trưởng",
    "Tùy viên",
    "Tham tán",
    "Chuyên viên",
    "Ủy viên(?: Thường trực| Thường vụ| dự khuyết)?",
    "Phó(?= (?:Ban|Phòng) )",
)
_ABBREVIATED = ("[Gg]Đ", "PGĐ", "UV")
# Ranks whose body is understood: "Bộ trưởng" heads a ministry, "Đại sứ" an embassy.
_MINISTERS = ("Bộ trưởng", "Thứ trưởng", "Tổng Thanh tra", "Đại sứ", "Tỉnh trưởng", "Thống đốc")
# Ranks that hold the noun of their body: "Phó Cục trưởng" is of some bureau.
_HEADS = (
    *("Tổng cục trưởng", "Cục trưởng", "Vụ trưởng", "Chi cục trưởng", "Hạt trưởng", "Huyện trưởng", "Đô trưởng"),
    *("Châu trưởng", *(f"{troop} trưởng" for troop in _TROOPS)),
)

_HELD = union(*_ALONE, _DEPUTY + union(either_case(*_IN_A_BODY), *_ABBREVIATED))
RANK = CuedPattern(
    re.compile(rf"(?<!\w){_HELD}(?!\w)"), (*_DEPUTY_CUES, *openings(*_ALONE, *_IN_A_BODY, *_ABBREVIATED))
)
"""A rank as it is printed: "Phó Bí thư Thường trực", "Nguyên Giám đốc", "TUV"."""

_NEEDS_NO_BODY = re.compile(_DEPUTY + union(*_ALONE, either_case(*_MINISTERS, *_HEADS)))
_HEAD = re.compile(_DEPUTY + either_case("Cục trưởng", "Chi cục trưởng"))
_OF_GOVERNMENT = re.compile(
    "(?:Phó )?(?:Thủ tướng|Chủ tịch nước|Chủ tịch Quốc hội|Tổng Bí thư)|Bộ trưởng|Thứ trưởng|Tổng Thanh tra",
    re.IGNORECASE,
)
_FORMER = re.compile(r"(?:nguyên là|nguyên|cựu)\s", re.IGNORECASE)
# "Trưởng đoàn" is a part in a visit and no office, but for the head of a province's deputies.
_HEAD_OF_DELEGATION = re.compile(
    "(?:phó )?trưởng (?:phái )?đoàn(?! (?:chuyên trách )?(?:đoàn )?(?:đại biểu quốc hội|đbqh))", re.IGNORECASE
)


def needs_no_body(title: str) -> bool:
    """Whether the title says an office though it names no body: "Chủ tịch nước", "Thứ trưởng"."""
    return _NEEDS_NO_BODY.fullmatch(title) is not None


def is_head(title: str) -> bool:
    """Whether the title is a rank that holds the noun of its body, and no more: "Phó Cục trưởng"."""
    return _HEAD.fullmatch(title) is not None


def is_of_government(title: str) -> bool:
    """Whether who bears the title can have no office in a province: ministers, their deputies, heads of state."""
    return _OF_GOVERNMENT.match(title) is not None


def is_former(title: str) -> bool:
    """Whether the title says that the office is held no more: "nguyên Bí thư Tỉnh ủy"."""
    return _FORMER.match(title) is not None


def is_head_of_delegation(title: str) -> bool:
    """Whether the title is that of who leads a delegation."""
    return _HEAD_OF_DELEGATION.match(title) is not None
