"""Constructions of sharing experience, over sentences whose parties are letters (`kg.reading.tagging`)."""

from __future__ import annotations

import re

from kg.reading.letters import union
from kg.reading.tagging import LIST, PARTY

__all__ = [
    "HANDS_OVER",
    "INVITED",
    "LEARNS_FROM",
    "LEARNS_HERE",
    "SHARES",
    "TAKEN_HOME",
    "TEACHES",
    "TO_ALL",
    "TO_LEARNER",
    "WISHED_SHARE",
]

_CLAUSE = r'[^.;"”]'  # what a construction may run over
_DONE = ("tổ chức", "lập", "vận hành", "quản lý", "xây dựng", "thành lập", "làm", "vận động", "triển khai", "chọn")
_DONE_TOO = ("nuôi", "trồng", "phòng", "xử lý", "bảo vệ", "thu hút", "huy động", "phân loại", "giữ", "ghi nhận")
_LESSON = union(
    *("kinh nghiệm", "mô hình", "cách làm", "cách thức", "bài học", "quy trình", "bí quyết", "nghiệp vụ"),
    *(f"cách {verb}" for verb in (*_DONE, *_DONE_TOO)),
)
_LEARN = union(
    *(
        "học tập",
        "học hỏi",
        "học",
        "tham khảo",
        "nghiên cứu",
        "tìm hiểu",
        "khảo sát",
        "áp dụng",
        "vận dụng",
        "làm theo",
    ),
    *("nhân rộng", "tiếp thu", "hỏi", "ấn tượng với", "ấn tượng về", "tâm đắc với", "quan tâm đến", "quan tâm tới"),
    *("đánh giá cao",),
)
_USE = r"(?:học tập|học hỏi|tham khảo|vận dụng|áp dụng|nhân rộng|làm theo|nghiên cứu|học)"
_SHARE = union(
    *("chia sẻ(?! (?:lòng hồ|chung|mất mát|khó khăn|đau thương))", "giới thiệu", "truyền đạt", "trao đổi", "trình bày"),
    *(
        "kể",
        "nêu",
        "thông tin về",
        "phổ biến",
        "hướng dẫn",
        "tập huấn",
        "truyền nghề",
        "nói",
        "truyền thụ",
        "cung cấp",
        "bàn giao",
    ),
    *("chuyển giao", "truyền"),
)
_TEACH = r"(?:tập huấn|truyền nghề|trao nghề|hướng dẫn|chia sẻ|giảng|truyền đạt)"


def _pattern(*parts: str) -> re.Pattern[str]:
    return re.compile("".join(parts), re.IGNORECASE)


# ---------------------------------------------------------------- who teaches is named in the construction
WISHED_SHARE = _pattern(
    rf"(?:mong(?: muốn)?|đề nghị|nhờ|xin)\s({LIST}){_CLAUSE}{{0,50}}?",
    r"(?:chia sẻ|giới thiệu|truyền|hướng dẫn|trao đổi|cho học)",
    rf"{_CLAUSE}{{0,50}}?(?:kinh nghiệm|cách|mô hình|bài học)",
)
"""Of whom experience is wished: "mong ■ chia sẻ kinh nghiệm"."""
LEARNS_FROM = (
    # "học tập cách làm của ■"
    _pattern(
        rf"(?<!\w){_LEARN}(?!\w){_CLAUSE}{{0,70}}?(?<!\w){_LESSON}(?!\w){_CLAUSE}{{0,70}}?",
        rf"(?:của|từ|ở|tại|như) ({LIST})",
    ),
    # "được ■ chia sẻ kinh nghiệm"
    _pattern(
        rf"(?:được|nghe|mời)(?: [^.;]{{0,25}}?)? ?({LIST})(?: đã)? (?:{_SHARE})[^.;]{{0,60}}?(?<!\w){_LESSON}(?!\w)"
    ),
    WISHED_SHARE,
    # "hỏi ■ cách thành lập"
    _pattern(rf"(?<!\w)(?:hỏi|nhờ) ({LIST}) (?:về )?(?:cách|kinh nghiệm|mô hình|bí quyết)"),
    # "sang ■ tìm hiểu mô hình"
    _pattern(
        r"(?<!\w)(?:đến|tới|về|sang|vào|ra|lên|qua|xuống|thăm|tại|ở)(?: thăm| làm việc(?: tại| với)?)? ",
        rf"({PARTY}){_CLAUSE}{{0,60}}?(?<!\w){_LEARN}(?!\w){_CLAUSE}{{0,40}}?(?<!\w){_LESSON}(?!\w)",
    ),
    # "mô hình của ■ rất đáng học tập", "kinh nghiệm của ■ được ■ vận dụng"
    _pattern(
        rf"(?<!\w){_LESSON}(?!\w){_CLAUSE}{{0,50}}?(?:của|ở|tại) ({LIST}){_CLAUSE}{{0,50}}?(?<!\w)",
        r"(?:đáng (?:để )?(?:\w+ )?(?:học|quý|tham khảo)|rất (?:hay|quý|bổ ích)",
        rf"|(?:để|được|sẽ){_CLAUSE}{{0,40}}?{_USE})(?!\w)",
    ),
    # "mời chuyên gia ■ tập huấn"
    _pattern(
        r"(?<!\w)mời (?:(?:các )?(?:chuyên gia|cán bộ|giảng viên|báo cáo viên|kỹ sư|thầy)(?: của| từ)? )?",
        rf"({PARTY}){_CLAUSE}{{0,40}}?(?<!\w){_TEACH}(?!\w)",
    ),
)
"""From whom the subject learns."""

# ---------------------------------------------------------------- who teaches is the subject
SHARES = _pattern(rf"(?<!\w){_SHARE}(?!\w){_CLAUSE}{{0,80}}?(?<!\w){_LESSON}(?!\w)")
"""Telling of experience."""
TO_LEARNER = _pattern(rf"^{_CLAUSE}{{0,120}}?(?<!\w)(?:với|cho|tới|để|giúp) ({LIST})")
"""Who is told, from the verb of telling on: "… với ■ và ■"."""
TO_ALL = _pattern(
    r"(?:với|cho) (?:các (?:đại biểu|đơn vị|bạn)|hội nghị|\w+ (?:tỉnh|địa phương|tỉnh, thành)(?: bạn)?)(?!\w)",
    r"|các tỉnh (?:tham khảo|học tập|đừng|nghiên cứu)",
)
"""Told to everyone who meets: "chia sẻ với các tỉnh"."""
HANDS_OVER = _pattern(
    rf"(?<!\w)(?:cung cấp|bàn giao|chuyển giao|gửi|chuyển|chia sẻ)(?!\w){_CLAUSE}{{0,60}}?",
    rf"(?:tài liệu|quy chế|quy trình|mã nguồn|kinh nghiệm|bộ chỉ số){_CLAUSE}{{0,60}}?",
    rf"(?:cho|để) ({LIST})(?=[^.;]{{0,30}}?{_USE})",
)
"""To whom one's way of doing things is handed: "bàn giao tài liệu để ■ vận dụng"."""

TEACHES = _pattern(
    r"(?<!\w)(?:hướng dẫn|tập huấn|truyền nghề|kèm cặp|cầm tay chỉ việc)(?: nghiệp vụ| kỹ thuật| kỹ năng)?(?: cho)?",
    r"(?: đội ngũ| hơn| các| gần| \d+)* (?:cán bộ|công chức|học viên|kỹ sư|giáo viên|bác sĩ|nông dân|hội viên)(?!\w)",
)
"""Teaching people of the other side: "hướng dẫn cán bộ vận hành trung tâm"."""
INVITED = _pattern(r"(?<!\w)(?:mời|được|đề nghị|mong|nhờ|cử đi)(?!\w)")
"""Before a verb of teaching: its subject is taught."""

# ---------------------------------------------------------------- who learns is the subject
LEARNS_HERE = _pattern(
    r"(?<!\w)(?:học tập|học hỏi|nghiên cứu|tìm hiểu|khảo sát|tham quan)(?:,| và)?(?: \w+){0,3}? ",
    rf"(?<!\w){_LESSON}(?!\w)",
)
"""What guests do where they are, without saying of whom: "đoàn đã tham quan, học tập mô hình trồng cây"."""
TAKEN_HOME = _pattern(
    rf"(?<!\w)(?:áp dụng|vận dụng|làm thử|mang về|học được|nhân rộng|làm theo)(?!\w){_CLAUSE}{{0,40}}?",
    r'(?:cách làm|mô hình|kinh nghiệm|bài học|quy trình)[^.;,"”]{0,20}?(?:này|đó|trên|ở đây|tại đây)(?!\w)',
)
"""The other's way put to use: "dự định áp dụng cách làm này"."""
