"""The way from a row of the graph to the passages that say so.

Rows of the STATED tables have evidence of their own. Units, bodies, offices, topics and things are known rather than
stated: for them the evidence of the rows that name them counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from kg.errors import GraphError
from kg.graph.schema import STATED, TABLES

__all__ = ["Passage", "evidence_of", "passages_of"]

Tables = Mapping[str, pd.DataFrame]

_KNOWN = ("units", "bodies", "offices", "topics")
_SPOKEN_OF = (("statement_things", "statement"), ("meeting_things", "meeting"))
"""The tables that say what stated rows are about, with the column that names these."""


class Passage(NamedTuple):
    """A stretch of an article that says so: its id, the article's, the words, the sentence they stand in."""

    id: str
    article: str
    quote: str
    sentence: str


def evidence_of(tables: Tables, id: str) -> pd.DataFrame:
    """The passages that state a row or, of a unit, body, office or topic, that state something of it.

    Columns subject, rule, confidence, and those of the table passages; surest first. Raises GraphError for an
    id that no table holds.
    """
    if not any((tables[table.name][table.key[0]] == id).any() for table in TABLES.values()):
        raise GraphError(f"no row has the id {id!r}; find() looks for ids by name")
    subjects = _subjects(tables, {id})["subject"].unique()
    return _evidence(tables, tables["evidence"]["subject"].isin(subjects))


def _evidence(tables: Tables, chosen: pd.Series) -> pd.DataFrame:
    evidence = tables["evidence"][chosen].merge(tables["passages"], on="passage", how="left", validate="many_to_one")
    columns = ["subject", "rule", "confidence", *(column.name for column in TABLES["passages"].columns)]
    order = ["confidence", "article", "start", "end", "subject", "rule"]
    return evidence[columns].sort_values(order, ascending=[False, *[True] * 5], ignore_index=True)


def _subjects(tables: Tables, ids: set[str]) -> pd.DataFrame:
    """Which rows stand for which thing as subjects of evidence: columns thing, subject."""
    pairs = [pd.DataFrame({"thing": sorted(ids), "subject": sorted(ids)}, dtype="string")]
    for name in STATED:
        frame = tables[name]
        for column in TABLES[name].columns:
            if column.refers in _KNOWN:
                rows = frame[frame[column.name].isin(ids)]
                pairs.append(pd.DataFrame({"thing": rows[column.name], "subject": rows[TABLES[name].key[0]]}))
    for name, subject in _SPOKEN_OF:
        rows = tables[name][tables[name]["thing"].isin(ids)]
        pairs.append(pd.DataFrame({"thing": rows["thing"], "subject": rows[subject]}))
    return pd.concat(pairs, ignore_index=True).drop_duplicates()


def passages_of(tables: Tables, ids: set[str]) -> dict[str, tuple[Passage, ...]]:
    """The passages of each thing, surest first."""
    subjects = _subjects(tables, ids)
    evidence = _evidence(tables, tables["evidence"]["subject"].isin(subjects["subject"]))
    columns = ["passage", "article", "quote", "sentence"]
    rows = evidence.merge(subjects, on="subject").drop_duplicates(["thing", "passage"])
    return {
        str(thing): tuple(Passage(*row) for row in group[columns].itertuples(index=False, name=None))
        for thing, group in rows.groupby("thing")
    }
