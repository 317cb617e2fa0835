"""``kg build``: everything, from articles to the page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg import pipeline
from kg.cli.logs import watching
from kg.cli.options import (
    SETTINGS,
    Articles,
    Columns,
    Executor,
    Log,
    Scheduler,
    SettingsFile,
    Strict,
    Workers,
    settings_of,
)

__all__ = ["build"]


def build(
    paths: Articles,
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder for everything that is made.")],
    workers: Workers = None,
    executor: Executor = None,
    scheduler: Scheduler = None,
    min_confidence: Annotated[
        float, typer.Option(min=0, max=1, help="Leave out of the graph what is less sure than this.")
    ] = 0.0,
    years: Annotated[
        bool, typer.Option("--years/--no-years", help="Infer years that no text gives, marked as inferred.")
    ] = True,
    store: Annotated[
        bool, typer.Option("--store/--no-store", help="Keep a store on disk, which kg query asks.")
    ] = True,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Read and make everything anew, whatever earlier builds have kept.")
    ] = False,
    columns: Columns = None,
    strict: Strict = False,
    log: Log = "text",
    settings_file: SettingsFile = SETTINGS,
) -> None:
    """Read articles and write records, tables, RDF, a store and the network page into a folder.

    Run again, it reads only what is new or changed, and makes only what follows from it. Stopped at any moment, it
    leaves the last graph in place, and continues when it is run again.

    What cannot be read is listed in problems.jsonl, what was converted or passed by in notes.jsonl, and articles that
    copy others nearly word for word in duplicates.csv, with the first of each group.

    Example: kg build data/sample/articles -o output
    """
    watch = watching(log, strict=strict)
    with watch:
        graph = pipeline.build(
            paths,
            output=output,
            workers=workers,
            min_confidence=min_confidence,
            years=years,
            store=store,
            fresh=fresh,
            settings=settings_of(settings_file, columns, executor=executor, scheduler=scheduler),
            watch=watch,
        )
    made = "records.jsonl graph/ graph.nq graph.ttl graph.jsonld network.html" + (" store/" if store else "")
    watch.sum_up(graph, f"{output}: {made}")
    watch.leave(output / "problems.jsonl")
