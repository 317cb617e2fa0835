"""Which provinces meet more, or less, than the number of their meetings alone lets expect?"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from kg.errors import MeasureError
from kg.graph import KnowledgeGraph
from kg.measures.basis.chance import adjusted
from kg.measures.basis.columns import column, of_unit, table
from kg.measures.basis.places import labels
from kg.measures.basis.rewiring import Rewired, rewired
from kg.network import parties_of_provinces

__all__ = ["COLUMNS", "measure"]

COLUMNS = (
    of_unit("one", "unit version"),
    column("one_label", "string", "its Vietnamese name"),
    of_unit("other", "another unit version, later in the alphabet"),
    column("other_label", "string", "its Vietnamese name"),
    column("meetings", "int", "meetings of the two"),
    column("expected", "float", "mean of the samples"),
    column("deviation", "float", "standard deviation of the samples"),
    column("z", "float", "(meetings - expected) by deviation; NaN where the margins allow one count only"),
    column("p", "float", "two-sided: share of the z of all pairs in all samples that are as large or larger"),
    column("q", "float", "p adjusted for the number of pairs (Benjamini-Hochberg): rank and cut by this"),
    column("samples", "int", "rewired samples"),
)

Floats = npt.NDArray[np.float64]


def measure(graph: KnowledgeGraph, *, seed: int = 0, samples: int = 100) -> pd.DataFrame:
    """A row for each two provinces that met, or would in a sample, the most surprising first.

    In the samples every province keeps the number of its meetings and every meeting the number of its parties; who
    comes to which is exchanged (`kg.measures.basis.rewiring`). As reported, provinces before and after a merger are
    exchanged too though they never could meet: look through a lens. Presences of which a lens shows a share only are
    left out.
    """
    if samples < 2:
        raise MeasureError(f"samples={samples}: expected 2 or more")
    rows = parties_of_provinces(graph)
    rows = rows[rows["weight"] == 1].drop_duplicates(["meeting", "unit"])
    meeting, _ = pd.factorize(rows["meeting"], sort=True)
    unit, units = pd.factorize(rows["unit"], sort=True)
    seen = Rewired.of(meeting, unit, len(units))
    counts = seen.pairs()
    drawn = np.array([seen.pairs(sample) for sample in rewired(seen, samples=samples, seed=seed)], dtype=np.int32)
    one, other = np.nonzero(np.triu((counts > 0) | (drawn > 0).any(axis=0), k=1))
    return _table(graph, [str(name) for name in units], (one, other), counts[one, other], drawn[:, one, other])


def _table(
    graph: KnowledgeGraph,
    units: list[str],
    pairs: tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]],
    seen: npt.NDArray[np.intp],
    drawn: npt.NDArray[np.int32],
) -> pd.DataFrame:
    expected, deviation = drawn.mean(axis=0), drawn.std(axis=0, ddof=1)
    free = np.where(deviation > 0, deviation, np.nan)
    z = (seen - expected) / free
    p = _pooled(z, (drawn - expected) / free)
    ends = [[units[at] for at in end] for end in pairs]
    values = {
        "one": ends[0],
        "one_label": labels(graph, ends[0]),
        "other": ends[1],
        "other_label": labels(graph, ends[1]),
        "meetings": seen,
        "expected": expected,
        "deviation": deviation,
        "z": z,
        "p": p,
        "q": adjusted(p),
        "samples": [len(drawn)] * len(seen),
    }
    return table(COLUMNS, values, {"p": True, "expected": True, "one": True, "other": True})


def _pooled(z: Floats, drawn: Floats) -> Floats:
    """The share of all drawn z as far from 0 or farther: pairs lend each other their samples, so few are enough."""
    pool = np.sort(np.abs(drawn[~np.isnan(drawn)]))
    larger = len(pool) - np.searchsorted(pool, np.abs(np.nan_to_num(z)) - 1e-9)
    return np.where(np.isnan(z), np.nan, (1 + larger) / (1 + len(pool)))
