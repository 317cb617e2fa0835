"""Outlines of the provincial units: where they lie as rings of points, alone or merged, for whoever draws a map.

Provinces share their borders as arcs, so that units merged of several have one outline without seams or gaps: the
arcs between them are left out. The file says where its geometry comes from; docs/make_geometry.py makes it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from kg.errors import ReferenceDataError

__all__ = ["BASE_DAY", "Ring", "around", "known", "outline", "shared_borders", "specks"]

Ring = tuple[tuple[float, float], ...]
"""Points in degrees, longitude first; the last is not the first again."""

BASE_DAY = "2025-06-30"
"""The day whose 63 units have outlines; those of other days are made of them."""


@cache
def _file() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((files("kg.reference") / "geometry.json").read_text(encoding="utf-8"))
    return found


@cache
def known() -> tuple[str, ...]:
    """The unit versions that have an outline, sorted."""
    return tuple(_file()["units"])


@cache
def _arcs() -> tuple[Ring, ...]:
    return tuple(map(_points, _file()["arcs"]))


def _points(steps: list[int]) -> Ring:
    grid, x, y, points = _file()["grid"], 0, 0, []
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / grid, y / grid))
    return tuple(points)


def outline(*versions: str) -> tuple[Ring, ...]:
    """The rings around the territory of one or more units of `BASE_DAY` taken together, the longest first.

    Borders between them are not part of it. Raises ReferenceDataError for a unit that has no outline.
    """
    strange = sorted(set(versions) - set(known()))
    if strange:
        raise ReferenceDataError(f"no outline of {strange[0]!r}; known are the units of {BASE_DAY}")
    arcs = [arc for one in versions for part in _file()["units"][one] for ring in part for arc in ring]
    walked = set(arcs)
    rings = _joined([arc for arc in arcs if ~arc not in walked])
    return tuple(sorted(rings, key=lambda ring: (-len(ring), ring)))


def _joined(arcs: Iterable[int]) -> list[Ring]:
    """Arcs put together into rings, each walked once."""
    starting: dict[tuple[float, float], list[int]] = {}
    for arc in arcs:
        starting.setdefault(_walk(arc)[0], []).append(arc)
    rings = []
    for start in sorted(starting):
        while starting[start]:
            ring: list[tuple[float, float]] = []
            at = start
            while not ring or at != start:
                walk = _walk(starting[at].pop())
                ring += walk[:-1]
                at = walk[-1]
            rings.append(tuple(ring))
    return rings


def _walk(arc: int) -> Ring:
    return _arcs()[arc] if arc >= 0 else _arcs()[~arc][::-1]


def shared_borders(groups: Iterable[Iterable[str]]) -> tuple[Ring, ...]:
    """The lines within groups of units of `BASE_DAY`: the borders that went when each group became one unit."""
    lines = []
    for group in groups:
        arcs = {arc for one in group for part in _file()["units"][one] for ring in part for arc in ring}
        lines += [_walk(arc) for arc in sorted(arcs) if arc >= 0 and ~arc in arcs]
    return tuple(lines)


@cache
def specks(archipelago: str) -> Ring:
    """Where the islands of ``hoang-sa`` or ``truong-sa`` lie, each a point."""
    return tuple((x, y) for x, y in _file()["islands"][archipelago])


@cache
def around() -> tuple[Ring, ...]:
    """The land around Vietnam, without borders, as far as a map of it reaches."""
    return tuple(map(_points, _file()["around"]))
