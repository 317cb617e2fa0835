"""Meetings of two provinces as gravity has them: more where they are near, alike, and much written of in one place."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kg.graph import KnowledgeGraph
from kg.measures.basis.places import Places, places
from kg.measures.basis.regression import Fit, poisson
from kg.measures.basis.writing import writing
from kg.network import PROVINCIAL, ties

__all__ = ["TERMS", "Gravity", "gravity"]

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]

TERMS = ("distance", "border", "same_region", "articles", "publishers")
"""What is held against the counts: the logarithm of kilometres between the units' capitals, a shared land border
(1 or 0), the same region (1 or 0), the sum of the logarithms of one more than the articles that name each of the two,
and the logarithm of how many more articles the publishers would give both than if all wrote of all provinces alike:
(1 + `together`) / (1 + `evenly`) of `kg.measures.basis.writing`. What reports a unit's meetings does not count."""


@dataclass(frozen=True, eq=False)
class Gravity:
    """The pairs of units, what is known of them, and the fitted regression; a column of `terms` for each of TERMS.

    `together` is how many articles would name both, as `kg.measures.basis.writing` has it.
    """

    known: Places
    one: Ints
    other: Ints
    meetings: Floats
    terms: Floats
    together: Floats
    fit: Fit | None


def gravity(graph: KnowledgeGraph) -> Gravity:
    """The model of all pairs of provinces named by an article or at a meeting, without those never in force together.

    Units without a point on the map are left out. Without any meeting there is no fit.
    """
    found = ties(graph)
    provincial = graph.units[
        graph.units["kind"].isin(PROVINCIAL) & graph.units["lat"].notna() & graph.units["lon"].notna()
    ]
    seen = {*graph.mentions["unit"].unique(), *found.units}
    known = places(graph, [unit for unit in provincial["unit"] if unit in seen])
    one, other = np.nonzero(np.triu(known.at_one_time(), k=1))
    meetings = _counts(found.matrix(), found.units, known.units)[one, other]
    distance = np.log(np.maximum(known.distances(), 1.0))[one, other]
    border, region = known.borders()[one, other], known.alike(known.regions)[one, other]
    written = writing(graph, known.units)
    publishers = np.log1p(written.together) - np.log1p(written.evenly)
    told = [written.volume[one, other], publishers[one, other]]
    terms = np.column_stack([distance, border, region, *told]).astype(np.float64)
    fit = poisson(meetings, terms) if meetings.sum() else None
    return Gravity(known, one, other, meetings, terms, written.together[one, other], fit)


def _counts(weights: Floats, units: tuple[str, ...], wanted: tuple[str, ...]) -> Floats:
    """The matrix in the order of other units; those that met nobody have none."""
    place = {unit: at for at, unit in enumerate(units)}
    has = np.array([unit in place for unit in wanted], dtype=bool)
    chosen = np.array([place[unit] for unit in wanted if unit in place], dtype=np.intp)
    found = np.zeros((len(wanted), len(wanted)))
    found[np.ix_(has, has)] = weights[np.ix_(chosen, chosen)]
    return found
