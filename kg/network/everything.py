"""The whole graph as one network: units, meetings, officials and topics, and every row that ties two of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat
from typing import NamedTuple

import networkx as nx
import pandas as pd

from kg.graph import KnowledgeGraph
from kg.network.nodes import meeting_nodes, official_nodes, topic_nodes, unit_nodes

__all__ = ["everything"]


class _Edge(NamedTuple):
    """One row that ties two nodes: what it says (`kind`), its id, and what it counts."""

    source: str
    target: str
    kind: str
    id: str
    weight: float


def everything(graph: KnowledgeGraph) -> nx.MultiDiGraph[str]:
    """Units, meetings, officials and topics as nodes; one edge per row that ties two of them.

    Nodes have `kind` and `label` and what `kg.network.nodes` adds. Edges have `kind`, `weight` (1, or the row's
    share under a lens) and `id`, the id of the row behind them (also their key): unit → meeting ``party``;
    meeting → unit ``host`` (the meeting's own row); official → meeting ``chair``, ``head``, ``speaker``,
    ``signatory`` or ``attendee``; official → unit ``holding``; meeting → topic ``topic``; unit → unit ``share``,
    ``support`` or ``request``, to itself where a lens shows the flow to be within one.
    """
    edges = sorted(_edges(graph), key=lambda edge: (edge.source, edge.target, edge.kind, edge.id))
    ends = pd.Series(sorted({end for edge in edges for end in (edge.source, edge.target)}), dtype="string")
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for nodes in (unit_nodes(graph, ends), meeting_nodes(graph), official_nodes(graph, ends), topic_nodes(graph, ends)):
        network.add_nodes_from(nodes.items())
    for edge in edges:
        key = f"{edge.kind}:{edge.id}"
        network.add_edge(edge.source, edge.target, key=key, kind=edge.kind, id=edge.id, weight=edge.weight)
    return network


def _edges(graph: KnowledgeGraph) -> Iterator[_Edge]:
    yield from _rows(graph.parties.assign(kind="party"), "unit", "meeting", "party")
    yield from _rows(graph.meetings.dropna(subset="host").assign(kind="host"), "meeting", "host", "meeting")
    yield from _rows(graph.participations.rename(columns={"role": "kind"}), "official", "meeting", "participation")
    yield from _rows(graph.holdings.dropna(subset="unit").assign(kind="holding"), "official", "unit", "holding")
    yield from _rows(graph.meeting_topics.assign(kind="topic"), "meeting", "topic", "meeting_topic")
    yield from _rows(graph.flows, "source", "target", "flow")


def _rows(frame: pd.DataFrame, source: str, target: str, id: str) -> Iterator[_Edge]:
    weights = frame["weight"] if "weight" in frame else repeat(1.0, len(frame))
    return map(_Edge, frame[source], frame[target], frame["kind"], frame[id], weights)
