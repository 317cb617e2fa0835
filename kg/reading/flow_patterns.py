"""Constructions of asking and giving, over sentences whose parties are letters (`kg.reading.tagging`).

■ stands for a party, ● for a person who speaks for one: "● đề nghị ■ cử 3 kỹ sư", "■ được ■ hỗ trợ 2 tỷ đồng".
"""

from __future__ import annotations

import re

from kg.reading.letters import union
from kg.reading.tagging import ANY, LIST, PARTY, PERSON

__all__ = [
    "ALL_OF_US",
    "ALSO_GIVEN",
    "ANSWERED",
    "ANSWERED_HERE",
    "ASKED",
    "ASKED_OF_THEIRS",
    "ASKS",
    "BORROWS",
    "DIRECT",
    "FOR_OTHERS",
    "FOR_SHARING",
    "GIFTS",
    "GIVEN",
    "GIVEN_BY",
    "GIVES",
    "GIVES_AWAY",
    "GIVES_OUTRIGHT",
    "GOODS",
    "PLACED",
    "ROW",
    "THANKED",
    "TO_EACH",
    "TO_PARTY",
    "TO_THEIR_PEOPLE",
    "UNREAL",
    "WANTED",
    "WILLING",
]


def _pattern(*parts: str) -> re.Pattern[str]:
    return re.compile("".join(parts), re.IGNORECASE)


# ---------------------------------------------------------------- who acts
_BESIDE = union(
    *("đã", "sẽ", "cũng", "còn", "đang", "vừa", "tiếp tục", "luôn", "sẵn sàng", "bày tỏ", "trân trọng", "tha thiết"),
    *("khẩn thiết", "nhiều lần", "nhất trí", "đồng ý", "cam kết", "hứa", "nhận lời", "thống nhất", "quyết định"),
    *("dự kiến", "trực tiếp", "kịp thời", "ngỏ ý", "mong muốn", "muốn", "có nhu cầu", "dự định", "nói", "phát biểu"),
    *(
        "gửi",
        "lần này",
        "ngay",
        "cùng",
        "xúc động",
        "nhanh chóng",
        "vui vẻ",
        "nhận",
        "đại diện",
        "cho biết",
        "khẳng định",
    ),
)
DIRECT = _pattern(rf"({ANY})(?: \([^)]{{0,40}}\))?(?:,? {_BESIDE}|,)*\s*$")
"""A party or person straight before a verb: "■ đã nhiều lần |đề nghị"."""
ROW = _pattern(rf"({PARTY}(?:(?:, | và |, và | cùng ){PARTY})+)(?:,? {_BESIDE}|,)*\s*$")
"""A row of parties straight before a verb: "■, ■ và ■ |đề nghị"."""
ALL_OF_US = _pattern(
    r"(?<!\w)(?:(?:cả )?(?:hai|ba|bốn|năm|sáu|bảy|tám|các|\d+) (?:tỉnh|địa phương|tỉnh, thành phố|tỉnh, thành|bên)|"
    rf"liên tỉnh)(?: trong (?:vùng|cụm|khu vực)| bạn| miền núi)?(?:,? {_BESIDE}|,)*\s*$"
)
"""All who meet, straight before a verb: "hai tỉnh thống nhất |kiến nghị"."""
TO_EACH = _pattern(r"^[^.;]{0,60}?(?:mỗi|cho các|giúp các|từng) (?:tỉnh|địa phương|thành phố)(?! bạn)(?!\w)")
"""Behind a verb of giving: all others get it, "hỗ trợ |mỗi tỉnh 2 tỷ đồng"."""
PLACED = _pattern(
    r"(?<!\w)(?:tại|ở|từ|của|với|cho|đến|tới|sang|vào|về|ra|lên|xuống|giữa|thuộc|trên địa bàn|địa bàn|giúp|so với|",
    r"cùng)\s$",
)
"""Before a party that is where something happens or to whom, and does not act."""
UNREAL = _pattern(r"(?<!\w)(?:nên|cần|phải|có thể|nếu|để) $")
"""Before a verb of what has not been done: "các tỉnh nên |kiến nghị"."""

# ---------------------------------------------------------------- asking
_ASK = (
    r"(?:đề nghị|kiến nghị|đề xuất|đề đạt|đặt vấn đề|ngỏ ý|nhờ|xin)(?: với| lên| tới)?"
    r"(?! lỗi| cảm ơn| ý kiến| chúc| kính)"
)
_WISH = r"(?:mong(?: muốn)?|hy vọng|kỳ vọng)(?: rằng)?(?: (?:sẽ )?(?:tiếp tục )?được)?"
_FAVOUR = union(
    *("quan tâm", "giúp", "hỗ trợ", "tạo điều kiện", "cho", "phối hợp", "sớm", "xem xét", "dành", "cử", "nhận"),
    *("ưu tiên", "đồng ý", "tháo gỡ", "bố trí", "tiếp nhận", "mở", "đẩy nhanh", "giới thiệu doanh nghiệp"),
    *("cam kết", "đầu tư", "bổ sung", "cấp", "chấp thuận", "phê duyệt", "ban hành", "giải quyết", "có cơ chế"),
    *("có chính sách", "chỉ đạo", "cân đối"),
)
_ASKED = rf"{LIST}|{PERSON}"
ASKED = _pattern(
    rf"(?<!\w)(?:{_ASK}(?: nhờ| xin)?\s({_ASKED})",
    rf'|{_WISH}\s({_ASKED})(?=[^.;"”]{{0,30}}?(?<!\w){_FAVOUR}(?!\w)))',
)
"""Whom somebody asks: "đề nghị ■", "mong ■ tạo điều kiện"."""
_ALSO = ("ý kiến,", "đề xuất,", "đề nghị,", "phản ánh,", "nguyện vọng,", "tâm tư,")  # before a noun of asking in a row
ASKS = _pattern(
    *(
        rf"(?<!{noun} )"
        for noun in ("những", "các", "theo", "của", "nhiều", "đưa ra", "số", "đơn", "gửi", r"\d", *_ALSO)
    ),
    r"(?<!từ chối )(?<!\w)(?:kiến nghị|đề xuất|đề nghị|xin)(?= (?:cho|bổ sung|hỗ trợ|bố trí|sớm|cấp|tăng|điều chỉnh|",
    r"(?:một số|nhiều|các|những|\d+|\w+) (?:nhóm )?(?:nội dung|vấn đề|nhiệm vụ)|"
    r"được|xem xét|nâng|ưu tiên|mở|tháo gỡ|tạo điều kiện|quan tâm|chấp thuận|phê duyệt|đầu tư|có cơ chế|thêm|đưa|giao)",
    r"(?!\w))",
)
"""That somebody asks for a favour, whomever."""
ASKED_OF_THEIRS = _pattern(
    r"(?<!\w)(?:kiến nghị|đề xuất|đề nghị|mong(?: muốn)?)(?: [^.;,]{0,30},)? (?:các |những )?",
    r"(?:đơn vị|doanh nghiệp|sở|ngành|ngành chức năng|cơ quan|cơ quan chức năng|sở,? ngành|công ty)",
    rf"(?: [^.;,]{{0,30}})? (?:của|ở|tại|thuộc) ({PARTY})(?=[^.;]{{0,25}}?(?<!\w)(?:cần|tăng|{_FAVOUR})(?!\w))",
)
"""Whose people or companies somebody asks: "kiến nghị các doanh nghiệp ở ■ tăng cường"."""
_ANSWERS = (
    r"(?:về|đối với|xung quanh|liên quan(?: đến)?|trước|trả lời|giải đáp|ghi nhận|tiếp thu|(?:đồng tình|thống nhất|"
    r"đồng ý(?: ngay)?|nhất trí) với"
)
_THE = r"(?: (?:các|những|một số|nhiều|nhóm|nội dung|ý kiến|\d+|từng|toàn bộ)){0,3}(?: ý kiến,)?"
_WISHES = r" (?:đề xuất|kiến nghị|đề nghị)(?:,? (?:và )?(?:đề xuất|kiến nghị|đề nghị))*"
ANSWERED = _pattern(
    rf"(?<!\w){_ANSWERS}|ủng hộ|giải quyết|lắng nghe|cho ý kiến(?: về)?|phản hồi){_THE}{_WISHES}",
    rf"(?: cụ thể| nêu trên| chính đáng)?(?: này)? của ({PARTY})",
)
"""Whose wishes are answered: "Về các kiến nghị của ■, …"."""
ANSWERED_HERE = _pattern(
    rf"^\W*{_ANSWERS}){_THE}{_WISHES}(?: cụ thể| nêu trên| chính đáng)?(?:(?! của )[^.;]){{0,120}}?, (?={ANY})",
)
"""What was asked for at the meeting, told by the answer to it: "Xung quanh các kiến nghị về A, ● cho biết …"."""
BORROWS = _pattern(rf"(?<!\w)(?:xin|mượn|nhờ)(?: [^.;,]{{0,40}})? (?:của|từ) ({PARTY})")
"""Whose something is that is asked for: "xin mượn 3 kỹ sư của ■"."""

# ---------------------------------------------------------------- what is given
_PEOPLE = ("kỹ sư", "cán bộ", "bác sĩ", "y,? bác sĩ", "chuyên gia", "giáo viên", "tổ", "đoàn")
_COUNTED = union(
    *("tỷ", "tỉ", "triệu", "nghìn", "ngàn", "tấn", "căn", "bộ", "máy", "đồng", "liều", "giường", "trạm", "xe", "chiếc"),
    *("xuồng", "phòng học", "nhà", "cơ số", "suất học bổng", "USD", "bồn", "thiết bị"),
    *_PEOPLE,
)
GOODS = _pattern(
    rf"\d[\d.,]*\s?{_COUNTED}(?!\w)",
    r"|kinh phí|trang thiết bị|mã nguồn|vật tư|nhân lực|tổ kỹ thuật|bác sĩ|chuyên gia|máy móc|máy bơm|học bổng|cán bộ",
)
"""What help consists of."""
GIFTS = _pattern(
    r"(?<!\w)(?:quà|phần quà|suất quà|lưu niệm|hoa|bức tranh|cờ|kỷ niệm chương|huân chương|bằng khen|tri ân)(?!\w)"
)
"""Presents, which are no help."""

# ---------------------------------------------------------------- giving
_GIVE = (
    r"(?:hỗ trợ|ủng hộ|trao tặng|trao(?! đổi| quyền)|tặng|giúp đỡ|giúp|tài trợ|viện trợ|chi viện|cho mượn|"
    r"cho(?= [^.;]{0,30}mượn)|chuyển giao|chuyển(?! đổi| biến| dịch| tiếp| hóa| sang)|cấp(?= (?:\w+ )?\d)|cử|dành|"
    r"góp(?! phần| ý| sức)|đóng góp|ứng trước|lắp đặt|xây tặng|chia sẻ \d)"
)
_NO_GIVING = (
    "công nghiệp",
    "sự",
    "giúp đỡ,",
    "luân",
    "cắt",
    "điều",
    "được",
    "nhận",
)  # before words that are no verb of giving
GIVES_AWAY = _pattern(r"(?<![\w-])", *(rf"(?<!{word} )" for word in _NO_GIVING), rf"{_GIVE}(?!\w)")
"""A verb of giving, whose subject gives."""
GIVES = _pattern(rf"^(?: tặng| cho| giúp)?\s({LIST})")
"""Straight behind a verb of giving: "hỗ trợ |■ …"."""
ALSO_GIVEN = _pattern(rf"(?:,|;| và) ({PARTY}) (?:hơn |gần |thêm )?(?=\d)")
"""Others to whom goods go: "hỗ trợ ■ 120 tỉ đồng|, ■ 70 tỉ đồng"."""
TO_PARTY = _pattern(
    r"^[^.;]{0,120}?(?:(?<!\w)(?:cho|giúp|ủng hộ|hỗ trợ|tới|đến|để|tặng|mượn|vào|ra|lên|sang|xuống)\s)", rf"({LIST})"
)
"""Behind goods: to whom they go, "… 5 tỷ đồng cho ■"."""
TO_THEIR_PEOPLE = _pattern(rf"^[^.;]{{0,90}}?(?<!\w)(?:cho|giúp) [^.;,]{{2,40}} (?:của|ở|tại) ({LIST})")
"""Behind goods: whose people get them, "… 6 lớp tập huấn cho 300 chủ nhà của ■ và ■"."""
GIVEN = _pattern(
    rf"({PARTY})(?: \([^)]{{0,40}}\))?(?: đã| cũng| vừa| luôn| từng| còn)*",
    rf" (?:được|tiếp nhận|nhận được|nhận)(?: sự)?(?: [^.;]{{0,60}}?(?:do|của|từ))?\s({LIST})",
    rf"(?=[^.;]{{0,30}}?(?<!\w){_GIVE}(?!\w))",
)
"""Who was helped, and by whom: "■ được ■ hỗ trợ"."""
GIVEN_BY = _pattern(
    r"(?<!\w)do (?:(?:Đảng bộ|chính quyền|nhân dân|quân và dân|cán bộ)(?:, | và | ))*",
    rf"({PARTY})(?: sẽ| đã)? (?:bỏ tiền|bỏ kinh phí|tài trợ|hỗ trợ|trao tặng|tặng|ủng hộ|đầu tư giúp|",
    r"(?:đóng )?góp(?= [^.;,]{0,25}\d)|xây tặng)(?!\w)",
)
"""Who pays for something: "do ■ bỏ tiền lắp đặt"."""
GIVES_OUTRIGHT = _pattern(r"^(?:hỗ trợ|ủng hộ|trao tặng|trao|tặng|tài trợ|viện trợ|ứng trước)(?: \w+){0,3} \d")
"""A verb of giving with the sum straight behind it, so that the taker need not be said: "hỗ trợ 5 tỷ đồng"."""
WILLING = _pattern(
    r'(?<!\w)(?:nhận lời|nhất trí|đồng ý|sẵn sàng|cam kết|hứa|sẽ)[^.;"”]{0,40}?(?<!\w)',
    r"(?:cử \d+|cử người|cử (?:cán bộ|kỹ sư|chuyên gia|bác sĩ|giáo viên|tổ)|cho [^.;]{0,20}mượn|dành \d+|",
    r"bỏ [^.;]{0,20}kinh phí|bỏ tiền|ứng trước \d)",
)
"""A promise of people or means: "nhận lời sẽ cử 3 cán bộ"."""
FOR_SHARING = _pattern(r"^[^.;,]{0,25}?(?:trao đổi|chia sẻ|hướng dẫn)(?!\w)")
"""Behind "cử cán bộ": who is sent to tell of experience brings no help."""
FOR_OTHERS = _pattern(r"^[^.;]{0,70}?(?<!\w)(?:cho|tới|đến|tặng) (?!biết|hay|rằng|[\ue000-\ue7ff])")
"""Behind a sum: it goes to somebody who is no party, "… 20 triệu đồng cho hộ nghèo"."""
THANKED = _pattern(rf"(?<!\w)(?:cảm ơn|cám ơn|biết ơn|tri ân)(?: sâu sắc| chân thành)? ({LIST})(?: đã| vì| luôn)(?!\w)")
"""Who is thanked for what they gave: "cảm ơn ■ đã hỗ trợ"."""
WANTED = _pattern(r"(?<!\w)(?:đề nghị|kiến nghị|đề xuất|xin|mong|nhờ|yêu cầu|nếu|cần)(?!\w)")
"""Before a verb of giving in its clause: nothing has been given yet."""
