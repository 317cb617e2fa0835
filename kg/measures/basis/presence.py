"""Who was at which meeting, officials and units alike, and whom a name means."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from kg.errors import MeasureError
from kg.graph import KnowledgeGraph
from kg.network import PROVINCIAL

__all__ = ["meant", "names", "presence"]

_MANY = 5  # candidates that a message lists


def meant(graph: KnowledgeGraph, wanted: str) -> tuple[str, str]:
    """The kind (unit or official) and id of what an id, slug or name means; MeasureError if it is none or several."""
    for kind, ids in (("unit", graph.units["unit"]), ("official", graph.officials["official"])):
        if (ids == wanted).any():
            return kind, wanted
    slugs = graph.units.loc[graph.units["slug"] == wanted, "unit"].tolist()
    hits = pd.concat([graph.find(wanted, kind) for kind in ("unit", "official")])
    whole = hits[hits["label"].str.casefold() == wanted.casefold()]
    found = [("unit", unit) for unit in slugs] or _pairs(whole) or _pairs(hits)
    if len(found) != 1:
        near = " ".join(one for _, one in found[:_MANY])
        more = f"several: {near}" if found else "nobody; graph.find() looks for ids by name"
        raise MeasureError(f"{wanted!r} means {more}; expected one unit or official of the graph")
    return found[0]


def _pairs(hits: pd.DataFrame) -> list[tuple[str, str]]:
    return list(zip(hits["kind"].astype(str), hits["id"].astype(str), strict=True))


def presence(graph: KnowledgeGraph, kinds: Sequence[str], *, all_units: bool = False) -> pd.DataFrame:
    """Who was at which meeting: columns meeting, kind (unit or official) and thing, each once, sorted.

    Units are the provincial ones, or with `all_units` foreign ones and the centre too.
    """
    provincial = graph.units.loc[graph.units["kind"].isin(PROVINCIAL), "unit"]
    parties = graph.parties if all_units else graph.parties[graph.parties["unit"].isin(provincial)]
    sides = {
        "official": graph.participations[["meeting", "official"]].set_axis(["meeting", "thing"], axis="columns"),
        "unit": parties[["meeting", "unit"]].set_axis(["meeting", "thing"], axis="columns"),
    }
    rows = pd.concat([sides[kind].assign(kind=kind) for kind in sorted(set(kinds))], ignore_index=True)
    rows = rows.drop_duplicates().sort_values(["meeting", "kind", "thing"], ignore_index=True)
    return rows[["meeting", "kind", "thing"]]


def names(graph: KnowledgeGraph) -> dict[str, str]:
    """The names of all units and officials by id."""
    units = dict(zip(graph.units["unit"], graph.units["name_vi"], strict=True))
    return units | dict(zip(graph.officials["official"], graph.officials["name"], strict=True))
