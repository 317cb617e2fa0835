"""The words of meeting: what reports one, what kind of occasion it is, whether it is past or planned."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import MeetingKind, Status
from kg.reading.letters import any_of

__all__ = ["MEETS", "NO_MEETING", "is_conference", "kind_of", "status_of"]

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

MEETS = any_of(
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
    r"(?:đến|tới|đi|sang|về|đã|vào|có chuyến) (?:\w+ ){0,2}(?:thăm|khảo sát|tìm hiểu)",
    "thăm(?:,| và) (?:làm việc|chúc|tặng|hỗ trợ|khảo sát)",
    "thăm hỏi",
    "học tập,? (?:trao đổi )?kinh nghiệm",
    "trao đổi,? (?:học tập |chia sẻ )?kinh nghiệm",
    "tham quan,? học tập",
    "có cuộc họp",
    "buổi họp",
    "cuộc họp",
    "họp (?:với|khẩn|bàn|trực tuyến|đánh giá|giao ban|sơ kết|tổng kết|thống nhất)",
    "đã họp(?! báo)",
    r"(?:đến|tới|đi|về|đoàn|đã) (?:\w+ ){0,2}kiểm tra,? (?:tình hình|công tác|việc|tiến độ|thực tế|tại|hiện trường|khắc phục)",
    "thống nhất phối hợp",
    "tìm hiểu (?:về )?(?:mô hình|kinh nghiệm)",
    "tổ chức (?:lễ|chương trình)",
    "lễ (?:kỷ niệm|khởi công|khánh thành|thông xe)",
)
"""Verbs and nouns that report a meeting."""

NO_MEETING = any_of(
    r"(?<!\w)(?:đề xuất|đề nghị|yêu cầu|(?<!ngoại )giao|kiến nghị|dự định|chưa) (?:[^\s,.]+ ){0,6}?"
    "(?:làm việc|họp|tổ chức hội nghị)",
    "có (?:văn bản|công văn|tờ trình)",
    "gửi (?:văn bản|công văn|tờ trình|thư)",
    "họp báo",
    "(?:nghị quyết|kết luận) hội nghị",
    r"hội nghị (?:lần thứ \S+ )?(?:bch|ban chấp hành) trung ương",
    "hội nghị trung ương",
    "lao động đi làm việc",
    "thảo luận (?:tại )?(?:tổ|hội trường)",
    "kỳ họp (?:thứ|quốc hội|hđnd)",
    "phiên (?:họp|chất vấn|thảo luận|tòa)",
    "(?:thi hành|xử lý|xem xét) kỷ luật",
    r"thăm (?:quan|khu di tích|khu du lịch)",
    "kiểm tra (?:hành chính|xe|phương tiện)",
    "thăm(?: hỏi)?(?:,? động viên)?[^.;]{0,40}(?:nạn nhân|người bị thương|bệnh nhân)",
)
"""Letters, requests to meet, plenums and sittings, discipline, visits to hospitals and sights: no meetings of units."""

# A conference may name in its report only who leads it; those who speak there are its parties too.
_CONFERENCE = any_of(
    r"(?<!quyết )(?<!\w)(?:tại|chủ trì|dự|tổ chức|diễn ra) (?:lễ |phiên )?(?:hội nghị|hội thảo|diễn đàn|tọa đàm|lễ ký)"
)
_PURPOSE = any_of(
    "(?:mục đích|nhằm|để) (?:trao đổi, )?học (?:hỏi|tập)",
    "(?:đến|tới|sang|vào|ra|về) (?:học tập|trao đổi,? học tập|học hỏi)",
    r"(?<!\w)học (?:xây|tập (?:xây dựng )?mô hình|hỏi mô hình|cách|kinh nghiệm)",
)
_PLANNED = any_of(r"(?<!\w)(?:sẽ|dự kiến|sắp|chuẩn bị|tới đây)(?!\w)")
_DONE = any_of(r"(?<!\w)(?:đã|vừa)(?!\w)")
_BEFORE = any_of("trước đó", "trước đây", "năm trước", "từ năm", "vào năm", "tháng trước")


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


def status_of(words: str) -> Status:
    """Planned if the words speak of the future only, background if they look back, else held."""
    if _PLANNED.search(words) and not _DONE.search(words):
        return "planned"
    return "background" if _BEFORE.match(words) else "held"


def is_conference(words: str) -> bool:
    """Whether the words tell of a conference or signing where many take part."""
    return _CONFERENCE.search(words) is not None
