"""Pages of large networks, drawn by sigma in WebGL: when they are wanted, where nodes stand, what the page carries.

vis-network, which pyvis brings, draws some thousand nodes and links; beyond that the same page, with the same search,
filters and panels, draws through another adapter (``draw_webgl.js``) on the stage in this folder: ``src/`` is built
into ``stage.js`` by ``make bundle``, with sigma and graphology in it, their licences at its head and in LICENSES.txt.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, Template

from kg import html
from kg.views.page import assembly
from kg.views.page.notes import Note
from kg.views.page.packing import packed, packed_panels
from kg.views.page.picture import Picture
from kg.views.page.rows import Row

__all__ = ["MOST_LINKS", "MOST_NODES", "draw", "is_large", "note", "place"]

MOST_NODES, MOST_LINKS = 2_000, 10_000
"""What vis-network draws; a network with more of either is large."""

_LEAST = 14  # pixels between the two nearest nodes at a zoom of 1, for which sizes of nodes are made


def is_large(picture: Picture) -> bool:
    """Whether a picture has more nodes or links than vis-network can draw."""
    return len(picture.nodes) > MOST_NODES or len(picture.links) > MOST_LINKS


def note(picture: Picture) -> Note:
    """What the page says of how it is drawn, and why."""
    return {"key": "large", "values": {"nodes": len(picture.nodes), "links": len(picture.links)}}


def place(picture: Picture, layout: Mapping[str, Sequence[float]]) -> Picture:
    """The picture with each node where the layout puts it, in pixels around the middle; labels find their own room."""
    if not picture.nodes:
        return picture
    middle = [(min(axis) + max(axis)) / 2 for axis in zip(*(layout[node["id"]] for node in picture.nodes), strict=True)]
    nodes = []
    for node in picture.nodes:
        x, y = (round((at - half) * _LEAST) for at, half in zip(layout[node["id"]], middle, strict=True))
        nodes.append({**node, "x": x, "y": y})
    return replace(picture, nodes=nodes)


def draw(picture: Picture, page: Row) -> str:
    """The page as HTML; `page` is what `kg.views.page.contents` made of the same picture."""
    library, script, style = _stage(), assembly.script("webgl"), assembly.style()
    policy = html.policy(scripts=(library, script), styles=(style,), images=("data:", "blob:"))
    carried = {
        **page,
        "packed": True,
        "panels": packed_panels(page["panels"], (node["id"] for node in picture.nodes)),
        "links": packed([page["links"].get(link["id"], {}) for link in picture.links]),
        "meetings": packed([_filled(meeting) for meeting in page["meetings"]]),
    }
    return _template().render(
        nodes=packed(picture.nodes),
        edges=packed(picture.links),
        options="{}",
        page=carried,
        lang=page["lang"],
        title=page["title"][page["lang"]],
        library=library,
        script=script,
        style=style,
        policy=policy,
    )


def _filled(row: Row) -> Row:
    return {name: value for name, value in row.items() if value not in (None, [])}


def _template() -> Template:
    environment = Environment(loader=FileSystemLoader(assembly.FOLDER), autoescape=False)
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return environment.get_template(assembly.TEMPLATE)


def _stage() -> str:
    """The bundle, its licences at its head."""
    return (Path(__file__).parent / "stage.js").read_text(encoding="utf-8")
