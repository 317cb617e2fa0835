"""Bodies said by their noun alone, and which body is meant: "Phó Giám đốc Sở" behind "đoàn cán bộ Sở Y tế tỉnh X".

So is a rank alone behind the body that sends it: "Sở Y tế tỉnh X do Phó Giám đốc |A dẫn đầu", "Thay mặt Cục Y, Phó Cục
trưởng |B".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.reading.bodies import BodyMention
from kg.reading.context import Context
from kg.reading.letters import compiled
from kg.reading.offices import OfficeMention
from kg.reading.spans import between
from kg.reading.surroundings import side_listing

__all__ = ["held_in"]

_NOUN = re.compile(
    "(?:^| )(sở|ban|ủy ban|cục|tổng cục|vụ|viện|hội|liên đoàn|liên minh|hiệp hội|chi cục|trung tâm|ubkt|học viện"
    "|hội đồng)$",
    re.IGNORECASE,
)
_MINISTRY = re.compile("(?:[Vv]ăn phòng|[Tt]hanh tra) [Bb]ộ$")  # "Chánh Văn phòng |Bộ" is of the centre
_HEAD = re.compile("^(?:phó |quyền )?(tổng cục|cục|vụ|chi cục) trưởng$", re.IGNORECASE)  # the rank says the noun
# Between a body and a rank alone: "… do |ông A, |Phó Giám đốc", "Thay mặt …, |Phó Cục trưởng".
_SENT = compiled(r"[^.;:]{0,70}?(?<!\w)do (?:{HON} )?(?:(?:{CAP} ){1,5}?(?:, |- ))?")
_SENT_NAMED = compiled(r"[^.;:]{0,70}?(?<!\w)do (?:{HON} )?{CAP}(?: {CAP}){1,4}(?:,| -) ")
_FOR = re.compile("[Tt]hay mặt (?:lãnh đạo |cho )?$|[Đđ]ại diện (?:lãnh đạo |cho )?$")
_LONGEST_FOR = 24  # code points looked back for it
# Ranks alone, and the bodies that have them.
_UNDERSTOOD = (
    (re.compile("(?:Phó )?bí thư(?: thường trực)?", re.IGNORECASE), re.compile("(?:ỉnh|ành|yện|uận|Thị) ủy")),
    (re.compile("(?:Phó )?chủ tịch(?: thường trực)?", re.IGNORECASE), re.compile("UBND|HĐND|Ủy ban|Hội đồng")),
)
_FOR_UNIT = re.compile("(?:[Đđ]ại diện|[Tt]hay mặt|[Pp]hía) (?:cho |lãnh đạo |của |tỉnh )*$")
_AS_ITS = compiled(r"(?:, | có | - )(?:{HON} )?(?:{CAP}(?: {CAP}){1,4}(?:,| -) )?")
_BEFORE = 1  # sentences before in which the body may have been named


def held_in(office: OfficeMention, context: Context) -> OfficeMention | None:
    """The office with the unit of the body it means; None where it says its body itself or nothing tells it."""
    if office.bare:
        body = _sending(office, context) or _understood(office, context)
        return _of(office, body) if body else _stood_for(office, context)
    if _MINISTRY.search(office.title):
        return replace(office, unit="central", level="central")
    noun = _NOUN.search(office.title) or _HEAD.search(office.title)
    body = _named_before(office, noun[1], context) if noun else None
    return _of(office, body) if body and body.unit else None


def _of(office: OfficeMention, body: BodyMention) -> OfficeMention:
    if body.unit is None or body.unit.startswith("foreign:"):
        return replace(office, bare=False)
    level = "central" if body.unit == "central" else office.level
    return replace(office, unit=body.unit, level=level, bare=False)


def _named_before(office: OfficeMention, noun: str, context: Context) -> BodyMention | None:
    """The body of that noun last named in the sentence, or else the only one of it before."""
    document = context.document
    sentence = document.sentence_at(office.start)
    opened = re.compile(rf"(?:^| ){noun} ", re.IGNORECASE)
    if here := _fitting(opened, between(context.bodies, sentence.start, office.start)):
        return here[-1]
    if not sentence.index:
        return None
    before = document.sentences[sentence.index - _BEFORE]
    there = _fitting(opened, between(context.bodies, before.start, before.end))
    if not there:
        there = _fitting(opened, between(context.bodies, 0, before.start))
        held = {o.unit for o in between(context.offices, 0, office.start) if o.unit and opened.search(o.title)}
        if held - {body.unit for body in there}:
            return None  # a head of such a body of another unit was named
    return there[-1] if len({body.unit for body in there}) == 1 else None


def _fitting(opened: re.Pattern[str], bodies: Sequence[BodyMention]) -> list[BodyMention]:
    return [body for body in bodies if opened.search(body.body)]


def _understood(office: OfficeMention, context: Context) -> BodyMention | None:
    """The body that has such a rank, last named in the sentence or the one before: "Tỉnh ủy X. |Phó bí thư| A"."""
    kind = next((fits for rank, fits in _UNDERSTOOD if rank.fullmatch(office.title)), None)
    if kind is None or side_listing(office, context):
        return None
    sentence = context.document.sentence_at(office.start)
    start = context.document.sentences[max(sentence.index - _BEFORE, 0)].start
    fitting = [body for body in between(context.bodies, start, office.start) if kind.search(body.body)]
    return fitting[-1] if fitting else None


def _stood_for(office: OfficeMention, context: Context) -> OfficeMention | None:
    """The office with the unit its holder is said to speak for: "Đại diện X, |phó chủ tịch| A"."""
    text, sentence = context.document.text, context.document.sentence_at(office.start)
    if not any(rank.fullmatch(office.title) for rank, _ in _UNDERSTOOD):
        return None
    if side_listing(office, context):
        return replace(office, bare=False)
    for mention in reversed(between(context.units, sentence.start, office.start)):
        before = max(mention.start - _LONGEST_FOR, 0)
        if _AS_ITS.fullmatch(text, mention.end, office.start) and _FOR_UNIT.search(text, before, mention.start):
            return replace(office, unit=mention.unit, bare=False) if mention.sense == "unit" else None
    return None


def _sending(office: OfficeMention, context: Context) -> BodyMention | None:
    """The body of the sentence that sends who bears a rank alone, or for which he or she speaks."""
    text, sentence = context.document.text, context.document.sentence_at(office.start)
    before = between(context.bodies, sentence.start, office.start)
    if not before:
        return None
    body = before[-1]
    if _SENT.fullmatch(text, body.end, office.start) or _SENT_NAMED.fullmatch(text, body.end, office.start):
        return body
    speaks_for = _FOR.search(text, max(body.start - _LONGEST_FOR, 0), body.start)
    return body if speaks_for and text[body.end : office.start].strip() == "," else None
