"""Between which regions does each province broker?"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from kg import network
from kg.errors import MeasureError
from kg.graph import KnowledgeGraph
from kg.measures.basis.columns import column, of_unit, table
from kg.measures.basis.places import Places, places

__all__ = ["COLUMNS", "measure"]

COLUMNS = (
    of_unit("unit", "unit version that stands between two others, which have no tie"),
    column("label", "string", "its Vietnamese name"),
    column("region", "string", "its region; units without one play no roles"),
    column("coordinator", "int", "both others are of its own region"),
    column("itinerant", "int", "both others are of one other region"),
    column("gatekeeper", "int", "the first is of another region, the last of its own"),
    column("representative", "int", "the first is of its own region, the last of another"),
    column("liaison", "int", "all three are of different regions"),
    column("total", "int", "all of them"),
)

Mask = npt.NDArray[np.bool_]

_NETWORKS = ("learning", "provinces", "support")


def measure(graph: KnowledgeGraph, *, of: str = "provinces") -> pd.DataFrame:
    """A row for each unit with a region, the most active broker first.

    Counts open two-paths a → unit → c by the regions of the three (Gould and Fernandez 1989), in the network `of`:
    provinces, learning (learner → teacher) or support (giver → receiver). Ties of provinces have no direction: each
    counts in both, so that coordinator, itinerant and liaison count every pair twice, and gatekeeper equals
    representative.
    """
    if of not in _NETWORKS:
        raise MeasureError(f"of={of!r}: no network whose roles are meant; known: {' '.join(_NETWORKS)}")
    seen = network.skeleton(graph) if of == "provinces" else network.network(graph, of)
    regions = dict(zip(graph.units["unit"], graph.units["region"].notna(), strict=True))
    known = places(graph, [node for node in seen if regions[node]])
    place = {unit: at for at, unit in enumerate(known.units)}
    arcs = np.zeros((len(place), len(place)), dtype=bool)
    for one, other in seen.edges:
        if one in place and other in place:
            arcs[place[one], place[other]] = True
    counts = _roles(arcs if seen.is_directed() else arcs | arcs.T, known)
    values = {"unit": known.units, "label": known.labels, "region": known.regions}
    order = {"total": False, "unit": True}
    return table(COLUMNS, {**values, **counts, "total": sum(counts.values())}, order)


def _roles(arcs: Mask, known: Places) -> dict[str, npt.NDArray[np.intp]]:
    same, ends = known.alike(known.regions), ~(arcs | np.eye(len(arcs), dtype=bool))
    names = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison")
    counts = {name: np.zeros(len(arcs), dtype=np.intp) for name in names}
    for unit in range(len(arcs)):
        ways = arcs[:, unit][:, None] & arcs[unit][None, :] & ends
        first, last = same[unit][:, None], same[unit][None, :]
        counts["coordinator"][unit] = (ways & first & last).sum()
        counts["itinerant"][unit] = (ways & ~first & ~last & same).sum()
        counts["gatekeeper"][unit] = (ways & ~first & last).sum()
        counts["representative"][unit] = (ways & first & ~last).sum()
        counts["liaison"][unit] = (ways & ~first & ~last & ~same).sum()
    return counts
