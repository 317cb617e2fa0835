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
import pyarrow.compute as pc

from kg.graph import KnowledgeGraph
from kg.graph.rows import Row, grouped, rows
from kg.rdf import literals, passages
from kg.rdf.columns import Column, Table, each, encode, flag, joined, only
from kg.rdf.facts import Facts, about
from kg.rdf.source import Source
from kg.rdf.telling import positions
from kg.rdf.terms import DCTERMS, FOAF, PROV, RDFS, TYPE, Fact, Iri, Terms
from kg.rdf.terms import about as about_one
from kg.rdf.versions import release

__all__ = ["THINGS", "compared", "decisions", "inferences", "judgements"]

_GROUNDS = re.compile(
    r"(?P<verdict>same|different|unsure) by (?P<by>.+?) on (?P<on>[0-9]{4}-[0-9]{2}-[0-9]{2}): (?P<why>.*)", re.DOTALL
)
"""How the table resolutions writes a judgement: verdict, by whom, on which day, why."""

THINGS = {"official": "person", "meeting": "event"}


def decisions(source: Source) -> Iterator[Facts]:
    """Why two mentions are one person or one meeting, or were left apart."""
    terms, lt, graph = source.terms, source.terms.lt, source.graph
    for told in source.table("resolutions").runs("decision", "resolution"):
        used = [positions(graph.passages["passage"], told[name]) for name in ("first_passage", "second_passage")]
        yield about(
            told.id("decision", "resolution"),
            (TYPE, lt["Decision"]),
            *((lt["compares"], compared(told, name)) for name in ("subject", "other")),
            (lt["outcome"], told.code("outcome", "decision")),
            *((lt["mentionKey"], told.plain(name)) for name in ("first", "second")),
            (lt["reasons"], told.plain("reasons")),
            (lt["score"], told.decimal("score")),
            (lt["inferred"], flag(told["inferred"])),
            (lt["confidence"], told.decimal("confidence")),
            (PROV["wasAssociatedWith"], each(pc.fill_null(told["judgement"], ""), lambda why: _maker(terms, why))),
            (PROV["wasInformedBy"], only(_judged(told), told.id("judgement", "resolution"))),
            *((PROV["used"], source.passages(rows)) for rows in used),
        )


def judgements(terms: Terms, graph: KnowledgeGraph) -> Iterator[Fact]:
    """The verdicts of persons that made decisions, and the program that made the others."""
    if len(graph.resolutions):
        yield from _program(terms)
    for row in rows(graph.resolutions[graph.resolutions["judgement"].notna()]):
        yield from _judgement(terms, row)


def compared(told: Table, name: str) -> Column:
    """The persons or meetings that the decisions compare, which the column names."""
    kinds = {kind: told.terms.id(thing, "")[:-1] for kind, thing in THINGS.items()}
    return joined(each(told["kind"], kinds.__getitem__), encode(told[name]), ">")


def _maker(terms: Terms, judgement: str) -> Iri:
    """Who decided: the person who judged, else the program."""
    judged = _GROUNDS.fullmatch(judgement)
    return _person(terms, judged["by"]) if judged else _agent(terms)


def _judged(told: Table) -> Column:
    """Where a judgement made the decision."""
    return pc.is_valid(each(told["judgement"], lambda why: why if _GROUNDS.fullmatch(why) else None))


def _judgement(terms: Terms, row: Row) -> Iterator[Fact]:
    """The verdict of a person that made a decision; words in another form are quoted as they are."""
    judged = _GROUNDS.fullmatch(row.judgement or "")
    if row.judgement and not judged:
        yield terms.id("decision", row.resolution), RDFS["comment"], literals.plain(row.judgement)
    if judged:
        who, name = _person(terms, judged["by"]), literals.vietnamese(judged["by"])
        yield from about_one(
            terms.id("judgement", row.resolution),
            (TYPE, terms.lt["Judgement"]),
            (terms.lt["verdict"], terms.lt[f"verdict-{judged['verdict']}"]),
            (terms.lt["reasons"], literals.plain(judged["why"])),
            (DCTERMS["date"], literals.day(judged["on"])),
            (PROV["wasAssociatedWith"], who),
        )
        yield from about_one(who, (TYPE, PROV["Person"]), (FOAF["name"], name))


def inferences(terms: Terms, graph: KnowledgeGraph) -> Iterator[Fact]:
    """How the years of meetings were inferred that no text gives, and every candidate with its reason."""
    candidates = grouped(graph.year_candidates, lambda candidate: str(candidate.meeting))
    meetings = [meeting for meeting in rows(graph.meetings) if meeting.meeting in candidates]
    if meetings:
        yield from _program(terms)
    for meeting in meetings:
        year = meeting.year_inferred
        yield from about_one(
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
        yield from about_one(
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
    known = graph.passages[graph.passages["passage"].isin(reasons["passage"])]
    told = {passage.passage: passage for passage in rows(known)}
    grounds: dict[str, set[Iri]] = defaultdict(set)
    for reason in rows(reasons):
        grounds[reason.subject].add(_passage(terms, told[reason.passage]))
    return grounds


def _reasons(graph: KnowledgeGraph) -> pd.DataFrame:
    return graph.evidence[graph.evidence["subject"].isin(graph.year_candidates["year_candidate"])]


def _candidate(terms: Terms, row: Row) -> Iri:
    return terms.id("candidate", row.year_candidate)


def _passage(terms: Terms, passage: Row) -> Iri:
    return passages.at(terms.id("article", passage.article), "char", passage)


# ---------------------------------------------------------------- who
def _agent(terms: Terms) -> Iri:
    return terms.id("agent", f"lientinh-{release()}")


def _program(terms: Terms) -> Iterator[Fact]:
    label = literals.english(f"Liên tỉnh {release()}")
    return about_one(_agent(terms), (TYPE, PROV["SoftwareAgent"]), (RDFS["label"], label))


def _person(terms: Terms, name: str) -> Iri:
    return terms.id("judge", name)
