"""What belongs to the flows, statements, agreements and meetings of a graph, by their ids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from kg.graph import KnowledgeGraph
from kg.graph.rows import Row, grouped, rows

__all__ = ["Links"]

Rows = Mapping[str, list[Row]]


@dataclass(frozen=True, slots=True)
class Links:
    """The rows of the link tables by what they belong to.

    `things` are by statement and by meeting. `part_ids` has, by meeting and official, the lowest of the ids of his or
    her parts: under it all of them are one.
    """

    flow_topics: Rows
    parties: Rows
    statement_topics: Rows
    statement_groups: Rows
    things: Rows
    part_ids: Mapping[tuple[str, str], str]

    @classmethod
    def of(cls, graph: KnowledgeGraph) -> Links:
        """The links of a graph."""
        return cls(
            flow_topics=grouped(graph.flow_topics, lambda topic: str(topic.flow)),
            parties=grouped(graph.agreement_parties, lambda party: str(party.agreement)),
            statement_topics=grouped(graph.statement_topics, lambda topic: str(topic.statement)),
            statement_groups=grouped(graph.statement_groups, lambda group: str(group.statement)),
            things=_things(graph),
            part_ids=_part_ids(graph),
        )


def _things(graph: KnowledgeGraph) -> Rows:
    known = {thing.thing: thing for thing in rows(graph.things)}
    found: dict[str, list[Row]] = defaultdict(list)
    for link in rows(graph.statement_things):
        found[link.statement].append(known[link.thing])
    for link in rows(graph.meeting_things):
        found[link.meeting].append(known[link.thing])
    return found


def _part_ids(graph: KnowledgeGraph) -> dict[tuple[str, str], str]:
    parts = graph.participations
    lowest = parts.groupby(["meeting", "official"], sort=False, as_index=False)["participation"].min()
    return dict(zip(zip(lowest["meeting"], lowest["official"], strict=True), lowest["participation"], strict=True))
