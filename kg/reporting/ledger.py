"""The numbers of a report and the rows behind them: each number said in words leads to its line in the appendix.

A ledger is filled while sections are written and read by the section that comes after all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.html import Html, joined, tag
from kg.reporting.subject import Subject

__all__ = ["Entry", "Ledger"]

_RUN = 4  # numbers in a row from which on only the first and the last are written


@dataclass(frozen=True, slots=True)
class Entry:
    """One number: where it stands, the number as written, what it counts, and links to its rows."""

    anchor: str
    written: str
    meaning: Html
    rows: Html


class Ledger:
    """Writes links to the rows of a subject, and keeps what every number counts."""

    def __init__(self, subject: Subject) -> None:
        """An empty ledger."""
        self._subject = subject
        self.entries: list[Entry] = []

    def number(self, written: str, meaning: Html, rows: Html) -> Html:
        """The number as a link to its line in the appendix."""
        anchor = f"basis-{len(self.entries) + 1}"
        self.entries.append(Entry(anchor, written, meaning, rows))
        return tag("a", written, href=f"#{anchor}", id=f"from-{anchor}", class_="number")

    def count(self, noun: str, meaning: Html, rows: Html, value: float) -> Html:
        """A number with what it counts, as a link to its line."""
        return self.number(self._subject.words.count(value, noun), meaning, rows)

    def meetings(self, ids: Iterable[str], key: str, value: float | None = None, **gaps: object) -> Html:
        """So many meetings; the words of `key` say which. Under a lens their shares (`value`) may be less."""
        chosen, words = self._subject.sorted_meetings(ids), self._subject.words
        shown = len(chosen) if value is None else value
        return self.count("meeting", words(f"basis.{key}", **gaps), self.links(chosen), shown)

    # ---------------------------------------------------------------- links to rows
    def links(self, meetings: Iterable[str]) -> Html:
        """The numbers of meetings, each a link to its sentence; of a long run the first and the last."""
        numbers = [self._subject.numbers[one] for one in self._subject.sorted_meetings(meetings)]
        return _runs(numbers, "m-", "")

    def agreements(self, ids: Iterable[str]) -> Html:
        """The numbers of agreements as links."""
        prefix = self._subject.words.text("agreement.prefix")
        return _runs(sorted(self._subject.agreements[one][0] for one in ids), "a-", prefix)

    def flows(self, ids: Iterable[str]) -> Html:
        """The numbers of flows as links."""
        prefix = self._subject.words.text("flow.prefix")
        return _runs(sorted(self._subject.flows[one][0] for one in ids), "f-", prefix)


def _runs(numbers: Sequence[int], anchor: str, prefix: str) -> Html:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [
        joined([_link(run[0], anchor, prefix), _link(run[-1], anchor, prefix)], "–")
        if len(run) >= _RUN
        else joined((_link(number, anchor, prefix) for number in run), ", ")
        for run in runs
    ]
    return tag("span", joined(parts, ", "), class_="refs", data_rows=len(numbers))


def _link(number: int, anchor: str, prefix: str) -> Html:
    return tag("a", f"{prefix}{number}", href=f"#{anchor}{number}")
