"""Some of the articles at once, with the rows they tell, by the column."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa

from kg.rdf.columns import Column, Positions, Table, ids, strings
from kg.rdf.source import Source
from kg.rdf.telling import Told

__all__ = ["Batch", "batches"]

_ARTICLES = 250  # described at once: enough to make calls of Arrow pay, little enough for flat memory


@dataclass(frozen=True, eq=False)
class Batch:
    """The articles from position `first` up to but not including `last`, in the order of their ids.

    `told` says which of them tells which rows; places are positions of articles among all.
    """

    source: Source
    first: int
    last: int
    told: Mapping[str, Told]

    def table(self, name: str) -> Table:
        """The rows of a table that the articles tell; one that several of them tell is there for each."""
        return self.source.table(name, self.told[name].rows)

    def places(self, name: str) -> Positions:
        """The article that tells each of these rows."""
        return self.told[name].articles

    def nodes(self, places: Positions) -> Column:
        """The articles at these places."""
        return self._nodes.take(pa.array(places - self.first))

    @cached_property
    def evidence(self) -> tuple[Column, Positions, Positions]:
        """What all evidence that stands in the articles is for, the article, and the passage by its position."""
        told = [self.told["evidence"], self.told["naming"]]
        rows = np.concatenate([one.rows for one in told])
        subjects = self.source.table("evidence", rows)["subject"]
        return subjects, np.concatenate([one.articles for one in told]), self.source.standing_on[rows]

    @cached_property
    def _nodes(self) -> Column:
        return ids(self.source.terms, "article", strings(self.source.articles[self.first : self.last]))


def batches(source: Source, wanted: Collection[str] | None = None) -> Iterator[Batch]:
    """All articles in batches; with `wanted` only those of these ids, each by itself."""
    many = len(source.articles)
    places = [(first, min(first + _ARTICLES, many)) for first in range(0, many, _ARTICLES)]
    if wanted is not None:
        places = [(place, place + 1) for place, article in enumerate(source.articles) if article in wanted]
    for first, last in places:
        yield Batch(source, first, last, {name: told.between(first, last) for name, told in source.told.items()})
