"""How much does each province meet with others: at how many meetings, with how many partners?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from kg.graph import KnowledgeGraph
from kg.measures.basis.columns import column, of_unit, table
from kg.measures.basis.places import labels
from kg.network import parties_of_provinces, ties

__all__ = ["COLUMNS", "measure"]

COLUMNS = (
    of_unit("unit", "unit version"),
    column("label", "string", "its Vietnamese name"),
    column("meetings", "float", "meetings it was at, under a lens the sum of its shares"),
    column("partners", "int", "degree: provinces it met"),
    column("strength", "float", "sum over its partners of the meetings with each"),
    column("mean", "float", "strength by degree: meetings with a partner on average; NaN without partners"),
    column("internal", "float", "meetings within it that a lens shows"),
)


def measure(graph: KnowledgeGraph) -> pd.DataFrame:
    """A row for each province at a meeting, the strongest first."""
    found = ties(graph)
    weights = found.matrix()
    partners, strength = (weights > 0).sum(axis=1), weights.sum(axis=1)
    attended = parties_of_provinces(graph).groupby(["meeting", "unit"])["weight"].max().groupby("unit").sum()
    values = {
        "unit": found.units,
        "label": labels(graph, found.units),
        "meetings": attended.reindex(list(found.units)).to_numpy(dtype=float),
        "partners": partners,
        "strength": strength,
        "mean": np.divide(strength, partners, out=np.full(len(partners), np.nan), where=partners > 0),
        "internal": found.internal,
    }
    return table(COLUMNS, values, {"strength": False, "meetings": False, "unit": True})
