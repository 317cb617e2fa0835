"""The hand-made records of the sample corpus as plain values, for working out answers without the graph.

Nothing here uses tables, RDF or resolution: only the JSON files and the reference data. Two meetings are told in two
articles each (12 and 13, 35 and 36, found by reading them); article 13 gives no year, 12 does. Everything else is a
meeting of its own.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from kg.reference import topics, units
from tests.factories import SAMPLE

_YEAR_IN_12 = {("13", "XXXX-08-15"): "2019-08-15"}
_LAST = {"2019-05": "2019-05-31", "2024-04": "2024-04-30"}


@dataclass(frozen=True)
class Met:
    """A meeting: number of the first article that tells it, first day (None without a year), who, about what."""

    article: str
    day: str | None
    units: frozenset[str]
    topics: frozenset[str]
    flows: tuple[tuple[str, str, str, frozenset[str]], ...]

    @property
    def known(self) -> set[str]:
        """The units without central bodies."""
        return set(self.units) - {"central"}

    @property
    def latest(self) -> str | None:
        """The latest day the meeting can have begun on."""
        return _LAST.get(self.day or "", self.day)

    def version(self, slug: str) -> str:
        """The version of a unit at the day of the meeting; foreign units have one."""
        if slug.startswith("foreign:"):
            return slug
        return units.at(slug, date.fromisoformat(self.latest) if self.latest else None).version


def meetings() -> list[Met]:
    """All meetings, in the order of the articles."""
    found: dict[object, Met] = {}
    for path in sorted((SAMPLE / "records").glob("*.json")):
        for told in json.loads(path.read_text(encoding="utf-8"))["meetings"]:
            met = _met(path.name[:2], told)
            key = (met.day, frozenset(met.known)) if met.day else len(found)
            found[key] = _joined(found[key], met) if key in found else met
    return list(found.values())


def _met(article: str, told: dict) -> Met:
    printed = _YEAR_IN_12.get((article, told["date"] or ""), told["date"] or "XXXX")
    day = None if printed.startswith("XXXX") else printed.partition("/")[0]
    flows = tuple((f["from"], f["to"], f["kind"], frozenset(f["topics"])) for f in told["flows"])
    named = frozenset(party["unit"] for party in told["parties"])
    return Met(article, day, named, frozenset(told["topics"]), flows)


def _joined(one: Met, other: Met) -> Met:
    return Met(one.article, one.day, one.units | other.units, one.topics | other.topics, one.flows + other.flows)


def pairs(met: Met) -> set[tuple[str, str]]:
    """The pairs of units at a meeting, each sorted."""
    return set(combinations(sorted(met.known), 2))


def within(wanted: str) -> set[str]:
    """A topic and all narrower ones."""
    return {one.id for one in topics.topics() if wanted in (one.id, *(a.id for a in topics.ancestors(one.id)))}
