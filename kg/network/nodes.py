"""The nodes of networks: rows of the graph that have a label, with the attributes worth seeing in a picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from kg.graph import KnowledgeGraph
from kg.graph.rows import dicts

__all__ = ["Nodes", "meeting_nodes", "official_nodes", "topic_nodes", "unit_nodes"]

Nodes = Mapping[str, dict[str, Any]]
"""Node id → attributes; what is not known is None."""


def unit_nodes(graph: KnowledgeGraph, ids: pd.Series) -> Nodes:
    """Unit versions: `kind` (province, city, central or foreign), `label`, `region`, `lat` and `lon` (degrees)."""
    units = graph.units[graph.units["unit"].isin(ids)]
    return _nodes(units, "unit", {"kind": "kind", "label": "name_vi", "region": "region", "lat": "lat", "lon": "lon"})


def official_nodes(graph: KnowledgeGraph, ids: pd.Series) -> Nodes:
    """Officials: `kind` official, `label`, `unit` (version id) and `post` (title)."""
    officials = graph.officials[graph.officials["official"].isin(ids)].assign(kind="official")
    return _nodes(officials, "official", {"kind": "kind", "label": "name", "unit": "unit", "post": "post"})


def meeting_nodes(graph: KnowledgeGraph) -> Nodes:
    """All meetings: `kind` meeting, `label`, `date` (EDTF), `scope`, `meeting` (its kind), `quote` and `internal`."""
    meetings = graph.meetings.rename(columns={"meeting": "id", "kind": "meeting"}).assign(kind="meeting")
    return _nodes(
        meetings, "id", {name: name for name in ("kind", "label", "date", "scope", "meeting", "quote", "internal")}
    )


def topic_nodes(graph: KnowledgeGraph, ids: pd.Series) -> Nodes:
    """Topics: `kind` topic and `label`."""
    topics = graph.topics[graph.topics["topic"].isin(ids)].assign(kind="topic")
    return _nodes(topics, "topic", {"kind": "kind", "label": "label"})


def _nodes(frame: pd.DataFrame, key: str, attributes: Mapping[str, str]) -> Nodes:
    """Node attributes by id, from the columns named in `attributes`."""
    chosen = frame[list(attributes.values())].set_axis(list(attributes), axis="columns")
    return {str(name): node for name, node in zip(frame[key], dicts(chosen), strict=True)}
