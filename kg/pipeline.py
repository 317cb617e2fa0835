"""The order of the stages: articles are read into records, records are settled into a graph, the graph is shown.

This module knows which stage follows which and where the results of a run are put; what each stage does is
its own business. Nothing is printed here: a `Watch` is told of problems and may follow the work.
"""

from __future__ import annotations

import json
import traceback
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from itertools import tee
from pathlib import Path
from typing import TypeVar

from kg import evaluation, executors, exporters, reading, records, resolution, sources, views
from kg.corpus.copies import copies
from kg.errors import SourceError
from kg.files import write_lines
from kg.graph import KnowledgeGraph
from kg.model import Article, Record
from kg.rdf import from_rdf
from kg.rdf import store as rdf_store
from kg.resolution.judged import dormant
from kg.resolution.judgements import Judgement, standing
from kg.resolution.judgements import load as load_judgements
from kg.settings import DEFAULTS, Settings
from kg.sources import Note, Options, Problem

__all__ = ["Watch", "articles", "build", "compare", "evaluate", "extract", "load", "read"]

V = TypeVar("V")
Paths = str | Path | Iterable[str | Path]

_RDF_FILES = ("graph.nq", "graph.ttl", "graph.jsonld")


class Watch:
    """Who watches a run. This one stops it at the first problem; others may collect them and show progress."""

    def problem(self, problem: Problem) -> None:
        """Take note of what could not be read; here: raise SourceError."""
        raise SourceError(str(problem))

    def note(self, note: Note) -> None:
        """Take note of what was done so that something could be read, or was passed by. Here: nothing."""

    def dormant(self, judgement: Judgement) -> None:
        """Take note of a judgement about something no article names (any more); it is kept. Here: nothing."""

    def follow(self, stage: str, steps: Iterable[V]) -> Iterable[V]:
        """Hand on the steps of a stage, perhaps counting them."""
        return steps


def build(
    paths: Paths,
    *,
    output: str | Path | None = None,
    workers: int | None = None,
    min_confidence: float = 0.0,
    years: bool = True,
    store: bool = True,
    settings: Settings = DEFAULTS,
    watch: Watch | None = None,
) -> KnowledgeGraph:
    """The graph of all articles at `paths`; with `output`, everything made on the way is written to that folder.

    Files: ``records.jsonl``, ``problems.jsonl`` and ``notes.jsonl`` if there were any, ``duplicates.csv`` if articles
    copy each other, the tables under ``graph/``,
    ``graph.nq``, ``graph.ttl``, ``graph.jsonld``, ``network.html``, and ``store/`` to be asked in SPARQL. Each
    appears whole or not at all, and what an earlier stage has written stays if a later one fails. Without a `watch`
    the first article that cannot be read raises SourceError. The judgements of the settings' file are applied;
    JudgementError names file and line of such as contradict each other. The records keep everything with its
    confidence; the graph is made of the statements that have at least `min_confidence` (0 to 1). With `years` off, no
    year is inferred that no text gives; with `store` off, no store is made, and that of an earlier run taken away.
    """
    noting = _Noting(watch or Watch())
    judgements = standing(load_judgements(Path(settings.judgements)))
    pairs = list(read(paths, workers=workers, settings=settings, watch=noting))
    read_articles, found = [article for article, _ in pairs], [record for _, record in pairs]
    folder = None if output is None else Path(output)
    if folder:
        write_lines(folder / "records.jsonl", (records.dumps(record, article.text) for article, record in pairs))
        _write_told(folder / "problems.jsonl", noting.problems)
        _write_told(folder / "notes.jsonl", noting.notes)
        _write_copies(folder / "duplicates.csv", read_articles)
    sure = [reading.surer(record, min_confidence) for record in found]
    for judgement in dormant(sure, judgements):
        noting.dormant(judgement)
    graph = resolution.settle(read_articles, sure, judgements=judgements, years=years)
    if folder:
        _write_graph(graph, folder, settings, noting)
        _write_store(folder, settings, wanted=store)
    return graph


def _write_graph(graph: KnowledgeGraph, folder: Path, settings: Settings, watch: Watch) -> None:
    graph.save(folder / "graph")
    for name in watch.follow("writing", _RDF_FILES):
        exporters.export(graph, folder / name, base=settings.base)
    views.view(graph, "network", folder / "network.html")


def _write_store(folder: Path, settings: Settings, *, wanted: bool) -> None:
    """Bring the store in line with the tables and N-Quads just written."""
    if wanted:
        rdf_store.update(folder / "store", folder / "graph.nq", tables=folder / "graph", base=settings.base)
    else:
        rdf_store.remove(folder / "store")


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
    given, kept = tee(articles(paths, settings=settings, watch=watch))
    results = executors.run(settings.executor, _read, given, settings.workers, scheduler=settings.scheduler)
    for result, article in watch.follow("reading", zip(results, kept, strict=False)):
        if isinstance(result, Problem):
            watch.problem(result)
        else:
            yield article, result


def articles(paths: Paths, *, settings: Settings = DEFAULTS, watch: Watch | None = None) -> Iterator[Article]:
    """The articles at `paths`, laid out and not read yet."""
    watch = watch or Watch()
    options = Options.of(
        settings.columns,
        max_article_mb=settings.max_article_mb,
        max_unpacked_mb=settings.max_unpacked_mb,
        max_ratio=settings.max_ratio,
    )
    for found in sources.read([paths] if isinstance(paths, str | Path) else paths, options):
        if isinstance(found, Problem):
            watch.problem(found)
        elif isinstance(found, Note):
            watch.note(found)
        else:
            yield found


def _read(article: Article) -> Record | Problem:
    """The article's record, or the defect of ours it brought to light: one article must not end the run."""
    try:
        return reading.read(article)
    except Exception as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        reason = f"reading failed with {type(error).__name__}: {error} ({Path(frame.filename).name}:{frame.lineno})"
        return Problem(article.origin, None, reason, "a record; please report this article")


def load(folder: str | Path) -> KnowledgeGraph:
    """The graph saved in a folder (a run's output folder or its ``graph/``), or in a file of RDF that we wrote."""
    if Path(folder).is_file():
        return from_rdf(folder)
    inner = Path(folder) / "graph"
    return KnowledgeGraph.load(inner if inner.is_dir() else Path(folder))


def evaluate(
    gold: str | Path, predicted: str | Path | None = None, *, workers: int | None = None, watch: Watch | None = None
) -> dict[str, evaluation.Score]:
    """The scores, facet by facet, against the gold set in the folder `gold`; see `compare`."""
    return compare(gold, predicted, workers=workers, watch=watch).scores()


def compare(
    gold: str | Path, predicted: str | Path | None = None, *, workers: int | None = None, watch: Watch | None = None
) -> evaluation.Comparison:
    """Records held against the gold set in the folder `gold` (``articles/`` and ``records/``), claim by claim.

    Without `predicted` (a folder of records or a JSON-lines file) the gold set's articles are read now.
    """
    printed, annotated = Path(gold) / "articles", evaluation.load(Path(gold) / "records")
    if predicted is not None:
        texts = {article.id: article.text for article in articles(printed, watch=watch)}
        return evaluation.Comparison.of(annotated, evaluation.load(Path(predicted)), texts)
    pairs = list(read(printed, workers=workers, watch=watch))
    found = {record.article: records.to_json(record, article.text) for article, record in pairs}
    return evaluation.Comparison.of(annotated, found, {article.id: article.text for article, _ in pairs})


# ---------------------------------------------------------------- writing
class _Noting(Watch):
    """Remembers the problems and notes another watch let pass."""

    def __init__(self, watch: Watch) -> None:
        self.problems: list[Problem] = []
        self.notes: list[Note] = []
        self._watch = watch

    def problem(self, problem: Problem) -> None:
        self._watch.problem(problem)
        self.problems.append(problem)

    def note(self, note: Note) -> None:
        self._watch.note(note)
        self.notes.append(note)

    def dormant(self, judgement: Judgement) -> None:
        self._watch.dormant(judgement)

    def follow(self, stage: str, steps: Iterable[V]) -> Iterable[V]:
        return self._watch.follow(stage, steps)


def _write_told(path: Path, told: Iterable[Problem | Note]) -> None:
    """Write the problems or notes, or remove those of an earlier run where there are none now."""
    _write_any(path, [json.dumps(asdict(one), ensure_ascii=False) for one in told])


def _write_copies(path: Path, found: Sequence[Article]) -> None:
    """Write which articles copy which, or remove what an earlier run wrote where none do now."""
    rows = [f"{copy.article},{copy.first},{copy.similarity:.2f}" for copy in copies(found)]
    _write_any(path, ["article,first,similarity", *rows] if rows else [])


def _write_any(path: Path, lines: Sequence[str]) -> None:
    if lines:
        write_lines(path, lines)
    else:
        path.unlink(missing_ok=True)
