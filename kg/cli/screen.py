"""What a person sees: lines of results, and on standard error problems, notes, and bars while a run lasts."""

from __future__ import annotations

from collections.abc import Iterable
from operator import length_hint
from pathlib import Path
from typing import TypeVar

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from kg import pipeline
from kg.cli.summary import summed_up, told_of
from kg.errors import SourceError
from kg.graph import KnowledgeGraph
from kg.pipeline import Stage
from kg.resolution.judgements import Judgement
from kg.sources import Note, Problem

__all__ = ["LOOK", "Screen", "printable", "say", "show"]

V = TypeVar("V")

LOOK = 3
"""The exit code of a run that is done but found something to look at."""

_stderr = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)


def say(words: str) -> None:
    """Say something on standard error, where it does not mix with results."""
    _stderr.print(words)


def show(line: str) -> None:
    """Print a line of results; what articles say can hold control characters, which a terminal would obey."""
    typer.echo(printable(line))


def printable(words: str) -> str:
    """Words with control characters spelled out, so that no terminal obeys them."""
    return "".join(sign if sign.isprintable() or sign == "\xa0" else _spelled(sign) for sign in words)


def _spelled(sign: str) -> str:
    return sign.encode("unicode_escape").decode()


class Screen(pipeline.Watch):
    """Tells of problems and dormant judgements as they come, and shows bars if standard error is a terminal."""

    def __init__(self, *, strict: bool = False) -> None:
        """A screen without problems yet; a `strict` one stops the run at the first."""
        self._progress = Progress(*_COLUMNS, console=_stderr, transient=True, disable=not _stderr.is_terminal)
        self._strict = strict
        self._problems = 0
        self.stages: list[Stage] = []

    def __enter__(self) -> None:
        """Begin to show bars."""
        self._progress.start()

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Take the bars away."""
        self._progress.stop()

    def problem(self, problem: Problem) -> None:
        """Tell of an article that could not be read; raise SourceError if strict."""
        if self._strict:
            raise SourceError(str(problem))
        self._problems += 1
        say(f"kg: {problem}")

    def note(self, note: Note) -> None:
        """Tell of something that was converted, or passed by."""
        say(f"kg: note: {note}")

    def dormant(self, judgement: Judgement) -> None:
        """Tell of a judgement that is kept though its sides are not both in the articles."""
        say(f"kg: {told_of(judgement)}")

    def lost(self, what: str) -> None:
        """Tell of kept results that cannot be used."""
        say(f"kg: {printable(what)}")

    def follow(self, stage: str, steps: Iterable[V]) -> Iterable[V]:
        """Hand on the steps of a stage, moving its bar."""
        return self._progress.track(steps, description=stage, total=length_hint(steps) or None)

    def done(self, stage: Stage) -> None:
        """Remember a stage for the summary."""
        self.stages.append(stage)

    def sum_up(self, graph: KnowledgeGraph, made: str) -> None:
        """Say what was read, what was made of it, and how long each stage took."""
        for line in summed_up(self.stages, graph):
            say(line)
        say(made)

    def leave(self, listed: Path | None = None) -> None:
        """Exit with code 3 if there were problems, saying how many."""
        if self._problems:
            where = f"; they are listed in {listed}" if listed else ""
            say(f"kg: {self._problems} problem(s), the rest is done{where}")
            raise typer.Exit(LOOK)


class _Rate(ProgressColumn):
    """Steps a second, once there is something to tell."""

    def render(self, task: Task) -> Text:
        """The rate of a task."""
        return Text("" if task.speed is None else f"{task.speed:,.0f}/s")


_COLUMNS = (
    TextColumn("{task.description:10}"),
    BarColumn(),
    MofNCompleteColumn(),
    _Rate(),
    TimeElapsedColumn(),
    TimeRemainingColumn(elapsed_when_finished=True),
)
