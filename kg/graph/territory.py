"""Units and bodies on a day: as which units those of a graph are seen, and what all of them were called.

What became of units is known by `kg.reference.lineage`, what bodies are called by `kg.graph.naming`; here both are
brought to bear on the tables of a graph. Central authorities and foreign units stay what they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pandas as pd

from kg.graph.naming import Named, body_labels, unit_row
from kg.graph.rows import dicts
from kg.reference import offices as reference_offices
from kg.reference import units as reference_units
from kg.reference.lineage import holders_on

__all__ = ["Territory"]

Row = dict[str, Any]

_PROVINCIAL = ("province", "city")
_ONE_BODY = {"thanh-uy": "tinh-uy"}
"""Kinds of bodies that are one: the Party committee stays itself when its province becomes a city."""


class Territory:
    """What the units and bodies of a graph are on a day."""

    def __init__(self, tables: Mapping[str, pd.DataFrame], day: date) -> None:
        """Of the tables units, bodies and offices as reported."""
        self._reported = {row["unit"]: row for row in dicts(tables["units"])}
        self._bodies = {row["body"]: row for row in dicts(tables["bodies"])}
        self._seen = {unit: _seen(row, day) for unit, row in self._reported.items()}
        self._units = {row["unit"]: row for row in _units(self._reported, self._seen, day)}
        self._offices = {row["office"]: row for row in _offices(tables["offices"])}

    def seen(self, unit: str) -> tuple[str, ...]:
        """The units as which a unit of the graph is seen, sorted by id."""
        return self._seen[unit]

    def body(self, body: str, unit: str) -> str:
        """The body of the same kind of a unit that is seen."""
        row = self._bodies[body]
        return f"{unit}--{_kind(row)}" if self._reported[row["unit"]]["kind"] in _PROVINCIAL else body

    def tables(self, tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
        """The tables units, bodies and offices of all that may be seen; `tables` are those as reported."""
        bodies = {row["body"]: row for body in self._bodies.values() for row in self._labelled(body)}
        found = {"units": self._units, "bodies": bodies, "offices": self._offices}
        return {
            name: pd.DataFrame(list(rows.values()), columns=tables[name].columns, dtype=object)
            for name, rows in found.items()
        }

    def _labelled(self, body: Row) -> Iterator[Row]:
        """The rows of a body for each unit it is seen with."""
        if self._reported[body["unit"]]["kind"] not in _PROVINCIAL:
            yield body
            return
        office = self._offices[_kind(body)]
        for unit in map(self._units.__getitem__, self.seen(body["unit"])):
            kind, named = Named(office["label"], office["label_en"]), Named(unit["name_vi"], unit["name_en"])
            alone = _kind(body).endswith(f"-{self._reported[body['unit']]['slug']}")
            vi, en = kind if alone else body_labels(kind, office["level"], named, is_city=unit["kind"] == "city")
            ids = {"body": self.body(body["body"], unit["unit"]), "unit": unit["unit"], "classification": _kind(body)}
            yield body | ids | {"label": vi, "label_en": en}


def _kind(body: Row) -> str:
    kind = str(body["classification"])
    return _ONE_BODY.get(kind, kind)


def _seen(unit: Row, day: date) -> tuple[str, ...]:
    if unit["kind"] not in _PROVINCIAL:
        return (unit["unit"],)
    return tuple(holder.version for holder in holders_on(unit["unit"], day))


def _units(reported: Mapping[str, Row], seen: Mapping[str, tuple[str, ...]], day: date) -> Iterator[Row]:
    for version in sorted({version for versions in seen.values() for version in versions}):
        row = reported.get(version)
        other = row is not None and row["kind"] not in _PROVINCIAL
        yield row if row and other else unit_row(reference_units.unit(version), day)


def _offices(offices: pd.DataFrame) -> Iterator[Row]:
    """The offices as reported, and those for which bodies of another name are taken."""
    known = set(offices["office"])
    yield from dicts(offices)
    for name in sorted({_ONE_BODY[kind] for kind in known & set(_ONE_BODY)} - known):
        one = reference_offices.office(name)
        yield {"office": one.id, "label": one.name, "label_en": one.name_en, "branch": one.branch, "level": one.level}
