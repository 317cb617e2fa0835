"""Provinces, tied by the meetings they had with each other; on demand, who shares with, supports or asks whom."""

from __future__ import annotations

from itertools import chain

from kg.graph import KnowledgeGraph
from kg.network import Selection, provinces
from kg.views.page.composition import Layout, Plan, checked, is_geo, page, rows_of
from kg.views.page.ties import ties_of_flows, ties_of_pairs

__all__ = ["render"]


def render(
    graph: KnowledgeGraph,
    *,
    selection: Selection = Selection(),  # noqa: B008
    layout: Layout = "spring",
    lang: str = "vi",
    title: str | None = None,
) -> str:
    """The page as HTML; see `kg.views.page.composition.page`.

    The width of a link is the number of meetings, not of articles; planned ones are not counted. `selection` says
    which meetings and provinces are drawn; with `layout` geo, provinces stand where they lie.
    """
    seen = selection.seen(graph)
    rows = rows_of(seen.graph)
    thinned = selection.thinned(provinces(seen.counted))
    ties = chain(ties_of_pairs(thinned.network, "met"), ties_of_flows(rows_of(seen.counted), set(thinned.network)))
    plan = Plan(
        name="provinces",
        seen=seen,
        selection=selection,
        thinned=thinned,
        ties=ties,
        counts=True,
        kinds=("province",),
        off=("share", "support", "request"),
    )
    return page(plan, rows, lang=checked(lang), title=title, geo=is_geo(layout))
