"""Meetings through time, as a page; each mark leads to its sentences."""

from __future__ import annotations

from kg.graph import KnowledgeGraph
from kg.views.chart.page import page

__all__ = ["render"]


def render(
    graph: KnowledgeGraph,
    *,
    lang: str = "vi",
    title: str | None = None,
    by: str = "unit",
    scale: str | None = None,
    since: str | None = None,
    until: str | None = None,
    topic: str | None = None,
    unit: str | None = None,
    min_meetings: float = 0,
    top: int | None = 30,
) -> str:
    """The page as HTML, complete in itself; `lang` (vi or en) is the language it opens in.

    `by` is unit or topic; `scale` is month, quarter or year, without it as fine as fits.
    The other options are explained at `kg.figures.timeline.draw`.
    """
    options = {
        "by": by,
        "scale": scale,
        "since": since,
        "until": until,
        "topic": topic,
        "unit": unit,
        "min_meetings": min_meetings,
        "top": top,
    }
    return page(graph, "timeline", lang=lang, title=title, options=options)
