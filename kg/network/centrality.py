"""Betweenness, by networkx, or for large networks by rustworkx where that is installed: the values are the same.

Both follow Brandes (2001): a node's share of the shortest paths, counted in steps, between all pairs of others. The
values are rounded to 12 places, for the two add the same numbers in different orders.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

import networkx as nx

__all__ = ["betweenness", "fast"]

_LARGE = 300  # nodes from which on loading another library pays
_PLACES = 12


def fast() -> bool:
    """Whether rustworkx is installed (``pip install 'lientinh[large]'``)."""
    return find_spec("rustworkx") is not None


def betweenness(network: nx.Graph[str], *, large: int = _LARGE) -> dict[str, float]:
    """The betweenness of every node, 0 to 1, of a network without parallel edges; in the order of the nodes.

    Shortest paths are counted in steps: weights are how often two met, not how far apart they are. 1 is a node on
    every shortest path between all others. rustworkx counts from `large` nodes on, if it is installed.
    """
    counted = _rust(network) if len(network) >= large and fast() else nx.betweenness_centrality(network)
    return {node: round(value, _PLACES) + 0.0 for node, value in counted.items()}


def _rust(network: nx.Graph[str]) -> dict[str, float]:
    rustworkx = import_module("rustworkx")  # optional, and half a second to load
    nodes = list(network)
    place = {node: index for index, node in enumerate(nodes)}
    made = rustworkx.PyDiGraph() if network.is_directed() else rustworkx.PyGraph()
    made.add_nodes_from(nodes)
    made.add_edges_from_no_data([(place[one], place[other]) for one, other in network.edges if one != other])
    count = (
        rustworkx.digraph_betweenness_centrality if network.is_directed() else rustworkx.graph_betweenness_centrality
    )
    values = count(made, normalized=True)
    return {node: float(values[index]) for index, node in enumerate(nodes)}
