"""The words of giving and asking: verbs of learning, sharing, helping and requesting, and the particles that govern.

Who gives to whom is told in `kg.reading.flows`.
"""

from __future__ import annotations

import re

from kg.reading.cues import CuedPattern
from kg.reading.letters import any_of, union

__all__ = [
    "CENTRE",
    "CLAUSE_ENDS",
    "FOR_OTHERS",
    "GOES_ON",
    "GOODS",
    "GRATEFUL",
    "HELPS",
    "LEARNS",
    "OBJECT",
    "OF",
    "REQUESTS",
    "SHARES",
    "STUDIES",
    "THANKS",
    "TO",
    "VERBS",
    "WISHED",
]

# ---------------------------------------------------------------- verbs
_EXPERIENCE = ("kinh nghiệm", "mô hình", "cách làm", "bài học", "cách thức", "quy trình", "giải pháp")
_LEARNS = (
    *("học tập", "học hỏi", "tìm hiểu", "tham khảo", "nghiên cứu", "khảo sát", "cần học"),
    *("quan tâm tới", "quan tâm đến", "trân trọng"),
)
_SHARES = ("chia sẻ", "giới thiệu", "truyền đạt", "phổ biến", "nêu", "trao đổi")
LEARNS = CuedPattern(
    any_of(
        rf"{union(*_LEARNS)}[^.;]{{0,60}}?{union(*_EXPERIENCE)}",
        "học hỏi",
        "học tập (?:xây dựng )?mô hình",
        rf"{union(*_EXPERIENCE)}[^.;]{{0,30}}? (?:quý|đáng để)",
    ),
    (*_LEARNS, *_EXPERIENCE),
)
"""Who does so learns: "học tập kinh nghiệm trồng chè"."""
SHARES = CuedPattern(
    any_of(rf"(?<!\w){union(*_SHARES)}[^.;,]{{0,60}}?{union(*_EXPERIENCE)}", "sẵn sàng chia sẻ"),
    (*_SHARES, "sẵn sàng chia sẻ"),
)
"""Who does so teaches: "giới thiệu mô hình một cửa"."""
STUDIES = any_of(*(rf"(?<!\w){verb}(?!\w)" for verb in (*_LEARNS[:6], "học", "kinh nghiệm")))
"""A verb of learning, of whatever."""
WISHED = re.compile(r"(?:mong(?: muốn)?|đề nghị|đề xuất|nghe|được)\s[^.;]*$", re.IGNORECASE)
"""Before a verb of sharing that is only wished for, or that somebody else is the subject of."""
HELPS = any_of(r"(?<!\w)(?:hỗ trợ|giúp(?: đỡ)?|trao(?: tặng)?|tặng|ủng hộ|viện trợ|tài trợ)(?!\w)(?! đổi| tay)")
"""A verb of helping; not "trao đổi", "trao tay"."""
GOODS = any_of(
    r"\d[\d.,]*\s?(?:tỷ|tỉ|triệu|nghìn|tấn|suất|căn|bộ|máy|đồng|liều|giường)",
    *("kinh phí", "nhân lực", "vật tư", "xây dựng", "đào tạo"),
)
"""What help consists of, and must for help to be told: "2 tỷ đồng"."""
FOR_OTHERS = re.compile(
    r"[^.;]{0,70}?(?<!\w)(?:cho|tới|đến|tặng) (?!biết|hay|rằng|tỉnh|thành phố|TP|địa phương)", re.IGNORECASE
)
"""Behind a verb of helping: it goes to somebody who is no party, "… 20 triệu đồng cho hộ nghèo"."""
THANKS = any_of("(?:sự |được )(?:quan tâm, )?(?:hỗ trợ|giúp đỡ)[^.;]{0,50}? của ")
"""Help that was had: "sự hỗ trợ quý báu của |tỉnh X"."""
GRATEFUL = any_of(r"(?<!\w)(?:cảm ơn|cám ơn|biết ơn|tri ân)(?!\w)")
"""A verb of thanking, before a verb of helping whose subject is who is thanked."""
REQUESTS = any_of(r"(?<!\w)(?:kiến nghị|đề xuất|đề nghị|mong(?: muốn)?)(?!\w)(?! trên| này)")
"""A verb of asking."""

VERBS = CuedPattern(
    re.compile(r"\w"),
    (
        *(
            "đề nghị",
            "kiến nghị",
            "đề xuất",
            "đề đạt",
            "xin",
            "nhờ",
            "mong",
            "hy vọng",
            "kỳ vọng",
            "đặt vấn đề",
            "ngỏ ý",
        ),
        *("hỗ trợ", "ủng hộ", "trao", "tặng", "giúp", "tài trợ", "viện trợ", "chi viện", "mượn", "chuyển", "cấp", "cử"),
        *("dành", "góp", "ứng trước", "lắp đặt", "bỏ tiền", "học", "kinh nghiệm", "mô hình", "cách", "bài học"),
        *(
            "quy trình",
            "bí quyết",
            "nghiệp vụ",
            "cung cấp",
            "bàn giao",
            "mời",
            "tập huấn",
            "hướng dẫn",
            "truyền nghề",
            "kèm cặp",
        ),
    ),
)
"""A word without which no construction of giving, asking or learning stands."""

# ---------------------------------------------------------------- what governs a party
OF = re.compile(
    r"(?:của|từ|ở|tại|như)\s+(?:tỉnh |thành phố |TP\.? ?|UBND |HĐND |Thường trực |[\w]+ ủy )*$", re.IGNORECASE
)
"""Before a party from whom something is had."""
TO = re.compile(
    r"(?:cho|với|giúp|hỗ trợ|tới|đến)\s+(?:bà con |đồng bào |nhân dân |người dân )?(?:tỉnh |thành phố |TP\.? ?)?$",
    re.IGNORECASE,
)
"""Before a party to whom something is given."""
_ORGANS = union(
    *("bà con ", "đồng bào ", "nhân dân ", "lãnh đạo ", "UBND ", "HĐND ", "Ủy ban MTTQ (?:Việt Nam )?"),
    *("chính quyền ", "Tỉnh ủy ", "Thành ủy "),
)
OBJECT = re.compile(rf"\s{_ORGANS}?(?:tỉnh |thành phố |TP\.? ?)?")
"""All that may stand between a verb and the party it governs: "đề nghị |UBND tỉnh |X"."""
CENTRE = re.compile(
    r"Chính phủ|Thủ tướng|Trung ương|Quốc hội|(?<!\w)[Bb]ộ(?! phận| máy| đội)|các bộ, ngành"
    "|Đoàn (?:[Cc]ông tác|giám sát)|Hội đồng (?:[Đđ]iều phối|Dân tộc)"
)
"""The centre, of whom provinces ask."""

# ---------------------------------------------------------------- clauses
GOES_ON = re.compile(r"\W*(?:Đồng chí|Ông|Bà|Tỉnh|Thành phố)(?= [^\W\d_A-ZĐ])|\W*(?:Đồng thời|Bên cạnh đó|Ngoài ra)")
"""The opening of a sentence in which who spoke before goes on: "Đồng chí mong …", "Bên cạnh đó, …"."""
CLAUSE_ENDS = re.compile("[;]|, đồng thời | đồng thời ")
"""Where a clause with a verb of its own begins."""
