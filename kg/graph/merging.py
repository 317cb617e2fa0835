"""The union of two graphs: rows with one key are one row, whichever graph comes first.

Ids are made from content, so rows with one key nearly always are equal. Where they differ (one graph has more
reports of a meeting), the surer row stands, and of equally sure ones the first in order. Who is who and which
meeting is which is not judged again: to do that, settle the records of both corpora together.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from kg.errors import GraphError
from kg.graph.schema import TABLES, Table

__all__ = ["union"]

Tables = Mapping[str, pd.DataFrame]


def union(left: Tables, right: Tables) -> dict[str, pd.DataFrame]:
    """The rows of both; raises GraphError if an article was read from two different texts."""
    _check_texts(left["articles"], right["articles"])
    tables = {name: _union(table, left[name], right[name]) for name, table in TABLES.items()}
    numbers = tables["accounts"].groupby("meeting")["article"].nunique()
    counted = tables["meetings"]["meeting"].map(numbers).fillna(0).astype("Int64")
    return tables | {"meetings": tables["meetings"].assign(articles=counted)}


def _check_texts(left: pd.DataFrame, right: pd.DataFrame) -> None:
    both = left.merge(right, on="article")
    differing = both[both["sha256_x"] != both["sha256_y"]]
    if not differing.empty:
        first = differing.iloc[0]
        raise GraphError(
            f"article {first['article']!r} has two texts ({first['origin_x']}, {first['origin_y']});"
            " merged graphs must agree on every text"
        )


def _union(table: Table, left: pd.DataFrame, right: pd.DataFrame) -> pd.DataFrame:
    rows = pd.concat([left, right], ignore_index=True).drop_duplicates()
    names = [column.name for column in table.columns]
    order = sorted(names, key=lambda name: name != "confidence")
    surest_first = [name != "confidence" for name in order]
    return rows.sort_values(order, ascending=surest_first).drop_duplicates(list(table.key))
