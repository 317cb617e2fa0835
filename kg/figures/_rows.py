"""The rows of a figure: what each mark stands for, and the table of them that goes with the graphics."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from kg.figures._selection import Chosen

__all__ = ["COLUMNS", "Shown", "frame", "meetings_of", "shown"]

COLUMNS = ("id", "kind", "label", "count", "meetings", "about", "inferred", "unsure", "note")
"""Of every figure: the mark's id and kind, its words, how many meetings it stands for (under a lens the sum of their
shares) and which, the ids of the units and topics it is about, whether the years of all of them are inferred and the
readings of all of them unsure, and in words how many are."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A mark; its fields are `COLUMNS`."""

    id: str
    kind: str
    label: str
    count: float
    meetings: tuple[str, ...]
    about: tuple[str, ...]
    inferred: bool = False
    unsure: bool = False
    note: str = ""


def shown(chosen: Chosen, kind: str, id: str, label: str, meetings: dict[str, float], about: tuple[str, ...]) -> Shown:
    """The mark for these meetings, each with its share."""
    named = tuple(sorted(meetings))
    guessed, doubtful = (sum(one in marked for one in named) for marked in (chosen.inferred, chosen.unsure))
    notes = [
        chosen.say(key, n=many, all=len(named))
        for many, key in ((guessed, "note_inferred"), (doubtful, "note_unsure"))
        if many
    ]
    flags = guessed == len(named), doubtful == len(named)
    return Shown(id, kind, label, round(sum(meetings.values()), 4), named, about, *flags, "; ".join(notes))


def frame(rows: Iterable[Shown]) -> pd.DataFrame:
    """The rows as a table."""
    values = [[getattr(row, column) for column in COLUMNS] for row in rows]
    found = pd.DataFrame(values, columns=list(COLUMNS))
    types = dict.fromkeys(("id", "kind", "label", "note"), "string")
    types |= {"count": "float64", "inferred": "bool", "unsure": "bool"}
    return found.astype(types)


def meetings_of(rows: Iterable[Shown]) -> list[str]:
    """The meetings behind some marks, each once, sorted."""
    return sorted({meeting for one in rows for meeting in one.meetings})
