"""The report with the interactive pages it carries: the one place where reports and views meet."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Unpack, overload

from kg import reporting, views
from kg.graph import KnowledgeGraph
from kg.html import Page

__all__ = ["ReportOptions", "report"]


class ReportOptions(reporting.Options, total=False):
    """What `report` takes."""

    interactive: bool


@overload
def report(graph: KnowledgeGraph, path: None = None, **options: Unpack[ReportOptions]) -> Page: ...
@overload
def report(graph: KnowledgeGraph, path: str | os.PathLike[str], **options: Unpack[ReportOptions]) -> Path: ...
def report(
    graph: KnowledgeGraph, path: str | os.PathLike[str] | None = None, **options: Unpack[ReportOptions]
) -> Page | Path:
    """The report of a graph: a `Page` that shows itself in a notebook, or with a `path` the file written there.

    Options: `lang` is vi or en. `unit` (slug or version id), `topic`, `since` and `until` choose meetings as
    `KnowledgeGraph.filter` does; `lens` is that of `KnowledgeGraph.through`. `problems` is what the run that made the
    graph could not read (`kg.reporting.problems_of` its folder); None: not known. With `interactive` False it holds
    static figures alone and runs no script. Equal graphs and options give equal bytes. Raises GraphError for what
    cannot be meant, UnknownFormatError for another language.
    """
    interactive = options.pop("interactive", True)
    taken: reporting.Options = {"pages": views.html if interactive else None, **options}  # type: ignore[typeddict-unknown-key]
    made = reporting.report(graph, **taken)
    return made if path is None else made.save(path)
