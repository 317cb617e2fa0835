"""Which side of a decision is the first, where the two cannot be told apart by their order."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow.compute as pc

from kg.rdf.columns import Column, Table, only
from kg.rdf.facts import Facts, about
from kg.rdf.resolution import compared
from kg.rdf.source import Source
from kg.rdf.telling import positions

__all__ = ["decisions"]


def decisions(source: Source) -> Iterator[Facts]:
    """The first of the things, mentions and passages compared; the second passage too, where there may be but one."""
    lt = source.terms.lt
    for told in source.table("resolutions").runs("decision", "resolution"):
        unclear = pc.invert(_in_order(told))
        first, second = (_passages(source, told[name], unclear) for name in ("first_passage", "second_passage"))
        yield about(
            told.id("decision", "resolution"),
            (lt["firstCompared"], only(pc.not_equal(told["subject"], told["other"]), compared(told, "subject"))),
            (lt["firstMention"], only(pc.greater(told["first"], told["second"]), told.plain("first"))),
            (lt["firstPassage"], first),
            (lt["secondPassage"], second),
        )


def _in_order(told: Table) -> Column:
    """Where both passages are there, in their order."""
    return pc.fill_null(pc.less_equal(told["first_passage"], told["second_passage"]), False)


def _passages(source: Source, names: Column, where: Column) -> Column:
    return only(where, source.passages(positions(source.graph.passages["passage"], names)))
