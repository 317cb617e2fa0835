"""What an ego view is around: the thing that a person names, or the one with the most meetings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from kg.errors import GraphError
from kg.graph import KnowledgeGraph
from kg.graph.rows import dicts

__all__ = ["busiest", "centre", "chosen_notes", "name_of", "neighbourhood"]

_HUBS = ("topic", "central")
_NAMES = (
    ("units", "unit", "name_vi", "name_en"),
    ("officials", "official", "name", "name"),
    ("topics", "topic", "label", "label_en"),
    ("meetings", "meeting", "label", "label_en"),
)
_SHOWN = 6  # of several things that may be meant


def centre(graph: KnowledgeGraph, about: str, kinds: Sequence[str]) -> str:
    """The id of the thing of one of `kinds` (unit, official, topic, meeting) that `about` names, by id or name.

    Of the versions of a unit it is the one with the most meetings. Raises GraphError where nothing or more than one
    thing is meant, with those that may be.
    """
    known = {kind: graph.tables[f"{kind}s"] for kind in kinds}
    if any((table[kind] == about).any() for kind, table in known.items()):
        return about
    found = [(str(one["id"]), str(one["label"])) for kind in kinds for one in dicts(graph.find(about, kind))]
    whole = [hit for hit in found if _same(hit[1], about)] or found
    slugs = dict(zip(graph.units["unit"], graph.units["slug"], strict=True))
    meant = {hit[0] for hit in whole}
    versions = [unit for unit, slug in slugs.items() if slug == about or slug in {slugs.get(one) for one in meant}]
    if versions and meant <= set(versions):
        return busiest(graph, "unit", among=versions)
    if len(whole) == 1:
        return whole[0][0]
    if not whole:
        raise GraphError(f"about={about!r}: no {' or '.join(kinds)} of that name or id is in the graph")
    shown = ", ".join(f"{one} ({label})" for one, label in whole[:_SHOWN])
    raise GraphError(f"about={about!r}: {len(whole)} may be meant: {shown}; give an id")


def _same(label: str, text: str) -> bool:
    return label.casefold() == text.casefold()


def busiest(graph: KnowledgeGraph, kind: str, *, among: Sequence[str] | None = None) -> str:
    """The unit or meeting with the most meetings or parties; of equals the first by id, '' where there is none."""
    counted = Counter(graph.parties.drop_duplicates(["meeting", "unit"])[kind])
    if kind == "unit" and among is None:
        provincial = graph.units["kind"].isin(("province", "city"))
        among = list(graph.units.loc[provincial, "unit"])
    ids = counted if among is None else among
    return min(ids, key=lambda one: (-counted[one], one), default="")


def name_of(graph: KnowledgeGraph, id: str) -> dict[str, str]:
    """What a unit, official, topic or meeting is called, by language; its id where it is not in the graph."""
    for table, column, vi, en in _NAMES:
        row = next(dicts(graph.tables[table][graph.tables[table][column] == id]), None)
        if row:
            return {"vi": row[vi], "en": row[en]}
    return {"vi": id, "en": id}


def chosen_notes(id: str, *, named: bool, inside: bool, key: str) -> tuple[dict[str, Any], ...]:
    """What the page says of the thing it is around: that nobody named it, or that it is at none of the meetings."""
    if not id:
        return ()
    return (() if named else ({"key": key, "values": {}},)) + (() if inside else ({"key": "not_there", "values": {}},))


def neighbourhood(network: Any, around: str, depth: int) -> set[str]:
    """What lies within `depth` steps from thing to thing; a step leads over a meeting, which is a node too.

    No step leads on from a topic or the centre, to which nearly everything is tied, unless it is what is looked at.
    """
    found, edge = {around}, {around}
    for _ in range(depth):
        met = _next(network, {one for one in edge if one == around or _kind(network, one) not in _HUBS}) - found
        over = {one for one in met | edge if _kind(network, one) == "meeting"}
        edge = (met | _next(network, over)) - found
        found |= edge
    return found


def _kind(network: Any, one: str) -> str:
    return str(network.nodes[one]["kind"])


def _next(network: Any, ids: set[str]) -> set[str]:
    return {other for one in ids for ways in (network.successors(one), network.predecessors(one)) for other in ways}
