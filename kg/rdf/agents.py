"""Those who act: persons, the bodies they act for, the posts bodies have, and who was seen to hold which office."""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph import KnowledgeGraph
from kg.graph.rows import Row, rows
from kg.rdf import literals, passages
from kg.rdf.reports import Report
from kg.rdf.terms import DCTERMS, FOAF, ORG, RDFS, SKOS, TYPE, Fact, Iri, Literal, Terms, about
from kg.reference.office_tables import Office, offices
from kg.text import without_marks

__all__ = ["BODIES", "bodies", "holdings", "persons", "posts"]

BODIES = {
    "party": "PartyBody",
    "state": "StateBody",
    "forces": "StateBody",
    "judicial": "StateBody",
    "front": "FrontBody",
    "agency": "Agency",
}


def persons(terms: Terms, graph: KnowledgeGraph) -> Iterator[Fact]:
    """The persons of the graph, as resolution told them apart."""
    for person in rows(graph.officials):
        name = literals.vietnamese(person.name)
        yield from about(
            terms.id("person", person.official),
            (TYPE, terms.lt["Official"] if person.kind == "official" else FOAF["Person"]),
            (FOAF["name"], name),
            (FOAF["gender"], literals.plain(person.sex) if person.sex else None),
            (RDFS["label"], name),
            (RDFS["label"], literals.english(without_marks(person.name))),
        )


def bodies(terms: Terms, graph: KnowledgeGraph) -> Iterator[Fact]:
    """The bodies of the graph: their kind, the unit they belong to, and the body they are part of."""
    listed = {office.id: office for office in offices()}
    known = {(body.unit, body.classification): body.body for body in rows(graph.bodies)}
    for body in rows(graph.bodies):
        office = listed.get(body.classification)
        whole = known.get((body.unit, office.parent)) if office else None
        yield from about(
            terms.id("body", body.body),
            (TYPE, terms.lt[BODIES.get(body.branch, "Body")]),
            (RDFS["label"], literals.vietnamese(body.label)),
            (RDFS["label"], literals.english(body.label_en)),
            (SKOS["altLabel"], _other_label(body.label, office) if office else None),
            (ORG["classification"], terms.concept("office", body.classification)),
            (ORG["unitOf"], terms.id("body", whole) if whole else None),
            (terms.lt["ofUnit"], terms.id("unit", body.unit)),
        )


def _other_label(label: str, office: Office) -> Literal | None:
    """The label with the other name of its kind of body: BTV Tỉnh ủy for Ban Thường vụ Tỉnh ủy."""
    if not office.abbreviations or not label.startswith(office.name):
        return None
    other = office.abbreviations[0] + label[len(office.name) :]
    return literals.plain(other) if other.isupper() else literals.vietnamese(other)


def posts(terms: Terms, graph: KnowledgeGraph) -> Iterator[Fact]:
    """The posts of bodies that someone was seen to hold: this office in that body."""
    labels = {office.office: office.label for office in rows(graph.offices)}
    units = {unit.unit: unit for unit in rows(graph.units)}
    of = {body.body: units[body.unit] for body in rows(graph.bodies)}
    for body, office in sorted({(row.body, row.office) for row in rows(graph.holdings) if row.body}):
        yield from about(
            _post(terms, body, office),
            (TYPE, ORG["Post"]),
            (ORG["postIn"], terms.id("body", body)),
            (ORG["role"], terms.concept("office", office)),
            (RDFS["label"], literals.vietnamese(_of_unit(labels[office], of[body]))),
        )


def holdings(terms: Terms, report: Report) -> Iterator[Fact]:
    """Who holds which office according to an article, seen at the meetings he or she takes part in."""
    article = terms.id("article", report.article.article)
    for row in report.holdings:
        yield from about(
            terms.id("holding", row.holding),
            (TYPE, terms.lt["OfficeHolding"]),
            (ORG["member"], terms.id("person", row.official)),
            (ORG["organization"], _organization(terms, row)),
            (ORG["role"], terms.concept("office", row.office)),
            (DCTERMS["relation"], _post(terms, row.body, row.office) if row.body else None),
            (terms.lt["titleText"], literals.vietnamese(row.printed or row.title)),
            (terms.lt["resolution"], terms.lt[f"res-{row.resolution}"]),
            (terms.lt["former"], literals.boolean(True) if row.former else None),
            (terms.lt["confidence"], literals.decimal(row.confidence)),
            *((terms.lt["observedIn"], place) for place in _seen_at(terms, report, row) or [article]),
            *passages.evidence(terms, article, report.evidence(row.holding, row.official)),
        )


def _organization(terms: Terms, holding: Row) -> Iri | None:
    """The body of the office; where none is known its unit, which then stands for its authorities."""
    if holding.body:
        return terms.id("body", holding.body)
    return terms.id("unit", holding.unit) if holding.unit else None


def _seen_at(terms: Terms, report: Report, holding: Row) -> list[Iri]:
    if holding.former:
        return []
    meetings = {row.meeting for row in report.participations if row.official == holding.official}
    return [terms.id("event", meeting) for meeting in sorted(meetings)]


def _of_unit(label: str, unit: Row) -> str:
    return f"{label} {unit.name_vi}" if unit.kind in ("province", "city") else label


def _post(terms: Terms, body: str, office: str) -> Iri:
    return terms.id("post", f"{body}--{office.removeprefix('post-')}")
