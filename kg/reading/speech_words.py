"""The words that tell who speaks: verbs of saying, what opens or attributes a quotation, and talk to the press."""

from __future__ import annotations

import re

from kg.reading.letters import any_of, compiled, union, whole

__all__ = [
    "ASKED_BY",
    "ATTENDS_AND_WISHES",
    "CARRIED_ON",
    "OPENS_SPEECH",
    "PRESS",
    "QUOTED",
    "QUOTES",
    "SPEAKING_OPENER",
    "SPEAKS",
    "TALKED_OF",
]

_EXCHANGES = "trao đổi(?!,? (?:và )?(?:kinh nghiệm|học|hợp tác|công tác|nghiệp vụ))"
SPEAKS = whole(
    *("cho (?:biết|hay|rằng|là)", "nói(?! chung| riêng| trên| là)", "phát biểu", "trình bày", "giới thiệu"),
    *("thông tin", "thông báo", "báo cáo", "kể", "hỏi", "đáp", "trả lời", _EXCHANGES, "giải thích", "giải trình"),
    *("nhấn mạnh", "khẳng định", "nêu(?! trên)", "chỉ rõ", "chỉ ra", "phân tích", "kết luận", "đặt vấn đề"),
    *("đánh giá", "nhận định", "nhìn nhận", "ghi nhận", "dự báo", "thẳng thắn", "(?<!được )quan tâm", "tiếp thu"),
    *("đề nghị", "đề xuất", "kiến nghị", "yêu cầu", "(?<!có )(?<!ý kiến )chỉ đạo", "lưu ý", "gợi ý", "kêu gọi"),
    "cam kết",
    *("mong", "kỳ vọng", "hy vọng", "tin tưởng", "tin rằng", "bày tỏ", "chia sẻ", "trăn trở", "băn khoăn"),
    *("cảm ơn", "cám ơn", "chúc mừng", "chúc", "biểu dương", "hoan nghênh", "đồng tình", "đồng ý", "nhất trí"),
    *("mở lời", "bộc bạch", "giãi bày", "tâm sự", "nhắc(?: lại| nhở)?", "thừa nhận", "hứa", "nhận lời", "tiết lộ"),
    *("phản bác", "tán thành", "góp ý", "lý giải", "quả quyết", "nhận xét", "xúc động", "gửi lời", "trình diễn"),
    *("quán triệt", "ngỏ ý", "tha thiết", "cho ý kiến", "nhờ", "thốt lên", "ngắt lời", "gật đầu", "khuyên", "khoe"),
    *("cảnh báo", "trần tình", "lo ngại", "lo lắng", "phàn nàn", "than thở", "điểm lại", "tóm tắt"),
    *("phân trần", "tường thuật", "thuật lại", "ví von", "so sánh", "minh họa", "minh chứng", "giảng giải"),
    "diễn giải",
    *("cắt nghĩa", "đính chính", "bình luận", "xác nhận", "chấp thuận", "phản hồi", "hồi đáp", "phản ánh", "phủ nhận"),
    *("bác bỏ", "lập luận", "đúc kết", "dặn", "bật mí", "trấn an", "nài", "năn nỉ", "giục", "thúc giục", "mách"),
    "bàn thêm",
    *("xin (?:thêm|được|phép|ý kiến|hỗ trợ|bổ sung|ứng|mượn|vay)", "tự hào", "vui mừng", "phấn khởi", "trân trọng"),
    *("tiếp lời", "mở đầu", "đặt câu hỏi", "nêu câu hỏi", "thắc mắc", "không giấu", "chiếu lên", "tha thiết mong"),
)
"""A verb of speaking behind a name: "ông A |nhấn mạnh"."""
ATTENDS_AND_WISHES = re.compile(r"(?:tới|đến|tham|cùng|về) dự(?: và|,)? (?:gửi lời |tặng hoa )?chúc mừng")
"""Being there and wishing well, which is one act of guests and no speech."""
ASKED_BY = compiled(
    "(?:đề nghị|đề xuất|kiến nghị|ý kiến|câu hỏi|thắc mắc|gợi ý|nhận xét|lời kể|băn khoăn|trăn trở)"
    r" của (?:{HON}\.?[ ,]*)*$"
)
"""Before who asks or says what a noun tells: "đề nghị của |ông A"."""
QUOTED = compiled(r"[\"”]\s?(?:[-–,.]|, ?-)\s?(?:{HON}\.?[ ,]*)*$")
"""Straight before a name that words in quotation marks are given to: "…"|, bà |A ví von"."""
QUOTES = re.compile(r"\W{0,3}(?:\([^()]{0,30}\))?: ?[\"“]")
"""Straight behind a name and its offices: "ông A|: "Chúng tôi cần …"."""
OPENS_SPEECH = re.compile(
    r"\W*"
    + union(
        *("Phát biểu", "Kết luận", "Báo cáo", "Trao đổi", "Đáp từ", "Khai mạc", "Chia sẻ", "Thay mặt"),
        *("Cũng theo", "Còn theo", "Theo", "Cụ thể, theo", "Tuy nhiên, theo", "Bên cạnh đó, theo"),
        *("Giải đáp", "Thông tin", "Tiếp lời", "Tại"),
    )
    + r"\b[^.;]*",
    re.IGNORECASE,
)
"""All that stands before the first name of a sentence that quotes: "Phát biểu tại buổi làm việc, đồng chí |A"."""
SPEAKING_OPENER = any_of(
    *("phát biểu", "kết luận", "báo cáo", "đáp từ", "khai mạc", "chia sẻ", "theo", "ý kiến của"),
    *("giới thiệu", "trình bày", "đánh giá", "trao đổi"),
)
"""A word that must stand in such an opening."""
CARRIED_ON = re.compile(r"\W*(?:Đồng chí|Ông|Bà)(?= [a-zà-ỹđ])(?! (?:con|Tổng))")
"""A sentence that goes on quoting who spoke before: "Ông nhấn mạnh …"."""
TALKED_OF = re.compile(
    r"(?:chuyến [\w ]{0,20}|chỉ đạo|kết luận|tưởng niệm|viếng|thân thế|lăng|khu lưu niệm)\s(?:của\s)?[^.,;]*$",
    re.IGNORECASE,
)
"""Before a person only spoken of, whose visits, orders or memory the sentence mentions."""
_PAPERS = union(
    *("PV", "phóng viên", "báo", "Báo", "báo chí", "Tuổi Trẻ", "Thanh Niên", "VnExpress", "Zing", "Dân trí"),
    "chúng tôi",
)
PRESS = re.compile(
    "(?:[Tt]rao đổi|[Cc]hia sẻ|[Nn]ói|[Tt]rả lời|phỏng vấn|cho biết|thông tin)"
    rf"[^.;]{{0,25}} (?:với|cho|của) {_PAPERS}"
    r"|(?:với|cho|cùng) (?:PV|phóng viên|nhà báo|báo giới)(?!\w)"
    "|sau (?:buổi|cuộc) (?:họp|làm việc)(?! đã)|họp báo|qua điện thoại"
    "|gửi (?:tặng )?(?:lẵng hoa|hoa|thư|điện|điện mừng) "
)
"""Something said to the press, not at the meeting."""
