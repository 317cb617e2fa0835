"""The graph as quads, one named graph after the other.

- ``graph/vocabulary``: the ontology with its code lists, topics and offices.
- ``graph/reference``: units through time, regions, changes; the bodies of units and their posts; programmes,
  projects and sites.
- ``graph/resolution``: who is who (persons) and why, the run that read, dates no article states in full, and how
  years were inferred.
- ``graph/derived``: which provinces met how often, as reported and as the units of today.
- ``graph/tables``: what the tables hold beyond the others, from which they are read back: see `kg.rdf.bookkeeping`.
- ``graph/article/<id>``: what one article says: the article, its passages, the meetings it reports with those
  who took part, the offices it gives people, statements and agreements.
- ``graph/description``: what the dataset is and how much each graph holds.

Labels of units, persons, bodies and concepts stand in one graph only; a meeting several articles report is in
the graph of each. Triples are sorted within a graph (as lines of N-Triples, character by character) and distinct,
so the same tables give the same quads.

RDF says what is reported, each fact of the unit it was reported of, and tells what became of the units since. A
graph seen through a lens is refused: under the same IRIs it would say something else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from types import MappingProxyType

from pyoxigraph import Quad, RdfFormat, parse

from kg.errors import GraphError
from kg.graph import KnowledgeGraph
from kg.rdf.agents import bodies, holdings, persons, posts
from kg.rdf.articles import articles, runs, things_mentioned
from kg.rdf.batches import Batch, batches
from kg.rdf.bookkeeping import BOOKKEEPING
from kg.rdf.counting import Counts
from kg.rdf.derived import ties
from kg.rdf.description import description
from kg.rdf.events import events, participations, settled_times
from kg.rdf.facts import Describe, Facts, by_row, of_rows, together
from kg.rdf.graphs import NamedGraph, Triples, whole
from kg.rdf.merging import in_order
from kg.rdf.passages import passages
from kg.rdf.places import changes, regions, units
from kg.rdf.reports import reports
from kg.rdf.resolution import decisions, inferences, judgements
from kg.rdf.source import Source
from kg.rdf.statements import agreements, discussions, flows, statements
from kg.rdf.terms import DEFAULT_BASE, Iri, Terms
from kg.rdf.things import things
from kg.rdf.vocabulary import offices, ontology, topics

__all__ = ["ARTICLE", "DESCRIPTION", "SHARED", "TABLES", "named_graphs", "parts", "quads"]

SHARED: Mapping[str, tuple[Describe, ...]] = MappingProxyType(
    {
        "vocabulary": (by_row(lambda terms, _: ontology(terms)), by_row(topics), offices),
        "reference": (*map(by_row, (units, regions, changes, bodies)), posts, by_row(things)),
        "resolution": (
            *(persons, by_row(lambda terms, _: runs(terms)), by_row(settled_times)),
            *(decisions, by_row(judgements), by_row(inferences)),
        ),
        "derived": (by_row(ties),),
        "tables": BOOKKEEPING,
    }
)
"""The named graphs that are not of one article, with what describes them, in the order in which they are written."""

TABLES = "tables"
"""The name of the graph that only this program reads."""

ARTICLE = "article"
"""The name for the graphs of all articles; that of one is ``article/<id>``."""

DESCRIPTION = "description"
"""The name of the graph that describes all others, and comes last."""

_TOLD = (articles, holdings)
"""What describes what articles tell, by the column."""

_REPORTED = (things_mentioned, events, participations, statements, discussions, flows, agreements)
"""What describes what they tell of meetings and agreements, one by one."""


def quads(graph: KnowledgeGraph, *, base: str = DEFAULT_BASE) -> Iterator[Quad]:
    """All quads of the graph, made while they are asked for; IRIs stand under `base`.

    Raises `SettingsError` for a base no IRI can begin with, `GraphError` for a graph seen through a lens.
    """
    for one in parts(graph, base=base):
        yield from parse(one.nquads(), format=RdfFormat.N_QUADS)


def named_graphs(
    graph: KnowledgeGraph,
    *,
    base: str = DEFAULT_BASE,
    graphs: Collection[str] | None = None,
    bookkeeping: bool = True,
) -> Iterator[NamedGraph]:
    """Each named graph in turn: those of `SHARED`, those of the articles by id, and the description of all.

    With `graphs` only these: names of `SHARED`, ``article`` for those of all articles, ``article/<id>`` for that of
    one, ``description`` for that of all, whichever are wanted. Without `bookkeeping` there is no graph of the tables,
    nor does the description tell of one. Raises `GraphError` for any other name; else as `quads`.
    """
    return whole(parts(graph, base=base, graphs=graphs, bookkeeping=bookkeeping))


def parts(
    graph: KnowledgeGraph,
    *,
    base: str = DEFAULT_BASE,
    graphs: Collection[str] | None = None,
    bookkeeping: bool = True,
) -> Iterator[NamedGraph]:
    """The same as `named_graphs`, but large graphs in several parts, each after the one before.

    No subject stands in two parts, and subjects are sorted through all of them.
    """
    if graph.lens.day is not None:
        raise GraphError(
            f"a graph seen through the lens {graph.lens.name!r} has no RDF: facts would stand under units they were"
            " not reported of; use graph.reported, in which lt:succeededBy leads to the units of today"
        )
    source, wanted = Source(Terms(base), graph), _checked(graph, graphs)
    told = [name for name in (*SHARED, ARTICLE) if bookkeeping or name != TABLES]
    if DESCRIPTION in wanted:
        return _with_description(source, None if graphs is None else wanted, told)
    chosen = _chosen(source, told if graphs is None else wanted)
    return chain.from_iterable(triples.graphs() for triples in chosen)


def _chosen(source: Source, wanted: Collection[str]) -> Iterator[Triples]:
    """Those of the graphs that are wanted, but the one that describes them."""
    for name in SHARED:
        if name in wanted:
            yield from _shared(source, name)
    ids = None if ARTICLE in wanted else _ids(wanted)
    for batch in batches(source, ids) if ids is None or ids else ():
        names = [source.terms.graph(ARTICLE, article) for article in source.articles[batch.first : batch.last]]
        yield Triples.of(names, _told(batch))


def _shared(source: Source, name: str) -> Iterator[Triples]:
    """A graph of no article, in parts; one in which nothing is said is there too."""
    runs = in_order(describe(source) for describe in SHARED[name])
    first = next(runs, None)
    for facts in chain([of_rows(()) if first is None else first], runs):
        yield Triples.of([source.terms.graph(name)], facts)


def _with_description(source: Source, wanted: Collection[str] | None, told: Collection[str]) -> Iterator[NamedGraph]:
    """All graphs `told` (or those wanted) and the description, for which all are counted."""
    terms, counts = source.terms, Counts(source.terms)
    names = None if wanted is None else {_name_of(terms, name) for name in wanted}
    for triples in _chosen(source, told):
        counts.add(triples)
        for one in triples.graphs():
            if (
                names is None
                or one.name in names
                or (ARTICLE in (wanted or ()) and one.name.startswith(_articles(terms)))
            ):
                yield one
    facts = together(list(description(terms, source.graph, counts)))
    yield from Triples.of([terms.graph(DESCRIPTION)], facts).graphs()


def _name_of(terms: Terms, name: str) -> Iri:
    article = name.removeprefix(f"{ARTICLE}/")
    return terms.graph(name) if article == name else terms.graph(ARTICLE, article)


def _articles(terms: Terms) -> str:
    return terms.graph(ARTICLE, "")[:-1]


def _checked(graph: KnowledgeGraph, graphs: Collection[str] | None) -> Collection[str]:
    """The names of the graphs that are wanted; all where nothing is said."""
    if graphs is None:
        return (*SHARED, ARTICLE, DESCRIPTION)
    articles, known = set(graph.articles["article"]), (*SHARED, ARTICLE, DESCRIPTION)
    for name in graphs:
        if name not in known and name.removeprefix(f"{ARTICLE}/") not in articles - {name}:
            raise GraphError(f"no named graph {name!r}; known: {' '.join(known)} {ARTICLE}/<id of an article>")
    return graphs


def _ids(wanted: Iterable[str]) -> set[str]:
    return {name.removeprefix(f"{ARTICLE}/") for name in wanted if name.startswith(f"{ARTICLE}/")}


def _told(batch: Batch) -> Facts:
    """What the articles of a batch say, each in the graph at its place among them."""
    found = [facts for describe in _TOLD for facts in describe(batch)]
    reported = [
        (fact, report.position)
        for report in reports(batch)
        for describe in _REPORTED
        for fact in describe(batch.source.terms, report)
    ]
    found.append(of_rows((fact for fact, _ in reported), [place for _, place in reported]))
    told = together(found)
    told = together([told, *passages(batch, told)])
    return replace(told, places=told.places - batch.first)
