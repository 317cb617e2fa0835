"""Quads put into Oxigraph's files and taken out of them; which ones is left to `kg.rdf.store`.

The default graph holds every triple of all named graphs, once. Oxigraph can make that union while it answers, but then
gives what two articles tell alike twice (its issue 1919), and a meeting told in two papers would count as two.

Each function closes the store it opens: Oxigraph lets one process write at a time, and its files are complete then.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from types import MappingProxyType

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, Triple, parse

__all__ = ["by_graph", "change", "copy", "load_all"]


def by_graph(quads: Path) -> Iterator[tuple[str, Iterator[bytes]]]:
    """The lines of a file of N-Quads, stretch by stretch of one graph, with its IRI."""
    for graph, told in groupby(_lines(quads), itemgetter(0)):
        yield graph[1:-1].decode(), map(itemgetter(1), told)


def _lines(quads: Path) -> Iterator[tuple[bytes, bytes]]:
    """Each line of a file of N-Quads with the graph it belongs to: its last term, before the full stop."""
    with quads.open("rb") as file:
        for line in file:
            yield line.rsplit(b" ", 2)[1], line


def load_all(data: Path, quads: Path) -> None:
    """Make a store of all quads of a file, which we wrote: its IRIs are sound and not checked again.

    Oxigraph loads the named graphs while the union of their triples is written, and then both at a time, on as many
    cores; that takes the memory of two loads.
    """
    data.parent.mkdir(parents=True)
    store, union = Store(data), data.parent / "union.nt"
    with ThreadPoolExecutor(1) as beside:
        loading = beside.submit(store.bulk_load, path=quads, format=RdfFormat.N_QUADS, lenient=True)
        with quads.open("rb") as told, union.open("wb") as file:
            file.writelines(map(_without_graph, told))
        store.bulk_load(path=union, format=RdfFormat.N_TRIPLES, lenient=True)
        loading.result()
    union.unlink()
    store.flush()


def change(
    data: Path,
    quads: Path,
    *,
    put: Iterable[str],
    gone: Collection[str],
    told: Mapping[str, set[bytes]] = MappingProxyType({}),
) -> None:
    """Take the graphs `gone` out of a store and put in what the file says of the graphs `put`, by their IRIs.

    Of a graph that is replaced only the quads that differ are touched: of the large graphs that several articles share,
    one more article changes few. `told` are the lines that the store holds of a graph, where they are known.
    """
    store = Store(data)
    wanted, former = set(put), list[Triple]()
    for graph in set(gone) - wanted:
        former += (quad.triple for quad in _quads(store, graph))
        store.remove_graph(NamedNode(graph))
    for graph, lines in by_graph(quads):
        if graph in wanted:
            new = set(lines)
            if graph in gone:
                differing = _differing(store, graph, new) if graph not in told else _gone(told[graph], new)
                former += _without(store, differing)
            store.load(b"".join(sorted(new)), RdfFormat.N_QUADS)
            store.load(b"".join(sorted(map(_without_graph, new))), RdfFormat.N_TRIPLES)
    _forget(store, former)
    store.flush()


def _quads(store: Store, graph: str) -> Iterator[Quad]:
    return store.quads_for_pattern(None, None, None, NamedNode(graph))


def _differing(store: Store, graph: str, new: set[bytes]) -> list[Quad]:
    """What is in a graph and not among the `new` lines; what is in both is taken out of those."""
    former = []
    for quad in _quads(store, graph):
        line = f"{quad} .\n".encode()
        if line in new:
            new.remove(line)
        else:
            former.append(quad)
    return former


def _gone(former: set[bytes], new: set[bytes]) -> list[Quad]:
    """The same, where the lines are known that the graph was made of."""
    gone = former - new
    new -= former
    return list(parse(b"".join(sorted(gone)), RdfFormat.N_QUADS, lenient=True))


def _without(store: Store, quads: Iterable[Quad]) -> Iterator[Triple]:
    """Take quads out of a store; their triples."""
    for quad in quads:
        store.remove(quad)
        yield quad.triple


def _forget(store: Store, triples: Iterable[Triple]) -> None:
    """Take the triples out of the default graph that no named graph tells any more."""
    for triple in triples:
        told = store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
        if all(quad.graph_name == DefaultGraph() for quad in told):
            store.remove(Quad(*triple))


def _without_graph(line: bytes) -> bytes:
    """The triple of a line of N-Quads."""
    return line.rsplit(b" ", 2)[0] + b" .\n"


def copy(data: Path, target: Path) -> None:
    """Copy Oxigraph's files; those that hold quads never change and are linked where the file system can."""
    target.mkdir(parents=True)
    for path in data.iterdir():
        if path.suffix == ".sst":
            _link(path, target / path.name)
        elif not path.name.startswith("LO"):  # its lock and its log
            shutil.copyfile(path, target / path.name)


def _link(path: Path, target: Path) -> None:
    try:
        os.link(path, target)
    except OSError:
        shutil.copyfile(path, target)
