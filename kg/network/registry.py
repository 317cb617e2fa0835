"""Networks by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import networkx as nx

from kg.errors import UnknownFormatError
from kg.graph import KnowledgeGraph
from kg.network.everything import everything
from kg.network.projections import learning, officials, provinces, topics

__all__ = ["known", "network"]

_NETWORKS: Mapping[str, Callable[[KnowledgeGraph], nx.Graph[str]]] = MappingProxyType(
    {build.__name__: build for build in (everything, learning, officials, provinces, topics)}
)


def known() -> tuple[str, ...]:
    """The names of the networks there are."""
    return tuple(_NETWORKS)


def network(graph: KnowledgeGraph, name: str) -> nx.Graph[str]:
    """The network of that name; raises UnknownFormatError with the known names if there is none."""
    if name not in _NETWORKS:
        raise UnknownFormatError(f"no network {name!r}; known: {', '.join(known())}")
    return _NETWORKS[name](graph)
