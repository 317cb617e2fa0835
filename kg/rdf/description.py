"""What the dataset is, in VoID and DCAT: its graphs with their sizes, its classes and properties, licence and origin.

Sizes are counted while the other graphs go by, so that nothing is kept but names. No clock: the period is that of
the articles. Who publishes the dataset, and since when, is for them to add.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from kg.graph import KnowledgeGraph
from kg.graph.rows import rows
from kg.rdf import literals
from kg.rdf.articles import run
from kg.rdf.graphs import NamedGraph
from kg.rdf.terms import DCTERMS, PROV, TYPE, VOID, XSD, Fact, Iri, Literal, Namespace, Terms, about, iri
from kg.rdf.versions import release

__all__ = ["Counts", "description"]

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


class Counts:
    """How much is in the graphs that went by: triples, entities, classes, properties, of each and of all."""

    def __init__(self, terms: Terms) -> None:
        """Nothing counted yet."""
        self._articles = terms.graph("article", "")[:-1]
        self._ids = terms.id("article", "")[:-1]
        self._elsewhere: set[Iri] = set()
        self._within = 0
        self.graphs: dict[Iri, dict[str, int]] = {}
        self.classes: Counter[Iri] = Counter()
        self.properties: Counter[Iri] = Counter()

    def add(self, graph: NamedGraph) -> None:
        """Count a named graph; an empty one is none."""
        if not graph.subjects:
            return
        properties = Counter(Iri(pair.split(" ", 1)[0]) for pairs in graph.subjects.values() for pair in pairs)
        kind = f"{TYPE} "
        typed = (pair for pairs in graph.subjects.values() for pair in pairs if pair.startswith(kind))
        types = Counter(Iri(pair.removeprefix(kind)) for pair in typed)
        self.graphs[graph.name] = _sizes(len(graph), len(graph.subjects), len(types), len(properties))
        self.classes.update(types)
        self.properties.update(properties)
        self._note(set(graph.subjects), of_article=graph.name.startswith(self._articles))

    def _note(self, subjects: set[Iri], *, of_article: bool) -> None:
        """Entities of all graphs: articles and passages stand in one article's graph only, the rest may come again.

        Graphs of no article, which may tell of both, go first.
        """
        own = {name for name in subjects if name.startswith(self._ids)} if of_article else set()
        self._within += len(own - self._elsewhere)
        self._elsewhere |= subjects - own

    @property
    def sizes(self) -> dict[str, int]:
        """The sizes of all graphs together; triples are counted in every graph that has them."""
        triples = sum(sizes["triples"] for sizes in self.graphs.values())
        return _sizes(triples, self._within + len(self._elsewhere), len(self.classes), len(self.properties))


def _sizes(triples: int, entities: int, classes: int, properties: int) -> dict[str, int]:
    return {"triples": triples, "entities": entities, "classes": classes, "properties": properties}


def description(terms: Terms, graph: KnowledgeGraph, counts: Counts) -> Iterator[Fact]:
    """The dataset, its named graphs, the partitions by class and property, and the forms it can be had in."""
    dataset = iri(f"{terms.base}dataset")
    yield from _dataset(terms, dataset, graph, counts)
    yield from _period(dataset, graph)
    for name, sizes in sorted(counts.graphs.items(), key=lambda item: item[0]):
        yield dataset, VOID["subset"], name
        yield from about(name, (TYPE, VOID["Dataset"]), *_statistics(sizes))
    yield from _partitions(dataset, "class", counts.classes, "entities")
    yield from _partitions(dataset, "property", counts.properties, "triples")
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
