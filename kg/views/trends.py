"""Topics of meetings through time, as a page; each mark leads to its sentences."""

from __future__ import annotations

from kg.graph import KnowledgeGraph
from kg.network import Selection
from kg.views.chart.page import page
from kg.views.chart.switches import Switches

__all__ = ["render"]


def render(
    graph: KnowledgeGraph,
    *,
    selection: Selection = Selection(top=12, min_meetings=0),  # noqa: B008
    scale: str | None = None,
    lang: str = "vi",
    title: str | None = None,
) -> str:
    """The page as HTML, complete in itself; `lang` (vi or en) is the language it opens in.

    `scale` is month, quarter or year, without it as fine as fits. `selection` says which meetings count and how many
    topics are drawn, see `kg.figures.topics.draw`.
    """
    return page(graph, "topics", selection, Switches(fixed={"scale": scale}), lang=lang, title=title)
