"""Which lines stand under a picture.

This module knows captions by their photo credit, by the picture's placeholder or room beside them, by
their stock phrases, by being printed twice, and by closing a page after its body.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.layout.chrome import is_chrome, is_image
from kg.layout.lines import UPPER, Line, ends_sentence, is_sentence
from kg.model import Kind

__all__ = ["captions", "glued"]

_LONGEST = 250  # code points; a longer line is a paragraph
_CREDITED = 400  # with a photo credit it may be longer
_BODY_LINES = 3  # so many lines without room between them are a body, not a paragraph

_WHO = r"[^.:()\n]{1,50}"
_CREDIT = re.compile(
    rf"(?:.*[\s.(–-])?\(?(?:ảnh|nguồn ảnh|ảnh minh h[ọo][ạa]?)\s*:\s*{_WHO}(?:\.[^\s.]{{1,20}})*\.?\)?\.?"
    r"|.*\(ảnh minh họa\)\.?|(?:\[ảnh\]|(?:ảnh|hình) \d+\s*[.:])\s*.+",
    re.IGNORECASE,
)
_ONLY_CREDIT = re.compile(r"\(?(?:Ảnh|ảnh|Nguồn ảnh)\s*:\s*(?:[\w./-]+\s*){1,4}\)?")
# Where a caption lost its line end only an unmistakable credit tells where the running text begins.
_GLUED = re.compile(
    r"(?P<caption>[^\n]{0,250}?)"
    r"(?:\((?:Ảnh|Nguồn)\s*:[^)\n]{1,60}\)\.?|Ảnh\s*:\s*[^\n.]{0,40}?(?:/TTXVN|/VGP|\.vn|\.com))\s+"
    rf"(?=[{UPPER}“\"])"
)

_EVENT = r"(?:buổi|cuộc|phiên|kỳ|hội nghị|hội thảo|hội đàm|lễ|chương trình|diễn đàn|toạ đàm|tọa đàm)"
_STOCK = re.compile(
    rf"""
    (?:quang|toàn)\ cảnh\ .*
    | (?!phát\ biểu|tại|cùng|tham\ dự|theo|trước|sau|ngày|sáng|chiều|tối)[^:“"]*
      \b(?:phát\ biểu|kết\ luận|báo\ cáo|trao\ đổi|giới\ thiệu|tặng\ quà|trao\ quà)
      (?:\ (?:khai\ mạc|bế\ mạc|chỉ\ đạo|kết\ luận|tại|ý\ kiến))*\ {_EVENT}\b[^,;:]{{0,60}}
    | [^:“"]*\bchụp\ ảnh\ lưu\ niệm\b[^,;:]*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TELLS = re.compile(r"\b(?:cho biết|cho rằng|nhấn mạnh|khẳng định|đề nghị|chia sẻ)\b|[“\"]", re.IGNORECASE)


def captions(page: Sequence[Line], first: int = 0) -> dict[int, Kind]:
    """The captions by line number; lines before number `first` are the head of the page."""
    numbers = {*_credited(page), *_beside_images(page), *_alone(page), *_printed_twice(page), *_closing(page)}
    return {number: "caption" for number in sorted(numbers) if number >= first and not is_chrome(page[number].words)}


def glued(words: str) -> int:
    """How many code points of the line are a caption that stands in front of running text; mostly none."""
    found = _GLUED.match(words)
    return found.end() if found and is_sentence(found["caption"]) else 0


def _may_be(line: Line) -> bool:
    return len(line.words) <= _LONGEST and is_sentence(line.words)


def _credited(page: Sequence[Line]) -> Iterator[int]:
    for number, line in enumerate(page):
        if len(line.words) <= _CREDITED and _CREDIT.fullmatch(line.words):
            yield number
            if number and line.gap == 0 and _ONLY_CREDIT.fullmatch(line.words) and _may_be(page[number - 1]):
                yield number - 1


def _beside_images(page: Sequence[Line]) -> Iterator[int]:
    """The line after a picture, and a line without full stop before or after one."""
    for number, line in enumerate(page):
        if is_image(line.words):
            yield from (at for at in (number - 1, number + 1) if 0 <= at < len(page) and _is_label(page[at]))
            if number + 1 < len(page) and page[number + 1].gap == 0 and _may_be(page[number + 1]):
                yield number + 1


def _is_label(line: Line) -> bool:
    return _may_be(line) and not ends_sentence(line.words)


def _alone(page: Sequence[Line]) -> Iterator[int]:
    """Stock phrases, and single sentences with room above where a picture was."""
    roomy = sum(line.gap > 1 for line in page) * 2 > len(page)
    for number, line in enumerate(page):
        last = number + 1 == len(page)
        free = last or page[number + 1].gap > 0
        pictured = not roomy and line.gap > 1 and free and not last and not _TELLS.search(line.words)
        if _may_be(line) and (pictured or (free and line.gap > 0 and _STOCK.fullmatch(line.words.rstrip(". ")))):
            yield number


def _printed_twice(page: Sequence[Line]) -> Iterator[int]:
    times = Counter(line.words for line in page if _may_be(line))
    return (number for number, line in enumerate(page) if times[line.words] > 1)


def _closing(page: Sequence[Line]) -> Iterator[int]:
    """The short lines that follow a body printed line by line, as article collections keep captions."""
    blocks = _blocks(page)
    if len(blocks) < 2 or len(blocks[-2]) < _BODY_LINES:
        return iter(())
    body = [page[number].words for number in blocks[-2]]
    told_in_lines = sum(map(ends_sentence, body)) >= 0.8 * len(body)  # else a paragraph broken to a line width
    short = all(_may_be(page[number]) and not _TELLS.search(page[number].words) for number in blocks[-1])
    return iter(blocks[-1] if told_in_lines and short else ())


def _blocks(page: Sequence[Line]) -> list[range]:
    """The runs of lines without a blank line between them."""
    starts = [number for number, line in enumerate(page) if number == 0 or line.gap > 0]
    return [range(start, end) for start, end in pairwise([*starts, len(page)])]
