"""When two names or titles count as the same: their plain forms.

This module knows spelling variants and abbreviations of the scorer's rules, and nothing of records.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["plain", "same_title", "title_key", "title_overlap"]

_TONES = "\u0300\u0301\u0309\u0303\u0323"  # huyền, sắc, hỏi, ngã, nặng
_TONE_STYLE = {
    unicodedata.normalize("NFC", pair + tone): unicodedata.normalize("NFC", pair[0] + tone + pair[1])
    for pair in ("oa", "oe", "uy")
    for tone in _TONES
}
_TONE_AT_END = re.compile(rf"({'|'.join(_TONE_STYLE)})(?!\w)")

_ABBREVIATIONS = [
    (re.compile(pattern), full)
    for pattern, full in (
        (r"\bubnd\b", "ủy ban nhân dân"),
        (r"\bhđnd\b", "hội đồng nhân dân"),
        (r"\bbtv\b", "ban thường vụ"),
        (r"\bub ?mttq\b", "ủy ban mặt trận tổ quốc"),
        (r"\bmttq\b", "mặt trận tổ quốc"),
        (r"\bđbqh\b", "đại biểu quốc hội"),
        (r"\bđb\b", "đại biểu"),
        (r"\bt\.? ?ư\b|\btw\b", "trung ương"),
        (r"\buv ?tư\b", "ủy viên trung ương"),
        (r"\btp\.?(?= |$)", "thành phố"),
        (r"\bqh\b", "quốc hội"),
        (r"\bgtvt\b", "giao thông vận tải"),
        (r"\btn ?(&|và) ?mt\b", "tài nguyên và môi trường"),
        (r"\bnn ?(&|và) ?ptnt\b", "nông nghiệp và phát triển nông thôn"),
        (r"\bbch\b", "ban chấp hành"),
        (r"\bvh ?tt ?(&|và)? ?dl\b", "văn hóa thể thao và du lịch"),
        (r"\buỷ viên\b", "ủy viên"),
    )
]
_AREA = re.compile(r"\b(tỉnh|thành phố)\b(?! (ủy|đoàn))")


def plain(text: str) -> str:
    """Lower case, NFC, the tone mark on the first vowel of a final oa/oe/uy, one kind of dash, single spaces."""
    lowered = unicodedata.normalize("NFC", text).lower().replace("ð", "đ")
    toned = _TONE_AT_END.sub(lambda found: _TONE_STYLE[found[0]], lowered)
    dashed = re.sub(r"[–—-]+", "-", toned)
    return re.sub(r"\s+", " ", dashed).strip(" ,.;:\"'“”")


def title_key(title: str) -> str:
    """The plain form with abbreviations written out and without the words for province and city."""
    key = plain(title)
    for pattern, full in _ABBREVIATIONS:
        key = pattern.sub(full, key)
    return re.sub(r"[^\w]+", " ", _AREA.sub(" ", key)).strip()


def same_title(one: str, other: str) -> bool:
    """Equal, or the shorter is made of the longer's words, at least two and half of them, the first in front."""
    if title_key(one) == title_key(other):
        return True
    short, long = sorted((title_key(one).split(), title_key(other).split()), key=len)
    return len(short) >= max(2, len(long) / 2) and set(short) <= set(long) and short[0] == long[0]


def title_overlap(one: str, other: str) -> float:
    """The share of the smaller title's words that stand in the other; 0 below a half."""
    ours, theirs = set(title_key(one).split()), set(title_key(other).split())
    share = len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else 0.0
    return share if share >= 0.5 else 0.0
