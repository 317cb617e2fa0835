"""Where is silence: units of which no article was read, and units of which articles tell no meeting?"""

from __future__ import annotations

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
        "unit version of the lens's day; as reported the 63 until June 2025, today's, and any the graph names",
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
    place = {unit: at for at, unit in enumerate(units.index)}
    publisher, names = pd.factorize(graph.articles["publisher"].astype(object).fillna("").astype(str), sort=True)
    article = pd.Series(np.arange(len(graph.articles)), index=graph.articles["article"].to_numpy(object))
    told = graph.accounts[["article", "meeting"]].merge(graph.parties[["meeting", "unit"]], on="meeting")
    told = _numbered(told, place, article).assign(meeting=pd.factorize(told["meeting"])[0])
    named = pd.concat([_numbered(graph.mentions, place, article), told[["article", "unit"]]])
    own = pd.Series(publisher)
    parts = [_counted(units, ALL, len(own), named, told)]
    for number, name in enumerate(names):
        rows = [frame[own.to_numpy()[frame["article"]] == number] for frame in (named, told)]
        parts.append(_counted(units, str(name), int((own == number).sum()), *rows))
    return table(COLUMNS, pd.concat(parts, ignore_index=True))


def _numbered(rows: pd.DataFrame, place: dict[str, int], article: pd.Series) -> pd.DataFrame:
    """The articles and units of rows by their numbers; units that are no provinces have -1."""
    unit = rows["unit"].astype(object).map(place).fillna(-1).astype(int)
    return pd.DataFrame({"article": rows["article"].astype(object).map(article).astype(int), "unit": unit})


def _units(graph: KnowledgeGraph) -> pd.Series:
    """The names of the provincial units there are, by version."""
    day = graph.lens.day
    known = list(reference.in_force(day or last_change()))
    if not day:
        known += [reference.unit(slug) for slug in sorted(reference.slugs())]
    rows = graph.units[graph.units["kind"].isin(PROVINCIAL)]
    seen = rows[rows["unit"].isin({*graph.mentions["unit"].unique(), *graph.parties["unit"].unique()})]
    names = {unit.version: unit.name for unit in known} | dict(zip(seen["unit"], seen["name_vi"], strict=True))
    return pd.Series(names, dtype="string").sort_index()


def _counted(units: pd.Series, publisher: str, read: int, named: pd.DataFrame, told: pd.DataFrame) -> pd.DataFrame:
    frame = pd.DataFrame({"unit": units.index, "label": units.array, "publisher": publisher, "read": read})
    for name, rows, of in (
        ("articles", named, "article"),
        ("reporting", told, "article"),
        ("meetings", told, "meeting"),
    ):
        once = rows.loc[rows["unit"] >= 0, ["unit", of]].drop_duplicates()
        frame[name] = np.bincount(once["unit"], minlength=len(units))
    silent = np.where(frame["articles"] == 0, "no articles", np.where(frame["meetings"] == 0, "no meetings", ""))
    return frame.assign(silence=silent)
