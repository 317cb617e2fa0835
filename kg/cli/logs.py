"""A run told to programs: on standard error a JSON object a line for each problem, note, finished stage and error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from operator import length_hint
from pathlib import Path
from time import perf_counter
from typing import TypeVar

import typer

from kg.cli.screen import LOOK, Screen
from kg.cli.summary import counted, statements, told_of
from kg.errors import KgError, SourceError
from kg.graph import KnowledgeGraph
from kg.pipeline import Stage
from kg.resolution.judgements import Judgement
from kg.sources import Note, Problem

__all__ = ["JsonLog", "watching"]

V = TypeVar("V")

_SECONDS = 5.0  # between two lines about one stage


class JsonLog(Screen):
    """Tells what a screen tells as JSON lines; ``event`` says what each is about."""

    def __enter__(self) -> None:
        """Nothing is shown."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Tell of the error that ended the run; the exit code is then 1."""
        if isinstance(error, KgError | OSError) and not isinstance(error, BrokenPipeError):
            _log("error", kind=type(error).__name__, message=str(error))
            raise typer.Exit(1) from error

    def problem(self, problem: Problem) -> None:
        """Tell of an article that could not be read; raise SourceError if strict."""
        if self._strict:
            raise SourceError(str(problem))
        self._problems += 1
        _log("problem", **asdict(problem))

    def note(self, note: Note) -> None:
        """Tell of something that was converted, or passed by."""
        _log("note", **asdict(note))

    def dormant(self, judgement: Judgement) -> None:
        """Tell of a judgement that is kept though its sides are not both in the articles."""
        _log("dormant", message=told_of(judgement))

    def lost(self, what: str) -> None:
        """Tell of kept results that cannot be used."""
        _log("lost", message=what)

    def follow(self, stage: str, steps: Iterable[V]) -> Iterator[V]:
        """Hand on the steps of a stage, telling now and then how many are done."""
        start = last = perf_counter()
        total = length_hint(steps) or None
        for done, step in enumerate(steps, 1):
            yield step
            now = perf_counter()
            if now - last >= _SECONDS:
                last = now
                _log("progress", stage=stage, done=done, total=total, seconds=round(now - start, 3))

    def done(self, stage: Stage) -> None:
        """Tell of a stage that is done."""
        super().done(stage)
        _log("stage", stage=stage.name, seconds=round(stage.seconds, 3), **stage.counts)

    def sum_up(self, graph: KnowledgeGraph, made: str) -> None:
        """Tell what was read and made."""
        seconds = round(sum(stage.seconds for stage in self.stages), 3)
        _log("summary", **counted(self.stages), statements=statements(graph), seconds=seconds, made=made)

    def leave(self, listed: Path | None = None) -> None:
        """Exit with code 3 if there were problems, saying how many."""
        if self._problems:
            _log("look", problems=self._problems, listed=None if listed is None else str(listed))
            raise typer.Exit(LOOK)


def watching(log: str, *, strict: bool) -> Screen:
    """What tells of a run: a screen for people, or with ``json`` a log for programs."""
    return JsonLog(strict=strict) if log == "json" else Screen(strict=strict)


def _log(event: str, **told: object) -> None:
    """One line; what stands in it cannot break the line or command a terminal."""
    print(json.dumps({"event": event, **told}), file=sys.stderr, flush=True)  # noqa: T201  (no library between)
