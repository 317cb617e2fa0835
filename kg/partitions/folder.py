"""The parts of a corpus in a folder: written by whichever executor, read again as articles with what they state.

``parts.json`` is written last and names the parts; a folder without it is not complete.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import NamedTuple

from kg import executors, sources
from kg.building import rules
from kg.corpus import Note, Problem
from kg.corpus.file import Options
from kg.errors import SourceError
from kg.files import write_text
from kg.model import Article, Record
from kg.partitions import part
from kg.partitions.planning import Read, plan
from kg.settings import Settings

__all__ = ["Parts", "holds", "load", "write"]

_ABOUT = "parts.json"


class Parts(NamedTuple):
    """What a folder of parts holds: how many parts and articles, and how many parts had to be made this time."""

    parts: int
    articles: int
    made: int


def write(
    paths: Iterable[str | Path], folder: Path, parts: int, *, read: Read, options: Options, settings: Settings
) -> Parts:
    """Read the articles at `paths` in so many parts (fewer if there are fewer files) and write them to `folder`.

    `read` is applied to each article; it must be importable by name. What earlier runs left there and is still right
    stays. Parts of an earlier run that are no longer named are removed at the end. Raises SourceError for a path that
    does not exist, or for a folder that holds anything else.
    """
    _check_replaceable(folder)
    told: list[Problem | Note] = []
    files = list(_files(paths, options, told))
    planned = plan(files, parts, options=options, read=read, folder=folder)
    folder.mkdir(parents=True, exist_ok=True)
    run = partial(executors.run, settings.executor or _fitting(settings, len(planned)), part.make, planned)
    made = list(run(settings.workers, scheduler=settings.scheduler, size=1))
    _finish(folder, [one.path.name for one in planned], told)
    return Parts(len(made), sum(one.articles for one in made), sum(one.anew for one in made))


def _fitting(settings: Settings, parts: int) -> str:
    return "processes" if min(settings.workers, parts) > 1 else "serial"


def _files(paths: Iterable[str | Path], options: Options, told: list[Problem | Note]) -> Iterator[str]:
    for found in sources.files(paths, options):
        if isinstance(found, Problem | Note):
            told.append(found)
        elif found.name == "-":
            raise SourceError("-: standard input has no parts; expected files all workers can open")
        else:
            yield found.name


def _check_replaceable(folder: Path) -> None:
    names = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    strange = sorted(name for name in names if name != _ABOUT and not name.startswith(("part-", ".kg-")))
    if strange:
        raise SourceError(f"{folder}: holds {strange[0]!r}, which is no part of a corpus; choose a folder of its own")


def _finish(folder: Path, names: Sequence[str], told: Iterable[Problem | Note]) -> None:
    about = {"reader": rules.of_reading(), "parts": names, "told": [[type(one).__name__, asdict(one)] for one in told]}
    write_text(folder / _ABOUT, json.dumps(about, ensure_ascii=False, indent=1) + "\n")
    for path in folder.glob("part-*.parquet"):
        if path.name not in names:
            path.unlink()
    for left in folder.glob(".kg-*"):  # by workers that were killed
        shutil.rmtree(left, ignore_errors=True)


# ---------------------------------------------------------------- reading it again
def holds(path: str | Path) -> bool:
    """Whether there is a folder of parts at the path."""
    return Path(path, _ABOUT).is_file()


def load(folder: str | Path) -> Iterator[tuple[Article, Record] | Problem | Note]:
    """The articles of all parts, in order, each with what it states; and what was told when they were made.

    As of any other source, an article that comes again is left out, and another of the same id is a problem. Raises
    SourceError for parts that are missing, damaged, or read by other rules.
    """
    try:
        about = json.loads(Path(folder, _ABOUT).read_text(encoding="utf-8"))
        reader, names, listed = about["reader"], about["parts"], [part.remark(one) for one in about["told"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SourceError(f"{folder}: {_ABOUT} cannot be read ({error}); write the parts again") from error
    if reader != rules.of_reading():
        raise SourceError(f"{folder}: read by another version of the rules; write the parts again")
    known = sources.Known()
    for name in names:
        yield from part.told(Path(folder, name))
        for article, record in part.pairs(Path(folder, name)):
            for found in known.new(article):
                yield found if isinstance(found, Problem) else (article, record)
    yield from listed
