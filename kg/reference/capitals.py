"""Capitals of provinces and cities: where each has its seat, by version of the unit.

This module knows the columns of ``capitals.csv``. Of units merged away before 2004 no capital is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from kg.reference.rows import read_rows

__all__ = ["Capital", "capitals"]


class Capital(NamedTuple):
    """A seat: the version of the unit, the town's Vietnamese name, and where it lies in degrees."""

    version: str
    name: str
    lat: float
    lon: float


@cache
def capitals() -> Mapping[str, Capital]:
    """The capitals by version of the unit; ReferenceDataError names a row without a place."""
    found = {}
    for row in read_rows("capitals.csv"):
        lat, lon = row.number("lat"), row.number("lon")
        if lat is None or lon is None:
            raise row.error("no lat or lon; every capital lies somewhere")
        found[row.text("version")] = Capital(row.text("version"), row.text("name"), lat, lon)
    return MappingProxyType(found)
