"""A statement: one row of one table as one article states it, and why.

The judgements of this room end in statements; `tables` makes one row of all statements of the same row.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kg.model import Evidence

__all__ = ["Row", "Statement"]

Row = Mapping[str, str | bool | int | float | None]


class Statement(NamedTuple):
    """A row of `table` (its values without confidence) that `article` states with `evidence`.

    Rows that are known rather than stated (a unit, an office) have no article and no evidence.
    """

    table: str
    row: Row
    article: str = ""
    evidence: tuple[Evidence, ...] = ()
