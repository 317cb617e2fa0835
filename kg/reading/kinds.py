"""What kind of occasion the words of a report tell of, and whether it is past or planned."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import MeetingKind, Status
from kg.reading.journeys import JOURNEY
from kg.reading.letters import any_of, union, whole
from kg.reading.meeting_words import FESTIVALS, FESTIVE

__all__ = ["is_conference", "kind_of", "looks_back", "status_of"]

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
            "ký (?:hôm|ngày|sáng|chiều|vào ngày|hồi tháng|tháng) [0-9]",
            "đặt bút ký",
        ),
    ),
    (
        "study-visit",
        any_of(
            "học tập,? (?:trao đổi |chia sẻ )?kinh nghiệm",
            "học hỏi",
            "trao đổi,? học tập",
            "tham quan,? học tập",
            "nghiên cứu (?:thực tế|cách|mô hình|kinh nghiệm)",
            "học tập (?:xây dựng )?mô hình",
            "tìm hiểu (?:về )?(?:mô hình|cách|kinh nghiệm|hoạt động)",
            "tham quan,? (?:trao đổi|mô hình)",
            "chuyến (?:tham quan|học tập|nghiên cứu)",
            "tầm sư",
            "xem cách",
            "khảo sát mô hình",
            "trao đổi kinh nghiệm",
            "học xây",
            "học cách",
            "học kinh nghiệm",
        ),
    ),
    (
        "conference",
        any_of(
            "(?:sơ|tổng) kết (?:phong trào|công tác|hoạt động|thi đua)",
            "(?<!quyết )hội nghị(?! (?:trung ương|bch))",
            "hội thảo",
            "diễn đàn",
            "tọa đàm",
        ),
    ),
    (
        "ceremony",
        any_of(
            "lễ (?:kỷ niệm|khởi công|khởi động|khánh thành|thông xe|đón|công bố|trao|bàn giao|khai mạc)",
            "lễ (?:mít tinh|hội|kết nghĩa|động thổ|ra mắt|phát động|tưởng niệm|tiếp nhận|hưởng ứng|ra quân)",
            "(?:về|đến|tới) dự (?:lễ|hội|ngày hội)",
            "khởi công",
            "khánh thành",
            "chương trình nghệ thuật",
            *FESTIVALS,
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
            "(?:cuộc|buổi) gặp",
            "gặp (?:nhau|lại)",
            "ngồi lại",
            "gặp (?:lãnh đạo|ubnd|sở|chủ tịch|bí thư)",
            r"(?<!\w)bàn (?:việc|về|cách|chuyện|giải pháp|kết nối|liên kết|hợp tác)",
        ),
    ),
    (
        "visit",
        any_of(
            "thăm",
            "tiếp (?:đoàn|xã giao|đón|ngài|đại sứ|tổng lãnh sự|lãnh đạo|ông|bà|đồng chí|(?:phó )?(?:bí thư|chủ tịch))",
            "đón (?:tiếp|đoàn)",
            "chào (?:xã giao|từ biệt)",
            "động viên",
            "cứu trợ",
            r"(?<!\w)chia sẻ (?:mất mát|khó khăn|với (?:đồng bào|bà con|nhân dân|người dân))",
            r"(?<!\w)trao (?:tặng )?(?:số tiền |kinh phí |hỗ trợ )*\d",
            "(?<!đoàn )khảo sát",
            "(?<!đoàn )kiểm tra",
            "chúc (?:tết|mừng)",
            "viếng",
        ),
    ),
)
_PURPOSE = any_of(
    "(?:mục đích|nhằm|để) (?:trao đổi, )?học (?:hỏi|tập)",
    r"(?<!\w)(?:đến|tới|sang|vào|ra|về|lên|xuống) (?:[^,.;]{1,40} )?(?:học tập|trao đổi,? học tập|học hỏi|tầm sư)",
    r"(?<!\w)học (?:xây|tập (?:xây dựng )?mô hình|hỏi mô hình|cách|kinh nghiệm|nghề|làm)",
)
_CEREMONY = any_of(
    r"(?<!\w)(?:lễ|hội nghị|hội thảo|diễn đàn|tọa đàm) [^.;]{3,200} (?:diễn ra|được tổ chức|khai mạc)(?!\w)",
    r"(?<!\w)(?:tại|chủ trì|dự|tổ chức|diễn ra|cử hành|long trọng) (?:trọng thể |long trọng |chương trình )?lễ (?!hội)",
    rf"(?<!\w){union(*FESTIVE, 'khai mạc')} [^.;]{{3,200}} (?:diễn ra|được tổ chức|khai mạc)(?!\w)",
    r"(?<!\w)(?:đã |tổ chức )(?:khởi công|khánh thành|động thổ)(?!\w)",
    r"(?<!\w)(?:UBND|tỉnh|thành phố) [^,.;]{1,30} (?:khởi công|khánh thành|động thổ) ",
)
_SESSION = any_of("có (?:buổi|cuộc) làm việc")
_COURTESY = any_of(r"(?<!\w)thăm(?!\w)", "chúc (?:tết|mừng)")
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
    # An inspection that ends in talks is known by the talks.
    if kinds[:1] == ["visit"] and _SESSION.search(words) and not _COURTESY.search(words):
        return "working-session"
    return kinds[0] if kinds else "visit" if JOURNEY.search(words) else "other"


def _first_words(words: str) -> Iterator[tuple[int, int, MeetingKind]]:
    for order, (kind, pattern) in enumerate(_KINDS):
        if match := pattern.search(words):
            yield match.start(), order, kind


def is_conference(words: str) -> bool:
    """Whether the words tell of a conference, signing or ceremony, whose report may name only one of many parties."""
    return _CONFERENCE.search(words) is not None or _CEREMONY.search(words) is not None


# ---------------------------------------------------------------- whether it has been
_PLANNED = whole("sẽ", "dự kiến", "sắp", "chuẩn bị", "tới đây")
_DONE = whole("đã", "vừa")
_DONE_BEFORE = whole("đã", "từng", "cũng")
_BEFORE = any_of("trước đó", "trước đây", "năm trước", "từ năm", "vào năm", "tháng trước")


# Words that say that something was before what the report is about, wherever they stand.
_EARLIER = whole(
    *("năm ngoái", "năm trước", "năm kia", "tuần trước", "tháng trước", "vừa rồi", "mới đây", "trước đó", "trước đây"),
    *("hồi (?:đầu |giữa |cuối )?(?:năm|tháng)", "cách đây", "dạo trước", "lần trước", "gần đây", "vừa qua"),
)


def looks_back(words: str) -> bool:
    """Whether the words say that what they tell of was before: "năm ngoái Sở A cũng đã đến B"."""
    return _EARLIER.search(words) is not None and _DONE_BEFORE.search(words) is not None


def status_of(words: str) -> Status:
    """Planned if the words speak of the future only, background if they look back, else held."""
    if _PLANNED.search(words) and not _DONE.search(words):
        return "planned"
    return "background" if _BEFORE.match(words) else "held"
