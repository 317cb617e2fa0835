"""``kg evaluate``: how well articles are read, against records annotated by hand."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from kg import evaluation, pipeline
from kg.cli.options import Workers
from kg.cli.screen import Screen
from kg.evaluation import FACETS, Comparison, Error, Group, Score, tables

__all__ = ["evaluate"]


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
    watch = Screen()
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


# ---------------------------------------------------------------- what is shown
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
