"""How fast reading and writing RDF are, and where the time goes; figures to look at, never a test that can fail.

    python -m tests.bench [reading] [rdf] [--articles N] [--ner PYTHON]
    python -m tests.bench measures
    python -m tests.bench --ask FOLDER
    python -m tests.bench --views FOLDER
    python -m tests.bench --scale [--times 1 5 20]
    python -m tests.bench --large [--nodes 10000 --links 40000]

Reads ``../shared/corpus/sample-2000.jsonl.gz`` on one core. With ``--ner`` and the interpreter of a throw-away
environment (``python -m venv /tmp/ner && /tmp/ner/bin/pip install underthesea``), a few articles go through
underthesea's named-entity recogniser too, for a ratio. With ``--ask`` and the folder a ``kg build`` of that corpus
made, the questions that ship are asked of its store: each should take less than a second. The part `measures` makes a
graph of 100,000 meetings of its own. With ``--scale`` the corpus is read as it is and several times over: see
`tests.bench.scale`. With ``--large`` the page of a large made network is held against stock pyvis.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from kg import reading, sources
from kg.model import Article
from tests.bench import large, measures, rdf, scale
from tests.bench.asking import asking
from tests.bench.gold import ROOT
from tests.bench.stages import shares
from tests.bench.views import views

CORPUS = ROOT.parent / "shared" / "corpus" / "sample-2000.jsonl.gz"
LONG = 40_000  # characters of the text whose doubling shows whether time is linear in length
NER_ARTICLES = 20
PARTS = ("measures", "reading", "rdf")


def main() -> None:
    """Print the figures, or why there are none."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"what to time: {' '.join(PARTS)}; else all of it")
    parser.add_argument("--articles", type=int, default=2000, help="how many articles to read")
    parser.add_argument("--ner", metavar="PYTHON", help="interpreter of an environment with underthesea")
    parser.add_argument("--ask", metavar="FOLDER", type=Path, help="folder of a build, to ask the questions of")
    parser.add_argument("--scale", action="store_true", help="how time and memory grow with the corpus")
    parser.add_argument("--times", type=int, nargs="+", default=scale.SIZES, help="with --scale: how often over")
    parser.add_argument("--large", action="store_true", help="the page of a large network, beside stock pyvis")
    parser.add_argument("--nodes", type=int, default=10_000, help="with --large: how many nodes")
    parser.add_argument("--links", type=int, default=40_000, help="with --large: how many links")
    parser.add_argument("--views", metavar="FOLDER", type=Path, help="folder of a build, to make and open the views of")
    options = parser.parse_args()
    if not set(options.parts) <= set(PARTS):
        parser.error(f"no part {' '.join(options.parts)}; known: {' '.join(PARTS)}")
    if options.ask or options.views:
        for line in asking(options.ask) if options.ask else views(options.views):
            sys.stdout.write(line + "\n")
            sys.stdout.flush()
        return
    if options.large:
        for line in large.figures(options.nodes, options.links):
            sys.stdout.write(line + "\n")
            sys.stdout.flush()
        return
    parts = options.parts or PARTS
    if "measures" in parts and not options.scale:
        for line in measures.figures():
            sys.stdout.write(line + "\n")
            sys.stdout.flush()
    if set(parts) == {"measures"}:
        return
    if not CORPUS.is_file():
        sys.stdout.write(f"bench: skipped, {CORPUS} is not on this machine\n")
        return
    told = scale.figures(CORPUS, options.times) if options.scale else figures(parts, options.articles, options.ner)
    for line in told:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


def figures(parts: Sequence[str], count: int, interpreter: str | None) -> Iterator[str]:
    """The lines of the report, each as soon as it is known."""
    start = time.perf_counter()
    articles = [article for article in islice(sources.read([CORPUS]), count) if isinstance(article, Article)]
    characters = sum(len(article.text) for article in articles)
    opened = time.perf_counter() - start
    yield f"{len(articles)} articles, {characters:,} characters"
    yield f"opening and layout   {_rate(characters, len(articles), opened)}"
    if "reading" in parts:
        yield from of_reading(articles, characters, interpreter)
    if "rdf" in parts:
        yield from rdf.figures(articles)


def of_reading(articles: Sequence[Article], characters: int, interpreter: str | None) -> Iterator[str]:
    """The lines about reading."""
    seconds = reading_time(articles)
    yield f"reading              {_rate(characters, len(articles), seconds)}"
    yield f"peak memory          {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB, all articles kept"
    yield "share of each stage"
    yield from (f"  {share:6.1%}  {stage}" for stage, share in shares(articles).items())
    yield "time for a text of 1, 2, 4 times the length"
    yield from lengths(articles)
    if interpreter:
        yield from compared(articles[:NER_ARTICLES], interpreter)


def reading_time(articles: Sequence[Article]) -> float:
    """Seconds for reading the articles one after the other; the tables of the reference are loaded before."""
    reading.read(articles[0])
    start = time.perf_counter()
    for article in articles:
        reading.read(article)
    return time.perf_counter() - start


def lengths(articles: Sequence[Article]) -> Iterator[str]:
    """Time a character of one long text, and of the same text twice and four times over."""
    text = "\n".join(article.text for article in articles)[:LONG]
    for times in (1, 2, 4):
        long = Article("long", "\n".join([text] * times))
        seconds = reading_time([long])
        each = 1e6 * seconds / len(long.text)
        yield f"  {len(long.text):9,} characters  {seconds:6.2f} s  {each:6.2f} µs a character"


def compared(articles: Sequence[Article], interpreter: str) -> Iterator[str]:
    """The same articles through underthesea, run by another interpreter."""
    command = [interpreter, str(Path(__file__).with_name("ner.py"))]
    texts = "\n".join(json.dumps(article.text) for article in articles)
    run = subprocess.run(command, input=texts, capture_output=True, text=True, check=False)
    if run.returncode:
        reason = (run.stderr.strip().splitlines() or [f"exit code {run.returncode}"])[-1]
        yield f"underthesea          no figure: {reason}"
        return
    found = json.loads(run.stdout.splitlines()[-1])
    ours, theirs = reading_time(articles), found["seconds"]
    yield f"underthesea          {_rate(found['characters'], len(articles), theirs)} on {len(articles)} articles"
    yield f"ratio                reading is {theirs / ours:.1f} times as fast on them"


def _rate(characters: int, articles: int, seconds: float) -> str:
    return f"{characters / seconds:11,.0f} characters/s  {articles / seconds:8,.1f} articles/s"


if __name__ == "__main__":
    main()
