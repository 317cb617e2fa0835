"""The words by which a clause is an exchange of views, a wish, praise, or an account of own results.

What is stated with them is told in `kg.reading.statements`; the verbs of giving and asking stand in `flow_words`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.reading.cues import CuedPattern
from kg.reading.letters import any_of, union

__all__ = [
    "ACHIEVES",
    "AGENDA",
    "ATTRIBUTED",
    "CONTINUES",
    "ENDS_PRAISE",
    "EXCHANGES",
    "GENERAL_RESULTS",
    "HOLDS_AS_LESSON",
    "INTRODUCES",
    "OWN_VERB",
    "PRAISES",
    "STRAIGHT",
    "TIES_ON",
    "TOGETHER",
    "WILL",
    "WISHES",
]


def _cued(cues: Iterable[str], pattern: str) -> CuedPattern:
    return CuedPattern(re.compile(pattern, re.IGNORECASE), cues)


# ---------------------------------------------------------------- exchanges of views
_TALKS = ("trao đổi", "thảo luận", "bàn bạc", "bàn")
EXCHANGES = _cued(
    _TALKS,
    rf"(?<!\w){union(*_TALKS)}(?:(?:,| và) (?:trao đổi|thảo luận|đánh giá|chia sẻ|làm rõ|thống nhất|bàn))*"
    r"(?: thống nhất| kỹ| sâu| cụ thể| làm rõ| thông tin| ý kiến| kinh nghiệm| nội dung)*"
    r"(?: (?:về|xung quanh)(?: việc(?= ))?(?= )"
    r"| (?=(?:các|một số|những|nhiều|hai|ba|bốn|năm|\d+) (?:nhóm )?"
    r"(?:nội dung|vấn đề|giải pháp|biện pháp|việc)(?!\w)))",
)
"""A verb of talking and what governs its subjects: "trao đổi về |", "thảo luận |một số nội dung"."""
AGENDA = re.compile(
    r"\s*(?:(?:các|một số|những|nhiều|hai|ba|bốn|năm|\d+) )?(?:nhóm )?(?:nội dung|vấn đề|lĩnh vực|việc)[^.;:,]{0,40}?"
    r"(?: liên quan đến| như| gồm| là|:)\s*:?\s*"
)
"""Before the items of an agenda: "một số nội dung liên quan đến |"."""
TOGETHER = re.compile(
    union(
        r"(?<!\w)(?:hai|2|các) (?:bên|tỉnh|địa phương|đoàn|thành phố|đơn vị)",
        r"(?<!\w)(?:các )?đại biểu",
        r"(?<!tại )(?<!trong )(?<!sau )(?<!của )(?<!ở )(?<!dự )(?<!\w)(?:hội nghị|buổi làm việc|cuộc họp|hội thảo)",
        r"lãnh đạo (?:hai|2|các|một số)",
    ),
    re.IGNORECASE,
)
"""Who talks where more than one side does: "hai bên"."""
STRAIGHT = re.compile(r",?(?: (?:để|nhằm|cùng|và|đã|nhau|tập trung|có buổi))* ?")
"""All that may stand between the last party and the verb of talking it governs."""
WILL = re.compile(r"(?<!\w)(?:sẽ|dự kiến|sắp)(?!\w)", re.IGNORECASE)
"""What is only planned."""

# ---------------------------------------------------------------- wishes
WISHES = any_of(r"(?<!\w)(?:mong(?: muốn| được)?|muốn|quan tâm|nguyện vọng|hy vọng|đề nghị|đề xuất|có nhu cầu)(?!\w)")
"""Before or at a verb of learning that has not happened yet: "mong muốn học hỏi", "quan tâm tới cách làm"."""

# ---------------------------------------------------------------- praise
_REACHED = (
    *("kết quả", "thành tựu", "thành tích", "thành công", "thành quả", "nỗ lực", "bước phát triển"),
    *("sự phát triển", "đổi thay", "cách làm", "mô hình", "sự chủ động", "sự phối hợp"),
)
_RESULTS = union(*_REACHED)
PRAISES = _cued(
    ("chúc mừng", "đánh giá", "biểu dương", "ghi nhận", "hoan nghênh", "ấn tượng"),
    rf"(?:chúc mừng|đánh giá (?:rất )?cao|biểu dương|ghi nhận|hoan nghênh|ấn tượng)[^.;]{{0,80}}?{_RESULTS}",
)
"""Praise of what somebody has reached: "chúc mừng những kết quả"."""
HOLDS_AS_LESSON = _cued(
    ("những ", "các ", *_REACHED),
    rf"(?:(?:những|các) )?{_RESULTS}[^.;]{{0,140}}? là [^.;]{{0,40}}?(?:bài học|kinh nghiệm|mô hình|điển hình)",
)
"""Praise of results as a lesson: "những kết quả … của tỉnh X là bài học kinh nghiệm quý"."""
ENDS_PRAISE = re.compile(
    r",? (?:và )?(?:đồng thời|đề nghị|mong|hy vọng|tin tưởng|khẳng định|cảm ơn|cám ơn|chia sẻ|yêu cầu|lưu ý|cho biết)"
    r"(?!\w)"
)
"""Where another verb takes over from praise."""

# ---------------------------------------------------------------- own results
ACHIEVES = re.compile(
    r" (?:(?:đã|cũng|luôn|đang|vẫn|đều|tiếp tục|không ngừng) )+"
    + union(
        *("đạt", "tiến hành", "triển khai", "thực hiện", "tập trung", "ban hành", "huy động", "thu hút", "trở thành"),
        *("nêu cao", "phát huy", "xây dựng", "đẩy mạnh", "hoàn thành", "tổ chức", "chú trọng", "ưu tiên", "chủ động"),
        *("quan tâm", "hình thành", "đầu tư", "phát triển", "có", "áp dụng", "đưa", "vươn"),
    )
    + r"(?!\w)"
)
"""Behind a unit whose speaker tells what it has done: "tỉnh X |đã đạt"."""
GENERAL_RESULTS = re.compile(
    rf"{_RESULTS}[^.;]{{0,40}}?(?:toàn diện|tất cả các lĩnh vực|mọi lĩnh vực|nhiều lĩnh vực|các lĩnh vực)"
)
"""Results in all fields, which is what the topic of society and the economy at large stands for."""
CONTINUES = re.compile(
    r"\W*(?:(?:Đặc biệt|Nhất là|Trong đó|Cụ thể|Ngoài ra|Bên cạnh đó|Cùng với đó|Nhờ đó|Qua đó|Đồng thời)"
    r"(?: là)?(?: khẳng định)?,? )"
)
"""Words that tie a sentence to the one before and state nothing themselves."""
TIES_ON = re.compile(
    r"\W*(?:Để |Bên cạnh|Ngoài ra|Cùng với|Đặc biệt|Trong đó|Cụ thể|Nhờ|Đồng thời|Qua đó|Tỉnh |Nhất là)"
)
"""The opening of a paragraph in which the speaker of the one before goes on."""

# ---------------------------------------------------------------- who says it
INTRODUCES = re.compile(
    r"(?<!\w)(?:cho (?:biết|rằng|hay)|nhấn mạnh|phát biểu|khẳng định|nói|thông tin|báo cáo|chỉ rõ|nêu rõ|bày tỏ)"
    r"(?!\w)(?: rằng)?[,:]?\s*"
)
"""A verb of speaking that only introduces what is said."""
ATTRIBUTED = re.compile(r"\W*(?:Đồng thời|Bên cạnh đó|Ngoài ra)?,? ?(?:khẳng định|nhấn mạnh|cho biết|cho rằng),? ")
"""The same at the head of a sentence whose speaker goes on: "Đồng thời khẳng định, |…"."""
OWN_VERB = re.compile(
    r"\W*(?:đồng thời |và )?(?:cảm ơn|cám ơn|khẳng định|mong|đề nghị|đề xuất|chúc|yêu cầu|hy vọng|tin tưởng|nhấn mạnh"
    r"|theo |đây |điều |trong khi|do đó|vì|nhờ|song|tuy|còn|riêng|đến nay|hiện)",
    re.IGNORECASE,
)
"""The opening of a clause that has a verb of its own and does not go on a list."""
