"""Vietnam with arcs between provinces that met, as a page; each mark leads to its sentences."""

from __future__ import annotations

from kg.graph import KnowledgeGraph
from kg.views.chart.page import page

__all__ = ["render"]


def render(
    graph: KnowledgeGraph,
    *,
    lang: str = "vi",
    title: str | None = None,
    ties: str = "meetings",
    since: str | None = None,
    until: str | None = None,
    topic: str | None = None,
    unit: str | None = None,
    min_meetings: float = 0,
    top: int | None = 120,
) -> str:
    """The page as HTML, complete in itself; `lang` (vi or en) is the language it opens in.

    `ties` is meetings, or learning: arrows lead from the learner to the teacher.
    The other options are explained at `kg.figures.map.draw`.
    """
    options = {
        "ties": ties,
        "since": since,
        "until": until,
        "topic": topic,
        "unit": unit,
        "min_meetings": min_meetings,
        "top": top,
    }
    return page(graph, "map", lang=lang, title=title, flows=ties == "learning", options=options)
