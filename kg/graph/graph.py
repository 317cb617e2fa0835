"""`KnowledgeGraph`: the tables, and what one does with them at a prompt.

The work is done by the modules beside this one; this one holds the tables together and sees to it that they
keep the schema.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from html import escape
from pathlib import Path
from typing import Unpack

import pandas as pd

from kg.graph import finding, storage
from kg.graph.checks import check_references, conform, empty
from kg.graph.evidence import evidence_of
from kg.graph.filtering import Conditions, Selection, select
from kg.graph.finding import Finding
from kg.graph.merging import union
from kg.graph.schema import TABLES

__all__ = ["KnowledgeGraph"]


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class KnowledgeGraph:
    """What is the case: one DataFrame per table of `kg.graph.schema.TABLES`, where every column is explained.

    Frames are brought into the declared form (dtypes, column order, rows sorted by key); GraphError names
    table, column and row of what does not fit, dangling ids included. Treat the frames as read-only.
    """

    articles: pd.DataFrame = field(default_factory=partial(empty, "articles"))
    passages: pd.DataFrame = field(default_factory=partial(empty, "passages"))
    evidence: pd.DataFrame = field(default_factory=partial(empty, "evidence"))
    units: pd.DataFrame = field(default_factory=partial(empty, "units"))
    mentions: pd.DataFrame = field(default_factory=partial(empty, "mentions"))
    bodies: pd.DataFrame = field(default_factory=partial(empty, "bodies"))
    offices: pd.DataFrame = field(default_factory=partial(empty, "offices"))
    officials: pd.DataFrame = field(default_factory=partial(empty, "officials"))
    holdings: pd.DataFrame = field(default_factory=partial(empty, "holdings"))
    meetings: pd.DataFrame = field(default_factory=partial(empty, "meetings"))
    accounts: pd.DataFrame = field(default_factory=partial(empty, "accounts"))
    parties: pd.DataFrame = field(default_factory=partial(empty, "parties"))
    participations: pd.DataFrame = field(default_factory=partial(empty, "participations"))
    meeting_topics: pd.DataFrame = field(default_factory=partial(empty, "meeting_topics"))
    flows: pd.DataFrame = field(default_factory=partial(empty, "flows"))
    flow_topics: pd.DataFrame = field(default_factory=partial(empty, "flow_topics"))
    agreements: pd.DataFrame = field(default_factory=partial(empty, "agreements"))
    agreement_parties: pd.DataFrame = field(default_factory=partial(empty, "agreement_parties"))
    topics: pd.DataFrame = field(default_factory=partial(empty, "topics"))

    def __post_init__(self) -> None:
        """Bring every table into the declared form and check what refers to what."""
        for name, table in TABLES.items():
            object.__setattr__(self, name, conform(table, getattr(self, name)))
        check_references(self.tables)

    @property
    def tables(self) -> Mapping[str, pd.DataFrame]:
        """Every table by its name, in the order of the schema."""
        return {name: getattr(self, name) for name in TABLES}

    # ---------------------------------------------------------------- looking
    def find(self, text: str, kind: str | None = None) -> pd.DataFrame:
        """The things whose label holds `text`, with or without diacritics: columns id, kind, label.

        `kind` is one of unit, official, body, office, meeting, agreement, topic, article.
        """
        return finding.find(self.tables, text, kind)

    def about(self, wanted: str, kind: str | None = None) -> list[Finding]:
        """The things of a kind that are, or are directly tied to, what `wanted` names (a text or an id)."""
        return finding.about(self.tables, wanted, kind)

    def evidence_of(self, id: str) -> pd.DataFrame:
        """The passages that state a row: columns subject, rule, confidence, and those of the table passages."""
        return evidence_of(self.tables, id)

    # ---------------------------------------------------------------- smaller and larger
    def filter(self, **conditions: Unpack[Conditions]) -> KnowledgeGraph:
        """The graph of the meetings that meet all conditions, and of what belongs to them.

        Conditions are unit, topic, since, until, kind, scope and min_confidence, explained at
        `kg.graph.Selection`. Raises GraphError for a unit, topic, kind or scope that does not exist.
        """
        return KnowledgeGraph(**select(self.tables, Selection(**conditions)))

    def merge(self, other: KnowledgeGraph) -> KnowledgeGraph:
        """The union of two graphs; the same whichever comes first. See `kg.graph.merging`."""
        return KnowledgeGraph(**union(self.tables, other.tables))

    def __eq__(self, other: object) -> bool:
        """Whether all tables are equal."""
        if not isinstance(other, KnowledgeGraph):
            return NotImplemented
        return all(frame.equals(other.tables[name]) for name, frame in self.tables.items())

    __hash__ = None  # type: ignore[assignment]  # frames cannot be hashed

    # ---------------------------------------------------------------- on disk
    def save(self, folder: str | os.PathLike[str]) -> None:
        """Write the graph to a folder of its own (Parquet and ``graph.json``), in place of one saved there before."""
        storage.write(self.tables, Path(folder))

    @classmethod
    def load(cls, folder: str | os.PathLike[str]) -> KnowledgeGraph:
        """The graph saved in a folder; raises GraphError where there is none that this version reads."""
        return cls(**storage.read(Path(folder)))

    # ---------------------------------------------------------------- at a glance
    def __repr__(self) -> str:
        """Counts in a few lines."""
        counts = [f"{len(frame):,} {name.replace('_', ' ')}" for name, frame in self.tables.items()]
        lines = [" · ".join(counts[start : start + 5]) for start in range(0, len(counts), 5)]
        return "\n  ".join(["KnowledgeGraph", *lines])

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{escape(name)}</td><td>{len(self.tables[name]):,}</td><td>{escape(table.row)}</td></tr>"
            for name, table in TABLES.items()
        )
        head = "<tr><th>table</th><th>rows</th><th>a row is</th></tr>"
        return f"<table><caption>KnowledgeGraph</caption><thead>{head}</thead><tbody>{rows}</tbody></table>"
