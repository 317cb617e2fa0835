"""Records against gold: precision, recall and F1 for each facet, every error, and what confidence is worth.

This module knows when a predicted statement counts as the gold one, in terms of the record format's JSON
form, and nothing of how records are read or printed. The rules are those of the gold set's own scorer:

* names and titles are compared in a plain form (case, tone-mark style, dashes, common abbreviations);
* meetings are paired first, one to one, by parties, day and people; what hangs on a meeting is then
  compared within the pair, and an unpaired meeting's statements count as missed or superfluous;
* facets that begin with ``at:`` look at paired meetings only;
* persons of kind ``other`` neither help nor hurt.
"""

from __future__ import annotations

from kg.evaluation.comparison import Comparison, evaluate
from kg.evaluation.errors import Error, Group, Reason
from kg.evaluation.facets import FACETS, STATEMENTS, Outcome
from kg.evaluation.loading import held_back, load
from kg.evaluation.reliability import Band, Reliability
from kg.evaluation.score import Score

__all__ = [
    "FACETS",
    "STATEMENTS",
    "Band",
    "Comparison",
    "Error",
    "Group",
    "Outcome",
    "Reason",
    "Reliability",
    "Score",
    "evaluate",
    "held_back",
    "load",
]
