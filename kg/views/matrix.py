"""Provinces against provinces, as a page: who met whom, or who learns from whom, each cell with its sentences."""

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
    order: str = "region",
    since: str | None = None,
    until: str | None = None,
    topic: str | None = None,
    unit: str | None = None,
    min_meetings: float = 0,
    top: int | None = None,
) -> str:
    """The page as HTML, complete in itself; `lang` (vi or en) is the language it opens in.

    `ties` is meetings, or learning: a row learned from a column; `order` is region, community or strength.
    The other options are explained at `kg.figures.matrix.draw`.
    """
    options = {
        "ties": ties,
        "order": order,
        "since": since,
        "until": until,
        "topic": topic,
        "unit": unit,
        "min_meetings": min_meetings,
        "top": top,
    }
    return page(graph, "matrix", lang=lang, title=title, flows=ties == "learning", options=options)
