"""Work that another process does while this one goes on, so that a build keeps two cores busy to its end."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import ParamSpec, TypeVar

from kg.executors import FEW, processes
from kg.settings import Settings

__all__ = ["Beside", "worth_it"]

P = ParamSpec("P")
R = TypeVar("R")


def worth_it(settings: Settings, articles: int) -> bool:
    """Whether another process may be used, and has more to do than to start."""
    return settings.workers > 1 and settings.executor != "serial" and articles > FEW


class Beside:
    """One process beside this one, which does one piece of work after the other.

    Where there is none (`apart` is off), work is done here, when its result is asked for.
    """

    def __init__(self, *, apart: bool) -> None:
        """The process is started with the first piece of work, and ends with the block."""
        self.apart = apart
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Beside:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave out what has not begun and wait for what has: it may be writing."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def start(self, work: Callable[P, R], *given: P.args, **more: P.kwargs) -> Callable[[], R]:
        """Begin a piece of work; what comes back waits for it and gives its result, or raises what it raised.

        Where its process is killed it is done here: work must bear to be begun again.
        """
        if not self.apart:
            return lambda: work(*given, **more)
        self._pool = self._pool or processes.pool(1)
        try:
            future = self._pool.submit(work, *given, **more)
        except BrokenProcessPool:
            return lambda: work(*given, **more)

        def wait() -> R:
            try:
                return future.result()
            except BrokenProcessPool:
                return work(*given, **more)

        return wait
