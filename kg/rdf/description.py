"""What the dataset is, in VoID and DCAT: its graphs with their sizes, its classes and properties, licence and origin.

Sizes are counted while the other graphs go by, so that nothing is kept but names. No clock: the period is that of
the articles. Who publishes the dataset, and since when, is for them to add.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from kg.graph import KnowledgeGraph
from kg.graph.rows import rows
from kg.rdf import literals
from kg.rdf.articles import run
from kg.rdf.columns import Column, Positions, strings
from kg.rdf.facts import number_of, property_of
from kg.rdf.graphs import Triples
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
        self._elsewhere = strings([])
        self._within = 0
        self._used: defaultdict[Iri, tuple[set[Iri], set[Iri]]] = defaultdict(lambda: (set(), set()))
        self.graphs: dict[Iri, dict[str, int]] = {}
        self.classes: Counter[Iri] = Counter()
        self.properties: Counter[Iri] = Counter()

    def add(self, triples: Triples) -> None:
        """Count the graphs of some articles, or one of no article or a part of it; an empty one is none."""
        if not len(triples.facts):
            return
        facts, new = triples.facts, triples.new
        typed = facts.properties == number_of(TYPE)
        types = facts.pairs.filter(pa.array(typed)).dictionary_encode()
        known = [Iri(pair.removeprefix(f"{TYPE} ")) for pair in types.dictionary.to_pylist()]
        classes = dict(zip(known, np.bincount(types.indices.to_numpy()).tolist(), strict=True))
        used = np.bincount(facts.properties)
        properties = {property_of(number): int(used[number]) for number in np.flatnonzero(used).tolist()}
        self.classes.update(classes)
        self.properties.update(properties)
        of_article = triples.names[0].startswith(self._articles)
        if of_article:
            many = len(triples.names)
            sizes = (
                np.diff(triples.bounds),
                np.bincount(facts.places[new], minlength=many),
                _distinct(facts.places[typed], types.indices.to_numpy().astype(np.intp), many),
                _distinct(facts.places, facts.properties.astype(np.intp), many),
            )
            told = zip(triples.names, *(size.tolist() for size in sizes), strict=True)
            self.graphs.update((name, _sizes(*each)) for name, *each in told if each[0])
        else:
            self._part(triples.names[0], (len(facts), len(new)), set(classes), set(properties))
        self._note(facts.subjects.take(pa.array(new)), of_article=of_article)

    def _part(self, name: Iri, more: tuple[int, int], classes: set[Iri], properties: set[Iri]) -> None:
        """Count a part of a graph of no article: triples and entities, of other subjects than any other part has."""
        former = self.graphs.get(name, _sizes(0, 0, 0, 0))
        used = self._used[name]
        used[0].update(classes)
        used[1].update(properties)
        triples, entities = former["triples"] + more[0], former["entities"] + more[1]
        self.graphs[name] = _sizes(triples, entities, len(used[0]), len(used[1]))

    def _note(self, subjects: Column, *, of_article: bool) -> None:
        """Entities of all graphs: articles and passages stand in one article's graph only, the rest may come again.

        Graphs of no article, which may tell of both, go first.
        """
        if of_article:
            own = pc.starts_with(subjects, self._ids)
            self._within += pc.sum(pc.invert(pc.is_in(subjects.filter(own), value_set=self._elsewhere))).as_py() or 0
            subjects = subjects.filter(pc.invert(own))
        self._elsewhere = pc.unique(pa.concat_arrays([self._elsewhere, subjects]))

    @property
    def sizes(self) -> dict[str, int]:
        """The sizes of all graphs together; triples are counted in every graph that has them."""
        triples = sum(sizes["triples"] for sizes in self.graphs.values())
        return _sizes(triples, self._within + len(self._elsewhere), len(self.classes), len(self.properties))


def _distinct(places: Positions, codes: Positions, many: int) -> Positions:
    """How many different codes there are at each of so many places."""
    width = int(codes.max(initial=0)) + 1
    return np.bincount(np.unique(places * width + codes) // width, minlength=many)


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
