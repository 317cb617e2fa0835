"""Where reading runs: each file of this room is one way to apply a function to many values.

A plug-in is a module with ``run(function, values, workers) -> Iterator``: the results in the order of the
values, with bounded memory however many there are. What is computed is none of this room's business; the
function must be a plain function of its argument, importable by name where other processes take part.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from kg.errors import UnknownFormatError

__all__ = ["known", "run"]

V = TypeVar("V")
R = TypeVar("R")


def run(name: str, function: Callable[[V], R], values: Iterable[V], workers: int = 1) -> Iterator[R]:
    """The results of `function` for all `values`, in their order, computed by the executor called `name`."""
    if name not in known():
        raise UnknownFormatError(f"no executor is called {name!r}; known: {' '.join(known())}")
    results: Iterator[R] = importlib.import_module(f"{__name__}.{name}").run(function, values, workers)
    return results


def known() -> list[str]:
    """The names of the executors."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__))
