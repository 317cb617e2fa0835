"""Networks of one or two kinds of things, tied by what they did together.

Every edge has `weight`, the number of rows behind it; `ids`, the ids of those rows; and `topics`, the ids of
what they were about; both sorted tuples. Nodes are ids with `kind` and `label`; nodes and edges come sorted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple, TypeVar

import networkx as nx
import pandas as pd

from kg.graph import KnowledgeGraph
from kg.network.nodes import Nodes, official_nodes, topic_nodes, unit_nodes

__all__ = ["learning", "officials", "provinces", "topics"]

Network = TypeVar("Network", "nx.Graph[str]", "nx.DiGraph[str]")
_PROVINCIAL = ("province", "city")


class _Tie(NamedTuple):
    """Why two nodes are tied: the id of a row and the topics it was about."""

    one: str
    other: str
    row: str
    topics: frozenset[str]


def provinces(graph: KnowledgeGraph) -> nx.Graph[str]:
    """Vietnam's provinces and cities, tied by the meetings both were parties to.

    Nodes are unit versions with `region`, `lat` and `lon`; `ids` are meetings.
    """
    provincial = graph.units.loc[graph.units["kind"].isin(_PROVINCIAL), "unit"]
    parties = graph.parties[graph.parties["unit"].isin(provincial)]
    nodes = unit_nodes(graph, parties["unit"])
    return _network(nx.Graph(), nodes, _together(parties, "unit", _topics_of(graph.meeting_topics, "meeting")))


def learning(graph: KnowledgeGraph) -> nx.DiGraph[str]:
    """Units, each with an edge to those that shared their experience with it: learner → teacher.

    Nodes are unit versions, foreign units and the centre among them; `ids` are flows.
    """
    flows = graph.flows[(graph.flows["kind"] == "share") & (graph.flows["source"] != graph.flows["target"])]
    about = _topics_of(graph.flow_topics, "flow")
    rows = zip(flows["target"], flows["source"], flows["flow"], strict=True)
    ties = (_Tie(learner, teacher, flow, about.get(flow, frozenset())) for learner, teacher, flow in rows)
    return _network(nx.DiGraph(), unit_nodes(graph, pd.concat([flows["source"], flows["target"]])), ties)


def officials(graph: KnowledgeGraph) -> nx.Graph[str]:
    """Officials, tied by the meetings both took part in.

    Nodes have `unit` and `post`; `ids` are meetings.
    """
    parts = graph.participations
    ties = _together(parts, "official", _topics_of(graph.meeting_topics, "meeting"))
    return _network(nx.Graph(), official_nodes(graph, parts["official"]), ties)


def topics(graph: KnowledgeGraph) -> nx.Graph[str]:
    """Units and topics, tied by the meetings at which the unit was a party and the topic was discussed.

    A bipartite network: the attribute `bipartite` is 0 for units and 1 for topics; `ids` are meetings.
    """
    parties = graph.parties[["meeting", "unit"]].drop_duplicates()
    discussed = parties.merge(graph.meeting_topics[["meeting", "topic"]], on="meeting")
    rows = zip(discussed["unit"], discussed["topic"], discussed["meeting"], strict=True)
    ties = (_Tie(unit, topic, meeting, frozenset({topic})) for unit, topic, meeting in rows)
    units = {name: {**node, "bipartite": 0} for name, node in unit_nodes(graph, discussed["unit"]).items()}
    subjects = {name: {**node, "bipartite": 1} for name, node in topic_nodes(graph, discussed["topic"]).items()}
    return _network(nx.Graph(), {**units, **subjects}, ties)


# ---------------------------------------------------------------- ties
def _together(rows: pd.DataFrame, column: str, about: dict[str, frozenset[str]]) -> Iterator[_Tie]:
    """A tie for every two things of a column that share a meeting."""
    present = rows[["meeting", column]].drop_duplicates().sort_values(["meeting", column])
    for meeting, things in present.groupby("meeting")[column]:
        for one, other in combinations(things, 2):
            yield _Tie(one, other, str(meeting), about.get(str(meeting), frozenset()))


def _topics_of(rows: pd.DataFrame, column: str) -> dict[str, frozenset[str]]:
    return {str(name): frozenset(about) for name, about in rows.groupby(column)["topic"]}


def _network(network: Network, nodes: Nodes, ties: Iterable[_Tie]) -> Network:
    """The network of the nodes and ties, all sorted; ties of one pair are one edge."""
    network.add_nodes_from(sorted(nodes.items(), key=lambda node: node[0]))
    pairs: dict[tuple[str, str], list[_Tie]] = defaultdict(list)
    for tie in ties:
        pairs[tie.one, tie.other].append(tie)
    for (one, other), behind in sorted(pairs.items()):
        ids = tuple(sorted({tie.row for tie in behind}))
        about = tuple(sorted(frozenset().union(*(tie.topics for tie in behind))))
        network.add_edge(one, other, weight=len(ids), ids=ids, topics=about)
    return network
