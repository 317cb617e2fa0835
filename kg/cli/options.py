"""What several verbs take: articles, a graph and the lens it is seen through, the settings file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

import typer

from kg import executors, pipeline, settings
from kg.cli.screen import say
from kg.graph import KnowledgeGraph
from kg.graph.lenses import Backward
from kg.settings import Settings

__all__ = [
    "SETTINGS",
    "Articles",
    "BackwardOption",
    "Columns",
    "Executor",
    "GraphFolder",
    "LensOption",
    "Log",
    "Scheduler",
    "SettingsFile",
    "Strict",
    "Workers",
    "seen",
    "settings_of",
]

Articles = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Folders, files (text, HTML, PDF, DOCX, JSON lines, CSV, Parquet, WARC, zip, tar; packed or not), "
        "patterns such as 'news/**/*.html', addresses such as s3://bucket/news, or - for JSON lines.",
    ),
]
Columns = Annotated[
    str | None,
    typer.Option(
        metavar="FIELD=NAME,…", help="What fields are called in JSON lines, CSV, Parquet: text=content,title=headline."
    ),
]
Workers = Annotated[
    int | None, typer.Option(min=1, help="Processes that read articles; as many as there are cores if nothing is said.")
]
Executor = Annotated[
    str | None, typer.Option(metavar="NAME", help=f"Where articles are read: {', '.join(executors.known())}.")
]
Scheduler = Annotated[
    str | None, typer.Option(metavar="ADDRESS", help="Of the cluster, for --executor dask: tcp://10.0.0.1:8786.")
]
Strict = Annotated[bool, typer.Option("--strict", help="Stop at the first article that cannot be read.")]
Log = Annotated[
    Literal["text", "json"],
    typer.Option("--log", help="How a run is told on standard error: to people, or as JSON lines."),
]
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


def settings_of(
    file: Path, columns: str | None, *, executor: str | None = None, scheduler: str | None = None
) -> Settings:
    """The settings of a file, with the columns, executor and scheduler the command names."""
    loaded = settings.load(file)
    return replace(
        loaded,
        columns=loaded.columns if columns is None else columns,
        executor=executor or loaded.executor,
        scheduler=scheduler or loaded.scheduler,
    )


def seen(folder: Path, lens: str, backward: Backward) -> KnowledgeGraph:
    """The graph of a folder through a lens; what the lens did is said on standard error."""
    graph = pipeline.load(folder).through(lens, backward=backward)
    if graph.lens.day:
        say(f"kg: {graph.lens}")
    return graph
