"""``kg measure``: questions about the networks of a graph whose answer is a table."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from inspect import Parameter
from pathlib import Path
from typing import Annotated, Any, Literal

import pandas as pd
import typer
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg import measures
from kg.cli.options import BackwardOption, LensOption, seen
from kg.cli.screen import printable, say, show
from kg.errors import UnknownFormatError
from kg.exporters.csv import guarded
from kg.files import write_text
from kg.graph.rows import dicts

__all__ = ["measure"]

Format = Literal["table", "csv", "json"]
_SUFFIXES: dict[str, Format] = {".csv": "csv", ".json": "json"}
_WIDTH = 160  # characters of a table that goes to a file
_KINDS = {"int": int, "float": float}


def measure(
    graph: Annotated[Path | None, typer.Argument(metavar="[GRAPH]", help="Output folder of kg build.")] = None,
    name: Annotated[str | None, typer.Argument(help="Which measure; --list lists them.")] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the measures, their options and columns.")] = False,
    unit: Annotated[str | None, typer.Option(help="Only the rows of this unit (slug or version).")] = None,
    topic: Annotated[str | None, typer.Option(help="Only meetings about this topic, or narrower ones.")] = None,
    since: Annotated[str | None, typer.Option(help="Only meetings since a date (2020, 2020-05, 2020-05-17).")] = None,
    until: Annotated[str | None, typer.Option(help="Only meetings until a date, which is included.")] = None,
    lens: LensOption = "as-reported",
    backward: BackwardOption = "fractional",
    seed: Annotated[int | None, typer.Option(help="Seed, for measures that draw at random; 0 without it.")] = None,
    param: Annotated[
        list[str] | None, typer.Option(metavar="NAME=VALUE", help="A measure's own option; may be repeated.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="Rows of a table on a terminal; files get all.")] = 50,
    format: Annotated[Format | None, typer.Option(help="Without it a table in a terminal, else CSV.")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="File to write: .csv or .json.")] = None,
) -> None:
    """Measure the networks of a graph: who is central, who brokers, what changed, what is no chance.

    Meetings are counted, not articles; planned ones are left out. docs/measures.md explains every measure.

    Example: kg measure output strength --topic tourism --since 2020 --lens today

    Example: kg measure output paths --param one=quang-ninh --param other=ca-mau -o paths.csv
    """
    if listed:
        given_first = str(graph) if graph is not None and str(graph) in measures.known() else None
        for line in _listing(name or given_first):
            show(line)
        return
    if graph is None or name is None:
        raise typer.BadParameter("give the folder of a graph and the name of a measure; --list lists them")
    wanted = _format(format, output)
    own = measures.options(name)
    given = {"unit": unit, "topic": topic, "since": since, "until": until, "seed": seed, **_values(name, own, param)}
    told = {option: value for option, value in given.items() if value is not None}
    found = measures.measure(seen(graph, lens, backward), name, **told)
    if output is not None:
        write_text(output, _text(found, wanted, limit=len(found)))
    elif wanted == "table" or not sys.stdout.isatty():
        typer.echo(_text(found, wanted, limit=limit), nl=False)
    else:
        for line in _text(found, wanted, limit=limit).splitlines():
            show(line)
    if wanted == "table" and output is None and len(found) > limit:
        say(f"kg: the first {limit:,} of {len(found):,} rows; --limit N shows N, -o FILE.csv has all")


def _values(name: str, own: dict[str, Parameter], given: list[str] | None) -> dict[str, Any]:
    """The measure's own options, as the types it declares."""
    values: dict[str, Any] = {}
    for one in given or []:
        option, equals, value = one.partition("=")
        if not equals or option in values:
            raise typer.BadParameter(f"{one!r}; expected each option once, as NAME=VALUE")
        if option not in own:
            raise typer.BadParameter(f"{name} has no option {option!r} of its own; it has: {' '.join(own) or 'none'}")
        values[option] = _value(option, value, _kind(own[option]))
    return values


def _kind(option: Parameter) -> str:
    """The name of the type an option is of: str, int or float."""
    return str(option.annotation).partition(" |")[0]


def _value(option: str, value: str, kind: str) -> Any:
    try:
        return _KINDS.get(kind, str)(value)
    except ValueError:
        raise typer.BadParameter(f"{option}={value!r}; expected {kind}") from None


def _format(format: Format | None, output: Path | None) -> Format:
    """The format that is meant, by the option, the file's ending, or where the answer goes."""
    if format is not None:
        return format
    if output is None:
        return "table" if sys.stdout.isatty() else "csv"
    if output.suffix.lower() not in _SUFFIXES:
        raise UnknownFormatError(f"{output}: no format is known by that ending; known: {' '.join(_SUFFIXES)}")
    return _SUFFIXES[output.suffix.lower()]


# ---------------------------------------------------------------- what is shown
def _listing(name: str | None) -> Iterator[str]:
    for one in measures.known() if name is None else (name,):
        yield f"{one}: {measures.question(one)}"
        for option, parameter in measures.options(one).items():
            needed, optional = parameter.default is Parameter.empty, parameter.default is None
            default = " (needed)" if needed else " (optional)" if optional else f" = {parameter.default}"
            yield f"    --param {option}: {_kind(parameter)}{default}"
        if name is not None:
            yield from (f"    {column.name} ({column.type}): {column.meaning}" for column in measures.columns(one))


def _text(found: pd.DataFrame, format: Format, *, limit: int) -> str:
    if format == "csv":
        return str(guarded(found).to_csv(index=False, lineterminator="\r\n"))
    if format == "json":
        rows = [{name: _plain(value) for name, value in row.items()} for row in dicts(found)]
        return json.dumps(rows, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    return _table(found, limit)


def _plain(value: Any) -> Any:
    """A value as JSON has it, which knows neither NaN nor infinity."""
    return None if isinstance(value, float) and not abs(value) < float("inf") else value


def _table(found: pd.DataFrame, limit: int) -> str:
    table = Table(box=box.SIMPLE_HEAD)
    for name in found:
        number = pd.api.types.is_numeric_dtype(found[name]) and not pd.api.types.is_bool_dtype(found[name])
        table.add_column(str(name), overflow="fold", justify="right" if number else "left")
    for row in dicts(found.head(limit)):
        table.add_row(*(Text(printable(_cell(value))) for value in row.values()))
    console = Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else _WIDTH)
    with console.capture() as capture:
        console.print(table)
    return capture.get() + f"{len(found):,} row(s)\n"


def _cell(value: Any) -> str:
    if _plain(value) is None:
        return ""
    return f"{value:.4g}" if isinstance(value, float) else str(value)
