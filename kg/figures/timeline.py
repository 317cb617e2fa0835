"""When meetings were: a row for each province or topic, a dot for each month, quarter or year with meetings."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, NamedTuple

from kg.figures import Figure
from kg.figures._bars import INFERRED
from kg.figures._pairs import presence
from kg.figures._rows import Shown, frame, meetings_of, shown
from kg.figures._selection import Chosen, check_choice, choose, lens_words
from kg.figures._strip import Lane, Strip, strip
from kg.figures._time import SCALES, Columns, Spot, columns, spots_of
from kg.figures._topics import about_topics
from kg.figures._words import amount
from kg.graph import KnowledgeGraph

__all__ = ["draw"]

_BY = ("unit", "topic")


class _Group(NamedTuple):
    """A unit or topic with the share of each of its meetings."""

    about: str
    name: str
    meetings: dict[str, float]


def draw(
    graph: KnowledgeGraph,
    *,
    lang: str = "vi",
    by: str = "unit",
    scale: str | None = None,
    min_meetings: float = 0,
    top: int | None = 30,
    **conditions: Any,
) -> Figure:
    """The meetings through time, all of them as bars, then the provinces (or topics, `by`) with most.

    `scale` is month, quarter or year; by default as fine as fits. Years that were inferred are hollow and dashed, where
    only the year is known a dashed line runs through it; meetings without a year are counted in the caption.
    `min_meetings` and `top` choose the rows; since, until, topic and unit are those of `KnowledgeGraph.filter`.
    """
    check_choice("by", by, _BY)
    if scale is not None:
        check_choice("scale", scale, SCALES)
    chosen = choose(graph, lang, **conditions)
    title, planned = chosen.say(f"timeline_title_{by}"), _planned(chosen)
    found = columns(chosen, scale)
    if found is None:
        reason = " ".join(filter(None, [chosen.say("empty_time", n=len(chosen.meetings)), chosen.conditions]))
        return Figure(title, reason, "", frame([]), planned)
    spots = spots_of(chosen, found)
    lanes, left_out = _lanes(chosen, found, spots, by, min_meetings, top)
    whole = dict.fromkeys(spots, 1.0)
    every = Lane(
        "all",
        chosen.say("all_meetings"),
        _marks(chosen, found, spots, _Group("all", chosen.say("all_meetings"), whole)),
    )
    caption = _caption(chosen, found, spots, every)
    svg = strip(Strip(chosen, found, every, lanes), title, caption)
    rows = [mark for lane in (every, *lanes) for mark in lane.marks]
    return Figure(title, caption, svg, frame(rows), " ".join(filter(None, [planned, left_out])))


def _planned(chosen: Chosen) -> str:
    return chosen.say("out_planned", n=chosen.planned) if chosen.planned else ""


def _lanes(
    chosen: Chosen, found: Columns, spots: dict[str, Spot], by: str, least: float, top: int | None
) -> tuple[list[Lane], str]:
    """The rows of provinces or topics, those with most meetings first, and how many are not drawn."""
    everyone = presence(chosen) if by == "unit" else about_topics(chosen)
    shares = _shares(chosen) if by == "unit" else {}
    groups = [
        _Group(one.id, one.label, {m: shares.get((one.id, m), 1.0) for m in one.meetings if m in spots})
        for one in everyone
    ]
    groups = [one for one in groups if one.meetings]
    total = {one.about: sum(one.meetings.values()) for one in groups}
    strong = [one for one in groups if total[one.about] >= least]
    ranked = sorted(strong, key=lambda one: (-total[one.about], one.about))
    kept = ranked[:top]
    parts = [
        chosen.say("out_rows_weak", n=len(groups) - len(strong), least=amount(least, chosen.lang))
        if len(strong) < len(groups)
        else "",
        chosen.say("out_rows", n=len(ranked) - len(kept), top=len(kept)) if len(kept) < len(ranked) else "",
    ]
    lanes = [Lane(one.about, one.name, _marks(chosen, found, spots, one)) for one in kept]
    return lanes, " ".join(filter(None, parts))


def _shares(chosen: Chosen) -> dict[tuple[str, str], float]:
    shares: dict[tuple[str, str], float] = defaultdict(float)
    parties = chosen.graph.parties
    for unit, meeting, weight in zip(parties["unit"], parties["meeting"], parties["weight"], strict=True):
        shares[unit, meeting] = max(shares[unit, meeting], float(weight))
    return shares


def _marks(chosen: Chosen, found: Columns, spots: dict[str, Spot], group: _Group) -> list[Shown]:
    """A mark for each column, those with a year that was inferred apart, and for each stretch of several columns."""
    split: dict[tuple[Spot, bool], dict[str, float]] = defaultdict(dict)
    for meeting, share in group.meetings.items():
        split[spots[meeting], meeting in chosen.inferred][meeting] = share
    about = () if group.about == "all" else (group.about,)
    return [
        shown(
            chosen,
            "period" if where.exact else "stretch",
            *_called(chosen, found, group, where, guessed),
            meetings,
            about,
        )
        for (where, guessed), meetings in sorted(split.items())
    ]


def _called(chosen: Chosen, found: Columns, group: _Group, where: Spot, guessed: bool) -> tuple[str, str]:
    """The id of a mark and its words."""
    first, last, guess = found.key(where.first), found.key(where.last), INFERRED if guessed else ""
    if where.exact:
        return f"{group.about}~{first}{guess}", f"{group.name}, {found.label(where.first, chosen)}"
    return f"{group.about}~{first}..{last}{guess}", f"{group.name}, {chosen.say('some_time', year=first[:4])}"


def _caption(chosen: Chosen, found: Columns, spots: dict[str, Spot], every: Lane) -> str:
    undated = len(chosen.meetings) - len(spots)
    guessed = len(chosen.inferred & spots.keys())
    vague = len(meetings_of(one for one in every.marks if one.kind == "stretch"))
    said = chosen.say
    parts = [
        said("timeline_caption", meetings=len(spots), scale=said(f"scale_{found.scale}")),
        said("timeline_inferred", n=guessed) if guessed else "",
        said("timeline_vague", n=vague) if vague else "",
        said("timeline_undated", n=undated) if undated else "",
        chosen.conditions,
        lens_words(chosen) if chosen.graph.lens.day else "",
    ]
    return " ".join(filter(None, parts))
