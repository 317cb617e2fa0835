"""Files for machines that leave nothing out: one file here per format.

An exporter is a module with `SUFFIXES`, the endings of the file names it answers for, and
`export(graph, path, **options) -> None`. To add a format, add such a file; nothing else has to change.

    from kg import exporters
    exporters.export(graph, "output/graph.ttl")
    exporters.known()
"""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, Protocol, cast

from kg.errors import UnknownFormatError
from kg.graph import KnowledgeGraph

__all__ = ["Exporter", "export", "known"]


class Exporter(Protocol):
    """What a module of this folder has."""

    SUFFIXES: tuple[str, ...]

    def export(self, graph: KnowledgeGraph, path: str | os.PathLike[str], **options: Any) -> None:
        """Write the graph to `path`, complete or not at all, the same bytes for the same graph."""


def export(graph: KnowledgeGraph, path: str | os.PathLike[str], **options: Any) -> None:
    """Write the graph to a file in the format its name ends with; `options` go to the exporter.

    Raises `UnknownFormatError` where no exporter writes that ending.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in _by_suffix():
        raise UnknownFormatError(f"no exporter writes {suffix!r}; known: {' '.join(known())}")
    _by_suffix()[suffix].export(graph, path, **options)


def known() -> tuple[str, ...]:
    """The endings of file names that can be written, sorted."""
    return tuple(sorted(_by_suffix()))


@cache
def _by_suffix() -> dict[str, Exporter]:
    names = sorted(module.name for module in iter_modules(__path__))
    modules = (cast(Exporter, import_module(f"{__name__}.{name}")) for name in names)
    return {suffix: module for module in modules for suffix in module.SUFFIXES}
