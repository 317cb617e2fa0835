"""Whom did each province meet before a day, and whom after?"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from kg.errors import MeasureError
from kg.graph import KnowledgeGraph
from kg.measures.basis.columns import column, of_unit, table
from kg.measures.basis.days import day_of, periods
from kg.network import Ties, ties

__all__ = ["COLUMNS", "measure"]

COLUMNS = (
    of_unit("unit", "unit version; as reported the latest of its identity in the graph"),
    column("label", "string", "its Vietnamese name"),
    column("before", "int", "partners before the day"),
    column("after", "int", "partners on the day and since"),
    column("kept", "int", "partners both before and after"),
    column("gained", "int", "partners only after"),
    column("lost", "int", "partners only before"),
    column("jaccard", "float", "kept by all partners of either time, 0 to 1"),
    column("meetings_before", "float", "sum over its partners of the meetings with each, before the day"),
    column("meetings_after", "float", "the same, since"),
    column("gained_units", "string", "ids of the partners gained, sorted, separated by spaces"),
    column("lost_units", "string", "ids of the partners lost"),
)

Mask = npt.NDArray[np.bool_]


def measure(graph: KnowledgeGraph, *, date: str = "2025-07-01", window: float | None = None) -> pd.DataFrame:
    """A row for each province that met others at a known time, the least similar first.

    `date` is the first day of the later time, by default that of the merger of 2025; `window` limits both times to
    so many years around it. As reported, the versions of one identity (`tuyen-quang`, `tuyen-quang-2025`) are one
    unit, and one that was merged away has lost all its partners; through a lens units are those of its day. Meetings
    that may have been on either side of the day, or without a year, are left out.
    """
    day, found = day_of("date", date), ties(graph)
    if window is not None and window <= 0:
        raise MeasureError(f"window={window}: expected years, more than 0")
    spans = periods(graph, found.meetings)
    first, last = spans["first"].to_numpy(str)[found.meeting], spans["last"].to_numpy(str)[found.meeting]
    earliest, latest = _around(day, window)
    before = (last != "") & (last < day) & (first >= earliest)
    after = (first >= day) & (last <= latest)
    names = _identities(graph, found)
    units, place = np.unique(np.array([names[unit] for unit in found.units], dtype=object), return_inverse=True)
    weights = [_joined(found.matrix(rows), place, len(units)) for rows in (before, after)]
    return _table(graph, [str(unit) for unit in units], weights)


def _around(day: str, window: float | None) -> tuple[str, str]:
    """The first and the last day that count."""
    if window is None:
        return "", "9999-12-31"
    middle, reach = np.datetime64(day), np.timedelta64(round(window * 365.2425), "D")
    return str(middle - reach), str(middle + reach)


def _identities(graph: KnowledgeGraph, found: Ties) -> Mapping[str, str]:
    """The latest version in the graph of the identity of each unit."""
    rows = graph.units[graph.units["unit"].isin(found.units)].sort_values(["valid_from", "unit"], na_position="first")
    latest = dict(zip(rows["slug"], rows["unit"], strict=True))
    return {unit: latest[slug] for unit, slug in zip(rows["unit"], rows["slug"], strict=True)}


def _joined(weights: npt.NDArray[np.float64], place: npt.NDArray[np.intp], size: int) -> npt.NDArray[np.float64]:
    """The matrix of identities made of that of versions; what is within one falls away."""
    code = place[:, None] * size + place[None, :]
    found = np.bincount(code.ravel(), weights.ravel(), size * size).astype(np.float64).reshape(size, size)
    np.fill_diagonal(found, 0.0)
    return found


def _table(graph: KnowledgeGraph, units: list[str], weights: list[npt.NDArray[np.float64]]) -> pd.DataFrame:
    before, after = (one > 0 for one in weights)
    either = (before | after).sum(axis=1)
    met = np.flatnonzero(either)
    names = dict(zip(graph.units["unit"], graph.units["name_vi"], strict=True))
    values = {
        "unit": [units[at] for at in met],
        "label": [names[units[at]] for at in met],
        "before": before.sum(axis=1)[met],
        "after": after.sum(axis=1)[met],
        "kept": (before & after).sum(axis=1)[met],
        "gained": (after & ~before).sum(axis=1)[met],
        "lost": (before & ~after).sum(axis=1)[met],
        "jaccard": (before & after).sum(axis=1)[met] / either[met],
        "meetings_before": weights[0].sum(axis=1)[met],
        "meetings_after": weights[1].sum(axis=1)[met],
        "gained_units": [_ids(units, row) for row in (after & ~before)[met]],
        "lost_units": [_ids(units, row) for row in (before & ~after)[met]],
    }
    return table(COLUMNS, values, {"jaccard": True, "unit": True})


def _ids(units: list[str], chosen: Mask) -> str:
    return " ".join(units[at] for at in np.flatnonzero(chosen))
