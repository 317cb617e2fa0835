"""The vocabulary: our ontology with its code lists, and topics and offices as SKOS concepts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib import resources
from itertools import chain

from pyoxigraph import BlankNode, RdfFormat, parse

from kg.errors import ReferenceDataError
from kg.graph import KnowledgeGraph
from kg.graph.rows import rows
from kg.rdf import literals
from kg.rdf.columns import Column, Table
from kg.rdf.facts import Facts, of_rows, together
from kg.rdf.facts import about as about_each
from kg.rdf.literals import parts
from kg.rdf.source import Source
from kg.rdf.terms import DCTERMS, DEFAULT_BASE, SKOS, TYPE, Fact, Iri, Literal, Terms, about, iri
from kg.reference import office_tables
from kg.reference import topics as reference

__all__ = ["offices", "ontology", "ontology_version", "topics"]


def ontology(terms: Terms) -> Iterator[Fact]:
    """The terms of our ontology, under the base of `terms`."""
    return iter(_ontology(terms.base))


@lru_cache(maxsize=4)
def _ontology(base: str) -> list[Fact]:
    return list(_parsed(Terms(base)))


def _parsed(terms: Terms) -> Iterator[Fact]:
    source = resources.files(__package__).joinpath("ontology.ttl").read_bytes()
    for quad in parse(source, format=RdfFormat.TURTLE):
        if BlankNode in map(type, quad.triple):
            raise ReferenceDataError(f"kg/rdf/ontology.ttl: {quad.triple} has a blank node; give it an IRI")
        subject, name, value = (_rebased(str(term), terms) for term in quad.triple)
        yield Iri(subject), Iri(name), Iri(value) if value.startswith("<") else Literal(value)


@cache
def ontology_version() -> str:
    """The version of the ontology."""
    told = {name: value for _, name, value in ontology(Terms())}
    return parts(told[iri("http://www.w3.org/2002/07/owl#versionInfo")])[0]


def topics(terms: Terms, graph: KnowledgeGraph) -> Iterator[Fact]:
    """The topic scheme: labels, broader topics, the words that give a topic away, what EuroVoc and the UN call it."""
    known = {topic.id: topic for topic in reference.topics()}
    scheme = terms.concept("topic")
    yield from _scheme(scheme, "Lĩnh vực hợp tác", "Cooperation topics")
    for row in rows(graph.topics):
        topic, broader = terms.concept("topic", row.topic), row.broader
        yield from about(
            topic,
            *_concept(scheme, row.topic, row.label, row.label_en),
            (SKOS["broader"], terms.concept("topic", broader) if broader else None),
            (SKOS["topConceptOf"], None if broader else scheme),
        )
        if row.topic in known:
            yield from _known(topic, known[row.topic])


def _known(node: Iri, topic: reference.Topic) -> Iterator[Fact]:
    cues = ((SKOS["hiddenLabel"], literals.vietnamese(cue)) for cue in topic.cues)
    matches = ((SKOS[name.removeprefix("skos:")], iri(address)) for name, address in topic.matches)
    return about(node, *cues, *matches)


def offices(source: Source) -> Iterator[Facts]:
    """The kinds of offices and bodies, with their abbreviations."""
    terms, lt, told = source.terms, source.terms.lt, source.table("offices")
    scheme, node = terms.concept("office"), told.concept("office", "office")
    described = about_each(
        node,
        *_concepts(scheme, told, "office"),
        (lt["branch"], told.code("branch", "branch")),
        (lt["level"], told.code("level", "level")),
    )
    known = {office.id: office for office in office_tables.offices()}
    rows = zip(*(column.to_pylist() for column in (node, told["office"], told["label"])), strict=True)
    names = [_others(one, known[office].names, label) for one, office, label in rows if office in known]
    titles = _scheme(scheme, "Chức vụ và cơ quan", "Offices and bodies")
    yield together([described, of_rows(chain(titles, *names))])


def _others(node: Iri, names: Iterable[str], label: str) -> Iterator[Fact]:
    return about(node, *((SKOS["altLabel"], literals.vietnamese(name)) for name in names if name != label))


def _scheme(scheme: Iri, title: str, title_en: str) -> Iterator[Fact]:
    titles = literals.vietnamese(title), literals.english(title_en)
    return about(scheme, (TYPE, SKOS["ConceptScheme"]), *((DCTERMS["title"], words) for words in titles))


def _concept(scheme: Iri, id: str, label: str, label_en: str) -> tuple[tuple[Iri, Iri | Literal | None], ...]:
    return (
        (TYPE, SKOS["Concept"]),
        (SKOS["inScheme"], scheme),
        (SKOS["notation"], literals.plain(id)),
        (SKOS["prefLabel"], literals.vietnamese(label)),
        (SKOS["prefLabel"], literals.english(label_en)),
    )


def _concepts(scheme: Iri, told: Table, id: str) -> tuple[tuple[Iri, Column | Iri], ...]:
    """The same by the column."""
    return (
        (TYPE, SKOS["Concept"]),
        (SKOS["inScheme"], scheme),
        (SKOS["notation"], told.plain(id)),
        (SKOS["prefLabel"], told.words("label")),
        (SKOS["prefLabel"], told.words("label_en", "en")),
    )


def _rebased(term: str, terms: Terms) -> str:
    """The term under another base, an IRI or one in words."""
    opening = term[:1]  # < or "
    begin = f"{opening}{DEFAULT_BASE}"
    return f"{opening}{terms.base}{term.removeprefix(begin)}" if term.startswith(begin) else term
