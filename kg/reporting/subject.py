"""What a report is about: the graph it was asked of, what was chosen of it, and how its rows are numbered.

Meetings are numbered by day, those without a year last; agreements and flows by their meetings. The numbers are what
the report leads to its rows by.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd

from kg.graph import KnowledgeGraph, edtf
from kg.graph.filtering import dates_of, versions_of
from kg.graph.rows import Row, dicts, grouped, rows
from kg.network import PROVINCIAL
from kg.reporting.wording import Words, words_in

__all__ = ["Conditions", "Subject", "attended", "held", "subject"]

_LATEST = "9999-12-31"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What was asked for; what is None was not narrowed. `unit` is a slug or version id, `topic` a topic id."""

    unit: str | None = None
    topic: str | None = None
    since: str | None = None
    until: str | None = None

    def told(self) -> dict[str, str]:
        """The conditions there are, as `KnowledgeGraph.filter` takes them."""
        named = {name: getattr(self, name) for name in ("unit", "topic", "since", "until")}
        return {name: value for name, value in named.items() if value}


@dataclass(frozen=True, eq=False)
class Subject:
    """The graph as chosen (`graph`) and without what was only planned (`held`), all of it (`whole`), and the words.

    All are seen through one lens. `problems` are what an earlier run could not read: ``path``, ``line``, ``reason``.
    """

    graph: KnowledgeGraph
    held: KnowledgeGraph
    whole: KnowledgeGraph
    words: Words
    conditions: Conditions
    problems: Sequence[Mapping[str, Any]] | None = field(default=None)

    # ---------------------------------------------------------------- rows by id
    @cached_property
    def meetings(self) -> dict[str, Row]:
        """The meetings chosen, planned ones too, by id, in the order of their numbers."""
        dates = dates_of(self.graph.meetings)
        spans = [edtf.days(None if pd.isna(date) else date) for date in dates]
        first = [span[0] if span else _LATEST for span in spans]
        order = sorted(zip(first, rows(self.graph.meetings), strict=True), key=lambda one: (one[0], one[1].meeting))
        return {meeting.meeting: meeting for _, meeting in order}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each meeting, from 1."""
        return {meeting: number for number, meeting in enumerate(self.meetings, start=1)}

    @cached_property
    def agreements(self) -> dict[str, tuple[int, Row]]:
        """The agreements by id, each with its number, in the order of the meetings; those without one last."""
        return self._numbered(self.graph.agreements, "agreement")

    @cached_property
    def flows(self) -> dict[str, tuple[int, Row]]:
        """The flows by id, each with its number, in the order of the meetings."""
        return self._numbered(self.graph.flows, "flow")

    def _numbered(self, frame: pd.DataFrame, key: str) -> dict[str, tuple[int, Row]]:
        found = sorted(rows(frame), key=lambda row: (self.numbers.get(row.meeting, len(self.numbers) + 1), row[0]))
        return {getattr(row, key): (number, row) for number, row in enumerate(found, start=1)}

    def of(self, table: str, column: str) -> dict[str, list[Row]]:
        """The rows of a table of what was chosen, by a column."""
        known: dict[tuple[str, str], dict[str, list[Row]]] = self._groups
        if (table, column) not in known:
            known[table, column] = grouped(self.graph.tables[table], lambda row: str(getattr(row, column)))
        return known[table, column]

    @cached_property
    def _groups(self) -> dict[tuple[str, str], dict[str, list[Row]]]:
        return {}

    @cached_property
    def planned(self) -> frozenset[str]:
        """The meetings that were only planned."""
        return frozenset(one.meeting for one in self.meetings.values() if one.status == "planned")

    # ---------------------------------------------------------------- units
    @cached_property
    def versions(self) -> frozenset[str]:
        """The versions of the unit that was asked for; none without one."""
        if not self.conditions.unit:
            return frozenset()
        return frozenset(versions_of(self.whole.tables, self.conditions.unit))

    @cached_property
    def provincial(self) -> frozenset[str]:
        """The units that are provinces or cities."""
        units = self.whole.units
        return frozenset(units.loc[units["kind"].isin(PROVINCIAL), "unit"])

    @cached_property
    def names(self) -> dict[str, str]:
        """The names of units, topics and officials in the report's language, by id; of namesakes with their years."""
        tables, named = self.whole.tables, self.words.name
        several = tables["units"]["name_vi"].value_counts()
        units = {row["unit"]: named(row["name_vi"], row["name_en"]) for row in dicts(tables["units"])}
        for row in dicts(tables["units"]):
            if several[row["name_vi"]] > 1 and (row["valid_until"] or row["valid_from"]):
                key = "unit.until" if row["valid_until"] else "unit.since"
                year = (row["valid_until"] or row["valid_from"])[:4]
                units[row["unit"]] = self.words.text(key, name=units[row["unit"]], year=year)
        topics = {row["topic"]: named(row["label"], row["label_en"]) for row in dicts(tables["topics"])}
        people = {row["official"]: row["name"] for row in dicts(tables["officials"])}
        return {**people, **topics, **units}

    def sorted_meetings(self, ids: Iterable[str]) -> list[str]:
        """Those of the meetings that were chosen, each once, by their numbers."""
        return sorted({one for one in ids if one in self.numbers}, key=self.numbers.__getitem__)

    @cached_property
    def day(self) -> str | None:
        """The day of which the report speaks in the present: the last asked for, else the last any row names."""
        asked = edtf.days(self.conditions.until)
        if asked:
            return asked[1]
        dates = [*_known(dates_of(self.graph.meetings)), *_known(self.graph.articles["published"])]
        spans = [edtf.days(date) for date in dates]
        return max((span[1] for span in spans if span), default=None)


def _known(dates: pd.Series) -> list[str]:
    return [str(date) for date in dates.dropna()]


def subject(
    graph: KnowledgeGraph,
    *,
    lang: str,
    conditions: Conditions,
    problems: Sequence[Mapping[str, Any]] | None = None,
) -> Subject:
    """What a report of a graph, seen as it is, is about. Raises GraphError for conditions that cannot be meant."""
    chosen = graph.filter(**conditions.told()) if conditions.told() else graph  # type: ignore[arg-type]
    return Subject(chosen, held(chosen), graph, words_in(lang), conditions, problems)


def held(graph: KnowledgeGraph) -> KnowledgeGraph:
    """The graph without meetings that were only planned and what was to be agreed at them."""
    planned = set(graph.meetings.loc[graph.meetings["status"] == "planned", "meeting"])
    return _without(graph, planned) if planned else graph


def attended(graph: KnowledgeGraph, official: str) -> KnowledgeGraph:
    """The graph with the meetings of an official only."""
    own = graph.participations.loc[graph.participations["official"] == official, "meeting"]
    return _without(graph, set(graph.meetings["meeting"]) - set(own), alone=False)


def _without(graph: KnowledgeGraph, meetings: set[str], *, alone: bool = True) -> KnowledgeGraph:
    """The graph without the rows of meetings and what was agreed at them; `alone` keeps agreements of no meeting.

    A view for counting, never handed on: to prune and check the tables again would take longer than all the rest.
    """
    seen = copy(graph)
    for name, frame in graph.tables.items():
        if "meeting" in frame:
            left = frame[~frame["meeting"].isin(meetings)]
            object.__setattr__(seen, name, left if alone else left.dropna(subset="meeting"))
    return seen
