"""Who bridges holes: whose partners do not meet each other?"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from kg.graph import KnowledgeGraph
from kg.measures.basis.columns import column, of_unit, table
from kg.measures.basis.places import labels
from kg.network import ties

__all__ = ["COLUMNS", "measure"]

COLUMNS = (
    of_unit("unit", "unit version"),
    column("label", "string", "its Vietnamese name"),
    column("partners", "int", "provinces it met"),
    column("effective", "float", "effective size: partners, less what they are redundant; NaN without partners"),
    column("efficiency", "float", "effective size by partners, above 0 to 1"),
    column("constraint", "float", "how far its partners hang together, 0 to about 1.125; low is a broker"),
)

Floats = npt.NDArray[np.float64]


def measure(graph: KnowledgeGraph) -> pd.DataFrame:
    """A row for each province at a meeting, the least constrained first; Burt (1992), with meetings as weights."""
    found = ties(graph)
    weights = found.matrix()
    tied = weights > 0
    partners = tied.sum(axis=1)
    unknown = np.where(partners > 0, 0.0, np.nan)
    effective = (tied - tied * _redundancy(weights)).sum(axis=1) + unknown
    values = {
        "unit": found.units,
        "label": labels(graph, found.units),
        "partners": partners,
        "effective": effective,
        "efficiency": effective / np.maximum(partners, 1),
        "constraint": (tied * _dependence(weights) ** 2).sum(axis=1) + unknown,
    }
    return table(COLUMNS, values, {"constraint": True, "unit": True})


def _redundancy(weights: Floats) -> Floats:
    """How far each partner (column) is reached by way of a unit's (row's) other partners already."""
    strongest = _by(weights, weights.max(axis=1, initial=0.0))
    found: Floats = np.einsum("iq,jq->ij", _shares(weights), strongest)
    return found


def _dependence(weights: Floats) -> Floats:
    """The share of a unit's meetings that lead to each partner, directly or over one third."""
    shares = _shares(weights)
    found: Floats = shares + np.einsum("iq,qj->ij", shares, shares)
    return found


def _shares(weights: Floats) -> Floats:
    return _by(weights, weights.sum(axis=1))


def _by(weights: Floats, size: Floats) -> Floats:
    found: Floats = weights / np.where(size > 0, size, 1.0)[:, None]
    return found
