"""JSON lines for scripts and other languages: one object per thing, with everything that hangs on it inside.

A line is an article, unit, office, official, meeting, agreement or topic; ``table`` says which. A meeting holds its
parties, participations, topics, flows and accounts, an official the offices held, an article its passages. Every
row of the graph stands in exactly one place, with its evidence and the words that are its evidence; values that
are missing are left out, as is the id of the thing a row stands in.

    jq -r 'select(.table == "meetings") | [.date, .label, .quote] | @tsv' graph.jsonl
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from kg.files import write_lines
from kg.graph import TABLES, KnowledgeGraph
from kg.graph.rows import dicts
from kg.graph.schema import STATED

__all__ = ["SUFFIXES", "WITHIN", "export"]

SUFFIXES = (".jsonl", ".jsonl.gz")

WITHIN: Mapping[str, str] = MappingProxyType(
    {
        "passages": "article",
        "mentions": "article",
        "bodies": "unit",
        "holdings": "official",
        "accounts": "meeting",
        "year_candidates": "meeting",
        "parties": "meeting",
        "participations": "meeting",
        "meeting_topics": "meeting",
        "flows": "meeting",
        "flow_topics": "flow",
        "groups": "meeting",
        "statements": "meeting",
        "statement_topics": "statement",
        "statement_things": "statement",
        "statement_groups": "statement",
        "meeting_things": "meeting",
        "agreement_parties": "agreement",
        "evidence": "subject",
    }
)
"""The tables whose rows stand inside another's, with the column that says in which."""

Json = dict[str, Any]
Inner = Mapping[tuple[str, str], Mapping[str, list[Json]]]
"""Rows by the column and id of what they stand in, and then by table."""


def export(graph: KnowledgeGraph, path: str | os.PathLike[str], **options: Any) -> None:
    """Write the graph as JSON lines in UTF-8; no option concerns them."""
    write_lines(path, _lines(graph))


def _lines(graph: KnowledgeGraph) -> Iterator[str]:
    inner = _inner(graph)
    for table in TABLES:
        if table not in WITHIN:
            for row in dicts(graph.tables[table]):
                yield json.dumps({"table": table} | _whole(table, row, inner), ensure_ascii=False, allow_nan=False)


def _inner(graph: KnowledgeGraph) -> Inner:
    inner: dict[tuple[str, str], dict[str, list[Json]]] = defaultdict(lambda: defaultdict(list))
    quotes = dict(zip(graph.passages["passage"], graph.passages["quote"], strict=True))
    for table, column in WITHIN.items():
        for row in dicts(graph.tables[table]):
            if table == "evidence":
                row["quote"] = quotes[row["passage"]]
            inner[column, row.pop(column)][table].append(row)
    return inner


def _whole(table: str, row: Json, inner: Inner) -> Json:
    """The row without what is missing, with the rows inside it, and so on inside them."""
    whole = {column: value for column, value in row.items() if value is not None}
    key = TABLES[table].key[0]
    for column in (key, "subject") if table in STATED else (key,):
        for part, rows in inner.get((column, row.get(key, "")), {}).items():
            whole[part] = [_whole(part, one, inner) for one in rows]
    return whole
