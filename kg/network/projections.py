"""Networks of one or two kinds of things, tied by what they did together.

Every edge has `weight`, the number of rows behind it (under a lens, the sum of their shares); `ids`, the ids of
those rows; and `topics`, the ids of what they were about; both sorted tuples. Nodes are ids with `kind` and
`label`; nodes and edges come sorted. What a lens shows to be within one unit ties nothing: nodes of provinces and
of learning count it in `internal`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

import networkx as nx
import numpy as np
import numpy.typing as npt
import pandas as pd

from kg.graph import KnowledgeGraph
from kg.network.nodes import Nodes, meeting_nodes, official_nodes, topic_nodes, unit_nodes
from kg.network.ties import pairs_within, ties

__all__ = ["attendance", "learning", "officials", "provinces", "support", "topics"]

Network = TypeVar("Network", "nx.Graph[str]", "nx.DiGraph[str]")
Names = npt.NDArray[np.object_]


@dataclass(frozen=True, eq=False)
class _Rows:
    """Why nodes are tied, reason by reason: the two, the id of the row behind it, and how much of the row it is."""

    one: Names
    other: Names
    row: Names
    weight: npt.NDArray[np.float64]

    @classmethod
    def of(cls, frame: pd.DataFrame, one: str, other: str, row: str) -> _Rows:
        """The reasons in the rows of a table, which has the column `weight`."""
        ends = frame[one].to_numpy(object), frame[other].to_numpy(object)
        return cls(*ends, frame[row].to_numpy(object), frame["weight"].to_numpy(dtype=np.float64))


def provinces(graph: KnowledgeGraph) -> nx.Graph[str]:
    """Vietnam's provinces and cities, tied by the meetings both were parties to.

    Nodes are unit versions with `region`, `lat`, `lon` and `internal`, the number of meetings at which provinces
    met that are this one under the lens; `ids` are meetings. Units that are possible for one and the same party
    are not tied by it.
    """
    met = ties(graph)
    units, meetings = np.array(met.units, dtype=object), met.meetings.to_numpy(dtype=object)
    rows = _Rows(units[met.one], units[met.other], meetings[met.meeting], met.weight)
    nodes = unit_nodes(graph, pd.Series(met.units, dtype="string"))
    return _network(nx.Graph(), _with_internal(nodes, rows), rows, _about(graph.meeting_topics, "meeting"))


def learning(graph: KnowledgeGraph) -> nx.DiGraph[str]:
    """Units, each with an edge to those that shared their experience with it: learner → teacher.

    Nodes are unit versions, foreign units and the centre among them; their `internal` is the number of flows
    within them; `ids` are flows.
    """
    return _flowing(graph, "share", start="target", end="source")


def support(graph: KnowledgeGraph) -> nx.DiGraph[str]:
    """Units, each with an edge to those it gave support to: giver → receiver. Nodes and `ids` as in `learning`."""
    return _flowing(graph, "support", start="source", end="target")


def _flowing(graph: KnowledgeGraph, kind: str, *, start: str, end: str) -> nx.DiGraph[str]:
    flows = graph.flows[graph.flows["kind"] == kind]
    rows = _Rows.of(flows, start, end, "flow")
    nodes = unit_nodes(graph, pd.concat([flows["source"], flows["target"]]))
    return _network(nx.DiGraph(), _with_internal(nodes, rows), rows, _about(graph.flow_topics, "flow"))


def officials(graph: KnowledgeGraph) -> nx.Graph[str]:
    """Officials, tied by the meetings both took part in.

    Nodes have `unit` and `post`; `ids` are meetings.
    """
    parts = graph.participations
    present = parts[["meeting", "official"]].drop_duplicates().sort_values(["meeting", "official"])
    first, second = pairs_within(pd.factorize(present["meeting"])[0])
    people, meetings = (present[column].to_numpy(object) for column in ("official", "meeting"))
    rows = _Rows(people[first], people[second], meetings[first], np.ones(len(first)))
    nodes = official_nodes(graph, parts["official"])
    return _network(nx.Graph(), nodes, rows, _about(graph.meeting_topics, "meeting"))


def attendance(graph: KnowledgeGraph) -> nx.Graph[str]:
    """Officials and the meetings they took part in.

    A bipartite network: the attribute `bipartite` is 0 for officials and 1 for meetings. The weight of an edge is the
    number of parts the official had (a chair may speak too), `ids` are these participations; meetings nobody is
    known to have been at are not in it.
    """
    parts = graph.participations
    rows = _Rows.of(parts.assign(weight=1.0), "official", "meeting", "participation")
    about = parts[["participation", "meeting"]].merge(graph.meeting_topics, on="meeting")
    people = {name: {**node, "bipartite": 0} for name, node in official_nodes(graph, parts["official"]).items()}
    attended = set(parts["meeting"])
    events = {name: {**node, "bipartite": 1} for name, node in meeting_nodes(graph).items() if name in attended}
    return _network(nx.Graph(), {**people, **events}, rows, _about(about, "participation"))


def topics(graph: KnowledgeGraph) -> nx.Graph[str]:
    """Units and topics, tied by the meetings at which the unit was a party and the topic was discussed.

    A bipartite network: the attribute `bipartite` is 0 for units and 1 for topics; `ids` are meetings.
    """
    parties = graph.parties.groupby(["meeting", "unit"], as_index=False)["weight"].max()
    discussed = parties.merge(graph.meeting_topics[["meeting", "topic"]], on="meeting")
    rows = _Rows.of(discussed, "unit", "topic", "meeting")
    units = {name: {**node, "bipartite": 0} for name, node in unit_nodes(graph, discussed["unit"]).items()}
    subjects = {name: {**node, "bipartite": 1} for name, node in topic_nodes(graph, discussed["topic"]).items()}
    network = _network(nx.Graph(), {**units, **subjects}, rows, {})
    for one, other, values in network.edges(data=True):
        values["topics"] = (other if network.nodes[other]["bipartite"] else one,)
    return network


# ---------------------------------------------------------------- edges
def _with_internal(nodes: Nodes, rows: _Rows) -> Nodes:
    """The nodes with the weight of what ties them to themselves."""
    within = {one: weight for one, _, _, weight in _edges(rows, within=True)}
    return {name: {**node, "internal": within.get(name, 0)} for name, node in nodes.items()}


def _about(told: pd.DataFrame, column: str) -> dict[str, set[str]]:
    """The topics of rows, by the id of the row."""
    topics: dict[str, set[str]] = defaultdict(set)
    for row, topic in zip(told[column].to_numpy(object), told["topic"].to_numpy(object), strict=True):
        topics[row].add(topic)
    return dict(topics)


def _network(network: Network, nodes: Nodes, rows: _Rows, about: Mapping[str, set[str]]) -> Network:
    """The network of the nodes and ties, all sorted; ties of one pair are one edge, a thing is not tied to itself."""
    network.add_nodes_from(sorted(nodes.items(), key=lambda node: node[0]))
    for one, other, ids, weight in _edges(rows, within=False):
        told = {topic for row in ids for topic in about.get(row, ())}
        network.add_edge(one, other, weight=weight, ids=ids, topics=tuple(sorted(told)))
    return network


def _edges(rows: _Rows, *, within: bool) -> list[tuple[str, str, tuple[str, ...], float]]:
    """Each pair of nodes with the rows behind it, each counted once, by the largest share it has; all sorted.

    Pairs of a thing with itself if `within`, else those of two.
    """
    chosen = (rows.one == rows.other) == within
    frame = pd.DataFrame({"one": rows.one, "other": rows.other, "row": rows.row, "weight": rows.weight})[chosen]
    (ends, names), (row, ids) = (pd.factorize(values, sort=True) for values in _texts(frame))
    pair = ends[: len(frame)] * len(names) + ends[len(frame) :]
    order = np.lexsort((-frame["weight"].to_numpy(), row, pair))
    pair, row, weight = pair[order], row[order], frame["weight"].to_numpy()[order]
    first = np.ones(len(pair), dtype=bool)
    first[1:] = (pair[1:] != pair[:-1]) | (row[1:] != row[:-1])
    pair, row, weight = pair[first], row[first], weight[first]
    starts = np.flatnonzero(np.diff(pair, prepend=-1))
    sums = np.bincount(np.cumsum(np.diff(pair, prepend=-1) != 0) - 1, weight) if len(pair) else weight
    behind = np.split(np.asarray(ids, dtype=object)[row], starts[1:]) if len(pair) else []
    found = zip(pair[starts], behind, sums, strict=True)
    return [
        (str(names[at // len(names)]), str(names[at % len(names)]), tuple(told), float(weight))
        for at, told, weight in found
    ]


def _texts(frame: pd.DataFrame) -> tuple[Names, Names]:
    """The ends of all ties, the one and then the other, and the rows behind them."""
    return np.concatenate([frame["one"], frame["other"]]), frame["row"].to_numpy(object)
