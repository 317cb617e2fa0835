"""A build, stage by stage: read, settled, written, and put in place of an earlier one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from kg import resolution
from kg.building import Kept, Noting, OutputFolder, Watch, digest_of, rules, timed
from kg.graph import KnowledgeGraph
from kg.model import Article, Record
from kg.pipeline import apart
from kg.pipeline.beside import Beside, worth_it
from kg.pipeline.gathering import Paths, read_all
from kg.pipeline.writing import STORE, TABLES, begin_copies, output_folder, write_read, write_shown
from kg.resolution.judged import dormant
from kg.resolution.judgements import Judgement, standing
from kg.resolution.judgements import load as load_judgements
from kg.settings import DEFAULTS, Settings

__all__ = ["build"]


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
        return settle(*surely(read_all(paths, settings, noting, None)))
    out = output_folder(Path(output), store=store)
    with out.opened(fresh=fresh):
        pairs = _read_kept(paths, settings, noting, out)
        with Beside(apart=worth_it(settings, len(pairs))) as beside:
            write_copies = begin_copies([article for article, _ in pairs], out, beside, noting)
            told = rules.everything(), str(min_confidence), str(years), repr(judgements)
            made = {TABLES: digest_of([*told, *write_read(pairs, out, noting)])}
            sure = surely(pairs)
            if out.same(TABLES, made[TABLES]):
                graph = KnowledgeGraph.load(out.place / TABLES)
            else:
                beside.start(apart.be_ready)
                graph = settle(*sure)
                with timed(noting, "tables"):
                    graph.save(out.new(TABLES))
            write_copies()
            shown = digest_of([rules.everything(), settings.base, *out.hashes(TABLES)])
            made |= write_shown(graph, out, shown, settings, noting, beside, store=store)
        with timed(noting, "placing"):
            out.commit(made, folders=[STORE] if store else [])
    return graph


def _read_kept(paths: Paths, settings: Settings, watch: Noting, out: OutputFolder) -> list[tuple[Article, Record]]:
    """What is read, as far as it is not kept from earlier builds; whatever ends the run, what was read is kept."""
    kept = Kept(out.cache, "records", rules.of_reading(), watch.lost)
    try:
        pairs = read_all(paths, settings, watch, kept)
    finally:
        kept.flush()
    out.kept.append(kept)
    return pairs


def _surely(
    pairs: Sequence[tuple[Article, Record]], *, min_confidence: float, judgements: Sequence[Judgement], watch: Watch
) -> tuple[list[Article], list[Record]]:
    """The articles, and what their records state surely enough; the watch is told of judgements about nothing in it."""
    sure = [apart.surer(record, min_confidence) for _, record in pairs]
    for judgement in dormant(sure, judgements):
        watch.dormant(judgement)
    return [article for article, _ in pairs], sure


def _settle(
    given: Sequence[Article], sure: Sequence[Record], *, judgements: Sequence[Judgement], years: bool, watch: Watch
) -> KnowledgeGraph:
    with timed(watch, "resolution"):
        return resolution.settle(given, sure, judgements=judgements, years=years)
