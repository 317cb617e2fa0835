"""What each article reports of meetings and agreements, cut out of the tables of a graph.

What all articles tell, whether or not they tell of a meeting, is described by the column and needs no report. A
meeting told in two papers is described twice, each time as that paper tells it. Which rows those are is known to
`kg.rdf.telling`; how they become RDF is left to the modules that describe them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

import numpy as np

from kg.graph.rows import Row
from kg.rdf.batches import Batch
from kg.rdf.links import Links, Part
from kg.rdf.source import Source
from kg.rdf.telling import OF_A_MEETING, Told

__all__ = ["Report", "link", "reports"]

_OF_AN_ARTICLE = ("accounts", "holdings", "agreements")


class Named(Protocol):
    """Knows the passages in which articles name things."""

    def of(self, place: int, subject: str) -> list[Row]:
        """The passages in which the article at that place names the subject."""
        ...


@dataclass(slots=True)
class Report:
    """The rows one article tells, table by table; `meetings` holds the meetings of its `accounts` in that order.

    `things` are those that statements and meetings are about, by the id of these; `passages` are the article's
    passages by what they evidence; those that only name something are added when `evidence` is asked for them.
    `position` is that of the article among all, `named` knows what is named where. `parts` has, by meeting and
    official, all parts of the person at the meeting as one, whichever article tells of which.
    """

    article: Row
    position: int
    named: Named
    accounts: list[Row] = field(default_factory=list)
    meetings: list[Row] = field(default_factory=list)
    holdings: list[Row] = field(default_factory=list)
    parties: list[Row] = field(default_factory=list)
    participations: list[Row] = field(default_factory=list)
    meeting_topics: list[Row] = field(default_factory=list)
    flows: list[Row] = field(default_factory=list)
    groups: list[Row] = field(default_factory=list)
    statements: list[Row] = field(default_factory=list)
    agreements: list[Row] = field(default_factory=list)
    flow_topics: dict[str, list[Row]] = field(default_factory=dict)
    statement_topics: dict[str, list[Row]] = field(default_factory=dict)
    statement_groups: dict[str, list[Row]] = field(default_factory=dict)
    things: dict[str, list[Row]] = field(default_factory=dict)
    agreement_parties: dict[str, list[Row]] = field(default_factory=dict)
    passages: dict[str, list[Row]] = field(default_factory=dict)
    parts: Mapping[tuple[str, str], Part] = field(default_factory=dict)

    def evidence(self, *subjects: str) -> list[Row]:
        """The passages of this article that evidence the first of the subjects that has any."""
        for subject in subjects:
            found = self.passages.get(subject) or self.named.of(self.position, subject)
            if found:
                self.passages[subject] = found
                return found
        return []


def reports(batch: Batch) -> list[Report]:
    """What each of the articles reports that tells of a meeting or an agreement, in the order of their ids."""
    source, telling = batch.source, (*OF_A_MEETING, "accounts", "agreements")
    some = np.unique(np.concatenate([batch.places(table) for table in telling]))
    index = {table: told.of_these(some) for table, told in batch.told.items()} if len(some) else {}
    named = _Named(source, index)
    told_by = {place: Report(row, place, named) for place, row in _pairs(source, "articles", index)}
    for table in (*_OF_AN_ARTICLE, *OF_A_MEETING):
        for place, row in _pairs(source, table, index):
            getattr(told_by[place], table).append(row)
    meetings = {row.meeting: row for _, row in _pairs(source, "meetings", index)}
    for (place, subject), found in _evidence(source, index, "evidence", "evident").items():
        told_by[place].passages[subject] = found
    for report in told_by.values():
        report.meetings = [meetings[account.meeting] for account in report.accounts]
        link(report, source.links)
    return list(told_by.values())


class _Named:
    """The passages that some articles name things in: read when first asked for, which is seldom."""

    def __init__(self, source: Source, index: Mapping[str, Told]) -> None:
        self._source, self._index = source, index

    def of(self, place: int, subject: str) -> list[Row]:
        """The passages in which the article at that place names the subject."""
        return self._found.get((place, subject), [])

    @cached_property
    def _found(self) -> dict[tuple[int, str], list[Row]]:
        return _evidence(self._source, self._index, "naming", "named")


def _evidence(
    source: Source, index: Mapping[str, Told], evidence: str, passages: str
) -> dict[tuple[int, str], list[Row]]:
    """The passages by the article they stand in and what they evidence."""
    found: defaultdict[tuple[int, str], list[Row]] = defaultdict(list)
    if index:
        known = {row.passage: row for row in source.table("passages", np.unique(index[passages].rows)).each()}
        reasons = source.table("evidence", index[evidence].rows)
        subjects, named = reasons["subject"].to_pylist(), reasons["passage"].to_pylist()
        told = zip(index[evidence].articles.tolist(), subjects, named, strict=True)
        for place, subject, passage in dict.fromkeys(told):  # several rules may give one passage
            found[place, subject].append(known[passage])
    return found


def _pairs(source: Source, table: str, index: Mapping[str, Told]) -> Iterator[tuple[int, Row]]:
    """The rows that articles tell of a table, each with the position of the article."""
    if not index:
        return iter(())
    told = index[table]
    return zip(told.articles.tolist(), source.table(table, told.rows).each(), strict=True)


def link(report: Report, links: Links) -> None:
    """Give a report what its flows and statements are about, who makes them, and the parties of its agreements."""
    said = [one.statement for one in report.statements]
    report.flow_topics = {flow.flow: links.flow_topics.get(flow.flow, []) for flow in report.flows}
    report.agreement_parties = {one.agreement: links.parties.get(one.agreement, []) for one in report.agreements}
    report.statement_topics = {one: links.statement_topics.get(one, []) for one in said}
    report.statement_groups = {one: links.statement_groups.get(one, []) for one in said}
    report.things = {one: links.things.get(one, []) for one in (*said, *(row.meeting for row in report.meetings))}
    report.parts = links.parts
