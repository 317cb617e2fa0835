"""How many meetings were there year by year?"""

from __future__ import annotations

import pandas as pd

from kg.errors import MeasureError
from kg.graph import KnowledgeGraph
from kg.graph.filtering import versions_of
from kg.measures.basis.chance import poisson_interval
from kg.measures.basis.columns import column, table
from kg.measures.basis.days import periods, years

__all__ = ["COLUMNS", "measure"]

COLUMNS = (
    column("group", "string", "what is counted: 'all', or the id of a unit or topic, or a kind of meeting"),
    column("year", "int", "the year; NA for the meetings whose year is open"),
    column("meetings", "float", "meetings in the year, under a lens of a unit the sum of its shares"),
    column("low", "float", "lower end of the 95 % interval of the mean, were the count Poisson; NaN for NA"),
    column("high", "float", "upper end"),
)

_BY = ("all", "kind", "topic", "unit")


def measure(graph: KnowledgeGraph, *, by: str = "all", unit: str | None = None) -> pd.DataFrame:
    """A row for each group and year from its first to its last, years without a meeting among them, then NA.

    `by` is all, unit, topic or kind; a `unit` (slug or version) leaves the meetings it was a party to. A year that was
    inferred counts; a meeting over New Year, or in one of several years, is one whose year is open. Articles are not
    read evenly over the years: a rise may be one of what was read.
    """
    if by not in _BY:
        raise MeasureError(f"by={by!r}: no way to group meetings; known: {' '.join(_BY)}")
    rows = _rows(graph, by)
    if unit is not None:
        graph.lens.check(unit)
        own = graph.parties[graph.parties["unit"].isin(versions_of(graph.tables, unit))]
        rows = rows[rows["meeting"].isin(own["meeting"])]
    spans = periods(graph)
    year = pd.Series(years(spans).array, index=spans.index)
    counts = rows.assign(year=rows["meeting"].map(year).array).groupby(["group", "year"], dropna=False)["weight"].sum()
    table_rows = [row for group, part in counts.groupby(level=0, sort=True) for row in _filled(str(group), part)]
    frame = pd.DataFrame(table_rows, columns=["group", "year", "meetings"])
    low, high = poisson_interval(frame["meetings"].to_numpy(dtype=float))
    known = frame["year"].notna()
    frame["low"], frame["high"] = pd.Series(low).where(known), pd.Series(high).where(known)
    return table(COLUMNS, frame)


def _rows(graph: KnowledgeGraph, by: str) -> pd.DataFrame:
    """Meetings by group: columns meeting, group and weight."""
    if by == "unit":
        shares = graph.parties.groupby(["meeting", "unit"])["weight"].max().reset_index()
        return shares.rename(columns={"unit": "group"})
    if by == "topic":
        told = graph.meeting_topics[["meeting", "topic"]].drop_duplicates()
        return told.rename(columns={"topic": "group"}).assign(weight=1.0)
    group = graph.meetings["kind"] if by == "kind" else "all"
    return graph.meetings[["meeting"]].assign(group=group, weight=1.0)


def _filled(group: str, counts: pd.Series) -> list[tuple[str, int | None, float]]:
    """The years of a group without gaps, and how many are without a year."""
    seen = {key[1]: float(value) for key, value in counts.items()}  # type: ignore[index]
    known = {int(year): value for year, value in seen.items() if not pd.isna(year)}
    rows: list[tuple[str, int | None, float]] = []
    if known:
        rows += [(group, year, known.get(year, 0.0)) for year in range(min(known), max(known) + 1)]
    return rows + [(group, None, value) for year, value in seen.items() if pd.isna(year)]
