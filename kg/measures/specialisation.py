"""What does each province meet about more than others do?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from kg.graph import KnowledgeGraph
from kg.measures.basis.chance import adjusted, mid_p
from kg.measures.basis.columns import column, of_unit, table
from kg.measures.basis.places import labels
from kg.network import parties_of_provinces

__all__ = ["COLUMNS", "measure"]

COLUMNS = (
    of_unit("unit", "unit version"),
    column("label", "string", "its Vietnamese name"),
    column("topic", "string", "topic id"),
    column("meetings", "float", "its meetings about the topic, under a lens the sum of its shares"),
    column("share", "float", "these by the topics of all its meetings"),
    column("share_all", "float", "the same for all provinces together"),
    column("expected", "float", "meetings about the topic if its share were that of all"),
    column("quotient", "float", "location quotient: share by share_all; 1 is as all, 2 twice as much"),
    column("p", "float", "two-sided mid-p-value of the count under a Poisson with the mean expected"),
    column("q", "float", "p adjusted for the number of rows (Benjamini-Hochberg)"),
)


def measure(graph: KnowledgeGraph, *, least: float = 1.0) -> pd.DataFrame:
    """A row for each province and topic with an expected count or a count of `least` or more, in order of units.

    A meeting about three topics counts for each of them. Units with few meetings have wild quotients: see p and q.
    """
    parties = parties_of_provinces(graph).groupby(["meeting", "unit"], as_index=False)["weight"].max()
    told = graph.meeting_topics[["meeting", "topic"]].drop_duplicates()
    counted = parties.merge(told, on="meeting").groupby(["unit", "topic"])["weight"].sum().unstack(fill_value=0.0)
    counts = counted.sort_index().sort_index(axis=1)
    seen = counts.to_numpy(dtype=np.float64).reshape(len(counts), counts.shape[1])
    whole, of_topic = seen.sum(axis=1, keepdims=True), seen.sum(axis=0, keepdims=True) / max(seen.sum(), 1e-300)
    expected = whole * of_topic
    kept = (seen >= least) | (expected >= least)
    rows, topics = np.nonzero(kept)
    p = mid_p(seen[kept], expected[kept])
    units = [str(counts.index[row]) for row in rows]
    values = {
        "unit": units,
        "label": labels(graph, units),
        "topic": [str(counts.columns[topic]) for topic in topics],
        "meetings": seen[kept],
        "share": (seen / np.maximum(whole, 1e-300))[kept],
        "share_all": np.broadcast_to(of_topic, seen.shape)[kept],
        "expected": expected[kept],
        "quotient": (seen / np.maximum(expected, 1e-300))[kept],
        "p": p,
        "q": adjusted(p),
    }
    return table(COLUMNS, values, {"unit": True, "quotient": False, "topic": True})
