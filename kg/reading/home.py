"""Whose paper it is: the province a report speaks of as "tỉnh ta", and leaves out of the names of its organs.

The publisher tells it ("Báo Hà Tĩnh"), the page around the report, the words or initials it opens with ("BẮC NINH - ",
"Điện Biên TV - ", "HBĐT - "). Where none does and the lead names organs of a province without their province, the unit
the headline opens with tells it, or a lower place the report opens in ("tại thành phố Cao Lãnh") that is not one of the
guests; last the contrast with the provinces that are named (`kg.reading.contrast`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from operator import attrgetter

from kg.reading.bodies import BodyMention
from kg.reading.contrast import by_contrast
from kg.reading.document import Document, Sentence
from kg.reading.letters import compiled
from kg.reading.places import PlaceMention
from kg.reading.spans import between
from kg.reading.unit_names import UnitMention, named_units
from kg.text import normalise

__all__ = ["at_home", "find_home", "with_home"]

_OURS = re.compile(r"(?<!\w)(?:tỉnh|thành phố) (?:ta|nhà|mình)(?!\w)", re.IGNORECASE)
# What a paper or station calls itself: "Báo Hà Tĩnh", "Cổng thông tin điện tử tỉnh X", "X online".
_PAPER_BEFORE = re.compile(
    r"(?:Báo|Đài(?: PT-?TH| Phát thanh (?:và|-) Truyền hình)?|(?:Cổng|Trang) (?:thông tin|TTĐT)[\w ]*)"
    r"(?: và PTTH| và Phát thanh, truyền hình)? (?:tỉnh |thành phố )?$",
    re.IGNORECASE,
)
_PAPER_BEHIND = re.compile(r" ?(?:online|TV|điện tử|portal|\.vn)(?!\w)", re.IGNORECASE)
_DATELINE = compiled(
    r"\W{0,3}([{UP}][{UP}{LOW}]{0,20}+(?:(?:\. ?|[ -])[{UP}][{UP}{LOW}]{0,20}+){0,4}+"
    r"(?: ?(?:online|TV|điện tử))?) ?[)\]]? ?[-–—] "
)
# The initials of a province with what says a paper: "BTO - ", "(HBĐT) - "; and signs of national papers.
_SIGN = compiled(r"\W{0,3}([{UP}]{2,4}?)(O|ĐT|TV)?(?:\)|\)? ?[-–—]) ?(?=[{UP}])")
_PAGE_SIGN = re.compile(r"\W*(?:(?:Nguồn|Theo)(?: tin)?:? )?(?:Báo|Đài|(?:Cổng|Trang) (?:thông tin|TTĐT))(?!\w)")
_LONGEST_SIGN = 70  # code points
_NATIONAL = frozenset(
    {"TTO", "TNO", "PLO", "TPO", "LĐO", "NLĐO", "SGGPO", "TTXVN", "VOV", "VTV", "LĐ", "TN", "TT", "HNM"}
)
_OPENING = 45  # code points of a headline that opens with whose paper it is: "Tuổi trẻ X: …", "Công an X, Y giao ban"
# What says in a headline that someone goes to the unit behind it, or learns from it, or helps it.
_TO = re.compile(
    r"(?<!\w)(?:tại|ở|đến|tới|về|sang|vào|ra|lên|xuống|thăm|học|với|cùng|của|cho|giúp|từ|tiếp|đón|ủng hộ|hỗ trợ|đoàn)"
    r"(?!\w)[^,:]*$",
    re.IGNORECASE,
)
_LEAD = 3  # told sentences in which a report says where it happened
_AT = re.compile(r"(?<!\w)(?:tại|ở) (?:[^,.;]{0,60} )?$")
_LONGEST_AT = 70  # code points looked back for it
_NAMED = re.compile(r" |UBND|HĐND|MTTQ|Tỉnh|Thành")  # "các Sở" names no body
_SENT = re.compile(r"(?:đoàn|Đoàn)(?: [\w ]{0,30})?$")  # who sends a delegation is not at home where it went


def find_home(
    document: Document, units: Sequence[UnitMention], bodies: Sequence[BodyMention], places: Sequence[PlaceMention]
) -> str | None:
    """The unit the paper speaks of as its own; None where nothing tells it."""
    return (
        _by_publisher(document.article.publisher or "")
        or _by_page(document, units)
        or _by_dateline(document)
        or _by_initials(document, units)
        or _by_unnamed_organ(document, units, bodies, places)
        or by_contrast(document, units, bodies)
    )


def with_home(document: Document, units: Sequence[UnitMention], home: str | None) -> tuple[UnitMention, ...]:
    """The mentions and those of "tỉnh ta", in order; these name no unit, so the province is not printed there."""
    if home is None:
        return tuple(units)
    ours = (UnitMention(m.start(), m.end(), m.start(), home, "", "home") for m in _OURS.finditer(document.text))
    return tuple(sorted([*units, *ours], key=attrgetter("start")))


def at_home(bodies: Sequence[BodyMention], home: str | None) -> tuple[BodyMention, ...]:
    """The bodies, those that leave their unit out being of the paper's own."""
    if home is None:
        return tuple(bodies)
    return tuple(replace(body, unit=home) if body.is_unnamed and _NAMED.search(body.body) else body for body in bodies)


def _by_publisher(publisher: str) -> str | None:
    """The unit in the name of a paper."""
    return next((slug for slug, _, _ in named_units(normalise(publisher).text)), None)


def _by_page(document: Document, units: Sequence[UnitMention]) -> str | None:
    """The unit of the paper that the lines around the report name."""
    text = document.text
    for sentence in document.sentences:
        if sentence.zone in ("chrome", "metadata") or _is_sign(document, sentence):
            for mention in between(units, sentence.start, sentence.end):
                named = _PAPER_BEFORE.search(text, sentence.start, mention.start)
                if named or _PAPER_BEHIND.match(text, mention.end):
                    return mention.unit if mention.sense != "foreign" else None
    return None


def _is_sign(document: Document, sentence: Sentence) -> bool:
    """Whether a line among the first or last says no more than what page it is: "Cổng TTĐT tỉnh X", "Nguồn: Báo X"."""
    return sentence.end - sentence.start < _LONGEST_SIGN and _PAGE_SIGN.match(document.text, sentence.start) is not None


def _by_dateline(document: Document) -> str | None:
    """The unit in the words a report opens with: "BẮC NINH - ", "Hà Tĩnh online - "."""
    for sentence in document.told[:_LEAD]:
        opened = _DATELINE.match(document.text, sentence.start, sentence.end)
        if sentence.zone == "body" and opened:
            return next((slug for slug, _, end in named_units(opened[1]) if _closes(opened[1], end)), None)
    return None


def _by_initials(document: Document, units: Sequence[UnitMention]) -> str | None:
    """The only unit of the article whose initials the sign of the paper holds: "BTO - ", "HBĐT - "."""
    for sentence in document.told[:_LEAD]:
        sign = _SIGN.match(document.text, sentence.start, sentence.end)
        if sign and sign[1] + (sign[2] or "") not in _NATIONAL:
            named = {
                m.unit
                for m in units
                if m.sense == "unit" and sign[1] in _signs(_initials(document.text[m.name_start : m.end]))
            }
            return named.pop() if len(named) == 1 else None
    return None


def _signs(initials: str) -> tuple[str, str]:
    """How a paper of that province signs: "HG", or with what it is, "BHG" for "Báo Hà Giang"."""
    return initials, f"B{initials}"


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split("[ -]+", name) if word)


def _closes(dateline: str, end: int) -> bool:
    return not dateline[end:].strip() or _PAPER_BEHIND.match(dateline, end) is not None


def _by_unnamed_organ(
    document: Document, units: Sequence[UnitMention], bodies: Sequence[BodyMention], places: Sequence[PlaceMention]
) -> str | None:
    """The unit of the headline or the place of a report whose lead names organs of a province without it."""
    lead = [sentence for sentence in document.told if sentence.zone == "body"][:_LEAD]
    if not lead:
        return None
    start, end = lead[0].start, lead[-1].end
    inside = between(bodies, start, end)
    named = {(body.body, place) for place, body in enumerate(inside) if body.unit}
    bare = [
        body
        for place, body in enumerate(inside)
        if body.is_unnamed and not any(words == body.body and before < place for words, before in named)
    ]  # a body named in full before is said again, whosever it is
    guests = {body.unit for body in inside if body.unit}
    if not bare or any(_sent(document.text, body) for body in bare):
        return None
    return _by_title(document, units, guests) or _by_place(document.text, start, between(places, start, end), guests)


def _by_title(document: Document, units: Sequence[UnitMention], guests: AbstractSet[str]) -> str | None:
    """The unit a headline opens with, beside others or not, of which the lead then says "Tỉnh đoàn", "Công an tỉnh"."""
    text = document.text
    for title in document.titles:
        opened = between(units, title.start, min(title.start + _OPENING, title.end))
        own = {m.unit for m in opened if m.sense == "unit" and not _TO.search(text, title.start, m.start)} - guests
        if len(own) == 1:
            return own.pop()
    return None


def _by_place(text: str, start: int, places: Sequence[PlaceMention], guests: AbstractSet[str]) -> str | None:
    """The unit of the lower place the report opens in."""
    for place in places:
        before = max(place.start - _LONGEST_AT, start)
        if place.unit not in guests and _AT.search(text, before, place.start):
            return place.unit
    return None


def _sent(text: str, body: BodyMention) -> bool:
    return text[body.start] in "đĐ" or _SENT.search(text, max(body.start - _LONGEST_AT, 0), body.start) is not None
