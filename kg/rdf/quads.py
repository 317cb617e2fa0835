"""The graph as quads, one named graph after the other.

- ``graph/vocabulary``: the ontology with its code lists, topics and offices.
- ``graph/reference``: units through time, regions, changes; the bodies of units and their posts; programmes,
  projects and sites.
- ``graph/resolution``: who is who (persons), the run that read, and dates no article states in full.
- ``graph/article/<id>``: what one article says: the article, its passages, the meetings it reports with those
  who took part, the offices it gives people, statements and agreements.

Labels of units, persons, bodies and concepts stand in one graph only; a meeting several articles report is in
the graph of each. Quads are sorted within a graph and distinct, so the same tables give the same quads.

RDF says what is reported, each fact of the unit it was reported of, and tells what became of the units since. A
graph seen through a lens is refused: under the same IRIs it would say something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from pyoxigraph import NamedNode, Quad

from kg.errors import GraphError
from kg.graph import KnowledgeGraph
from kg.rdf.agents import bodies, holdings, persons, posts
from kg.rdf.articles import articles, runs
from kg.rdf.events import events, participations, settled_times
from kg.rdf.passages import passages
from kg.rdf.places import changes, regions, units
from kg.rdf.reports import Report, reports
from kg.rdf.statements import agreements, discussions, flows, statements
from kg.rdf.terms import DEFAULT_BASE, TYPE, Fact, Terms
from kg.rdf.things import things
from kg.rdf.vocabulary import offices, ontology, topics

__all__ = ["named_graphs", "quads"]


def quads(graph: KnowledgeGraph, *, base: str = DEFAULT_BASE) -> Iterator[Quad]:
    """All quads of the graph, made while they are asked for; IRIs stand under `base`.

    Raises `SettingsError` for a base no IRI can begin with, `GraphError` for a graph seen through a lens.
    """
    return chain.from_iterable(named_graphs(graph, base=base))


def named_graphs(graph: KnowledgeGraph, *, base: str = DEFAULT_BASE) -> Iterator[list[Quad]]:
    """The quads of each named graph in turn: vocabulary, reference, resolution, then the articles by id."""
    if graph.lens.day is not None:
        raise GraphError(
            f"a graph seen through the lens {graph.lens.name!r} has no RDF: facts would stand under units they were"
            " not reported of; use graph.reported, in which lt:succeededBy leads to the units of today"
        )
    terms = Terms(base)
    yield _sorted(terms.graph("vocabulary"), chain(ontology(terms), topics(terms, graph), offices(terms, graph)))
    yield _sorted(terms.graph("reference"), _reference(terms, graph))
    yield _sorted(terms.graph("resolution"), chain(persons(terms, graph), runs(terms), settled_times(terms, graph)))
    for report in reports(graph):
        yield _sorted(terms.graph("article", report.article.article), _told(terms, report))


def _reference(terms: Terms, graph: KnowledgeGraph) -> Iterator[Fact]:
    return chain.from_iterable(describe(terms, graph) for describe in (units, regions, changes, bodies, posts, things))


def _told(terms: Terms, report: Report) -> Iterator[Fact]:
    describing = (articles, events, participations, holdings, statements, discussions, flows, agreements)
    facts = [fact for describe in describing for fact in describe(terms, report)]
    used = {fact[2] for fact in facts if fact[1] == terms.lt["evidence"]}
    return chain(facts, passages(terms, report, used))


def _sorted(name: NamedNode, facts: Iterable[Fact]) -> list[Quad]:
    """The facts as quads of one graph: by subject, its type first, then by property and value."""
    distinct = {(str(s), p != TYPE, str(p), str(o)): (s, p, o) for s, p, o in facts}
    return [Quad(*distinct[key], name) for key in sorted(distinct)]
