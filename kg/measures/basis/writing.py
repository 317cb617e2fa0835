"""How much is written of two provinces, and whether the same publishers write of both.

Articles that report a meeting of a province do not count as written of it: who meets is named for it, and what is to be
explained must not explain itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from kg.graph import KnowledgeGraph

__all__ = ["Writing", "writing"]

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Writing:
    """What is written of units beside their meetings: symmetric matrices over them.

    `volume` is the sum of the logarithms of one more than the articles that name each of the two. `together` is how
    many articles would name both if each publisher named units independently: Σ n_i n_j / n over publishers, with n its
    articles and n_i those that name i. `evenly` is the same were all articles of one publisher.
    """

    volume: Floats
    together: Floats
    evenly: Floats


def writing(graph: KnowledgeGraph, units: Sequence[str]) -> Writing:
    """What the articles of the graph write of these units, those left out for a unit that report a meeting of it.

    Who publishes an article is its publisher, else the host of its address; articles with neither are as of one.
    """
    publisher, names = pd.factorize(_publishers(graph.articles), sort=True)
    read = np.bincount(publisher, minlength=len(names)).astype(np.float64)
    article, unit = _named(graph, pd.Series(units, dtype="string"))
    named = np.bincount(publisher[article] * len(units) + unit, minlength=len(names) * len(units)).astype(np.float64)
    named = named.reshape(len(names), len(units))
    whole = named.sum(axis=0)
    volume = np.log1p(whole)
    together = np.einsum("si,sj->ij", named, named / np.maximum(read, 1)[:, None])
    return Writing(volume[:, None] + volume[None, :], together, np.outer(whole, whole) / max(read.sum(), 1))


def _named(graph: KnowledgeGraph, units: pd.Series) -> tuple[Ints, Ints]:
    """Which article names which unit without reporting a meeting of it: the numbers of both, each once."""
    articles, meetings = graph.articles["article"], graph.meetings["meeting"]
    told = pd.DataFrame({"meeting": _places(graph.accounts["meeting"], meetings)})
    told["article"] = _places(graph.accounts["article"], articles)
    parties = pd.DataFrame({"meeting": _places(graph.parties["meeting"], meetings)})
    told = told.merge(parties.assign(unit=_places(graph.parties["unit"], units)), on="meeting")
    names = pd.DataFrame({"article": _places(graph.mentions["article"], articles)})
    names["unit"] = _places(graph.mentions["unit"], units)
    codes = [rows["article"] * (len(units) + 1) + rows["unit"] + 1 for rows in (names, told)]  # -1: not asked for
    named = pd.Series(codes[0].unique())
    article, unit = np.divmod(named[~named.isin(codes[1])].to_numpy(), len(units) + 1)
    return article[unit > 0], unit[unit > 0] - 1


def _places(values: pd.Series, of: pd.Series) -> Ints:
    """Where each value stands among others, -1 where it does not; pyarrow compares ids without making them objects."""
    found = pc.index_in(pa.array(values, type=pa.large_string()), value_set=pa.array(of, type=pa.large_string()))
    return np.asarray(found.fill_null(-1).to_numpy(zero_copy_only=False), dtype=np.intp)


# ---------------------------------------------------------------- publishers
def _publishers(articles: pd.DataFrame) -> pd.Series:
    named = articles["publisher"].astype(object).fillna("")
    hosts = articles.loc[named == "", "url"].astype(object).fillna("").map(_host)
    return named.mask(named == "", hosts).astype(str)


def _host(url: str) -> str:
    """The host of an address; '' where there is none to be told."""
    found = _HOST.match(url)
    return found["host"].casefold() if found else ""


_HOST = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://(?:[^/?#@]*@)?(?:www\.)?(?P<host>[^/?#:@]+)")
