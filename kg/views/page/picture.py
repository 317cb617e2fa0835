"""What a node-link picture shows: nodes and links with their sizes, curves and places, and what was left out.

Nodes and links are rows of the graph's tables; which of them could be drawn, a view decides. Colours, shapes
and words are the page's (style.css, read.js, words.json), drawing libraries the views'.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import cycle
from math import sqrt

from kg.views.page.cutting import kept, ties_of
from kg.views.page.rows import Row
from kg.views.page.spacing import loosened, spread

__all__ = ["Picture", "Tie", "compose", "place"]

_SIZES = {"province": (9, 3.0, 30), "foreign": (9, 2.5, 24), "central": (10, 2.5, 24), "topic": (7, 1.8, 22)}
_SMALL = (6, 1.2, 16)  # meetings and people; smallest radius, growth with the root of the links, largest radius
_LETTER, _LINE, _LONGEST = (
    5.5,
    13,
    26,
)  # half of what a letter takes in width and a line in height, in pixels; letters a line
_CURVE = 0.18  # how far each further of several parallel links leaves the straight line
_THIN, _BROADER, _BROADEST = 1.3, 1.7, 11.0  # width of a link of one meeting, growth with the root of more, the most


@dataclass(frozen=True, slots=True)
class Tie:
    """One link that could be drawn.

    `kind` is a key of LINKS in read.js, `stated` holds the ids of the rows that state the link, `meetings` those of
    the meetings it stands for. `weight` is their number (under a lens the sum of shares) where the width tells it.
    """

    id: str
    source: str
    target: str
    kind: str
    stated: tuple[str, ...]
    meetings: tuple[str, ...] = ()
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """Nodes and links ready to be drawn.

    `ties` are those drawn, in the order of `links`; `linked` are the ids of all things that have a link, drawn or
    not; `left_out` counts by kind those of them that are not drawn.
    """

    nodes: list[Row]
    links: list[Row]
    ties: tuple[Tie, ...]
    linked: frozenset[str]
    left_out: dict[str, int]


def compose(
    things: Iterable[Row], ties: Iterable[Tie], max_nodes: int, *, always: Collection[str] = frozenset()
) -> Picture:
    """The picture of those things (see `thing`) that are tied, at most `max_nodes` of them, in order of their ids.

    Those in `always` are drawn first, and without a tie too.
    """
    ties = sorted(ties, key=lambda tie: tie.id)
    linked = ties_of((tie.source, tie.target) for tie in ties)
    shown = sorted(things, key=lambda one: str(one["id"]))
    nodes = {one["id"]: one for one in shown if one["id"] in linked or one["id"] in always}
    chosen = kept({name: node["kind"] for name, node in nodes.items()}, linked, max_nodes, always=always)
    drawn = [tie for tie in ties if tie.source in chosen and tie.target in chosen]
    met = _meetings(ties)
    return Picture(
        nodes=[
            {**node, "size": _size(node["kind"], len(met[one] or linked.get(one, ())))}
            for one, node in nodes.items()
            if one in chosen
        ],
        links=_links(drawn),
        ties=tuple(drawn),
        linked=frozenset(linked),
        left_out=dict(sorted(Counter(node["kind"] for one, node in nodes.items() if one not in chosen).items())),
    )


def place(
    picture: Picture, layout: Mapping[str, Sequence[float]], *, named: Collection[str] = (), still: bool = False
) -> Picture:
    """The picture with each node in its place: the layout's, but with room for every node and its label.

    `named` are kinds whose labels get room besides those that always do. With `still` places mean something (a map):
    nodes only make way for each other, without their labels.
    """
    positions = {node["id"]: layout[node["id"]] for node in picture.nodes}
    if still:
        radii = {node["id"]: (node["size"] + 2.0, node["size"] + 2.0) for node in picture.nodes}
        places = loosened(positions, radii)
    else:
        places = spread(positions, {node["id"]: _box(node, named) for node in picture.nodes})
    nodes = [{**node, "x": places[node["id"]][0], "y": places[node["id"]][1]} for node in picture.nodes]
    return replace(picture, nodes=nodes)


def _meetings(ties: Iterable[Tie]) -> dict[str, set[str]]:
    met: dict[str, set[str]] = defaultdict(set)
    for tie in ties:
        met[tie.source].update(tie.meetings)
        met[tie.target].update(tie.meetings)
    return met


def _size(kind: str, links: int) -> int:
    least, growth, most = _SIZES.get(kind, _SMALL)
    return round(min(least + growth * sqrt(links), most))


def _box(node: Row, named: Collection[str]) -> tuple[float, float]:
    """Half the width and height a node takes; with its label where the page always shows it."""
    size = float(node["size"]) + 3
    if node["kind"] not in _SIZES and node["kind"] not in named:
        return size, size
    letters = len(node["label"])
    lines = 1 if letters <= _LONGEST else 2
    return max(size, min(letters, _LONGEST) * _LETTER), size + lines * _LINE


def _links(ties: Sequence[Tie]) -> list[Row]:
    """Links with distinct curves where several join the same two nodes; what counts meetings goes straight."""
    groups: dict[frozenset[str], list[Tie]] = defaultdict(list)
    for tie in ties:
        groups[frozenset((tie.source, tie.target))].append(tie)
    bends = {tie.id: bend for group in groups.values() for tie, bend in zip(group, _bends(group), strict=True)}
    return [_link(tie, bends[tie.id] if tie.source < tie.target else -bends[tie.id]) for tie in ties]


def _bends(group: Sequence[Tie]) -> list[float]:
    """How far each of the ties between two nodes leaves the straight line, to either side."""
    if any(tie.weight is not None for tie in group):
        sides = iter(
            side * (place // 2 + 1) for place, side in zip(range(2 * len(group)), cycle((1, -1)), strict=False)
        )
        return [0.0 if tie.weight is not None else _CURVE * next(sides) for tie in group]
    return [_CURVE * (place - (len(group) - 1) / 2) for place in range(len(group))]


def _link(tie: Tie, curve: float) -> Row:
    link: Row = {"id": tie.id, "from": tie.source, "to": tie.target, "kind": tie.kind}
    if curve:
        link["curve"] = round(curve, 3)
    if tie.weight is not None:
        link["weight"] = round(tie.weight, 3)
        link["width"] = round(min(_THIN + _BROADER * (sqrt(max(tie.weight, 1)) - 1), _BROADEST), 2)
    return link
