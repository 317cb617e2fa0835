"""Why a row of the graph is there: what it says, who says so, by which rule, what was joined and what inferred.

Any id explains itself: that of a thing (a meeting, a person, a unit), of what ties things (a party, a holding, a
flow), or of a decision. The lines are for people; every sentence comes with article and offsets, so that it can be
found again.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from kg.errors import GraphError
from kg.graph.evidence import evidence_of
from kg.graph.graph import KnowledgeGraph
from kg.graph.rows import Row, dicts, rows
from kg.graph.schema import TABLES

__all__ = ["explain"]

Tables = Mapping[str, pd.DataFrame]

_LABELS = {
    "units": "name_vi",
    "officials": "name",
    "bodies": "label",
    "offices": "label",
    "meetings": "label",
    "agreements": "title",
    "topics": "label",
    "things": "label",
    "groups": "label",
    "articles": "title",
    "passages": "quote",
}
"""The columns by which rows of these tables are called when another row refers to them."""

_TOLD_BELOW = {"year_inferred", "year_confidence", "year_reason", "quote", "sentence", "prefix", "suffix"}
_MOST = 25  # passages printed of what very many state, such as a unit


def explain(graph: KnowledgeGraph, id: str) -> Iterator[str]:
    """Lines that say why the row of this id is there; of several tables with this id, one after the other.

    Raises GraphError with near matches for an id that no table holds.
    """
    tables = graph.tables
    holding = [
        name for name, table in TABLES.items() if len(table.key) == 1 and (tables[name][table.key[0]] == id).any()
    ]
    if not holding:
        raise GraphError(f"no row has the id {id!r}; near: {', '.join(_near(tables, id)) or 'none'}")
    return (line for name in holding for line in _row(tables, name, id))


def _near(tables: Tables, id: str) -> list[str]:
    known = [one for name, table in TABLES.items() if len(table.key) == 1 for one in tables[name][table.key[0]]]
    return difflib.get_close_matches(id, known, n=3, cutoff=0.7)


def _row(tables: Tables, name: str, id: str) -> Iterator[str]:
    table = TABLES[name]
    (row,) = dicts(tables[name][tables[name][table.key[0]] == id])
    yield f"{id}: {table.row}"
    yield from _facts(tables, name, row)
    if name == "meetings":
        yield from _year(tables, id, row)
        yield from _accounts(tables, id)
    if name in ("meetings", "officials"):
        yield from _decisions(tables, id)
    if name == "passages":
        yield from _stated_by(tables, row)
    elif name not in ("articles", "resolutions"):
        yield from _sentences(tables, id)


# ---------------------------------------------------------------- what it says
def _facts(tables: Tables, name: str, row: Mapping[str, Any]) -> Iterator[str]:
    """The columns with what they mean to say; ids with what they are called."""
    for column in TABLES[name].columns[1:]:
        value = row[column.name]
        if value is not None and column.name not in _TOLD_BELOW:
            called = _called(tables, column.refers, value) if column.refers else ""
            yield f"  {column.name}: {value}{called}"


def _called(tables: Tables, table: str, id: str) -> str:
    label = _LABELS.get(table)
    frame = tables[table]
    found = frame.loc[frame[TABLES[table].key[0]] == id, label] if label else pd.Series(dtype="string")
    return f" ({found.iloc[0]})" if len(found) else ""


# ---------------------------------------------------------------- inferred
def _year(tables: Tables, meeting: str, row: Mapping[str, Any]) -> Iterator[str]:
    candidates = tables["year_candidates"]
    found = sorted(
        rows(candidates[candidates["meeting"] == meeting]), key=lambda one: (not one.chosen, one.year, -one.confidence)
    )
    if row["year_inferred"] is not None:
        yield f"  year inferred: {row['year_inferred']} (confidence {row['year_confidence']:.2f}); no article gives it"
    elif found:
        yield "  year: open; no candidate is probable enough"
    for one in found:
        speaks = f"speaks for it {one.confidence:.2f}" if one.confidence else "rules it out"
        yield f"    {one.year}: {one.reason} {speaks}: {one.because}"


# ---------------------------------------------------------------- who says so
_COMPARED = ("date", "kind", "status", "parties", "host")


def _accounts(tables: Tables, meeting: str) -> Iterator[str]:
    """What each article says of a meeting, and in what they differ."""
    articles = {article.article: article for article in rows(tables["articles"])}
    accounts = tables["accounts"]
    told = list(rows(accounts[accounts["meeting"] == meeting]))
    yield f"  accounts: {len(told)}"
    for account in told:
        yield f"    {account.article}: {_source(articles.get(account.article))}"
        said = (f"{name} {getattr(account, name)}" for name in _COMPARED if getattr(account, name) is not None)
        yield f"      says {'; '.join(said)}" + (f"; from the side of {account.side}" if account.side else "")
    yield from (f"  accounts differ in {name}: {' | '.join(values)}" for name, values in _differing(told))


def _source(article: Row) -> str:
    told = (article.title, article.publisher, article.published) if article else ()
    return ", ".join(text for text in told if text)


def _differing(accounts: Iterable[Row]) -> Iterator[tuple[str, list[str]]]:
    for name in _COMPARED:
        values = sorted({str(getattr(account, name) or "not said") for account in accounts})
        if len(values) > 1:
            yield name, values


def _decisions(tables: Tables, id: str) -> Iterator[str]:
    """Which mentions were joined or left apart, with score, reasons and what a person judged."""
    resolutions = tables["resolutions"]
    for one in rows(resolutions[(resolutions["subject"] == id) | (resolutions["other"] == id)]):
        inferred = ", inferred" if one.inferred else ""
        sure = f"score {one.score:+.2f}, confidence {one.confidence:.2f}{inferred}"
        yield f"  {one.decision} ({sure}, {one.resolution}):"
        yield f"    {one.first}"
        yield f"    {one.second}"
        yield f"    because {one.reasons}" if one.reasons else "    no reason was weighed"
        if one.judgement:
            yield f"    judged {one.judgement}"


def _sentences(tables: Tables, id: str) -> Iterator[str]:
    """The passages that state it, each with rule, confidence, article and offsets, and its sentence."""
    evidence = list(rows(evidence_of(tables, id)))
    yield f"  evidence: {len(evidence)}" + (f", the first {_MOST}" if len(evidence) > _MOST else "")
    for one in evidence[:_MOST]:
        states = "" if one.subject == id else f" states {one.subject}"
        yield f"    {one.article} {one.start}–{one.end} ({one.rule}, {one.confidence:.2f}){states}"
        sentence, quote = _in_one_line(one.sentence), _in_one_line(one.quote)
        yield f"      “{sentence.replace(quote, f'[{quote}]', 1)}”"


def _stated_by(tables: Tables, passage: Mapping[str, Any]) -> Iterator[str]:
    """The words of a passage, and what stands on them."""
    yield f"  “{_in_one_line(passage['sentence'])}”"
    evidence = tables["evidence"]
    for one in rows(evidence[evidence["passage"] == passage["passage"]]):
        yield f"  states {one.subject} ({one.rule}, {one.confidence:.2f})"


def _in_one_line(words: str) -> str:
    return " ".join(words.split())
