"""The words that names of bodies are made of, one step at a time.

A body is an open class: after a word that opens one (Sở, Ban, Cục …) come words of the trade, names of places,
connectives, abbreviations and, in companies and schools, any proper name. Each pattern here matches one such step;
how the steps make a title is the business of `kg.reading.tails`.
"""

from __future__ import annotations

import re

from kg.reading.letters import compiled, union
from kg.reading.vocabulary import vocabulary

__all__ = [
    "BARE_LOCAL",
    "CLAUSE_OPENER",
    "COMMA_NAME",
    "CONNECTIVES",
    "ESTATES",
    "FREE_BODY",
    "NOUN_PHRASE",
    "OPENS_BODY",
    "OWN_COUNTRY",
    "PLACE",
    "PREDICATE",
    "PROVINCE",
    "SCHOOL",
    "TOKEN",
    "TRADE",
    "is_noun",
    "keeps_unit_word",
]


def _begins_with(*wordings: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile(rf"{union(*wordings)}(?!\w)", flags)


TOKEN = re.compile(r"[\w&']+(?:\.[\w]+)*|-")
CONNECTIVES = frozenset({"và", "&", "của", "-"})

# ---------------------------------------------------------------- places
_LOCAL = (
    "huyện",
    "quận",
    "thị xã",
    r"TX\.?",
    "xã",
    "phường",
    "thị trấn",
    "đặc khu",
    "thành phố",
    r"TP\.?",
    "Thành phố",
    r"Tp\.?",
    r"[HQPX]\.",
)
_LOCAL_COMMITTEE = "(?:Thị|Huyện|Thành|Quận|thị|huyện|quận) (?:ủy|đoàn)(?= {CAP}(?! ủy))"
PLACE = compiled(rf"({union(*_LOCAL, _LOCAL_COMMITTEE)}) ?(?:{{CAP}}|\d+)(?: {{CAP}}){{0,2}}")
"""A lower place with its name: "huyện Đông Sơn", "Phường 5", "Thị ủy Kinh Hải"."""
BARE_LOCAL = re.compile("(?:huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)(?=[,;. ]|$)")
"""A lower place that is not named: "Chủ tịch UBND huyện"."""
PROVINCE = re.compile(r"(?:tỉnh|Tỉnh|thành phố|Thành phố|TP|Tp|T\.P)(?!\w)\.?(?! ?(?:[ủỦ]y|đoàn)\b)")
"""A province that is not named: "Chủ tịch UBND tỉnh"."""

# ---------------------------------------------------------------- words of the trade
TRADE = _begins_with(*sorted(vocabulary("trades"), key=len, reverse=True))
"""A word of the trade: "ban tổ chức", "công thương"; the longest wins."""
_MAY_BE_VERB = frozenset(
    {
        *("tổ chức", "kiểm tra", "hỗ trợ", "xúc tiến", "đào tạo", "quản lý", "chỉ đạo", "bảo vệ", "phát triển"),
        *("điều phối", "đầu tư", "thông tin", "tư vấn", "xây dựng", "quy hoạch", "kế hoạch", "khen thưởng"),
        *("thanh tra", "điều tra", "hội", "kiểm toán", "nghiên cứu", "kiểm soát", "khai thác", "bảo trợ", "dự trữ"),
    }
)
# Words behind which one that may be a verb is a noun: "Ủy ban |kiểm tra", "Cục |quản lý".
_GOVERNS_NOUN = re.compile(
    union(
        "ban",
        "ủy ban",
        "cục",
        "trung tâm",
        "phòng",
        "quỹ",
        "và",
        "&",
        "sở",
        "bộ",
        "hội đồng",
        "vụ",
        "quản lý",
        "đầu tư",
        "phát triển",
        "xúc tiến",
        "hoạch",
        "dự án",
        "khu",
        "cảnh sát",
        "đoàn",
        "chi cục",
        "viện",
        "-",
    )
    + r"\s$",
    re.IGNORECASE,
)
_LONGEST_GOVERNOR = 12  # code points looked back for it
COMMA_NAME = re.compile(
    union(
        "(?:Sở |Bộ |Phòng |Ban |ban )?(?:Văn hóa|văn hóa|VH), ?(?:[Tt]hể thao|TT)(?: và [Dd]u lịch| ?& ?DL| và DL)?",
        "(?:Sở |Bộ |Phòng )?(?:Lao động|LĐ), ?(?:Thương binh|TB) ?(?:và|&) ?(?:Xã hội|XH)",
        "(?<=Sở )Khoa học, Công nghệ",
        "(?:Sở|Bộ) VH, ?TT (?:&|và) ?DL",
        "Sở VH, ?TT,? ?DL",
        "(?<=[Vv]ăn phòng )Đoàn (?:ĐBQH|đại biểu Quốc hội)(?:,| và| &) (?:HĐND|Hội đồng nhân dân)"
        "(?:(?: và|,) (?:UBND|Ủy ban nhân dân))?",
        "(?<=[Vv]ăn phòng )(?:HĐND|Hội đồng nhân dân) (?:và|&) (?:UBND|Ủy ban nhân dân)",
        r"Xúc tiến (?:[Đđ]ầu tư|[Tt]hương mại|[Dd]u lịch)(?:, (?:[Tt]hương mại|[Dd]u lịch|[Đđ]ầu tư))+"
        "(?:(?: và| &) (?:[Dd]u lịch|[Tt]hương mại|[Đđ]ầu tư|Hỗ trợ [Dd]oanh nghiệp))?",
        "(?<=viên )Đoàn (?:Chủ tịch|Thư ký)",
        "(?<=[Vv]ăn phòng )Chủ tịch nước",
        "(?<=[Qq]uốc gia )Hồ Chí Minh",
        "(?:Văn hóa|Giáo dục), (?:Giáo dục, )?(?:Thanh niên|Thanh thiếu niên)(?:, Thiếu niên)? và Nhi đồng",
    )
)
"""Names of ministries, departments and offices that have a comma or another body inside."""

# ---------------------------------------------------------------- bodies that take any name
FREE_BODY = _begins_with(
    *(
        "Hiệp hội",
        "Hội đồng",
        "Hội(?! đồng| đàm| nghị| thảo| ý| viên)",
        "Liên hiệp",
        "(?:Tổng )?Liên đoàn",
        "Quỹ",
        "Hợp tác xã",
        "HTX",
    ),
    *("Tổng công ty", "Công ty", "Tập đoàn", "Ngân hàng", "Nhà máy", "HĐQT", "HĐTV", "Báo(?! cáo| động| tin)", "Đài"),
    *(
        "Trường(?! hợp| Chinh| Sa| Sơn)",
        "Đại học",
        "Học viện",
        "Viện(?! trợ| dẫn)",
        "Bệnh viện",
        "Trung tâm",
        "Bảo tàng",
        "Khu(?! vực)",
        "Trung học",
        "Khoa(?! học| giáo)",
        "Bộ môn",
    ),
    *("Đội(?! ngũ| hình| tuyển)", "Trạm", "Hạt", "Tạp chí", "Nhà xuất bản", "Nhà hát", "Vườn quốc gia", "Chi nhánh"),
    *("BTC", "Ban Tổ chức (?=lễ|giải|hội|cuộc|chương|năm|festival)", "Thông tấn xã"),
    *("Ban Quản lý", "Ban Chỉ đạo", "Tổng cục", "Cục", "Vụ(?! việc| án)", "Đồn", "Quân khu", "Quân đoàn"),
)
"""A word that opens a body; after it capitalised words of any kind belong to the body: "Công ty Sao Mai"."""
NOUN_PHRASE = compiled(
    "(?:[Pp]hòng|[Bb]an|[Vv]ụ|[Cc]hi cục|[Vv]ăn phòng|[Ủủ]y ban|[Tt]iểu ban|[Tt]ổ) "
    "(?={CAP} [{LOW}])(?![{UP}][{LOW}]+ ủy)"
)
"""A word that opens a body named by a noun phrase, which has only its first letter large: "Phòng |Thu hồi đất"."""
SCHOOL = compiled("[Tt]rường (?:THCS|THPT|TH|[Tt]iểu học|[Mm]ầm non|[Mm]ẫu giáo|PTDTNT|Trung học [{LOW} ]+) $")
"""What stands before the name of a school."""
PREDICATE = _begins_with(*sorted(vocabulary("predicates"), key=len, reverse=True))
"""A word in small letters that begins a predicate: it ends the name of any body, however open."""

ESTATES = re.compile(r"(?:các )?(?:khu công nghiệp|KCN|khu chế xuất|KCX|cụm công nghiệp)(?!\w)", re.IGNORECASE)
"""What boards of management manage besides: "Ban Quản lý Khu kinh tế X và |các khu công nghiệp| tỉnh"."""

# ---------------------------------------------------------------- where a body ends
CLAUSE_OPENER = re.compile(
    r"(?:Những|Đây|Tại|Trong|Theo|Ngày|Sáng|Chiều|Tối|Trước|Khi|Với|Để|Nhằm|Trên|Cũng|Đó|Ảnh)(?!\w)"
)
"""A word with which a sentence begins, where a caption before it ends without a full stop.

Not "Các", "Sau": names of bodies have them too ("Ủy ban |Các| vấn đề xã hội", "Viện Đào tạo |Sau| đại học").
"""
OPENS_BODY = _begins_with(
    *(
        "Sở",
        "UBND",
        "HĐND",
        "Hội",
        "Đoàn",
        "Công an",
        "Văn phòng",
        "Ủy ban",
        "Đảng ủy",
        "MTTQ",
        "Mặt trận",
        "Bộ",
        "Ban",
        *("Tỉnh ủy", "Thành ủy", "Tỉnh đoàn", "Thành đoàn", "Thanh tra(?! tỉnh)", "Chi cục", "Cục", "Liên đoàn"),
    ),
    flags=0,
)
"""A capitalised word that opens another body, behind "và"."""
OWN_COUNTRY = re.compile("(?<!MTTQ)(?<!Tổ quốc)(?<!hội)(?<!Đoàn)(?<!đoàn)(?<!tại)(?<!Cộng sản) (?:Việt Nam|VN)$")
"""The own country at the end of a title, which says nothing, unless it is part of the body's name."""
# Organs that are printed with their unit word: "UBND |tỉnh", but "Sở Y tế" without.
_KEEPS_UNIT_WORD = re.compile(
    union(
        "UBND",
        "HĐND",
        "[Ủủ]y ban nhân dân",
        "Hội đồng nhân dân",
        "[Cc]ông an",
        "MTTQ",
        "Mặt trận Tổ quốc(?: Việt Nam)?",
        "MTTQ Việt Nam",
        "ĐBQH",
        "Quốc hội",
        "Chỉ huy Quân sự",
        "Biên phòng",
        "Đảng bộ",
        "[Cc]hủ tịch",
        "Thanh tra",
        r"Hội [\w ]+",
    )
    + "$"
)
_LONGEST_ORGAN = 160  # code points looked back for it


def is_noun(text: str, match: re.Match[str]) -> bool:
    """Whether a word of the trade that may be a verb ("kiểm tra", "hỗ trợ") names a body at its place."""
    if not match[0].islower() or match[0] not in _MAY_BE_VERB:
        return True
    start = match.start()
    return _GOVERNS_NOUN.search(text, max(start - _LONGEST_GOVERNOR, 0), start) is not None


def keeps_unit_word(text: str, end: int) -> bool:
    """Whether the body that ends at an offset is printed with "tỉnh" or "thành phố" behind it."""
    return _KEEPS_UNIT_WORD.search(text, max(end - _LONGEST_ORGAN, 0), end) is not None
