"""Pairs of provinces with the meetings behind them: who met whom, or who learned from whom."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd

from kg.figures._rows import Shown, shown
from kg.figures._selection import Chosen
from kg.network import PROVINCIAL, ties

__all__ = ["TIES", "names_of", "pairs", "presence", "regions_of"]

TIES = ("meetings", "learning")
"""What ties two provinces: meetings of both, or flows of experience from a teacher to a learner."""


def pairs(chosen: Chosen, kind: str) -> list[Shown]:
    """A mark for each pair, about the two, sorted by them.

    By meetings the first sorts before the second, or is the same where a lens shows the meeting to be within one unit;
    by learning the first learned from the second.
    """
    rows = _met(chosen) if kind == "meetings" else _taught(chosen)
    found: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    held = set(chosen.meetings.index)
    for one, other, meeting, weight in rows:
        if meeting in held:
            met = found[one, other]
            met[meeting] = max(met.get(meeting, 0.0), weight)
    names, join = names_of(chosen), " – " if kind == "meetings" else " → "
    return [
        shown(chosen, "pair", "~".join(both), join.join(names[unit] for unit in dict.fromkeys(both)), met, both)
        for both, met in sorted(found.items())
    ]


def _met(chosen: Chosen) -> list[tuple[str, str, str, float]]:
    found = ties(chosen.graph)
    return [
        (found.units[one], found.units[other], str(found.meetings[meeting]), float(weight))
        for one, other, meeting, weight in zip(found.one, found.other, found.meeting, found.weight, strict=True)
    ]


def _taught(chosen: Chosen) -> list[tuple[str, str, str, float]]:
    """Flows of experience between provinces: learner, teacher (the one who shares), meeting, share."""
    flows, provincial = chosen.graph.flows, set(_provinces(chosen)["unit"])
    flows = flows[(flows["kind"] == "share") & flows["source"].isin(provincial) & flows["target"].isin(provincial)]
    flows = flows[flows["source"] != flows["target"]]
    columns = (flows["target"], flows["source"], flows["meeting"])
    return [(*map(str, row), float(weight)) for *row, weight in zip(*columns, flows["weight"], strict=True)]  # type: ignore[misc]


def _provinces(chosen: Chosen) -> pd.DataFrame:
    return chosen.graph.units[chosen.graph.units["kind"].isin(PROVINCIAL)]


def presence(chosen: Chosen, *, every: bool = False) -> list[Shown]:
    """A mark for each province at a meeting, with whomever, sorted by unit; with `every`, for other units too."""
    units = chosen.graph.units if every else _provinces(chosen)
    parties = chosen.graph.parties
    parties = parties[parties["unit"].isin(units["unit"]) & parties["meeting"].isin(chosen.meetings.index)]
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for unit, meeting, weight in zip(parties["unit"], parties["meeting"], parties["weight"], strict=True):
        found[unit][meeting] = max(found[unit].get(meeting, 0.0), float(weight))
    names = names_of(chosen)
    return [shown(chosen, "unit", unit, names[unit], met, (unit,)) for unit, met in sorted(found.items())]


def names_of(chosen: Chosen) -> dict[str, str]:
    """What the units of the graph are called; of two versions that share a name the later is marked as new."""
    units, provincial = chosen.graph.units, _provinces(chosen)
    shared = set(provincial.loc[provincial["slug"].duplicated(keep=False), "slug"])
    later = provincial["valid_until"].isna() & provincial["valid_from"].notna() & provincial["slug"].isin(shared)
    newest, mark = set(provincial.loc[later, "unit"]), chosen.say("new")
    called = zip(units["unit"], units["name_vi" if chosen.lang == "vi" else "name_en"], strict=True)
    return {str(unit): f"{name} ({mark})" if unit in newest else str(name) for unit, name in called}


def regions_of(chosen: Chosen) -> dict[str, str]:
    """The planning region of each province, '' where none is known."""
    units = _provinces(chosen)
    return {str(unit): str(region) for unit, region in zip(units["unit"], units["region"].fillna(""), strict=True)}
