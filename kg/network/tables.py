"""A network as the file formats of networks want it: typed columns, then a row for each node and each edge.

Which characters a format escapes and how it writes a type is left to `kg.exporters`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import networkx as nx

__all__ = ["Edge", "NetworkTables", "Node", "Type", "tables"]

Type = Literal["string", "long", "double", "boolean"]
Values = Mapping[str, Any]

_TYPES: dict[type, Type] = {bool: "boolean", int: "long", float: "double", str: "string"}


@dataclass(frozen=True, slots=True)
class Node:
    """A node: its id, and its attributes without those that are not known."""

    id: str
    values: Values


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge: what it ties, and its attributes; `row` among them is the id of the row behind it."""

    source: str
    target: str
    values: Values


@dataclass(frozen=True, slots=True)
class NetworkTables:
    """The nodes and edges of a network, with the types of their attributes by name."""

    node_types: Mapping[str, Type]
    edge_types: Mapping[str, Type]
    nodes: Sequence[Node]
    edges: Sequence[Edge]


def tables(network: nx.MultiDiGraph[str]) -> NetworkTables:
    """The nodes and edges of a network made by `kg.network.everything`, in its order."""
    nodes = [Node(name, _known(values)) for name, values in network.nodes(data=True)]
    edges = [
        Edge(source, target, {"row" if name == "id" else name: value for name, value in _known(values).items()})
        for source, target, values in network.edges(data=True)
    ]
    return NetworkTables(_types(node.values for node in nodes), _types(edge.values for edge in edges), nodes, edges)


def _known(values: Values) -> Values:
    return {name: value for name, value in values.items() if value is not None}


def _types(rows: Iterable[Values]) -> dict[str, Type]:
    """The type of each attribute; one whose values are of several types is a string."""
    found: dict[str, set[Type]] = {}
    for name, value in _pairs(rows):
        found.setdefault(name, set()).add(_TYPES[type(value)])
    return {name: types.pop() if len(types) == 1 else "string" for name, types in found.items()}


def _pairs(rows: Iterable[Values]) -> Iterator[tuple[str, Any]]:
    return (pair for values in rows for pair in values.items())
