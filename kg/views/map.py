"""Vietnam with arcs between provinces that met, as a page; each mark leads to its sentences."""

from __future__ import annotations

from kg.graph import KnowledgeGraph
from kg.network import Selection
from kg.views.chart.page import page
from kg.views.chart.switches import TIES, Switches

__all__ = ["render"]


def render(
    graph: KnowledgeGraph,
    *,
    selection: Selection = Selection(top=120, min_meetings=0),  # noqa: B008
    ties: str = "meetings",
    lang: str = "vi",
    title: str | None = None,
) -> str:
    """The page as HTML, complete in itself; `lang` (vi or en) is the language it opens in.

    It opens with `ties` by meetings, or learning, whose arrows lead from the learner to the teacher; the page has a
    switch. `selection` says which meetings count and how many pairs are drawn, see `kg.figures.map.draw`.
    """
    return page(graph, "map", selection, Switches({"ties": TIES}, {"ties": ties}), lang=lang, title=title)
