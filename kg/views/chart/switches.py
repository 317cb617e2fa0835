"""What a reader can switch on the page of a figure: each way to draw it is drawn beforehand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any

__all__ = ["BY", "ORDERS", "TIES", "Switches"]

TIES = ("meetings", "learning")
ORDERS = ("region", "community", "strength")
BY = ("unit", "topic")


@dataclass(frozen=True, slots=True)
class Switches:
    """Options of a figure that the page can switch, with their values; what it opens with; options that stay."""

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    opened: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, Any] = field(default_factory=dict)

    def others(self) -> Iterator[dict[str, str]]:
        """The ways to draw the figure beside the one the page opens with."""
        every = (dict(zip(self.values, chosen, strict=True)) for chosen in product(*self.values.values()))
        return (one for one in every if one != dict(self.opened))
