"""The network of everything: provinces, meetings, officials and topics, on one page that works from the disk.

The only module that knows pyvis. pyvis holds nodes, links and options, brings vis-network, and fills our own
template; its own page asks for files on the web and its `from_nx` changes the caller's network, so neither is
used. Which facts stand in the panels and how the page looks is left to `kg.views.page`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from pyvis.network import Network

from kg.errors import UnknownFormatError
from kg.graph import KnowledgeGraph
from kg.network import everything, layout
from kg.views.page import assembly
from kg.views.page.panels import Panels
from kg.views.page.picture import Picture, Tie, compose, place
from kg.views.page.quotations import Quotations
from kg.views.page.rows import Row, Rows
from kg.views.page.things import thing

__all__ = ["MAX_NODES", "render"]

MAX_NODES = 1500  # more than this, vis-network draws too slowly to be explored

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


def render(graph: KnowledgeGraph, *, lang: str = "vi", title: str | None = None, max_nodes: int = MAX_NODES) -> str:
    """The page as HTML, complete in itself: no address outside it is loaded, and its policy forbids any.

    `lang` (vi or en) is the language the page opens in; it has a switch. Above `max_nodes` the picture keeps
    the units and the best-connected meetings, and the page says what is not drawn.
    """
    if lang not in assembly.LANGUAGES:
        raise UnknownFormatError(f"no page in language {lang!r}; known: {' '.join(assembly.LANGUAGES)}")
    rows = Rows(graph.tables)
    network = everything(graph)
    picture = compose(
        (thing(rows, kind, id) for id, kind in network.nodes(data="kind")), list(_ties(network)), max_nodes
    )
    placed = place(picture, layout(network.subgraph([node["id"] for node in picture.nodes])))
    heading = _heading(title)
    return _html(placed, {"lang": lang, "title": heading, **_told(placed, rows)})


def _ties(network: Any) -> Iterator[Tie]:
    for source, target, key, kind in network.edges(keys=True, data="kind"):
        yield Tie(
            key,
            source,
            target,
            {"head": "chair"}.get(kind, "attend" if kind in ("speaker", "signatory", "attendee") else kind),
        )


def _heading(title: str | None) -> dict[str, str]:
    words = assembly.words()
    return {lang: title or words[lang]["page"]["title"] for lang in assembly.LANGUAGES}


def _told(picture: Picture, rows: Rows) -> Row:
    """What the page tells beside the drawing: facts, sentences, counts and the words to say them with."""
    quotations = Quotations(rows)
    panels = Panels(rows, quotations)
    told = {node["id"]: panels.of(node["kind"], node["id"]) for node in picture.nodes}
    says = {link["id"]: quotations.says(link["id"]) for link in picture.links}
    return {
        "panels": told,
        "links": {id: passages for id, passages in says.items() if passages},
        "counts": _counts(picture, rows),
        "left_out": picture.left_out,
        "unlinked": picture.unlinked,
        "words": assembly.words(),
        **quotations.carried(),
    }


def _counts(picture: Picture, rows: Rows) -> dict[str, int]:
    kinds = Counter(node["kind"] for node in picture.nodes)
    order = ("province", "foreign", "central", "meeting", "official", "topic")
    return {
        **{kind: kinds[kind] for kind in order if kinds[kind]},
        "links": len(picture.links),
        "articles": len(rows.all("articles")),
    }


def _html(picture: Picture, page: Row) -> str:
    """The page, filled in by pyvis; its lists are filled directly, without copies and quadratic look-ups."""
    network = Network(directed=True, cdn_resources="in_line")
    network.nodes, network.edges, network.options = picture.nodes, picture.links, _OPTIONS
    network.set_template_dir(str(assembly.FOLDER), assembly.TEMPLATE)
    network.templateEnv.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    library, script, style = _library(), assembly.script(), assembly.style()
    network.templateEnv.globals.update(
        page=page,
        lang=page["lang"],
        title=page["title"][page["lang"]],
        library=library,
        script=script,
        style=style,
        policy=assembly.policy(scripts=(library, script), styles=(style,)),
    )
    html: str = network.generate_html()
    return html


def _library() -> str:
    """vis-network as pyvis brings it, its licence note in its head; it needs no style sheet as we use it."""
    return (files("pyvis") / _LIBRARY).read_text(encoding="utf-8")
