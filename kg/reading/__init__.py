"""What one article says: `read` turns an `Article` into a `Record`.

Reading is a pure function: the same text gives the same record, in any order, in any process. The facets build
on one another in the order below; each has a module of its own, which knows its words and nothing of the rest.
"""

from __future__ import annotations

from kg.model import Article, Record, Stated
from kg.reading.bodies import find_bodies
from kg.reading.confidence import calibrated
from kg.reading.dates import find_dates
from kg.reading.document import Document
from kg.reading.names import find_names
from kg.reading.occasions import Findings, read_agreements, read_meetings
from kg.reading.offices import find_offices
from kg.reading.people import find_people
from kg.reading.places import find_places
from kg.reading.settling import Context
from kg.reading.sides import find_sides
from kg.reading.thresholds import surer
from kg.reading.topics import find_topics
from kg.reading.units import find_units, unit_spans

__all__ = ["VERSION", "draft", "read", "surer"]

VERSION = "1"
"""Goes up with every change of what is read; results are kept by it."""


def read(article: Article) -> Record:
    """What the article states: provinces, people with their posts, meetings, agreements, each with evidence."""
    return calibrated(draft(article))


def draft(article: Article) -> Record:
    """What the article states, each rule with a guess of its own in place of a measured confidence."""
    document = Document.of(article)
    findings = _find(document)
    meetings = read_meetings(document, findings)
    return Record(
        article=article.id,
        sha256=article.sha256,
        published=article.published,
        provinces=_provinces(document, findings),
        officials=findings.people.officials(document),
        meetings=meetings,
        agreements=read_agreements(document, findings, meetings),
    )


def _find(document: Document) -> Findings:
    names = find_names(document.text, unit_spans(document.text))
    units = find_units(document, names)
    offices = find_offices(document.text, units, names)
    bodies = find_bodies(document.text, units, names, offices)
    places = find_places(document.text, units, document.published)
    sides = find_sides(document, units, bodies)
    return Findings(
        units=units,
        people=find_people(Context(document, units, offices, places, sides), names),
        bodies=bodies,
        places=places,
        sides=sides,
        dates=find_dates(document),
        topics=find_topics(document.text),
    )


def _provinces(document: Document, findings: Findings) -> tuple[Stated, ...]:
    mentions: dict[str, list[tuple[int, int]]] = {}
    for mention in findings.units:
        if mention.sense == "unit" and document.sentence_at(mention.start).zone != "chrome":
            mentions.setdefault(mention.unit, []).append((mention.start, mention.end))
    return tuple(
        Stated(unit, tuple(document.evidence(start, end, "units.name", 0.97) for start, end in spans))
        for unit, spans in sorted(mentions.items())
    )
