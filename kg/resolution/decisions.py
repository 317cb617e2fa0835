"""Decisions: why two mentions are one official or one meeting, or were left apart, as rows a person can read.

What speaks for and against is weighed by the modules that compare; here a decision becomes a row of the table
resolutions. A mention is identified by words that outlive ids: a name and unit, or an article, date and parties.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from kg.resolution.ids import content_id
from kg.resolution.statements import Row

__all__ = ["Decision", "Kind", "Mention", "Outcome", "Reason", "canonical", "probability", "resolution_rows", "total"]

Kind = Literal["official", "meeting"]
Outcome = Literal["merged", "open", "apart"]
Description = Mapping[str, Any]

_STEEPEST = 30.0  # logits beyond which a probability is 0 or 1 in print anyway


class Reason(NamedTuple):
    """One thing that speaks for (weight above 0) or against (below 0) two mentions being one, in logits."""

    name: str
    weight: float
    detail: str = ""

    def __str__(self) -> str:
        """The reason as it is printed: ``same-unit +2.0 (lao-cai)``."""
        return f"{self.name} {self.weight:+.1f}" + (f" ({self.detail})" if self.detail else "")


class Mention(NamedTuple):
    """One side of a decision: the id it has in the graph, what identifies it durably, the passage where it stands."""

    id: str
    description: Description
    passage: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided of two mentions, and why; `judgement` names the verdict of a person that decided it."""

    kind: Kind
    outcome: Outcome
    first: Mention
    second: Mention
    reasons: tuple[Reason, ...]
    judgement: str | None = None
    inferred: bool = False

    @property
    def confidence(self) -> float:
        """How probable it is that both are one; a person's verdict is taken at its word."""
        if self.judgement:
            return {"merged": 1.0, "apart": 0.0}.get(self.outcome, probability(self.reasons))
        return probability(self.reasons)


def total(reasons: Iterable[Reason]) -> float:
    """The sum of the weights, in logits; rounded, so that it does not depend on the order of adding."""
    return round(math.fsum(reason.weight for reason in reasons), 4)


def probability(reasons: Iterable[Reason]) -> float:
    """How probable the reasons make it that two mentions are one: the logistic function of their total."""
    logit = max(-_STEEPEST, min(_STEEPEST, total(reasons)))
    return round(1 / (1 + math.exp(-logit)), 4)


def resolution_rows(decisions: Iterable[Decision]) -> list[Row]:
    """The rows of the table resolutions, one for each pair of mentions, sorted by id."""
    rows = {str(row["resolution"]): row for row in map(_row, decisions)}
    return [rows[key] for key in sorted(rows)]


def _row(decision: Decision) -> Row:
    sides: Sequence[Mention] = sorted(
        (decision.first, decision.second), key=lambda one: (canonical(one), one.id, one.passage or "")
    )
    first, second = sides
    texts = canonical(first), canonical(second)
    return {
        "resolution": content_id("resolution", decision.kind, *texts, first.passage, second.passage),
        "kind": decision.kind,
        "decision": decision.outcome,
        "subject": first.id,
        "other": second.id,
        "first": texts[0],
        "second": texts[1],
        "first_passage": first.passage,
        "second_passage": second.passage,
        "score": total(decision.reasons),
        "reasons": "; ".join(str(reason) for reason in _weightiest_first(decision.reasons)),
        "inferred": decision.inferred,
        "judgement": decision.judgement,
        "confidence": decision.confidence,
    }


def canonical(mention: Mention) -> str:
    """The description of a mention as one line of JSON that is the same for the same words."""
    return json.dumps(mention.description, ensure_ascii=False, sort_keys=True)


def _weightiest_first(reasons: Iterable[Reason]) -> list[Reason]:
    return sorted(reasons, key=lambda reason: (-abs(reason.weight), reason))
