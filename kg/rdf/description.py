"""What the dataset is, in VoID and DCAT: its graphs with their sizes, its classes and properties, licence and origin.

Sizes are counted by `kg.rdf.counting`. No clock: the period is that of
the articles. Who publishes the dataset, and since when, is for them to add.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from kg.graph import KnowledgeGraph
from kg.graph.rows import rows
from kg.rdf import literals
from kg.rdf.articles import run
from kg.rdf.columns import Column, arrow, constant, integers, strings
from kg.rdf.counting import Counts
from kg.rdf.facts import Facts, of_rows
from kg.rdf.facts import about as about_each
from kg.rdf.terms import DCTERMS, PROV, TYPE, VOID, XSD, Fact, Iri, Literal, Namespace, Terms, about, iri
from kg.rdf.versions import release

__all__ = ["description"]

_DCAT = Namespace("http://www.w3.org/ns/dcat#")
_APACHE = iri("https://www.apache.org/licenses/LICENSE-2.0")
_RIGHTS = (
    "What this program adds is under the Apache License 2.0; the passages quoted from articles belong to their"
    " publishers."
)
_VOCABULARIES = ("dcterms", "foaf", "geo", "oa", "org", "prov", "schema", "sem", "skos")
_FORMATS = {
    "nq": "application/n-quads",
    "trig": "application/trig",
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
}


def description(terms: Terms, graph: KnowledgeGraph, counts: Counts) -> Iterator[Facts]:
    """The dataset, its named graphs, the partitions by class and property, and the forms it can be had in."""
    dataset = iri(f"{terms.base}dataset")
    yield of_rows(_dataset(terms, dataset, graph, counts))
    yield of_rows(_period(dataset, graph))
    names = strings(list(counts.graphs))
    yield about_each(constant(dataset, names), (VOID["subset"], names))
    yield about_each(names, (TYPE, VOID["Dataset"]), *_statistics_of(counts))
    yield of_rows(_partitions(dataset, "class", counts.classes, "entities"))
    yield of_rows(_partitions(dataset, "property", counts.properties, "triples"))
    yield of_rows(_forms(dataset))


def _statistics_of(counts: Counts) -> Iterator[tuple[Iri, Column]]:
    """The sizes of all graphs, in their order."""
    sizes = list(counts.graphs.values())
    return ((VOID[name], integers(arrow([one[name] for one in sizes]))) for name in counts.sizes)


def _forms(dataset: Iri) -> Iterator[Fact]:
    for suffix, media in sorted(_FORMATS.items()):
        form = _part(dataset, suffix)
        yield dataset, _DCAT["distribution"], form
        yield from about(form, (TYPE, _DCAT["Distribution"]), (_DCAT["mediaType"], _media_type(media)))
        yield form, DCTERMS["title"], literals.plain(f"graph.{suffix}")


def _dataset(terms: Terms, dataset: Iri, graph: KnowledgeGraph, counts: Counts) -> Iterator[Fact]:
    namespaces = terms.prefixes()
    return about(
        dataset,
        (TYPE, VOID["Dataset"]),
        (TYPE, _DCAT["Dataset"]),
        (DCTERMS["title"], literals.vietnamese("Đồ thị hợp tác liên tỉnh")),
        (DCTERMS["title"], literals.english("Graph of inter-province cooperation")),
        (DCTERMS["description"], literals.vietnamese(_what(graph, "{} cuộc gặp của các tỉnh, theo {} bài báo."))),
        (DCTERMS["description"], literals.english(_what(graph, "{} meetings of provinces, as {} articles report."))),
        (DCTERMS["license"], _APACHE),
        (DCTERMS["rights"], literals.english(_RIGHTS)),
        (DCTERMS["language"], literals.plain("vi")),
        (DCTERMS["conformsTo"], iri(f"{terms.base}ontology")),
        (_DCAT["version"], literals.plain(release())),
        (PROV["wasGeneratedBy"], run(terms)),
        (VOID["uriSpace"], literals.plain(terms.base)),
        (VOID["exampleResource"], terms.id("unit", "quang-ninh")),
        (VOID["vocabulary"], iri(terms.lt.iri)),
        *((VOID["vocabulary"], iri(namespaces[prefix])) for prefix in _VOCABULARIES),
        *_statistics(counts.sizes),
    )


def _what(graph: KnowledgeGraph, words: str) -> str:
    return words.format(len(graph.meetings), len(graph.articles))


def _period(dataset: Iri, graph: KnowledgeGraph) -> Iterator[Fact]:
    """The days from the first to the last article that has a date."""
    days = _days(graph)
    if days:
        period = _part(dataset, "period")
        yield dataset, DCTERMS["temporal"], period
        yield period, TYPE, DCTERMS["PeriodOfTime"]
        yield period, _DCAT["startDate"], days[0]
        yield period, _DCAT["endDate"], days[-1]


def _days(graph: KnowledgeGraph) -> list[Literal]:
    days = {literals.day(row.published) for row in rows(graph.articles)}
    return sorted(day for day in days if day and day.endswith(XSD["date"]))


def _statistics(sizes: dict[str, int]) -> Iterable[tuple[Iri, Literal]]:
    return ((VOID[name], literals.integer(number)) for name, number in sizes.items())


def _partitions(dataset: Iri, kind: str, counted: Counter[Iri], what: str) -> Iterator[Fact]:
    """How much there is of every class or property; partitions are numbered in the order of IRIs."""
    for number, term in enumerate(sorted(counted), 1):
        node = _part(dataset, f"{kind}-{number:03d}")
        yield dataset, VOID[f"{kind}Partition"], node
        yield from about(node, (VOID[kind], term), (VOID[what], literals.integer(counted[term])))


def _part(dataset: Iri, name: str) -> Iri:
    return Iri(f"{dataset[:-1]}#{name}>")


def _media_type(name: str) -> Iri:
    return iri(f"https://www.iana.org/assignments/media-types/{name}")
