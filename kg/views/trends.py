"""Topics of meetings through time, as a page; each mark leads to its sentences."""

from __future__ import annotations

from typing import Any

from kg.graph import KnowledgeGraph
from kg.views.chart.page import page

__all__ = ["render"]


def render(graph: KnowledgeGraph, *, lang: str = "vi", title: str | None = None, **options: Any) -> str:
    """The page as HTML, complete in itself; `lang` (vi or en) is the language it opens in.

    `options` are those of the figure, see `kg.figures.topics.draw`: since, until, topic, unit, min_meetings, top.
    """
    return page(graph, "topics", lang=lang, title=title, **options)
