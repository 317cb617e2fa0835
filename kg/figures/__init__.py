"""Figures for print and page: each file here draws one, its name is the figure's name.

A plug-in is a module with ``draw(graph, *, lang, **options) -> Figure``. A figure is vector graphics that stands by
itself (SVG, text as text, colours through CSS variables with defaults), with the rows it shows, so that every mark
can be traced to its sentence. `COLOURS` names the variables, with values for light and dark ground; `plain` puts the
light ones in their place, for programs that know no variables. Interaction is the business of `kg.views`; what is
counted, of `kg.measures`.
"""

from __future__ import annotations

import pkgutil
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import pandas as pd

from kg.errors import UnknownFormatError
from kg.figures._paint import COLOURS, plain
from kg.figures._selection import choosing_once
from kg.figures._words import amount
from kg.graph import KnowledgeGraph
from kg.html import Html, tag

__all__ = ["COLOURS", "Figure", "amount", "choosing_once", "draw", "known", "plain"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: `svg` is a whole ``<svg>`` element with ``role="img"``, a ``viewBox``, a title and a description.

    `title` and `caption` are plain text in the language it was drawn in; the caption says what is counted, in which
    unit, over which span of time. `rows` holds a row for each mark, with a column ``id`` equal to the mark's
    ``data-id`` in the SVG and a column ``meetings`` with the ids of the meetings it stands for. `left_out` says in a
    sentence what was not drawn, or is empty. Where there is nothing to draw, `svg` is empty and `caption` says why.
    """

    title: str
    caption: str
    svg: str
    rows: pd.DataFrame
    left_out: str = ""

    def _repr_html_(self) -> str:
        """The figure with its title and caption, for notebooks."""
        told = tag("figcaption", " ".join(part for part in (self.caption, self.left_out) if part))
        return tag("figure", tag("strong", self.title), Html(self.svg), told)


def known() -> tuple[str, ...]:
    """The names of all figures, sorted."""
    return tuple(sorted(one.name for one in pkgutil.iter_modules(__path__) if not one.name.startswith("_")))


def draw(graph: KnowledgeGraph, name: str, *, lang: str = "vi", **options: Any) -> Figure:
    """The figure `name` of a graph; `options` are the figure's own. Equal graphs give equal bytes.

    Raises UnknownFormatError, which names the known figures, if there is none of that name.
    """
    if name not in known():
        raise UnknownFormatError(f"no figure {name!r}; known: {' '.join(known())}")
    figure: Figure = import_module(f"{__name__}.{name}").draw(graph, lang=lang, **options)
    return figure
