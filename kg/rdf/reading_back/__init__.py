"""RDF of ours read back: the tables a graph had when it was written.

What stands in several graphs is taken from where it is said exactly; `kg.rdf.bookkeeping` says what no other does.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd

from kg.errors import GraphError, RdfError
from kg.graph import KnowledgeGraph
from kg.graph.schema import TABLES
from kg.rdf.reading_back import agents, decisions, meetings, places, said, texts
from kg.rdf.reading_back.facts import Facts
from kg.rdf.reading_back.files import facts

__all__ = ["from_rdf"]

Rows = Iterable[Mapping[str, Any]]

_READERS: Mapping[str, Callable[[Facts], Rows]] = MappingProxyType(
    {
        "articles": texts.articles,
        "passages": texts.passages,
        "evidence": texts.evidence,
        "units": places.units,
        "mentions": places.mentions,
        "topics": places.topics,
        "offices": agents.offices,
        "bodies": agents.bodies,
        "officials": agents.officials,
        "holdings": agents.holdings,
        "meetings": meetings.meetings,
        "accounts": meetings.accounts,
        "year_candidates": meetings.year_candidates,
        "parties": meetings.parties,
        "participations": meetings.participations,
        "groups": meetings.groups,
        "meeting_topics": meetings.meeting_topics,
        "meeting_things": said.meeting_things,
        "flows": said.flows,
        "flow_topics": said.flow_topics,
        "things": said.things,
        "statements": said.statements,
        "statement_topics": said.statement_topics,
        "statement_things": said.statement_things,
        "statement_groups": said.statement_groups,
        "agreements": said.agreements,
        "agreement_parties": said.agreement_parties,
        "resolutions": decisions.resolutions,
    }
)


def from_rdf(path: str | os.PathLike[str], *, base: str | None = None) -> KnowledgeGraph:
    """The graph in a file of RDF that `kg.export` wrote: every table as it was, values, types and order.

    The file is N-Quads, TriG or JSON-LD, perhaps compressed (``graph.nq.gz``), with all its named graphs. Its IRIs may
    stand under any base; with `base` only under that one. Raises UnknownFormatError for a file of another ending;
    RdfError for one that is not RDF, not ours, of another version of ontology or tables, or not whole.
    """
    told = facts(path, base)
    try:
        return KnowledgeGraph(**{name: _frame(name, read(told)) for name, read in _READERS.items()})
    except (GraphError, ValueError, KeyError) as error:
        raise RdfError(f"{path}: {error}; expected a whole file, as kg export wrote it") from error


def _frame(name: str, rows: Rows) -> pd.DataFrame:
    """The rows as a table, in which what no row says is left out."""
    kept = list(rows)
    columns = [column.name for column in TABLES[name].columns if column.default is None]
    strings = {column.name: "string" for column in TABLES[name].columns if column.type == "string"}
    frame = pd.DataFrame({column: pd.Series([row.get(column) for row in kept], dtype=object) for column in columns})
    return frame.astype(strings)
