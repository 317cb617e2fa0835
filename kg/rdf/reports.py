"""What each article reports, cut out of the tables of a graph.

A meeting told in two papers is described twice, each time as that paper tells it. Which rows those are is known to
`kg.rdf.telling`; how they become RDF is left to the modules that describe them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from kg.graph import KnowledgeGraph
from kg.graph.rows import Row, rows
from kg.rdf.links import Links, Part
from kg.rdf.telling import OF_A_MEETING, OF_AN_ARTICLE, Told, told

__all__ = ["Report", "link", "reports"]

_BATCH = 500  # articles whose rows are held as Python values at once: enough to make the reading of columns pay


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
    mentions: list[Row] = field(default_factory=list)
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


def reports(graph: KnowledgeGraph, wanted: Collection[str] | None = None) -> Iterator[Report]:
    """What each article reports, in the order of the articles' ids; rows are read while they are asked for.

    With `wanted` only the articles of these ids.
    """
    if wanted is not None and not wanted:
        return
    ids = sorted(graph.articles["article"])
    index = told(graph, ids)
    links = Links.of(graph)
    for first, last in _batches(ids, wanted):
        for report in _batch(graph, {table: pairs.between(first, last) for table, pairs in index.items()}):
            link(report, links)
            yield report


def _batches(ids: Sequence[str], wanted: Collection[str] | None) -> Iterable[tuple[int, int]]:
    """The stretches of articles that are read at once, each from a position up to but not including another."""
    if wanted is None:
        return ((first, first + _BATCH) for first in range(0, len(ids), _BATCH))
    return ((place, place + 1) for place, article in enumerate(ids) if article in wanted)


def _batch(graph: KnowledgeGraph, index: Mapping[str, Told]) -> list[Report]:
    """The reports of some articles, without the parts of flows and agreements."""
    named = _Named(graph, index)
    told_by = {place: Report(row, place, named) for place, row in _pairs(graph, "articles", index["articles"])}
    for table in (*OF_AN_ARTICLE, *OF_A_MEETING):
        for place, row in _pairs(graph, table, index[table]):
            getattr(told_by[place], table).append(row)
    meetings = {row.meeting: row for _, row in _pairs(graph, "meetings", index["meetings"])}
    for report in told_by.values():
        report.meetings = [meetings[account.meeting] for account in report.accounts]
    for (place, subject), found in _evidence(graph, index["evidence"], index["passages"]).items():
        told_by[place].passages[subject] = found
    return list(told_by.values())


class _Named:
    """The passages that some articles name things in: read when first asked for, which is seldom."""

    def __init__(self, graph: KnowledgeGraph, index: Mapping[str, Told]) -> None:
        self._graph, self._index = graph, index

    def of(self, place: int, subject: str) -> list[Row]:
        """The passages in which the article at that place names the subject."""
        return self._found.get((place, subject), [])

    @cached_property
    def _found(self) -> dict[tuple[int, str], list[Row]]:
        return _evidence(self._graph, self._index["naming"], self._index["named"])


def _evidence(graph: KnowledgeGraph, evidence: Told, passages: Told) -> dict[tuple[int, str], list[Row]]:
    """The passages by the article they stand in and what they evidence."""
    known = {row.passage: row for _, row in _pairs(graph, "passages", passages)}
    reasons = graph.evidence.iloc[evidence.rows]
    told = zip(evidence.articles.tolist(), reasons["subject"], reasons["passage"], strict=True)
    found: defaultdict[tuple[int, str], list[Row]] = defaultdict(list)
    for place, subject, passage in dict.fromkeys(told):  # several rules may give one passage
        found[place, subject].append(known[passage])
    return found


def _pairs(graph: KnowledgeGraph, table: str, told: Told) -> Iterator[tuple[int, Row]]:
    """The rows that articles tell of a table, each with the position of the article."""
    return zip(told.articles.tolist(), rows(getattr(graph, table).iloc[told.rows]), strict=True)


def link(report: Report, links: Links) -> None:
    """Give a report what its flows and statements are about, who makes them, and the parties of its agreements."""
    said = [one.statement for one in report.statements]
    report.flow_topics = {flow.flow: links.flow_topics.get(flow.flow, []) for flow in report.flows}
    report.agreement_parties = {one.agreement: links.parties.get(one.agreement, []) for one in report.agreements}
    report.statement_topics = {one: links.statement_topics.get(one, []) for one in said}
    report.statement_groups = {one: links.statement_groups.get(one, []) for one in said}
    report.things = {one: links.things.get(one, []) for one in (*said, *(row.meeting for row in report.meetings))}
    report.parts = links.parts
