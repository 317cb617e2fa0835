"""Everything: provinces, meetings, officials and topics, and every row that ties two of them."""

from __future__ import annotations

from kg.graph import KnowledgeGraph
from kg.network import Selection, everything
from kg.views.page.composition import Plan, checked, page, rows_of
from kg.views.page.ties import ties_of_rows

__all__ = ["render"]


def render(
    graph: KnowledgeGraph,
    *,
    selection: Selection = Selection(),  # noqa: B008
    lang: str = "vi",
    title: str | None = None,
    max_nodes: int | None = None,
) -> str:
    """The page as HTML; see `kg.views.page.composition.page`.

    `selection` says which meetings and things are drawn: things of at least `min_meetings`, the `top` of each kind. Of
    a graph seen through a lens it shows the units of that day and marks what is internal to one of them. Everything is
    drawn, beyond 2,000 nodes or 10,000 links in WebGL; with `max_nodes` the best connected so many.
    """
    seen = selection.seen(graph)
    rows = rows_of(seen.graph)
    thinned = selection.thinned(everything(seen.graph))
    plan = Plan(
        name="full",
        seen=seen,
        selection=selection,
        thinned=thinned,
        ties=ties_of_rows(thinned.network, rows),
        kinds=("province", "official"),
    )
    return page(plan, rows, lang=checked(lang), title=title, max_nodes=max_nodes)
