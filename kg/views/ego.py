"""One unit, official or topic and its neighbourhood: its meetings, and who and what else was there."""

from __future__ import annotations

from kg.errors import ViewError
from kg.graph import KnowledgeGraph
from kg.network import Selection, everything
from kg.views.page.centres import busiest, centre, chosen_notes, name_of, neighbourhood
from kg.views.page.composition import Plan, checked, page, rows_of
from kg.views.page.drawing import MAX_NODES
from kg.views.page.ties import ties_of_rows

__all__ = ["render"]

_DEPTHS = (1, 2)


def render(
    graph: KnowledgeGraph,
    *,
    about: str | None = None,
    depth: int = 1,
    selection: Selection = Selection(),  # noqa: B008
    lang: str = "vi",
    title: str | None = None,
    max_nodes: int = MAX_NODES,
) -> str:
    """The page as HTML; see `kg.views.page.composition.page`.

    `about` names a unit, official or topic, by id or name; without it the province with the most meetings is shown,
    and the page says so. `depth` 1 shows its meetings and whatever was at them, 2 the meetings of these too. Raises
    GraphError for a name that means nothing, or several things.
    """
    if depth not in _DEPTHS:
        raise ViewError(f"depth={depth}: expected 1 or 2")
    language, seen = checked(lang), selection.seen(graph)
    named = centre(selection.looked(graph), about, ("unit", "official", "topic")) if about else None
    chosen = named or busiest(seen.graph, "unit")
    rows, network = rows_of(seen.graph), everything(seen.graph)
    inside = neighbourhood(network, chosen, depth) if chosen in network else set()
    thinned = selection.thinned(network.subgraph(inside), always=[chosen] if inside else [])
    drawn = set(thinned.network)
    plan = Plan(
        name="ego",
        seen=seen,
        selection=selection,
        thinned=thinned,
        ties=(tie for tie in ties_of_rows(thinned.network, rows) if drawn.issuperset(tie.meetings)),
        kinds=(),
        names={"name": name_of(selection.looked(graph), chosen)},
        centre=chosen if inside else None,
        notes=chosen_notes(chosen, named=named is not None, inside=bool(inside), key="busiest_unit"),
    )
    return page(plan, rows, lang=language, title=title, max_nodes=max_nodes)
