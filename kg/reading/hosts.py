"""Who was host: the province a meeting took place in or at whose invitation it was held.

A place printed with the report tells it ("tại tỉnh X", "tại TP Vinh"); so do the sides of a visit: who sends a
delegation is guest, the other side host; who "tiếp" receives at home; who "tổ chức" a meeting with others invites.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Stated
from kg.reading.document import Document, Sentence
from kg.reading.findings import Findings
from kg.reading.letters import any_of, whole
from kg.reading.meetings import Occasion
from kg.reading.parties import PartyMention, is_province
from kg.reading.reports import Report
from kg.reading.rounds import HOSTS_NEXT
from kg.reading.spans import between

__all__ = ["find_host"]

# What says that a place is where the meeting was: "tại trụ sở UBND |tỉnh X", "tại Trung tâm Hội nghị, |TP Y".
_AT = re.compile(
    r"(?:tại|ở|về)\s+"
    r"(?:trụ sở\s+(?:UBND|HĐND|[^\s,]+ ủy|Ủy ban nhân dân|Công an|Ủy ban MTTQ Việt Nam)?\s*"
    r"|(?:Trung tâm [^,;.]{0,40}|hội trường [^,;.]{0,30}|Văn phòng [^,;.]{0,20}),? )?(?:địa bàn\s+)?$",
    re.IGNORECASE,
)
_TO = re.compile(r"(?<!\w)(?:vào|ra|lên|xuống|sang|qua|đến|tới) (?:tỉnh |thành phố |TP\.? ?)?$")
# A delegation, up to the name of who sends it: "|Đoàn công tác| UBND tỉnh X", "đoàn cán bộ của |tỉnh X".
_MISSION = re.compile(r"[Đđ]oàn(?: (?:công tác|đại biểu|cán bộ|lãnh đạo|cấp cao|liên ngành|của)){0,4} ?$|[Đđ]oàn$")
_NEXT_TO = 20  # code points between a host and its verb
_REACH = 80  # code points looked back for it
_COMES = any_of(
    r"(?:đến|tới|về|sang|vào|ra|lên|xuống)\s+"
    "(?:làm việc|chào|thăm|khảo sát|học|trao đổi|tham quan|tìm hiểu|kiểm tra|nghiên cứu)"
)
_INSPECTS = whole("khảo sát", "kiểm tra", "thăm", "làm việc tại")
_RECEIVES = any_of(
    r"(?<!\w)(?:đã |có buổi )?(?:tiếp(?! tục| theo| thu| cận| nhận)|đón tiếp|đón)"
    "(?: và làm việc| xã giao| thân mật)?(?: với)?"
)
_GUESTS = any_of("đoàn", r"(?<!\w)(?:đại sứ|tổng lãnh sự|ngài|bộ trưởng|thứ trưởng|thủ tướng|chủ tịch|tỉnh trưởng)")
_INVITES = any_of(
    "tổ chức (?:trọng thể |long trọng )?(?:buổi làm việc|cuộc họp|hội nghị|hội đàm|họp|lễ|diễn đàn|hội thảo|tọa đàm)",
    "(?:khởi công|khánh thành|đăng cai) ",
)


def find_host(findings: Findings, occasion: Occasion) -> Stated | None:
    """The host of the occasion, or None where the text leaves it open."""
    document = findings.document
    provinces = {unit for unit in occasion.units if is_province(unit)}
    beside = [sentence for sentence in document.around(occasion.sentence, 1) if sentence != occasion.sentence]
    by_report = (_by_verb(document, report) for report in occasion.reports)
    return (
        _by_next_round(findings, occasion)
        or _by_place(findings, occasion.sentence, provinces)
        or _by_journey(findings.document, occasion)
        or _by_way(findings, occasion, provinces)
        or next(filter(None, (_by_place(findings, sentence, provinces) for sentence in beside)), None)
        or _by_mission(findings.document, occasion)
        or _by_side(findings, occasion, provinces)
        or next(filter(None, by_report), None)
    )


def _by_next_round(findings: Findings, occasion: Occasion) -> Stated | None:
    """The province that is to hold the next round: "Hội nghị lần thứ X sẽ do |tỉnh A| đăng cai"."""
    document, sentence = findings.document, occasion.sentence
    verb = HOSTS_NEXT.search(document.text, sentence.start, sentence.end)
    if verb is None:
        return None
    named = [each for each in _named(findings, sentence) if each[1] <= verb.start()]
    if not named or verb.start() - named[-1][1] > _NEXT_TO or not is_province(named[-1][2]):
        return None
    start, end, unit = named[-1]
    return Stated(unit, (document.evidence(start, end, "hosts.next-round", 0.8),))


def _by_way(findings: Findings, occasion: Occasion, provinces: set[str]) -> Stated | None:
    """The party into whose land the other went: "đã vào |Tam Kỳ| làm việc với Sở A tỉnh Quảng Nam"."""
    text, sentence = findings.document.text, occasion.sentence
    for start, end, unit in _named(findings, sentence):
        if unit in provinces and _TO.search(text, max(sentence.start, start - _REACH), start):
            return Stated(unit, (findings.document.evidence(start, end, "hosts.way", 0.75),))
    return None


def _by_mission(document: Document, occasion: Occasion) -> Stated | None:
    """The one of two provinces that did not send a delegation, in the sentence that states the meeting."""
    parties = [party for party in occasion.stating.parties if is_province(party.unit)]
    came = {party.unit for party in parties if _sends(document.text, party)}
    others = {party.unit: party for party in parties if party.unit not in came}
    if len(came) != 1 or len(others) != 1:
        return None
    return _stated(document, next(iter(others.values())), "hosts.mission", 0.7)


def _sends(text: str, party: PartyMention) -> bool:
    return _MISSION.search(text, max(party.start - _REACH, 0), min(party.start + len("đoàn"), party.end)) is not None


def _by_journey(document: Document, occasion: Occasion) -> Stated | None:
    """The province a delegation went to."""
    gone = (party for party in occasion.parties if party.place and is_province(party.unit))
    return next((_stated(document, party, "hosts.journey", 0.8) for party in gone), None)


def _by_place(findings: Findings, sentence: Sentence, provinces: set[str]) -> Stated | None:
    """The province printed as the place of the meeting, in the stating sentence or one beside it."""
    document = findings.document
    for start, end, unit in _named(findings, sentence):
        at = max(sentence.start, start - _REACH)
        if unit in provinces and _AT.search(document.text, at, start):
            return Stated(unit, (document.evidence(start, end, "hosts.place", 0.85),))
    return None


def _named(findings: Findings, sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """The units and lower places of a sentence in order, with the unit each lies in."""
    units = between(findings.units, sentence.start, sentence.end)
    named = [(mention.start, mention.end, mention.unit) for mention in units if mention.sense == "unit"]
    yield from sorted([*named, *between(findings.places, sentence.start, sentence.end)])


def _by_side(findings: Findings, occasion: Occasion, provinces: set[str]) -> Stated | None:
    """The one province that did not send the delegation."""
    visiting = findings.sides.visiting
    others = provinces - {visiting}
    if visiting not in occasion.units or len(others) != 1:
        return None
    unit = others.pop()
    mention = next(party for party in occasion.parties if party.unit == unit)
    return _stated(findings.document, mention, "hosts.side", 0.75)


def _by_verb(document: Document, report: Report) -> Stated | None:
    """The province before a verb of receiving or inviting, or behind one of going there."""
    if host := _receiving(document, report):
        return _stated(document, host, "hosts.receives", 0.75)
    if host := _inviting(document, report):
        return _stated(document, host, "hosts.invites", 0.6)
    host = _visited(document, report)
    return _stated(document, host, "hosts.visited", 0.75) if host else None


def _receiving(document: Document, report: Report) -> PartyMention | None:
    """The last province before "tiếp … đoàn"."""
    words = document.cut(report.sentence)
    verb = _RECEIVES.search(words)
    if verb is None or not _GUESTS.search(words, verb.end()):
        return None
    return next(reversed(_provinces_before(report, verb.start())), None)


def _inviting(document: Document, report: Report) -> PartyMention | None:
    """The only province before "tổ chức hội nghị"."""
    verb = _INVITES.search(document.cut(report.sentence))
    before = _provinces_before(report, verb.start()) if verb else []
    return before[0] if len({party.unit for party in before}) == 1 else None


def _visited(document: Document, report: Report) -> PartyMention | None:
    """The first province behind "đến thăm"; the centre visits where it inspects, too."""
    words = document.cut(report.sentence)
    central = any(party.unit == "central" for party in report.parties)
    verb = _COMES.search(words) or (_INSPECTS.search(words) if central else None)
    if verb is None:
        return None
    start = report.sentence.start + verb.start()
    return next((party for party in report.parties if is_province(party.unit) and party.start > start), None)


def _provinces_before(report: Report, place: int) -> list[PartyMention]:
    """The provinces named before a place in the sentence of the report."""
    start = report.sentence.start + place
    return [party for party in report.parties if is_province(party.unit) and party.start < start]


def _stated(document: Document, mention: PartyMention, rule: str, confidence: float) -> Stated:
    return Stated(mention.unit, (document.evidence(mention.start, mention.end, rule, confidence),))
