"""Where the nodes of a large connected network stand: a layout whose time grows little faster than the network.

Coarse to fine: the coarsest of `kg.network.coarsening` is laid out first, and each finer level starts from where its
clusters stand. As in ForceAtlas2 (Jacomy et al. 2014) a node's charge grows with its edges, which keeps hubs apart;
what hangs on one node by a single edge is set round it at the end. Sums are made by bincount and the Fourier
transform, never by BLAS, so that equal networks give equal places.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from kg.network.coarsening import Edges, Floats, Level, levels
from kg.network.mesh import pushes

__all__ = ["crowd"]

Mask = npt.NDArray[np.bool_]

_FIRST, _FURTHER = 300, 60  # rounds of moving, at the coarsest level and at each finer one
_HOT, _WARM = 0.25, 0.07  # the longest step at first, for the side of the whole, there and here
_CENTRE = 0.03  # pull to the middle for each charge: what is loosely tied does not drift off
_TURN = math.pi * (3 - math.sqrt(5))  # the golden angle, at which seeds of a sunflower stand


def crowd(size: int, edges: Edges, random: np.random.Generator) -> Floats:
    """Places of the nodes 0 … `size` - 1 of one connected network with these edges; the unit of length is open."""
    degree = np.bincount(edges.ravel(), minlength=size)
    inner = (degree > 1) if size > 2 else np.ones(size, dtype=bool)
    number = np.cumsum(inner) - 1
    kept = number[edges[inner[edges].all(axis=1)]]
    points = np.zeros((size, 2))
    charge = (degree[inner] + 1).astype(np.float64)
    points[inner] = _laid(levels(kept, np.ones(len(kept)), charge), random)
    _hang(points, inner, edges)
    return points


def _laid(grains: list[Level], random: np.random.Generator) -> Floats:
    """Places of the nodes of the finest level."""
    side = _side(grains[-1])
    points = _relaxed((random.random((len(grains[-1].charge), 2)) - 0.5) * side, grains[-1], _FIRST, _HOT)
    for level in grains[-2::-1]:
        jitter = (random.random((len(level.charge), 2)) - 0.5) * side / math.sqrt(len(level.charge))
        points = _relaxed(points[level.cluster] + jitter, level, _FURTHER, _WARM)
    return points


def _side(level: Level) -> float:
    """About how long the picture's side will be."""
    return math.sqrt(float(level.charge.sum()))


def _relaxed(points: Floats, level: Level, rounds: int, heat: float) -> Floats:
    """The nodes after so many rounds of pulling and pushing, with ever shorter steps."""
    for step in range(rounds):
        force = _force(points, level)
        length = np.maximum(np.hypot(force[:, 0], force[:, 1]), 1e-9)
        longest = heat * _side(level) * (1 - step / rounds) ** 1.5
        points = points + force * (np.minimum(length, longest) / length)[:, None]
    return points


def _force(points: Floats, level: Level) -> Floats:
    """What moves each node: the push of all charges, the pull of its edges for its charge, and of the middle."""
    force: Floats = pushes(points, level.charge) - _CENTRE * (points - points.mean(axis=0))
    pull = (points[level.edges[:, 0]] - points[level.edges[:, 1]]) * level.weight[:, None]
    for axis in (0, 1):
        ends = (np.bincount(level.edges[:, end], pull[:, axis], len(points)) for end in (0, 1))
        force[:, axis] -= (next(ends) - next(ends)) / level.charge
    return force


def _hang(points: Floats, inner: Mask, edges: Edges) -> None:
    """Set each node of a single edge beside the one it hangs on, as seeds of a sunflower, in place."""
    hanging = edges[~inner[edges].all(axis=1)]
    leaf = np.where(inner[hanging[:, 0]], hanging[:, 1], hanging[:, 0])
    holder = hanging.sum(axis=1) - leaf
    order = np.lexsort((leaf, holder))
    leaf, holder = leaf[order], holder[order]
    rank = np.arange(len(holder)) - np.searchsorted(holder, holder) + 1.0
    gap = max(1.0, math.sqrt(float(np.ptp(points[inner], axis=0).prod()) / len(points)) / 2)
    away = gap * np.sqrt(rank)
    points[leaf] = points[holder] + np.stack([away * np.cos(rank * _TURN), away * np.sin(rank * _TURN)], axis=1)
