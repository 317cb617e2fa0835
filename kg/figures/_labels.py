"""Names beside dots, none over another: each takes the first place that is free, the more important first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kg.figures._type import width

__all__ = ["Box", "Named", "Placed", "place"]

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class Named(NamedTuple):
    """A dot that wants a name: where it is, how large, and the size of the letters."""

    id: str
    text: str
    x: float
    y: float
    radius: float
    size: float


class Placed(NamedTuple):
    """A name that has its place, which is the end of its base line, or its middle, by `anchor`; `leader`: far off."""

    id: str
    text: str
    x: float
    y: float
    anchor: str
    size: float
    leader: bool


def place(wanted: Iterable[Named], taken: Iterable[Box], frame: Box) -> tuple[list[Placed], list[Named]]:
    """The names that found a place, in the order given, and those that found none.

    Dots of all that are wanted, and the boxes `taken`, stay clear; no name leaves the frame.
    """
    asked = list(wanted)
    dots = [(one.x - one.radius, one.y - one.radius, one.x + one.radius, one.y + one.radius) for one in asked]
    used, placed, without = [*taken], [], []
    for one in asked:
        spot = next((spot for spot in _spots(one) if _fits(spot[1], [*used, *dots], frame)), None)
        if spot is None:
            without.append(one)
            continue
        found, box = spot
        used.append(box)
        placed.append(found)
    return placed, without


def _spots(one: Named) -> Iterable[tuple[Placed, Box]]:
    """Where a name may stand: right, left, below, above its dot, then slanting, then farther off with a leader."""
    wide, high = width(one.text, one.size, bold=True) + 2, one.size
    for reach in (3.0, 16.0, 30.0, 46.0, 64.0, 84.0):
        gap, slant = one.radius + reach, (one.radius + reach) * 0.72
        sides = (
            (gap, 0.0, "start"), (-gap, 0.0, "end"), (0.0, gap + high / 2, "middle"), (0.0, -gap - high / 2, "middle"),
            (slant, slant + 3, "start"), (slant, -slant - 3, "start"),
            (-slant, slant + 3, "end"), (-slant, -slant - 3, "end"),
            (gap, high, "start"), (gap, -high, "start"), (-gap, high, "end"), (-gap, -high, "end"),
        )  # fmt: skip
        for right, down, anchor in sides:
            x, y = one.x + right, one.y + down
            left = x if anchor == "start" else x - wide if anchor == "end" else x - wide / 2
            box = (left, y - high * 0.62, left + wide, y + high * 0.62)
            yield Placed(one.id, one.text, x, y + high * 0.36, anchor, one.size, reach > 16), box


def _fits(box: Box, others: Iterable[Box], frame: Box) -> bool:
    if box[0] < frame[0] or box[1] < frame[1] or box[2] > frame[2] or box[3] > frame[3]:
        return False
    return all(box[2] <= b[0] or b[2] <= box[0] or box[3] <= b[1] or b[3] <= box[1] for b in others)
