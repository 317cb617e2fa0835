"""Views for people: each file here is one, its name is the view's name, and it holds ``render(graph, …) -> str``.

A view may leave out what would drown the reader, and says what it left out; lossless files are exporters'
business. Views are imported when asked for, so that nobody pays for a drawing library by importing this room.
What several pages share stands in `kg.views.page`.
"""

from __future__ import annotations

import os
import pkgutil
from importlib import import_module
from pathlib import Path
from typing import Any, overload

from kg.errors import UnknownFormatError
from kg.graph import KnowledgeGraph
from kg.html import Page

__all__ = ["View", "known", "view"]


class View(Page):
    """A view as a page: `html`, `save(path)`; at a notebook's prompt it shows itself."""

    __slots__ = ()


def known() -> tuple[str, ...]:
    """The names of all views, sorted."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.ispkg))


@overload
def view(graph: KnowledgeGraph, name: str, path: None = None, **options: Any) -> View: ...
@overload
def view(graph: KnowledgeGraph, name: str, path: str | os.PathLike[str], **options: Any) -> Path: ...
def view(graph: KnowledgeGraph, name: str, path: str | os.PathLike[str] | None = None, **options: Any) -> View | Path:
    """The view `name` of a graph: a `View`, or with a `path` the page (HTML, UTF-8) written there.

    `options` are the view's own, see its ``render``. The file appears whole or not at all; equal graphs give
    equal bytes. Raises UnknownFormatError, which names the known views, if there is none of that name.
    """
    if name not in known():
        raise UnknownFormatError(f"no view {name!r}; known: {' '.join(known())}")
    html: str = import_module(f"{__name__}.{name}").render(graph, **options)
    made = View(html, name)
    return made if path is None else made.save(path)
