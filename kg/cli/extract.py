"""``kg extract``: what each article states."""

from __future__ import annotations

from typing import Annotated

import typer

from kg import pipeline, records
from kg.cli.options import SETTINGS, Articles, Columns, Executor, Scheduler, SettingsFile, Strict, Workers, settings_of
from kg.cli.screen import Screen
from kg.files import write_lines

__all__ = ["extract"]


def extract(
    paths: Articles,
    output: Annotated[
        str, typer.Option("-o", "--output", help="File for the records, or - for standard output.")
    ] = "-",
    workers: Workers = None,
    executor: Executor = None,
    scheduler: Scheduler = None,
    columns: Columns = None,
    strict: Strict = False,
    settings_file: SettingsFile = SETTINGS,
) -> None:
    """Write what each article states, as JSON lines.

    Example: kg extract data/sample/articles -o records.jsonl
    """
    watch = Screen(strict=strict)
    told = settings_of(settings_file, columns, executor=executor, scheduler=scheduler)
    pairs = pipeline.read(paths, workers=workers, settings=told, watch=watch)
    lines = (records.dumps(record, article.text) for article, record in pairs)
    with watch:
        if output == "-":
            for line in lines:
                typer.echo(line)
        else:
            write_lines(output, lines)
    watch.leave()
