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
    name: Annotated[str, typer.Argument(help=f"Which view: {', '.join(views.known())}.")] = "network",
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Page to write; NAME.html without it.")] = None,
    about: Annotated[
        str | None, typer.Option(help="What ego and meeting are around: an id, or a name such as 'Quảng Ninh'.")
    ] = None,
    depth: Annotated[
        int | None, typer.Option(help="ego: 1 for what is at its meetings, 2 for their meetings too.")
    ] = None,
    unit: Annotated[str | None, typer.Option(help="Only meetings of this unit (slug or version).")] = None,
    topic: Annotated[str | None, typer.Option(help="Only meetings about this topic, or narrower ones.")] = None,
    since: Annotated[str | None, typer.Option(help="Only meetings since a date (2020, 2020-05, 2020-05-17).")] = None,
    until: Annotated[str | None, typer.Option(help="Only meetings until a date, which is included.")] = None,
    top: Annotated[int | None, typer.Option(help="Of each kind of thing only so many, with the most meetings.")] = None,
    min_meetings: Annotated[int | None, typer.Option(help="Only ties of at least so many meetings.")] = None,
    layout: Annotated[str | None, typer.Option(help="provinces: spring, or geo for where they lie.")] = None,
    lang: Annotated[str | None, typer.Option(help="Language the page opens in: vi or en.")] = None,
    title: Annotated[str | None, typer.Option(help="Heading of the page.")] = None,
    chosen: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME=VALUE", help="An option of one view: order=strength. May be repeated."),
    ] = None,
    lens: LensOption = "as-reported",
    backward: BackwardOption = "fractional",
) -> None:
    """Write a page that shows a graph; it says what it leaves out. docs/views.md tells of every view.

    Example: kg view output network -o network.html --lens today

    Example: kg view output provinces --top 30 --since 2020 --layout geo

    Example: kg view output matrix --set ties=learning --set order=strength

    Example: kg view output ego --about "Quảng Ninh" --topic tourism
    """
    given = {
        "about": about,
        "depth": depth,
        "unit": unit,
        "topic": topic,
        "since": since,
        "until": until,
        "top": top,
        "min_meetings": min_meetings,
        "layout": layout,
        "lang": lang,
        "title": title,
    }
    options = {option: value for option, value in given.items() if value is not None} | _own(chosen or [])
    views.view(seen(graph, lens, backward), name, output or Path(f"{name}.html"), **options)


def _own(chosen: list[str]) -> dict[str, str]:
    """What is set of a view's own options, by name."""
    pairs = {name: value for name, _, value in (one.partition("=") for one in chosen)}
    wrong = [one for one in chosen if not all(one.partition("="))]
    if wrong:
        raise typer.BadParameter(f"{wrong[0]!r}; expected NAME=VALUE, such as order=strength")
    return pairs
