"""Whose office it is by the words around: the place in its title, the list it stands in, the units named near it.

A list of people is of the side its clause opens with ("Tiếp đoàn có …", "Về phía tỉnh X có …"), also where each person
stands on a line of its own. Elsewhere the unit last named in the sentence is meant, then the paper's own, then the
one that receives, then the one the report names most.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import attrgetter

from kg.model import Resolution
from kg.reading.context import Context, Fit
from kg.reading.document import Sentence
from kg.reading.letters import any_of
from kg.reading.listings import BULLET, Side, goes_on, sides_listed
from kg.reading.offices import OfficeMention
from kg.reading.sides import DELEGATION
from kg.reading.spans import between
from kg.reading.titles import title_key

__all__ = ["fit_of", "from_surroundings", "side_listing"]

_CITY_OFFICE = any_of(
    "thành ủy",
    "(?:ubnd|hđnd|ủy ban nhân dân|công an|chủ tịch) (?:tp|thành phố)",
    "thành đoàn",
    r"(?<!\w)(?:tp|thành phố)$",
)
_PROVINCE_OFFICE = any_of(
    "tỉnh ủy", "(?:ubnd|hđnd|ủy ban nhân dân|công an|chủ tịch) tỉnh", "tỉnh đoàn", r"(?<!\w)tỉnh$"
)
# "Về phía |tỉnh X| có", "Phía lãnh đạo |TP Y| gồm": the unit itself says whose people are listed.
_SIDE_OF = re.compile(
    r"(?<!\w)(?:[Vv]ề p|[Pp])hía (?:(?:lãnh đạo|(?:phái )?đoàn|đoàn công tác|đoàn đại biểu|đại biểu|bạn)(?: của)? )?$"
)
_LONGEST_SIDE_OF = 40  # code points looked back for it
_NUMBER = re.compile(r"\d{1,2}[.)]")  # of an item, which the full stop behind it makes a sentence
_LONGEST_LIST = 60  # items a list may have on lines of their own
_LEADS = re.compile(r"[^.;]{0,60}?(?:(?<!\w)dẫn đầu|làm [Tt]rưởng đoàn|dẫn đoàn)(?!\w)")
_SCENE = 3  # sentences, that of the office among them, in which the place of what is told may be named
# A unit that is only where something is, is not what a sentence tells of: "sang tìm hiểu mô hình ở |X".
_PLACED = re.compile(r"(?<!\w)(?:tại|ở|sang|đến|tới|từ|ra|vào|lên|xuống) (?:tỉnh |thành phố |TP\.? ?)?$")
_LONGEST_PLACED = 20  # code points looked back for it
_OPENING = 12  # code points of a sentence that opens with where it happened: "Tại tỉnh X, …"
_JOINED = re.compile(r"(?:,| và|, và| với| -|-) ?(?:(?:tỉnh|thành phố|TP\.?) ?)?")  # of two, none is told of alone
# "Tại đây, …", "Tại cuộc họp này, …", "Đón đoàn tại đây, …": what happened where the sentence before says.
_TIES_ON = re.compile(
    r"\W*(?:[^,.;]{0,30} )?[Tt]ại (?:đây(?!\w)|(?:buổi|cuộc|hội nghị|lễ)[^,.;]{0,25} (?:này|đó|ấy)(?!\w))"
)
_UNSAID = "?"  # a side that is told and cannot be known


def from_surroundings(office: OfficeMention, context: Context) -> tuple[str | None, Resolution]:
    """The unit of an office that names none, and how it was found."""
    fit = fit_of(office)
    unit = _by_place(office, context) or _by_leading(office, fit, context) or _by_listing(office, fit, context)
    if unit == _UNSAID:
        return None, "none"
    unit = unit or _by_sentence(office, fit, context)
    if unit:
        return unit, "context"
    anywhere = context.printed(fit).leading()
    return anywhere, "publisher" if anywhere else "none"


def fit_of(office: OfficeMention) -> Fit:
    """Whether a province, and whether a city can have the office; the towns of a lower place are in either."""
    if office.level in ("district", "commune"):
        return True, True
    return not _CITY_OFFICE.search(office.title), not _PROVINCE_OFFICE.search(office.title)


def _by_place(office: OfficeMention, context: Context) -> str | None:
    """The unit the place in the title lies in."""
    first = bisect_right(context.places, office.start, key=attrgetter("end"))
    return next((place.unit for place in context.places[first : first + 1] if place.start < office.end), None)


def _by_leading(office: OfficeMention, fit: Fit, context: Context) -> str | None:
    """The unit whose delegation the holder of the office leads: "do ông A, Giám đốc Sở, |dẫn đầu"."""
    document = context.document
    if not _LEADS.match(document.text, office.end):
        return None
    sentence = document.sentence_at(office.start)
    sender = context.lead.sender(sentence, DELEGATION.search(document.text, sentence.start, sentence.end))
    unit = sender or context.sides.visiting
    return unit if unit and context.fits(unit, fit) else None


# ---------------------------------------------------------------- lists of people
def _by_listing(office: OfficeMention, fit: Fit, context: Context) -> str | None:
    """The unit whose people are listed where the office stands; `_UNSAID` for "tỉnh bạn", whichever that is."""
    sentence = context.document.sentence_at(office.start)
    listed = _listed(sentence, office.start, context)
    if listed is None and goes_on(context.document.opening(sentence)) and sentence.index:
        before = context.document.sentences[sentence.index - 1]
        inside = between(context.offices, before.start, before.end)
        listed = next((o.unit for o in inside if o.unit and o.level not in ("central", "foreign")), None)
    if listed is None or listed == _UNSAID:
        return listed
    return listed if context.fits(listed, fit) else None


def side_listing(office: OfficeMention, context: Context) -> str | None:
    """The party, the centre among them, whose people are listed where the office stands."""
    return _listed(context.document.sentence_at(office.start), office.start, context)


def _listed(sentence: Sentence, before: int, context: Context) -> str | None:
    """Whose people the last clause of the sentence lists before an offset, or the heading over the item it is."""
    last = next((unit for start, unit in reversed(_openings(sentence, context)) if start < before), None)
    return last or _heading(sentence, context)


def _openings(sentence: Sentence, context: Context) -> list[tuple[int, str]]:
    """Where clauses of the sentence open that list people, and whose."""
    known = context.openings.get(sentence.index)
    if known is None:
        document = context.document
        sides = sides_listed(document.cut(sentence))
        told = [(sentence.start + at, unit) for at, side in sides if (unit := _unit_of(side, context))]
        for mention in between(context.units, sentence.start, sentence.end):
            begin = max(mention.start - _LONGEST_SIDE_OF, sentence.start)
            if mention.party and _SIDE_OF.search(document.text, begin, mention.start):
                told.append((mention.start, mention.party))
        known = context.openings[sentence.index] = sorted(told)
    return known


def _unit_of(side: Side, context: Context) -> str | None:
    """The unit of a side; "tỉnh bạn" is whichever is not the paper's own."""
    sides, home = context.sides, context.home
    if side == "receiving":
        return sides.receiving
    if side == "visiting":
        return sides.visiting
    if home and home in (sides.visiting, sides.receiving):
        return sides.receiving if home == sides.visiting else sides.visiting
    return _UNSAID if sides.visiting else None


def _heading(sentence: Sentence, context: Context) -> str | None:
    """Whose people are listed by the heading over a sentence that is an item of its list."""
    sentences, above = context.document.sentences, sentence
    for _ in range(_LONGEST_LIST):
        if not above.index or not _is_item(above, context):
            break
        above = sentences[above.index - 1]
        if openings := _openings(above, context):
            return openings[-1][1]
    if above is sentence or not context.document.cut(above).endswith(":"):
        return None
    return context.alone((True, True)).last(above.start, above.end)


def _is_item(sentence: Sentence, context: Context) -> bool:
    """Whether the sentence is an item under a heading: behind a bullet, or on a line after one that ends so."""
    document = context.document
    if BULLET.match(document.opening(sentence)):
        return True
    before = document.sentences[sentence.index - 1]
    return document.text[before.end - 1] in ":;" or _NUMBER.fullmatch(document.cut(before)) is not None


# ---------------------------------------------------------------- the sentences around
def _by_sentence(office: OfficeMention, fit: Fit, context: Context) -> str | None:
    """The unit last named in the sentence before the office, the only one after it, or the one most named so far."""
    sentence = context.document.sentence_at(office.start)
    meant = context.meant(fit)
    if before := context.alone(fit).last(sentence.start, office.start):
        return before
    if told := _here(sentence, fit, context) or _by_body(office, sentence, fit, context):
        return told
    if context.home and context.fits(context.home, fit):
        return context.home
    for unit in (context.sides.receiving, context.sides.holding):
        if unit and context.fits(unit, fit):
            return unit
    scene = _scene(sentence, fit, context) if context.sides.visiting else None
    return (
        scene
        or _told_of(sentence, fit, context)
        or meant.leading(office.start)
        or _scene(sentence, fit, context)
        or meant.only_one(sentence.end)
        or _of_officials(office, fit, context)
    )


def _here(sentence: Sentence, fit: Fit, context: Context) -> str | None:
    """The one unit, other than the guests', of the sentence that "tại đây" or "tại cuộc họp này" leads back to."""
    if not sentence.index or not _TIES_ON.match(context.document.opening(sentence)):
        return None
    before = context.document.sentences[sentence.index - 1]
    units = between(context.units, before.start, before.end)
    named = {m.unit for m in units if m.sense == "unit" and not m.prefix.startswith("các")}
    named |= {place.unit for place in between(context.places, before.start, before.end)}
    told = {unit for unit in named - {context.sides.visiting} if context.fits(unit, fit)}
    return told.pop() if len(told) == 1 else None


def _by_body(office: OfficeMention, sentence: Sentence, fit: Fit, context: Context) -> str | None:
    """The unit of such a body, if the sentence before names no other: "… gặp Sở Y tế X. Ông A, Giám đốc |Sở Y tế|"."""
    if not sentence.index:
        return None
    before = context.document.sentences[sentence.index - 1]
    title = title_key(office.title)
    named = between(context.bodies, before.start, before.end)
    units = {body.unit for body in named if body.unit and title.endswith(f" {title_key(body.body)}")}
    others = {m.unit for m in between(context.units, before.start, before.end) if m.sense in ("unit", "home")} - units
    unit = units.pop() if len(units) == 1 and not others else None
    return unit if unit and context.fits(unit, fit) else None


def _told_of(sentence: Sentence, fit: Fit, context: Context) -> str | None:
    """The unit the last sentence that names one begins with: that is the one it tells of, whomever else it names."""
    for index in range(sentence.index - 1, max(sentence.index - _SCENE, -1), -1):
        near = context.document.sentences[index]
        named = [m for m in between(context.units, near.start, near.end) if m.sense in ("unit", "home")]
        if near.zone == "body" and named:
            first = named[0]
            at = max(first.start - _LONGEST_PLACED, near.start)
            if first.start > near.start + _OPENING and _PLACED.search(context.document.text, at, first.start):
                continue
            joined = len(named) > 1 and _JOINED.fullmatch(context.document.text, first.end, named[1].start)
            return None if joined or not context.fits(first.unit, fit) else first.unit
    return None


def _of_officials(office: OfficeMention, fit: Fit, context: Context) -> str | None:
    """The one unit of whose province an office was named so far."""
    before = context.offices[: bisect_left(context.offices, office.start, key=attrgetter("start"))]
    units = {o.unit for o in before if o.unit and o.level == "province" and context.fits(o.unit, fit)}
    return units.pop() if len(units) == 1 else None


def _scene(sentence: Sentence, fit: Fit, context: Context) -> str | None:
    """The unit in which the last sentences say something happened: "tại TP X"."""
    for index in range(sentence.index, max(sentence.index - _SCENE, -1), -1):
        near = context.document.sentences[index]
        place = context.lead.place(near)
        if place and context.fits(place, fit):
            return place
    return None
