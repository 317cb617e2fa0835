"""What the tables know of articles and their texts: where they were read, and the stretches their passages stand in.

The text is said once, in runs as long as passages cover it; passages and sentences are fragments of the article.
`kg.rdf.bookkeeping.agreeing` finds them where the passages of an article agree on its text, which nearly all do,
`kg.rdf.bookkeeping.disputed` for the others, and what the text does not give as the table has it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from kg.graph.rows import Row
from kg.rdf import literals
from kg.rdf.articles import address
from kg.rdf.bookkeeping.agreeing import agreed
from kg.rdf.bookkeeping.bases import basis
from kg.rdf.bookkeeping.disputed import disputed
from kg.rdf.columns import STRING, Column, Positions, Table, arrow, each, ids, plain, strings
from kg.rdf.facts import Facts, about, of_rows, together
from kg.rdf.source import Source
from kg.rdf.telling import positions
from kg.rdf.terms import TYPE, Fact, Terms

__all__ = ["articles", "stretches"]

_ROWS = 2_048  # passages that are described at once, and those of the same article


def articles(source: Source) -> Iterator[Facts]:
    """Where each article was read from, how long it is, and what settled the versions of most units in it."""
    lt = source.terms.lt
    for told in source.table("articles").runs("article", "article"):
        yield about(
            told.id("article", "article"),
            (lt["origin"], told.plain("origin")),
            (lt["characters"], told.integer("chars")),
            (lt["addressText"], each(told["url"], _printed_address)),
            (lt["unitBasis"], each(source.bases_of(told["article"]), lambda name: basis(source.terms, name))),
        )


def _printed_address(url: str) -> str | None:
    """The address as printed, where it is not that of the IRI."""
    told = address(url)
    return literals.plain(url) if told and told[1:-1] != url else None


def stretches(source: Source) -> Iterator[Facts]:
    """The texts of passages with their sentences, and what cannot be cut out of them."""
    terms, silent = source.terms, np.ones(len(source.graph.passages), bool)
    silent[source.standing_on] = False
    for part in _by_article(source):
        told = source.table("passages", part)
        chars = source.table("articles", positions(source.graph.articles["article"], told["article"]))["chars"]
        known = agreed(told, chars.to_numpy())
        others = np.flatnonzero(~known.passages)
        yield together(
            [
                about(source.passages(part[silent[part]]), (TYPE, terms.lt["Stretch"])),
                about(_fragments(terms, *known.runs), (terms.lt["words"], plain(known.words))),
                about(_fragments(terms, *known.sentences), (TYPE, terms.lt["Sentence"])),
                of_rows(_disputed(source, told.at(others), chars.take(pa.array(others)))),
            ]
        )


def _disputed(source: Source, told: Table, chars: Column) -> Iterator[Fact]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    lengths = dict(zip(told["article"].to_pylist(), chars.to_pylist(), strict=True))
    for row in told.each():
        found[row.article].append(row)
    return chain.from_iterable(disputed(source.terms, one, found[one], lengths[one]) for one in found)


def _by_article(source: Source) -> Iterator[Positions]:
    """All passages in the order of their articles' fragments, some thousands at a time, none of an article apart."""
    of = strings(source.graph.passages["article"]).dictionary_encode()
    order = pc.sort_indices(ids(source.terms, "article", of.dictionary, "#")).to_numpy()
    rank = np.empty(len(order), np.intp)
    rank[order] = np.arange(len(order))
    rows = np.argsort(rank[of.indices.to_numpy()], kind="stable")
    ends = np.cumsum(np.bincount(rank[of.indices.to_numpy()], minlength=len(order)))
    first = 0
    while first < len(rows):
        last = int(ends[np.searchsorted(ends, min(first + _ROWS, len(rows)))])
        yield rows[first:last]
        first = last


def _fragments(terms: Terms, articles: Column, start: Positions, end: Positions) -> Column:
    first, last = (arrow(bound).cast(STRING) for bound in (start, end))
    return ids(terms, "article", articles, "#char=", first, ",", last)
