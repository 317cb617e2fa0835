"""The appendix of numbers: what each number of the findings counts, and the rows behind it."""

from __future__ import annotations

from kg.html import joined, tag
from kg.reporting.ledger import Ledger
from kg.reporting.parts import Section, note, table
from kg.reporting.subject import Subject

__all__ = ["section"]


def section(subject: Subject, ledger: Ledger) -> Section:
    """A line for each number said so far, so it comes after all that say any."""
    words = subject.words
    if not ledger.entries:
        return Section("basis", words.text("basis"), note(words("basis.empty")))
    rows = [
        [tag("a", entry.written, href=f"#from-{entry.anchor}"), entry.meaning, entry.rows] for entry in ledger.entries
    ]
    heads = [words.text(f"column.{one}") for one in ("number", "meaning", "behind")]
    made = table(
        words.text("basis.caption"), heads, rows, anchors=[entry.anchor for entry in ledger.entries], kind="behind"
    )
    return Section("basis", words.text("basis"), joined([note(words("basis.note")), made]))
