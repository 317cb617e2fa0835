"""Which provinces keep together, and how sure is that?"""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx
import numpy as np
import numpy.typing as npt
import pandas as pd

from kg.errors import MeasureError
from kg.graph import KnowledgeGraph
from kg.measures.basis.columns import column, of_unit, table
from kg.measures.basis.places import labels
from kg.network import ties

__all__ = ["COLUMNS", "measure"]

COLUMNS = (
    of_unit("unit", "unit version"),
    column("label", "string", "its Vietnamese name"),
    column("community", "int", "number of its community, from 1, the largest first"),
    column("size", "int", "provinces in it"),
    column(
        "stability", "float", "co-membership: share of runs, on average, that put it together with each of the others"
    ),
    column("elsewhere", "float", "the same share with the community it is drawn to next; near stability: undecided"),
    column("modularity", "float", "of the whole partition, the best of all runs"),
    column("runs", "int", "runs with seeds of their own"),
)

Ints = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float64]


def measure(graph: KnowledgeGraph, *, seed: int = 0, runs: int = 20, resolution: float = 1.0) -> pd.DataFrame:
    """A row for each province at a meeting, community by community.

    The Louvain method (Blondel et al. 2008) on meetings, run with the seeds `seed`, `seed` + 1, …; of all runs the
    partition with the highest modularity is told, of equals the first. `resolution` above 1 makes smaller communities.
    """
    if runs < 1 or resolution <= 0:
        raise MeasureError(f"runs={runs}, resolution={resolution}: expected 1 run or more and a resolution above 0")
    found = ties(graph)
    tied = _numbered(found.matrix())
    parts = [_partition(tied, seed + run, resolution) for run in range(runs)] if found.units else []
    quality = [_modularity(tied, part, resolution) for part in parts]
    best = parts[int(np.argmax(np.round(quality, 9)))] if parts else np.zeros(0, dtype=np.intp)
    together, elsewhere = _stability(np.array(parts, dtype=np.intp).reshape(len(parts), len(found.units)), best)
    values = {
        "unit": found.units,
        "label": labels(graph, found.units),
        "community": best + 1,
        "size": np.bincount(best)[best] if len(best) else best,
        "stability": together,
        "elsewhere": elsewhere,
        "modularity": [round(max(quality), 12)] * len(found.units) if quality else [],
        "runs": [runs] * len(found.units),
    }
    return table(COLUMNS, values, {"community": True, "stability": False, "unit": True})


def _numbered(weights: Floats) -> nx.Graph[int]:
    """The network with numbers for nodes: sets of texts would be walked through in another order in each process."""
    tied: nx.Graph[int] = nx.Graph()
    tied.add_nodes_from(range(len(weights)))
    pairs = zip(*np.nonzero(np.triu(weights)), strict=True)
    tied.add_weighted_edges_from((int(one), int(other), float(weights[one, other])) for one, other in pairs)
    return tied


def _partition(tied: nx.Graph[int], seed: int, resolution: float) -> Ints:
    """The community of each node, numbered by size, of equals by the first node in it."""
    parts: Sequence[set[int]] = nx.community.louvain_communities(tied, seed=seed, resolution=resolution)
    found = np.zeros(len(tied), dtype=np.intp)
    for number, part in enumerate(sorted(parts, key=lambda part: (-len(part), min(part)))):
        found[sorted(part)] = number
    return found


def _modularity(tied: nx.Graph[int], part: Ints, resolution: float) -> float:
    groups = [set(np.flatnonzero(part == number).tolist()) for number in range(int(part.max()) + 1)]
    return float(nx.community.modularity(tied, groups, resolution=resolution)) if tied.size() else 0.0


def _stability(parts: Ints, best: Ints) -> tuple[Floats, Floats]:
    """The mean co-membership of each node with its community, and with the one it is drawn to next."""
    size, total = len(best), int(best.max(initial=-1)) + 1
    share = np.zeros((size, size))
    for part in parts:
        share += part[:, None] == part[None, :]
    share /= max(len(parts), 1)
    member = best[:, None] == np.arange(total)[None, :]
    mean = np.einsum("ij,jk->ik", share - np.eye(size), member.astype(float))
    mean /= np.maximum(member.sum(axis=0)[None, :] - member, 1)
    own = np.where(member.sum(axis=0)[best] > 1, mean[np.arange(size), best], 1.0)
    return own, np.where(member, 0.0, mean).max(axis=1, initial=0.0)
