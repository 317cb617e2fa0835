"""GEXF 1.3, for Gephi: the whole graph as one network through time, with typed attributes.

The nodes and edges are those of `kg.network.everything`: units, meetings, officials and topics, and an edge for each
row that ties two of them, with the id of that row in `row`. A meeting, and every edge that stands on it, is there from
the first to the last day the meeting can have been on; units, officials, topics, offices held, and meetings of which
no text gives the year, are there always.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any

from kg.files import writing, xml
from kg.graph import KnowledgeGraph, edtf
from kg.network import Edge, NetworkTables, everything, tables

__all__ = ["SUFFIXES", "export"]

SUFFIXES = (".gexf", ".gexf.gz")

_OPEN = ("0001-01-01", "9999-12-31")  # how `edtf.days` writes the open side of an interval
_OWN = ("label", "weight")  # what the format has attributes of its own for

Times = Mapping[str, str]
"""The XML attributes that say when a meeting was, by its id."""


def export(graph: KnowledgeGraph, path: str | os.PathLike[str], **options: Any) -> None:
    """Write the graph as GEXF; no option concerns networks."""
    with writing(path) as file:
        file.writelines(f"{line}\n".encode() for line in _lines(graph, tables(everything(graph))))


def _lines(graph: KnowledgeGraph, network: NetworkTables) -> Iterator[str]:
    times, meetings = _times(graph), dict(zip(graph.flows["flow"], graph.flows["meeting"], strict=True))
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">'
    yield '  <graph mode="dynamic" defaultedgetype="directed" timeformat="date" timerepresentation="interval">'
    for kind, types in (("node", network.node_types), ("edge", network.edge_types)):
        yield f'    <attributes class="{kind}" mode="static">'
        told = ((name, form) for name, form in types.items() if name not in _OWN)
        yield from (f'      <attribute id="{name}" title="{name}" type="{form}"/>' for name, form in told)
        yield "    </attributes>"
    yield "    <nodes>"
    for node in network.nodes:
        label = xml(str(node.values.get("label", node.id)))
        yield f'      <node id="{xml(node.id)}" label="{label}"{times.get(node.id, "")}>{_values(node.values)}</node>'
    yield "    </nodes>\n    <edges>"
    for place, edge in enumerate(network.edges):
        when = times.get(_meeting(edge, meetings, times), "")
        ends = f'source="{xml(edge.source)}" target="{xml(edge.target)}" weight="{edge.values["weight"]}"'
        yield f'      <edge id="e{place}" {ends}{when}>{_values(edge.values)}</edge>'
    yield "    </edges>\n  </graph>\n</gexf>"


def _times(graph: KnowledgeGraph) -> Times:
    dates = graph.meetings[["meeting", "date"]].dropna()
    bounds = ((meeting, edtf.days(date)) for meeting, date in dates.itertuples(index=False, name=None))
    return {meeting: _when(*days) for meeting, days in bounds if days and days[0] <= days[1]}


def _when(first: str, last: str) -> str:
    told = zip(("start", "end"), (first, last), strict=True)
    return "".join([f' {name}="{day}"' for name, day in told if day not in _OPEN])


def _meeting(edge: Edge, meetings: Mapping[str, str], times: Times) -> str:
    """The meeting an edge stands on: one of its ends, or for a flow the one it is told of."""
    end = edge.source if edge.source in times else edge.target
    return meetings.get(edge.values["row"], end)


def _values(values: Mapping[str, Any]) -> str:
    told = [f'<attvalue for="{name}" value="{_text(value)}"/>' for name, value in values.items() if name not in _OWN]
    return f"<attvalues>{''.join(told)}</attvalues>"


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else xml(str(value))
