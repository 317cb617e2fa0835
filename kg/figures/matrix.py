"""Provinces against provinces: how often each two met, or which learned from which, in an order that shows groups."""

from __future__ import annotations

from typing import Any

from kg.figures import Figure
from kg.figures._grid import Grid, grid
from kg.figures._omitted import omitted
from kg.figures._order import ORDERS, Group, groups
from kg.figures._pairs import TIES, names_of, pairs
from kg.figures._rows import Shown, frame, meetings_of
from kg.figures._selection import Chosen, check_choice, choose, lens_words
from kg.figures._words import amount
from kg.graph import KnowledgeGraph

__all__ = ["draw"]


def draw(
    graph: KnowledgeGraph,
    *,
    lang: str = "vi",
    ties: str = "meetings",
    order: str = "region",
    min_meetings: float = 0,
    top: int | None = None,
    **conditions: Any,
) -> Figure:
    """The matrix of the provinces that met; the diagonal holds what a lens shows to be within one unit.

    `ties` is ``meetings`` (symmetric) or ``learning`` (a row learned from a column); `order` of the provinces is
    ``region`` (from north to south), ``community`` or ``strength``. `min_meetings` leaves out weaker pairs, `top` all
    but the provinces with most; since, until, topic and unit are those of `KnowledgeGraph.filter`.
    """
    check_choice("ties", ties, TIES)
    check_choice("order", order, ORDERS)
    chosen = choose(graph, lang, **conditions)
    every = pairs(chosen, ties)
    cells, left_out = _kept(chosen, every, min_meetings, top)
    title = chosen.say(f"matrix_title_{ties}")
    if not cells:
        reason = (
            left_out
            if every
            else " ".join(filter(None, [chosen.say("empty_pairs", n=len(chosen.meetings)), chosen.conditions]))
        )
        return Figure(title, reason, "", frame([]), "" if reason == left_out else left_out)
    arranged = groups(chosen, order, cells)
    caption = _caption(chosen, cells, arranged, ties, order)
    svg = grid(Grid(chosen, cells, arranged, names_of(chosen), directed=ties == "learning"), title, caption)
    return Figure(title, caption, svg, frame(cells), left_out)


def _kept(chosen: Chosen, every: list[Shown], least: float, top: int | None) -> tuple[list[Shown], str]:
    """The pairs that are drawn, and what was not, in words."""
    strong = [one for one in every if one.count >= least]
    strength: dict[str, float] = {}
    for one in strong:
        for unit in set(one.about):
            strength[unit] = strength.get(unit, 0.0) + one.count
    ranked = sorted(strength, key=lambda unit: (-strength[unit], unit))
    kept_units = set(ranked[:top])
    kept = [one for one in strong if kept_units.issuperset(one.about)]
    said, weak, cut = chosen.say, len(every) - len(strong), len(ranked) - len(kept_units)
    parts = [
        *omitted(chosen, every),
        said("out_weak", n=weak, least=amount(least, chosen.lang)) if weak else "",
        said("out_units", n=cut, top=len(kept_units)) if cut else "",
    ]
    return kept, " ".join(filter(None, parts))


def _caption(chosen: Chosen, cells: list[Shown], arranged: list[Group], ties: str, order: str) -> str:
    meetings = meetings_of(cells)
    span = chosen.span(meetings)
    numbers = {"meetings": len(meetings), "units": sum(len(group.units) for group in arranged), "pairs": len(cells)}
    counted = chosen.say(f"matrix_caption_{ties}", **numbers, span=chosen.say("span", span=span) if span else "")
    diagonal = chosen.say("matrix_diagonal") if any(one.about[0] == one.about[1] for one in cells) else ""
    return " ".join(
        filter(None, [counted, chosen.say(f"order_{order}"), diagonal, chosen.conditions, lens_words(chosen)])
    )
