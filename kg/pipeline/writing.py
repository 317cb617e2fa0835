"""The files of a build: what was read and told, and what the graph is shown in."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path

from kg import building, rdf, records
from kg.building import Kept, Noting, OutputFolder, Watch, key_of, rules, timed
from kg.corpus.copies import body, copies
from kg.executors import batches
from kg.files import write_lines
from kg.graph import KnowledgeGraph, storage
from kg.model import Article, Record
from kg.pipeline import apart
from kg.pipeline.beside import Beside
from kg.rdf import store as rdf_store
from kg.settings import Settings
from kg.sources import Note, Problem

__all__ = ["STORE", "TABLES", "begin_copies", "output_folder", "write_read", "write_shown"]

TABLES = "graph"
"""The folder of the tables within the output folder."""

STORE = "store"
"""The folder of the store."""

_RDF_FILES = ("graph.nq", "graph.ttl", "graph.jsonld")
_TOLD = ("records.jsonl", "problems.jsonl", "notes.jsonl", "duplicates.csv")
_PAGE = "network.html"
_SIGNED = 500  # texts whose signatures are made at once


def output_folder(place: Path, *, store: bool) -> OutputFolder:
    """The output folder; what stands under the names of folders of ours and is something else is not overwritten."""
    storage.check_replaceable(place / TABLES)
    if store:
        rdf_store.check_replaceable(place / STORE)
    ours = [STORE] if rdf_store.is_store(place / STORE) else []
    return OutputFolder(place, [*_TOLD, TABLES, *_RDF_FILES, _PAGE, *ours])


def write_read(pairs: Sequence[tuple[Article, Record]], out: OutputFolder, watch: Noting) -> Iterator[str]:
    """Write what was read and told; what comes back are the hashes of all that the graph is made from."""
    with timed(watch, "records"):
        write_lines(out.new("records.jsonl"), (records.dumps(record, article.text) for article, record in pairs))
        _write_any(out.new("problems.jsonl"), map(_line, watch.problems))
        _write_any(out.new("notes.jsonl"), map(_line, watch.notes))
    yield from out.hashes("records.jsonl")
    for article, _ in pairs:
        yield from (key_of(article), article.origin)


def begin_copies(articles: Sequence[Article], out: OutputFolder, beside: Beside, watch: Watch) -> Callable[[], None]:
    """Begin to find articles that copy each other; what comes back writes which do."""
    kept = Kept(out.cache, "signatures", rules.of_likeness(), watch.lost)
    out.kept.append(kept)
    texts = building.unsigned(kept, map(body, articles))
    signing = [(keys, beside.start(apart.signatures, [texts[key] for key in keys])) for keys in batches(texts, _SIGNED)]

    def write() -> None:
        with timed(watch, "copies") as counts:
            for keys, signed in signing:
                for key, value in zip(keys, signed(), strict=True):
                    kept.put(key, value)
            found = copies(articles, building.signatures(kept))
            rows = [f"{copy.article},{copy.first},{copy.similarity:.2f}" for copy in found]
            _write_any(out.new("duplicates.csv"), ["article,first,similarity", *rows] if rows else [])
            counts |= {"duplicates": len(rows), "groups": sum(copy.article == copy.first for copy in found)}

    return write


def write_shown(
    graph: KnowledgeGraph,
    out: OutputFolder,
    made_from: str,
    settings: Settings,
    watch: Watch,
    beside: Beside,
    *,
    store: bool,
) -> dict[str, str]:
    """Write what the graph is shown in, as far as it does not stand there made from the same.

    The store needs N-Quads: these are written here, the other files beside that where there is a process for it.
    """
    made = dict.fromkeys([*_RDF_FILES, _PAGE], made_from)
    missing = {name: out.new(name) for name in made if not out.same(name, made_from)}
    files = {missing[name]: name.partition(".")[2] for name in _RDF_FILES if name in missing}
    here = {path: kind for path, kind in files.items() if kind == "nq" or not beside.apart}
    others = {path: kind for path, kind in files.items() if path not in here}
    tables = out.current(TABLES)
    waiting = [beside.start(apart.rdf_files, tables, others, settings.base)] if others else []
    if _PAGE in missing and beside.apart:
        waiting.append(beside.start(apart.page, tables, missing[_PAGE]))
    with timed(watch, "RDF"):
        if here:
            rdf.write_all(graph, here, base=settings.base, follow=partial(watch.follow, "writing"))
    if store:
        with timed(watch, "store"):
            made[STORE] = made_from
            if not (out.same(STORE, made_from) and rdf_store.whole(out.place / STORE, tables)):
                _write_store(out, settings)
    with timed(watch, "page"):
        if _PAGE in missing and not beside.apart:
            apart.draw(graph, missing[_PAGE])
        for wait in waiting:
            wait()
    return made


def _write_store(out: OutputFolder, settings: Settings) -> None:
    """Make the store anew, or from the one that stands there what the tables and N-Quads say."""
    tables, quads = out.current(TABLES), out.current("graph.nq")
    begin, former = out.former(STORE), out.former("graph.nq")
    rdf_store.update(out.new(STORE), quads, tables=tables, base=settings.base, begin=begin, former=former)


def _line(told: Problem | Note) -> str:
    return json.dumps(asdict(told), ensure_ascii=False)


def _write_any(path: Path, lines: Iterable[str]) -> None:
    """Write a file of the lines, none for no lines."""
    told = list(lines)
    if told:
        write_lines(path, told)
