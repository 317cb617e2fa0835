"""``kg verify``: whether a graph is true to its articles and whole in itself."""

from __future__ import annotations

from typing import Annotated

import typer

from kg import pipeline
from kg.cli.options import SETTINGS, Columns, GraphFolder, SettingsFile, settings_of
from kg.cli.screen import LOOK, Screen, say, show
from kg.graph import verification

__all__ = ["verify"]


def verify(
    graph: GraphFolder,
    articles: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PATH", help="Where the articles are; may be repeated. Without it no passage is cut again."
        ),
    ] = None,
    columns: Columns = None,
    settings_file: SettingsFile = SETTINGS,
) -> None:
    """Cut every passage out of the articles again and check every row; exit code 3 and the exact rows if any is wrong.

    A graph seen through a lens is made from the one that is verified, so there is no lens here.

    Example: kg verify output --articles data/sample/articles
    """
    watch, loaded = Screen(), pipeline.load(graph)
    with watch:
        given = settings_of(settings_file, columns)
        found = None if articles is None else pipeline.articles(articles, settings=given, watch=watch)
        faults = verification.verify(loaded, found if found is None else watch.follow("verifying", found))
    for fault in faults:
        show(str(fault))
    rows = sum(len(frame) for frame in loaded.tables.values())
    against = "without the articles" if articles is None else "against the articles"
    say(f"kg: {len(faults)} fault(s) in {rows:,} rows, verified {against}")
    watch.leave()
    if faults:
        raise typer.Exit(LOOK)
