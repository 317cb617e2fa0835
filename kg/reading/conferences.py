"""Who takes part in a conference or signing beside the units its report names: those who speak, those who attend."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.reading.document import Document, Sentence
from kg.reading.findings import Findings
from kg.reading.letters import compiled, whole
from kg.reading.meetings import Occasion
from kg.reading.participants import find_participants
from kg.reading.parties import PartyMention, is_province

__all__ = ["attending_parties", "speaking_parties"]

_ATTEND = whole(
    "tham dự",
    "cùng dự",
    "dự hội nghị",
    "dự lễ",
    "đến dự",
    "tới dự",
    "dự có",
    "chứng kiến",
    "cụm gồm",
    "khối gồm",
    "tham gia",
    "có mặt",
    "với sự tham gia",
    "đại biểu",
)
# What a headline tells of a guest of honour at a ceremony: "Thủ tướng nhấn nút khởi công dự án".
_CELEBRATES = whole("khởi công", "khánh thành", "nhấn nút", "bấm nút", "cắt băng", "dự (?:lễ|kỷ niệm)", "phát lệnh")
# How a sentence opens that goes on with the list of those present.
_GOES_ON = compiled(r"\W*(?:Các (?:đồng chí|ông|vị)|Về phía|Phía|Đại diện|Lãnh đạo|Cùng)(?!\w)")
_NEAR = 3  # sentences around the report in which a conference's parties are listed
_LONGEST_LIST = 9  # sentences around the report within which a list of those present goes on
_ACTIVE = frozenset({"speaker", "chair", "signatory"})


def speaking_parties(findings: Findings, region: Sequence[Sentence]) -> Iterator[PartyMention]:
    """The parties for whom somebody chairs, speaks or signs in the sentences of `region`."""
    people = findings.people
    present = find_participants(findings.document, people, units=None, reports=(), region=region)
    speaking = {one.name for one in present if _ACTIVE.intersection(role.value for role in one.roles)}
    for person in people.persons:
        if person.name in speaking and person.party and person.stands_for_party and person not in findings.envoys:
            body = person.ministry if person.unit == "central" else None
            yield PartyMention(*person.mentions[0], person.party, body)


def attending_parties(findings: Findings, occasion: Occasion) -> Iterator[PartyMention]:
    """The provinces and bodies listed as attending, in the sentences beside the one that states the conference."""
    document = findings.document
    for title in document.titles:
        if occasion.kind == "ceremony" and _CELEBRATES.search(document.cut(title)):
            yield from (party for party in findings.parties(title) if party.unit == "central")
    for sentence in _listing(document, occasion.sentence):
        for party in findings.parties(sentence):
            if not party.place and (is_province(party.unit) or party.body or occasion.kind == "ceremony"):
                yield party


def _listing(document: Document, report: Sentence) -> Iterator[Sentence]:
    """The sentences beside a report that list who attended, and those that go on with such a list."""
    near = {sentence.index for sentence in document.around(report, _NEAR)}
    listing = False
    for sentence in document.around(report, _LONGEST_LIST):
        words = document.cut(sentence)
        goes_on = listing and _GOES_ON.match(words) is not None
        listing = goes_on or (sentence.index in near and _ATTEND.search(words) is not None)
        if listing:
            yield sentence
