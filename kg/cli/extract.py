"""``kg extract``: what each article states."""

from __future__ import annotations

from typing import Annotated

import typer

from kg import pipeline, records
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
from kg.cli.screen import say
from kg.files import write_lines
from kg.settings import Settings

__all__ = ["extract"]


def extract(
    paths: Articles,
    output: Annotated[
        str, typer.Option("-o", "--output", help="File for the records, or - for standard output.")
    ] = "-",
    workers: Workers = None,
    executor: Executor = None,
    scheduler: Scheduler = None,
    parts: Annotated[
        int | None,
        typer.Option(min=1, help="Write a folder of so many parts, each read by one worker; kg build takes it too."),
    ] = None,
    columns: Columns = None,
    strict: Strict = False,
    log: Log = "text",
    settings_file: SettingsFile = SETTINGS,
) -> None:
    """Write what each article states, as JSON lines.

    With --parts the articles never pass through one process: the folder must be one that all workers see, and what
    stands there already is not made again. What could not be read is told when the parts are built from.

    Example: kg extract data/sample/articles -o records.jsonl
    """
    watch = watching(log, strict=strict)
    told = settings_of(settings_file, columns, executor=executor, scheduler=scheduler)
    if parts:
        _in_parts(paths, output, parts, workers, told)
        return
    pairs = pipeline.read(paths, workers=workers, settings=told, watch=watch)
    lines = (records.dumps(record, article.text) for article, record in pairs)
    with watch:
        if output == "-":
            for line in lines:
                typer.echo(line)
        else:
            write_lines(output, lines)
    watch.leave()


def _in_parts(paths: list[str], output: str, parts: int, workers: int | None, told: Settings) -> None:
    if output == "-":
        raise typer.BadParameter("--parts needs a folder: -o FOLDER")
    made = pipeline.extract_parts(paths, output, parts, workers=workers, settings=told)
    say(f"{output}: {made.articles:,} articles in {made.parts} parts, {made.made} of them made now")
