"""The links of pictures: every row of the whole network, or pairs that met, and flows between units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from kg.views.page.picture import Tie
from kg.views.page.rows import Rows

__all__ = ["ties_of_flows", "ties_of_pairs", "ties_of_rows"]

_DRAWN_AS = {
    "topic": "about",
    "head": "chair",
    "speaker": "attend",
    "signatory": "attend",
    "attendee": "attend",
}  # kinds of edges in the network → kinds of links on the page


def ties_of_rows(network: Any, rows: Rows) -> Iterator[Tie]:
    """The edges of `kg.network.everything` as links; all offices a person held for one unit are one link."""
    offices: dict[tuple[str, str], list[str]] = {}
    for source, target, key, edge in network.edges(keys=True, data=True):
        kind, row = edge["kind"], edge["id"]
        if kind == "holding":
            offices.setdefault((source, target), []).append(row)
            continue
        meetings = tuple(end for end in (source, target) if network.nodes[end]["kind"] == "meeting")
        flow = None if meetings else rows.one("flows", "flow", row)
        yield Tie(
            key, source, target, _DRAWN_AS.get(kind, kind), (row,), meetings or ((flow["meeting"],) if flow else ())
        )
    for (source, target), holdings in offices.items():
        yield Tie(f"office:{source}:{target}", source, target, "office", tuple(holdings))


def ties_of_pairs(network: Any, kind: str) -> Iterator[Tie]:
    """The edges of a network of `kg.network.projections` whose ids are meetings, one link a pair."""
    for source, target, edge in network.edges(data=True):
        met = tuple(edge["ids"])
        yield Tie(f"{kind}:{source}:{target}", source, target, kind, met, met, edge["weight"])


def ties_of_flows(rows: Rows, units: Collection[str]) -> Iterator[Tie]:
    """Who shares with, supports or asks whom, one link for each direction and kind; flows within a unit are none."""
    found: dict[tuple[str, str, str], list[Any]] = defaultdict(list)
    for flow in rows.all("flows"):
        if flow["source"] != flow["target"] and flow["source"] in units and flow["target"] in units:
            found[flow["kind"], flow["source"], flow["target"]].append(flow)
    for (kind, source, target), flows in sorted(found.items()):
        met = tuple(sorted({flow["meeting"] for flow in flows}))
        yield Tie(f"{kind}:{source}:{target}", source, target, kind, tuple(flow["flow"] for flow in flows), met)
