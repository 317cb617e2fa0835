"""One meeting with everything around it: parties, people with their offices, topics, and who gave what to whom."""

from __future__ import annotations

from kg.graph import KnowledgeGraph
from kg.network import Selection, everything
from kg.views.page.centres import busiest, centre, chosen_notes, name_of, neighbourhood
from kg.views.page.composition import Plan, checked, page, rows_of
from kg.views.page.ties import ties_of_rows

__all__ = ["render"]


def render(
    graph: KnowledgeGraph,
    *,
    about: str | None = None,
    selection: Selection = Selection(),  # noqa: B008
    lang: str = "vi",
    title: str | None = None,
) -> str:
    """The page as HTML; see `kg.views.page.composition.page`.

    `about` is the id of a meeting or words of its label; without it the meeting with the most parties is shown, and
    the page says so. Flows of other meetings between the same units are left out. Raises GraphError for words that
    mean no meeting, or several.
    """
    language, seen = checked(lang), selection.seen(graph)
    named = centre(selection.looked(graph), about, ("meeting",)) if about else None
    chosen = named or busiest(seen.graph, "meeting")
    rows, network = rows_of(seen.graph), everything(seen.graph)
    inside = neighbourhood(network, chosen, 1) if chosen in network else set()
    thinned = selection.thinned(network.subgraph(inside), always=[chosen] if inside else [])
    ties = (tie for tie in ties_of_rows(thinned.network, rows) if set(tie.meetings) <= {chosen})
    plan = Plan(
        name="meeting",
        seen=seen,
        selection=selection,
        thinned=thinned,
        ties=ties,
        kinds=(),
        names={"name": name_of(selection.looked(graph), chosen)},
        named=("official", "meeting"),
        centre=chosen if inside else None,
        opens=True,
        notes=chosen_notes(chosen, named=named is not None, inside=bool(inside), key="busiest_meeting"),
    )
    return page(plan, rows, lang=language, title=title)
