"""What each article reports, cut out of the tables of a graph.

A row belongs to the reports of all articles that evidence it; one without evidence of its own to those that
report its meeting. So a meeting told in two papers is described twice, each time as that paper tells it.
How the rows become RDF is left to the modules that describe them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kg.graph import KnowledgeGraph
from kg.graph.rows import Row, grouped, rows

__all__ = ["Report", "reports"]

_OF_AN_ARTICLE = ("mentions", "holdings", "agreements")
_OF_A_MEETING = {
    "parties": "party",
    "participations": "participation",
    "meeting_topics": "meeting_topic",
    "flows": "flow",
    "groups": "group",
    "statements": "statement",
}
"""The tables whose rows belong to a meeting, with the column that tells them apart."""

Told = dict[str, "Report"]
Articles = dict[str, set[str]]


@dataclass(slots=True)
class Report:
    """The rows one article tells, table by table; `meetings` holds the meetings of its `accounts` in that order.

    `things` are those that statements and meetings are about, by the id of these; `passages` are the article's
    passages by what they evidence; `part_ids` has, by meeting and official, the id under which all parts of the person
    at the meeting are one, whichever article tells of which.
    """

    article: Row
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
    part_ids: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def evidence(self, *subjects: str) -> list[Row]:
        """The passages of this article that evidence the first of the subjects that has any."""
        return next((found for subject in subjects if (found := self.passages.get(subject))), [])


def reports(graph: KnowledgeGraph) -> Iterator[Report]:
    """What each article reports, in the order of the articles' ids."""
    told = {article.article: Report(article) for article in rows(graph.articles)}
    where = _passages(graph, told)
    _accounts(graph, told, where)
    for table in _OF_AN_ARTICLE:
        for row in rows(getattr(graph, table)):
            getattr(told[row.article], table).append(row)
    for table, key in _OF_A_MEETING.items():
        for row in rows(getattr(graph, table)):
            for article in where.get(getattr(row, key)) or where[row.meeting]:
                getattr(told[article], table).append(row)
    _parts(graph, told)
    return (told[article] for article in sorted(told))


def _passages(graph: KnowledgeGraph, told: Told) -> Articles:
    """Give every report its passages; returns which articles evidence what."""
    passages = {passage.passage: passage for passage in rows(graph.passages)}
    reasons = set(zip(graph.evidence["subject"], graph.evidence["passage"], strict=True))  # several rules may give one
    where: Articles = defaultdict(set)
    for subject, passage in sorted(reasons):
        row = passages[passage]
        where[subject].add(row.article)
        told[row.article].passages.setdefault(subject, []).append(row)
    return where


def _accounts(graph: KnowledgeGraph, told: Told, where: Articles) -> None:
    meetings = {meeting.meeting: meeting for meeting in rows(graph.meetings)}
    for account in rows(graph.accounts):
        report = told[account.article]
        report.accounts.append(account)
        report.meetings.append(meetings[account.meeting])
        where[account.meeting].add(account.article)


def _parts(graph: KnowledgeGraph, told: Told) -> None:
    """Give every report what its flows and statements are about, who makes them, and the parties of its agreements."""
    topics = grouped(graph.flow_topics, lambda topic: str(topic.flow))
    parties = grouped(graph.agreement_parties, lambda party: str(party.agreement))
    part_ids = {
        (row.meeting, row.official): row.participation
        for row in sorted(rows(graph.participations), key=lambda row: str(row.participation), reverse=True)
    }
    said_topics = grouped(graph.statement_topics, lambda topic: str(topic.statement))
    said_groups = grouped(graph.statement_groups, lambda group: str(group.statement))
    things = _things(graph)
    for report in told.values():
        said = [one.statement for one in report.statements]
        report.statement_topics = {one: said_topics.get(one, []) for one in said}
        report.statement_groups = {one: said_groups.get(one, []) for one in said}
        report.things = {one: things.get(one, []) for one in (*said, *(row.meeting for row in report.meetings))}
        report.part_ids = part_ids
        report.flow_topics = {flow.flow: topics.get(flow.flow, []) for flow in report.flows}
        report.agreement_parties = {one.agreement: parties.get(one.agreement, []) for one in report.agreements}


def _things(graph: KnowledgeGraph) -> dict[str, list[Row]]:
    """The things statements and meetings are about, by the ids of these."""
    known = {thing.thing: thing for thing in rows(graph.things)}
    found: dict[str, list[Row]] = defaultdict(list)
    for link in rows(graph.statement_things):
        found[link.statement].append(known[link.thing])
    for link in rows(graph.meeting_things):
        found[link.meeting].append(known[link.thing])
    return found
