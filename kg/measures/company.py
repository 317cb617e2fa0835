"""With whom is an official or a unit seen, how often, and when?"""

from __future__ import annotations

import pandas as pd

from kg.graph import KnowledgeGraph
from kg.measures.basis.columns import column, table
from kg.measures.basis.days import periods
from kg.measures.basis.presence import meant, names, presence

__all__ = ["COLUMNS", "measure"]

COLUMNS = (
    column("other", "string", "id of the official or unit"),
    column("label", "string", "its name"),
    column("kind", "string", "official or unit"),
    column("meetings", "int", "meetings both were at"),
    column("first", "string", "earliest day any of them can have been on; NA where all are without a year"),
    column("last", "string", "latest day any of them can have been on"),
)


def measure(graph: KnowledgeGraph, *, of: str) -> pd.DataFrame:
    """A row for each official and unit at a meeting with `of` (an id, slug or name), the most frequent first."""
    _, wanted = meant(graph, of)
    rows = presence(graph, ["official", "unit"], all_units=True)
    met = rows.loc[rows["thing"] == wanted, "meeting"]
    beside = rows[rows["meeting"].isin(met) & (rows["thing"] != wanted)]
    spans = periods(graph, beside["meeting"]).replace("", pd.NA)
    beside = beside.assign(first=spans["first"].array, last=spans["last"].array)
    grouped = beside.groupby(["thing", "kind"], as_index=False)
    found = grouped.agg(meetings=("meeting", "nunique"), first=("first", _least), last=("last", _most))
    label = names(graph)
    found = found.rename(columns={"thing": "other"}).assign(label=[label[one] for one in found["thing"]])
    return table(COLUMNS, found, {"meetings": False, "kind": True, "other": True})


def _least(days: pd.Series) -> str | None:
    return min(days.dropna(), default=None)


def _most(days: pd.Series) -> str | None:
    return max(days.dropna(), default=None)
