"""How fast RDF is written, beside rdflib, and how much memory it takes.

Ours is timed from the tables of a graph to the finished file, everything included; rdflib from triples it holds
already to the text, which leaves out the minutes it takes to get them there. rdflib's Turtle gets the union of some
named graphs only, since all would take it minutes. Memory is what a fresh process that holds the tables takes more
while it writes the file, the most at one time, as Linux counts it: Python knows nothing of what Arrow takes.
"""

from __future__ import annotations

import gc
import re
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import rdflib

from kg import rdf, reading
from kg.graph import KnowledgeGraph
from kg.model import Article
from kg.rdf.terms import Terms
from kg.resolution import settle

FORMATS = {"nt": "nt", "ttl": "turtle", "rdf": "xml", "jsonld": "json-ld"}
"""The formats both write without named graphs or from one graph, with rdflib's names for them."""

SLICE = 20_000  # triples that rdflib gets
TIMES = 3  # the best of so many runs is told
SIZES = (500, 1_000, 2_000)  # the last may be some less: not every line of the corpus is an article


def figures(articles: Sequence[Article]) -> Iterator[str]:
    """The lines of the report, each as soon as it is known."""
    records = [reading.read(article) for article in articles]
    graph = settle(articles, records)
    with TemporaryDirectory() as folder:
        yield "writing RDF, from the tables to the file"
        yield from (ours(graph, Path(folder, "graph"), form) for form in rdf.FORMATS)
        yield f"rdflib's serialisers, from a graph in memory with {SLICE:,} of the triples"
        yield from theirs(graph)
        yield "most memory taken beside the tables while N-Quads are written"
        for size in sorted({min(size, len(articles)) for size in SIZES}):
            yield memory(settle(articles[:size], records[:size]), Path(folder, "graph.nq"), size)


def ours(graph: KnowledgeGraph, path: Path, form: str) -> str:
    """The rate of one format."""
    many = sum(1 for _ in rdf.quads(graph))
    return _rate(form, many, _best(lambda: rdf.write(graph, path, form)))


def theirs(graph: KnowledgeGraph) -> Iterator[str]:
    """The rates of rdflib, with our prefixes bound: without them its Turtle takes many times as long."""
    known = rdflib.Graph()
    for prefix, begin in Terms().prefixes().items():
        known.bind(prefix, begin, replace=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        for quad in rdf.dataset(graph).quads():
            known.add(quad[:3])
            if len(known) >= SLICE:
                break
    for form, name in FORMATS.items():
        yield _rate(form, len(known), _best(lambda name=name: known.serialize(format=name), times=1))


def memory(graph: KnowledgeGraph, path: Path, articles: int) -> str:
    """The peak of one size."""
    tables = path.with_name(f"tables-{articles}")
    graph.save(tables)
    with get_context("spawn").Pool(1) as process:
        peak = process.apply(_peak, (tables, path))
    return f"  {articles:6,} articles  {peak / 1e6:8.1f} MB  file {path.stat().st_size / 1e6:8.1f} MB"


def _peak(tables: Path, path: Path) -> int:
    """How many bytes this process takes more while it writes the graph of those tables."""
    graph = KnowledgeGraph.load(tables)
    gc.collect()
    before = _resident("VmRSS")
    Path("/proc/self/clear_refs").write_text("5")  # the peak begins anew
    rdf.write(graph, path, "nq")
    return _resident("VmHWM") - before


def _resident(name: str) -> int:
    found = re.search(rf"{name}:\s+([0-9]+) kB", Path("/proc/self/status").read_text())
    assert found, name
    return int(found[1]) * 1024


def _best(work: Callable[[], object], times: int = TIMES) -> float:
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


def _rate(form: str, many: int, seconds: float) -> str:
    return f"  {form:8} {many:10,} quads  {seconds:7.2f} s  {many / seconds:11,.0f} quads/s"
