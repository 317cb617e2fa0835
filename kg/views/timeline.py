"""Meetings through time, as a page; each mark leads to its sentences."""

from __future__ import annotations

from kg.graph import KnowledgeGraph
from kg.network import Selection
from kg.views.chart.page import page
from kg.views.chart.switches import BY, Switches

__all__ = ["render"]


def render(
    graph: KnowledgeGraph,
    *,
    selection: Selection = Selection(top=30, min_meetings=0),  # noqa: B008
    by: str = "unit",
    scale: str | None = None,
    lang: str = "vi",
    title: str | None = None,
) -> str:
    """The page as HTML, complete in itself; `lang` (vi or en) is the language it opens in.

    It opens `by` unit or topic, and has a switch; `scale` is month, quarter or year, without it as fine as fits.
    `selection` says which meetings count and how many rows are drawn, see `kg.figures.timeline.draw`.
    """
    switches = Switches({"by": BY}, {"by": by}, {"scale": scale})
    return page(graph, "timeline", selection, switches, lang=lang, title=title)
