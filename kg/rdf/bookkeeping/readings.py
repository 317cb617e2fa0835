"""Which rule read what on which passages, and how surely: the table evidence.

Most rows of the tables were read by one rule, equally surely on all their passages: they name that reading, and the
passages are those the graph of the article gives as evidence, or those that say of themselves that they show the row.
A row read in several ways names several readings, each with passages of its own.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from kg.graph import KnowledgeGraph
from kg.graph.schema import TABLES
from kg.rdf import literals
from kg.rdf.bookkeeping.meetings import manifold
from kg.rdf.columns import Column, Positions, encode, in_runs, joined, strings
from kg.rdf.facts import Facts, about
from kg.rdf.merging import in_order
from kg.rdf.source import Source
from kg.rdf.telling import positions
from kg.rdf.terms import TYPE, Iri, Terms

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

Mask = npt.NDArray[np.bool_]
Reading = tuple[str, float]
"""A rule, and how sure it was."""


def readings(source: Source) -> Iterator[Facts]:
    """What was read by which rule and on which passages, for every row that has evidence."""
    subjects = source.table("evidence")["subject"].dictionary_encode()
    of = subjects.indices.to_numpy().astype(np.intp)
    several, read = _read(source, of)
    row, reading = _nodes(source, subjects.dictionary), strings([node for node, _ in read.known])
    shows = np.flatnonzero(several[of] | ~_told_elsewhere(source, subjects.dictionary, of)[of])

    def read_by() -> Iterator[Facts]:
        rows, readings = np.divmod(np.unique(of * (len(reading) + 1) + read.codes), len(reading) + 1)
        for run in in_runs(_at(row, rows)):
            yield about(_at(row, rows[run]), (source.terms.lt["readBy"], _at(reading, readings[run])))

    def shown() -> Iterator[Facts]:
        for run in in_runs(source.passages(source.standing_on[shows])):
            here = shows[run]
            what = pc.if_else(several[of[here]], _at(reading, read.codes[here]), _at(row, of[here]))
            yield about(source.passages(source.standing_on[here]), (source.terms.lt["shows"], what))

    described = _described(source.terms, [read.known[code] for code in np.unique(read.codes).tolist()])
    yield from in_order((read_by(), [described], shown()))


def _at(values: Column, places: Positions) -> Column:
    return values.take(pa.array(places))


def _nodes(source: Source, rows: Column) -> Column:
    """The things that rows with evidence describe."""
    kinds = [*_KINDS.values(), "part"]
    known = [*(_ids(source.graph, table) for table in _KINDS), manifold(source.graph)["participation"]]
    kind = np.full(len(rows), -1)
    for number, names in enumerate(known):
        kind[positions(names, rows) >= 0] = number
    begin = strings([source.terms.id(one, "")[:-1] for one in kinds]).take(pa.array(kind, mask=kind < 0))
    return joined(begin, encode(rows), ">")


def _told_elsewhere(source: Source, rows: Column, of: Positions) -> Mask:
    """The rows whose evidence other graphs give: in the graphs of all articles, or in that of the only one it is in."""
    graph = source.graph
    found = np.zeros(len(rows), bool)
    for table in _EVIDENT:
        found |= positions(_ids(graph, table), rows) >= 0
    found &= positions(manifold(graph)["participation"], rows) < 0
    article = np.full(len(rows), -1)
    for table in _OF_AN_ARTICLE:
        place = positions(_ids(graph, table), rows)
        of_table = positions(source.articles, getattr(graph, table)["article"])
        article = np.where(place >= 0, of_table[place] if len(of_table) else -1, article)
    where = positions(source.articles, graph.passages["article"])[source.standing_on]
    other = np.bincount(of, where != article[of], minlength=len(rows)) > 0
    return np.where(article >= 0, ~other, found)


def _ids(graph: KnowledgeGraph, table: str) -> pd.Series:
    return getattr(graph, table)[TABLES[table].key[0]]  # type: ignore[no-any-return]  # a column of strings


# ---------------------------------------------------------------- readings
@dataclass(frozen=True, eq=False)
class _Read:
    """The readings there are, with their IRIs, and which of them each row of the evidence is."""

    known: list[tuple[Iri, Reading]]
    codes: Positions


def _read(source: Source, of: Positions) -> tuple[Mask, _Read]:
    """Which subjects were read in several ways, and how each row of the evidence was read."""
    told = source.table("evidence")
    rule, sure = told["rule"].dictionary_encode(), told["confidence"].dictionary_encode()
    pairs = rule.indices.to_numpy().astype(np.intp) * (len(sure.dictionary) + 1) + sure.indices.to_numpy()
    distinct, codes = np.unique(pairs, return_inverse=True)
    rules, confidences = rule.dictionary.to_pylist(), sure.dictionary.to_pylist()
    ways = [divmod(one, len(confidences) + 1) for one in distinct.tolist()]
    known = [_reading(source.terms, (rules[rule], confidences[confidence])) for rule, confidence in ways]
    subjects = np.unique(of * (len(known) + 1) + codes) // (len(known) + 1)
    several = np.bincount(subjects, minlength=int(of.max(initial=-1)) + 1) > 1
    apart: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for row in np.flatnonzero(several[of]).tolist():
        apart[int(of[row]), int(codes[row])].append(row)
    passages = told["passage"].to_pylist() if apart else []
    for (_, code), rows in apart.items():
        codes[rows] = len(known)
        known.append(_reading(source.terms, known[code][1], [passages[row] for row in rows]))
    return several, _Read(known, codes)


def _reading(terms: Terms, reading: Reading, passages: Sequence[str] = ()) -> tuple[Iri, Reading]:
    """The IRI of a reading: of all that are alike, or of the one of these passages."""
    rule, confidence = reading
    if not passages:
        return terms.id("reading", f"{rule}--{confidence}"), reading
    content = json.dumps([rule, confidence, sorted(passages)])
    return terms.id("reading", hashlib.sha256(content.encode()).hexdigest()[:16]), reading


def _described(terms: Terms, known: Sequence[tuple[Iri, Reading]]) -> Facts:
    confidences = [literals.decimal(confidence) for _, (_, confidence) in known]
    return about(
        strings([node for node, _ in known]),
        (TYPE, terms.lt["Reading"]),
        (terms.lt["rule"], strings([literals.plain(rule) for _, (rule, _) in known])),
        (terms.lt["confidence"], strings(confidences)),
    )
