"""``kg export``: a graph as a file for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg import exporters, settings
from kg.cli.options import SETTINGS, BackwardOption, GraphFolder, LensOption, SettingsFile, seen

__all__ = ["export"]


def export(
    graph: GraphFolder,
    file: Annotated[Path, typer.Argument(help="File to write; its ending says in which format.")],
    lens: LensOption = "as-reported",
    backward: BackwardOption = "fractional",
    graphs: Annotated[
        str | None,
        typer.Option(
            metavar="NAMES",
            help="Of RDF only these named graphs, separated by commas: vocabulary, reference, resolution,"
            " article (of all articles), article/<id>.",
        ),
    ] = None,
    settings_file: SettingsFile = SETTINGS,
) -> None:
    """Write a graph to a file, losslessly, for other programs.

    Through a lens tables and JSON lines only: RDF says what was reported, and what became of the units since.

    A name that ends with .gz is that of a compressed file.

    Example: kg export output graph.ttl
    """
    options: dict[str, object] = {} if graphs is None else {"graphs": [name.strip() for name in graphs.split(",")]}
    exporters.export(seen(graph, lens, backward), file, base=settings.load(settings_file).base, **options)
