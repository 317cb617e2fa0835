"""When two printed titles say the same office: abbreviations written out, spelling and unit words levelled."""

from __future__ import annotations

import re
from functools import cache

from kg.text import plain

__all__ = ["title_key"]

# Abbreviations of the genre, written out; word boundaries as the spelling in `kg.text.plain` leaves them.
_ABBREVIATIONS = tuple(
    (re.compile(rf"(?<!\w)(?:{short})(?!\w)"), long)
    for short, long in (
        (r"ubnd", "ủy ban nhân dân"), (r"hđnd", "hội đồng nhân dân"), (r"btv", "ban thường vụ"), (r"bch", "ban chấp hành"),
        (r"ub ?mttq|ubmt", "ủy ban mặt trận tổ quốc"), (r"mttq", "mặt trận tổ quốc"), (r"đbqh", "đại biểu quốc hội"),
        (r"t\.? ?ư|tw|trung ương", "trung ương"), (r"uvt\.?ư|uvtw", "ủy viên trung ương"), (r"uvbct", "ủy viên bộ chính trị"),
        (r"uvbtv", "ủy viên ban thường vụ"), (r"uv", "ủy viên"), (r"tp\.?", "thành phố"), (r"qh", "quốc hội"), (r"gtvt", "giao thông vận tải"),
        (r"tn ?(?:&|và|-)? ?mt", "tài nguyên và môi trường"), (r"nn ?(?:&|và|-)? ?ptnt", "nông nghiệp và phát triển nông thôn"),
        (r"vh,? ?tt ?(?:&|và)? ?dl", "văn hóa thể thao và du lịch"), (r"gd ?(?:&|và|-)? ?đt", "giáo dục và đào tạo"),
        (r"kh ?(?:&|và|-)? ?đt", "kế hoạch và đầu tư"), (r"tt ?(?:&|và|-)? ?tt", "thông tin và truyền thông"), (r"kh ?(?:&|và|-)? ?cn", "khoa học và công nghệ"),
        (r"gđ", "giám đốc"), (r"pgđ", "phó giám đốc"), (r"tuv", "tỉnh ủy viên"),
    )
)  # fmt: skip
_UNIT_WORDS = re.compile(r"(?<!\w)(?:tỉnh|thành phố)(?!\w)(?! (?:ủy|đoàn)(?!\w))")
_PUNCTUATION = re.compile(r"[^\w]+")


@cache
def title_key(title: str) -> str:
    """The title for comparing: lower-case, written out, without "tỉnh" and "thành phố" and punctuation."""
    key = plain(title)
    for pattern, long in _ABBREVIATIONS:
        key = pattern.sub(long, key)
    words = _PUNCTUATION.sub(" ", _UNIT_WORDS.sub(" ", key)).split()
    return " ".join(word for word in words if word != "và")
