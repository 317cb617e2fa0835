"""From a network and its ties to a page: the steps all network views share, in one place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import cos, radians
from typing import Any, Literal, get_args

from kg.errors import UnknownFormatError, ViewError
from kg.graph import KnowledgeGraph
from kg.network import Seen, Selection, Thinned, layout, network
from kg.views import webgl
from kg.views.page import assembly
from kg.views.page.contents import contents, titles
from kg.views.page.drawing import MAX_NODES, draw
from kg.views.page.notes import Note, notes
from kg.views.page.picture import Tie, compose, place
from kg.views.page.rows import Rows
from kg.views.page.things import thing
from kg.views.page.ties import ties_of_pairs

__all__ = ["Layout", "Plan", "checked", "is_geo", "of_pairs", "page", "rows_of"]

Layout = Literal["spring", "geo"]
Names = Mapping[str, dict[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What one view wants of a page.

    `name` is a key of the titles in words.json, `names` what is filled into it by language. `kinds` are the kinds of
    things the view is about, `named` those that get labels at every zoom, `off` kinds of links that are switched off
    at first; with `counts` it counts meetings, and planned ones are left out. `centre` is what an ego view is around;
    with `opens` the page opens with its facts; `notes` are what the view says of its own.
    """

    name: str
    seen: Seen
    selection: Selection
    thinned: Thinned
    ties: Iterable[Tie]
    kinds: tuple[str, ...]
    names: Names = field(default_factory=dict)
    counts: bool = False
    named: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    centre: str | None = None
    opens: bool = False
    notes: tuple[Note, ...] = ()


def of_pairs(
    graph: KnowledgeGraph,
    selection: Selection,
    name: str,
    *,
    tie: str,
    kinds: tuple[str, ...],
    named: tuple[str, ...] = (),
) -> Plan:
    """The plan of the network `name` of `kg.network`, whose ties, of the kind `tie`, count the meetings behind them.

    Never articles, and none that was only planned.
    """
    seen = selection.seen(graph)
    thinned = selection.thinned(network(seen.counted, name))
    return Plan(
        name=name,
        seen=seen,
        selection=selection,
        thinned=thinned,
        ties=ties_of_pairs(thinned.network, tie),
        kinds=kinds,
        named=named,
        counts=True,
    )


def rows_of(graph: KnowledgeGraph) -> Rows:
    """The tables of a graph as rows, with what units were called as reported, which a lens leaves out."""
    return Rows({**graph.tables, "reported_units": graph.reported.units})


def checked(lang: str) -> str:
    """The language, if pages speak it."""
    if lang not in assembly.LANGUAGES:
        raise UnknownFormatError(f"no page in language {lang!r}; known: {' '.join(assembly.LANGUAGES)}")
    return lang


def is_geo(layout: str) -> bool:
    """Whether a layout is by geography; ViewError for one that is not known."""
    if layout not in get_args(Layout):
        raise ViewError(f"layout={layout!r}: not known; expected {' or '.join(get_args(Layout))}")
    return layout == "geo"


def page(
    plan: Plan,
    rows: Rows,
    *,
    lang: str,
    title: str | None,
    geo: bool = False,
    max_nodes: int | None = MAX_NODES,
) -> str:
    """The page as HTML, complete in itself: no address outside it is loaded, and its policy forbids any.

    `lang` (vi or en) is the language the page opens in; it has a switch. Above `max_nodes` the picture keeps the units
    and the best-connected meetings; None keeps all. With `geo` units stand where they lie. What is too large for
    vis-network is drawn in WebGL. What is not drawn, the page says.
    """
    whole = plan.thinned.network
    always = {plan.centre} if plan.centre else set()
    things = (thing(rows, about["kind"], node) for node, about in whole.nodes(data=True))
    picture = compose(things, plan.ties, len(whole) if max_nodes is None else max_nodes, always=always)
    drawn = whole if len(picture.nodes) == len(whole) else whole.subgraph(node["id"] for node in picture.nodes)
    places = _on_the_map(drawn) if geo else layout(drawn)
    large = webgl.is_large(picture)
    placed = webgl.place(picture, places) if large else place(picture, places, named=plan.named, still=geo)
    told = notes(plan.seen, plan.selection, plan.thinned, picture, rows=rows, kinds=plan.kinds, counts=plan.counts)
    opened = {
        "geo": geo,
        "off": list(plan.off),
        "named": list(plan.named),
        "opens": plan.centre if plan.opens else None,
        "view": plan.name,
    }
    named = dict.fromkeys(assembly.LANGUAGES, title) if title else titles("titles", plan.name, plan.names)
    said = [*([webgl.note(picture)] if large else []), *plan.notes, *told]
    carried = contents(placed, rows, lang=lang, title=named, lens=plan.seen.graph.lens, notes=said, **opened)
    return webgl.draw(placed, carried) if large else draw(placed, carried)


def _on_the_map(drawn: Any) -> dict[str, tuple[float, float]]:
    """Where units lie, in degrees as long up as across; those whose place is not known stand in a row below."""
    known = {one: about for one, about in drawn.nodes(data=True) if about.get("lat") is not None}
    flat = cos(radians(16))  # Vietnam reaches from 8 to 23 degrees north
    places = {one: (about["lon"] * flat, -about["lat"]) for one, about in known.items()}
    below = max((y for _, y in places.values()), default=0) + 1
    return places | {one: (100.0 + n, below) for n, one in enumerate(sorted(set(drawn) - set(known)))}
