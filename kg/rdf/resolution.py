"""How it was decided who is who, which meeting is which and which year it was, as activities of PROV.

Every decision says what it compared, its outcome, why, how sure it is, on which passages it stands and who made it:
the program, or a person by a judgement. The year of a meeting that no text gives is an inference from candidates.
Dates and years themselves are told by `kg.rdf.events`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import pandas as pd

from kg.graph import KnowledgeGraph
from kg.graph.rows import Row, grouped, rows
from kg.rdf import literals, passages
from kg.rdf.terms import DCTERMS, FOAF, PROV, RDFS, TYPE, Fact, Iri, Terms, about
from kg.rdf.versions import release

__all__ = ["THINGS", "decisions", "inferences"]

_GROUNDS = re.compile(
    r"(?P<verdict>same|different|unsure) by (?P<by>.+?) on (?P<on>[0-9]{4}-[0-9]{2}-[0-9]{2}): (?P<why>.*)", re.DOTALL
)
"""How the table resolutions writes a judgement: verdict, by whom, on which day, why."""

THINGS = {"official": "person", "meeting": "event"}


def decisions(terms: Terms, graph: KnowledgeGraph) -> Iterator[Fact]:
    """Why two mentions are one person or one meeting, or were left apart."""
    told = {passage.passage: passage for passage in rows(graph.passages)}
    if len(graph.resolutions):
        yield from _program(terms)
    for row in rows(graph.resolutions):
        yield from _decision(terms, row, told)
        yield from _judgement(terms, row)


def _decision(terms: Terms, row: Row, told: dict[str, Row]) -> Iterator[Fact]:
    kind, judged = THINGS[row.kind], _GROUNDS.fullmatch(row.judgement or "")
    who = _person(terms, judged["by"]) if judged else _agent(terms)
    stands_on = (told[passage] for passage in (row.first_passage, row.second_passage) if passage)
    return about(
        terms.id("decision", row.resolution),
        (TYPE, terms.lt["Decision"]),
        (terms.lt["compares"], terms.id(kind, row.subject)),
        (terms.lt["compares"], terms.id(kind, row.other)),
        (terms.lt["outcome"], terms.lt[f"outcome-{row.decision}"]),
        (terms.lt["mentionKey"], literals.plain(row.first)),
        (terms.lt["mentionKey"], literals.plain(row.second)),
        (terms.lt["reasons"], literals.plain(row.reasons) if row.reasons else None),
        (terms.lt["score"], literals.decimal(row.score)),
        (terms.lt["inferred"], literals.boolean(True) if row.inferred else None),
        (terms.lt["confidence"], literals.decimal(row.confidence)),
        (PROV["wasAssociatedWith"], who),
        (PROV["wasInformedBy"], _judged(terms, row) if judged else None),
        *((PROV["used"], _passage(terms, passage)) for passage in stands_on),
    )


def _judgement(terms: Terms, row: Row) -> Iterator[Fact]:
    """The verdict of a person that made a decision; words in another form are quoted as they are."""
    judged = _GROUNDS.fullmatch(row.judgement or "")
    if row.judgement and not judged:
        yield terms.id("decision", row.resolution), RDFS["comment"], literals.plain(row.judgement)
    if judged:
        who, name = _person(terms, judged["by"]), literals.vietnamese(judged["by"])
        yield from about(
            _judged(terms, row),
            (TYPE, terms.lt["Judgement"]),
            (terms.lt["verdict"], terms.lt[f"verdict-{judged['verdict']}"]),
            (terms.lt["reasons"], literals.plain(judged["why"])),
            (DCTERMS["date"], literals.day(judged["on"])),
            (PROV["wasAssociatedWith"], who),
        )
        yield from about(who, (TYPE, PROV["Person"]), (FOAF["name"], name))


def inferences(terms: Terms, graph: KnowledgeGraph) -> Iterator[Fact]:
    """How the years of meetings were inferred that no text gives, and every candidate with its reason."""
    candidates = grouped(graph.year_candidates, lambda candidate: str(candidate.meeting))
    meetings = [meeting for meeting in rows(graph.meetings) if meeting.meeting in candidates]
    if meetings:
        yield from _program(terms)
    for meeting in meetings:
        year = meeting.year_inferred
        yield from about(
            terms.id("inference", meeting.meeting),
            (TYPE, terms.lt["YearInference"]),
            (terms.lt["concerns"], terms.id("event", meeting.meeting)),
            (terms.lt["inferredYear"], None if year is None else literals.year(f"{year:04d}")),
            (terms.lt["confidence"], literals.decimal(meeting.year_confidence)),
            (terms.lt["reasons"], literals.plain(meeting.year_reason) if meeting.year_reason else None),
            (PROV["wasAssociatedWith"], _agent(terms)),
            *((terms.lt["hasCandidate"], _candidate(terms, row)) for row in candidates[meeting.meeting]),
        )
    grounds = _grounds(terms, graph)
    for row in rows(graph.year_candidates):
        yield from about(
            _candidate(terms, row),
            (TYPE, terms.lt["YearCandidate"]),
            (terms.lt["candidateYear"], literals.year(f"{row.year:04d}")),
            (terms.lt["reasonName"], literals.plain(row.reason)),
            (terms.lt["because"], literals.plain(row.because)),
            (terms.lt["confidence"], literals.decimal(row.confidence)),
            (terms.lt["chosen"], literals.boolean(True) if row.chosen else None),
            *((terms.lt["evidence"], passage) for passage in grounds.get(row.year_candidate, ())),
        )


def _grounds(terms: Terms, graph: KnowledgeGraph) -> dict[str, set[Iri]]:
    """The passages the reasons of years stand on; what rules a year out may stand on facts alone."""
    reasons = _reasons(graph)
    told = {passage.passage: passage for passage in rows(graph.passages)} if len(reasons) else {}
    grounds: dict[str, set[Iri]] = defaultdict(set)
    for reason in rows(reasons):
        grounds[reason.subject].add(_passage(terms, told[reason.passage]))
    return grounds


def _reasons(graph: KnowledgeGraph) -> pd.DataFrame:
    return graph.evidence[graph.evidence["subject"].isin(graph.year_candidates["year_candidate"])]


def _candidate(terms: Terms, row: Row) -> Iri:
    return terms.id("candidate", row.year_candidate)


def _judged(terms: Terms, row: Row) -> Iri:
    return terms.id("judgement", row.resolution)


def _passage(terms: Terms, passage: Row) -> Iri:
    return passages.at(terms.id("article", passage.article), "char", passage)


# ---------------------------------------------------------------- who
def _agent(terms: Terms) -> Iri:
    return terms.id("agent", f"lientinh-{release()}")


def _program(terms: Terms) -> Iterator[Fact]:
    label = literals.english(f"Liên tỉnh {release()}")
    return about(_agent(terms), (TYPE, PROV["SoftwareAgent"]), (RDFS["label"], label))


def _person(terms: Terms, name: str) -> Iri:
    return terms.id("judge", name)
