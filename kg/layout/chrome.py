"""What portals print around an article: image placeholders, tags, links, share buttons, bylines.

This module knows such lines wherever on the page they stand.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from kg.layout.lines import UPPER, Line, ends_sentence
from kg.model import Kind

__all__ = ["bylines", "chrome", "is_chrome", "is_image"]

_IMAGE = re.compile(r"\[(?:img|image|ảnh|hình)[^\]]*\]|IMG(?:-\d+)?|minh (?:hoạ|họa|hoa) ảnh\s*:?", re.IGNORECASE)
_CHROME = re.compile(
    r"""
    IMG-\w+ | \[(?:video|audio|logo)[^\]]*\] | [-*_=•.]{3,} | (?:>>|»|>).*
    | (?:tin|bài)(?:,|\ và)?\ ảnh\s*:.* | tin\s*:.*;\s*ảnh\s*:.* | ban\ biên\ tập | (?:nhóm\ )?phóng\ viên
    | (?:tags?|từ\ kho[áa]|từ\ khóa|video|clip|xem\ thêm|đọc\ thêm|mời\ quý\ vị\ xem|link)\s*:.*
    | (?:xem\ thêm|đọc\ thêm|tin\ liên\ quan|bài\ liên\ quan|(?:các\ )?tin\ khác|tin\ cùng\ chuyên\ mục|bình\ luận
        |in\ bài(?:\ viết)?|gửi\ email|chia\ sẻ(?:\ (?:facebook|zalo|twitter|bài\ viết))*|share|lượt\ xem:?\ *\d*
        |quay\ lại|về\ đầu\ trang)\s*:?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MORE = re.compile(
    r"(?:tags?|từ kho[áa]|từ khóa)\s*:.*|(?:(?:các )?tin (?:khác|liên quan|cùng chuyên mục)|bài liên quan)\s*:?",
    re.IGNORECASE,
)
_LONGEST = 200  # code points; a longer line that begins like chrome has swallowed running text
_LINK_LENGTH = 150  # a headline under "Tags:" or "Tin liên quan" is no longer than this

_NAME = rf"(?:[{UPPER}][\w’'.]*)(?:\s+[{UPPER}][\w’'.]*){{0,4}}"
_BYLINE = re.compile(
    rf"(?:(?:theo|nguồn|bài|tin|ảnh|tin,? ảnh|bài,? ảnh|tin và ảnh|bài và ảnh|thực hiện|tác giả|pv)\s*:?\s+.{{2,40}}"
    rf"|\(?{_NAME}(?:\s*[-–/,&]\s*{_NAME}){{0,2}}\)?)",
)
_BYLINE_LENGTH = 50
_MOST_BYLINES = 3


def is_image(words: str) -> bool:
    """Whether the line stands for a picture."""
    return _IMAGE.fullmatch(words) is not None


def is_chrome(words: str) -> bool:
    """Whether the line belongs to the portal, not to the article."""
    return len(words) <= _LONGEST and (is_image(words) or _CHROME.fullmatch(words) is not None)


def chrome(page: Sequence[Line]) -> dict[int, Kind]:
    """The portal's lines by line number, with the headlines listed after the last "Tags:" or "Tin liên quan"."""
    labels = [number for number, line in enumerate(page) if _MORE.fullmatch(line.words)]
    after = labels[-1] if labels else len(page)
    return {
        number: "chrome"
        for number, line in enumerate(page)
        if is_chrome(line.words) or (number > after and _is_headline(line.words))
    }


def _is_headline(words: str) -> bool:
    return len(words) <= _LINK_LENGTH and not words.endswith(".")


def bylines(page: Sequence[Line], taken: Collection[int]) -> dict[int, Kind]:
    """The authors' and agencies' names that close the article, under which captions may still follow."""
    kinds: dict[int, Kind] = {}
    for number in reversed([number for number in range(len(page)) if number not in taken]):
        if len(kinds) == _MOST_BYLINES or not _is_byline(page[number].words):
            break
        kinds[number] = "chrome"
    return kinds


def _is_byline(words: str) -> bool:
    if len(words) > _BYLINE_LENGTH:
        return False
    named = _BYLINE.fullmatch(words) or _BYLINE.fullmatch(words[:1].lower() + words[1:])
    return named is not None and (not ends_sentence(words) or words.endswith(")") or words.isupper())
