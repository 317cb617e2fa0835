"""Asking a person about one pair after the other, in the terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import typer

from kg.cli.screen import show
from kg.errors import JudgementError
from kg.resolution.judgements import Verdict
from kg.resolution.review import Candidate, as_lines

__all__ = ["Conversation"]

Record = Callable[[Candidate, Verdict, str], None]

_QUESTION = "One? s(ame), d(ifferent), u(nsure), skip (Enter), undo, q(uit): "
_VERDICTS: Mapping[str, Verdict] = {
    "s": "same",
    "same": "same",
    "d": "different",
    "different": "different",
    "u": "unsure",
    "unsure": "unsure",
}


class Conversation:
    """Shows pairs and puts the answers on record, as soon as they are given: leaving at any time loses nothing."""

    def __init__(self, asked: Sequence[Candidate], record: Record) -> None:
        """A conversation about these pairs, in this order; `record` puts a verdict with its reason on record."""
        self._asked = asked
        self._record = record
        self._place = 0
        self._judged: list[int] = []

    def hold(self) -> None:
        """Ask until all pairs are answered or the person leaves."""
        while self._place < len(self._asked):
            self._show()
            answer = _answer(_QUESTION)
            if answer in (None, "q", "quit"):
                break
            self._take(answer or "skip")
        typer.echo(f"{len(self._judged)} judged of {len(self._asked)} pair(s).")

    def _show(self) -> None:
        typer.echo(f"\n{self._place + 1} of {len(self._asked)}")
        for line in as_lines(self._asked[self._place]):
            show(line)

    def _take(self, answer: str) -> None:
        if answer in _VERDICTS:
            self._judge(_VERDICTS[answer])
        elif answer == "undo":
            self._undo()
        elif answer == "skip":
            self._place += 1
        else:
            show(f"{answer!r} is none of the answers.")

    def _judge(self, verdict: Verdict) -> None:
        reason = _answer("Why? ")
        if not reason:
            typer.echo("Not put on record: a judgement needs a reason.")
        elif self._recorded(verdict, reason):
            self._judged.append(self._place)
            self._place += 1

    def _undo(self) -> None:
        """Take back the last verdict of this conversation, and ask about that pair again."""
        if not self._judged:
            typer.echo("Nothing was judged yet; kg review GRAPH --undo ID takes back what was judged before.")
            return
        self._place = self._judged.pop()
        self._recorded("withdrawn", "taken back")

    def _recorded(self, verdict: Verdict, reason: str) -> bool:
        """Whether the verdict could be put on record; else it is said what it contradicts."""
        try:
            self._record(self._asked[self._place], verdict, reason)
        except JudgementError as error:
            show(f"Not put on record: {error}")
            return False
        return True


def _answer(question: str) -> str | None:
    """What is typed in, without the space around it; None where the input ends."""
    try:
        return input(question).strip()
    except EOFError:
        return None
