"""Which rule read what on which passages, and how surely: the table evidence.

Most rows of the tables were read by one rule, equally surely on all their passages: they name that reading, and the
passages are those the graph of the article gives as evidence, or those that say of themselves that they show the row.
A row read in several ways names several readings, each with passages of its own.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.graph import KnowledgeGraph
from kg.graph.rows import rows
from kg.graph.schema import TABLES
from kg.rdf import literals
from kg.rdf.bookkeeping.meetings import manifold
from kg.rdf.passages import at
from kg.rdf.terms import TYPE, Fact, Iri, Terms, about

__all__ = ["readings"]

_KINDS = {
    "mentions": "mention",
    "officials": "person",
    "holdings": "holding",
    "meetings": "event",
    "accounts": "account",
    "year_candidates": "candidate",
    "parties": "participation",
    "participations": "participation",
    "meeting_topics": "matter",
    "flows": "flow",
    "groups": "participation",
    "statements": "statement",
    "agreements": "agreement",
}
_EVIDENT = ("year_candidates", "parties", "participations", "groups", "statements")
"""The tables whose evidence other graphs give exactly, if there is any."""

_OF_AN_ARTICLE = ("holdings", "agreements")
"""The tables of whose evidence the graph of their article gives what stands there."""

Reading = tuple[str, float]


def readings(terms: Terms, graph: KnowledgeGraph) -> Iterator[Fact]:
    """What was read by which rule and on which passages, for every row that has evidence."""
    nodes, evident = _nodes(terms, graph), _evident(graph)
    where = {row.passage: at(terms.id("article", row.article), "char", row) for row in rows(graph.passages)}
    articles = dict(zip(graph.passages["passage"], graph.passages["article"], strict=True))
    for subject, read in _by_subject(graph).items():
        several = len(read) > 1
        for reading, passages in read.items():
            node = _reading(terms, reading, passages if several else ())
            yield nodes[subject], terms.lt["readBy"], node
            yield from _described(terms, node, reading)
            told = subject in evident and _within(evident[subject], {articles[one] for one in passages})
            if several or not told:
                shown = node if several else nodes[subject]
                yield from ((where[passage], terms.lt["shows"], shown) for passage in passages)


def _within(article: str | None, articles: set[str]) -> bool:
    """Whether the passages stand in that article; in whichever they do, where none is named."""
    return article is None or articles == {article}


def _by_subject(graph: KnowledgeGraph) -> Mapping[str, Mapping[Reading, list[str]]]:
    found: defaultdict[str, defaultdict[Reading, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows(graph.evidence):
        found[row.subject][row.rule, row.confidence].append(row.passage)
    return found


def _nodes(terms: Terms, graph: KnowledgeGraph) -> dict[str, Iri]:
    nodes: dict[str, Iri] = {}
    for table, kind in _KINDS.items():
        nodes.update((row, terms.id(kind, row)) for row in _ids(graph, table))
    nodes.update((row.participation, terms.id("part", row.participation)) for row in manifold(graph))
    return nodes


def _evident(graph: KnowledgeGraph) -> dict[str, str | None]:
    """The rows whose evidence other graphs give; with the one article in which they give it, if not in all."""
    several = {row.participation for row in manifold(graph)}
    found: dict[str, str | None] = {row: None for table in _EVIDENT for row in _ids(graph, table) if row not in several}
    for table in _OF_AN_ARTICLE:
        found.update(zip(_ids(graph, table), getattr(graph, table)["article"], strict=True))
    return found


def _ids(graph: KnowledgeGraph, table: str) -> Iterable[str]:
    return getattr(graph, table)[TABLES[table].key[0]]  # type: ignore[no-any-return]  # a column of strings


def _reading(terms: Terms, reading: Reading, passages: list[str] | tuple[()]) -> Iri:
    rule, confidence = reading
    if not passages:
        return terms.id("reading", f"{rule}--{confidence}")
    content = json.dumps([rule, confidence, sorted(passages)])
    return terms.id("reading", hashlib.sha256(content.encode()).hexdigest()[:16])


def _described(terms: Terms, node: Iri, reading: Reading) -> Iterator[Fact]:
    rule, confidence = reading
    return about(
        node,
        (TYPE, terms.lt["Reading"]),
        (terms.lt["rule"], literals.plain(rule)),
        (terms.lt["confidence"], literals.decimal(confidence)),
    )
