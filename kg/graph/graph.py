"""`KnowledgeGraph`: the tables, and what one does with them at a prompt.

The work is done by the modules beside this one; this one holds the tables together and sees to it that they
keep the schema.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from html import escape
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import pandas as pd

from kg.errors import GraphError
from kg.graph import finding, storage
from kg.graph.agreements import in_force
from kg.graph.checks import check_references, conform, empty
from kg.graph.conflicts import Conflict, conflicts
from kg.graph.evidence import evidence_of
from kg.graph.filtering import Conditions, Selection, select
from kg.graph.finding import Findings
from kg.graph.lenses import AS_REPORTED, Backward, Lens, lens_of
from kg.graph.merging import union
from kg.graph.projection import project
from kg.graph.schema import TABLES
from kg.graph.terms import terms

if TYPE_CHECKING:
    import rdflib

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
    year_candidates: pd.DataFrame = field(default_factory=partial(empty, "year_candidates"))
    parties: pd.DataFrame = field(default_factory=partial(empty, "parties"))
    participations: pd.DataFrame = field(default_factory=partial(empty, "participations"))
    meeting_topics: pd.DataFrame = field(default_factory=partial(empty, "meeting_topics"))
    flows: pd.DataFrame = field(default_factory=partial(empty, "flows"))
    flow_topics: pd.DataFrame = field(default_factory=partial(empty, "flow_topics"))
    groups: pd.DataFrame = field(default_factory=partial(empty, "groups"))
    things: pd.DataFrame = field(default_factory=partial(empty, "things"))
    statements: pd.DataFrame = field(default_factory=partial(empty, "statements"))
    statement_topics: pd.DataFrame = field(default_factory=partial(empty, "statement_topics"))
    statement_things: pd.DataFrame = field(default_factory=partial(empty, "statement_things"))
    statement_groups: pd.DataFrame = field(default_factory=partial(empty, "statement_groups"))
    meeting_things: pd.DataFrame = field(default_factory=partial(empty, "meeting_things"))
    agreements: pd.DataFrame = field(default_factory=partial(empty, "agreements"))
    agreement_parties: pd.DataFrame = field(default_factory=partial(empty, "agreement_parties"))
    resolutions: pd.DataFrame = field(default_factory=partial(empty, "resolutions"))
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

    # ---------------------------------------------------------------- as RDF
    def rdf(self, *, base: str | None = None) -> rdflib.Dataset:
        """The graph as an rdflib Dataset, a named graph per article; its default graph is the union of all.

        IRIs stand under `base`; without one under a placeholder. See `kg.rdf.dataset`, which makes it. Large graphs are
        better exported and asked in a store. Raises GraphError for a graph seen through a lens, SettingsError for a
        base no IRI can begin with.
        """
        # the one look upward: who has a graph expects to find this here, and the room of RDF is loaded when it is asked
        made: rdflib.Dataset = import_module("kg.rdf").dataset(self, **({} if base is None else {"base": base}))
        return made

    # ---------------------------------------------------------------- looking
    def find(self, text: str, kind: str | None = None) -> pd.DataFrame:
        """The things whose label holds `text`, with or without diacritics: columns id, kind, label.

        `kind` is one of unit, official, body, office, meeting, agreement, topic, thing, article.
        """
        return finding.find(self.tables, text, kind)

    def about(self, wanted: str, kind: str | None = None) -> Findings:
        """The things of a kind that are, or are directly tied to, what `wanted` names (a text or an id)."""
        return finding.about(self.tables, wanted, kind)

    def evidence_of(self, id: str) -> pd.DataFrame:
        """The passages that state a row: columns subject, rule, confidence, and those of the table passages."""
        return evidence_of(self.tables, id)

    # ---------------------------------------------------------------- offices
    def terms(self) -> pd.DataFrame:
        """From when until when each office is attested to have been held by whom; columns: `kg.graph.terms.COLUMNS`."""
        return terms(self.tables)

    def conflicts(self) -> list[Conflict]:
        """The terms of office that cannot all be right, the longest overlap first; see `kg.graph.conflicts`.

        They are those of the units as reported: through a lens, the heads of two merged provinces share no seat.
        """
        return conflicts(self.reported.tables)

    def agreements_in_force(self, day: str | date) -> pd.DataFrame:
        """The agreements in force on a day (ISO); columns: `kg.graph.agreements.COLUMNS`.

        Parties are those of this graph: through a lens, the units that carry on for the parties of old.
        """
        return in_force(self.tables, date.fromisoformat(day) if isinstance(day, str) else day)

    # ---------------------------------------------------------------- through time
    @property
    def lens(self) -> Lens:
        """How the units are seen, and what the lens did; as reported unless the graph was made by `through`."""
        return AS_REPORTED

    @property
    def reported(self) -> KnowledgeGraph:
        """The graph as reported, whatever it is seen through."""
        return self

    def through(self, lens: str | date, *, backward: Backward = "fractional") -> KnowledgeGraph:
        """The graph seen through the units of a day; from a graph seen through another lens, nothing is lost.

        `lens` is ``as-reported``, ``today`` (since the last change the reference data know), an ISO day such as
        ``2025-06-30`` (the old 63) or a date. Facts of a unit merged since are those of the unit that holds its
        territory; a unit made of several since becomes all of them: a row for each with its share in the column
        `weight`, or with ``backward="drop"`` none. Meetings and agreements between units that are one under the
        lens, and flows within one, are marked in the column `internal`. `lens` of the result counts what was done.
        Raises GraphError for any other lens, or a day before the data begin.
        """
        wanted = lens_of(lens, backward)
        if wanted.day is None:
            return self.reported
        tables, effects = project(self.reported.tables, wanted)
        return _Seen(**tables, _lens=replace(wanted, effects=effects), _reported=self.reported)

    # ---------------------------------------------------------------- smaller and larger
    def filter(self, **conditions: Unpack[Conditions]) -> KnowledgeGraph:
        """The graph of the meetings that meet all conditions, and of what belongs to them.

        Conditions are unit, topic, since, until, kind, scope and min_confidence, explained at
        `kg.graph.Selection`; they are those of the graph as it is seen through its lens. Raises GraphError for a
        topic, kind or scope that does not exist, or a unit that does not or did not on the lens's day.
        """
        selection = Selection(**conditions)
        self.lens.check(selection.unit or "")
        chosen = select(self.reported.tables, selection, seen=self.tables)
        return KnowledgeGraph(**chosen).through(self.lens.name, backward=self.lens.backward)

    def merge(self, other: KnowledgeGraph) -> KnowledgeGraph:
        """The union of two graphs; the same whichever comes first. See `kg.graph.merging`.

        Raises GraphError for graphs seen through different lenses, or if an article was read from two texts.
        """
        if (self.lens.day, self.lens.backward) != (other.lens.day, other.lens.backward):
            raise GraphError(
                f"graphs seen {self.lens.name} and {other.lens.name}; only through one lens can they merge"
            )
        merged = KnowledgeGraph(**union(self.reported.tables, other.reported.tables))
        return merged.through(self.lens.name, backward=self.lens.backward)

    def __eq__(self, other: object) -> bool:
        """Whether all tables are equal, and seen through the same lens."""
        if not isinstance(other, KnowledgeGraph):
            return NotImplemented
        return self.lens == other.lens and all(frame.equals(other.tables[name]) for name, frame in self.tables.items())

    __hash__ = None  # type: ignore[assignment]  # frames cannot be hashed

    # ---------------------------------------------------------------- on disk
    def save(self, folder: str | os.PathLike[str]) -> None:
        """Write the graph to a folder of its own (Parquet and ``graph.json``), in place of one saved there before.

        Raises GraphError for a graph seen through a lens: it is made from the one as reported, which is saved.
        """
        if self.lens.day is not None:
            raise GraphError(
                f"{folder}: a graph seen through the lens {self.lens.name!r} is not saved;"
                " save the graph as reported, and look through the lens after loading"
            )
        storage.write(self.tables, Path(folder))

    @classmethod
    def load(cls, folder: str | os.PathLike[str]) -> KnowledgeGraph:
        """The graph saved in a folder; raises GraphError where there is none that this version reads."""
        return cls(**storage.read(Path(folder)))

    # ---------------------------------------------------------------- at a glance
    def __repr__(self) -> str:
        """Counts in a few lines; what is internal under a lens is counted for itself too."""
        counts = [f"{self._count(name)} {name.replace('_', ' ')}{self._within(name)}" for name in TABLES]
        lines = [" · ".join(counts[start : start + 5]) for start in range(0, len(counts), 5)]
        return "\n  ".join([self._heading(), *lines])

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{escape(name)}</td><td>{self._count(name)}{self._within(name)}</td>"
            f"<td>{escape(table.row)}</td></tr>"
            for name, table in TABLES.items()
        )
        head = "<tr><th>table</th><th>rows</th><th>a row is</th></tr>"
        return f"<table><caption>{escape(self._heading())}</caption><thead>{head}</thead><tbody>{rows}</tbody></table>"

    def _heading(self) -> str:
        return "KnowledgeGraph" if self.lens.day is None else f"KnowledgeGraph {self.lens}"

    def _count(self, name: str) -> str:
        return f"{len(self.tables[name]):,}"

    def _within(self, name: str) -> str:
        frame = self.tables[name]
        internal = int(frame["internal"].sum()) if "internal" in frame else 0
        return f" ({internal:,} internal)" if internal else ""


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class _Seen(KnowledgeGraph):
    """A graph through a lens, which keeps the one as reported: every other lens looks at that again."""

    _lens: Lens
    _reported: KnowledgeGraph

    @property
    def lens(self) -> Lens:
        return self._lens

    @property
    def reported(self) -> KnowledgeGraph:
        return self._reported
