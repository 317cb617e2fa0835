"""From places to records: which articles there are, and what each of them states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from kg import executors, partitions, sources
from kg.building import Kept, Noting, Remembered, Watch, timed
from kg.errors import SourceError
from kg.model import Article, Record
from kg.pipeline import apart
from kg.settings import DEFAULTS, Settings
from kg.sources import Note, Options, Problem

__all__ = ["Paths", "articles", "extract", "extract_parts", "read", "read_all"]

V = TypeVar("V")
Paths = str | Path | Iterable[str | Path]
"""One place of articles, or several."""


def read_all(paths: Paths, settings: Settings, watch: Noting, kept: Kept | None) -> list[tuple[Article, Record]]:
    """Each article at `paths` and what it states, stage by stage; what is `kept` from earlier builds is not read."""
    paths = _listed(paths)
    parts = _parts_at(paths)
    if parts:
        with timed(watch, "loading") as counts:
            pairs = list(_read_before(parts, watch))
            counts |= {"articles": len(pairs), "characters": sum(len(article.text) for article, _ in pairs)}
            counts |= {"problems": len(watch.problems), "notes": len(watch.notes)}
        return pairs
    _prepare(settings)
    with timed(watch, "sources") as counts:
        given = list(watch.follow("sources", articles(paths, settings=settings, watch=watch)))
        counts |= {"articles": len(given), "characters": sum(len(article.text) for article in given)}
        counts |= {"problems": len(watch.problems), "notes": len(watch.notes)}
    with timed(watch, "reading") as counts:
        before = len(watch.problems)
        pairs = list(_records(given, settings, watch, kept))
        counts |= {"records": len(pairs), "read": kept.missed if kept else len(given)}
        counts["problems"] = len(watch.problems) - before
    return pairs


def extract_parts(
    paths: Paths,
    folder: str | Path,
    parts: int,
    *,
    workers: int | None = None,
    settings: Settings = DEFAULTS,
) -> partitions.Parts:
    """What each article at `paths` states, in so many parts, each read and written by one worker; see `kg.partitions`.

    The folder may be given to `read` and `build` in place of the articles.
    """
    settings = settings if workers is None else replace(settings, workers=workers)
    options = _options(settings)
    return partitions.write(_listed(paths), Path(folder), parts, read=apart.read, options=options, settings=settings)


def extract(
    paths: Paths,
    *,
    workers: int | None = None,
    settings: Settings = DEFAULTS,
    watch: Watch | None = None,
) -> Iterator[Record]:
    """What each article at `paths` states, one record after the other, in the order of the articles."""
    return (record for _, record in read(paths, workers=workers, settings=settings, watch=watch))


def read(
    paths: Paths,
    *,
    workers: int | None = None,
    settings: Settings = DEFAULTS,
    watch: Watch | None = None,
) -> Iterator[tuple[Article, Record]]:
    """Each article at `paths` and what it states; `workers` overrides the settings' number of processes."""
    watch = watch or Watch()
    settings = settings if workers is None else replace(settings, workers=workers)
    paths = _listed(paths)
    parts = _parts_at(paths)
    if parts:
        return _read_before(parts, watch)
    _prepare(settings)
    return _records(articles(paths, settings=settings, watch=watch), settings, watch, None)


def _records(
    given: Iterable[Article], settings: Settings, watch: Watch, kept: Kept | None
) -> Iterator[tuple[Article, Record]]:
    run = partial(executors.run, settings.executor, apart.read, workers=settings.workers, scheduler=settings.scheduler)
    for article, result in watch.follow("reading", Remembered(kept).read(given, run)):
        if isinstance(result, Problem):
            watch.problem(result)
        else:
            yield article, result


def _prepare(settings: Settings) -> None:
    """Let processes that read load what they need, while there is other work to do."""
    executors.prepare(settings.executor, settings.workers, apart.READING)


def _listed(paths: Paths) -> list[str | Path]:
    return [paths] if isinstance(paths, str | Path) else list(paths)


def _parts_at(paths: Sequence[str | Path]) -> Path | None:
    """The folder of parts that were read before, if one is given; raises SourceError where other paths stand beside."""
    found = [path for path in paths if partitions.holds(path)]
    if found and len(paths) > 1:
        raise SourceError(f"{found[0]}: parts that were read before are taken alone; expected no other path beside")
    return Path(found[0]) if found else None


def _read_before(folder: Path, watch: Watch) -> Iterator[tuple[Article, Record]]:
    """The articles of parts that were read before."""
    return _sifted(watch.follow("loading", partitions.load(folder)), watch)


def articles(paths: Paths, *, settings: Settings = DEFAULTS, watch: Watch | None = None) -> Iterator[Article]:
    """The articles at `paths`, laid out and not read yet."""
    watch = watch or Watch()
    return _sifted(sources.read(_listed(paths), _options(settings)), watch)


def _sifted(found: Iterable[V | Problem | Note], watch: Watch) -> Iterator[V]:
    """What was found; the watch is told of problems and notes among it."""
    for one in found:
        if isinstance(one, Problem):
            watch.problem(one)
        elif isinstance(one, Note):
            watch.note(one)
        else:
            yield one


def _options(settings: Settings) -> Options:
    """How files are read."""
    return Options.of(
        settings.columns,
        max_article_mb=settings.max_article_mb,
        max_unpacked_mb=settings.max_unpacked_mb,
        max_ratio=settings.max_ratio,
    )
