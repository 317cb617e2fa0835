"""Where reading runs: each file of this room is one way to apply a function to many values.

A plug-in is a module with ``run(function, values, workers, scheduler, size) -> Iterator``: the results in the order of
the values, with bounded memory however many there are. `scheduler` is the address of a cluster, for plug-ins that know
any; `size` how many values travel together. What is computed is none of this room's business; the function must be a
plain function of its argument, importable by name where other processes take part.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TypeVar

from kg.errors import UnknownFormatError

__all__ = ["BATCH", "FEW", "batches", "compute", "known", "prepare", "run"]

V = TypeVar("V")
R = TypeVar("R")

BATCH = 50
"""Values that travel together: few enough that no worker is left with much when the others are done."""

FEW = 300
"""So many values are computed here and now: to start processes takes as long, a second or two."""


def run(
    name: str,
    function: Callable[[V], R],
    values: Iterable[V],
    workers: int = 1,
    *,
    scheduler: str = "",
    size: int = BATCH,
) -> Iterator[R]:
    """The results of `function` for all `values`, in their order, computed by the executor called `name`.

    Without a name, by several processes if there are several `workers` and more than `FEW` values, else by this one.
    Raises UnknownFormatError for a name that is not known.
    """
    if not name:
        return _fitting(function, values, workers)
    if name not in known():
        raise UnknownFormatError(f"no executor is called {name!r}; known: {' '.join(known())}")
    return _plugin(name)(function, values, workers, scheduler, size)


def prepare(name: str, workers: int, modules: Sequence[str]) -> None:
    """Let processes that `run` may need begin to load these modules, while there is other work to do."""
    if workers > 1 and name in ("", "processes"):
        importlib.import_module(f"{__name__}.processes").prepare(modules)


def known() -> list[str]:
    """The names of the executors."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__))


def batches(values: Iterable[V], size: int) -> Iterator[list[V]]:
    """The values in lists of that size, the last perhaps shorter."""
    rest = iter(values)
    return iter(lambda: list(islice(rest, size)), [])


def compute(function: Callable[[V], R], batch: list[V]) -> list[R]:
    """The results of a batch: what a worker is asked to do."""
    return [function(value) for value in batch]


def _fitting(function: Callable[[V], R], values: Iterable[V], workers: int) -> Iterator[R]:
    rest = iter(values)
    first = list(islice(rest, FEW + 1)) if workers > 1 else []
    name = "processes" if len(first) > FEW else "serial"
    yield from _plugin(name)(function, chain(first, rest), workers, "", BATCH)


def _plugin(name: str) -> Callable[..., Iterator[R]]:
    run: Callable[..., Iterator[R]] = importlib.import_module(f"{__name__}.{name}").run
    return run
