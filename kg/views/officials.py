"""Officials, tied by the meetings both took part in: who meets whom."""

from __future__ import annotations

from kg.graph import KnowledgeGraph
from kg.network import Selection, officials
from kg.views.page.composition import Plan, checked, page, rows_of
from kg.views.page.ties import ties_of_pairs

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
    seen = selection.seen(graph)
    thinned = selection.thinned(officials(seen.counted))
    plan = Plan(
        name="officials",
        seen=seen,
        selection=selection,
        thinned=thinned,
        ties=ties_of_pairs(thinned.network, "met"),
        counts=True,
        kinds=("official",),
        named=("official",),
    )
    return page(plan, rows_of(seen.graph), lang=checked(lang), title=title)
