"""Which meetings a figure counts: those under the conditions given, without those that were only planned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from kg.errors import UnknownFormatError
from kg.figures._words import say
from kg.graph import KnowledgeGraph
from kg.graph.confidence import UNSURE
from kg.measures.basis.days import periods
from kg.reference import topics

__all__ = ["Chosen", "check_choice", "choose", "choosing_once", "lens_words"]

_SAID = ("topic", "unit", "since", "until", "kind", "scope", "min_confidence", "inferred_years")
"""The conditions there are, in the order in which they are said."""
_FOREVER = ("0001", "9999")


@dataclass(frozen=True, eq=False)
class Chosen:
    """A graph cut down to what was asked for, and its meetings that count.

    `meetings` has a row for each meeting that was not only planned, by id: `first` and `last`, the days it can have
    been on ('' where no year is known), `inferred` (its year is none a text gives) and `unsure` (read with low
    confidence). `planned` counts those left out, `conditions` says in words what was asked for.
    """

    graph: KnowledgeGraph
    meetings: pd.DataFrame
    planned: int
    lang: str
    conditions: str = ""

    @cached_property
    def inferred(self) -> frozenset[str]:
        """The meetings whose year is inferred."""
        return frozenset(self.meetings.index[self.meetings["inferred"]])

    @cached_property
    def unsure(self) -> frozenset[str]:
        """The meetings that were read with low confidence."""
        return frozenset(self.meetings.index[self.meetings["unsure"]])

    def span(self, meetings: Iterable[str] | None = None) -> str:
        """The years of the meetings, as words; empty where none is known."""
        rows = self.meetings if meetings is None else self.meetings.loc[list(meetings)]
        known = rows[
            (rows["first"] != "") & (rows["first"].str[:4] > _FOREVER[0]) & (rows["last"].str[:4] < _FOREVER[1])
        ]
        if known.empty:
            return ""
        first, last = known["first"].min()[:4], known["last"].max()[:4]
        return first if first == last else f"{first}–{last}"

    def say(self, key: str, **values: object) -> str:
        """Words of the figure's language."""
        return say(self.lang, key, **values)


_SEEN: ContextVar[dict[tuple[int, str], KnowledgeGraph] | None] = ContextVar("seen", default=None)


@contextmanager
def choosing_once() -> Iterator[None]:
    """Within it a graph is cut down once for all figures drawn of it under the same conditions.

    To cut down a graph that is seen through a lens takes longer than to draw it.
    """
    before = _SEEN.set({})
    try:
        yield
    finally:
        _SEEN.reset(before)


def _seen(graph: KnowledgeGraph, given: dict[str, Any]) -> KnowledgeGraph:
    known, key = _SEEN.get(), (id(graph), repr(sorted(given.items())))
    if known is None:
        return graph.filter(**given)
    if key not in known:
        known[key] = graph.filter(**given)
    return known[key]


def choose(graph: KnowledgeGraph, lang: str, **conditions: Any) -> Chosen:
    """The graph under the conditions given (since, until, topic, unit); None is no condition.

    Raises GraphError for what cannot be meant, UnknownFormatError for a language no figure speaks or
    a condition there is not.
    """
    say(lang, "and")  # refuses an unknown language before anything is done
    strange = sorted(set(conditions) - set(_SAID))
    if strange:
        raise UnknownFormatError(f"no option {strange[0]!r} of a figure; known conditions: {' '.join(_SAID)}")
    given = {name: value for name, value in conditions.items() if value is not None}
    seen = _seen(graph, given) if given else graph
    held = (seen.meetings["status"] != "planned").to_numpy(dtype=bool)
    rows = periods(seen).astype(str)
    dated = seen.meetings["date"].astype(object).where(seen.meetings["date"].notna(), "").astype(str)
    rows["inferred"] = (
        seen.meetings["year_inferred"].notna() & ((dated == "") | dated.str.startswith("XXXX"))
    ).to_numpy(bool)
    rows["unsure"] = (seen.meetings["confidence"].astype(float) < UNSURE).to_numpy(bool)
    rows = rows[held]
    return Chosen(seen, rows, int(np.count_nonzero(~held)), lang, _told(graph, lang, given))


def _told(graph: KnowledgeGraph, lang: str, given: dict[str, Any]) -> str:
    """The conditions as a sentence, units and topics by their names; empty without any."""
    asked = sorted(given, key=_SAID.index)
    parts = [say(lang, f"only_{name}", value=_named(graph, lang, name, str(given[name]))) for name in asked]
    return say(lang, "only", parts="; ".join(parts)) if parts else ""


def _named(graph: KnowledgeGraph, lang: str, condition: str, value: str) -> str:
    """What a unit or topic is called; anything else stands for itself."""
    if condition == "topic":
        topic = topics.topic(value)
        return topic.label if lang == "vi" else topic.label_en
    if condition == "unit":
        rows = graph.units[(graph.units["unit"] == value) | (graph.units["slug"] == value)]
        names = rows["name_vi" if lang == "vi" else "name_en"]
        return str(names.iloc[-1]) if len(names) else value
    return value


def check_choice(name: str, value: str, known: tuple[str, ...]) -> None:
    """Raise UnknownFormatError, which names the known values, if an option has none of them."""
    if value not in known:
        raise UnknownFormatError(f"{name}={value!r}: not known; expected {' or '.join(known)}")


def lens_words(chosen: Chosen) -> str:
    """Through which units the graph is seen, as a sentence."""
    day = chosen.graph.lens.day
    if day is None:
        return chosen.say("lens_reported")
    return chosen.say("lens_day", day=f"{day.day}/{day.month}/{day.year}" if chosen.lang == "vi" else day.isoformat())
