"""Keeping tables whole when rows go: what depended on them goes too, and what nothing refers to any more."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from kg.graph.schema import STATED, TABLES

__all__ = ["drop_unstated", "prune"]

Tables = Mapping[str, pd.DataFrame]

# Rows of these are there because something refers to them. Each stands after those that refer to it.
_REFERRED_TO = ("things", "passages", "bodies", "offices", "units", "topics")
_RESOLVED = (("officials", "official"), ("meetings", "meeting"))


def drop_unstated(tables: Tables, confidence: float) -> dict[str, pd.DataFrame]:
    """The tables without evidence, and without stated rows, of less than a confidence."""
    evidence = tables["evidence"]
    sure = evidence[evidence["confidence"] >= confidence]
    lost = set(evidence["subject"]) - set(sure["subject"])
    stated = {name: tables[name][~tables[name][TABLES[name].key[0]].isin(lost)] for name in STATED}
    return {**tables, **stated, "evidence": sure}


def prune(tables: Tables) -> dict[str, pd.DataFrame]:
    """The tables without dangling rows and without rows that are there for nothing.

    A row goes if a column that is not optional refers to a row that is not there; an optional one is
    emptied. Evidence goes with its subject, a resolution with either of the things it is about; things, passages,
    bodies, offices, units and topics go with the last reference.
    """
    whole = _without_dangling(dict(tables))
    for name in _REFERRED_TO:
        whole[name] = whole[name][whole[name][TABLES[name].key[0]].isin(_referred_to(whole, name))]
    return whole | {"meetings": _recounted(whole)}


def _without_dangling(tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    size = -1
    while size != (size := sum(map(len, tables.values()))):
        for name in TABLES:
            tables[name] = _resolved(tables, name)
        subjects = pd.concat([tables[name][TABLES[name].key[0]] for name in STATED])
        evidence = tables["evidence"]
        tables["evidence"] = evidence[evidence["subject"].isin(subjects)]
        resolutions, settled = tables["resolutions"], pd.concat([tables[name][key] for name, key in _RESOLVED])
        tables["resolutions"] = resolutions[resolutions["subject"].isin(settled) & resolutions["other"].isin(settled)]
    return tables


def _resolved(tables: Tables, name: str) -> pd.DataFrame:
    """One table without the references that lead nowhere."""
    frame = tables[name]
    for column in TABLES[name].columns:
        if column.refers:
            there = frame[column.name].isin(tables[column.refers][TABLES[column.refers].key[0]])
            if column.optional:
                frame = frame.assign(**{column.name: frame[column.name].where(there, pd.NA)})
            else:
                frame = frame[there]
    return frame


def _referred_to(tables: Tables, target: str) -> set[str]:
    """The ids of `target` that are referred to from without, and from those rows on from within."""
    outside, inside = set(), []
    for table in TABLES.values():
        for column in table.columns:
            if column.refers == target and table.name == target:
                inside.append(column.name)
            elif column.refers == target:
                outside |= set(tables[table.name][column.name].dropna())
    return _closure(tables[target], TABLES[target].key[0], inside, outside)


def _closure(frame: pd.DataFrame, key: str, columns: list[str], start: set[str]) -> set[str]:
    """The ids reached from `start` over the columns."""
    reached, news = set(start), set(start)
    while news:
        rows = frame[frame[key].isin(news)]
        news = {value for column in columns for value in rows[column].dropna()} - reached
        reached |= news
    return reached


def _recounted(tables: Tables) -> pd.DataFrame:
    """The meetings with the number of articles that still report them."""
    numbers = tables["accounts"].groupby("meeting")["article"].nunique()
    meetings = tables["meetings"]
    counted = meetings["meeting"].map(numbers).fillna(0).astype("Int64")
    return meetings.assign(articles=counted)
