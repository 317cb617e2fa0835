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

from kg.graph import KnowledgeGraph

__all__ = ["Writing", "writing"]

Floats = npt.NDArray[np.float64]


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
    article, unit = _named(graph, pd.Index(units))
    named = np.bincount(publisher[article] * len(units) + unit, minlength=len(names) * len(units)).astype(np.float64)
    named = named.reshape(len(names), len(units))
    whole = named.sum(axis=0)
    volume = np.log1p(whole)
    together = np.einsum("si,sj->ij", named, named / np.maximum(read, 1)[:, None])
    return Writing(volume[:, None] + volume[None, :], together, np.outer(whole, whole) / max(read.sum(), 1))


def _named(graph: KnowledgeGraph, units: pd.Index[str]) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Which article names which unit without reporting a meeting of it: the numbers of both, each once."""
    articles = pd.Index(graph.articles["article"])
    told = graph.accounts[["article", "meeting"]].merge(graph.parties[["meeting", "unit"]], on="meeting")
    codes = [
        articles.get_indexer(pd.Index(rows["article"])) * (len(units) + 1)
        + units.get_indexer(pd.Index(rows["unit"]))
        + 1
        for rows in (graph.mentions, told)
    ]
    named = pd.Series(pd.unique(codes[0]))
    article, unit = np.divmod(named[~named.isin(codes[1])].to_numpy(), len(units) + 1)
    return article[unit > 0], unit[unit > 0] - 1  # 0 is a unit that is not asked for


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
