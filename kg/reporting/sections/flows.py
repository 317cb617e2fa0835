"""The table of flows: who shared with, supported or asked whom, topic by topic."""

from __future__ import annotations

from kg.graph.rows import Row
from kg.html import Html, joined
from kg.reporting.ledger import Ledger
from kg.reporting.parts import Section, note, sure, table
from kg.reporting.subject import Subject

__all__ = ["flows_table", "section"]


def section(subject: Subject, ledger: Ledger) -> Section:
    """Every flow, in the order of the meetings."""
    return Section("flows", subject.words.text("flows"), flows_table(subject, ledger))


def flows_table(subject: Subject, ledger: Ledger) -> Html:
    """The flows chosen, with their direction and topics."""
    words = subject.words
    if not subject.flows:
        return note(words("flows.empty"))
    rows = [_cells(subject, ledger, number, row) for number, row in subject.flows.values()]
    heads = [words.text(f"column.{one}") for one in ("flow", "from", "direction", "to", "topics", "rows")]
    anchors = [f"f-{number}" for number, _ in subject.flows.values()]
    made = table(words.text("flows.caption"), heads, rows, anchors=anchors, kind="flowing")
    return joined([note(words("flows.note")), made])


def _cells(subject: Subject, ledger: Ledger, number: int, row: Row) -> list[object]:
    words = subject.words
    topics = [subject.names[one.topic] for one in subject.of("flow_topics", "flow").get(row.flow, ())]
    planned = words("flows.planned") if row.meeting in subject.planned else None
    return [
        f"{words.text('flow.prefix')}{number}",
        subject.names[row.source],
        joined([words(f"flow.{row.kind}"), sure(subject, row.confidence), planned], " "),
        subject.names[row.target],
        ", ".join(topics),
        ledger.links([row.meeting]),
    ]
