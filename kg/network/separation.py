"""Nodes that came too close pushed apart; which are close is found by sorting them into cells, never pair by pair."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

__all__ = ["apart", "scaled", "summed", "widened"]

Points = npt.NDArray[np.float32]
Pairs = npt.NDArray[np.intp]

_SPREADS = 60  # rounds of pushing apart
_LEAST = 1.01  # between two nodes, with some room for rounding
_SAME = np.float32(1e-3)  # nearer than this, two nodes are in one place
_ROOM = 1.2  # what most nodes should have to their nearest


def apart(points: Points) -> Points:
    """The points with none nearer to another than 1: pairs too close are pushed apart, then all is drawn larger."""
    for _ in range(_SPREADS):
        pairs = _close(points, _LEAST)
        if not len(pairs):
            return points
        along = points[pairs[:, 0]] - points[pairs[:, 1]]
        length = np.hypot(along[:, 0], along[:, 1])
        same = length < _SAME
        along[same], length[same] = _ways(pairs[same, 1]) * _SAME, _SAME
        push = along * ((np.float32(_LEAST * 1.05) - length) / length / 2)[:, None]
        points = points + summed(len(points), pairs, push)
    return points * np.float32(max(1.0, _LEAST / max(float(_nearest(points).min()), 1e-2)))


def scaled(points: Points) -> Points:
    """The points drawn so large or small that most have twice the least distance to their nearest."""
    return points * np.float32(2 * _LEAST / max(float(np.median(_nearest(points))), 1e-3))


def widened(points: Points) -> Points:
    """The points drawn larger if most of them have their neighbour nearer than a little more than 1."""
    return points * np.float32(max(1.0, _ROOM / max(float(np.median(_nearest(points))), 1e-3)))


def summed(size: int, pairs: Pairs, shift: Points) -> Points:
    """What each node gets when every pair gives `shift` to its first and the opposite to its second."""
    columns = [
        np.bincount(pairs[:, 0], shift[:, axis], size) - np.bincount(pairs[:, 1], shift[:, axis], size)
        for axis in (0, 1)
    ]
    return np.stack(columns, axis=1).astype(np.float32)


def _ways(numbers: Pairs) -> Points:
    """Directions for nodes in one and the same place, each its own."""
    turn = numbers * (np.pi * (3 - np.sqrt(5)))
    return np.stack([np.cos(turn), np.sin(turn)], axis=1).astype(np.float32)


def _nearest(points: Points) -> Points:
    """The distance of each of at least two points to the one nearest to it."""
    found = np.full(len(points), np.inf, dtype=np.float32)
    side = float(np.ptp(points, axis=0).max())
    reach, most = max(side / len(points) ** 0.5, 1e-6), max(2 * side, 1e-5)
    while reach < 2 * most and not np.isfinite(found).all():
        pairs = _close(points, reach)
        along = points[pairs[:, 0]] - points[pairs[:, 1]]
        length = np.hypot(along[:, 0], along[:, 1])
        for end in (0, 1):
            np.minimum.at(found, pairs[:, end], length)
        reach *= 2
    return found


def _close(points: Points, reach: float) -> Pairs:
    """The pairs of points nearer to each other than `reach`, sorted."""
    found = [np.empty((0, 2), dtype=np.intp)]
    for first, second in _candidates(points, reach):
        along = points[first] - points[second]
        near = (along * along).sum(axis=1) < reach**2
        found.append(np.sort(np.stack([first[near], second[near]], axis=1), axis=1))
    pairs = np.concatenate(found)
    return pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]


def _candidates(points: Points, reach: float) -> Iterator[tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]]:
    """The pairs in one cell or in two neighbouring cells as wide as `reach`, each once."""
    column, row = ((points - points.min(axis=0)) / np.float32(reach)).astype(np.intp).T
    high = int(row.max()) + 2  # one row of cells stays empty, so that a column's top has no neighbour in the next
    cell = column * high + row
    order = np.argsort(cell, kind="stable")
    sorted_ = cell[order]
    for step in (0, 1, high - 1, high, high + 1):
        low = np.searchsorted(sorted_, sorted_ + step, side="left")
        if not step:
            low = np.arange(1, len(cell) + 1)
        many = np.searchsorted(sorted_, sorted_ + step, side="right") - low
        first = np.repeat(np.arange(len(cell)), many)
        place = np.arange(len(first)) - np.repeat(np.cumsum(many) - many, many)
        yield order[first], order[np.repeat(low, many) + place]
