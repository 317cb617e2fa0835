"""The graph of an earlier run."""

from __future__ import annotations

from pathlib import Path

from kg import building, rdf
from kg.errors import KgError
from kg.files import output_of
from kg.graph import KnowledgeGraph
from kg.pipeline.writing import TABLES

__all__ = ["load"]

_TRIES = 5  # how often a graph is looked at that a build is just about to replace


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
    inner = output_of(folder, TABLES)
    return KnowledgeGraph.load(building.checked(folder, TABLES) if inner.is_dir() else folder)
