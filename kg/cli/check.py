"""``kg check``: terms of office that cannot all be right."""

from __future__ import annotations

import typer

from kg import pipeline
from kg.cli.options import GraphFolder
from kg.cli.screen import LOOK, say, show

__all__ = ["check"]


def check(graph: GraphFolder) -> None:
    """Report offices with two holders at one time, and people in two places; exit code 3 if there are any.

    There is no lens: offices are compared as reported, since through a lens the heads of two provinces that merged
    later would seem to share a seat.

    Example: kg check output
    """
    found = pipeline.load(graph).conflicts()
    for conflict in found:
        show(str(conflict))
    say(f"kg: {len(found)} conflict(s) between terms of office")
    if found:
        raise typer.Exit(LOOK)
