"""People at a meeting and the parts they have there: chair, head, speaker, signatory, attendee.

Parts are read sentence by sentence: from the verb that follows a person ("nhấn mạnh", "dẫn đầu đoàn"), from the
words that open the sentence ("Phát biểu tại buổi làm việc, …", "Theo ông …"), and from captions. Somebody who
talks to the press afterwards, or stands for a unit that is not a party, does not take part.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

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
_OPENS = re.compile(
    r"^\W*(?:(?:Phát biểu|Kết luận|Báo cáo|Trao đổi|Đáp từ|Khai mạc|Chia sẻ|Thay mặt|Cũng theo|Còn theo|Theo|Cụ thể, theo|Tuy nhiên, theo|Bên cạnh đó, theo|Giải đáp|Thông tin|Tiếp lời|Tại)\b[^.;]*?)$",
    re.IGNORECASE,
)
_SPEAKING_OPENER = re.compile(
    r"(?:phát biểu|kết luận|báo cáo|đáp từ|khai mạc|chia sẻ|theo|ý kiến của|giới thiệu|trình bày|đánh giá|trao đổi)",
    re.IGNORECASE,
)
_CHAIR = re.compile(r"(?<!\w)(?:đồng )?chủ trì|chủ tọa|điều hành (?:hội nghị|buổi|cuộc)", re.IGNORECASE)
_CHAIR_BEFORE = re.compile(
    r"(?:chủ trì (?:của|bởi|có|gồm)|dưới sự (?:đồng )?chủ trì của|chủ trì (?:hội nghị|buổi làm việc|cuộc họp|hội đàm|lễ ký)[^.;]{0,40}(?:có|gồm|là)|do)\s[^.;]*$",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"(?<!\w)(?:dẫn đầu|làm [Tt]rưởng đoàn|làm trưởng (?:phái )?đoàn|Trưởng đoàn|trưởng đoàn|cùng đoàn công tác|và đoàn công tác|cùng đoàn)(?!\w)"
)
_HEAD_TITLE = re.compile(r"^[^.;:]*, ?(?:làm )?[Tt]rưởng (?:phái )?đoàn(?! ĐBQH| đại biểu)")
_SIGNS = re.compile(
    r"(?<!lễ )(?<!\w)(?:ký kết|ký (?:vào |thỏa thuận|biên bản|bản ghi nhớ|chương trình|kế hoạch|quy chế|văn bản|hợp tác)|trao (?:văn bản|bản) (?:thỏa thuận|ký kết))",
    re.IGNORECASE,
)
_SIGNERS_FOLLOW = re.compile(
    r"^\W*(?:Ký (?:văn bản|kết|thỏa thuận|biên bản)|(?:Đại diện|Thay mặt)[^.;]{0,60} ký)[^.;]{0,60}? (?:có|là|gồm)(?!\w)",
    re.IGNORECASE,
)
_WITNESS = re.compile(r"chứng kiến", re.IGNORECASE)
_TO_THE_VERB = re.compile(r"[\s,]*(?:(?:đã|cùng|đại diện|thay mặt|tiến hành|thực hiện|nghi thức)[\w\s]{0,30})?")
_AND_SIGNER = re.compile(r"[\s,;-]*(?:(?:và|cùng|,)\s)?[^.;]{0,90}?\s?")
_PRESENT = re.compile(
    r"(?<!\w)(?:tham dự|cùng dự|dự(?! án| kiến| thảo| báo| toán| phòng)|tham gia|có mặt|chứng kiến|tham gia đoàn|cùng đi|cùng tham gia|có (?:các )?đồng chí|có (?:các )?(?:ông|bà)|về phía [^.;:]*có|tiếp(?! tục| theo| cận| xúc| nhận| thu)|thành phần|đón tiếp|gồm|tháp tùng|cùng có)(?!\w)",
    re.IGNORECASE,
)
_HE_OR_SHE = re.compile(r"^\W*(?:Đồng chí|Ông|Bà)(?= [a-zà-ỹđ])(?! (?:con|Tổng))")
_PRESS = re.compile(
    r"(?:trao đổi|chia sẻ|nói|trả lời|phỏng vấn|cho biết|thông tin)[^.;]{0,25} (?:với|cho|của) (?:PV|phóng viên|báo|Báo|báo chí|Tuổi Trẻ|Thanh Niên|VnExpress|Zing|Dân trí|chúng tôi)|sau (?:buổi|cuộc) (?:họp|làm việc)(?! đã)|họp báo"
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
    sentences = list(region)
    absent = _met_the_press(document, sentences, people)
    last: Person | None = None
    for sentence in sentences:
        here = list(people.at(sentence.start, sentence.end))
        opened = _HE_OR_SHE.match(document.cut(sentence))
        if opened and last and _AFTER.search(document.cut(sentence)[: opened.end() + 60]):
            carried = document.evidence(sentence.start, sentence.start + opened.end(), "participants.carried", 0.7)
            if _belongs(last, units) and last.name not in absent:
                persons[last.name] = last
                parts[last.name]["speaker"].append(carried)
        last = here[0][2] if here else last
        for role, person, evidence in _parts(document, sentence, people, reporting=sentence.index in stating):
            if _belongs(person, units) and person.name not in absent:
                persons[person.name] = person
                parts[person.name][role].append(evidence)
    return tuple(_participant(persons[name], parts[name]) for name in _in_order(persons))


def _met_the_press(document: Document, sentences: Sequence[Sentence], people: People) -> set[str]:
    """Those who are quoted from an interview before they are said to be there: all they say was said to the press."""
    seen: set[str] = set()
    absent: set[str] = set()
    for sentence in sentences:
        here = {person.name for _, _, person in people.at(sentence.start, sentence.end)}
        if sentence.zone == "body" and _PRESS.search(document.cut(sentence)):
            absent |= here - seen
        seen |= here
    return absent


def _in_order(persons: dict[str, Person]) -> list[str]:
    return sorted(persons, key=lambda name: persons[name].mentions[0])


def _belongs(person: Person, units: set[str]) -> bool:
    """Whether the person can stand for a party; one whose unit is unknown may."""
    if all(office.bare for office, _ in person.offices):
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
    signers = _signers(document, sentence, mentions)
    for place, (start, end, person) in enumerate(mentions):
        following = mentions[place + 1][0] if place + 1 < len(mentions) else sentence.end
        around = _Around.of(document, sentence, person, (start, end, following))
        roles = set(_roles(around, first=place == 0))
        if start in signers:
            roles.add("signatory")
        if not roles and (reporting or _PRESENT.search(words)) and not _TALKED_OF.search(around.before):
            roles = {"attendee"}
        for role in sorted(roles):
            yield role, person, document.evidence(start, end, f"participants.{role}", _SURE[role])


_SURE: dict[Role, float] = {"chair": 0.9, "head": 0.9, "speaker": 0.85, "signatory": 0.8, "attendee": 0.7}
# A person only spoken of: whose visits, orders or memory the sentence mentions.
_TALKED_OF = re.compile(
    r"(?:chuyến [\w ]{0,20}|chỉ đạo|kết luận|tưởng niệm|viếng|thân thế|lăng|khu lưu niệm)\s(?:của\s)?[^.,;]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Around:
    """The words around a mention: before it, after it, after its offices, and all that follow."""

    before: str
    apposition: str
    after: str
    rest: str

    @classmethod
    def of(cls, document: Document, sentence: Sentence, person: Person, bounds: tuple[int, int, int]) -> _Around:
        """The words around the mention at `bounds`: its start, its end, and the start of the next mention."""
        start, end, following = bounds
        own = [o.end for o, _ in person.offices if end <= o.start < following and o.end <= following]
        text = document.text
        return cls(
            text[sentence.start : start],
            text[end:following],
            text[max([end, *own]) : following],
            text[end : sentence.end],
        )


def _roles(around: _Around, *, first: bool) -> Iterator[Role]:
    chairs_together = _CHAIR.search(around.rest) and "đồng chủ trì" in around.rest
    named_as_chair = _CHAIR_BEFORE.search(around.before) and _CHAIR.search(around.before + around.rest)
    if _CHAIR.search(around.after) or chairs_together or named_as_chair:
        yield "chair"
    if _HEAD.search(around.apposition[:140]) or _HEAD_TITLE.search(around.apposition):
        yield "head"
    if _TALKED_OF.search(around.before):
        return
    opens = first and _OPENS.match(around.before) and _SPEAKING_OPENER.search(around.before)
    if _AFTER.search(around.after[:110]) or opens:
        yield "speaker"


def _signers(document: Document, sentence: Sentence, mentions: Sequence[tuple[int, int, Person]]) -> set[int]:
    """Where those are named who sign: before the verb ("A và B đã ký kết"), or listed after "Ký văn bản là"."""
    text = document.text
    words = document.cut(sentence)
    witness = _WITNESS.search(words)
    last = sentence.start + witness.start() if witness else sentence.end
    if opened := _SIGNERS_FOLLOW.match(words):
        return {start for start, _, _ in mentions if sentence.start + opened.end() <= start < last}
    verb = _SIGNS.search(words)
    if verb is None:
        return set()
    found: set[int] = set()
    at = sentence.start + verb.start()
    for start, end, person in reversed([m for m in mentions if m[0] < at]):
        stop = max([end, *(o.end for o, _ in person.offices if end <= o.start < at)])
        gap = _AND_SIGNER if found else _TO_THE_VERB
        if not gap.fullmatch(text, stop, at) or (found and not re.search(r"và|cùng|,", text[stop:at])):
            break
        found.add(start)
        at = start
    return found
