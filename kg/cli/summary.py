"""What is said of a run when it is over: what was read, what was made of it, how long each stage took."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.graph import KnowledgeGraph
from kg.pipeline import Stage
from kg.resolution.judgements import Judgement

__all__ = ["counted", "statements", "summed_up", "told_of"]

_UNTOLD = ("articles", "evidence", "passages", "topics", "resolutions")  # tables of no statements, or about them
_WIDTH = 20


def told_of(judgement: Judgement) -> str:
    """A dormant judgement in one line."""
    sides = " and ".join(judgement.pair)
    return f"{judgement.place}: dormant: says {judgement.verdict} of {sides}; not both are in the articles"


def counted(stages: Iterable[Stage]) -> dict[str, int]:
    """What all stages counted; what several of them counted is added up."""
    total: dict[str, int] = {}
    for stage in stages:
        for name, count in stage.counts.items():
            total[name] = total.get(name, 0) + count
    return total


def statements(graph: KnowledgeGraph) -> Mapping[str, int]:
    """How many rows there are of each kind of statement."""
    return {name: len(table) for name, table in graph.tables.items() if name not in _UNTOLD}


def summed_up(stages: Iterable[Stage], graph: KnowledgeGraph) -> Iterator[str]:
    """The lines of the table: counts, statements of each kind, seconds of each stage."""
    stages = list(stages)
    counts = counted(stages)
    read = counts.get("articles", 0)
    told = {name: counts.get(name, 0) for name in ("problems", "notes", "duplicates")}
    yield _row("articles", f"{read:,}", f"{counts.get('read', 0):,} of them read now")
    yield from (_row(name, f"{count:,}") for name, count in told.items())
    yield from (_row(name.replace("_", " "), f"{count:,}") for name, count in statements(graph).items() if count)
    whole = sum(stage.seconds for stage in stages)
    for stage in stages:
        yield _row(stage.name, f"{stage.seconds:,.1f} s", f"{stage.seconds / (whole or 1):.0%}")
    yield _row("together", f"{whole:,.1f} s", f"{read / (whole or 1):,.0f} articles/s")


def _row(name: str, value: str, more: str = "") -> str:
    return f"{name:{_WIDTH}}{value:>12}  {more}".rstrip()
