"""``kg view``: a graph as a page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg import views
from kg.cli.options import BackwardOption, GraphFolder, LensOption, seen

__all__ = ["view"]


def view(
    graph: GraphFolder,
    name: Annotated[str, typer.Argument(help="Which view.")] = "network",
    output: Annotated[Path, typer.Option("-o", "--output", help="Page to write.")] = Path("network.html"),
    lens: LensOption = "as-reported",
    backward: BackwardOption = "fractional",
) -> None:
    """Write a page that shows a graph.

    Example: kg view output network -o network.html --lens today
    """
    views.view(seen(graph, lens, backward), name, output)
