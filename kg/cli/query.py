"""``kg query``: a graph asked in SPARQL."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg import settings
from kg.cli.options import SETTINGS, GraphFolder, SettingsFile
from kg.cli.screen import printable, say, show
from kg.errors import UnknownFormatError
from kg.files import write_text
from kg.rdf.answers import Answer, Term
from kg.rdf.asking import Asked, asked
from kg.rdf.questioning import Question, questions
from kg.rdf.terms import Terms

__all__ = ["query"]

Format = Literal["table", "csv", "json", "ttl"]
_SUFFIXES: Mapping[str, Format] = {".csv": "csv", ".json": "json", ".srj": "json", ".ttl": "ttl"}


def query(
    graph: GraphFolder,
    sparql: Annotated[str | None, typer.Argument(metavar="SPARQL|FILE.rq", help="A query, or a file of one.")] = None,
    question: Annotated[str | None, typer.Option(metavar="NAME", help="A question that ships, instead.")] = None,
    param: Annotated[
        list[str] | None, typer.Option(metavar="NAME=VALUE", help="Value of a parameter; may be repeated.")
    ] = None,
    listed: Annotated[bool, typer.Option("--questions", help="List the questions and their parameters.")] = False,
    format: Annotated[
        Format | None, typer.Option(help="Without it a table in a terminal, else CSV; Turtle for triples.")
    ] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="File to write; its ending says how.")] = None,
    timeout: Annotated[float, typer.Option(min=0.01, help="Seconds after which the query is stopped.")] = 30.0,
    limit: Annotated[int, typer.Option(min=1, help="Rows or triples after which the answer is cut.")] = 10_000,
    settings_file: SettingsFile = SETTINGS,
) -> None:
    """Ask a graph in SPARQL, or one of the questions that ship. Nothing is changed, and no other server asked.

    Common prefixes (lt, unit, ltt, skos, …) need no declaration.

    Example: kg query output --question exchange-partners --param unit=lang-son

    Example: kg query output "SELECT DISTINCT ?name { ?x a lt:Official ; foaf:name ?name } ORDER BY ?name"
    """
    if listed:
        for line in _listing():
            show(line)
        return
    if (sparql is None) == (question is None):
        raise typer.BadParameter("give a query or --question NAME, one of the two; --questions lists the names")
    place = Asked.of(graph, base=settings.load(settings_file).base)
    answer = place.answer(asked(sparql, question), _values(param or []), timeout=timeout, limit=limit)
    for note in answer.notes:
        say(f"kg: {note}")
    wanted = _format(answer, format, output)
    if output is not None:
        write_text(output, "".join(_table(answer, place.base)) if wanted == "table" else answer.text(wanted))
    elif wanted == "table":
        for line in _table(answer, place.base):
            typer.echo(line, nl=False)
    elif sys.stdout.isatty():
        for line in answer.text(wanted).splitlines():
            show(line)
    else:  # for another program, which must get every sign
        typer.echo(answer.text(wanted), nl=False)
    if answer.cut:
        say(f"kg: cut after {limit:,} rows or triples, there are more; --limit N shows N")


def _values(given: list[str]) -> dict[str, str]:
    values = {}
    for one in given:
        name, equals, value = one.partition("=")
        if not equals or name in values:
            raise typer.BadParameter(f"{one!r}; expected each parameter once, as NAME=VALUE")
        values[name] = value
    return values


def _format(answer: Answer, format: Format | None, output: Path | None) -> Format:
    """The format that is meant, by the option, the file's ending, or where the answer goes."""
    if format is not None:
        return format
    if output is not None:
        if output.suffix.lower() not in _SUFFIXES:
            raise UnknownFormatError(f"{output}: no format is known by that ending; known: {' '.join(_SUFFIXES)}")
        return _SUFFIXES[output.suffix.lower()]
    if answer.turtle is not None:
        return "ttl"
    return "table" if sys.stdout.isatty() else "csv"


# ---------------------------------------------------------------- for people
def _listing() -> Iterator[str]:
    for question in questions():
        yield f"{question.name}: {question.title_en}"
        yield from _parameters(question)


def _parameters(question: Question) -> Iterator[str]:
    for parameter in question.parameters:
        optional = " (optional)" if parameter.optional else ""
        yield f"    {parameter}  {parameter.kind}{optional}: {parameter.meaning}"


def _table(answer: Answer, base: str) -> Iterator[str]:
    """The lines of a table as wide as the terminal; IRIs are shortened by the common prefixes."""
    if answer.truth is not None:
        yield f"{str(answer.truth).lower()}\n"
        return
    if answer.turtle is not None:
        yield answer.turtle
        return
    prefixes = Terms(base).prefixes()
    table = Table(box=box.SIMPLE_HEAD)
    for name in answer.variables:
        table.add_column(name, overflow="fold", justify="right" if _numbers(answer, name) else "left")
    for row in answer.rows:
        table.add_row(*(Text(printable(_cell(term, prefixes))) for term in row))
    console = Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else 160)
    with console.capture() as capture:
        console.print(table)
    yield capture.get()
    yield f"{len(answer.rows):,} row(s)\n"


def _numbers(answer: Answer, name: str) -> bool:
    at = answer.variables.index(name)
    kinds = {term.get("datatype", "").rpartition("#")[2] for row in answer.rows if (term := row[at]) is not None}
    return bool(kinds) and kinds <= {"integer", "decimal", "double"}


def _cell(term: Term | None, prefixes: Mapping[str, str]) -> str:
    if term is None:
        return ""
    if term["type"] == "uri":
        for prefix, iri in prefixes.items():
            if term["value"].startswith(iri):
                return f"{prefix}:{term['value'].removeprefix(iri)}"
    return term["value"]
