"""The order of the stages: articles are read into records, records are settled into a graph, the graph is shown.

This module knows which stage follows which and what each is made from; what each stage does is its own business, and
how a build is put into its folder that of `kg.building`. Nothing is printed here: a `Watch` is told of problems and
finished stages and may follow the work.
"""

from __future__ import annotations

import json
import traceback
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

from kg import building, evaluation, executors, partitions, rdf, reading, records, resolution, sources, views
from kg.building import Kept, Noting, OutputFolder, Remembered, Stage, Watch, digest_of, key_of, rules, timed
from kg.corpus.copies import copies
from kg.errors import KgError, SourceError
from kg.files import output_of, write_lines
from kg.graph import KnowledgeGraph, storage
from kg.model import Article, Record
from kg.rdf import store as rdf_store
from kg.resolution.judged import dormant
from kg.resolution.judgements import Judgement, standing
from kg.resolution.judgements import load as load_judgements
from kg.settings import DEFAULTS, Settings
from kg.sources import Note, Options, Problem

__all__ = ["Stage", "Watch", "articles", "build", "compare", "evaluate", "extract", "extract_parts", "load", "read"]

Paths = str | Path | Iterable[str | Path]

_RDF_FILES = ("graph.nq", "graph.ttl", "graph.jsonld")
_TOLD = ("records.jsonl", "problems.jsonl", "notes.jsonl", "duplicates.csv")
_TABLES, _PAGE, _STORE = "graph", "network.html", "store"
_TRIES = 5  # how often a graph is looked at that a build is just about to replace


def build(
    paths: Paths,
    *,
    output: str | Path | None = None,
    workers: int | None = None,
    min_confidence: float = 0.0,
    years: bool = True,
    store: bool = True,
    fresh: bool = False,
    settings: Settings = DEFAULTS,
    watch: Watch | None = None,
) -> KnowledgeGraph:
    """The graph of all articles at `paths`; with `output`, everything made on the way is written to that folder.

    Files: ``records.jsonl``, ``problems.jsonl`` and ``notes.jsonl`` if there were any, ``duplicates.csv`` if articles
    copy each other, the tables under ``graph/``, ``graph.nq``, ``graph.ttl``, ``graph.jsonld``, ``network.html``,
    ``store/`` to be asked in SPARQL, and ``build.json`` with their hashes. They take the place of an earlier build's
    together, when all are made; a build that fails or is killed leaves those. Only articles are read that no earlier
    build into the folder has read (they are kept in ``cache/``), and only outputs are made whose sources changed;
    `fresh` does without. Without a `watch` the first article that cannot be read raises SourceError. The judgements of
    the settings' file are applied; JudgementError names file and line of such as contradict each other. The records
    keep everything with its confidence; the graph is made of the statements that have at least `min_confidence` (0 to
    1). With `years` off, no year is inferred that no text gives; with `store` off, no store is made, and that of an
    earlier run taken away. Raises BuildError if another build writes into the folder, or the disk is full.
    """
    noting = Noting(watch or Watch())
    settings = settings if workers is None else replace(settings, workers=workers)
    judgements = standing(load_judgements(Path(settings.judgements)))
    surely = partial(_surely, min_confidence=min_confidence, judgements=judgements, watch=noting)
    settle = partial(_settle, judgements=judgements, years=years, watch=noting)
    if output is None:
        return settle(*surely(_read_all(paths, settings, noting, None)))
    out = _folder(Path(output), store=store)
    with out.opened(fresh=fresh):
        pairs = _read_kept(paths, settings, noting, out)
        told = rules.everything(), str(min_confidence), str(years), repr(judgements)
        made = {_TABLES: digest_of([*told, *_write_read(pairs, out, noting)])}
        sure = surely(pairs)
        if out.same(_TABLES, made[_TABLES]):
            graph = KnowledgeGraph.load(out.place / _TABLES)
        else:
            graph = settle(*sure)
            with timed(noting, "tables"):
                graph.save(out.new(_TABLES))
        shown = digest_of([rules.everything(), settings.base, *out.hashes(_TABLES)])
        made |= _write_shown(graph, out, shown, settings, noting, store=store)
        with timed(noting, "placing"):
            out.commit(made, folders=[_STORE] if store else [])
    return graph


def _folder(place: Path, *, store: bool) -> OutputFolder:
    """The output folder; what stands under the names of folders of ours and is something else is not overwritten."""
    storage.check_replaceable(place / _TABLES)
    if store:
        rdf_store.check_replaceable(place / _STORE)
    ours = [_STORE] if rdf_store.is_store(place / _STORE) else []
    return OutputFolder(place, [*_TOLD, _TABLES, *_RDF_FILES, _PAGE, *ours])


# ---------------------------------------------------------------- reading
def _read_kept(paths: Paths, settings: Settings, watch: Noting, out: OutputFolder) -> list[tuple[Article, Record]]:
    """What is read, as far as it is not kept from earlier builds; whatever ends the run, what was read is kept."""
    kept = Kept(out.cache, "records", rules.of_reading(), watch.lost)
    try:
        pairs = _read_all(paths, settings, watch, kept)
    finally:
        kept.flush()
    out.kept.append(kept)
    return pairs


def _read_all(paths: Paths, settings: Settings, watch: Noting, kept: Kept | None) -> list[tuple[Article, Record]]:
    paths = _listed(paths)
    parts = _parts_at(paths)
    if parts:
        with timed(watch, "loading") as counts:
            pairs = list(_read_before(parts, watch))
            counts |= {"articles": len(pairs), "characters": sum(len(article.text) for article, _ in pairs)}
            counts |= {"problems": len(watch.problems), "notes": len(watch.notes)}
        return pairs
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
    return partitions.write(_listed(paths), Path(folder), parts, read=_read, options=options, settings=settings)


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
    return _records(articles(paths, settings=settings, watch=watch), settings, watch, None)


def _records(
    given: Iterable[Article], settings: Settings, watch: Watch, kept: Kept | None
) -> Iterator[tuple[Article, Record]]:
    run = partial(executors.run, settings.executor, _read, workers=settings.workers, scheduler=settings.scheduler)
    for article, result in watch.follow("reading", Remembered(kept).read(given, run)):
        if isinstance(result, Problem):
            watch.problem(result)
        else:
            yield article, result


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
    for found in watch.follow("loading", partitions.load(folder)):
        if isinstance(found, Problem):
            watch.problem(found)
        elif isinstance(found, Note):
            watch.note(found)
        else:
            yield found


def articles(paths: Paths, *, settings: Settings = DEFAULTS, watch: Watch | None = None) -> Iterator[Article]:
    """The articles at `paths`, laid out and not read yet."""
    watch = watch or Watch()
    for found in sources.read(_listed(paths), _options(settings)):
        if isinstance(found, Problem):
            watch.problem(found)
        elif isinstance(found, Note):
            watch.note(found)
        else:
            yield found


def _options(settings: Settings) -> Options:
    """How files are read."""
    return Options.of(
        settings.columns,
        max_article_mb=settings.max_article_mb,
        max_unpacked_mb=settings.max_unpacked_mb,
        max_ratio=settings.max_ratio,
    )


def _read(article: Article) -> Record | Problem:
    """The article's record, or the defect of ours it brought to light: one article must not end the run."""
    try:
        return reading.read(article)
    except Exception as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        reason = f"reading failed with {type(error).__name__}: {error} ({Path(frame.filename).name}:{frame.lineno})"
        return Problem(article.origin, None, reason, "a record; please report this article")


# ---------------------------------------------------------------- settling
def _surely(
    pairs: Sequence[tuple[Article, Record]], *, min_confidence: float, judgements: Sequence[Judgement], watch: Watch
) -> tuple[list[Article], list[Record]]:
    """The articles, and what their records state surely enough; the watch is told of judgements about nothing in it."""
    sure = [reading.surer(record, min_confidence) for _, record in pairs]
    for judgement in dormant(sure, judgements):
        watch.dormant(judgement)
    return [article for article, _ in pairs], sure


def _settle(
    given: Sequence[Article], sure: Sequence[Record], *, judgements: Sequence[Judgement], years: bool, watch: Watch
) -> KnowledgeGraph:
    with timed(watch, "resolution"):
        return resolution.settle(given, sure, judgements=judgements, years=years)


# ---------------------------------------------------------------- writing
def _write_read(pairs: Sequence[tuple[Article, Record]], out: OutputFolder, watch: Noting) -> Iterator[str]:
    """Write what was read and told; what comes back are the hashes of all that the graph is made from."""
    with timed(watch, "records"):
        write_lines(out.new("records.jsonl"), (records.dumps(record, article.text) for article, record in pairs))
        _write_any(out.new("problems.jsonl"), map(_line, watch.problems))
        _write_any(out.new("notes.jsonl"), map(_line, watch.notes))
    with timed(watch, "copies") as counts:
        kept = Kept(out.cache, "signatures", rules.of_likeness(), watch.lost)
        out.kept.append(kept)
        found = copies([article for article, _ in pairs], building.signatures(kept))
        rows = [f"{copy.article},{copy.first},{copy.similarity:.2f}" for copy in found]
        _write_any(out.new("duplicates.csv"), ["article,first,similarity", *rows] if rows else [])
        counts |= {"duplicates": len(rows), "groups": sum(copy.article == copy.first for copy in found)}
    yield from out.hashes("records.jsonl")
    for article, _ in pairs:
        yield from (key_of(article), article.origin)


def _write_shown(
    graph: KnowledgeGraph, out: OutputFolder, made_from: str, settings: Settings, watch: Watch, *, store: bool
) -> dict[str, str]:
    """Write what the graph is shown in, as far as it does not stand there made from the same."""
    made = dict.fromkeys([*_RDF_FILES, _PAGE], made_from)
    with timed(watch, "RDF"):
        missing = {out.new(name): name.partition(".")[2] for name in _RDF_FILES if not out.same(name, made_from)}
        if missing:
            rdf.write_all(graph, missing, base=settings.base, follow=partial(watch.follow, "writing"))
    with timed(watch, "page"):
        if not out.same(_PAGE, made_from):
            views.view(graph, "network", out.new(_PAGE))
    if store:
        with timed(watch, "store"):
            made[_STORE] = made_from
            if not (out.same(_STORE, made_from) and rdf_store.whole(out.place / _STORE, out.current(_TABLES))):
                _write_store(out, settings)
    return made


def _write_store(out: OutputFolder, settings: Settings) -> None:
    """Make the store anew, or from the one that stands there what the tables and N-Quads say."""
    tables, quads = out.current(_TABLES), out.current("graph.nq")
    rdf_store.update(out.new(_STORE), quads, tables=tables, base=settings.base, begin=out.former(_STORE))


def _line(told: Problem | Note) -> str:
    return json.dumps(asdict(told), ensure_ascii=False)


def _write_any(path: Path, lines: Iterable[str]) -> None:
    """Write a file of the lines, none for no lines."""
    told = list(lines)
    if told:
        write_lines(path, told)


# ---------------------------------------------------------------- what was made
def load(folder: str | Path) -> KnowledgeGraph:
    """The graph saved in a folder (a run's output folder or its ``graph/``), or in a file of RDF that we wrote.

    Raises BuildError if the tables in an output folder are not those its ``build.json`` tells of.
    """
    place = Path(folder)
    if place.is_file():
        return rdf.from_rdf(folder)
    for _ in range(_TRIES):  # while a build puts another graph into its place, reading may begin in one and end in none
        before = building.last(place)
        try:
            graph = _loaded(place)
        except KgError:
            if before == building.last(place):
                raise
        else:
            if before == building.last(place):
                return graph
    return _loaded(place)


def _loaded(folder: Path) -> KnowledgeGraph:
    inner = output_of(folder, _TABLES)
    return KnowledgeGraph.load(building.checked(folder, _TABLES) if inner.is_dir() else folder)


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
