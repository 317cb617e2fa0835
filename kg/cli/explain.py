"""``kg explain``: why a row of a graph is there."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.options import BackwardOption, GraphFolder, LensOption, seen
from kg.cli.screen import show
from kg.graph import explanation

__all__ = ["explain"]


def explain(
    graph: GraphFolder,
    id: Annotated[str, typer.Argument(metavar="ID", help="Id of anything in the tables: a meeting, a person, a flow.")],
    lens: LensOption = "as-reported",
    backward: BackwardOption = "fractional",
) -> None:
    """Say why something is in a graph: accounts, sentences, rules, merges, judgements, inferences.

    Example: kg explain output nguyen-le-hoai-an--tay-ninh
    """
    for line in explanation.explain(seen(graph, lens, backward), id):
        show(line)
