"""How are two officials or provinces connected: over which meetings, told in which words, with whom beside them?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise

import pandas as pd

from kg.errors import MeasureError
from kg.graph import KnowledgeGraph
from kg.graph.evidence import passages_of
from kg.measures.basis.columns import column, table
from kg.measures.basis.presence import meant, names, presence
from kg.network import PROVINCIAL

__all__ = ["COLUMNS", "measure"]

COLUMNS = (
    column("path", "int", "number of the shortest path, from 1"),
    column("step", "int", "number of the step on it, from 1"),
    column("source", "string", "id of the unit or official the step goes from"),
    column("source_label", "string", "its name"),
    column("target", "string", "id of the one it goes to"),
    column("target_label", "string", "its name"),
    column("meeting", "string", "a meeting both were at; a row for each"),
    column("date", "string", "its date, EDTF"),
    column("meeting_label", "string", "its Vietnamese label"),
    column("others", "string", "who else was there: names of officials, then of units, separated by '; '"),
    column("article", "string", "an article that reports the meeting"),
    column("sentence", "string", "the sentence that does"),
)

_STEP = ["path", "step", "source", "target", "meeting"]


def measure(
    graph: KnowledgeGraph, *, one: str, other: str, limit: int = 3, meetings: int = 3, largest: int = 0
) -> pd.DataFrame:
    """A row for each meeting on the shortest paths from `one` to `other` (ids, slugs or names); none without a path.

    Two officials are connected over officials, two units over units (the provinces, unless one of the two is none), an
    official and a unit over both. Told are the first `limit` paths in the order of ids, and of each step the first
    `meetings` meetings by date. `largest`, if not 0, leaves out the meetings with more of them: at a great conference
    all meet all.
    """
    if limit < 1 or meetings < 1 or largest < 0:
        raise MeasureError(f"limit={limit}, meetings={meetings}, largest={largest}: expected 1, 1 and 0 or more")
    ends = [meant(graph, one), meant(graph, other)]
    units = graph.units.set_index("unit")["kind"]
    whole = any(kind == "unit" and units[end] not in PROVINCIAL for kind, end in ends)
    rows = presence(graph, [kind for kind, _ in ends], all_units=whole)
    if largest:
        rows = rows[rows.groupby("meeting")["thing"].transform("size") <= largest]
    paths = islice(_paths(rows, ends[0][1], ends[1][1]), limit)
    steps = [row for number, path in enumerate(paths, 1) for row in _steps(graph, rows, number, path, meetings)]
    return _told(graph, pd.DataFrame(steps, columns=_STEP))


def _paths(rows: pd.DataFrame, one: str, other: str) -> Iterator[tuple[str, ...]]:
    """The shortest paths, in the order of ids, found from their end: each level is one step farther from `other`."""
    levels = [{other}]
    seen = {other}
    while one not in levels[-1]:
        near = _near(rows, levels[-1]) - seen
        if not near:
            return
        levels.append(near)
        seen |= near
    yield from _followed(rows, one, levels[-2::-1])


def _followed(rows: pd.DataFrame, one: str, levels: list[set[str]]) -> Iterator[tuple[str, ...]]:
    if not levels:
        yield (one,)
        return
    for step in sorted(_near(rows, {one}) & levels[0]):
        for rest in _followed(rows, step, levels[1:]):
            yield (one, *rest)


def _near(rows: pd.DataFrame, things: set[str]) -> set[str]:
    """Who was at a meeting with any of them."""
    met = rows.loc[rows["thing"].isin(things), "meeting"]
    return set(rows.loc[rows["meeting"].isin(met), "thing"])


def _steps(
    graph: KnowledgeGraph, rows: pd.DataFrame, number: int, path: tuple[str, ...], most: int
) -> Iterator[tuple[int, int, str, str, str]]:
    dates = graph.meetings.set_index("meeting")["date"]
    for step, (source, target) in enumerate(pairwise(path), 1):
        there = [set(rows.loc[rows["thing"] == end, "meeting"]) for end in (source, target)]
        both = dates.loc[sorted(there[0] & there[1])].sort_values(kind="stable", na_position="last")
        for meeting in both.index[:most]:
            yield number, step, source, target, str(meeting)


def _told(graph: KnowledgeGraph, steps: pd.DataFrame) -> pd.DataFrame:
    """The steps with names, dates, who else was there, and the surest sentence."""
    label = names(graph)
    meetings = graph.meetings.set_index("meeting")
    passages = passages_of(graph.tables, set(steps["meeting"]))
    there = presence(graph, ["official", "unit"], all_units=True)
    there = there[there["meeting"].isin(steps["meeting"])]
    known = {meeting: part["thing"].tolist() for meeting, part in there.groupby("meeting")}
    rows = steps.to_dict("records")
    beside = [[one for one in known[row["meeting"]] if one not in (row["source"], row["target"])] for row in rows]
    first = [next(iter(passages.get(row["meeting"], ())), None) for row in rows]
    quotes = meetings["quote"].reindex(steps["meeting"]).tolist()
    values = {
        **{name: steps[name] for name in _STEP},
        "source_label": [label[row["source"]] for row in rows],
        "target_label": [label[row["target"]] for row in rows],
        "date": meetings["date"].reindex(steps["meeting"]).array,
        "meeting_label": meetings["label"].reindex(steps["meeting"]).array,
        "others": ["; ".join(label[one] for one in others) for others in beside],
        "article": pd.array([one.article if one else None for one in first], dtype="string"),
        "sentence": [one.sentence if one else quote for one, quote in zip(first, quotes, strict=True)],
    }
    return table(COLUMNS, values)
