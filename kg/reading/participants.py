"""People at a meeting and the parts they have there: chair, head, speaker, signatory, attendee.

Parts are read sentence by sentence: from the verb that follows a person ("nhấn mạnh", "dẫn đầu đoàn"), from the
words that open the sentence ("Phát biểu tại buổi làm việc, …", "Theo ông …"), and from captions. Somebody who
talks to the press afterwards, or stands for a unit that is not a party, does not take part.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kg.model import Evidence, Participant, Role, Stated
from kg.reading.document import Document, Sentence
from kg.reading.people import People, Person

__all__ = ["find_participants"]

_SPEECH = (
    r"cho (?:biết|hay|rằng|là)|nói(?! chung| riêng| trên| là)|phát biểu|nhấn mạnh|khẳng định|đề nghị|đề xuất|kiến nghị|chia sẻ|đánh giá|bày tỏ|nhận định|"
    r"nêu(?! trên)|chỉ rõ|chỉ ra|lưu ý|yêu cầu|chỉ đạo|mong (?:muốn|rằng|các|tỉnh|hai)|chúc mừng|cảm ơn|cám ơn|báo cáo|trình bày|giới thiệu|thông tin|ghi nhận|biểu dương|"
    r"trăn trở|kỳ vọng|hy vọng|tin tưởng|băn khoăn|nhìn nhận|giải thích|kết luận|trả lời|dự báo|đáp|gợi ý|thông báo|cam kết|kêu gọi|phân tích|tiếp thu|giải trình|đồng tình|hoan nghênh|"
    r"mong|tin rằng|thẳng thắn|quan tâm|chúc|kể|hỏi|đặt vấn đề|trao đổi"
)
_AFTER = re.compile(rf"(?<!\w)(?:{_SPEECH})(?!\w)", re.IGNORECASE)
_OPENS = re.compile(r"^\W*(?:(?:Phát biểu|Kết luận|Báo cáo|Trao đổi|Đáp từ|Khai mạc|Chia sẻ|Thay mặt|Cũng theo|Còn theo|Theo|Cụ thể, theo|Tuy nhiên, theo|Bên cạnh đó, theo|Giải đáp|Thông tin|Tiếp lời|Tại)\b[^.;]*?)$", re.IGNORECASE)
_SPEAKING_OPENER = re.compile(r"(?:phát biểu|kết luận|báo cáo|đáp từ|khai mạc|chia sẻ|theo|ý kiến của|giới thiệu|trình bày|đánh giá|trao đổi)", re.IGNORECASE)
_CHAIR = re.compile(r"(?<!\w)(?:đồng )?chủ trì|chủ tọa|điều hành (?:hội nghị|buổi|cuộc)", re.IGNORECASE)
_CHAIR_BEFORE = re.compile(r"(?:chủ trì (?:của|bởi|có|gồm)|dưới sự (?:đồng )?chủ trì của|chủ trì (?:hội nghị|buổi làm việc|cuộc họp|hội đàm|lễ ký)[^.;]{0,40}(?:có|gồm|là)|do)\s[^.;]*$", re.IGNORECASE)
_HEAD = re.compile(r"(?<!\w)(?:dẫn đầu|làm [Tt]rưởng đoàn|làm trưởng (?:phái )?đoàn|Trưởng đoàn|trưởng đoàn|cùng đoàn công tác|và đoàn công tác|cùng đoàn)(?!\w)")
_HEAD_TITLE = re.compile(r"^[^.;:]*, ?(?:làm )?[Tt]rưởng (?:phái )?đoàn(?! ĐBQH| đại biểu)")
_SIGNS = re.compile(r"(?<!\w)(?:ký kết|ký (?:thỏa thuận|biên bản|bản ghi nhớ|chương trình|kế hoạch|quy chế|văn bản|hợp tác)|đại diện ký|thực hiện nghi thức ký|trao (?:văn bản|bản) (?:thỏa thuận|ký kết))", re.IGNORECASE)
_PRESENT = re.compile(
    r"(?<!\w)(?:tham dự|cùng dự|dự(?! án| kiến| thảo| báo| toán| phòng)|tham gia|có mặt|chứng kiến|tham gia đoàn|cùng đi|cùng tham gia|có (?:các )?đồng chí|có (?:các )?(?:ông|bà)|về phía [^.;:]*có|tiếp(?! tục| theo| cận| xúc| nhận| thu)|thành phần|đón tiếp|gồm|tháp tùng|cùng có)(?!\w)",
    re.IGNORECASE,
)
_PRESS = re.compile(
    r"(?:trao đổi|chia sẻ|nói|trả lời|phỏng vấn|cho biết|thông tin)[^.;]{0,25} (?:với|cho|của) (?:PV|phóng viên|báo|Báo|báo chí|Tuổi Trẻ|Thanh Niên|VnExpress|Zing|Dân trí|chúng tôi)|sau (?:buổi|cuộc) (?:họp|làm việc)(?! đã)|bên lề"
)
_ORDER: tuple[Role, ...] = ("chair", "head", "speaker", "signatory", "attendee")


def find_participants(
    document: Document,
    people: People,
    *,
    units: set[str],
    reports: Sequence[Sentence],
    region: Iterable[Sentence],
) -> tuple[Participant, ...]:
    """The people at the meeting of `units`, told in the sentences of `region`; `reports` state the meeting."""
    parts: dict[str, dict[Role, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    persons: dict[str, Person] = {}
    stating = {sentence.index for sentence in reports}
    for sentence in region:
        for role, person, evidence in _parts(document, sentence, people, reporting=sentence.index in stating):
            if _belongs(person, units):
                persons[person.name] = person
                parts[person.name][role].append(evidence)
    return tuple(_participant(persons[name], parts[name]) for name in _in_order(persons))


def _in_order(persons: dict[str, Person]) -> list[str]:
    return sorted(persons, key=lambda name: persons[name].mentions[0])


def _belongs(person: Person, units: set[str]) -> bool:
    """Whether the person can stand for a party; one whose unit is unknown may."""
    if not person.offices:
        return False
    return person.party is None or person.party in units


def _participant(person: Person, found: dict[Role, list[Evidence]]) -> Participant:
    roles = [role for role in _ORDER if role in found and (role != "attendee" or len(found) == 1)]
    stated = tuple(Stated(role, tuple(found[role][:4])) for role in roles)
    return Participant(person.name, stated, stated[0].evidence, person.unit)


def _parts(
    document: Document, sentence: Sentence, people: People, *, reporting: bool
) -> Iterator[tuple[Role, Person, Evidence]]:
    mentions = list(people.at(sentence.start, sentence.end))
    words = document.cut(sentence)
    if _PRESS.search(words):
        return
    for place, (start, end, person) in enumerate(mentions):
        following = mentions[place + 1][0] if place + 1 < len(mentions) else sentence.end
        before = document.text[sentence.start : start]
        after = document.text[max([end, *(o.end for o, _ in person.offices if end <= o.start < following and o.end <= following)]) : following]
        rest = document.text[end : sentence.end]
        apposition = document.text[end:following]
        roles = set(_roles(before, after, rest, apposition, first=place == 0))
        if not roles and (reporting or _PRESENT.search(words)):
            roles = {"attendee"}
        for role in sorted(roles):
            yield role, person, document.evidence(start, end, f"participants.{role}", _SURE[role])


_SURE: dict[Role, float] = {"chair": 0.9, "head": 0.9, "speaker": 0.85, "signatory": 0.75, "attendee": 0.7}


def _roles(before: str, after: str, rest: str, apposition: str, *, first: bool) -> Iterator[Role]:
    if _CHAIR.search(after) or (_CHAIR.search(rest) and "đồng chủ trì" in rest) or _CHAIR_BEFORE.search(before) and _CHAIR.search(before + rest):
        yield "chair"
    if _HEAD.search(after[:90]) or _HEAD_TITLE.search(apposition):
        yield "head"
    if _SIGNS.search(rest) and not _SIGNS.search(before) and not _AFTER.search(after):
        yield "signatory"
    if _AFTER.search(after[:110]) or (first and _OPENS.match(before) and _SPEAKING_OPENER.search(before)):
        yield "speaker"
