"""Provinces against provinces, as a page: who met whom, or who learns from whom, each cell with its sentences."""

from __future__ import annotations

from kg.graph import KnowledgeGraph
from kg.network import Selection
from kg.views.chart.page import page
from kg.views.chart.switches import ORDERS, TIES, Switches

__all__ = ["render"]


def render(
    graph: KnowledgeGraph,
    *,
    selection: Selection = Selection(min_meetings=0),  # noqa: B008
    ties: str = "meetings",
    order: str = "region",
    lang: str = "vi",
    title: str | None = None,
) -> str:
    """The page as HTML, complete in itself; `lang` (vi or en) is the language it opens in.

    It opens with `ties` by meetings, or learning, where a row learned from a column, in the `order` of region,
    community or strength; the page has switches for both. `selection` says which meetings count and how many provinces
    are drawn, see `kg.figures.matrix.draw`.
    """
    switches = Switches({"ties": TIES, "order": ORDERS}, {"ties": ties, "order": order})
    return page(graph, "matrix", selection, switches, lang=lang, title=title)
