"""Passages: the words of an article that serve as evidence, with Web Annotation selectors.

A passage is ``<article>#char=<start>,<end>``, its selector ``<article>#sel=<start>,<end>``; offsets count code
points of the article's NFC text. The quoted words are exact; what stands before and after them is given
without the white space around it. The whole sentence stands at the passage, for people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyarrow as pa
import pyarrow.compute as pc

from kg.graph.rows import Row
from kg.rdf.batches import Batch
from kg.rdf.columns import joined, words
from kg.rdf.facts import Facts, about, number_of
from kg.rdf.terms import OA, TYPE, Iri, Terms

__all__ = ["at", "evidence", "passages"]


def passages(batch: Batch, told: Facts) -> Iterator[Facts]:
    """The passages that are evidence in what is `told`, or of decisions, and how to find them in the texts."""
    source, terms = batch.source, batch.source.terms
    rows, places = batch.told["passages"].rows, batch.places("passages")
    named = told.where(told.properties == number_of(terms.lt["evidence"])).pairs
    node = source.passages(rows)
    used = pc.is_in(joined(f"{terms.lt['evidence']} ", node), value_set=named)
    wanted = used.to_numpy(zero_copy_only=False) | source.decisive[rows]
    rows, places, node = rows[wanted], places[wanted], node.filter(pa.array(wanted))
    told_, selector = source.table("passages", rows), source.passages(rows, "sel")
    yield about(
        node,
        (TYPE, terms.lt["Passage"]),
        (OA["hasSource"], batch.nodes(places)),
        (OA["hasSelector"], selector),
        (terms.lt["sentence"], told_.words("sentence")),
        places=places,
    )
    yield about(
        selector,
        (TYPE, OA["TextPositionSelector"]),
        (TYPE, OA["TextQuoteSelector"]),
        (OA["start"], told_.integer("start")),
        (OA["end"], told_.integer("end")),
        (OA["exact"], told_.words("quote")),
        (OA["prefix"], words(pc.utf8_trim_whitespace(told_["prefix"]), "vi")),
        (OA["suffix"], words(pc.utf8_trim_whitespace(told_["suffix"]), "vi")),
        places=places,
    )


def evidence(terms: Terms, article: Iri, told: Iterable[Row]) -> list[tuple[Iri, Iri]]:
    """The pairs of property and passage that say on which passages of the article something stands."""
    return [(terms.lt["evidence"], at(article, "char", passage)) for passage in told]


def at(article: Iri, kind: str, passage: Row) -> Iri:
    """The passage (``char``) of an article, or its selector (``sel``)."""
    return Iri(f"{article[:-1]}#{kind}={passage.start},{passage.end}>")
