"""The graph as those see it that describe it by the column, with what several of them need, found once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from kg.graph import KnowledgeGraph
from kg.rdf.columns import STRING, Column, Columns, Positions, Table, ids, strings
from kg.rdf.links import Links
from kg.rdf.telling import Told, positions, told
from kg.rdf.terms import Terms

__all__ = ["Source"]


@dataclass(frozen=True, eq=False)
class Source:
    """A graph and the terms it is described in."""

    terms: Terms
    graph: KnowledgeGraph
    _columns: dict[str, Columns] = field(default_factory=dict, repr=False)

    def table(self, name: str, rows: Positions | None = None) -> Table:
        """A table of the graph by the column, or some of its rows."""
        if name not in self._columns:
            self._columns[name] = Columns(getattr(self.graph, name))
        return Table(self.terms, self._columns[name], rows)

    @cached_property
    def articles(self) -> list[str]:
        """The ids of the articles, sorted."""
        return sorted(self.graph.articles["article"])

    @cached_property
    def told(self) -> Mapping[str, Told]:
        """Which article, by its position among all, tells which rows."""
        return told(self.graph, self.articles)

    def passages(self, rows: Positions, kind: str = "char") -> Column:
        """The passages (``char``) at these positions of their table, or their selectors (``sel``); missing for -1."""
        table = self.table("passages", rows)
        start, end = (table[name].cast(STRING) for name in ("start", "end"))
        return ids(self.terms, "article", table["article"], f"#{kind}=", start, ",", end)

    @cached_property
    def links(self) -> Links:
        """What belongs to flows, statements, agreements and meetings."""
        return Links.of(self.graph)

    @cached_property
    def standing_on(self) -> Positions:
        """The passage of each row of the evidence, by its position."""
        return positions(self.graph.passages["passage"], self.graph.evidence["passage"])

    @cached_property
    def decisive(self) -> npt.NDArray[np.bool_]:
        """Which passages decisions and inferences stand on: they are described in the graph of their article."""
        graph = self.graph
        reasons = graph.evidence.loc[graph.evidence["subject"].isin(graph.year_candidates["year_candidate"]), "passage"]
        named = pd.concat([graph.resolutions["first_passage"], graph.resolutions["second_passage"], reasons])
        found: npt.NDArray[np.bool_] = graph.passages["passage"].isin(named.dropna()).to_numpy(bool)
        return found

    @cached_property
    def bases(self) -> Column:
        """What settled the versions of most units an article mentions or gives offices in, by position of the article.

        Of several alike it is the first; missing where nothing did.
        """
        frames = [self.graph.mentions, self.graph.holdings]
        told = pd.concat([frame.loc[frame["unit"].notna() & frame["unit_basis"].notna()] for frame in frames])
        basis = strings(told["unit_basis"]).dictionary_encode()
        names = sorted(basis.dictionary.to_pylist())
        code = np.array([names.index(one) for one in basis.dictionary.to_pylist()], np.intp)[basis.indices.to_numpy()]
        place = positions(self.articles, told["article"])
        counted = np.zeros((len(self.articles), max(len(names), 1)), np.intp)
        np.add.at(counted, (place, code), 1)
        most = pa.array(counted.argmax(axis=1), mask=counted.max(axis=1, initial=0) == 0)
        return strings(names or [""]).take(most)

    def bases_of(self, articles: Column) -> Column:
        """What settled the versions of most units in each of these articles."""
        return self.bases.take(pa.array(positions(self.articles, articles)))
