"""Networks of one or two kinds of things, tied by what they did together.

Every edge has `weight`, the number of rows behind it (under a lens, the sum of their shares); `ids`, the ids of
those rows; and `topics`, the ids of what they were about; both sorted tuples. Nodes are ids with `kind` and
`label`; nodes and edges come sorted. What a lens shows to be within one unit ties nothing: nodes of provinces and
of learning count it in `internal`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple, TypeVar

import networkx as nx
import pandas as pd

from kg.graph import KnowledgeGraph
from kg.network.nodes import Nodes, meeting_nodes, official_nodes, topic_nodes, unit_nodes
from kg.network.ties import PROVINCIAL

__all__ = ["attendance", "learning", "officials", "provinces", "support", "topics"]

Network = TypeVar("Network", "nx.Graph[str]", "nx.DiGraph[str]")


class _Tie(NamedTuple):
    """Why two nodes are tied: the id of a row, the topics it was about, and how much of the row it is."""

    one: str
    other: str
    row: str
    topics: frozenset[str]
    weight: float = 1.0


def provinces(graph: KnowledgeGraph) -> nx.Graph[str]:
    """Vietnam's provinces and cities, tied by the meetings both were parties to.

    Nodes are unit versions with `region`, `lat`, `lon` and `internal`, the number of meetings at which provinces
    met that are this one under the lens; `ids` are meetings. Units that are possible for one and the same party
    are not tied by it.
    """
    provincial = graph.units.loc[graph.units["kind"].isin(PROVINCIAL), "unit"]
    parties = graph.parties[graph.parties["unit"].isin(provincial)]
    ties = list(_met(parties, _topics_of(graph.meeting_topics, "meeting")))
    return _network(nx.Graph(), _with_internal(unit_nodes(graph, parties["unit"]), ties), ties)


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
    about = _topics_of(graph.flow_topics, "flow")
    rows = zip(flows[start], flows[end], flows["flow"], flows["weight"], strict=True)
    ties = [_Tie(one, other, flow, about.get(flow, frozenset()), weight) for one, other, flow, weight in rows]
    nodes = unit_nodes(graph, pd.concat([flows["source"], flows["target"]]))
    return _network(nx.DiGraph(), _with_internal(nodes, ties), ties)


def officials(graph: KnowledgeGraph) -> nx.Graph[str]:
    """Officials, tied by the meetings both took part in.

    Nodes have `unit` and `post`; `ids` are meetings.
    """
    parts = graph.participations
    ties = _together(parts, "official", _topics_of(graph.meeting_topics, "meeting"))
    return _network(nx.Graph(), official_nodes(graph, parts["official"]), ties)


def attendance(graph: KnowledgeGraph) -> nx.Graph[str]:
    """Officials and the meetings they took part in.

    A bipartite network: the attribute `bipartite` is 0 for officials and 1 for meetings. The weight of an edge is the
    number of parts the official had (a chair may speak too), `ids` are these participations; meetings nobody is
    known to have been at are not in it.
    """
    parts, about = graph.participations, _topics_of(graph.meeting_topics, "meeting")
    rows = zip(*(parts[column] for column in ("official", "meeting", "participation")), strict=True)
    ties = [_Tie(person, meeting, part, about.get(meeting, frozenset())) for person, meeting, part in rows]
    people = {name: {**node, "bipartite": 0} for name, node in official_nodes(graph, parts["official"]).items()}
    attended = set(parts["meeting"])
    events = {name: {**node, "bipartite": 1} for name, node in meeting_nodes(graph).items() if name in attended}
    return _network(nx.Graph(), {**people, **events}, ties)


def topics(graph: KnowledgeGraph) -> nx.Graph[str]:
    """Units and topics, tied by the meetings at which the unit was a party and the topic was discussed.

    A bipartite network: the attribute `bipartite` is 0 for units and 1 for topics; `ids` are meetings.
    """
    parties = graph.parties.groupby(["meeting", "unit"], as_index=False)["weight"].max()
    discussed = parties.merge(graph.meeting_topics[["meeting", "topic"]], on="meeting")
    rows = zip(*(discussed[column] for column in ("unit", "topic", "meeting", "weight")), strict=True)
    ties = [_Tie(unit, topic, meeting, frozenset({topic}), weight) for unit, topic, meeting, weight in rows]
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


def _met(parties: pd.DataFrame, about: dict[str, frozenset[str]]) -> Iterator[_Tie]:
    """A tie for every two reported units that met, between the units they are seen as, even if these are one."""
    reported = parties["reported_unit"].fillna(parties["unit"])
    present = parties.assign(reported=reported)[["meeting", "reported", "unit", "weight"]].drop_duplicates()
    for meeting, seen in present.sort_values(["meeting", "unit", "reported"]).groupby("meeting"):
        rows = seen[["unit", "reported", "weight"]].itertuples(index=False, name=None)
        for (one, as_one, share), (other, as_other, rest) in combinations(rows, 2):
            if as_one != as_other:
                yield _Tie(one, other, str(meeting), about.get(str(meeting), frozenset()), share * rest)


def _with_internal(nodes: Nodes, ties: Iterable[_Tie]) -> Nodes:
    """The nodes with the weight of what ties them to themselves."""
    within = _behind(tie for tie in ties if tie.one == tie.other)
    return {name: {**node, "internal": _weight(within.get((name, name), []))} for name, node in nodes.items()}


def _topics_of(rows: pd.DataFrame, column: str) -> dict[str, frozenset[str]]:
    return {str(name): frozenset(about) for name, about in rows.groupby(column)["topic"]}


def _network(network: Network, nodes: Nodes, ties: Iterable[_Tie]) -> Network:
    """The network of the nodes and ties, all sorted; ties of one pair are one edge, a thing is not tied to itself."""
    network.add_nodes_from(sorted(nodes.items(), key=lambda node: node[0]))
    for (one, other), behind in sorted(_behind(tie for tie in ties if tie.one != tie.other).items()):
        ids = tuple(sorted({tie.row for tie in behind}))
        about = tuple(sorted(frozenset().union(*(tie.topics for tie in behind))))
        network.add_edge(one, other, weight=_weight(behind), ids=ids, topics=about)
    return network


def _behind(ties: Iterable[_Tie]) -> dict[tuple[str, str], list[_Tie]]:
    pairs: dict[tuple[str, str], list[_Tie]] = defaultdict(list)
    for tie in ties:
        pairs[tie.one, tie.other].append(tie)
    return pairs


def _weight(ties: Iterable[_Tie]) -> float:
    """The rows behind ties of one pair, each counted once, by the largest share it has."""
    shares: dict[str, float] = {}
    for tie in ties:
        shares[tie.row] = max(shares.get(tie.row, 0.0), tie.weight)
    return sum(shares[row] for row in sorted(shares))
