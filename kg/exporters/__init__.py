"""Files for machines that leave nothing out: one file here per format.

An exporter is a module with `SUFFIXES`, the endings of the file names it answers for, and
`export(graph, path, **options) -> None`. A name that ends with ``.gz`` is that of a compressed file. To add a format,
add such a file; nothing else has to change.

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
from kg.rdf import FORMATS

__all__ = ["Exporter", "export", "known"]


class Exporter(Protocol):
    """What a module of this folder has."""

    SUFFIXES: tuple[str, ...]

    def export(self, graph: KnowledgeGraph, path: str | os.PathLike[str], **options: Any) -> None:
        """Write the graph to `path`, complete or not at all, the same bytes for the same graph."""


def export(graph: KnowledgeGraph, path: str | os.PathLike[str], **options: Any) -> None:
    """Write the graph to a file in the format its name ends with; `options` go to the exporter.

    They are `base`, how IRIs of RDF begin, and `graphs`, the named graphs of RDF that are wanted (`kg.rdf.write`).
    Raises `UnknownFormatError` where no exporter writes that ending, or for `graphs` in a format that is not RDF.
    """
    name = Path(path).name.lower()
    suffix = max((one for one in known() if name.endswith(one)), key=len, default=None)
    if suffix is None:
        raise UnknownFormatError(f"no exporter writes {_ending(name)!r}; known: {' '.join(known())}")
    if options.get("graphs") is not None and suffix.split(".")[1] not in FORMATS:
        formats = " ".join(f".{name}" for name in sorted(FORMATS))
        raise UnknownFormatError(f"{suffix} knows no named graphs to choose from; these do: {formats}")
    _by_suffix()[suffix].export(graph, path, **options)


def _ending(name: str) -> str:
    stem, ending = os.path.splitext(name)
    return os.path.splitext(stem)[1] + ending if ending == ".gz" else ending


def known() -> tuple[str, ...]:
    """The endings of file names that can be written, sorted."""
    return tuple(sorted(_by_suffix()))


@cache
def _by_suffix() -> dict[str, Exporter]:
    names = sorted(module.name for module in iter_modules(__path__))
    modules = (cast(Exporter, import_module(f"{__name__}.{name}")) for name in names)
    return {suffix: module for module in modules for suffix in module.SUFFIXES}
