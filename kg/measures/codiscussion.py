"""Which topics are discussed together?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from kg.graph import KnowledgeGraph
from kg.measures.basis.chance import adjusted, mid_p
from kg.measures.basis.columns import column, table

__all__ = ["COLUMNS", "measure"]

COLUMNS = (
    column("topic", "string", "topic id"),
    column("other", "string", "id of another topic, later in the alphabet"),
    column("meetings", "int", "meetings about both"),
    column("expected", "float", "meetings about both if topics fell on meetings that have any independently"),
    column("lift", "float", "meetings by expected"),
    column("jaccard", "float", "meetings about both by meetings about either, 0 to 1"),
    column("p", "float", "two-sided mid-p-value of the count under a Poisson with the mean expected"),
    column("q", "float", "p adjusted for the number of rows (Benjamini-Hochberg)"),
)


def measure(graph: KnowledgeGraph, *, least: int = 1) -> pd.DataFrame:
    """A row for each two topics with `least` meetings together or more; the most meetings first."""
    told = graph.meeting_topics[["meeting", "topic"]].drop_duplicates()
    meeting, meetings = pd.factorize(told["meeting"], sort=True)
    topic, topics = pd.factorize(told["topic"], sort=True)
    present = np.zeros((len(meetings), len(topics)), dtype=np.float32)
    present[meeting, topic] = 1
    both = np.rint(present.T @ present).astype(np.int64)  # whole numbers below 2**24: any order gives the same
    alone = np.diag(both).astype(np.float64)
    expected = alone[:, None] * alone[None, :] / max(len(meetings), 1)
    one, other = np.nonzero(np.triu(both >= max(least, 1), k=1))
    seen, chance = both[one, other], expected[one, other]
    p = mid_p(seen, chance)
    values = {
        "topic": [str(name) for name in topics[one]],
        "other": [str(name) for name in topics[other]],
        "meetings": seen,
        "expected": chance,
        "lift": seen / chance,
        "jaccard": seen / (alone[one] + alone[other] - seen),
        "p": p,
        "q": adjusted(p),
    }
    return table(COLUMNS, values, {"meetings": False, "lift": False, "topic": True, "other": True})
