"""Do provinces meet their like: of the same region, of the same status, their neighbours?"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from kg.errors import MeasureError
from kg.graph import KnowledgeGraph
from kg.measures.basis.columns import column, table
from kg.measures.basis.places import places
from kg.network import ties

__all__ = ["COLUMNS", "measure"]

COLUMNS = (
    column("attribute", "string", "region, status (province or city) or border (share a land border)"),
    column("meetings", "float", "strength: meetings of pairs of which the attribute is known"),
    column("alike", "float", "those of pairs that are alike (of the border: neighbours)"),
    column("observed", "float", "share of the meetings that are of pairs alike; NaN without meetings"),
    column("expected", "float", "that share if partners were drawn by how much they meet, whoever they are"),
    column("ratio", "float", "observed by expected"),
    column(
        "assortativity",
        "float",
        "Newman's coefficient, 1 is only alike; of the border (observed - expected) / (1 - expected)",
    ),
    column(
        "p", "float", "share of the permutations of the units with an observed share as far from their mean, or farther"
    ),
    column("permutations", "int", "how many there were"),
)

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]


def measure(graph: KnowledgeGraph, *, seed: int = 0, permutations: int = 999) -> pd.DataFrame:
    """A row for each attribute.

    The expected share leaves a unit's meetings with itself out. The p-value is that of the quadratic assignment
    procedure (Krackhardt 1988): units change places with all their attributes, the network stays.
    """
    if permutations < 1:
        raise MeasureError(f"permutations={permutations}: expected 1 or more")
    found = ties(graph)
    known, weights = places(graph, found.units), found.matrix()
    alike = {"region": known.alike(known.regions), "status": known.alike(known.kinds), "border": known.borders()}
    told = {"region": known.regions, "status": known.kinds}
    random = np.random.default_rng(seed)
    orders = [random.permutation(len(found.units)) for _ in range(permutations)]
    rows = []
    for attribute, same in alike.items():
        has = np.array([bool(value) for value in told.get(attribute, ["?"] * len(weights))], dtype=bool)
        row = _row(weights[np.ix_(has, has)], same[np.ix_(has, has)], of_pairs=attribute == "border")
        p = _permuted(weights, same, orders)
        rows.append({"attribute": attribute, **row, "p": p, "permutations": permutations})
    return table(COLUMNS, pd.DataFrame(rows))


def _row(weights: Floats, same: Mask, *, of_pairs: bool) -> dict[str, float]:
    total, strength = weights.sum(), weights.sum(axis=1)
    chance = strength[:, None] * strength[None, :] * ~np.eye(len(weights), dtype=bool)
    if not total:
        empty = dict.fromkeys(("observed", "expected", "ratio", "assortativity"), float("nan"))
        return {"meetings": 0.0, "alike": 0.0, **empty}
    alike, expected = float((weights * same).sum()), float((chance * same).sum() / chance.sum())
    observed = alike / float(total)
    mixed = expected if of_pairs else float((strength[:, None] * strength[None, :] * same).sum() / total**2)
    return {
        "meetings": float(total) / 2,
        "alike": alike / 2,
        "observed": observed,
        "expected": expected,
        "ratio": observed / expected if expected else float("nan"),
        "assortativity": (observed - mixed) / (1 - mixed) if mixed < 1 else float("nan"),
    }


def _permuted(weights: Floats, same: Mask, orders: list[npt.NDArray[np.int64]]) -> float:
    """Two-sided: how often a permutation is as far from the mean of all as what is seen, which counts as one."""
    if not weights.sum():
        return float("nan")
    seen = float((weights * same).sum())
    drawn = np.array([(weights * same[np.ix_(order, order)]).sum() for order in orders])
    mean = (drawn.sum() + seen) / (len(drawn) + 1)
    return float((1 + (np.abs(drawn - mean) >= abs(seen - mean) - 1e-9).sum()) / (len(drawn) + 1))
