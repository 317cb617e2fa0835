"""The network of everything: provinces, meetings, officials and topics, on one page that works from the disk.

The only module that knows pyvis. pyvis holds nodes, links and options, brings vis-network, and fills our own
template; its own page asks for files on the web and its `from_nx` changes the caller's network, so neither is
used. Which facts stand in the panels and how the page looks is left to `kg.views.page`.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from pyvis.network import Network

from kg.errors import UnknownFormatError
from kg.graph import KnowledgeGraph
from kg.network import everything, layout
from kg.views import webgl
from kg.views.page import assembly
from kg.views.page.contents import contents
from kg.views.page.picture import Picture, Tie, compose, place
from kg.views.page.rows import Row, Rows
from kg.views.page.things import thing

__all__ = ["MAX_NODES", "draw", "render"]

MAX_NODES = 1500  # more than this, vis-network draws too slowly to be explored

_DRAWN_AS = {
    "topic": "about",
    "head": "chair",
    "speaker": "attend",
    "signatory": "attend",
    "attendee": "attend",
}  # kinds of edges in the network → kinds of links on the page
_LIBRARY = "lib/vis-9.1.2/vis-network.min.js"
_OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3, "labelHighlightBold": False},
    "edges": {"smooth": False, "selectionWidth": 1.5, "hoverWidth": 0.5, "arrowStrikethrough": False},
    "interaction": {"hover": True, "tooltipDelay": 0, "keyboard": {"enabled": True, "bindToWindow": False}},
    "physics": {
        "enabled": False,
        "solver": "forceAtlas2Based",
        "forceAtlas2Based": {"gravitationalConstant": -60, "springLength": 70, "avoidOverlap": 0.6},
        "stabilization": False,
    },
}


def render(graph: KnowledgeGraph, *, lang: str = "vi", title: str | None = None, max_nodes: int | None = None) -> str:
    """The page as HTML, complete in itself: no address outside it is loaded, and its policy forbids any.

    `lang` (vi or en) is the language the page opens in; it has a switch. Above `max_nodes` the picture keeps
    the units and the best-connected meetings, and the page says what is not drawn. Of a graph seen through a lens
    it shows the units of that day, marks what is internal to one of them, and says which lens it is.
    """
    if lang not in assembly.LANGUAGES:
        raise UnknownFormatError(f"no page in language {lang!r}; known: {' '.join(assembly.LANGUAGES)}")
    rows = Rows({**graph.tables, "reported_units": graph.reported.units})  # a lens leaves out what units were called
    network = everything(graph)
    things = (thing(rows, about["kind"], node) for node, about in network.nodes(data=True))
    picture = compose(things, _ties(network, rows), max_nodes or len(network))
    places = layout(network.subgraph([node["id"] for node in picture.nodes]))
    large = webgl.is_large(picture)
    placed = webgl.place(picture, places) if large else place(picture, places)
    told = contents(placed, rows, lang=lang, title=title, lens=graph.lens)
    return webgl.draw(placed, told) if large else draw(placed, told)


def _ties(network: Any, rows: Rows) -> Iterator[Tie]:
    """The edges of the network as links; all offices a person held for one unit are one link."""
    offices: dict[tuple[str, str], list[str]] = {}
    for source, target, key, edge in network.edges(keys=True, data=True):
        kind, row = edge["kind"], edge["id"]
        if kind == "holding":
            offices.setdefault((source, target), []).append(row)
            continue
        flow = rows.one("flows", "flow", row)
        yield Tie(key, source, target, _DRAWN_AS.get(kind, kind), (row,), flow["meeting"] if flow else None)
    for (source, target), holdings in offices.items():
        yield Tie(f"office:{source}:{target}", source, target, "office", tuple(holdings))


def draw(picture: Picture, page: Row) -> str:
    """The page, filled in by pyvis; its lists are filled directly, without copies and quadratic look-ups.

    `page` is what `kg.views.page.contents` made of the same picture.
    """
    network = Network(directed=True, cdn_resources="in_line")
    network.nodes, network.edges, network.options = picture.nodes, picture.links, _OPTIONS
    network.set_template_dir(str(assembly.FOLDER), assembly.TEMPLATE)
    network.templateEnv.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    library, script, style = _library(), assembly.script(), assembly.style()
    policy = assembly.policy(scripts=(library, script), styles=(style,))
    fixed = {"library": library, "script": script, "style": style, "policy": policy}
    network.templateEnv.globals.update(fixed, page=page, lang=page["lang"], title=page["title"][page["lang"]])
    html: str = network.generate_html()
    return html


def _library() -> str:
    """vis-network as pyvis brings it, its licence note in its head; it needs no style sheet as we use it."""
    return (files("pyvis") / _LIBRARY).read_text(encoding="utf-8")
