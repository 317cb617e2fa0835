"""A large network at ever coarser grain: nodes gathered into clusters, clusters into larger ones.

Each node joins the neighbour it is tied to most for that neighbour's charge, and clusters stay of about one size, so
that hubs remain nodes of their own and what the coarsest level shows is the shape of the whole (Walshaw, A
Multilevel Algorithm for Force-Directed Graph-Drawing, 2003).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["Level", "levels"]

Edges = npt.NDArray[np.intp]
Ints = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float64]

_FEWEST = 60  # nodes of the coarsest level
_SHRINK = 0.9  # a level larger than this share of the one below it is not worth having
_HEAVY = 3.0  # times the mean charge that a cluster may have


@dataclass(frozen=True, eq=False)
class Level:
    """A network at one grain: pairs of nodes, the weight of each, the charge of each node.

    `cluster` is the node of the next coarser level in which each node is; None at the coarsest.
    """

    edges: Edges
    weight: Floats
    charge: Floats
    cluster: Ints | None = None


def levels(edges: Edges, weight: Floats, charge: Floats) -> list[Level]:
    """The network itself, then ever coarser ones."""
    found: list[Level] = []
    level = Level(edges, weight, charge)
    while len(level.charge) > _FEWEST:
        cluster = _clusters(level)
        if cluster.max() + 1 > _SHRINK * len(level.charge):
            break
        found.append(Level(level.edges, level.weight, level.charge, cluster))
        level = _gathered(level, cluster)
    return [*found, level]


def _clusters(level: Level) -> Ints:
    """The cluster of each node, numbered from 0; the lightest nodes choose first."""
    near, charge = _neighbours(level), level.charge.tolist()
    most = _HEAVY * float(level.charge.sum()) / len(charge)
    cluster, load = [-1] * len(charge), list[float]()
    for node in np.argsort(level.charge, kind="stable").tolist():
        if cluster[node] >= 0:
            continue
        joined = next((one for one in near[node] if _weighs(one, cluster, load, charge) + charge[node] <= most), None)
        if joined is None or cluster[joined] < 0:
            load.append(0.0 if joined is None else charge[joined])
            cluster[node if joined is None else joined] = len(load) - 1
        cluster[node] = len(load) - 1 if joined is None else cluster[joined]
        load[cluster[node]] += charge[node]
    return np.array(cluster, dtype=np.intp)


def _weighs(node: int, cluster: list[int], load: list[float], charge: list[float]) -> float:
    return charge[node] if cluster[node] < 0 else load[cluster[node]]


def _neighbours(level: Level) -> list[list[int]]:
    """The neighbours of each node, those first to which the tie is strongest for their charge."""
    ends = np.concatenate([level.edges, level.edges[:, ::-1]])
    strength = np.concatenate([level.weight, level.weight]) / level.charge[ends[:, 1]]
    order = np.lexsort((ends[:, 1], -strength, ends[:, 0]))
    starts = np.searchsorted(ends[order, 0], np.arange(1, len(level.charge)))
    return [part.tolist() for part in np.split(ends[order, 1], starts)]


def _gathered(level: Level, cluster: Ints) -> Level:
    """The network of the clusters: parallel edges are one with their weight together, edges within none."""
    size = int(cluster.max()) + 1
    ends = np.sort(cluster[level.edges], axis=1)
    between = ends[:, 0] != ends[:, 1]
    code, place = np.unique(ends[between, 0] * size + ends[between, 1], return_inverse=True)
    weight = np.bincount(place, level.weight[between], len(code)).astype(np.float64)
    charge = np.bincount(cluster, level.charge, size).astype(np.float64)
    edges = np.stack([code // size, code % size], axis=1).astype(np.intp)
    return Level(edges, weight, charge)
