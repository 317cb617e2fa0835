"""Provinces against provinces, as a page: who met whom, or who learns from whom; each mark leads to its sentences."""

from __future__ import annotations

from typing import Any

from kg.graph import KnowledgeGraph
from kg.views.chart.page import page

__all__ = ["render"]


def render(graph: KnowledgeGraph, *, lang: str = "vi", title: str | None = None, **options: Any) -> str:
    """The page as HTML, complete in itself; `lang` (vi or en) is the language it opens in.

    `options` are those of the figure, see `kg.figures.matrix.draw`: since, until, topic, unit, min_meetings, top.
    """
    return page(graph, "matrix", lang=lang, title=title, flows=options.get("ties") == "learning", **options)
