"""The words of meeting: what reports one, what kind of occasion it is, whether it is past or planned."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import MeetingKind, Status
from kg.reading.cues import CuedPattern, openings
from kg.reading.letters import any_of, whole

__all__ = ["MEETS", "NO_MEETING", "is_conference", "kind_of", "status_of"]

# ---------------------------------------------------------------- what reports a meeting
_GOES_TO_VISIT = ("đến", "tới", "đi", "sang", "về", "đã", "vào", "có chuyến")
_GOES_TO_INSPECT = ("đến", "tới", "đi", "về", "đoàn", "đã")
_INSPECTED = "(?:tình hình|công tác|việc|tiến độ|thực tế|tại|hiện trường|khắc phục)"
_MEETS = (
    "làm việc (?:với|tại|cùng)",
    "buổi làm việc",
    "cuộc làm việc",
    "có chuyến (?:thăm|công tác|làm việc)",
    "hội đàm",
    "hội kiến",
    "ký kết",
    "lễ ký",
    "ký (?:thỏa thuận|biên bản|bản ghi nhớ|chương trình|quy chế|kế hoạch)",
    "hội nghị",
    "hội thảo",
    "diễn đàn",
    "tọa đàm",
    "gặp mặt",
    "gặp gỡ",
    "cuộc gặp",
    "tiếp (?:và làm việc|đoàn|xã giao|đón)",
    "đón tiếp",
    *(rf"{goes} (?:\w+ ){{0,2}}(?:thăm|khảo sát|tìm hiểu)" for goes in _GOES_TO_VISIT),
    "thăm(?:,| và) (?:làm việc|chúc|tặng|hỗ trợ|khảo sát)",
    "thăm hỏi",
    "học tập,? (?:trao đổi )?kinh nghiệm",
    "trao đổi,? (?:học tập |chia sẻ )?kinh nghiệm",
    "tham quan,? học tập",
    "có cuộc họp",
    "buổi họp",
    "cuộc họp",
    "giao ban",
    "đã trao đổi(?: và thống nhất)?,? (?:về|một số|các|nhiều) ",
    "đã cùng trao đổi",
    "họp (?:với|khẩn|bàn|trực tuyến|đánh giá|giao ban|sơ kết|tổng kết|thống nhất)",
    "đã họp(?! báo)",
    *(rf"{goes} (?:\w+ ){{0,2}}kiểm tra,? {_INSPECTED}" for goes in _GOES_TO_INSPECT),
    "thống nhất phối hợp",
    "tìm hiểu (?:về )?(?:mô hình|kinh nghiệm)",
    "tổ chức (?:lễ|chương trình)",
    "lễ (?:kỷ niệm|khởi công|khánh thành|thông xe)",
    "đã (?:khởi công|khánh thành)",
    "giao lưu (?:giữa|với|kết nghĩa|văn hóa|hữu nghị)",
    "kết nghĩa (?:với|giữa)",
    r"trao (?:tặng |số tiền |kinh phí |hỗ trợ )*\d[\d.,]* (?:tỷ|tỉ|triệu|tấn|suất|căn)",
    r"tiếp nhận (?:số tiền |kinh phí |hỗ trợ )*\d[\d.,]* (?:tỷ|tỉ|triệu|tấn|suất|căn)",
    "bàn (?:về |việc |giải pháp |phương án )?(?:liên kết|hợp tác|phối hợp|kết nối)",
)
MEETS = CuedPattern(any_of(*_MEETS), openings(*_MEETS))
"""Verbs and nouns that report a meeting."""

_ASKS = (
    "đề xuất",
    "đề nghị",
    "yêu cầu",
    "(?<!ngoại )(?<!bàn )giao(?! thông| ban| lưu| ước| thương)",
    "kiến nghị",
    "dự định",
    "chưa",
)
_NO_MEETING = (
    *(rf"(?<!\w){asks} (?:[^\s,.]+ ){{0,6}}?(?:làm việc|họp|tổ chức hội nghị)" for asks in _ASKS),
    "có (?:văn bản|công văn|tờ trình)",
    "gửi (?:văn bản|công văn|tờ trình|thư)",
    "họp báo",
    "nghị quyết hội nghị",
    "kết luận hội nghị",
    r"hội nghị (?:lần thứ \S+ )?(?:bch|ban chấp hành) trung ương",
    "hội nghị trung ương",
    "lao động đi làm việc",
    "thảo luận (?:tại )?(?:tổ|hội trường)",
    "kỳ họp (?:thứ|quốc hội|hđnd)",
    "phiên (?:họp|chất vấn|thảo luận|tòa)",
    "thi hành kỷ luật",
    "xử lý kỷ luật",
    "xem xét kỷ luật",
    "thăm (?:quan|khu di tích|khu du lịch)",
    "kiểm tra (?:hành chính|xe|phương tiện)",
    "thăm(?: hỏi)?(?:,? động viên)?[^.;]{0,40}(?:nạn nhân|người bị thương|bệnh nhân)",
)
NO_MEETING = CuedPattern(any_of(*_NO_MEETING), openings(*_NO_MEETING))
"""Letters, requests to meet, plenums and sittings, discipline, visits to hospitals and sights: no meetings of units."""

# ---------------------------------------------------------------- what kind it is
_KINDS: tuple[tuple[MeetingKind, re.Pattern[str]], ...] = (
    ("talks", any_of("hội đàm", "hội kiến")),
    (
        "signing",
        any_of(
            "(?:lễ|hội nghị|buổi) ký",
            "ký kết",
            "ký (?:bản |biên bản |kế hoạch |chương trình |thỏa thuận |quy chế |hợp tác)",
            "ký$",
        ),
    ),
    (
        "study-visit",
        any_of(
            "học tập,? (?:trao đổi |chia sẻ )?kinh nghiệm",
            "học hỏi",
            "trao đổi,? học tập",
            "tham quan,? học tập",
            "nghiên cứu thực tế",
            "học tập (?:xây dựng )?mô hình",
            "tìm hiểu (?:về )?mô hình",
            "khảo sát mô hình",
            "trao đổi kinh nghiệm",
            "học xây",
            "học cách",
            "học kinh nghiệm",
        ),
    ),
    ("conference", any_of("(?<!quyết )hội nghị(?! (?:trung ương|bch))", "hội thảo", "diễn đàn", "tọa đàm")),
    (
        "ceremony",
        any_of(
            "lễ (?:kỷ niệm|khởi công|khánh thành|thông xe|đón|công bố|trao|bàn giao|khai mạc|mít tinh|hội)",
            "chương trình nghệ thuật",
        ),
    ),
    (
        "working-session",
        any_of(
            "tiếp và làm việc",
            "(?<!thăm và )làm việc",
            "cuộc họp",
            "buổi họp",
            "họp",
            "gặp mặt",
            "gặp gỡ",
            "trao đổi",
            "giao ban",
            "thống nhất",
        ),
    ),
    (
        "visit",
        any_of(
            "thăm",
            "tiếp (?:đoàn|xã giao|đón)",
            "đón tiếp",
            "(?<!đoàn )khảo sát",
            "(?<!đoàn )kiểm tra",
            "chúc (?:tết|mừng)",
            "viếng",
        ),
    ),
)
_PURPOSE = any_of(
    "(?:mục đích|nhằm|để) (?:trao đổi, )?học (?:hỏi|tập)",
    "(?:đến|tới|sang|vào|ra|về) (?:học tập|trao đổi,? học tập|học hỏi)",
    r"(?<!\w)học (?:xây|tập (?:xây dựng )?mô hình|hỏi mô hình|cách|kinh nghiệm)",
)
_CONFERENCE = any_of(
    r"(?<!quyết )(?<!\w)(?:tại|chủ trì|dự|tổ chức|diễn ra) (?:lễ |phiên )?(?:hội nghị|hội thảo|diễn đàn|tọa đàm|lễ ký)"
)


def kind_of(words: str) -> MeetingKind:
    """The kind its first verb or noun of meeting tells, unless learning is said to be the purpose."""
    if _PURPOSE.search(words):
        return "study-visit"
    kinds = [kind for _, _, kind in sorted(_first_words(words))]
    # Who visits to learn makes a study visit: visiting is the way, learning the purpose.
    if kinds[:1] == ["visit"] and "study-visit" in kinds:
        return "study-visit"
    return kinds[0] if kinds else "other"


def _first_words(words: str) -> Iterator[tuple[int, int, MeetingKind]]:
    for order, (kind, pattern) in enumerate(_KINDS):
        if match := pattern.search(words):
            yield match.start(), order, kind


def is_conference(words: str) -> bool:
    """Whether the words tell of a conference or signing, whose report may name only one of many parties."""
    return _CONFERENCE.search(words) is not None


# ---------------------------------------------------------------- whether it has been
_PLANNED = whole("sẽ", "dự kiến", "sắp", "chuẩn bị", "tới đây")
_DONE = whole("đã", "vừa")
_BEFORE = any_of("trước đó", "trước đây", "năm trước", "từ năm", "vào năm", "tháng trước")


def status_of(words: str) -> Status:
    """Planned if the words speak of the future only, background if they look back, else held."""
    if _PLANNED.search(words) and not _DONE.search(words):
        return "planned"
    return "background" if _BEFORE.match(words) else "held"
