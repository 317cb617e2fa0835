"""Articles for tests of reading, as short as a headline and a paragraph, and what is read in them. All are invented."""

from __future__ import annotations

from kg.layout import lay_out
from kg.model import Article, Meeting, Official, Record
from kg.reading import read
from kg.reading.dates import find_dates
from kg.reading.document import Document
from kg.reading.names import find_names
from kg.reading.units import find_units, unit_spans

HEADLINE = "Tăng cường phối hợp giữa các địa phương"


def article(body: str, headline: str = HEADLINE, published: str | None = None) -> Article:
    """The laid-out article with that body."""
    return lay_out(Article(id="a", text=f"{headline}\n\n{body}", published=published))


def told(body: str, headline: str = HEADLINE, published: str | None = None) -> Record:
    """What is read in the article with that body."""
    return read(article(body, headline, published))


def the_meeting(body: str, headline: str = HEADLINE, published: str | None = None) -> Meeting:
    """The one meeting the article with that body tells of."""
    (meeting,) = told(body, headline, published).meetings
    return meeting


def the_official(body: str, name: str) -> Official:
    """The person of that name in the article with that body."""
    (official,) = [official for official in told(body).officials if official.name == name]
    return official


def posts(official: Official) -> list[tuple[str, str | None]]:
    """Titles and units of the offices of a person, in the order in which they are stated."""
    return [(post.title, post.unit) for post in official.posts]


def parties(meeting: Meeting) -> list[tuple[str, str | None]]:
    """Units and bodies of the parties of a meeting."""
    return [(party.unit, party.body) for party in meeting.parties]


def units_of(meeting: Meeting) -> set[str]:
    """The units of the parties of a meeting."""
    return {party.unit for party in meeting.parties}


def flows(meeting: Meeting) -> set[tuple[str, str, str]]:
    """Who gives to or asks whom at a meeting."""
    return {(flow.source, flow.target, flow.kind) for flow in meeting.flows}


def senses(words: str, published: str | None = None) -> list[tuple[str, str, str]]:
    """The names of units in a text: as printed, whose name it is, and in what sense it is used there."""
    document = Document.of(Article(id="a", text=words, published=published))
    names = find_names(document.text, unit_spans(document.text))
    found = find_units(document, names)
    return [(document.text[m.start : m.end], m.unit, m.sense) for m in found]


def provinces(words: str) -> set[str]:
    """The units a text speaks of as places or authorities."""
    return {unit for _, unit, sense in senses(words) if sense == "unit"}


def dates(words: str, published: str | None = None) -> list[tuple[str, str]]:
    """The dates of a text: as printed, and in EDTF."""
    document = Document.of(Article(id="a", text=words, published=published))
    return [(document.text[m.start : m.end], m.edtf) for m in find_dates(document)]
