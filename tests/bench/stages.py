"""How long each stage of reading takes: the functions `kg.reading` calls, each wrapped in a clock.

A stage's time is its own: what it spends in other stages counts for those.
"""

from __future__ import annotations

import functools
import inspect
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from kg import reading
from kg.model import Article

NOT_STAGES = ("draft", "read", "surer")


class Clock:
    """Adds up the time spent in each stage, without that of the stages it calls."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._running: list[float] = []

    def around(self, name: str, stage: Callable[..., Any]) -> Callable[..., Any]:
        """The stage, timed."""

        @functools.wraps(stage)
        def timed(*values: Any, **named: Any) -> Any:
            self._running.append(0.0)
            start = time.perf_counter()
            try:
                return stage(*values, **named)
            finally:
                spent = time.perf_counter() - start
                self.seconds[name] += spent - self._running.pop()
                if self._running:
                    self._running[-1] += spent

        return timed


@contextmanager
def timed_stages(clock: Clock) -> Iterator[None]:
    """Every function `kg.reading` takes from its modules is timed while this lasts."""
    stages = {
        name: value
        for name, value in vars(reading).items()
        if inspect.isfunction(value) and value.__module__.startswith("kg.reading.") and name not in NOT_STAGES
    }
    try:
        for name, stage in stages.items():
            setattr(reading, name, clock.around(f"{stage.__module__.removeprefix('kg.reading.')}.{name}", stage))
        yield
    finally:
        for name, stage in stages.items():
            setattr(reading, name, stage)


def shares(articles: Sequence[Article]) -> dict[str, float]:
    """The share of each stage in the time of reading these articles, the longest first; the rest is glue."""
    clock = Clock()
    start = time.perf_counter()
    with timed_stages(clock):
        for article in articles:
            reading.read(article)
    total = time.perf_counter() - start
    known = {name: seconds / total for name, seconds in clock.seconds.items()} | {
        "(the rest)": 1 - sum(clock.seconds.values()) / total
    }
    return dict(sorted(known.items(), key=lambda pair: -pair[1]))
