"""What pictures of pairs leave out of the meetings they were given, in words."""

from __future__ import annotations

from kg.figures._rows import Shown, meetings_of
from kg.figures._selection import Chosen

__all__ = ["omitted", "within"]


def omitted(chosen: Chosen, every: list[Shown]) -> list[str]:
    """How many meetings were only planned, and how many tie no two provinces; `every` are all pairs there are."""
    alone = len(chosen.meetings) - len(meetings_of(every))
    return [
        chosen.say("out_planned", n=chosen.planned) if chosen.planned else "",
        chosen.say("out_alone", n=alone, all=len(chosen.meetings)) if alone else "",
    ]


def within(chosen: Chosen, every: list[Shown]) -> str:
    """How many meetings were of units that a lens shows as one."""
    internal = meetings_of(one for one in every if one.about[0] == one.about[1])
    return chosen.say("out_internal", n=len(internal)) if internal else ""
