"""Provinces that met as a network: who meets often stands together, wherever it lies on the map."""

from __future__ import annotations

from typing import Any

from kg.figures import Figure
from kg.figures._arcs import arc, legend
from kg.figures._dots import Point, dot, leader, name, named, sizes
from kg.figures._labels import Placed
from kg.figures._marks import mark
from kg.figures._omitted import omitted, within
from kg.figures._pairs import names_of, pairs, presence
from kg.figures._rows import Shown, frame, meetings_of
from kg.figures._selection import Chosen, choose, lens_words
from kg.figures._svg import element, figure
from kg.figures._words import amount
from kg.graph import KnowledgeGraph
from kg.network import held, layout, provinces

__all__ = ["draw"]

_WIDTH, _HIGHEST = 900.0, 640.0
_MARGIN = (110.0, 34.0)  # beside and above the dots, for names
_FARTHEST = 62.0  # pixels between two dots that lie closest, in a small network
_STRETCH = 1.6  # how much wider than high the network may be drawn, to fill the page
_DOT = (5.0, 14.0)
_CROWD = 60  # with more lines than this each is paler


def draw(
    graph: KnowledgeGraph, *, lang: str = "vi", min_meetings: float = 0, top: int | None = 120, **conditions: Any
) -> Figure:
    """The network of the provinces and cities that met, in the units of the graph's lens.

    A line is a pair, as wide as it has meetings; a dot is as large as the lines that end at it. `min_meetings` leaves
    out weaker pairs, `top` all but the strongest; since, until, topic and unit are those of `KnowledgeGraph.filter`.
    """
    chosen = choose(graph, lang, **conditions)
    every = pairs(chosen, "meetings")
    lines, left_out = _kept(chosen, every, min_meetings, top)
    title = chosen.say("network_title")
    if not lines:
        reason = " ".join(filter(None, [chosen.say("empty_pairs", n=len(chosen.meetings)), chosen.conditions]))
        return Figure(title, reason, "", frame([]), left_out)
    points, height = _places(chosen, lines)
    radii = sizes(lines, *_DOT)
    names, nameless = named(names_of(chosen), points, radii, [], (2, 2, _WIDTH - 2, height))
    dots = [one for one in presence(chosen) if one.id in points]
    caption = _caption(chosen, lines, len(points))
    below, end = legend((10, height + 4), lines, title=chosen.say("legend_arc_meetings"), lang=lang)
    svg = figure(
        _WIDTH, end + 4, title, caption, *_layers(chosen, lines, dots, points, radii, names), element("g", *below)
    )
    if nameless:
        left_out = " ".join(filter(None, [left_out, chosen.say("nameless", n=nameless)]))
    return Figure(title, caption, svg, frame([*dots, *lines]), left_out)


def _kept(chosen: Chosen, every: list[Shown], least: float, top: int | None) -> tuple[list[Shown], str]:
    """The pairs that are drawn, the weakest first so that the strongest lie on top, and what was not, in words."""
    apart = [one for one in every if one.about[0] != one.about[1]]
    strong = sorted((one for one in apart if one.count >= least), key=lambda one: (-one.count, one.id))
    kept, said = strong[:top], chosen.say
    parts = [
        *omitted(chosen, every),
        within(chosen, every),
        said("out_weak", n=len(apart) - len(strong), least=amount(least, chosen.lang))
        if len(strong) < len(apart)
        else "",
        said("out_top", n=len(strong) - len(kept), top=len(kept)) if len(kept) < len(strong) else "",
    ]
    return kept[::-1], " ".join(filter(None, parts))


def _places(chosen: Chosen, lines: list[Shown]) -> tuple[dict[str, Point], float]:
    """Where each province stands, in pixels, and how high the picture is."""
    tied = provinces(held(chosen.graph)).edge_subgraph([(one.about[0], one.about[1]) for one in lines])
    found = layout(tied)
    xs, ys = zip(*found.values(), strict=True)
    wide, high = max(max(xs) - min(xs), 1e-6), max(max(ys) - min(ys), 1e-6)
    beside, above = _MARGIN
    scale = min((_WIDTH - 2 * beside) / wide, (_HIGHEST - 2 * above) / high, _FARTHEST)
    across = min((_WIDTH - 2 * beside) / wide, _STRETCH * scale)
    left = (_WIDTH - wide * across) / 2
    places = {unit: (left + (x - min(xs)) * across, above + (y - min(ys)) * scale) for unit, (x, y) in found.items()}
    return dict(sorted(places.items())), high * scale + 2 * above


def _caption(chosen: Chosen, lines: list[Shown], units: int) -> str:
    meetings = meetings_of(lines)
    span = chosen.span(meetings)
    counted = chosen.say(
        "network_caption",
        meetings=len(meetings),
        pairs=len(lines),
        units=units,
        span=chosen.say("span", span=span) if span else "",
    )
    return " ".join(filter(None, [counted, chosen.conditions, lens_words(chosen)]))


def _layers(
    chosen: Chosen,
    lines: list[Shown],
    dots: list[Shown],
    points: dict[str, Point],
    radii: dict[str, float],
    names: list[Placed],
) -> list[str]:
    """Lines, dots over them, names over both."""
    highest, lang = max(one.count for one in lines), chosen.lang
    looks: dict[str, Any] = {"arrow": False, "crowded": len(lines) > _CROWD, "bent": False, "lang": lang}
    return [
        element("g", *(arc(one, (points[one.about[0]], points[one.about[1]]), highest, **looks) for one in lines)),
        element("g", *(mark(one, lang, dot(points[one.id], radii[one.id], through=False)) for one in dots)),
        element("g", *(leader(one, points[one.id]) for one in names if one.leader), pointer_events="none"),
        element("g", *map(name, names), pointer_events="none"),
    ]
