"""The command line: one verb per stage. The only module that prints, and the only door to its library.

Exit codes: 0 all went well, 1 an error (said on standard error), 2 the command was not understood,
3 done, but some articles could not be read.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from kg import __version__, evaluation, exporters, pipeline, records, settings, views
from kg.errors import KgError, SourceError
from kg.evaluation import FACETS, Comparison, Error, Group, Score, tables
from kg.files import write_lines
from kg.sources import Problem

__all__ = ["app", "main"]

V = TypeVar("V")

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
_stderr = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)

Articles = Annotated[list[str], typer.Argument(metavar="PATH", help="Folders, .txt, .jsonl, .jsonl.gz files, or -.")]
Workers = Annotated[int | None, typer.Option(min=1, help="Processes that read articles.")]
Strict = Annotated[bool, typer.Option("--strict", help="Stop at the first article that cannot be read.")]
SettingsFile = Annotated[Path, typer.Option("--settings", help="Settings file.")]
_SETTINGS = Path("kg.toml")


def main() -> None:
    """Run the command; errors raised on purpose and by the file system become a line on standard error, exit code 1."""
    try:
        app(prog_name="kg")
    except KgError as error:
        _stderr.print(f"kg: {error}")
        sys.exit(1)
    except OSError as error:
        if error.filename is None:
            raise
        _stderr.print(f"kg: {error.filename}: {error.strerror}; expected a place that can be read and written")
        sys.exit(1)


@app.command()
def build(
    paths: Articles,
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder for everything that is made.")],
    workers: Workers = None,
    min_confidence: Annotated[
        float, typer.Option(min=0, max=1, help="Leave out of the graph what is less sure than this.")
    ] = 0.0,
    strict: Strict = False,
    settings_file: SettingsFile = _SETTINGS,
) -> None:
    """Read articles and write records, tables, RDF and the network page into a folder.

    Example: kg build data/sample/articles -o output
    """
    watch = _Screen(strict=strict)
    with watch:
        graph = pipeline.build(
            paths,
            output=output,
            workers=workers,
            min_confidence=min_confidence,
            settings=settings.load(settings_file),
            watch=watch,
        )
    _stderr.print(f"{graph!r}\n{output}: records.jsonl graph/ graph.nq graph.ttl graph.jsonld network.html")
    watch.leave(output / "problems.jsonl")


@app.command()
def extract(
    paths: Articles,
    output: Annotated[
        str, typer.Option("-o", "--output", help="File for the records, or - for standard output.")
    ] = "-",
    workers: Workers = None,
    strict: Strict = False,
    settings_file: SettingsFile = _SETTINGS,
) -> None:
    """Write what each article states, as JSON lines.

    Example: kg extract data/sample/articles -o records.jsonl
    """
    watch = _Screen(strict=strict)
    pairs = pipeline.read(paths, workers=workers, settings=settings.load(settings_file), watch=watch)
    lines = (records.dumps(record, article.text) for article, record in pairs)
    with watch:
        if output == "-":
            for line in lines:
                typer.echo(line)
        else:
            write_lines(output, lines)
    watch.leave()


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Folder with articles/ and records/.")],
    predicted: Annotated[
        Path | None, typer.Argument(metavar="RECORDS", help="Records to score; without it the articles are read.")
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="Each wrong and missing claim with its sentence.")] = False,
    by: Annotated[Group | None, typer.Option(help="Count the errors by; with --errors, show them so.")] = None,
    reliability: Annotated[bool, typer.Option("--reliability", help="What confidence is worth.")] = False,
    facet: Annotated[list[str] | None, typer.Option(help="Errors of this facet only; may be repeated.")] = None,
    only: Annotated[list[str] | None, typer.Option(metavar="ID", help="This article only; may be repeated.")] = None,
    held_back: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Ids of articles held back; else GOLD/holdback.txt.")
    ] = None,
    show_held_back: Annotated[
        bool, typer.Option("--show-held-back", help="Show errors of articles held back too: tuning on them ends.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="JSON instead of a table.")] = False,
    workers: Workers = None,
) -> None:
    """Score records against gold: precision, recall and F1 per facet; or show the errors with their sentences.

    Example: kg evaluate data/sample --errors --by rule --facet roles
    """
    watch = _Screen()
    with watch:
        compared = pipeline.compare(gold, predicted, workers=workers, watch=watch)
    held = evaluation.held_back(gold, held_back)
    compared = compared.only(only) if only else compared
    if errors or by:
        shown = list((compared if show_held_back else compared.without(held)).errors(facet or FACETS))
        lines = _errors_as_json(shown) if as_json else _error_lines(shown, by, listed=errors)
    elif reliability:
        lines = tables.reliability_lines({name: part.reliability() for name, part in _columns(compared, held).items()})
    else:
        scores = {name: part.scores() for name, part in _columns(compared, held).items()}
        lines = _scores_as_json(compared.scores(), scores) if as_json else tables.score_lines(scores)
    for line in lines:
        typer.echo(line)
    watch.leave()


@app.command()
def export(
    graph: Annotated[Path, typer.Argument(help="Output folder of kg build.")],
    file: Annotated[Path, typer.Argument(help="File to write; its ending says in which format.")],
    settings_file: SettingsFile = _SETTINGS,
) -> None:
    """Write a graph to a file, losslessly, for other programs.

    Example: kg export output graph.ttl
    """
    exporters.export(pipeline.load(graph), file, base=settings.load(settings_file).base)


@app.command()
def view(
    graph: Annotated[Path, typer.Argument(help="Output folder of kg build.")],
    name: Annotated[str, typer.Argument(help="Which view.")] = "network",
    output: Annotated[Path, typer.Option("-o", "--output", help="Page to write.")] = Path("network.html"),
) -> None:
    """Write a page that shows a graph.

    Example: kg view output network -o network.html
    """
    views.view(pipeline.load(graph), name, output)


def _say_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kg {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    """From newspaper articles to a knowledge graph of cooperation between Vietnam's provinces."""


# ---------------------------------------------------------------- what a person sees
class _Screen(pipeline.Watch):
    """Tells of problems as they come, and shows bars if standard error is a terminal."""

    def __init__(self, *, strict: bool = False) -> None:
        columns = TextColumn("{task.description:9}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
        self._progress = Progress(*columns, console=_stderr, transient=True, disable=not _stderr.is_terminal)
        self._strict = strict
        self._problems = 0

    def __enter__(self) -> None:
        self._progress.start()

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def problem(self, problem: Problem) -> None:
        if self._strict:
            raise SourceError(str(problem))
        self._problems += 1
        _stderr.print(f"kg: {problem}")

    def follow(self, stage: str, steps: Iterable[V]) -> Iterable[V]:
        return self._progress.track(steps, description=stage, total=None)

    def leave(self, listed: Path | None = None) -> None:
        """Exit with code 3 if there were problems, saying how many."""
        if self._problems:
            where = f"; they are listed in {listed}" if listed else ""
            _stderr.print(f"kg: {self._problems} problem(s), the rest is done{where}")
            raise typer.Exit(3)


# ---------------------------------------------------------------- what evaluate shows
def _columns(compared: Comparison, held: Collection[str]) -> dict[str, Comparison]:
    """The articles one may tune on and those held back, side by side where there are both."""
    parts = {"dev": compared.without(held), "held-back": compared.without(compared.without(held).outcomes)}
    return parts if all(part.outcomes for part in parts.values()) else {"": compared}


def _error_lines(errors: Sequence[Error], by: Group | None, *, listed: bool) -> Iterator[str]:
    return tables.error_lines(errors, by) if listed or by is None else tables.count_lines(errors, by)


def _errors_as_json(errors: Iterable[Error]) -> Iterator[str]:
    return (json.dumps(asdict(error) | {"rule": error.rule}, ensure_ascii=False) for error in errors)


def _scores_as_json(scores: Mapping[str, Score], columns: Mapping[str, Mapping[str, Score]]) -> Iterator[str]:
    """One object: the scores of all articles by facet, and those of the columns within if there are several."""
    parts = {name: column for name, column in columns.items() if name}
    rows = {
        facet: score.as_dict() | {name: column[facet].as_dict() for name, column in parts.items()}
        for facet, score in scores.items()
    }
    yield json.dumps(rows, indent=1)
