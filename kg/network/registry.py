"""Networks by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Unpack

import networkx as nx

from kg.errors import UnknownFormatError
from kg.graph import KnowledgeGraph
from kg.graph.filtering import Conditions
from kg.network.everything import everything
from kg.network.projections import attendance, learning, officials, provinces, support, topics

__all__ = ["known", "network"]

_NETWORKS: Mapping[str, Callable[[KnowledgeGraph], nx.Graph[str]]] = MappingProxyType(
    {build.__name__: build for build in (attendance, everything, learning, officials, provinces, support, topics)}
)


def known() -> tuple[str, ...]:
    """The names of the networks there are."""
    return tuple(_NETWORKS)


def network(
    graph: KnowledgeGraph, name: str, *, lens: str | None = None, **conditions: Unpack[Conditions]
) -> nx.Graph[str]:
    """The network of that name, of the whole graph or of a part of it.

    `lens` (``today``, a day, …) says through whose units, as `KnowledgeGraph.through` does; without it those of the
    graph. `conditions` (topic, since, until, unit, kind, scope, min_confidence) are those of `KnowledgeGraph.filter`.
    Raises UnknownFormatError with the known names if there is no such network, GraphError for what cannot be meant.
    """
    if name not in _NETWORKS:
        raise UnknownFormatError(f"no network {name!r}; known: {', '.join(known())}")
    seen = graph if lens is None else graph.through(lens)
    return _NETWORKS[name](seen.filter(**conditions) if conditions else seen)
