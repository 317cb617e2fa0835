"""The rows of meetings no article tells: without evidence, of meetings without accounts.

Resolution makes no such rows; graphs made or cut otherwise may have them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from types import SimpleNamespace

import numpy as np

from kg.graph.rows import Row, rows
from kg.rdf import literals
from kg.rdf.events import participations
from kg.rdf.facts import Facts, of_rows
from kg.rdf.reports import Report, link
from kg.rdf.source import Source
from kg.rdf.statements import statements
from kg.rdf.telling import OF_A_MEETING
from kg.rdf.terms import RDFS, TYPE, Fact, Terms, about
from kg.rdf.things import about_things

__all__ = ["untold"]


class _Nowhere:
    """No article names anything."""

    def of(self, place: int, subject: str) -> list[Row]:
        """No passages."""
        return []


def untold(source: Source) -> Iterator[Facts]:
    """These rows, described as an article would."""
    terms, report = source.terms, _report(source)
    facts = (_meeting(terms, report, row) for row in report.meetings)
    yield of_rows(chain(participations(terms, report), statements(terms, report), *facts))


def _report(source: Source) -> Report:
    """What no article reports."""
    report = Report(SimpleNamespace(article=""), -1, _Nowhere())
    for table in ("meetings", *OF_A_MEETING):
        frame = getattr(source.graph, table)
        silent = np.setdiff1d(np.arange(len(frame)), source.told[table].rows)
        getattr(report, table).extend(rows(frame.iloc[silent]))
    link(report, source.links)
    return report


def _meeting(terms: Terms, report: Report, row: Row) -> Iterator[Fact]:
    return about(
        terms.id("event", row.meeting),
        (TYPE, terms.lt["CooperationEvent"]),
        (RDFS["label"], literals.vietnamese(row.label)),
        (RDFS["label"], literals.english(row.label_en)),
        (terms.lt["scope"], terms.lt[f"scope-{row.scope}"]),
        (terms.lt["status"], terms.lt[f"status-{row.status}"]),
        (terms.lt["hostUnit"], terms.id("unit", row.host) if row.host else None),
        *about_things(terms, report.things[row.meeting]),
        (terms.lt["confidence"], literals.decimal(row.confidence)),
    )
