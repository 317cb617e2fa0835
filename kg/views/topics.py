"""Units and topics, tied by the meetings at which the unit was a party and the topic was discussed."""

from __future__ import annotations

from kg.graph import KnowledgeGraph
from kg.network import Selection
from kg.views.page.composition import checked, of_pairs, page, rows_of

__all__ = ["render"]


def render(
    graph: KnowledgeGraph,
    *,
    selection: Selection = Selection(),  # noqa: B008
    lang: str = "vi",
    title: str | None = None,
) -> str:
    """The page as HTML; see `kg.views.page.composition.page`.

    The width of a link is the number of meetings, not of articles; planned ones are not counted.
    """
    plan = of_pairs(graph, selection, "topics", tie="discussed", kinds=("province",))
    return page(plan, rows_of(plan.seen.graph), lang=checked(lang), title=title)
