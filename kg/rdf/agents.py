"""Those who act: persons, the bodies they act for, the posts bodies have, and who was seen to hold which office."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from kg.graph import KnowledgeGraph
from kg.graph.rows import rows
from kg.rdf import literals
from kg.rdf.batches import Batch
from kg.rdf.columns import Column, Columns, Positions, Table, each, flag, ids, joined, strings, words
from kg.rdf.facts import Facts, about
from kg.rdf.source import Source
from kg.rdf.telling import matches, positions
from kg.rdf.terms import DCTERMS, FOAF, ORG, RDFS, SKOS, TYPE, Fact, Literal, Terms
from kg.rdf.terms import about as about_one
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


def persons(source: Source) -> Iterator[Facts]:
    """The persons of the graph, as resolution told them apart."""
    kinds = {True: source.terms.lt["Official"], False: FOAF["Person"]}
    for told in source.table("officials").runs("person", "official"):
        name = told.words("name")
        yield about(
            told.id("person", "official"),
            (TYPE, each(told["kind"], lambda kind: kinds[kind == "official"])),
            (FOAF["name"], name),
            (FOAF["gender"], told.plain("sex")),
            (RDFS["label"], name),
            (RDFS["label"], words(strings([without_marks(one) for one in told["name"].to_pylist()]), "en")),
        )


def bodies(terms: Terms, graph: KnowledgeGraph) -> Iterator[Fact]:
    """The bodies of the graph: their kind, the unit they belong to, and the body they are part of."""
    listed = {office.id: office for office in offices()}
    known = {(body.unit, body.classification): body.body for body in rows(graph.bodies)}
    for body in rows(graph.bodies):
        office = listed.get(body.classification)
        whole = known.get((body.unit, office.parent)) if office else None
        yield from about_one(
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


def posts(source: Source) -> Iterator[Facts]:
    """The posts of bodies that someone was seen to hold: this office in that body."""
    graph = source.graph
    held = graph.holdings.loc[graph.holdings["body"].notna(), ["body", "office"]].drop_duplicates()
    told = Table(source.terms, Columns(held))
    of = source.table("bodies", positions(graph.bodies["body"], held["body"]))["unit"]
    unit = source.table("units", positions(graph.units["unit"], of))
    label = source.table("offices", positions(graph.offices["office"], held["office"]))["label"]
    provincial = pc.is_in(unit["kind"], value_set=strings(["province", "city"]))
    yield about(
        _post(told),
        (TYPE, ORG["Post"]),
        (ORG["postIn"], told.id("body", "body")),
        (ORG["role"], told.concept("office", "office")),
        (RDFS["label"], words(pc.if_else(provincial, joined(label, " ", unit["name_vi"]), label), "vi")),
    )


def holdings(batch: Batch) -> Iterator[Facts]:
    """Who holds which office according to the articles, seen at the meetings he or she takes part in."""
    terms, told, places = batch.source.terms, batch.table("holdings"), batch.places("holdings")
    node = told.id("holding", "holding")
    yield about(
        node,
        (TYPE, terms.lt["OfficeHolding"]),
        (ORG["member"], told.id("person", "official")),
        (ORG["organization"], _organization(told)),
        (ORG["role"], told.concept("office", "office")),
        (DCTERMS["relation"], _post(told)),
        (terms.lt["titleText"], words(pc.coalesce(told["printed"], told["title"]), "vi")),
        (terms.lt["resolution"], told.code("res", "resolution")),
        (terms.lt["former"], flag(told["former"])),
        (terms.lt["confidence"], told.decimal("confidence")),
        places=places,
    )
    of, seen = _seen_at(batch)
    yield about(node.take(pa.array(of)), (terms.lt["observedIn"], seen), places=places[of])
    of, passages = _shown(batch)
    evidence = batch.source.passages(passages)
    yield about(node.take(pa.array(of)), (terms.lt["evidence"], evidence), places=places[of])


def _organization(holdings: Table) -> Column:
    """The body of the office; where none is known its unit, which then stands for its authorities."""
    return pc.coalesce(holdings.id("body", "body"), holdings.id("unit", "unit"))


def _seen_at(batch: Batch) -> tuple[Positions, Column]:
    """Which holdings of the batch are seen where: at meetings, those of none in the article."""
    told, parts = batch.table("holdings"), batch.table("participations")
    of, part = matches(
        _persons(batch, batch.places("holdings"), told["official"]),
        _persons(batch, batch.places("participations"), parts["official"]),
    )
    current = ~pc.fill_null(told["former"], False).to_numpy(zero_copy_only=False)[of]
    of, part = of[current], part[current]
    places = batch.places("holdings")
    nowhere = np.setdiff1d(np.arange(len(places)), of)
    seen = parts.at(part).id("event", "meeting"), batch.nodes(places[nowhere])
    return np.concatenate((of, nowhere)), pa.concat_arrays(seen)


def _shown(batch: Batch) -> tuple[Positions, Positions]:
    """On which passages of their article the holdings of the batch stand: their own, else those naming the person."""
    told, places = batch.table("holdings"), batch.places("holdings")
    subjects, where, passages = batch.evidence
    known = strings(pc.unique(pa.concat_arrays([told["holding"], told["official"]])))

    def keys(places: Positions, names: Column) -> Positions:
        found = pc.index_in(names, value_set=known).fill_null(-1).to_numpy().astype(np.intp)
        return np.where(found < 0, -1, places * (len(known) + 1) + found)

    there = keys(where, subjects)
    own, first = matches(keys(places, told["holding"]), there)
    others = np.setdiff1d(np.arange(len(places)), own)
    other, second = matches(keys(places, told["official"])[others], there)
    return np.concatenate((own, others[other])), passages[np.concatenate((first, second))]


def _persons(batch: Batch, places: Positions, officials: Column) -> Positions:
    """A number for each person in each article."""
    people = batch.source.graph.officials["official"]
    return places * (len(people) + 1) + positions(people, officials)


def _post(told: Table) -> Column:
    """The post that is an office in a body; missing where no body is known."""
    office = pc.replace_substring_regex(told["office"], "^post-", "")
    return ids(told.terms, "post", joined(told["body"], "--", office))
