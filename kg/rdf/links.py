"""What belongs to the flows, statements, agreements and meetings of a graph, by their ids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kg.graph import KnowledgeGraph
from kg.graph.rows import Row, grouped, rows

__all__ = ["Links", "Part"]

Rows = Mapping[str, list[Row]]


class Part(NamedTuple):
    """All parts of a person at a meeting as one: its id, how sure the surest is."""

    id: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Links:
    """The rows of the link tables by what they belong to.

    `things` are by statement and by meeting. `parts` has, by meeting and official, the lowest of the ids of his or
    her parts, under which all of them are one, and the confidence of the surest.
    """

    flow_topics: Rows
    parties: Rows
    statement_topics: Rows
    statement_groups: Rows
    things: Rows
    parts: Mapping[tuple[str, str], Part]

    @classmethod
    def of(cls, graph: KnowledgeGraph) -> Links:
        """The links of a graph."""
        return cls(
            flow_topics=grouped(graph.flow_topics, lambda topic: str(topic.flow)),
            parties=grouped(graph.agreement_parties, lambda party: str(party.agreement)),
            statement_topics=grouped(graph.statement_topics, lambda topic: str(topic.statement)),
            statement_groups=grouped(graph.statement_groups, lambda group: str(group.statement)),
            things=_things(graph),
            parts=_parts(graph),
        )


def _things(graph: KnowledgeGraph) -> Rows:
    known = {thing.thing: thing for thing in rows(graph.things)}
    found: dict[str, list[Row]] = defaultdict(list)
    for link in rows(graph.statement_things):
        found[link.statement].append(known[link.thing])
    for link in rows(graph.meeting_things):
        found[link.meeting].append(known[link.thing])
    return found


def _parts(graph: KnowledgeGraph) -> dict[tuple[str, str], Part]:
    parts = graph.participations.groupby(["meeting", "official"], sort=False, as_index=False)
    found = parts.agg({"participation": "min", "confidence": "max"})
    ones = map(Part, found["participation"], found["confidence"])
    return dict(zip(zip(found["meeting"], found["official"], strict=True), ones, strict=True))
