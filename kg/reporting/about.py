"""Whom a profile is about: what an id, a slug or a name means."""

from __future__ import annotations

from typing import NamedTuple

from kg.errors import GraphError
from kg.graph import KnowledgeGraph
from kg.text import fold

__all__ = ["About", "meant", "most_met"]

_MANY = 6


class About(NamedTuple):
    """A unit, by version id or slug, or an official by id: `kind` is unit or official."""

    kind: str
    id: str


def meant(graph: KnowledgeGraph, wanted: str) -> About:
    """The unit or official that is meant; GraphError where it is none or several, which are then named."""
    units, people = graph.units, graph.officials
    if wanted in set(units["slug"]) | set(units["unit"]):
        return About("unit", wanted)
    if wanted in set(people["official"]):
        return About("official", wanted)
    hits = [About(kind, one) for kind in ("unit", "official") for one in _named(graph, wanted, kind)]
    slugs = {str(slug) for slug in units.loc[units["unit"].isin([one.id for one in hits]), "slug"]}
    if hits and len(slugs) == 1 and all(one.kind == "unit" for one in hits):
        return About("unit", slugs.pop())
    if len(hits) == 1:
        return hits[0]
    near = ", ".join(one.id for one in hits[:_MANY])
    raise GraphError(
        f"about={wanted!r}: {f'several are called so: {near}' if hits else 'nobody of that name'};"
        " expected the id, slug or name of one unit or official, as graph.find() gives them"
    )


def _named(graph: KnowledgeGraph, wanted: str, kind: str) -> list[str]:
    """The things of that name, whole names before parts of names."""
    hits = graph.find(wanted, kind)
    whole = hits[[fold(label) == fold(wanted) for label in hits["label"]]]
    return [str(one) for one in (whole if len(whole) else hits)["id"]]


def most_met(graph: KnowledgeGraph, provincial: frozenset[str]) -> About | None:
    """The province at most meetings, the first by slug of equals; None without any."""
    parties = graph.parties[graph.parties["unit"].isin(provincial)]
    slugs = parties["unit"].map(dict(zip(graph.units["unit"], graph.units["slug"], strict=True)))
    counts = parties.groupby(slugs.to_numpy())["meeting"].nunique()
    if counts.empty:
        return None
    return About("unit", min((-int(count), str(slug)) for slug, count in counts.items())[1])
