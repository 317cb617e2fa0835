"""When two printed titles say the same office: abbreviations written out, spelling and unit words levelled."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.reading.letters import union
from kg.text import plain

__all__ = ["title_key"]

_AND = "(?:&|và|-)?"
# Abbreviations of the genre, written out in this order; the spelling is that which `kg.text.plain` leaves.
_WRITTEN_OUT = (
    ("ubnd", "ủy ban nhân dân"),
    ("hđnd", "hội đồng nhân dân"),
    ("btv", "ban thường vụ"),
    ("bch", "ban chấp hành"),
    ("ub ?mttq|ubmt", "ủy ban mặt trận tổ quốc"),
    ("mttq", "mặt trận tổ quốc"),
    ("đbqh", "đại biểu quốc hội"),
    (r"t\.? ?ư|tw", "trung ương"),
    (r"uvt\.?ư|uvtw", "ủy viên trung ương"),
    ("uvbct", "ủy viên bộ chính trị"),
    ("uvbtv", "ủy viên ban thường vụ"),
    ("uv", "ủy viên"),
    (r"tp\.?", "thành phố"),
    ("qh", "quốc hội"),
    ("gtvt", "giao thông vận tải"),
    (f"tn ?{_AND} ?mt", "tài nguyên và môi trường"),
    (f"nn ?{_AND} ?ptnt", "nông nghiệp và phát triển nông thôn"),
    ("vh,? ?tt ?(?:&|và)? ?dl", "văn hóa thể thao và du lịch"),
    (f"gd ?{_AND} ?đt", "giáo dục và đào tạo"),
    (f"kh ?{_AND} ?đt", "kế hoạch và đầu tư"),
    (f"tt ?{_AND} ?tt", "thông tin và truyền thông"),
    (f"kh ?{_AND} ?cn", "khoa học và công nghệ"),
    ("gđ", "giám đốc"),
    ("pgđ", "phó giám đốc"),
    ("tuv", "tỉnh ủy viên"),
)
_ABBREVIATIONS = tuple((re.compile(rf"(?<!\w)(?:{short})(?!\w)"), long) for short, long in _WRITTEN_OUT)
_ANY = re.compile(rf"(?<!\w){union(*(short for short, _ in _WRITTEN_OUT))}(?!\w)")
_UNIT_WORDS = re.compile(r"(?<!\w)(?:tỉnh|thành phố)(?!\w)(?! (?:ủy|đoàn)(?!\w))")
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=10_000)  # papers repeat the same titles
def title_key(title: str) -> str:
    """The title for comparing: lower-case, written out, without "tỉnh" and "thành phố" and punctuation."""
    key = plain(title)
    if _ANY.search(key):
        for pattern, long in _ABBREVIATIONS:
            key = pattern.sub(long, key)
    return " ".join(word for word in _WORD.findall(_UNIT_WORDS.sub(" ", key)) if word != "và")
