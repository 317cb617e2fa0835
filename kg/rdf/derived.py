"""What follows from the meetings, for drawing and short queries: who met whom, how often, who learned from whom.

Counted as reported, and through the units of today, where meetings between units that are one now are counted for
themselves. Nothing here is read from a text: each tie names the events it counts, which lead to the passages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, combinations

from kg.graph import KnowledgeGraph
from kg.graph.rows import rows
from kg.rdf import literals
from kg.rdf.terms import TYPE, Fact, Iri, Terms, about
from kg.reference.lineage import holders_on, last_change

__all__ = ["ties"]

_PROVINCIAL = ("province", "city")

Pair = tuple[str, str]
Sight = Callable[[str], Iterable[str]]
"""As which units a unit is seen: itself, or those that hold its territory today."""


def ties(terms: Terms, graph: KnowledgeGraph) -> Iterator[Fact]:
    """The ties of provincial units through each lens, and, as reported, which units met and learned from each other."""
    reported = _met(graph, lambda unit: (unit,))
    yield from _through(terms, graph, "as-reported", reported)
    yield from _through(terms, graph, "today", _met(graph, _today))
    for one, other in sorted(reported):
        yield terms.id("unit", one), terms.lt["cooperatesWith"], terms.id("unit", other)
        yield terms.id("unit", other), terms.lt["cooperatesWith"], terms.id("unit", one)
    for flow in rows(graph.flows):
        if flow.kind == "share":
            source, target = terms.id("unit", flow.source), terms.id("unit", flow.target)
            yield source, terms.lt["sharesWith"], target
            yield target, terms.lt["learnsFrom"], source


def _today(unit: str) -> Iterable[str]:
    """The units in force today that hold the territory of a unit: what the lens ``today`` shows it as."""
    return (holder.version for holder in holders_on(unit, last_change()))


def _through(terms: Terms, graph: KnowledgeGraph, lens: str, met: dict[Pair, set[str]]) -> Iterator[Fact]:
    held = {meeting.meeting for meeting in rows(graph.meetings) if meeting.status == "held"}
    topics: dict[str, set[str]] = defaultdict(set)
    for row in rows(graph.meeting_topics):
        topics[row.meeting].add(row.topic)
    for pair, meetings in sorted(met.items()):
        yield from about(
            terms.id("tie", "--".join([lens, *sorted(set(pair))])),
            (TYPE, terms.lt["PairTie" if pair[0] != pair[1] else "InnerTie"]),
            (terms.lt["lens"], terms.lt[f"lens-{lens}"]),
            (terms.lt["lensDay"], literals.day(last_change()) if lens == "today" else None),
            (terms.lt["meetingCount"], literals.integer(len(meetings))),
            (terms.lt["heldCount"], literals.integer(len(meetings & held))),
            *((terms.lt["tiedUnit"], terms.id("unit", unit)) for unit in pair),
            *((terms.lt["basedOn"], terms.id("event", meeting)) for meeting in meetings),
            *((terms.lt["topic"], topic) for topic in _topics(terms, meetings, topics)),
        )


def _topics(terms: Terms, meetings: Iterable[str], topics: dict[str, set[str]]) -> set[Iri]:
    return {terms.concept("topic", topic) for topic in chain.from_iterable(topics[one] for one in meetings)}


def _met(graph: KnowledgeGraph, seen_as: Sight) -> dict[Pair, set[str]]:
    """The meetings of every two provincial units that were parties to them, as the units they are seen as.

    A pair may be of one and the same unit: of two that are one now. Units that stand for one party did not meet.
    """
    provincial = {unit.unit for unit in rows(graph.units) if unit.kind in _PROVINCIAL}
    parties: dict[str, set[Pair]] = defaultdict(set)
    for row in rows(graph.parties):
        if row.unit in provincial:
            parties[row.meeting].update((unit, row.unit) for unit in seen_as(row.unit))
    met: dict[Pair, set[str]] = defaultdict(set)
    for meeting, present in parties.items():
        for (one, as_one), (other, as_other) in combinations(sorted(present), 2):
            if as_one != as_other:
                met[one, other].add(meeting)
    return met
