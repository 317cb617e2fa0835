"""Journeys: a delegation of one province that goes to another, whatever it does there.

"đoàn cán bộ tỉnh A đã lên B nghiên cứu …", "Sở Y tế A cử 10 bác sĩ vào B", "nhóm công tác … đã có mặt tại B", "Tại B,
đoàn công tác tỉnh A đã trao …". The province gone to may be named by a town of it.
"""

from __future__ import annotations

import re

from kg.reading.cues import CuedPattern
from kg.reading.letters import any_of, compiled, union

__all__ = ["JOURNEY", "inspects", "is_gone_to"]

# ---------------------------------------------------------------- who goes
_COUNTED = r"(?:một |các |hai |ba |nhiều |hơn |gần |\d[\d.]* ){0,2}"
_SENT = "(?:đoàn|cán bộ|kỹ sư|bác sĩ|y,? bác sĩ|tổ|đội|nhóm|chuyên gia|giáo viên|người|đại biểu|nông dân)"
_DELEGATIONS = (
    "[Đđ]oàn (?:công tác|đại biểu|cán bộ|lãnh đạo|khảo sát|kiểm tra|giám sát|học tập|tham quan|nghiên cứu|cấp cao)",
    "[Đđ]oàn (?:của |tỉnh |thành phố )?(?=[{UP}])",
    "[Đđ]oàn (?=(?:đã |sẽ |còn |cũng )?(?:thăm|tham quan|khảo sát|dâng hương|viếng))",
    r"[Đđ]oàn (?=(?:đã |sẽ |cũng |vừa |tiếp tục |lại )?(?:đi|đến|tới|sang|vào|ra|lên|xuống|qua|về|vượt)(?!\w))",
    "(?:[Nn]hóm|[Tt]ổ) (?:công tác|chuyên gia|cán bộ)",
    rf"cử {_COUNTED}{_SENT}",
    rf"[Đđ]ưa {_COUNTED}{_SENT}",
    "dẫn (?:đầu )?(?:một )?đoàn",
    "chuyến (?:công tác|đi|thăm|khảo sát|tham quan|học tập|nghiên cứu)",
    "đợt (?:học|tham quan|tập huấn|khảo sát)",
    "(?:[Bb]ác sĩ|[Cc]án bộ y tế|[Kk]ỹ sư|[Nn]hân viên y tế|[Cc]huyên gia) (?=[{UP}])",
    r"[Đđ]oàn \d+ (?:người|cán bộ|đại biểu)",
    r"(?:[Tt]ổ|[Nn]hóm|[Đđ]oàn) (?:\w+ ){1,2}(?:người|cán bộ|kỹ sư|bác sĩ) của (?=[{UP}])",
)
JOURNEY = CuedPattern(
    compiled(rf"(?<!\w){union(*_DELEGATIONS)}"),
    (
        "đoàn",
        "nhóm",
        "tổ",
        "cử",
        "đưa",
        "dẫn",
        "chuyến",
        "đợt",
        "bác sĩ",
        "cán bộ y tế",
        "kỹ sư",
        "nhân viên y tế",
        "chuyên gia",
    ),
)
"""Words for those who are sent: what makes a sentence with two provinces one of a journey."""

# ---------------------------------------------------------------- where to, and what for
_TO = (
    "(?:đến|tới|sang|vào|ra|lên|xuống|(?<!đường )(?<!tuyến )(?<!đoạn )(?<!chạy )qua|về|trở lại|có mặt (?:tại|ở)"
    "|(?:đã|từng) ở)"
)
_STRAIGHT = re.compile(rf"(?<!\w){_TO} (?:với )?(?:(?:địa bàn|đất|vùng lũ|vùng rốn lũ) )?$", re.IGNORECASE)
_SEES = re.compile(r"[Đđ]oàn (?:đã |sẽ |còn |cũng )?(?:thăm|tham quan|khảo sát|dâng hương|viếng)(?!\w)[^.;]*$")
_ATTENDS = re.compile(
    r"[Đđ]oàn [^.;]{0,60}(?:(?:tham|đến|tới|về) )?dự [^.;]{0,80}(?:tại|ở) (?:tỉnh |thành phố |TP\.? ?)?$"
)
_PURPOSES = (
    *("làm việc", "thăm", "khảo sát", "kiểm tra", "tìm hiểu", "học", "trao đổi", "hỗ trợ", "nghiên cứu", "tham quan"),
    *(
        "chia sẻ",
        "hướng dẫn",
        "giúp",
        "trao",
        "tặng",
        "chúc",
        "động viên",
        "giao lưu",
        "xem",
        "bàn",
        "thống nhất",
        "ký",
    ),
    *("tiếp sức", "cứu trợ", "tầm sư", "giới thiệu", "chào", "quảng bá", "kết nối"),
)
_WENT = any_of(
    rf"(?<!\w)(?:đến|tới|đi|sang|vào|ra|xuống|lên|dẫn đầu|chuyến)\s(?:[^.;]{{0,60}}?\s)?{union(*_PURPOSES)}(?!\w)",
    # "về" is "about" as well
    r"(?<!\w)về\s(?:[^.;]{0,60}?\s)?"
    r"(?:làm việc|thăm|khảo sát|kiểm tra|tìm hiểu|học tập|học hỏi|trao đổi|nghiên cứu)(?!\w)",
)
_MET = any_of(
    r"(?<!\w)(?:có buổi|buổi|đã|khi|trong|tiếp tục)\s(?:[^.;]{0,60}?\s)?"
    r"(?:làm việc|thăm|khảo sát|kiểm tra|tìm hiểu|học tập|học hỏi|trao đổi|hỗ trợ)(?!\w)",
    r"(?<!\w)làm việc tại(?!\w)",
    r"(?<!\w)trao (?:tặng |số tiền |kinh phí |hỗ trợ )*(?=\d)",
)
_GOING = re.compile(rf"(?<!\w)(?:{_TO}|chuyến [^,.;]{{1,30}} (?:tại|ở)) $")  # "đến |Bình Dương khảo sát"
_IN = re.compile(r"(?<!\w)(?:tại|ở) (?:[^,.;]{0,40}[, (])?$", re.IGNORECASE)
_LONGEST_IN = 60  # code points looked back for it
# A trip that is known by where it goes, whoever is named first: "Trong chuyến công tác tại |tỉnh X|, đoàn tỉnh Y đã …".
_TRIP_TO = re.compile(
    r"(?<!\w)chuyến (?:đi |thăm|công tác|làm việc|khảo sát|học tập|tham quan|nghiên cứu)[^.;]{0,25}"
    r"(?:tại|ở|đến|tới|thăm) (?:tỉnh |thành phố |TP\.? ?)?$"
)
# Those a delegation meets in a city that is no party by it: "ra Hà Nội làm việc với |Tập đoàn A".
_OTHERS = any_of(
    r"(?:với|cùng) (?:các |một số |đại diện |lãnh đạo |đoàn (?:công tác )?(?:của )?)*"
    r"(?:tập đoàn|(?:tổng )?công ty|doanh nghiệp|nhà đầu tư|hiệp hội"
    r"|ngân hàng|(?:trường )?đại học|học viện|viện|bộ|quỹ|báo|đài)(?!\w)"
)


def is_gone_to(words: str, sender: int, place: int, *, lower: bool) -> bool:
    """Whether `words` say that the party named at `sender` goes to, or is in, the place named at `place`.

    A `lower` place, a town or district, must be where they go; a province may also be where they meet.
    """
    if _OTHERS.search(words):
        return False
    if _TRIP_TO.search(words, max(place - _LONGEST_IN, 0), place):
        return True
    went = (_WENT.search(words), None if lower else _MET.search(words))
    return any(verb and _ends_in(words, verb, sender, place) for verb in went) or _is_sent_to(words, sender, place)


# What leaders and missions of the centre do where they have come: "thị sát công tác chống hạn tại |tỉnh X".
_INSPECTS = re.compile(
    r"(?<!\w)(?:thị sát|kiểm tra|giám sát|thăm|(?:về|đến|tới|tham) dự"
    r"|dự (?:lễ|hội nghị|khởi công|khánh thành|khai mạc|kỷ niệm|động thổ|thông xe))(?!\w)"
)
_WRITES = any_of(
    "yêu cầu", "chỉ đạo", "đề nghị", "văn bản", "công văn", "quyết định", "cho biết", "giao cho", "thông báo", "báo cáo"
)


def inspects(words: str, place: int) -> bool:
    """Whether `words` say that somebody inspects or visits what is at a place, not that it is ordered."""
    verb = _INSPECTS.search(words, 0, place)
    return (
        verb is not None
        and _IN.search(words, max(place - _LONGEST_IN, 0), place) is not None
        and not _WRITES.search(words)
    )


def _ends_in(words: str, verb: re.Match[str], sender: int, place: int) -> bool:
    """Whether a place is named behind a verb of going to meet, or behind that of going itself."""
    if sender >= verb.end():
        return False
    return place >= verb.end() or (place >= verb.start() and _GOING.search(words, verb.start(), place) is not None)


def _is_sent_to(words: str, sender: int, place: int) -> bool:
    """Whether a delegation goes to a place, or does what it came for in it."""
    mission = JOURNEY.search(words)
    if mission is None:
        return False
    if mission.start() < place:
        ways = (_STRAIGHT, _SEES, _ATTENDS)
        return sender < place and any(way.search(words, mission.start(), place) for way in ways)
    inside = _IN.search(words, max(place - _LONGEST_IN, 0), place)
    return inside is not None and any(verb.search(words, mission.start()) for verb in (_WENT, _MET))
