"""What the tables know beyond other graphs of meetings, the accounts of them, and what was settled there."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from kg.graph import KnowledgeGraph
from kg.graph.rows import Row, rows
from kg.rdf import literals
from kg.rdf.bookkeeping.bases import basis
from kg.rdf.terms import TYPE, Fact, Literal, Terms, about
from kg.rdf.times import EDTF

__all__ = ["accounts", "agreements", "flows", "manifold", "matters", "meetings", "parts"]


def meetings(terms: Terms, graph: KnowledgeGraph) -> Iterator[Fact]:
    """The kind, date and words of meetings as the tables have them, whichever article says what."""
    for row in rows(graph.meetings):
        yield from about(
            terms.id("event", row.meeting),
            (terms.lt["kindCode"], literals.plain(row.kind)),
            (terms.lt["edtf"], _date(row.date)),
            (terms.lt["dateText"], literals.vietnamese(row.date_text)),
            (terms.lt["clause"], literals.plain(row.quote)),
            (terms.lt["articleCount"], literals.integer(row.articles)),
            (terms.lt["unitBasis"], basis(terms, row.unit_basis)),
        )


def accounts(terms: Terms, graph: KnowledgeGraph) -> Iterator[Fact]:
    """What each article says of a meeting."""
    for row in rows(graph.accounts):
        yield from about(
            terms.id("account", row.account),
            (TYPE, terms.lt["Account"]),
            (terms.lt["ofMeeting"], terms.id("event", row.meeting)),
            (terms.lt["inArticle"], terms.id("article", row.article)),
            (terms.lt["kindCode"], literals.plain(row.kind)),
            (terms.lt["edtf"], _date(row.date)),
            (terms.lt["toldStatus"], terms.lt[f"status-{row.status}"] if row.status else None),
            (terms.lt["toldHost"], terms.id("unit", row.host) if row.host else None),
            (terms.lt["side"], terms.id("unit", row.side) if row.side else None),
            *((terms.lt["toldParty"], literals.plain(party)) for party in _parties(row)),
        )


def _date(date: str | None) -> Literal | None:
    return literals.typed(date, EDTF) if date else None


def _parties(account: Row) -> list[str]:
    """The parties one by one; words in another form stay together."""
    parties = (account.parties or "").split(" ")
    if account.parties and parties == sorted(set(parties)) and "" not in parties:
        return parties
    return [account.parties] if account.parties else []


def matters(terms: Terms, graph: KnowledgeGraph) -> Iterator[Fact]:
    """How surely each meeting is about each topic."""
    for row in rows(graph.meeting_topics):
        yield from about(
            terms.id("matter", row.meeting_topic),
            (TYPE, terms.lt["Matter"]),
            (terms.lt["ofMeeting"], terms.id("event", row.meeting)),
            (terms.lt["onTopic"], terms.concept("topic", row.topic)),
            (terms.lt["confidence"], literals.decimal(row.confidence)),
        )


def manifold(graph: KnowledgeGraph) -> pd.DataFrame:
    """The parts of those who had several at one meeting: in RDF they are one participation."""
    parts = graph.participations
    return parts[parts.duplicated(["meeting", "official"], keep=False)]


def parts(terms: Terms, graph: KnowledgeGraph) -> Iterator[Fact]:
    """Each of several parts a person had at a meeting, with the unit stood for and how sure it is."""
    found = list(rows(manifold(graph)))
    lowest: dict[tuple[str, str], str] = {}
    for row in found:
        whole = row.meeting, row.official
        lowest[whole] = min(lowest.get(whole, row.participation), row.participation)
    for row in found:
        yield from about(
            terms.id("part", row.participation),
            (TYPE, terms.lt["Part"]),
            (terms.lt["partOf"], terms.id("participation", lowest[row.meeting, row.official])),
            (terms.lt["partRole"], terms.lt[f"role-{row.role}"]),
            (terms.lt["standsFor"], terms.id("unit", row.unit) if row.unit else None),
            (terms.lt["confidence"], literals.decimal(row.confidence)),
        )


def flows(terms: Terms, graph: KnowledgeGraph) -> Iterator[Fact]:
    """Who shares with, supports or asks whom: what the statements of a meeting come to."""
    for row in rows(graph.flows):
        yield from about(
            terms.id("flow", row.flow),
            (TYPE, terms.lt["Flow"]),
            (terms.lt["ofMeeting"], terms.id("event", row.meeting)),
            (terms.lt["flowFrom"], terms.id("unit", row.source)),
            (terms.lt["flowTo"], terms.id("unit", row.target)),
            (terms.lt["kindCode"], literals.plain(row.kind)),
            (terms.lt["confidence"], literals.decimal(row.confidence)),
        )
    for row in rows(graph.flow_topics):
        yield terms.id("flow", row.flow), terms.lt["onTopic"], terms.concept("topic", row.topic)


def agreements(terms: Terms, graph: KnowledgeGraph) -> Iterator[Fact]:
    """How many articles tell of each agreement, and what settled the versions of its parties."""
    for row in rows(graph.agreements):
        yield from about(
            terms.id("agreement", row.agreement),
            (terms.lt["articleCount"], None if row.articles is None else literals.integer(row.articles)),
            (terms.lt["unitBasis"], basis(terms, row.unit_basis) if row.unit_basis else None),
        )
