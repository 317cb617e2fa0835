"""The table of agreements: between whom, of what kind, for how long, in force or not."""

from __future__ import annotations

from kg.graph.rows import Row
from kg.html import Html, joined
from kg.reporting.ledger import Ledger
from kg.reporting.parts import Section, note, sure, table
from kg.reporting.quoting import quotations
from kg.reporting.subject import Subject

__all__ = ["agreements_table", "section"]


def section(subject: Subject, ledger: Ledger) -> Section:
    """Every agreement, in the order of the meetings."""
    return Section("agreements", subject.words.text("agreements"), agreements_table(subject, ledger))


def agreements_table(subject: Subject, ledger: Ledger) -> Html:
    """The agreements chosen; those that stand in no meeting show their sentence here."""
    words = subject.words
    if not subject.agreements:
        return note(words("agreements.empty"))
    force = {} if subject.day is None else _in_force(subject, subject.day)
    rows = [_cells(subject, number, row, force.get(row.agreement)) for number, row in subject.agreements.values()]
    heads = [words.text(f"column.{one}") for one in ("agreement", "parties", "kind", "period", "force", "source")]
    anchors = [f"a-{number}" for number, _ in subject.agreements.values()]
    caption = words.text("agreements.caption", day=words.date(subject.day) if subject.day else "–")
    made = table(caption, heads, rows, anchors=anchors, kind="agreed")
    return joined([note(words("agreements.note")), made])


def _in_force(subject: Subject, day: str) -> dict[str, str]:
    """What makes each agreement one in force on the day: period, duration, signing or inferred-year."""
    found = subject.graph.agreements_in_force(day)
    return {str(one): str(basis) for one, basis in zip(found["agreement"], found["basis"], strict=True)}


def _cells(subject: Subject, number: int, row: Row, basis: str | None) -> list[object]:
    words = subject.words
    parties = [subject.names[one.unit] for one in subject.of("agreement_parties", "agreement").get(row.agreement, ())]
    title = joined([f"{words.text('agreement.prefix')}{number}. {row.title}", sure(subject, row.confidence)], " ")
    meeting = subject.numbers.get(row.meeting) if row.meeting else None
    return [
        title,
        ", ".join(parties) or words("agreements.no-parties"),
        words(f"type.{row.type}"),
        joined([one for one in (row.period, row.year) if one], "; ") or "–",
        words("force.planned") if row.meeting in subject.planned else words(f"force.{basis}" if basis else "force.no"),
        ledger_link(subject, row.meeting) if meeting else quotations(subject, [row.agreement], most=1),
    ]


def ledger_link(subject: Subject, meeting: str) -> Html:
    """A link to the meeting at which it was signed."""
    return Ledger(subject).links([meeting])
