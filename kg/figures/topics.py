"""Topics through time: a small chart of meetings for each, and how many articles there were to tell of any."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from kg.figures import Figure
from kg.figures._bars import INFERRED
from kg.figures._panels import Panel, Panels, panels
from kg.figures._rows import Shown, frame, shown
from kg.figures._selection import Chosen, check_choice, choose, lens_words
from kg.figures._time import SCALES, Columns, Spot, columns, spots_of
from kg.figures._topics import about_topics
from kg.figures._words import amount
from kg.graph import KnowledgeGraph

__all__ = ["draw"]

_DATED = 0.5
"""The share of articles whose day must be known for their counts to be shown."""


def draw(
    graph: KnowledgeGraph,
    *,
    lang: str = "vi",
    scale: str | None = None,
    min_meetings: float = 0,
    top: int | None = 12,
    **conditions: Any,
) -> Figure:
    """Meetings about each topic by `scale` (month, quarter or year), all charts on one scale, topics with most first.

    Where the days of articles are known, their number is drawn behind all meetings, and columns without any article are
    shaded: there silence says nothing. Articles are those of the graph given, whatever is selected. `min_meetings` and
    `top` choose the topics; since, until, topic and unit are those of `KnowledgeGraph.filter`.
    """
    if scale is not None:
        check_choice("scale", scale, SCALES)
    chosen = choose(graph, lang, **conditions)
    title = chosen.say("topics_title")
    planned = chosen.say("out_planned", n=chosen.planned) if chosen.planned else ""
    found = columns(chosen, scale)
    spots = {} if found is None else {m: one for m, one in spots_of(chosen, found).items() if one.exact}
    if found is None or not spots:
        reason = " ".join(filter(None, [chosen.say("empty_time", n=len(chosen.meetings)), chosen.conditions]))
        return Figure(title, reason, "", frame([]), planned)
    kept, left_out = _kept(chosen, spots, min_meetings, top)
    every = chosen.say("all_meetings")
    whole = Panel("all", every, _marks(chosen, found, spots, "all", every, list(spots)))
    small = [Panel(one.id, one.label, _marks(chosen, found, spots, one.id, one.label, one.meetings)) for one in kept]
    articles, undated = _articles(graph, found)
    caption = _caption(chosen, found, spots, articles, undated)
    svg = panels(Panels(chosen, found, whole, small, articles), title, caption)
    rows = [mark for panel in (whole, *small) for mark in panel.marks]
    return Figure(title, caption, svg, frame(rows), " ".join(filter(None, [planned, left_out])))


def _kept(chosen: Chosen, spots: dict[str, Spot], least: float, top: int | None) -> tuple[list[Shown], str]:
    """The topics that are drawn, those with most meetings first, and how many are not."""
    every = [(one, sum(meeting in spots for meeting in one.meetings)) for one in about_topics(chosen)]
    every = [(one, many) for one, many in every if many]
    strong = sorted(((one, many) for one, many in every if many >= least), key=lambda pair: (-pair[1], pair[0].id))
    kept = [one for one, _ in strong[:top]]
    weak, cut = len(every) - len(strong), len(strong) - len(kept)
    parts = [
        chosen.say("out_topics_weak", n=weak, least=amount(least, chosen.lang)) if weak else "",
        chosen.say("out_topics", n=cut, top=len(kept)) if cut else "",
    ]
    return kept, " ".join(filter(None, parts))


def _marks(
    chosen: Chosen, found: Columns, spots: dict[str, Spot], about: str, name: str, meetings: list[str] | tuple[str, ...]
) -> list[Shown]:
    """A mark for each column with meetings, those with a year that was inferred apart."""
    split: dict[tuple[int, bool], dict[str, float]] = defaultdict(dict)
    for meeting in meetings:
        if meeting in spots:
            split[spots[meeting].first, meeting in chosen.inferred][meeting] = 1.0
    own = () if about == "all" else (about,)
    marks = []
    for (column, guessed), met in sorted(split.items()):
        name_of = f"{about}~{found.key(column)}{INFERRED if guessed else ''}"
        marks.append(shown(chosen, "period", name_of, f"{name}, {found.label(column, chosen)}", met, own))
    return marks


def _articles(graph: KnowledgeGraph, found: Columns) -> tuple[list[int] | None, int]:
    """How many articles were published in each column, None where too few have a day; and how many have none."""
    days = graph.articles["published"].dropna().astype(str)
    undated = len(graph.articles) - len(days)
    if len(days) < _DATED * max(1, len(graph.articles)):
        return None, undated
    counts = [0] * found.many
    for day in days:
        year = int(day[:4])
        if year <= found.until and (year >= found.since or found.earlier):
            counts[found.at(day)] += 1
    return counts, undated


def _caption(chosen: Chosen, found: Columns, spots: dict[str, Spot], articles: list[int] | None, undated: int) -> str:
    said, without = chosen.say, len(chosen.meetings) - len(spots)
    guessed = len(chosen.inferred & spots.keys())
    parts = [
        said("topics_caption", meetings=len(spots), scale=said(f"scale_{found.scale}")),
        said("topics_articles") if articles is not None else said("topics_no_articles", n=undated),
        said("topics_articles_undated", n=undated) if articles is not None and undated else "",
        said("timeline_inferred", n=guessed) if guessed else "",
        said("topics_without", n=without, scale=said(f"scale_{found.scale}")) if without else "",
        chosen.conditions,
        lens_words(chosen) if chosen.graph.lens.day else "",
    ]
    return " ".join(filter(None, parts))
