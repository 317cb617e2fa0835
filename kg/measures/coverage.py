"""Where is silence: units of which no article was read, and units of which articles tell no meeting?"""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pandas as pd

from kg.graph import KnowledgeGraph
from kg.measures.basis.columns import column, of_unit, table
from kg.network import PROVINCIAL
from kg.reference import units as reference
from kg.reference.lineage import last_change

__all__ = ["ALL", "COLUMNS", "measure"]

ALL = "all"

COLUMNS = (
    of_unit(
        "unit",
        "unit version: those of the lens's day; as reported those of the graph, of before and since the last change",
    ),
    column("label", "string", "its Vietnamese name"),
    column("publisher", "string", "newspaper or portal as printed, '' where unknown; 'all' for all together"),
    column("read", "int", "articles of the publisher that were read"),
    column("articles", "int", "of these, articles that name the unit"),
    column("reporting", "int", "of these, articles that report a meeting the unit was at"),
    column("meetings", "int", "meetings of the unit they report"),
    column("silence", "string", "'no articles' name it, 'no meetings' are told by those that do; else ''"),
)


def measure(graph: KnowledgeGraph) -> pd.DataFrame:
    """A row for each province and publisher, and for all publishers together.

    Where no article was read, that no meeting is known says nothing; where many were, it may mean that there were few.
    Take it of the whole graph: one that is filtered has lost the articles without meetings.
    """
    units = _units(graph)
    publisher = graph.articles.set_index("article")["publisher"].astype(object).fillna("").astype(str)
    named = graph.mentions[["article", "unit"]].drop_duplicates()
    told = (
        graph.accounts[["article", "meeting"]].merge(graph.parties[["meeting", "unit"]], on="meeting").drop_duplicates()
    )
    named = pd.concat([named, told[["article", "unit"]]]).drop_duplicates()
    parts = [_counted(units, ALL, len(publisher), named, told)]
    for name in sorted(set(publisher)):
        own = set(publisher.index[publisher == name])
        parts.append(
            _counted(units, name, len(own), named[named["article"].isin(own)], told[told["article"].isin(own)])
        )
    found = pd.concat(parts, ignore_index=True)
    found["all"] = found["publisher"] != ALL
    return table(COLUMNS, found.sort_values(["all", "publisher", "unit"], ignore_index=True))


def _units(graph: KnowledgeGraph) -> pd.Series:
    """The names of the provincial units there are, by version."""
    day = graph.lens.day
    known = reference.in_force(day or last_change()) + (() if day else reference.in_force(last_change() - timedelta(1)))
    rows = graph.units[graph.units["kind"].isin(PROVINCIAL)]
    seen = rows[rows["unit"].isin({*graph.mentions["unit"], *graph.parties["unit"]})]
    names = {unit.version: unit.name for unit in known} | dict(zip(seen["unit"], seen["name_vi"], strict=True))
    return pd.Series(names, dtype="string").sort_index()


def _counted(units: pd.Series, publisher: str, read: int, named: pd.DataFrame, told: pd.DataFrame) -> pd.DataFrame:
    frame = pd.DataFrame({"unit": units.index, "label": units.array, "publisher": publisher, "read": read})
    reported = told.groupby("unit")
    counts = {"articles": named.groupby("unit")["article"].nunique()}
    counts |= {"reporting": reported["article"].nunique(), "meetings": reported["meeting"].nunique()}
    for name, count in counts.items():
        frame[name] = frame["unit"].map(count).fillna(0).astype(int)
    silent = np.where(frame["articles"] == 0, "no articles", np.where(frame["meetings"] == 0, "no meetings", ""))
    return frame.assign(silence=silent)
