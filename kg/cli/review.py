"""``kg review``: what a person should look at, and the verdicts put on record."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer

from kg import settings
from kg.cli.conversation import Conversation
from kg.cli.options import SETTINGS, BackwardOption, GraphFolder, LensOption, SettingsFile, seen
from kg.cli.screen import say, show
from kg.resolution.judgements import Judgement, Verdict
from kg.resolution.review import Candidate, Opinion, as_lines, candidate, candidates, judge, judged

__all__ = ["review"]

Given = Literal["same", "different", "unsure"]


def review(
    graph: GraphFolder,
    as_json: Annotated[bool, typer.Option("--json", help="The list as JSON lines, for other tools.")] = False,
    only_judged: Annotated[bool, typer.Option("--judged", help="List what was judged instead, with its ids.")] = False,
    pair: Annotated[str | None, typer.Option(metavar="ID", help="Judge this pair without being asked.")] = None,
    verdict: Annotated[Given | None, typer.Option(help="What --pair is.")] = None,
    undo: Annotated[str | None, typer.Option(metavar="ID", help="Take back what was judged of this pair.")] = None,
    reason: Annotated[str | None, typer.Option(metavar="WORDS", help="Why; goes on record.")] = None,
    by: Annotated[str | None, typer.Option(metavar="NAME", envvar="USER", help="Who judges.")] = None,
    settings_file: SettingsFile = SETTINGS,
    lens: LensOption = "as-reported",
    backward: BackwardOption = "fractional",
) -> None:
    """List the pairs that may be one person or one meeting, and take a verdict: those on which most hangs come first.

    In a terminal it asks about one pair after the other. Verdicts go into the file that the settings call judgements
    (data/judgements.jsonl); the next kg build applies them.

    Example: kg review output

    Example: kg review output --pair resolution-0a1b2c3d4e5f --verdict same --reason "Báo Mẫu 1/10"
    """
    record = _Record(settings.load(settings_file).judgements, by)
    shown = seen(graph, lens, backward)
    if undo is not None:
        record(candidate(shown, undo), "withdrawn", reason or "taken back")
    elif pair is not None or verdict is not None:
        _judge(record, candidate(shown, pair or _missing("--pair")), verdict, reason)
    else:
        _look(judged(shown) if only_judged else candidates(shown), record, as_json=as_json, ask=not only_judged)


class _Record:
    """Where verdicts go, and by whom they are; the day is today's."""

    def __init__(self, path: str, by: str | None) -> None:
        self._path = Path(path)
        self._by = by

    def __call__(self, asked: Candidate, verdict: Verdict, reason: str) -> None:
        by = self._by or _missing("--by")
        judgement = judge(self._path, asked, Opinion(verdict, by, date.today().isoformat(), reason))
        say(f"{self._path}: {_told(judgement)}; kg build applies it")


def _told(judgement: Judgement) -> str:
    return f"{' and '.join(judgement.pair)}: {judgement.grounds}"


def _judge(record: _Record, asked: Candidate, verdict: Given | None, reason: str | None) -> None:
    record(asked, verdict or _missing("--verdict"), reason or _missing("--reason"))


def _missing(option: str) -> NoReturn:
    raise typer.BadParameter(f"{option} is needed to put a verdict on record")


def _look(found: list[Candidate], record: _Record, *, as_json: bool, ask: bool) -> None:
    """Ask where someone sits at the terminal, else list."""
    if ask and not as_json and sys.stdin.isatty() and sys.stdout.isatty():
        Conversation(found, record).hold()
        return
    for line in _as_json(found) if as_json else _as_text(found):
        show(line)
    say(f"kg: {len(found)} pair(s)")


def _as_json(found: Iterable[Candidate]) -> Iterator[str]:
    return (json.dumps(one.to_json(), ensure_ascii=False) for one in found)


def _as_text(found: Iterable[Candidate]) -> Iterator[str]:
    for one in found:
        yield from as_lines(one)
        yield ""
