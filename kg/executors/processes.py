"""Several processes of this machine.

Values travel in batches: one by one, a process waits longer for the next article than it takes to read it. At most a
few batches a worker are under way, so memory stays bounded. Workers are forked from a server process that has loaded
what they need, once for all of them, where the system knows such servers; else they are started afresh (spawned). The
calling program itself is not forked: its threads, such as a progress bar's, would be caught half-way. A worker that is
killed takes its pool along; what was under way is then done again. A worker whose program is gone ends.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from importlib import import_module
from itertools import islice
from multiprocessing.context import BaseContext
from typing import Generic, TypeVar

from kg.errors import KgError
from kg.executors import BATCH, batches, compute

__all__ = ["pool", "prepare", "run"]

V = TypeVar("V")
R = TypeVar("R")

_AHEAD = 3  # batches a worker that wait or are computed
_TRIES = 3  # how often a batch may lose its worker


def run(
    function: Callable[[V], R], values: Iterable[V], workers: int = 2, scheduler: str = "", size: int = BATCH
) -> Iterator[R]:
    """The results in order, computed in batches by `workers` processes.

    An exception of `function` comes out here as it was. Raises KgError when the batch at the head of the
    queue has lost its worker three times.
    """
    queue = _Queue(function, workers)
    waiting = batches(values, size)
    try:
        for batch in islice(waiting, workers * _AHEAD):
            queue.put(batch)
        while queue.waiting:
            results = queue.get()
            for batch in islice(waiting, 1):
                queue.put(batch)
            yield from results
    finally:
        queue.close()


def prepare(modules: Sequence[str]) -> None:
    """Begin to load these modules for workers to come, without waiting; only the first call in a program counts."""
    context = _context()
    if context.get_start_method() == "forkserver":
        context.set_forkserver_preload(list(modules))
        import_module("multiprocessing.forkserver").ensure_running()


def pool(workers: int) -> ProcessPoolExecutor:
    """Workers that may be given work."""
    return ProcessPoolExecutor(workers, mp_context=_context(), initializer=_end_with_the_program)


def _context() -> BaseContext:
    known = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("forkserver" if "forkserver" in known else "spawn")


def _end_with_the_program() -> None:
    """Let this worker end when the program that started it does, even if that was killed: nobody else would tell it."""
    threading.Thread(target=_wait_for_its_end, daemon=True).start()


def _wait_for_its_end() -> None:
    program = multiprocessing.parent_process()
    if program is not None:
        program.join()
        os._exit(1)


class _Queue(Generic[V, R]):
    """Batches under way, first in first out, over a pool that is renewed when it breaks."""

    def __init__(self, function: Callable[[V], R], workers: int) -> None:
        self.waiting: deque[tuple[list[V], Future[list[R]]]] = deque()
        self._function = function
        self._workers = workers
        self._pool = pool(workers)

    def put(self, batch: list[V]) -> None:
        try:
            self.waiting.append((batch, self._submit(batch)))
        except BrokenProcessPool:
            self._renew()
            self.waiting.append((batch, self._submit(batch)))

    def get(self) -> list[R]:
        """The results of the oldest batch."""
        for _ in range(_TRIES):
            batch, future = self.waiting[0]
            try:
                results = future.result()
            except BrokenProcessPool:
                self._renew()
            else:
                self.waiting.popleft()
                return results
        raise KgError(f"worker processes died {_TRIES} times over one batch that begins with {str(batch[0])[:200]}")

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)

    def _submit(self, batch: list[V]) -> Future[list[R]]:
        return self._pool.submit(compute, self._function, batch)

    def _renew(self) -> None:
        """A fresh pool in which every batch without results is under way again."""
        self._pool.shutdown(cancel_futures=True)
        self._pool = pool(self._workers)
        self.waiting = deque((batch, self._again(batch, future)) for batch, future in self.waiting)

    def _again(self, batch: list[V], future: Future[list[R]]) -> Future[list[R]]:
        done = future.done() and not future.cancelled() and future.exception() is None
        return future if done else self._submit(batch)
