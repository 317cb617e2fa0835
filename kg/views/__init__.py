"""Views for people: each file here is one, its name is the view's name, and it holds ``render(graph, …) -> str``.

A view may leave out what would drown the reader, and says what it left out; lossless files are exporters'
business. Views are imported when asked for, so that nobody pays for a drawing library by importing this room.
What several pages share stands in `kg.views.page`.
"""

from __future__ import annotations

import os
import pkgutil
from dataclasses import replace
from importlib import import_module
from inspect import signature
from pathlib import Path
from typing import Any, overload

from kg.errors import UnknownFormatError, ViewError
from kg.graph import KnowledgeGraph
from kg.html import Page
from kg.network import Selection

__all__ = ["View", "html", "known", "view"]


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

    `options` are the view's own, see its ``render``, and where it takes a selection the fields of
    `kg.network.Selection` (`top`, `since`, …). The file appears whole or not at all; equal graphs give
    equal bytes. Raises UnknownFormatError, which names the known views, if there is none of that name, ViewError for an
    option it does not take.
    """
    made = View(html(graph, name, **options), name)
    return made if path is None else made.save(path)


def html(graph: KnowledgeGraph, name: str, **options: Any) -> str:
    """The view `name` of a graph as HTML; options and errors as for `view`."""
    if name not in known():
        raise UnknownFormatError(f"no view {name!r}; known: {' '.join(known())}")
    render = import_module(f"{__name__}.{name}").render
    taken = dict(list(signature(render).parameters.items())[1:])
    selects = Selection.names() if "selection" in taken else ()
    strange = sorted(set(options) - set(taken) - set(selects))
    if strange:
        takes = ", ".join(sorted({*taken, *selects} - {"selection"}))
        raise ViewError(f"view {name}: no option {strange[0]!r}; it takes {takes}")
    chosen = {option: value for option, value in options.items() if option in selects}
    own = {option: value for option, value in options.items() if option not in selects}
    if chosen:
        own["selection"] = replace(own.get("selection", taken["selection"].default), **chosen)
    made: str = render(graph, **own)
    return made
