"""How long measures take on 100,000 meetings, and betweenness on 10,000 officials, by both libraries."""

from __future__ import annotations

import time
from collections.abc import Iterator

import networkx as nx

import kg
from kg.network import betweenness
from kg.network.centrality import fast
from tests.made_networks import PROVINCES, large

MEETINGS, OFFICIALS, EDGES = 100_000, 10_000, 90_000
MOST = 5.0  # seconds all measures together should take
SLICE = 1_000  # officials of the network that networkx counts too, value by value
SOURCES = 50  # officials from whom networkx counts the paths in the whole network: each costs it the same
_NEEDED = {"company": {"of": PROVINCES[0]}, "paths": {"one": PROVINCES[0], "other": PROVINCES[1]}}


def figures() -> Iterator[str]:
    """The lines of the report, each as soon as it is known."""
    yield from _all_measures()
    yield from _both_libraries()


def _all_measures() -> Iterator[str]:
    graph, whole = large(MEETINGS), 0.0
    kg.measures.trends(kg.KnowledgeGraph())  # loads what is loaded late
    for name in kg.measures.known():
        start = time.perf_counter()
        rows = len(getattr(kg.measures, name)(graph, **_NEEDED.get(name, {})))
        seconds = time.perf_counter() - start
        whole += seconds
        yield f"measures             {seconds:6.3f} s  {rows:5} rows  {name}"
    slow = "  too slow" if whole > MOST else ""
    yield f"measures             {whole:6.3f} s  all on {MEETINGS:,} meetings; {MOST:g} s wanted{slow}"


def _both_libraries() -> Iterator[str]:
    if not fast():
        yield "betweenness          no figure: rustworkx is not installed (pip install 'lientinh[large]')"
        return
    network = nx.relabel_nodes(nx.gnm_random_graph(OFFICIALS, EDGES, seed=1), str)
    start = time.perf_counter()
    betweenness(network)
    whole = time.perf_counter() - start
    yield f"betweenness          {whole:6.1f} s  {OFFICIALS:,} officials, {EDGES:,} edges"
    start = time.perf_counter()
    nx.betweenness_centrality(network, k=SOURCES, seed=1)
    theirs = (time.perf_counter() - start) * OFFICIALS / SOURCES
    yield (
        f"betweenness          {theirs / whole:6.1f} times as fast as networkx on all of them, which takes"
        f" {theirs:,.0f} s (reckoned from {SOURCES} of them as sources)"
    )
    part = nx.relabel_nodes(nx.gnm_random_graph(SLICE, SLICE * EDGES // OFFICIALS, seed=1), str)
    start = time.perf_counter()
    quick = betweenness(part)
    middle = time.perf_counter()
    slow = betweenness(part, large=SLICE + 1)
    end = time.perf_counter()
    same = "equal values" if quick == slow else "VALUES DIFFER"
    yield (
        f"betweenness          {(end - middle) / (middle - start):6.1f} times as fast as networkx on {SLICE:,} of them,"
        f" {part.number_of_edges():,} edges ({middle - start:.2f} and {end - middle:.2f} s, {same})"
    )
