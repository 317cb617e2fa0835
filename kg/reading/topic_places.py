"""Where the sentences of an article stand to one of its meetings: what a cue of a topic says depends on it.

The headline and the sentence that first reports the meeting say more than one in passing; what somebody asks for,
shares or agrees on says more than what is told besides; who came along and what was visited says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.reading.document import Document, Sentence

__all__ = ["Places"]

_AGENDA = re.compile(
    r"(?:lĩnh vực|nội dung|vấn đề|chủ đề|nhóm việc|nhiệm vụ|trọng tâm|hạng mục)[^.;:,]{0,30}:|"
    r"tập trung (?:\w+ ){0,4}(?:lĩnh vực|nội dung|vấn đề)|phiên thảo luận",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"đề nghị|kiến nghị|đề xuất|mong |chia sẻ|kinh nghiệm|giới thiệu|thống nhất|tập trung|lĩnh vực|thảo luận|"
    r"trao đổi về|(?<!\w)bàn (?!giao)|phối hợp|cam kết|đồng ý|yêu cầu|ký |trao (?:tặng |số tiền )?\d",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"^(?:Cùng (?:dự|đi|tham)|Tham (?:dự|gia)|Dự |Tiếp |Đón |Về phía|Chứng kiến|Đoàn gồm|Có mặt)|dâng hương|viếng|"
    r"tham quan|đoàn (?:công tác )?(?:cũng )?(?:đã )?(?:đi )?(?:thăm|khảo sát)|lưu niệm",
)
# What comes behind one of these words is what a meeting is for.
_PURPOSE = re.compile(
    r"(?<!\w)(?:về|nhằm|để|bàn|xung quanh|liên quan đến|tìm hiểu|kinh nghiệm|học tập|học hỏi|mô hình|công tác|khảo sát|"
    r"chủ đề|thúc đẩy|đẩy mạnh|phát triển|tình hình|hợp tác|tháo gỡ)(?!\w)",
    re.IGNORECASE,
)


class Places:
    """Where the sentences of an article stand to one of its meetings."""

    def __init__(self, document: Document, lead: Iterable[Sentence], region: Iterable[Sentence]) -> None:
        """Of a meeting that the sentences of `lead` report and those of `region` tell of."""
        self._document = document
        self._reports = {sentence.index for sentence in lead if sentence.zone != "title"}
        self._first = min(self._reports, default=-1)
        told = {sentence.index for sentence in region if sentence.zone not in ("title", "caption")}
        self._region = told | self._reports
        self._known: dict[int, str | None] = {}  # a sentence may hold many cues, and is looked at once

    def of(self, sentence: Sentence) -> str | None:
        """Which of the places a sentence is, the first report being the "lead"; none if it tells of something else."""
        if sentence.index not in self._known:
            self._known[sentence.index] = self._find(sentence)
        return self._known[sentence.index]

    def _find(self, sentence: Sentence) -> str | None:
        if sentence.zone == "title":
            return "title"
        if sentence.index not in self._region:
            return None
        if sentence.index in self._reports:
            return "lead" if sentence.index == self._first else "report"
        words = self._document.cut(sentence)
        if _ASIDE.search(words):
            return None
        if _AGENDA.search(words):
            return "agenda"
        return "talk" if _TALK.search(words) else "told"

    @property
    def lead(self) -> Sentence | None:
        """The sentence that first reports the meeting, none for one only the headline tells of."""
        return self._document.sentences[self._first] if self._reports else None

    @property
    def purpose(self) -> int | None:
        """From where on the lead says what the meeting is for; none if it does not say."""
        if not (lead := self.lead):
            return None
        found = _PURPOSE.search(self._document.text, lead.start, lead.end)
        return found.end() if found else None

    @property
    def length(self) -> int:
        """The number of sentences that tell of the meeting."""
        return max(len(self._region), 1)

    @property
    def share(self) -> float:
        """How much of the article tells of the meeting (0-1): the headline is about what most of it tells."""
        body = sum(sentence.zone == "body" for sentence in self._document.told)
        return min(self.length / max(body, 1), 1.0)
