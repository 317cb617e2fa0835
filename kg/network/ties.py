"""Meetings of provinces as arrays: which two met at which meeting, quickly even where meetings are many.

The networks of `kg.network.projections` name the rows behind every edge, one Python object each; what only counts
(`kg.measures`) counts here. The same rule holds: units that are possible for one and the same party are not tied by
it, and a pair ties once at a meeting, by the largest share it has there.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import networkx as nx
import numpy as np
import numpy.typing as npt
import pandas as pd

from kg.graph import KnowledgeGraph

__all__ = ["PROVINCIAL", "Ties", "pairs_within", "parties_of_provinces", "skeleton", "ties"]

Ints = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

PROVINCIAL = ("province", "city")
"""Kinds of units that are Vietnam's provincial units."""


@dataclass(frozen=True, eq=False)
class Ties:
    """Who met whom: a row for each meeting and pair of units, as places in `units` and `meetings`.

    `units` are the ids of all provincial units that were at a meeting, sorted; `meetings` the ids of the meetings
    at which they were. In a row, `one` is at most `other`; the two are equal where a lens shows the pair to be one
    unit. `weight` is 1, or under a lens the pair's share.
    """

    units: tuple[str, ...]
    meetings: pd.Index[str]
    one: Ints
    other: Ints
    meeting: Ints
    weight: Floats

    def matrix(self, rows: Mask | None = None) -> Floats:
        """The weights of all pairs, or of the rows marked, as a symmetric matrix over `units`; the diagonal is 0."""
        chosen = self.one != self.other if rows is None else (self.one != self.other) & rows
        size = len(self.units)
        code = self.one[chosen] * size + self.other[chosen]
        upper = np.bincount(code, self.weight[chosen], size * size).astype(np.float64).reshape(size, size)
        return upper + upper.T

    @cached_property
    def internal(self) -> Floats:
        """For each unit, the weight of the meetings within it that a lens shows."""
        within = self.one == self.other
        return np.bincount(self.one[within], self.weight[within], len(self.units)).astype(np.float64)


def skeleton(graph: KnowledgeGraph) -> nx.Graph[str]:
    """The network of provinces with the weight of its edges and nothing else: what is counted needs no ids."""
    met = ties(graph)
    network: nx.Graph[str] = nx.Graph()
    network.add_nodes_from(met.units)
    weights = met.matrix()
    for one, other in zip(*np.nonzero(np.triu(weights)), strict=True):
        network.add_edge(met.units[one], met.units[other], weight=float(weights[one, other]))
    return network


def parties_of_provinces(graph: KnowledgeGraph) -> pd.DataFrame:
    """The parties to meetings that are provincial units.

    Columns meeting, unit, reported (the unit as reported) and weight; a row for each body.
    """
    provincial = graph.units.loc[graph.units["kind"].isin(PROVINCIAL), "unit"]
    rows = graph.parties[graph.parties["unit"].isin(provincial)]
    reported = rows["reported_unit"].fillna(rows["unit"]) if rows["reported_unit"].notna().any() else rows["unit"]
    columns = {"meeting": rows["meeting"], "unit": rows["unit"], "reported": reported, "weight": rows["weight"]}
    return pd.DataFrame(columns)


def ties(graph: KnowledgeGraph) -> Ties:
    """The meetings of provinces and cities, pair by pair."""
    rows = parties_of_provinces(graph)
    meeting, meetings = pd.factorize(rows["meeting"], sort=True)
    unit, units = pd.factorize(rows["unit"], sort=True)
    reported = unit if rows["reported"].equals(rows["unit"]) else pd.factorize(rows["reported"], sort=True)[0]
    weight = rows["weight"].to_numpy(dtype=np.float64)
    order = np.lexsort((weight, reported, unit, meeting))
    meeting, unit, reported, weight = meeting[order], unit[order], reported[order], weight[order]
    first, second = pairs_within(meeting)
    apart = reported[first] != reported[second]
    first, second = first[apart], second[apart]
    found = _once(unit[first], unit[second], meeting[first], weight[first] * weight[second], len(units))
    return Ties(tuple(map(str, units)), pd.Index(meetings), *found)


def pairs_within(group: Ints) -> tuple[Ints, Ints]:
    """The places of every two rows of one group, of rows sorted by group."""
    firsts, seconds, lag = [np.empty(0, dtype=np.intp)], [np.empty(0, dtype=np.intp)], 1
    places = np.arange(len(group), dtype=np.intp)
    while lag < len(group):
        places = places[: np.searchsorted(places, len(group) - lag)]
        places = places[group[places] == group[places + lag]]
        if not len(places):
            break
        firsts.append(places)
        seconds.append(places + lag)
        lag += 1
    return np.concatenate(firsts), np.concatenate(seconds)


def _once(one: Ints, other: Ints, meeting: Ints, weight: Floats, size: int) -> tuple[Ints, Ints, Ints, Floats]:
    """The rows with each pair once a meeting, by its largest weight, sorted by meeting and pair."""
    code = (meeting * size + one) * size + other
    order = np.lexsort((-weight, code))
    code = code[order]
    first = np.ones(len(code), dtype=bool)
    first[1:] = code[1:] != code[:-1]
    kept = order[first]
    return one[kept], other[kept], meeting[kept], weight[kept]
