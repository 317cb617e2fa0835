"""In which order provinces stand in a row, and in which groups."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from kg.figures._pairs import regions_of
from kg.figures._rows import Shown
from kg.figures._selection import Chosen
from kg.measures import measure

__all__ = ["ORDERS", "Group", "groups"]

ORDERS = ("region", "community", "strength")


class Group(NamedTuple):
    """Provinces that stand together, and what they are called together; '' where they are no group."""

    name: str
    units: tuple[str, ...]


def groups(chosen: Chosen, order: str, cells: list[Shown]) -> list[Group]:
    """The provinces of the cells in their order, group by group."""
    units = sorted({unit for one in cells for unit in one.about})
    if order == "region":
        return _by_region(chosen, units)
    strength: dict[str, float] = defaultdict(float)
    for one in cells:
        for unit in set(one.about):
            strength[unit] += one.count
    ranked = sorted(units, key=lambda unit: (-strength[unit], unit))
    return _by_community(chosen, ranked) if order == "community" else [Group("", tuple(ranked))]


def _by_region(chosen: Chosen, units: list[str]) -> list[Group]:
    """Regions from north to south, and so within each; provinces of no known region stand last."""
    rows = chosen.graph.units
    north = {
        str(unit): float(lat) for unit, lat in zip(rows["unit"], rows["lat"].astype(float).fillna(0.0), strict=True)
    }
    regions = regions_of(chosen)
    members: dict[str, list[str]] = defaultdict(list)
    for unit in sorted(units, key=lambda unit: (-north[unit], unit)):
        members[regions[unit]].append(unit)
    middle = {name: sum(north[unit] for unit in own) / len(own) for name, own in members.items()}
    ranked = sorted(members, key=lambda name: (not name, -middle[name], name))
    return [
        Group(_region(name, chosen.lang) if name else chosen.say("no_region"), tuple(members[name])) for name in ranked
    ]


_ENGLISH = {
    "Trung du và miền núi phía Bắc": "Northern Midlands and Mountains",
    "Đồng bằng sông Hồng": "Red River Delta",
    "Bắc Trung Bộ": "North Central Coast",
    "Bắc Trung Bộ và duyên hải miền Trung": "North Central and Central Coast",
    "Duyên hải Nam Trung Bộ và Tây Nguyên": "South Central Coast and Central Highlands",
    "Tây Nguyên": "Central Highlands",
    "Đông Nam Bộ": "South East",
    "Đồng bằng sông Cửu Long": "Mekong Delta",
}


def _region(name: str, lang: str) -> str:
    return name if lang == "vi" else _ENGLISH.get(name, name)


def _by_community(chosen: Chosen, ranked: list[str]) -> list[Group]:
    """The communities of `kg.measures`, the largest first, in each the strongest first."""
    found = measure(chosen.graph, "communities")
    number = {str(unit): int(one) for unit, one in zip(found["unit"], found["community"], strict=True)}
    last = max(number.values(), default=0) + 1
    members: dict[int, list[str]] = defaultdict(list)
    for unit in ranked:
        members[number.get(unit, last)].append(unit)
    return [Group(chosen.say("community", n=one), tuple(members[one])) for one in sorted(members)]
