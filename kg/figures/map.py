"""Vietnam with arcs between provinces that met, wider the oftener, or from those who learn to those who teach."""

from __future__ import annotations

from typing import Any

from kg.figures import Figure
from kg.figures._arcs import arc, legend
from kg.figures._dots import Point, dot, leader, name, named, sizes
from kg.figures._ground import HEIGHT, WIDTH, at, ground, shape, taken, territories
from kg.figures._labels import Placed
from kg.figures._marks import caption_line, heading, mark
from kg.figures._omitted import omitted, within
from kg.figures._paint import STEPS, paint, step
from kg.figures._pairs import TIES, names_of, pairs, presence
from kg.figures._rows import Shown, frame, meetings_of
from kg.figures._selection import Chosen, check_choice, choose, lens_words
from kg.figures._svg import element, figure
from kg.figures._words import amount
from kg.graph import KnowledgeGraph

__all__ = ["draw"]

_DOT = (2.6, 7.0)
_LEGEND = (556.0, 540.0)
_CROWD = 60
"""With more arcs than this each is paler."""


def draw(
    graph: KnowledgeGraph,
    *,
    lang: str = "vi",
    ties: str = "meetings",
    min_meetings: float = 0,
    top: int | None = 120,
    **conditions: Any,
) -> Figure:
    """The map of the units of the graph's lens: the 63 as reported, the 34 through ``today``.

    An arc is a pair, a province is tinted by all meetings it was at. `ties` is ``meetings`` or ``learning`` (arrows
    lead from the learner to the teacher); `min_meetings` leaves out weaker pairs, `top` all but the strongest;
    since, until, topic and unit are those of `KnowledgeGraph.filter`.
    """
    check_choice("ties", ties, TIES)
    chosen = choose(graph, lang, **conditions)
    every = pairs(chosen, ties)
    arcs, left_out = _kept(chosen, every, min_meetings, top)
    title = chosen.say(f"map_title_{ties}")
    if not arcs:
        reason = (
            left_out
            if every
            else " ".join(filter(None, [chosen.say("empty_pairs", n=len(chosen.meetings)), chosen.conditions]))
        )
        return Figure(title, reason, "", frame([]), "" if reason == left_out else left_out)
    drawn = territories(chosen.graph.lens)
    units = [one for one in presence(chosen) if one.id in drawn]
    caption = _caption(chosen, arcs, ties)
    names, nameless = _names(chosen, arcs)
    svg = figure(WIDTH, HEIGHT, title, caption, *_layers(chosen, arcs, units, names, ties))
    if nameless:
        left_out = " ".join(filter(None, [left_out, chosen.say("nameless", n=nameless)]))
    return Figure(title, caption, svg, frame([*units, *arcs]), left_out)


# ---------------------------------------------------------------- what is shown
def _kept(chosen: Chosen, every: list[Shown], least: float, top: int | None) -> tuple[list[Shown], str]:
    """The pairs that are drawn, the weakest first so that the strongest lie on top, and what was not, in words."""
    apart = [one for one in every if one.about[0] != one.about[1]]
    units = chosen.graph.units
    on_map = set(units.loc[units["lat"].notna() & units["lon"].notna(), "unit"])
    placed = [one for one in apart if on_map.issuperset(one.about)]
    strong = sorted((one for one in placed if one.count >= least), key=lambda one: (-one.count, one.id))
    kept = strong[:top]
    said = chosen.say
    parts = [
        *omitted(chosen, every),
        within(chosen, every),
        said("out_nowhere", n=len(apart) - len(placed)) if len(placed) < len(apart) else "",
        said("out_weak", n=len(placed) - len(strong), least=amount(least, chosen.lang))
        if len(strong) < len(placed)
        else "",
        said("out_top", n=len(strong) - len(kept), top=len(kept)) if len(kept) < len(strong) else "",
    ]
    return kept[::-1], " ".join(filter(None, parts))


def _caption(chosen: Chosen, arcs: list[Shown], ties: str) -> str:
    meetings, units = meetings_of(arcs), {unit for one in arcs for unit in one.about}
    span = chosen.span(meetings)
    numbers = {"meetings": len(meetings), "pairs": len(arcs), "units": len(units)}
    counted = chosen.say(f"map_caption_{ties}", **numbers, span=chosen.say("span", span=span) if span else "")
    later = chosen.graph.lens.day is None and not units <= set(territories(chosen.graph.lens))
    reported = chosen.say("map_reported") if chosen.graph.lens.day is None else ""
    seen = [lens_words(chosen), reported, chosen.say("map_later") if later else "", chosen.say("attribution")]
    return " ".join(filter(None, [counted, chosen.say("map_tint"), chosen.conditions, *seen]))


# ---------------------------------------------------------------- how it is drawn
def _layers(chosen: Chosen, arcs: list[Shown], units: list[Shown], names: list[Placed], ties: str) -> list[str]:
    """The map from the ground up."""
    points, radii, lang = _points(chosen, arcs), sizes(arcs, *_DOT), chosen.lang
    highest, most = max(one.count for one in arcs), max((one.count for one in units), default=1.0)
    looks: dict[str, Any] = {"arrow": ties == "learning", "crowded": len(arcs) > _CROWD, "lang": lang}
    lines = [arc(one, (points[one.about[0]], points[one.about[1]]), highest, **looks) for one in arcs]
    return [
        ground(chosen.graph.lens, lang, _tinted(units, chosen, most)),
        element("g", *lines),
        element("g", *(dot(points[unit], radii[unit]) for unit in sorted(points))),
        element("g", *(leader(one, points[one.id]) for one in names if one.leader), pointer_events="none"),
        element("g", *map(name, names), pointer_events="none"),
        _legend(chosen, arcs, ties, most),
    ]


def _tinted(units: list[Shown], chosen: Chosen, most: float) -> dict[str, str]:
    """The provinces that were at meetings, by id."""
    looks: dict[str, Any] = {"stroke": paint("fig-border"), "stroke_width": 0.8, "stroke_linejoin": "round"}
    return {
        one.id: mark(
            one,
            chosen.lang,
            element(
                "path", d=shape(one.id, chosen.graph.lens), fill=paint(f"fig-tint-{step(one.count, most)}"), **looks
            ),
        )
        for one in units
    }


def _points(chosen: Chosen, arcs: list[Shown]) -> dict[str, Point]:
    rows = chosen.graph.units.set_index("unit")[["lon", "lat"]].astype(float)
    units = sorted({unit for one in arcs for unit in one.about})
    return {unit: at(*map(float, rows.loc[unit])) for unit in units}


def _names(chosen: Chosen, arcs: list[Shown]) -> tuple[list[Placed], int]:
    """The names that found room beside their dots and the legend, and how many found none."""
    x, y = _LEGEND
    free = [*taken(), (x, y, x + 230, y + 200)]
    return named(names_of(chosen), _points(chosen, arcs), sizes(arcs, *_DOT), free, (4, 4, WIDTH - 4, HEIGHT - 4))


def _legend(chosen: Chosen, arcs: list[Shown], ties: str, most: float) -> str:
    parts, y = legend(_LEGEND, arcs, title=chosen.say(f"legend_arc_{ties}"), lang=chosen.lang)
    x = _LEGEND[0]
    parts.append(heading(chosen.say("legend_tint"), x, y + 14))
    looks: dict[str, Any] = {"y": y + 24, "width": 30, "height": 12, "stroke": paint("fig-border"), "stroke_width": 0.6}
    steps = sorted({step(value, most) for value in (1.0, *(most * (n / STEPS) ** 2 for n in range(1, STEPS + 1)))})
    parts += [element("rect", x=x + 4 + 30 * at, fill=paint(f"fig-tint-{n}"), **looks) for at, n in enumerate(steps)]
    end = x + 4 + 30 * len(steps)
    lowest = [caption_line("1", x + 4, y + 50)] if most > 1 else []
    return element("g", *parts, *lowest, caption_line(amount(most, chosen.lang), end, y + 50, "end"))
