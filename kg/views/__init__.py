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
from typing import Any

from kg.errors import UnknownFormatError
from kg.files import write_text
from kg.graph import KnowledgeGraph

__all__ = ["known", "view"]


def known() -> tuple[str, ...]:
    """The names of all views, sorted."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.ispkg))


def view(graph: KnowledgeGraph, name: str, path: str | os.PathLike[str], **options: Any) -> Path:
    """Write the view `name` of a graph to `path` (HTML, UTF-8) and return the path.

    `options` are the view's own, see its ``render``. The file appears whole or not at all; equal graphs give
    equal bytes. Raises UnknownFormatError, which names the known views, if there is none of that name.
    """
    if name not in known():
        raise UnknownFormatError(f"no view {name!r}; known: {' '.join(known())}")
    html: str = import_module(f"{__name__}.{name}").render(graph, **options)
    write_text(Path(path), html)
    return Path(path)
