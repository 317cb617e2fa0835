"""Smaller graphs: the meetings that meet some conditions, and what belongs to them.

A filtered graph is a graph: no id dangles, and passages and evidence are those still referred to.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypedDict, get_args

import pandas as pd

from kg.errors import GraphError
from kg.graph import edtf
from kg.graph.pruning import drop_unstated, prune
from kg.model import MeetingKind, Scope
from kg.reference import topics, units

__all__ = ["Conditions", "Selection", "dates_of", "select", "versions_of"]

Tables = Mapping[str, pd.DataFrame]


class Conditions(TypedDict, total=False):
    """What `KnowledgeGraph.filter` takes; see `Selection`."""

    unit: str
    topic: str
    since: str
    until: str
    kind: str
    scope: str
    min_confidence: float
    inferred_years: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Conditions on meetings; those left out are met by every meeting.

    `unit` is a slug (all versions) or a version id of a party or host; `topic` a topic id, narrower ones
    included; `since` and `until` are days or EDTF dates, both included, and a meeting is in time if it can
    have been (one without a year is placed by the year inferred, with `inferred_years` off not at all); `kind` and
    `scope` are those of meetings; `min_confidence` holds for every row that is stated, not for meetings only.
    """

    unit: str | None = None
    topic: str | None = None
    since: str | None = None
    until: str | None = None
    kind: str | None = None
    scope: str | None = None
    min_confidence: float = 0.0
    inferred_years: bool = True

    def __post_init__(self) -> None:
        """Refuse what cannot be meant."""
        _check("kind", self.kind, get_args(MeetingKind))
        _check("scope", self.scope, get_args(Scope))
        _check("topic", self.topic, [topic.id for topic in topics.topics()])
        for name, date in (("since", self.since), ("until", self.until)):
            if date is not None and edtf.days(date) is None:
                raise GraphError(f"{name}={date!r}: no date with a year; expected e.g. 2020, 2020-05 or 2020-05-17")

    @property
    def narrows(self) -> bool:
        """Whether any condition is on meetings themselves."""
        return any((self.unit, self.topic, self.since, self.until, self.kind, self.scope))


def _check(name: str, value: str | None, known: Iterable[str]) -> None:
    if value is not None and value not in known:
        near = difflib.get_close_matches(value, list(known), n=3) or sorted(known)
        raise GraphError(f"{name}={value!r}: not known; did you mean {', '.join(near)}?")


def select(tables: Tables, selection: Selection, *, seen: Tables) -> dict[str, pd.DataFrame]:
    """The tables reduced to the meetings selected and what belongs to them.

    With conditions on meetings: their articles, the officials who took part, agreements concluded there or
    (of those without a meeting) between the unit and others in the time asked for, and what the articles say
    of those. With a confidence alone: everything that is stated surely enough. The conditions are those of the
    tables `seen`, which are `tables` themselves or the same through a lens.
    """
    chosen = drop_unstated(tables, selection.min_confidence)
    if not selection.narrows:
        return prune(chosen) if selection.min_confidence else chosen
    looked_at = drop_unstated(seen, selection.min_confidence)
    meetings = set(looked_at["meetings"].loc[_meets(looked_at, selection), "meeting"])
    agreements = set(looked_at["agreements"].loc[_agreed(looked_at, selection, meetings), "agreement"])
    chosen["meetings"] = chosen["meetings"][chosen["meetings"]["meeting"].isin(meetings)]
    chosen["agreements"] = chosen["agreements"][chosen["agreements"]["agreement"].isin(agreements)]
    return prune(_reported(chosen))


def _meets(tables: Tables, selection: Selection) -> pd.Series:
    """Which meetings meet the conditions."""
    meetings = tables["meetings"]
    mask = _in_time(dates_of(meetings) if selection.inferred_years else meetings["date"], selection)
    if selection.unit:
        versions = versions_of(tables, selection.unit)
        parties = tables["parties"]
        mask &= _among(meetings["meeting"], parties, parties["unit"].isin(versions)) | meetings["host"].isin(versions)
    if selection.topic:
        about = tables["meeting_topics"]
        mask &= _among(meetings["meeting"], about, about["topic"].isin(_narrower(selection.topic)))
    for column, value in (("kind", selection.kind), ("scope", selection.scope)):
        if value:
            mask &= meetings[column] == value
    return mask


def _among(meetings: pd.Series, rows: pd.DataFrame, mask: pd.Series) -> pd.Series:
    return meetings.isin(rows.loc[mask, "meeting"])


def versions_of(tables: Tables, unit: str) -> set[str]:
    """The versions of a unit in the graph; one that exists but is not in the graph has none."""
    rows = tables["units"]
    found = set(rows.loc[(rows["slug"] == unit) | (rows["unit"] == unit), "unit"])
    if not found:
        known = {name for one in units.versions() for name in (one.slug, one.version)}
        _check("unit", unit, sorted(known | {"central"} | set(rows["unit"])))
    return found


def _narrower(topic: str) -> set[str]:
    return {one.id for one in topics.topics() if topic in (one.id, *(above.id for above in topics.ancestors(one.id)))}


def dates_of(meetings: pd.DataFrame) -> pd.Series:
    """The dates of meetings, with the years inferred where no text gives one."""
    inferred = meetings["year_inferred"].notna()
    dates = meetings["date"].astype(object).where(meetings["date"].notna(), None)
    filled = [
        edtf.in_year(date, int(year)) if known else date
        for date, year, known in zip(dates, meetings["year_inferred"], inferred, strict=True)
    ]
    return pd.Series(filled, index=meetings.index, dtype="string")


def _in_time(dates: pd.Series, selection: Selection) -> pd.Series:
    if not (selection.since or selection.until):
        return pd.Series(True, index=dates.index)
    since = edtf.days(selection.since or "..")
    until = edtf.days(selection.until or "..")
    first = since[0] if selection.since and since else "0001-01-01"
    last = until[1] if selection.until and until else "9999-12-31"
    periods = [edtf.days(None if pd.isna(date) else date) for date in dates]
    return pd.Series([p is not None and p[1] >= first and p[0] <= last for p in periods], index=dates.index, dtype=bool)


def _agreed(tables: Tables, selection: Selection, meetings: set[str]) -> pd.Series:
    """Which agreements belong to the selection."""
    agreements = tables["agreements"]
    alone = agreements["meeting"].isna() & _in_time(agreements["year"], selection)
    if selection.topic or selection.kind or selection.scope:
        alone &= False  # an agreement without a meeting has none of these
    if selection.unit:
        parties = tables["agreement_parties"]
        with_unit = parties.loc[parties["unit"].isin(versions_of(tables, selection.unit)), "agreement"]
        alone &= agreements["agreement"].isin(with_unit)
    return agreements["meeting"].isin(meetings) | alone


def _reported(tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tables with only the articles and officials of the meetings and agreements that are left."""
    accounts, parts = tables["accounts"], tables["participations"]
    meetings = tables["meetings"]["meeting"]
    reporting = {*accounts.loc[accounts["meeting"].isin(meetings), "article"], *tables["agreements"]["article"]}
    present = parts.loc[parts["meeting"].isin(meetings), "official"]
    articles, officials = tables["articles"], tables["officials"]
    return tables | {
        "articles": articles[articles["article"].isin(reporting)],
        "officials": officials[officials["official"].isin(present)],
    }
