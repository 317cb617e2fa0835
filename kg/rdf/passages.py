"""Passages: the words of an article that serve as evidence, with Web Annotation selectors.

A passage is ``<article>#char=<start>,<end>``, its selector ``<article>#sel=<start>,<end>``; offsets count code
points of the article's NFC text. The quoted words are exact; what stands before and after them is given
without the white space around it. The whole sentence stands at the passage, for people.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from kg.graph.rows import Row
from kg.rdf import literals
from kg.rdf.reports import Report
from kg.rdf.terms import OA, TYPE, Fact, Iri, Terms, about

__all__ = ["at", "evidence", "passages"]


def passages(terms: Terms, report: Report, used: Container[object], decisive: Iterable[Row] = ()) -> Iterator[Fact]:
    """The passages of a report that are `used` as evidence, or `decisive`, and how to find them in the text."""
    article = terms.id("article", report.article.article)
    told = {passage.passage: passage for found in report.passages.values() for passage in found}
    wanted = {one.passage: one for one in told.values() if at(article, "char", one) in used}
    wanted.update((passage.passage, passage) for passage in decisive)
    for passage in wanted.values():
        node, selector = at(article, "char", passage), at(article, "sel", passage)
        yield from about(
            node,
            (TYPE, terms.lt["Passage"]),
            (OA["hasSource"], article),
            (OA["hasSelector"], selector),
            (terms.lt["sentence"], literals.vietnamese(passage.sentence)),
        )
        yield from about(
            selector,
            (TYPE, OA["TextPositionSelector"]),
            (TYPE, OA["TextQuoteSelector"]),
            (OA["start"], literals.integer(passage.start)),
            (OA["end"], literals.integer(passage.end)),
            (OA["exact"], literals.vietnamese(passage.quote)),
            (OA["prefix"], literals.vietnamese(passage.prefix.strip())),
            (OA["suffix"], literals.vietnamese(passage.suffix.strip())),
        )


def evidence(terms: Terms, article: Iri, told: Iterable[Row]) -> list[tuple[Iri, Iri]]:
    """The pairs of property and passage that say on which passages of the article something stands."""
    return [(terms.lt["evidence"], at(article, "char", passage)) for passage in told]


def at(article: Iri, kind: str, passage: Row) -> Iri:
    """The passage (``char``) of an article, or its selector (``sel``)."""
    return Iri(f"{article[:-1]}#{kind}={passage.start},{passage.end}>")
