"""Is learning returned, and is help?"""

from __future__ import annotations

import networkx as nx
import pandas as pd

from kg import network
from kg.graph import KnowledgeGraph
from kg.measures.basis.columns import column, table

__all__ = ["COLUMNS", "measure"]

COLUMNS = (
    column("network", "string", "learning (learner → teacher) or support (giver → receiver)"),
    column("units", "int", "units in it, foreign ones and the centre among them"),
    column("arcs", "int", "ordered pairs with a flow"),
    column("flows", "float", "flows, under a lens the sum of their shares; those within a unit left out"),
    column("mutual", "int", "pairs with flows both ways"),
    column("one_way", "int", "pairs with flows one way only"),
    column("reciprocity", "float", "share of the arcs that are returned; NaN without arcs"),
    column("weighted", "float", "share of the flows that are matched by one the other way"),
    column("density", "float", "arcs by ordered pairs: the reciprocity that chance alone would give"),
    column("beyond", "float", "reciprocity beyond chance (Garlaschelli and Loffredo 2004), -1 to 1"),
)


def measure(graph: KnowledgeGraph) -> pd.DataFrame:
    """A row for each network."""
    rows = [{"network": name, **_row(network.network(graph, name))} for name in ("learning", "support")]
    return table(COLUMNS, pd.DataFrame(rows, columns=[one.name for one in COLUMNS]))


def _row(seen: nx.Graph[str]) -> dict[str, float]:
    arcs, units = seen.number_of_edges(), len(seen)
    weights = {(one, other): float(values["weight"]) for one, other, values in seen.edges(data=True)}
    matched = {pair: min(weight, weights.get(pair[::-1], 0.0)) for pair, weight in weights.items()}
    returned = sum(value > 0 for value in matched.values())
    flows, density = sum(weights.values()), arcs / (units * (units - 1)) if units > 1 else float("nan")
    share = returned / arcs if arcs else float("nan")
    return {
        "units": units,
        "arcs": arcs,
        "flows": flows,
        "mutual": returned // 2,
        "one_way": arcs - returned,
        "reciprocity": share,
        "weighted": sum(matched.values()) / flows if arcs else float("nan"),
        "density": density,
        "beyond": (share - density) / (1 - density) if arcs and density < 1 else float("nan"),
    }
