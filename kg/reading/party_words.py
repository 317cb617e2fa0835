"""The words around the name of a unit that tell whether it takes part, or is a place, or is only spoken of.

`kg.reading.parties` asks them about each unit of a sentence.
"""

from __future__ import annotations

import re

from kg.reading.letters import compiled, union

__all__ = [
    "CITED",
    "GLOSSES",
    "LEARNT_OF",
    "LEFT",
    "LISTED",
    "MERGED",
    "MERGES",
    "OF_OTHERS",
    "PEOPLE_OF",
    "PLACE",
    "VENUE",
]

# ---------------------------------------------------------------- before the name of a unit
PLACE = re.compile(
    union(
        *("tại", "ở", "từ", "qua", "thuộc", "trên địa bàn", "địa bàn", "đoạn qua", "nối", "đi qua"),
        *("nối với", "kết nối với", "giáp với", "giáp ranh với", "liền kề"),
        *("ra", "tới", "đến", "về", "sang", "vào", "rời", "lên", "xuống", "ghé", "trở lại"),
        "(?:tại|ở|về|ra|thăm|đến|từ) [Tt]hủ đô",
        "(?:tại|ở) (?:nhiều|một số) (?:nơi|tỉnh|địa phương)[^,.;]{0,40} (?:như|gồm):?",
    )
    + r"\s+(?:địa bàn\s+|các tỉnh\s+|nước (?:bạn\s+)?)?$",
    re.IGNORECASE,
)
"""Where something is or goes: "trên địa bàn |tỉnh X", "đoạn qua |tỉnh X"."""
PEOPLE_OF = re.compile(r"(?:đồng bào|người dân|nhân dân|bà con)(?: [\w ]{0,40})?\s+(?:tại |ở |tỉnh )?$", re.IGNORECASE)
"""The people of a province, visited or helped: the province is met only in so far as someone goes there."""
OF_OTHERS = re.compile(
    union(
        "doanh nghiệp",
        "nhà đầu tư",
        "du khách",
        "sinh viên",
        r"(?:xuất khẩu|thị trường)(?: [\w ,]{0,50})?",
        "sản phẩm",
        "nông sản",
        "tuyến",
        "dự án",
        "phóng viên",
        r"(?<!\d )người",
        "khu vực",
        r"du lịch quốc gia[^,.;]{0,30}",
        r"hiệp hội[\w ]*",
        "quê",
        "con em",
        r"giáp ranh[\w ]*",
        "giáp với",
        "giáp",
    )
    + r"\s+(?:của |ở |tại )?$",
    re.IGNORECASE,
)
"""Goods, people and institutions of a province are not the province: "du khách |Lào Cai", "giáp ranh với |Nam Định"."""
LEARNT_OF = re.compile(
    r"(?:kinh nghiệm|mô hình|cách làm|bài học|thành tựu|kết quả|thế mạnh)[^,.;]{0,40} (?:của|ở|tại) $", re.IGNORECASE
)
"""What one learns of another: "kinh nghiệm của |tỉnh X"; it is met only in so far as someone goes there."""
LEFT = re.compile(
    r"(?<!\w)(?:[Ss]au|[Rr]ời|(?:[Tt]rước|[Ss]au) khi (?:đến|tới|sang|thăm|rời)(?: thăm)?|[Tt]ạm biệt) (?:tỉnh )?$"
)
"""Where a delegation has been or is not yet: "Sau |Nam Định|, đoàn đến …", "Trước khi đến |Nam Định|, đoàn đã …"."""
_NEXT_UNIT = r"(?:(?:, | và |, và | với | vào )(?:(?:tỉnh|thành phố) |TP\.? ?)?{CAP}(?: {CAP}){1,3})"
MERGES = compiled(rf"{_NEXT_UNIT}{{0,4}}(?: (?:đã|chính thức|được|sẽ|vừa)){{0,2}} (?:hợp nhất|sáp nhập)(?!\w)")
"""Behind a unit that becomes one with others, which is no meeting: "sau khi X| và Y sáp nhập"."""
LED = re.compile(r"(?<!\w)(?:lãnh đạo|đoàn công tác|đoàn đại biểu|chính quyền) (?:của )?$", re.IGNORECASE)
"""Before a town or district whose leaders take part: "lãnh đạo |thị xã A|"."""
VENUE = re.compile(
    r"(?:(?:^|[,;\d]) |^|[-–] )tại (?:trụ sở |hội trường |khuôn viên |Nhà khách |phòng họp )?$", re.IGNORECASE
)
"""Before a body in whose house something happens: "Ngày 6/10, tại |Tỉnh ủy X|, …"; not "làm việc tại |Tỉnh ủy X|"."""
MERGED = compiled(
    r"(?:hợp nhất|sáp nhập) (?:(?:giữa|với) )?(?:(?:hai|ba|các|\d) )?(?:(?:tỉnh|thành phố|tỉnh, thành phố):? )?"
    r"(?:{CAP}(?: {CAP}){1,3}(?:, | và |, và | với | vào | thành )(?:tỉnh |thành phố )?){0,4}$"
)
"""Before a unit that is to become one with another: "nghị quyết hợp nhất hai tỉnh |X và |Y"."""
GLOSSES = re.compile(",? ?\\(?")
"""Between a lower place and its province: "huyện Hải Lăng|, |tỉnh Quảng Trị"."""
LISTED = re.compile(r"(?:, | và |, và )(?:tỉnh |thành phố |TP\.? ?)?")
"""Between two places of a list: "tại Sơn La|, |Lai Châu| và |Điện Biên"."""
CITED = re.compile(
    union(
        *(
            "nghị định",
            "thông tư",
            "đề án",
            "chính sách",
            "quyết định",
            "nghị quyết",
            "chỉ thị",
            "kết luận",
            "thông báo",
            "văn bản",
            "ý kiến",
            "chủ trương",
        ),
        *("chỉ đạo", "quy định", "sự lãnh đạo", "sự quan tâm"),
    )
    + r"[\w\s/-]{0,20} của (?:[^.;:]{0,90}(?:, | và ))?$",
    re.IGNORECASE,
)
"""What a body has written or said, without taking part: "theo quyết định số 5 của |UBND tỉnh"."""
