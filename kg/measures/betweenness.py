"""Who lies on the shortest ways between the others?"""

from __future__ import annotations

import networkx as nx
import pandas as pd

from kg import network
from kg.errors import MeasureError
from kg.graph import KnowledgeGraph
from kg.measures.basis.columns import column, of_unit, table
from kg.measures.basis.presence import names

__all__ = ["COLUMNS", "measure"]

COLUMNS = (
    column("node", "string", "id of the unit or official"),
    column("label", "string", "its name"),
    of_unit("unit", "unit version: the node itself, or the official's, NA where unknown"),
    column("betweenness", "float", "share of the shortest ways between all pairs of others that lead over it, 0 to 1"),
    column("degree", "int", "nodes it is tied to; where ties have a direction, in either one"),
)

_NETWORKS = ("learning", "officials", "provinces", "support")


def measure(graph: KnowledgeGraph, *, of: str = "provinces") -> pd.DataFrame:
    """A row for each node of the network `of` (learning, officials, provinces or support), the most central first.

    Ways are counted in steps (Freeman 1977, computed as by Brandes 2001); rustworkx counts large networks if installed.
    """
    if of not in _NETWORKS:
        raise MeasureError(f"of={of!r}: no network whose betweenness is meant; known: {' '.join(_NETWORKS)}")
    seen = network.skeleton(graph) if of == "provinces" else network.network(graph, of)
    central = network.betweenness(seen)
    called = names(graph)
    own = [node if of != "officials" else seen.nodes[node]["unit"] for node in seen]
    values = {
        "node": list(seen),
        "label": [called[node] for node in seen],
        "unit": pd.array(own, dtype="string"),
        "betweenness": list(central.values()),
        "degree": [len(set(nx.all_neighbors(seen, node))) for node in seen],
    }
    return table(COLUMNS, values, {"betweenness": False, "degree": False, "node": True})
