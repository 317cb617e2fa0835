"""Which provinces meet more, or less, than distance, borders, regions and coverage let expect?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from kg.graph import KnowledgeGraph
from kg.measures.basis.chance import adjusted, mid_p
from kg.measures.basis.columns import column, of_unit, table
from kg.measures.basis.gravity import gravity

__all__ = ["COLUMNS", "measure"]

COLUMNS = (
    of_unit("one", "unit version"),
    column("one_label", "string", "its Vietnamese name"),
    of_unit("other", "another unit version, later in the alphabet"),
    column("other_label", "string", "its Vietnamese name"),
    column("meetings", "float", "meetings of the two"),
    column("expected", "float", "meetings the gravity model expects (`gravity`)"),
    column("ratio", "float", "meetings by expected"),
    column("residual", "float", "Pearson residual: (meetings - expected) by the standard deviation the model gives"),
    column("p", "float", "two-sided mid-p-value under a negative binomial with the dispersion of all pairs"),
    column("q", "float", "p adjusted for the number of pairs (Benjamini-Hochberg): rank and cut by this"),
    column("distance", "float", "kilometres between the units' capitals"),
    column("border", "bool", "they share a land border"),
    column("same_region", "bool", "they are of the same region"),
    column(
        "together",
        "float",
        "articles that would name both if each publisher named provinces independently, leaving out reports of their"
        " meetings",
    ),
)


def measure(graph: KnowledgeGraph) -> pd.DataFrame:
    """A row for each pair of provinces, the most surprising first; none without meetings.

    Some thousand pairs are tested at once: of those with p below 0.05, one in twenty of all pairs is there by chance;
    of those with q below 0.05, about one in twenty of these.
    """
    model = gravity(graph)
    if model.fit is None:
        return table(COLUMNS, {one.name: [] for one in COLUMNS})
    expected, alpha = model.fit.expected, model.fit.alpha
    p = mid_p(model.meetings, expected, alpha)
    known, one, other = model.known, model.one, model.other
    values = {
        "one": [known.units[at] for at in one],
        "one_label": [known.labels[at] for at in one],
        "other": [known.units[at] for at in other],
        "other_label": [known.labels[at] for at in other],
        "meetings": model.meetings,
        "expected": expected,
        "ratio": model.meetings / expected,
        "residual": (model.meetings - expected) / np.sqrt(expected + alpha * expected**2),
        "p": p,
        "q": adjusted(p),
        "distance": known.distances()[one, other],
        "border": known.borders()[one, other],
        "same_region": known.alike(known.regions)[one, other],
        "together": model.together,
    }
    return table(COLUMNS, values, {"p": True, "expected": True, "one": True, "other": True})
