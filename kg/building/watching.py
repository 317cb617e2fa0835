"""Who watches a run is told of problems, notes and finished stages, and may follow the work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

from kg.corpus import Note, Problem
from kg.errors import SourceError

if TYPE_CHECKING:
    from kg.resolution.judgements import Judgement

__all__ = ["Noting", "Stage", "Watch", "timed"]

V = TypeVar("V")


@dataclass(frozen=True)
class Stage:
    """A stage of a run that is done: how long it took, in seconds, and what it counted."""

    name: str
    seconds: float
    counts: Mapping[str, int] = field(default_factory=dict)


class Watch:
    """Who watches a run. This one stops it at the first problem; others may collect them and show progress."""

    def problem(self, problem: Problem) -> None:
        """Take note of what could not be read; here: raise SourceError."""
        raise SourceError(str(problem))

    def note(self, note: Note) -> None:
        """Take note of what was done so that something could be read, or was passed by. Here: nothing."""

    def dormant(self, judgement: Judgement) -> None:
        """Take note of a judgement about something no article names (any more); it is kept. Here: nothing."""

    def lost(self, what: str) -> None:
        """Take note of a kept result that cannot be used and is made again. Here: nothing."""

    def follow(self, stage: str, steps: Iterable[V]) -> Iterable[V]:
        """Hand on the steps of a stage, perhaps counting them."""
        return steps

    def done(self, stage: Stage) -> None:
        """Take note of a stage that is done. Here: nothing."""


class Noting(Watch):
    """Remembers the problems and notes another watch let pass."""

    def __init__(self, watch: Watch) -> None:
        """Nothing remembered yet; everything is handed on to `watch`."""
        self.problems: list[Problem] = []
        self.notes: list[Note] = []
        self._watch = watch

    def problem(self, problem: Problem) -> None:
        """Remember a problem, if the other watch does not stop the run."""
        self._watch.problem(problem)
        self.problems.append(problem)

    def note(self, note: Note) -> None:
        """Remember a note."""
        self._watch.note(note)
        self.notes.append(note)

    def dormant(self, judgement: Judgement) -> None:
        """Hand on."""
        self._watch.dormant(judgement)

    def lost(self, what: str) -> None:
        """Hand on."""
        self._watch.lost(what)

    def follow(self, stage: str, steps: Iterable[V]) -> Iterable[V]:
        """Hand on."""
        return self._watch.follow(stage, steps)

    def done(self, stage: Stage) -> None:
        """Hand on."""
        self._watch.done(stage)


@contextmanager
def timed(watch: Watch, name: str) -> Iterator[dict[str, int]]:
    """Tell the watch of a stage when its block is done; the block may put its counts into what it gets."""
    counts: dict[str, int] = {}
    start = perf_counter()
    yield counts
    watch.done(Stage(name, perf_counter() - start, counts))
