"""What is known of units as arrays: names, regions, where they lie, who borders on whom, when they were in force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from kg.graph import KnowledgeGraph
from kg.reference import units as reference
from kg.reference.capitals import capitals

__all__ = ["Places", "labels", "places"]

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

_EARTH = 6371.0088  # mean radius in kilometres


@dataclass(frozen=True, eq=False)
class Places:
    """Units in a given order, column by column; '' or NaN where something is not known.

    `lat` and `lon` are those of the capital, or of a point inside where no capital is known.
    """

    units: tuple[str, ...]
    labels: tuple[str, ...]
    regions: tuple[str, ...]
    kinds: tuple[str, ...]
    lat: Floats
    lon: Floats
    since: tuple[str, ...]
    until: tuple[str, ...]

    def distances(self) -> Floats:
        """Kilometres along the great circle between every two units' capitals (haversine); NaN where one is unknown."""
        lat, lon = np.radians(self.lat), np.radians(self.lon)
        up, across = lat[:, None] - lat[None, :], lon[:, None] - lon[None, :]
        half = np.sin(up / 2) ** 2 + np.cos(lat)[:, None] * np.cos(lat)[None, :] * np.sin(across / 2) ** 2
        found: Floats = 2 * _EARTH * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
        return found

    def borders(self) -> Mask:
        """Which units share a land border, as the reference data say."""
        place, near = {unit: at for at, unit in enumerate(self.units)}, _neighbours()
        found = np.zeros((len(self.units), len(self.units)), dtype=bool)
        for unit, at in place.items():
            found[at, [place[other] for other in near.get(unit, ()) if other in place]] = True
        return found | found.T

    def alike(self, values: Sequence[str]) -> Mask:
        """Which units have the same value, where both have one."""
        codes = np.unique(np.array(values, dtype=object).astype(str), return_inverse=True)[1]
        known = np.array([bool(value) for value in values], dtype=bool)
        same: Mask = (codes[:, None] == codes[None, :]) & known[:, None] & known[None, :]
        return same

    def at_one_time(self) -> Mask:
        """Which units were in force on one day at least: a province merged away never met its successor."""
        since = np.array([day or "0000" for day in self.since], dtype=str)
        until = np.array([day or "9999" for day in self.until], dtype=str)
        together: Mask = (since[:, None] <= until[None, :]) & (since[None, :] <= until[:, None])
        return together


def places(graph: KnowledgeGraph, units: Sequence[str]) -> Places:
    """What the graph and the reference data know of these units, in this order."""
    rows = graph.units.set_index("unit").reindex(list(units))
    words = {name: tuple(rows[name].fillna("").astype(str)) for name in _WORDS}
    point = {name: rows[name].to_numpy(dtype=np.float64, copy=True) for name in ("lat", "lon")}
    for at, unit in enumerate(units):
        if unit in capitals():
            point["lat"][at], point["lon"][at] = capitals()[unit].lat, capitals()[unit].lon
    return Places(
        tuple(units),
        labels=words["name_vi"],
        regions=words["region"],
        kinds=words["kind"],
        lat=point["lat"],
        lon=point["lon"],
        since=words["valid_from"],
        until=words["valid_until"],
    )


_WORDS = ("name_vi", "region", "kind", "valid_from", "valid_until")


def labels(graph: KnowledgeGraph, units: Sequence[str]) -> pd.Series:
    """The Vietnamese names of units, in this order."""
    names = dict(zip(graph.units["unit"], graph.units["name_vi"], strict=True))
    return pd.Series([names.get(unit, unit) for unit in units], dtype="string")


@cache
def _neighbours() -> dict[str, tuple[str, ...]]:
    return {unit.version: unit.neighbours for unit in reference.versions()}
