"""What a node-link picture shows: nodes and links with their sizes, curves and places, and what was left out.

Nodes and links are rows of the graph's tables; which of them could be drawn, a view decides. Colours, shapes
and words are the page's (style.css, read.js, words.json), drawing libraries the views'.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt

from kg.views.page.cutting import kept, ties_of
from kg.views.page.rows import Row
from kg.views.page.spacing import spread

__all__ = ["Picture", "Tie", "compose", "place"]

_SIZES = {"province": (9, 3.0, 30), "foreign": (9, 2.5, 24), "central": (10, 2.5, 24), "topic": (7, 1.8, 22)}
_SMALL = (6, 1.2, 16)  # meetings and people; smallest radius, growth with the root of the links, largest radius
_LETTER, _LINE, _LONGEST = (
    5.5,
    13,
    26,
)  # half of what a letter takes in width and a line in height, in pixels; letters a line
_CURVE = 0.18  # how far each further of several parallel links leaves the straight line


@dataclass(frozen=True, slots=True)
class Tie:
    """One link that could be drawn.

    `kind` is a key of LINKS in read.js, `stated` holds the ids of the rows that state the link, `meeting` the
    meeting it belongs to if it does not end there.
    """

    id: str
    source: str
    target: str
    kind: str
    stated: tuple[str, ...]
    meeting: str | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """Nodes and links ready to be drawn.

    `stated` gives for each link the ids of the rows behind it; `linked` are the ids of all things that have a
    link, drawn or not; `left_out` counts by kind those of them that are not drawn.
    """

    nodes: list[Row]
    links: list[Row]
    stated: dict[str, tuple[str, ...]]
    linked: frozenset[str]
    left_out: dict[str, int]


def compose(things: Iterable[Row], ties: Iterable[Tie], max_nodes: int) -> Picture:
    """The picture of those things (see `thing`) that are tied, at most `max_nodes` of them, in order of their ids."""
    ties = sorted(ties, key=lambda tie: tie.id)
    linked = ties_of((tie.source, tie.target) for tie in ties)
    nodes = {one["id"]: one for one in sorted(things, key=lambda one: str(one["id"])) if one["id"] in linked}
    chosen = kept({name: node["kind"] for name, node in nodes.items()}, linked, max_nodes)
    drawn = [tie for tie in ties if tie.source in chosen and tie.target in chosen]
    return Picture(
        nodes=[{**node, "size": _size(node["kind"], len(linked[one]))} for one, node in nodes.items() if one in chosen],
        links=_links(drawn),
        stated={tie.id: tie.stated for tie in drawn},
        linked=frozenset(linked),
        left_out=dict(sorted(Counter(node["kind"] for one, node in nodes.items() if one not in chosen).items())),
    )


def place(picture: Picture, layout: Mapping[str, Sequence[float]]) -> Picture:
    """The picture with each node in its place: the layout's, but with room for every node and its label."""
    positions = {node["id"]: layout[node["id"]] for node in picture.nodes}
    places = spread(positions, {node["id"]: _box(node) for node in picture.nodes})
    nodes = [{**node, "x": places[node["id"]][0], "y": places[node["id"]][1]} for node in picture.nodes]
    return replace(picture, nodes=nodes)


def _size(kind: str, links: int) -> int:
    least, growth, most = _SIZES.get(kind, _SMALL)
    return round(min(least + growth * sqrt(links), most))


def _box(node: Row) -> tuple[float, float]:
    """Half the width and height a node takes; with its label where the page always shows it."""
    size = float(node["size"]) + 3
    if node["kind"] not in _SIZES:
        return size, size
    letters = len(node["label"])
    lines = 1 if letters <= _LONGEST else 2
    return max(size, min(letters, _LONGEST) * _LETTER), size + lines * _LINE


def _links(ties: Sequence[Tie]) -> list[Row]:
    """Links with distinct curves where several join the same two nodes."""
    parallel: dict[frozenset[str], int] = Counter(frozenset((tie.source, tie.target)) for tie in ties)
    seen: dict[frozenset[str], int] = defaultdict(int)
    links = []
    for tie in ties:
        pair = frozenset((tie.source, tie.target))
        bend = _CURVE * (seen[pair] - (parallel[pair] - 1) / 2)
        seen[pair] += 1
        links.append(_link(tie, bend if tie.source < tie.target else -bend))
    return links


def _link(tie: Tie, curve: float) -> Row:
    link: Row = {"id": tie.id, "from": tie.source, "to": tie.target, "kind": tie.kind}
    if curve:
        link["curve"] = round(curve, 3)
    if tie.meeting:
        link["meeting"] = tie.meeting
    return link
