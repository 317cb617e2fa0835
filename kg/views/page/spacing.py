"""Positions in which nothing covers anything: a layout is stretched to its room, then nodes are pushed apart.

A layout knows how near things belong; it knows nothing of how large they are drawn, and crowds the middle.
Here the crowd is thinned first (each coordinate moves towards its rank), then each node is a box (half width,
half height, its label included where that is always shown), and boxes that overlap are moved apart along the
shorter way, a little at a time, in a room that grows until none overlap.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

__all__ = ["loosened", "spread"]

Array = npt.NDArray[np.float64]
_ROUNDS = 600  # 1,800 nodes need some 400
_BREATH = 25  # rounds after which the room grows a little, if it is still too small
_GROWTH = 1.02  # by how much it grows
_ASPECT = 1.4  # wider than high, as screens are
_FILLED = 0.85  # share of the room that boxes take; more room makes links needlessly long and names small
_ACROSS = 2.6  # how much longer a way across is taken before one up or down: names are wide, screens are wider
_LEAST = (640.0, 420.0)  # of room, in pixels: a handful of nodes fills the screen rather than its middle
_SHARE = 0.55  # of an overlap that either box moves; a little more than half, or the last ones take for ever
_HIGH = 1100.0  # of a map, in pixels
_EVEN = 0.85  # how far a coordinate moves from where the layout put it towards an even spread


def spread(
    positions: Mapping[str, Sequence[float]], boxes: Mapping[str, tuple[float, float]]
) -> dict[str, tuple[int, int]]:
    """Whole-pixel positions of the same ids, in their order; `boxes` holds half width and half height in pixels.

    Deterministic: equal input, equal positions.
    """
    if not positions:
        return {}
    halves = np.array([boxes[one] for one in positions], dtype=float)
    points = _stretched(_evened(np.array([list(place) for place in positions.values()], dtype=float)), halves)
    for turn in range(_ROUNDS):
        if not _push(points, halves):
            break
        if turn % _BREATH == _BREATH - 1:
            points *= _GROWTH
    points -= (points.min(axis=0) + points.max(axis=0)) / 2
    return {one: (round(x), round(y)) for one, (x, y) in zip(positions, points.tolist(), strict=True)}


def loosened(
    positions: Mapping[str, Sequence[float]], boxes: Mapping[str, tuple[float, float]]
) -> dict[str, tuple[int, int]]:
    """Like `spread` for positions that mean something: drawn as large as `_HIGH`, in proportion, then barely moved."""
    if not positions:
        return {}
    halves = np.array([boxes[one] for one in positions], dtype=float)
    points = np.array([list(place) for place in positions.values()], dtype=float)
    points = (points - points.min(axis=0)) * (_HIGH / max(float(np.ptp(points, axis=0).max()), 1e-9))
    for _ in range(_ROUNDS):
        if not _push(points, halves, across=1.0):
            break
    points -= (points.min(axis=0) + points.max(axis=0)) / 2
    return {one: (round(x), round(y)) for one, (x, y) in zip(positions, points.tolist(), strict=True)}


def _evened(points: Array) -> Array:
    """The points in a square of side 1, each coordinate between its own place and its rank among all."""
    extent = np.ptp(points, axis=0)
    extent[extent == 0] = 1.0
    ranks = np.argsort(np.argsort(points, axis=0, kind="stable"), axis=0, kind="stable") / max(len(points) - 1, 1)
    evened: Array = _EVEN * ranks + (1 - _EVEN) * (points - points.min(axis=0)) / extent
    return evened


def _stretched(points: Array, halves: Array) -> Array:
    """Points of a square of side 1, centred and stretched to a room in proportion to what stands in it."""
    area = float((4 * halves[:, 0] * halves[:, 1]).sum()) / _FILLED
    room = np.array([np.sqrt(area * _ASPECT), np.sqrt(area / _ASPECT)])
    stretched: Array = (points - 0.5) * np.maximum(room, _LEAST)
    return stretched


def _push(points: Array, halves: Array, *, across: float = _ACROSS) -> bool:
    """Move overlapping boxes apart, in place; False if there were none."""
    left, right = _overlapping(points, halves)
    if not len(left):
        return False
    away = points[right] - points[left]
    away[(away == 0).all(axis=1)] = (0.0, 1.0)  # two in one place part downwards, not at random
    depth = halves[left] + halves[right] - np.abs(away)
    flat = depth[:, 0] <= across * depth[:, 1]
    move = np.zeros_like(away)
    move[flat, 0] = np.where(away[flat, 0] < 0, -1.0, 1.0) * depth[flat, 0]
    move[~flat, 1] = np.where(away[~flat, 1] < 0, -1.0, 1.0) * depth[~flat, 1]
    np.add.at(points, left, -_SHARE * move)
    np.add.at(points, right, _SHARE * move)
    return True


def _overlapping(points: Array, halves: Array) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """The pairs of boxes that overlap, found by sweeping from left to right."""
    order = np.argsort(points[:, 0] - halves[:, 0], kind="stable")
    starts, ends = (points[order, 0] - halves[order, 0]), (points[order, 0] + halves[order, 0])
    lasts = np.searchsorted(starts, ends, side="left")
    first = np.repeat(np.arange(len(order)), np.maximum(lasts - np.arange(len(order)) - 1, 0))
    offsets = np.arange(len(first)) - np.searchsorted(first, first, side="left")
    second = first + 1 + offsets
    one, other = order[first], order[second]
    gap = np.abs(points[one, 1] - points[other, 1]) - halves[one, 1] - halves[other, 1]
    touching = gap < -1e-6
    low, high = np.minimum(one, other)[touching], np.maximum(one, other)[touching]
    return low, high
