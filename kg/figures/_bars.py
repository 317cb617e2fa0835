"""What charts of time share: how sure, unsure and inferred counts look, which column a mark is in, round numbers."""

from __future__ import annotations

from typing import Any

from kg.figures._paint import paint
from kg.figures._rows import Shown
from kg.figures._time import Columns

__all__ = ["INFERRED", "column_of", "keys_of", "looks", "ticks"]

INFERRED = "~inferred"
"""What ends the id of a mark of meetings whose years are inferred."""


def looks(one: Shown) -> dict[str, Any]:
    """Full; hollow and dashed where the years are inferred; lighter where all readings are unsure."""
    colour = paint("fig-unsure" if one.unsure else "fig-mark")
    if one.inferred:
        return {"fill": paint("surface"), "stroke": colour, "stroke_width": 1.4, "stroke_dasharray": "3 2"}
    return {"fill": colour, "stroke": colour, "stroke_width": 0.5}


def keys_of(one: Shown) -> tuple[str, str]:
    """The ids of the first and last column of a mark, whose id is ``about~column`` or ``about~column..column``."""
    first, _, last = one.id.removesuffix(INFERRED).rsplit("~", 1)[1].partition("..")
    return first, last or first


def column_of(one: Shown, columns: Columns) -> int:
    """The first column of a mark."""
    return columns.places[keys_of(one)[0]]


def ticks(highest: float) -> list[float]:
    """At most four round numbers up to the highest."""
    step = 1
    while highest / step > 4:
        step = step * 5 // 2 if str(step)[0] == "2" else step * 2
    return [float(step * n) for n in range(1, int(highest / step) + 1)]
