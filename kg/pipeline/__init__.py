"""The order of the stages: articles are read into records, records are settled into a graph, the graph is shown.

This room knows which stage follows which and what each is made from; what each stage does is its own business, and
how a build is put into its folder that of `kg.building`. Nothing is printed here: a `Watch` is told of problems and
finished stages and may follow the work. What is done in other processes stands in `apart`: they load no more than
that, which is why the names below are loaded when they are first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.building import Stage, Watch
    from kg.pipeline.comparing import compare, evaluate
    from kg.pipeline.gathering import articles, extract, extract_parts, read
    from kg.pipeline.loading import load
    from kg.pipeline.making import build
    from kg.pipeline.showing import report

__all__ = [
    "Stage",
    "Watch",
    "articles",
    "build",
    "compare",
    "evaluate",
    "extract",
    "extract_parts",
    "load",
    "read",
    "report",
]

_HOMES = {
    "kg.building": ("Stage", "Watch"),
    "kg.pipeline.comparing": ("compare", "evaluate"),
    "kg.pipeline.gathering": ("articles", "extract", "extract_parts", "read"),
    "kg.pipeline.loading": ("load",),
    "kg.pipeline.making": ("build",),
    "kg.pipeline.showing": ("report",),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_HOME[name]), name)
    return value
