"""``kg report``: a graph as a document to be read and printed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg import pipeline, reporting
from kg.cli.options import BackwardOption, GraphFolder, LensOption, seen
from kg.cli.screen import say

__all__ = ["report"]

_PDF = ".pdf"


def report(
    graph: GraphFolder,
    output: Annotated[Path, typer.Option("-o", "--output", help="Document to write.")] = Path("report.html"),
    unit: Annotated[str | None, typer.Option(help="Only meetings of this unit: a slug or version id.")] = None,
    topic: Annotated[str | None, typer.Option(help="Only meetings about this topic: an id such as tourism.")] = None,
    since: Annotated[
        str | None, typer.Option(help="Only meetings that can have been since 2019, or 2019-05-17.")
    ] = None,
    until: Annotated[str | None, typer.Option(help="Only meetings that can have been until then.")] = None,
    lens: LensOption = "as-reported",
    backward: BackwardOption = "fractional",
    lang: Annotated[str, typer.Option(help="Language of the report: vi or en.")] = "vi",
    pdf: Annotated[bool, typer.Option("--pdf", help="Print it too, to a PDF file beside it.")] = False,
    static: Annotated[
        bool, typer.Option("--static", help="Without the interactive pages: a smaller file that runs no script.")
    ] = False,
) -> None:
    """Write a report: findings whose numbers lead to their rows, figures, tables, method, sentences.

    An output that ends with .pdf is printed only. Printing takes Chromium, Google Chrome or WeasyPrint.

    Example: kg report output -o report.html --unit quang-ninh --since 2020 --pdf
    """
    asked: reporting.Options = {"unit": unit, "topic": topic, "since": since, "until": until, "lang": lang}
    asked["problems"] = reporting.problems_of(graph)
    printed_only = output.suffix.lower() == _PDF
    page = pipeline.report(seen(graph, lens, backward), **asked, interactive=not (static or printed_only))
    if not printed_only:
        page.save(output)
    if pdf or printed_only:
        say(f"kg: printed {reporting.print_pdf(page, output.with_suffix(_PDF))}")
