"""What several verbs take: articles, a graph and the lens it is seen through, the settings file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg import pipeline
from kg.cli.screen import say
from kg.graph import KnowledgeGraph
from kg.graph.lenses import Backward

__all__ = [
    "SETTINGS",
    "Articles",
    "BackwardOption",
    "GraphFolder",
    "LensOption",
    "SettingsFile",
    "Strict",
    "Workers",
    "seen",
]

Articles = Annotated[list[str], typer.Argument(metavar="PATH", help="Folders, .txt, .jsonl, .jsonl.gz files, or -.")]
Workers = Annotated[int | None, typer.Option(min=1, help="Processes that read articles.")]
Strict = Annotated[bool, typer.Option("--strict", help="Stop at the first article that cannot be read.")]
SettingsFile = Annotated[Path, typer.Option("--settings", help="Settings file.")]
SETTINGS = Path("kg.toml")

GraphFolder = Annotated[
    Path,
    typer.Argument(
        metavar="GRAPH", help="Output folder of kg build, or its RDF: .nq, .trig, .jsonld, or these with .gz."
    ),
]
LensOption = Annotated[
    str, typer.Option("--lens", help="Whose units are shown: as-reported, today, or those of a day (2025-06-30).")
]
BackwardOption = Annotated[
    Backward,
    typer.Option(
        "--backward", help="What is of a unit that was several on the lens's day: a share for each, or left out."
    ),
]


def seen(folder: Path, lens: str, backward: Backward) -> KnowledgeGraph:
    """The graph of a folder through a lens; what the lens did is said on standard error."""
    graph = pipeline.load(folder).through(lens, backward=backward)
    if graph.lens.day:
        say(f"kg: {graph.lens}")
    return graph
