"""Gold and predicted records of many articles held side by side: scores, errors, reliability.

This module knows which articles are looked at; what is counted and shown of them is left to `facets`, `errors` and
`reliability`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from kg.errors import RecordError
from kg.evaluation.claims import Json
from kg.evaluation.errors import Error, error_of
from kg.evaluation.facets import FACETS, NO_RECORD, Outcome, compare
from kg.evaluation.reliability import Reliability, reliability
from kg.evaluation.score import Score

__all__ = ["Comparison", "evaluate"]

_COUNTED = {"right": Score(tp=1), "wrong": Score(fp=1), "missing": Score(fn=1)}


@dataclass(frozen=True)
class Comparison:
    """What became of every claim, by article; `texts` are the articles' texts, for showing sentences."""

    outcomes: Mapping[str, tuple[Outcome, ...]]
    texts: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls, gold: Mapping[str, Json], predicted: Mapping[str, Json], texts: Mapping[str, str] | None = None
    ) -> Comparison:
        """Compare records in JSON form, by article id.

        An article without a predicted record counts as one about which nothing was said; predictions for articles
        without gold are left aside.
        """
        outcomes = {
            article: tuple(compare(record, predicted.get(article, NO_RECORD))) for article, record in gold.items()
        }
        return cls(outcomes, texts or {})

    def only(self, articles: Collection[str]) -> Comparison:
        """The comparison of these articles; RecordError if one has no gold record."""
        unknown = sorted(set(articles) - set(self.outcomes))
        if unknown:
            raise RecordError(f"no gold record of article {unknown[0]!r}; expected one of {len(self.outcomes)} ids")
        return Comparison({one: found for one, found in self.outcomes.items() if one in articles}, self.texts)

    def without(self, articles: Collection[str]) -> Comparison:
        """The comparison of all articles but these."""
        return Comparison({one: found for one, found in self.outcomes.items() if one not in articles}, self.texts)

    def scores(self) -> dict[str, Score]:
        """The score of every facet, counted over all articles."""
        scores = dict.fromkeys(FACETS, Score())
        for outcomes in self.outcomes.values():
            for outcome in outcomes:
                if outcome.facet in scores:
                    scores[outcome.facet] += _COUNTED[outcome.verdict]
        return scores

    def errors(self, facets: Collection[str] = FACETS) -> Iterator[Error]:
        """Each wrong and each missing claim of these facets with the sentences it stands in, facet by facet."""
        unknown = sorted(set(facets) - set(FACETS))
        if unknown:
            raise RecordError(f"no facet is called {unknown[0]!r}; known: {' '.join(FACETS)}")
        for facet in FACETS:
            if facet in facets:
                for article, outcomes in self.outcomes.items():
                    mine = (outcome for outcome in outcomes if outcome.facet == facet and outcome.verdict != "right")
                    yield from (error_of(article, outcome, self.texts.get(article, "")) for outcome in mine)

    def reliability(self) -> Reliability:
        """How often statements of each confidence are right."""
        return reliability(outcome for outcomes in self.outcomes.values() for outcome in outcomes)


def evaluate(gold: Mapping[str, Json], predicted: Mapping[str, Json]) -> dict[str, Score]:
    """The score of every facet, counted over all articles of `gold`; see `Comparison.of`."""
    return Comparison.of(gold, predicted).scores()
