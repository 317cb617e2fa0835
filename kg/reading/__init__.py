"""What one article says: `read` turns an `Article` into a `Record`.

Reading is a pure function: the same text gives the same record, in any order, in any process. The facets build
on one another in the order below; each has a module of its own, which knows its words and nothing of the rest.
"""

from __future__ import annotations

from collections import defaultdict

from kg.model import Article, Evidence, Record, Stated
from kg.reading.bodies import find_bodies
from kg.reading.clauses import in_clauses
from kg.reading.confidence import calibrated
from kg.reading.context import Context
from kg.reading.document import Document
from kg.reading.findings import Findings
from kg.reading.home import at_home, find_home, with_home
from kg.reading.names import find_names
from kg.reading.occasions import read_meetings
from kg.reading.offices import find_offices
from kg.reading.people import find_people
from kg.reading.phrases import in_phrases
from kg.reading.places import find_places
from kg.reading.sides import find_sides
from kg.reading.signing import read_agreements
from kg.reading.thresholds import surer
from kg.reading.units import find_units, unit_spans

__all__ = ["draft", "read", "surer"]


def read(article: Article) -> Record:
    """What the article states: provinces, people with their posts, meetings, agreements, each with evidence."""
    return calibrated(draft(article))


def draft(article: Article) -> Record:
    """What the article states, each rule with a guess of its own in place of a measured confidence."""
    document = Document.of(article)
    findings = _find(document)
    meetings = read_meetings(findings)
    return Record(
        article=article.id,
        sha256=article.sha256,
        published=article.published,
        provinces=_provinces(findings),
        officials=tuple(in_phrases(findings.people.officials(document), findings)),
        meetings=tuple(in_clauses(meeting, findings) for meeting in meetings),
        agreements=read_agreements(findings, meetings),
    )


def _find(document: Document) -> Findings:
    """Who and where; dates, topics and agreements are found by `Findings` when a meeting asks for them."""
    names = find_names(document.text, unit_spans(document.text))
    units = find_units(document, names)
    offices = find_offices(document.text, units, names)
    bodies = find_bodies(document.text, units, names, offices)
    places = find_places(document.text, units, document.published)
    home = find_home(document, units, bodies, places)
    units, bodies = with_home(document, units, home), at_home(bodies, home)
    sides = find_sides(document, units, bodies, places, home)
    people = find_people(Context(document, units, offices, places, bodies, sides, home), names)
    return Findings(document=document, units=units, people=people, bodies=bodies, places=places, sides=sides)


def _provinces(findings: Findings) -> tuple[Stated, ...]:
    document = findings.document
    evidence: dict[str, list[Evidence]] = defaultdict(list)
    for mention in findings.units:
        if mention.sense == "unit" and document.sentence_at(mention.start).zone != "chrome":
            evidence[mention.unit].append(document.evidence(mention.start, mention.end, "units.name", 0.97))
    return tuple(Stated(unit, tuple(found)) for unit, found in sorted(evidence.items()))
