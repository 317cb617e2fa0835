"""When meetings were, as days that can be compared; a meeting without a year has none."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from kg.errors import MeasureError
from kg.graph import KnowledgeGraph, edtf
from kg.graph.filtering import dates_of

__all__ = ["day_of", "periods", "years"]


def periods(graph: KnowledgeGraph, meetings: Iterable[str] | None = None) -> pd.DataFrame:
    """The first and last ISO day each meeting can have been on, '' where the year is open.

    Index: the meetings, in their order or that of the table; columns first and last. A year inferred counts.
    """
    dates = dates_of(graph.meetings).astype(object)
    known = {date: edtf.days(date) or ("", "") for date in dates.dropna().unique()}
    rows = [known.get(date, ("", "")) for date in dates]
    frame = pd.DataFrame(
        rows, index=graph.meetings["meeting"].to_numpy(object), columns=["first", "last"], dtype=object
    )
    return frame if meetings is None else frame.reindex(list(meetings))


def years(spans: pd.DataFrame) -> pd.Series:
    """The year of each period that lies in one, else NA."""
    first, last = spans["first"].astype("string").str[:4], spans["last"].astype("string").str[:4]
    one = first.where((first == last) & (first != ""))
    return pd.to_numeric(one).astype("Int64")


def day_of(name: str, date: str) -> str:
    """The first ISO day of a date; raises MeasureError for what is none."""
    found = edtf.days(date)
    if found is None:
        raise MeasureError(f"{name}={date!r}: no date with a year; expected e.g. 2025, 2025-07 or 2025-07-01")
    return found[0]
