"""Which article tells which rows of a graph, so that reports can be cut out of the tables a few at a time.

A row belongs to all articles that evidence it; one without evidence of its own to those that report its meeting.
Known here are positions only: of articles in the order of their ids, of rows in their tables. All of it is arrays of
numbers, which take little room beside the tables.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from kg.graph import KnowledgeGraph

__all__ = ["OF_AN_ARTICLE", "OF_A_MEETING", "Told", "matches", "positions", "told"]

OF_AN_ARTICLE = ("accounts", "mentions", "holdings", "agreements")
"""The tables whose rows name their article and nothing else that tells them."""

OF_A_MEETING = {
    "parties": "party",
    "participations": "participation",
    "meeting_topics": "meeting_topic",
    "flows": "flow",
    "groups": "group",
    "statements": "statement",
}
"""The tables whose rows belong to a meeting, with the column that tells them apart."""

NAMED = {"mentions": "mention", "officials": "official"}
"""The tables whose evidence is wherever something is named: most of all evidence, and hardly ever asked for."""

Positions = npt.NDArray[np.intp]
Strings = Sequence[str] | pd.Series


@dataclass(frozen=True, slots=True)
class Told:
    """Pairs of an article and a row that it tells: sorted by article, then by row, each pair once."""

    articles: Positions
    rows: Positions

    @classmethod
    def of(cls, articles: Positions, rows: Positions) -> Told:
        """The pairs, sorted."""
        width = int(rows.max(initial=0)) + 1
        pairs = np.unique(articles * width + rows)
        return cls(pairs // width, pairs % width)

    def between(self, first: int, last: int) -> Told:
        """The pairs of the articles from `first` up to but not including `last`."""
        start, end = np.searchsorted(self.articles, (first, last))
        return Told(self.articles[start:end], self.rows[start:end])

    def of_these(self, articles: Positions) -> Told:
        """The pairs of these articles."""
        wanted = np.isin(self.articles, articles)
        return Told(self.articles[wanted], self.rows[wanted])

    def joined(self, other: Told) -> Told:
        """These pairs and those of the other."""
        return Told.of(np.concatenate((self.articles, other.articles)), np.concatenate((self.rows, other.rows)))

    def of_others(self, others: Positions) -> Told:
        """The same articles, and in place of each row the one `others` has for it."""
        return Told.of(self.articles, others[self.rows])

    def of_parts(self, wholes: Positions, parts: Positions) -> Told:
        """Which article tells the `parts`: each is told by all that tell here the row that is its whole."""
        found, theirs = matches(wholes, self.rows)
        return Told.of(self.articles[theirs], parts[found])


def matches(some: Positions, others: Positions) -> tuple[Positions, Positions]:
    """All pairs of equal numbers: the place of the one among `some`, and that of the other among the `others`."""
    order = np.argsort(others, kind="stable")
    first = np.searchsorted(others[order], some, side="left")
    many = np.searchsorted(others[order], some, side="right") - first
    nth = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    return np.repeat(np.arange(len(some)), many), order[np.repeat(first, many) + nth]


def told(graph: KnowledgeGraph, ids: Sequence[str]) -> Mapping[str, Told]:
    """Which of the articles `ids` tells which rows, for every table that articles tell.

    ``naming`` are the rows of the evidence that say only where something is named, ``evidence`` all others; ``named``
    and ``evident`` are the passages of each, ``passages`` those of the article whether they are evidence or not.
    """
    found = {table: _by_article(graph, table, ids) for table in ("articles", "passages", *OF_AN_ARTICLE)}
    passages = positions(graph.passages["passage"], graph.evidence["passage"])
    where = positions(ids, graph.passages["article"])[passages]
    found["meetings"] = found["accounts"].of_others(positions(graph.meetings["meeting"], graph.accounts["meeting"]))
    subjects = graph.evidence["subject"]
    named = np.logical_or.reduce([positions(getattr(graph, table)[key], subjects) >= 0 for table, key in NAMED.items()])
    found["evidence"] = Told.of(where[~named], np.flatnonzero(~named))
    found["evident"] = Told.of(where[~named], passages[~named])
    found["naming"] = Told.of(where[named], np.flatnonzero(named))
    found["named"] = Told.of(where[named], passages[named])
    meetings = found["meetings"].joined(_evident(graph.meetings["meeting"], subjects, where))
    for table, key in OF_A_MEETING.items():
        frame = getattr(graph, table)
        own = _evident(frame[key], subjects, where)
        silent = np.setdiff1d(np.arange(len(frame)), own.rows)
        of = positions(graph.meetings["meeting"], frame["meeting"].iloc[silent])
        found[table] = own.joined(meetings.of_parts(of, silent))
    return found


def _by_article(graph: KnowledgeGraph, table: str, ids: Sequence[str]) -> Told:
    articles = positions(ids, getattr(graph, table)["article"])
    return Told.of(articles, np.arange(len(articles)))


def _evident(ids: pd.Series, subjects: pd.Series, where: Positions) -> Told:
    """Which articles evidence the things of these ids: the evidence of the `subjects` is `where`."""
    things = positions(ids, subjects)
    known = things >= 0
    return Told.of(where[known], things[known])


def positions(known: Strings, wanted: Strings) -> Positions:
    """The place of each of the `wanted` among the `known`, which are distinct; -1 where it is none of them."""
    found: Positions = pc.index_in(_arrow(wanted), value_set=_arrow(known)).fill_null(-1).to_numpy().astype(np.intp)
    return found


def _arrow(strings: Strings) -> pa.Array:
    """The strings as Arrow has them, in which form pandas holds them: no Python value is made of any."""
    found = pa.array(strings, type=pa.large_string())
    return found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found
