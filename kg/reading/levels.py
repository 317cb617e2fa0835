"""The level of an office, told by the words of its title and the unit behind it; and what is no office of state.

The first of the lists below that has a word of the title decides: a commune's committee is the commune's although
its title names the province too.
"""

from __future__ import annotations

from kg.model import Level
from kg.reading.letters import any_of, compiled
from kg.reading.units import UnitMention

__all__ = ["is_business", "level_of"]

_OWN_ENVOY = any_of(r"(?:đại sứ|lãnh sự|tham tán|tùy viên)[^,]*(?<!tại )(?<!ở )(?:việt nam|vn)(?: tại [^,]*)?$")
_FOREIGN = any_of(
    "chính phủ nhân dân",
    "khu tự trị",
    "thượng viện",
    "hạ viện",
    "tỉnh trưởng",
    "huyện trưởng",
    "châu trưởng",
    "đô trưởng",
    "đại sứ đặc mệnh",
    "khu ủy",
    "quốc vụ",
    "tổng thống",
)
_COMMUNE = any_of(r"(?<!thị )(?<!tấn )\bxã\b(?! hội)", r"\b(?:phường|thị trấn|đặc khu)\b", r"\b[px]\.")
_DISTRICT = any_of(
    "huyện(?! trưởng)",
    r"\bquận\b",
    "thị xã",
    "thị ủy",
    r"\btx\b",
    r"\b[hq]\.",
    "quận ủy",
    # not văn phòng, quốc phòng, biên phòng
    r"(?<!văn )(?<!quốc )(?<!biên )\bphòng\b(?!,? chống| thương mại và công nghiệp)",
)
_LOWER_CITY = compiled(r"(?:TP\.? ?|thành phố |Thành ủy ){CAP}")  # what names a city and leaves its province to be told
# Bureaus of central services that each province had one of, which heads them as the ministry's bureaus are headed.
_IN_PROVINCES = "(?:thuế|thống kê|hải quan|thi hành án|thads|dự trữ|quản lý thị trường|qltt)"
_CENTRAL = any_of(
    "trung ương",
    r"\bt\.ư\b",
    r"\btư đảng",
    r"\btw\b",
    r"(?-i:\bTƯ\b)",
    r"\bqh\b",
    r"\bnhnn\b(?! chi nhánh)",
    "thống đốc",
    "chủ nhiệm (?:ủy ban|ub) (?!kiểm tra|mặt trận|mttq)",
    "ủy viên (?:thường trực )?(?:ủy ban|ub) (?:tư pháp|kinh tế|pháp luật|về các|tài chính|quốc phòng|khoa học)",
    "chính phủ",
    "bộ chính trị",
    "ban bí thư",
    "quốc hội(?! tỉnh)",
    "^đbqh",
    "chủ tịch nước",
    "tổng bí thư",
    "thủ tướng",
    "bộ trưởng",
    "thứ trưởng",
    r"\bbộ (?!chỉ huy|chqs|đội|phận|máy|môn)",
    "tổng cục",
    rf"(?<!chi )\bcục (?!trưởng (?:cục )?{_IN_PROVINCES}|{_IN_PROVINCES})",
    "vụ trưởng",
    "quân ủy",
    "quân khu",
    "tư lệnh(?!.* (?:thủ đô|tp|thành phố))",
    "ban chỉ đạo (?:tây|trung ương|quốc gia|nhà nước)",
    "báo nhân dân",
    "thông tấn xã",
    "đài (?:tiếng nói|truyền hình) việt nam",
    "học viện",
    "viện (?:nghiên cứu|khoa học|hàn lâm|chiến lược|kinh tế|quy hoạch)",
    "tối cao",
    "(?<!kho bạc )nhà nước",
    "tổng giám đốc kho bạc",
    "phòng thương mại và công nghiệp",
    "vcci",
    "học viện chính trị",
    "ủy ban dân tộc",
    "tổng tham mưu",
    "tổng thanh tra",
    "tổng kiểm toán",
    "đại biểu quốc hội khóa",
    "việt nam$",
    "uvbct",
    "uvt",
)
_PROVINCIAL = any_of(
    "tỉnh ủy", "thành ủy", "tỉnh$", "đoàn (?:chuyên trách )?(?:đoàn )?(?:đại biểu quốc hội|đbqh)"
)  # wins over a word of the centre beside it
_BUSINESS = any_of(
    "công ty",
    "tập đoàn",
    "doanh nghiệp",
    "htx",
    "hợp tác xã",
    "hđqt",
    "hđtv",
    "hội đồng quản trị",
    "hội đồng thành viên",
    "ngân hàng (?:tmcp|thương mại)",
    "hiệp hội",
    "hội (?:tàu|du lịch|doanh nhân|doanh nghiệp)",
    "khách sạn",
    "nhà máy",
    "clb",
    "câu lạc bộ",
    "ban tổ chức giải",
)


def level_of(title: str, mention: UnitMention | None) -> Level:
    """The level of an office by its printed title, or by the province named behind it."""
    if _OWN_ENVOY.search(title):
        return "central"
    if _FOREIGN.search(title):
        return "foreign"
    if _COMMUNE.search(title):
        return "commune"
    if _DISTRICT.search(title) or _LOWER_CITY.search(title):
        return "district"
    if mention and mention.sense == "unit":
        return "province"
    return "central" if _CENTRAL.search(title) and not _PROVINCIAL.search(title) else "province"


def is_business(title: str) -> bool:
    """Whether the title is one of a company, an association or a club, not of state, party, front or forces."""
    return _BUSINESS.search(title) is not None
