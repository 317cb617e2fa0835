"""A page with a node-link picture, drawn by vis-network.

The only module that knows pyvis. pyvis holds nodes, links and options, brings vis-network, and fills our own
template; its own page asks for files on the web and its `from_nx` changes the caller's network, so neither is
used. Which facts stand in the panels and how the page looks is left to the rest of `kg.views.page`.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from pyvis.network import Network

from kg import html
from kg.views.page import assembly
from kg.views.page.picture import Picture
from kg.views.page.rows import Row

__all__ = ["MAX_NODES", "draw"]

MAX_NODES = 2000  # more than this, vis-network draws too slowly to be explored

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


def draw(picture: Picture, page: Row) -> str:
    """The page, filled in by pyvis; its lists are filled directly, without copies and quadratic look-ups.

    `page` is what `kg.views.page.contents` made of the same picture.
    """
    network = Network(directed=True, cdn_resources="in_line")
    network.nodes, network.edges, network.options = picture.nodes, picture.links, _OPTIONS
    network.set_template_dir(str(assembly.FOLDER), assembly.TEMPLATE)
    network.templateEnv.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    library, script, style = _library(), assembly.script(), assembly.style()
    policy = html.policy(scripts=(library, script), styles=(style,), images=("data:", "blob:"))
    fixed = {"library": library, "script": script, "style": style, "policy": policy}
    network.templateEnv.globals.update(fixed, page=page, lang=page["lang"], title=page["title"][page["lang"]])
    made: str = network.generate_html()
    return made


def _library() -> str:
    """vis-network as pyvis brings it, its licence note in its head; it needs no style sheet as we use it."""
    return (files("pyvis") / _LIBRARY).read_text(encoding="utf-8")
