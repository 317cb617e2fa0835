"""One after the other, in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from kg.executors import BATCH

__all__ = ["run"]

V = TypeVar("V")
R = TypeVar("R")


def run(
    function: Callable[[V], R], values: Iterable[V], workers: int = 1, scheduler: str = "", size: int = BATCH
) -> Iterator[R]:
    """The results in order, each computed when it is asked for; nothing else matters here."""
    return map(function, values)
