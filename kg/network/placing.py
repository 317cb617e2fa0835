"""Where nodes stand in a picture: a layout that comes out the same every time.

networkx's own spring layout needs scipy from 500 nodes on and lets components drift into each other, so this is
a Fruchterman–Reingold of our own in numpy: every connected part is laid out for itself, nodes that came too close
are pushed apart, and the parts are packed side by side in rows, the largest first. In a part of up to 2,000 nodes
all pairs repel each other, which takes some seconds; larger parts are laid out by `kg.network.crowding`, whose time
does not grow with the square. Sums avoid BLAS, whose order of addition depends on the number of threads.
"""

from __future__ import annotations

import math

import networkx as nx
import numpy as np
import numpy.typing as npt

from kg.network.crowding import crowd
from kg.network.separation import apart, scaled, summed, widened

__all__ = ["layout"]

Points = npt.NDArray[np.float32]
Edges = npt.NDArray[np.intp]

_ROUNDS = 80  # of pulling and pushing; more move hardly anything
_DISTANCE = 2.0  # two nodes with an edge settle about this far apart
_LARGE = 2000  # nodes of one part from which on it is laid out from coarse to fine
_BLOCK = 512  # nodes whose distances to all others are held at once
_MARGIN = 2.0  # between packed parts
_WIDE = 1.6  # width to height of the packed picture


def layout(network: nx.Graph[str], *, seed: int = 0) -> dict[str, tuple[float, float]]:
    """The place (x, y) of every node, the same for the same network and seed.

    The unit of length is the least distance between two nodes: drawn with a diameter below 1, none overlap.
    """
    plain: nx.Graph[str] = nx.Graph()  # every pair once, whichever way: parts and edges are found much faster in it
    plain.add_nodes_from(network)
    plain.add_edges_from((one, other) for one, other in network.edges() if one != other)
    parts = [sorted(part) for part in nx.connected_components(plain)]
    parts.sort(key=lambda part: (-len(part), part))
    random = np.random.default_rng(seed)
    pieces = [_piece(plain, part, random) for part in parts]
    corners = _packed([piece.max(axis=0) + _MARGIN for piece in pieces])
    return {
        node: (round(float(x), 3), round(float(y), 3))
        for part, piece, corner in zip(parts, pieces, corners, strict=True)
        for node, (x, y) in zip(part, piece + corner, strict=True)
    }


# ---------------------------------------------------------------- one connected part
def _piece(network: nx.Graph[str], part: list[str], random: np.random.Generator) -> Points:
    """Places of the nodes of one part, none nearer to another than 1, with the lower left corner at 0."""
    size = len(part)
    points = (random.random((size, 2)) * math.sqrt(size) * _DISTANCE).astype(np.float32)
    if size > _LARGE:
        points = apart(scaled(crowd(size, _edges(network, part), random).astype(np.float32)))
    elif size > 1:
        points = apart(widened(_relaxed(points, _edges(network, part))))
    corner: Points = points.min(axis=0)
    return points - corner


def _edges(network: nx.Graph[str], part: list[str]) -> Edges:
    """The edges within a part as pairs of places in it, sorted."""
    place = {node: index for index, node in enumerate(part)}
    ends = [(place[one], place[other]) for one, other in network.edges(part)]
    pairs = np.sort(np.array(ends, dtype=np.intp).reshape(-1, 2), axis=1)
    return pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]


def _relaxed(points: Points, edges: Edges) -> Points:
    """Fruchterman–Reingold: nodes repel each other, edges pull, and the steps grow shorter."""
    reach = math.sqrt(len(points)) * _DISTANCE / 8
    for step in range(_ROUNDS):
        force = _repulsion(points) - _attraction(points, edges)
        length = np.maximum(np.hypot(force[:, 0], force[:, 1]), np.float32(1e-6))
        longest = np.float32(reach * (1 - step / _ROUNDS))
        points = points + force * (np.minimum(length, longest) / length)[:, None]
    return points


def _repulsion(points: Points) -> Points:
    """What all other nodes together push each node: distance² / length, along the line between them."""
    force = np.empty_like(points)
    for start in range(0, len(points), _BLOCK):
        across, up, squares = _differences(points, start)
        np.maximum(squares, np.float32(1e-4), out=squares)
        np.divide(np.float32(_DISTANCE**2), squares, out=squares)
        force[start : start + _BLOCK, 0] = np.multiply(across, squares, out=across).sum(axis=1)
        force[start : start + _BLOCK, 1] = np.multiply(up, squares, out=up).sum(axis=1)
    return force


def _differences(points: Points, start: int) -> tuple[Points, Points, Points]:
    """From each node of a block to all nodes: the differences in x and in y, and the squares of the distances."""
    block = points[start : start + _BLOCK]
    across: Points = block[:, :1] - points[:, 0]
    up: Points = block[:, 1:] - points[:, 1]
    squares: Points = across * across
    squares += up * up
    return across, up, squares


def _attraction(points: Points, edges: Edges) -> Points:
    along = points[edges[:, 0]] - points[edges[:, 1]]
    pull = along * (np.hypot(along[:, 0], along[:, 1]) / np.float32(_DISTANCE))[:, None]
    return summed(len(points), edges, pull)


# ---------------------------------------------------------------- side by side
def _packed(sizes: list[Points]) -> list[Points]:
    """The lower left corners of boxes set in rows, so that none overlap and the whole is wider than high."""
    area = sum(float(width * height) for width, height in sizes)
    limit = max([math.sqrt(area * _WIDE), *(float(width) for width, _ in sizes)], default=0.0)
    corners, x, y, row_height = [], 0.0, 0.0, 0.0
    for width, height in sizes:
        if x and x + float(width) > limit:
            x, y, row_height = 0.0, y + row_height, 0.0
        corners.append(np.array([x, y], dtype=np.float32))
        x, row_height = x + float(width), max(row_height, float(height))
    return corners
