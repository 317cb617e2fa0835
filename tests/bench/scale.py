"""How time and memory grow with the corpus: the real articles, then the same 5 and 20 times over, all made by seed.

Every size runs in a process of its own, so that its peak memory is its own. Three runs are made of each: one streams
articles into records and keeps nothing, as ``kg extract`` does; one goes from the articles to the tables, N-Quads
and the network page, stage by stage; one is a build with all its files, which does some of that at a time. CPU time
is that of all processes together: on a machine that does other work, it tells more than time on the clock. The ratio
for each doubling is 2 where time grows with the size alone.
"""

from __future__ import annotations

import json
import math
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from multiprocessing import forkserver
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from kg import exporters, pipeline, records, resolution, sources, views
from kg.corpus.copies import copies
from kg.files import write_lines
from kg.model import Article
from kg.settings import Settings, cores
from tests.bench.corpus import corpus, save

__all__ = ["SIZES", "figures"]

SIZES = (1, 5, 20)
T = TypeVar("T")
Figures = dict[str, Any]


def figures(given: Path, sizes: Sequence[int] = SIZES, workers: int | None = None) -> Iterator[str]:
    """The lines of the report, each as soon as it is known; `given` are the articles the corpora are made of."""
    articles = [one for one in sources.read([given]) if isinstance(one, Article)]
    workers = workers or cores()
    found: list[Figures] = []
    with TemporaryDirectory() as folder:
        for times in sizes:
            path = Path(folder, f"corpus-{times}.jsonl.gz")
            save(path, corpus(articles, times=times))
            more = {name: _run(name, path, workers) for name in ("stages", "build")}
            found.append(_run("stream", path, workers) | more)
            yield from _told(found[-1], times, workers)
            path.unlink()
    yield from _growth(found)


def _run(what: str, path: Path, workers: int) -> Figures:
    """What a fresh interpreter measures."""
    command = [sys.executable, "-m", "tests.bench.scale", what, str(path), str(workers)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(run.stdout.splitlines()[-1])  # type: ignore[no-any-return]


def _told(found: Figures, times: int, workers: int) -> Iterator[str]:
    yield f"x{times}: {found['articles']:,} articles, {found['characters']:,} characters, {workers} workers"
    yield f"  streamed to records   {_rate(found, found)}"
    yield f"    peak memory         {found['peak']:7,.0f} MB, each worker {found['worker']:,.0f} MB"
    stages = found["stages"]
    everything = {key: sum(stage[key] for stage in stages.values()) for key in ("wall", "cpu")}
    yield f"  from articles to page {_rate(found, everything)}"
    for name, stage in stages.items():
        share = stage["cpu"] / everything["cpu"]
        yield (
            f"    {name:12} {stage['wall']:8.1f} s  {stage['cpu']:8.1f} s CPU  {share:6.1%}"
            f"  peak so far {stage['peak']:7,.0f} MB"
        )
    yield f"  a build, store and all {_rate(found, found['build'])}"
    yield f"    peak memory         {found['build']['peak']:7,.0f} MB, beside it {found['build']['worker']:,.0f} MB"


def _rate(found: Figures, took: Figures) -> str:
    wall, cpu = took["wall"], took["cpu"]
    each = f"{found['articles'] / wall:8,.0f} articles/s  {found['characters'] / wall:11,.0f} characters/s"
    return f"{wall:8.1f} s  {cpu:8.1f} s CPU  {each}"


def _growth(found: Sequence[Figures]) -> Iterator[str]:
    for before, after in pairwise(found):
        times = after["articles"] / before["articles"]
        yield f"from {before['articles']:,} to {after['articles']:,} articles, CPU time for each doubling"
        yield f"    {'streamed':12} {_doubling(before, after, times):5.2f}"
        for name, stage in after["stages"].items():
            yield f"    {name:12} {_doubling(before['stages'][name], stage, times):5.2f}"
        yield f"    peak memory of streaming {after['peak'] / before['peak']:.2f} times"


def _doubling(before: Figures, after: Figures, times: float) -> float:
    return float((after["cpu"] / max(before["cpu"], 0.01)) ** (1 / math.log2(times)))


# ---------------------------------------------------------------- measured in a process of its own
class _Watch(pipeline.Watch):
    """Lets problems pass: the corpus has lines that are no articles."""

    def problem(self, problem: sources.Problem) -> None:
        """Go on."""


def _stream(path: Path, workers: int) -> Figures:
    counted = {"articles": 0, "characters": 0}

    def lines() -> Iterator[str]:
        settings = Settings(workers=workers)
        for article, record in pipeline.read(path, settings=settings, watch=_Watch()):
            counted["articles"] += 1
            counted["characters"] += len(article.text)
            yield records.dumps(record, article.text)

    _, took = _timed(lambda: write_lines(path.with_suffix(".records"), lines()))
    path.with_suffix(".records").unlink()
    return counted | took | {"worker": _of_workers()}


def _build(path: Path, workers: int) -> Figures:
    with TemporaryDirectory(dir=path.parent) as out:
        settings = Settings(workers=workers)
        _, took = _timed(lambda: pipeline.build(path, output=out, settings=settings, watch=_Watch()))
    return took | {"worker": _of_workers()}


def _of_workers() -> float:
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def _stages(path: Path, workers: int) -> Figures:
    found: Figures = {}

    def stage(name: str, work: Callable[[], T]) -> T:
        result, found[name] = _timed(work)
        return result

    out = path.parent
    settings = Settings(workers=workers)
    pairs = stage("reading", lambda: list(pipeline.read(path, settings=settings, watch=_Watch())))
    articles, read = [article for article, _ in pairs], [record for _, record in pairs]
    stage("copies", lambda: copies(articles))
    graph = stage("resolution", lambda: resolution.settle(articles, read))
    stage("tables", lambda: graph.save(out / "graph"))
    stage("N-Quads", lambda: exporters.export(graph, out / "graph.nq"))
    stage("page", lambda: views.view(graph, "network", out / "network.html"))
    return found


def _timed(work: Callable[[], T]) -> tuple[T, Figures]:
    wall, cpu = time.perf_counter(), _cpu()
    result = work()
    forkserver._forkserver._stop()  # type: ignore[attr-defined]  # what its workers used counts when it has ended
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return result, {"wall": time.perf_counter() - wall, "cpu": _cpu() - cpu, "peak": peak}


def _cpu() -> float:
    """CPU seconds of this process and of those it has seen end."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


if __name__ == "__main__":
    measure = {"build": _build, "stages": _stages, "stream": _stream}[sys.argv[1]]
    sys.stdout.write(json.dumps(measure(Path(sys.argv[2]), int(sys.argv[3]))) + "\n")
