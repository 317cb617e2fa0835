"""What do meetings of two provinces depend on: distance, a border, the region, how much is written and by whom?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from kg.graph import KnowledgeGraph
from kg.measures.basis.chance import normal_p
from kg.measures.basis.columns import column, table
from kg.measures.basis.gravity import TERMS, gravity

__all__ = ["COLUMNS", "measure"]

COLUMNS = (
    column(
        "term",
        "string",
        "constant, distance (log km), border, same_region (0 or 1), articles (sum of log(1 + articles)), publishers"
        " (log of how much more the publishers write of both than if all wrote of all provinces alike)",
    ),
    column("estimate", "float", "coefficient on the log of the expected meetings; NaN if it cannot be told apart"),
    column("error", "float", "standard error, widened by the root of the dispersion if that is above 1"),
    column("z", "float", "estimate by error"),
    column("p", "float", "two-sided p-value that the coefficient is 0"),
    column(
        "factor", "float", "exp(estimate): how the term multiplies meetings, for distance when it is 2.7 times as far"
    ),
    column("low", "float", "lower end of the factor's 95 % interval"),
    column("high", "float", "upper end"),
    column("pairs", "int", "pairs of provinces the model is of"),
    column("meetings", "float", "their meetings, each counted for every pair at it"),
    column("dispersion", "float", "Pearson's chi-square by degrees of freedom; 1 is Poisson"),
)

_TWO_SIDED = 1.959963984540054


def measure(graph: KnowledgeGraph) -> pd.DataFrame:
    """A row for the constant and each term of a Poisson regression over all pairs; none without meetings.

    Pairs never in force on one day are left out. Articles that report meetings of a province do not count as written of
    it. Take it of the whole graph: one that is filtered has lost the articles without meetings. The terms correct for
    what was read, not for what causes what.
    """
    model = gravity(graph)
    if model.fit is None:
        return table(COLUMNS, {one.name: [] for one in COLUMNS})
    fit, wide = model.fit, _TWO_SIDED * model.fit.error
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        z = fit.estimate / fit.error
        ends = np.exp(fit.estimate - wide), np.exp(fit.estimate + wide)
    count = len(TERMS) + 1
    values = {"term": ["constant", *TERMS], "estimate": fit.estimate, "error": fit.error, "z": z, "p": normal_p(z)}
    values |= {"factor": np.exp(fit.estimate), "low": ends[0], "high": ends[1]}
    whole = {"pairs": len(model.one), "meetings": float(model.meetings.sum()), "dispersion": fit.dispersion}
    return table(COLUMNS, values | {name: [value] * count for name, value in whole.items()})
