"""GraphML, for programs that draw or measure networks: the whole graph as one network, with typed attributes.

The nodes and edges are those of `kg.network.everything`: units, meetings, officials and topics, and an edge for each
row that ties two of them, with the id of that row in `row`. Attributes that are not known are left out.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any

from kg.files import writing, xml
from kg.graph import KnowledgeGraph
from kg.network import NetworkTables, everything, tables

__all__ = ["SUFFIXES", "export"]

SUFFIXES = (".graphml", ".graphml.gz")

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">"""


def export(graph: KnowledgeGraph, path: str | os.PathLike[str], **options: Any) -> None:
    """Write the graph as GraphML; no option concerns networks."""
    with writing(path) as file:
        file.writelines(f"{line}\n".encode() for line in _lines(tables(everything(graph))))


def _lines(network: NetworkTables) -> Iterator[str]:
    yield _HEAD
    for kind, types in (("node", network.node_types), ("edge", network.edge_types)):
        for name, form in types.items():
            yield f'  <key id="{kind}-{name}" for="{kind}" attr.name="{name}" attr.type="{form}"/>'
    yield '  <graph id="lientinh" edgedefault="directed">'
    for node in network.nodes:
        yield f'    <node id="{xml(node.id)}">{_values("node", node.values)}</node>'
    for place, edge in enumerate(network.edges):
        ends = f'source="{xml(edge.source)}" target="{xml(edge.target)}"'
        yield f'    <edge id="e{place}" {ends}>{_values("edge", edge.values)}</edge>'
    yield "  </graph>\n</graphml>"


def _values(kind: str, values: Mapping[str, Any]) -> str:
    return "".join([f'<data key="{kind}-{name}">{_text(value)}</data>' for name, value in values.items()])


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else xml(str(value))
