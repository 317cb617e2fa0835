"""What of a graph is shown, and what that leaves out, counted so that a picture or a report can say so.

A selection narrows twice: first to the meetings meant (`Selection.seen`: lens, unit, topic, time), then, once a
network is made of them, to its stronger ties and the things with the most meetings (`Selection.thinned`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field, fields

import networkx as nx

from kg.errors import GraphError
from kg.graph import KnowledgeGraph
from kg.network.ties import PROVINCIAL

__all__ = ["Seen", "Selection", "Thinned", "held"]

_CONDITIONS = ("unit", "topic", "since", "until")


@dataclass(frozen=True, slots=True)
class Seen:
    """The meetings a selection meant: those of `graph`, left of `of`.

    `counted` is the graph without meetings that were only planned, for counting (see `held`); `given` holds the
    conditions that were set, by name.
    """

    graph: KnowledgeGraph
    counted: KnowledgeGraph
    of: int
    given: Mapping[str, str]

    @property
    def meetings(self) -> int:
        """How many meetings are left, planned ones among them."""
        return len(self.graph.meetings)

    @property
    def planned(self) -> int:
        """How many of them were only planned."""
        return self.meetings - len(self.counted.meetings)


@dataclass(frozen=True, slots=True)
class Thinned:
    """What is left of a network, and what went.

    `weak` counts the ties of fewer meetings than asked for, `few` the things, by kind, where things are asked;
    `beyond` counts by kind the things that others with more meetings went before.
    """

    network: nx.Graph[str]
    weak: int = 0
    few: Mapping[str, int] = field(default_factory=dict)
    beyond: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What of a graph is shown; what is left out of it selects everything.

    `lens` is that of `KnowledgeGraph.through`, without it the graph's own; `unit`, `topic`, `since` and `until` are
    those of `KnowledgeGraph.filter`. `top` keeps of each kind (units, officials, topics) that many things, those with
    the most meetings; `min_meetings` keeps ties of at least so many meetings, and in the whole network things (0 keeps
    there who is at no meeting but holds an office). Raises GraphError for numbers that cannot be meant.
    """

    lens: str | None = None
    unit: str | None = None
    topic: str | None = None
    since: str | None = None
    until: str | None = None
    top: int | None = None
    min_meetings: int = 1

    def __post_init__(self) -> None:
        """Refuse what cannot be meant."""
        for name, value, least in (("top", self.top, 1), ("min_meetings", self.min_meetings, 0)):
            if value is not None and value < least:
                raise GraphError(f"{name}={value}: expected a whole number from {least} on")

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The names of what can be selected by."""
        return tuple(one.name for one in fields(cls))

    def looked(self, graph: KnowledgeGraph) -> KnowledgeGraph:
        """The whole graph through the lens."""
        return graph if self.lens is None else graph.through(self.lens, backward=graph.lens.backward)

    def seen(self, graph: KnowledgeGraph) -> Seen:
        """The graph with the meetings meant, through the lens.

        Raises GraphError for a lens, unit, topic or date that cannot be meant.
        """
        looked = self.looked(graph)
        given = {name: value for name in _CONDITIONS if (value := getattr(self, name)) is not None}
        chosen = looked.filter(**given) if given else looked
        return Seen(chosen, held(chosen), len(looked.meetings), given)

    def thinned(self, network: nx.Graph[str], *, always: Iterable[str] = ()) -> Thinned:
        """The network with its stronger ties and most active things; those in `always` stay.

        Of the networks of `kg.network.projections`, whose edges name meetings, ties of fewer than `min_meetings` go;
        of `kg.network.everything`, things with fewer. What is tied to nothing then goes too.
        """
        stay = frozenset(always)
        whole = network.is_multigraph()
        weak = [] if whole else [pair for pair in network.edges if len(network.edges[pair]["ids"]) < self.min_meetings]
        left = network.edge_subgraph(set(network.edges) - set(weak)) if weak else network
        met = _meetings(left)
        few = {one for one, ids in met.items() if whole and len(ids) < self.min_meetings} - stay
        kept = self._top(left, {one: len(ids) for one, ids in met.items() if one not in few}, stay)
        beyond = set(met) - few - kept
        tied = _part(left, [one for one in left if one in kept or left.nodes[one]["kind"] == "meeting"])
        drawn = _part(tied, [one for one in tied if one in stay or any(other != one for other in _around(tied, one))])
        return Thinned(drawn, len(weak), _counted(network, few), _counted(network, beyond))

    def _top(self, network: nx.Graph[str], meetings: Mapping[str, int], stay: frozenset[str]) -> set[str]:
        """The ids of the `top` things of each kind, those with the most meetings; equals in the order of their ids."""
        ranked: dict[str, list[str]] = defaultdict(list)
        for one in sorted(meetings, key=lambda one: (one not in stay, -meetings[one], one)):
            ranked[_kind(network, one)].append(one)
        return {one for ones in ranked.values() for one in ones[: self.top]}


def _meetings(network: nx.Graph[str]) -> dict[str, set[str]]:
    """The meetings of every node that is none itself."""
    met: dict[str, set[str]] = {one: set() for one in network if network.nodes[one]["kind"] != "meeting"}
    for one, other, edge in network.edges(data=True):
        for end, far in ((one, other), (other, one)):
            if end in met:
                met[end].update(edge.get("ids", () if far in met else (far,)))
    return met


def _part(network: nx.Graph[str], names: list[str]) -> nx.Graph[str]:
    """The network of these nodes; itself if they are all, since a view of it is ten times as slow to walk."""
    return network if len(names) == len(network) else network.subgraph(names)


def _around(network: nx.Graph[str], one: str) -> Iterator[str]:
    return nx.all_neighbors(network, one)


def _kind(network: nx.Graph[str], one: str) -> str:
    """The kind of a node as pages count it: a city is a province."""
    kind = str(network.nodes[one]["kind"])
    return "province" if kind in PROVINCIAL else kind


def _counted(network: nx.Graph[str], ids: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(_kind(network, one) for one in ids).items()))


def held(graph: KnowledgeGraph) -> KnowledgeGraph:
    """The graph without the rows of meetings that were only planned, agreements to be signed at them too.

    For counting, never to be handed on: to prune and check the tables again would take longer than counting does.
    """
    planned = graph.meetings.loc[graph.meetings["status"] == "planned", "meeting"]
    if planned.empty:
        return graph
    seen = copy(graph)
    for name, frame in graph.tables.items():
        if "meeting" in frame:
            object.__setattr__(seen, name, frame[~frame["meeting"].isin(planned)])
    return seen
