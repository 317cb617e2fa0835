"""What a run does in other processes: reading, and what can be made beside the rest.

These are plain functions of what can be sent to a process. What they need is loaded when they are called: a process
that reads articles draws no pages, and the one that started the run need not load what only others use.
"""

from __future__ import annotations

import traceback
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.corpus import Problem

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph
    from kg.model import Article, Record

__all__ = ["READING", "be_ready", "draw", "page", "rdf_files", "read", "signatures", "surer"]

READING = ("kg.reading",)
"""What `read` loads."""


def read(article: Article) -> Record | Problem:
    """The article's record, or the defect of ours it brought to light: one article must not end the run."""
    try:
        record: Record = _room("kg.reading").read(article)
    except Exception as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        reason = f"reading failed with {type(error).__name__}: {error} ({Path(frame.filename).name}:{frame.lineno})"
        return Problem(article.origin, None, reason, "a record; please report this article")
    return record


def surer(record: Record, least: float) -> Record:
    """The record without what is less sure than `least`; see `kg.reading`."""
    return _room("kg.reading").surer(record, least) if least > 0 else record


def signatures(texts: Sequence[str]) -> list[bytes]:
    """The signatures of texts, by which copies are found."""
    sign = _room("kg.corpus.copies").signature
    return [sign(text) for text in texts]


def be_ready() -> None:
    """Load what the functions below need, while there is nothing else to do."""
    for name in ("kg.graph", "kg.rdf", "kg.views.network"):
        _room(name)


def page(tables: Path, place: Path) -> None:
    """Draw the network of the tables in a folder."""
    draw(_graph(tables), place)


def draw(graph: KnowledgeGraph, place: Path) -> None:
    """Draw the network of a graph."""
    _room("kg.views").view(graph, "network", place)


def rdf_files(tables: Path, paths: Mapping[Path, str], base: str) -> None:
    """Write the RDF of the tables in a folder to each path in its format."""
    _room("kg.rdf").write_all(_graph(tables), paths, base=base)


@lru_cache(maxsize=1)
def _graph(tables: Path) -> KnowledgeGraph:
    return _room("kg.graph").KnowledgeGraph.load(tables)  # type: ignore[no-any-return]


def _room(name: str) -> Any:
    return import_module(name)
