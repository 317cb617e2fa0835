"""The error workbench: each wrong or missing claim with the sentences that led to it or should have.

For a wrong claim these are the sentences of its evidence, with rule and confidence; for a missing one the sentences
that name what it speaks of, and the quoted clause of its meeting.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from kg.evaluation.claims import Claim
from kg.evaluation.facets import Outcome, Verdict
from kg.model import Span
from kg.text import normalise, plain, sentence_at, sentences

__all__ = ["Error", "Group", "Reason", "error_of", "grouped"]


class Group(StrEnum):
    """What errors can be grouped by."""

    ARTICLE = "article"
    RULE = "rule"
    KIND = "kind"


_MOST = 2  # sentences shown for one claim
_QUOTE_START = 40  # code points of a quote that find it again


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence, and the rule that read it there with its confidence; neither where nothing was read."""

    sentence: str
    rule: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Error:
    """A claim that is wrong or missing: article and facet, the claim in words, its kind, the sentences."""

    article: str
    facet: str
    verdict: Verdict
    words: str
    kind: str
    reasons: tuple[Reason, ...]

    @property
    def rule(self) -> str:
        """The rule that made the wrong claim; ``(missing)`` where none made it."""
        return next((reason.rule for reason in self.reasons if reason.rule), "(missing)")


_GROUPS: dict[Group, Callable[[Error], str]] = {
    Group.ARTICLE: lambda error: error.article,
    Group.RULE: lambda error: error.rule,
    Group.KIND: lambda error: f"{error.facet}: {error.kind}",
}


def grouped(errors: Iterable[Error], by: Group) -> Iterator[tuple[str, list[Error]]]:
    """The errors by article, rule or kind: the group with most errors first."""
    listed = list(errors)
    counted = Counter(map(_GROUPS[by], listed))
    for group in sorted(counted, key=lambda name: (-counted[name], name)):
        yield group, [error for error in listed if _GROUPS[by](error) == group]


def error_of(article: str, outcome: Outcome, text: str) -> Error:
    """The error an outcome is, with sentences cut out of the article's `text`."""
    claim = outcome.claim
    reasons = _read_in(claim, text) if claim.evidence else _named_in(claim, text)
    return Error(article, outcome.facet, outcome.verdict, claim.words, claim.kind, tuple(reasons))


# ---------------------------------------------------------------- where it was read
def _read_in(claim: Claim, text: str) -> list[Reason]:
    """The sentences of the evidence, the surest first, each once a rule."""
    surest = sorted(claim.evidence, key=lambda one: (-one["confidence"], one["start"]))
    reasons = (
        Reason(sentence_at(text, Span(one["start"], one["end"])).cut(text), one["rule"], one["confidence"])
        for one in surest
    )
    return list(dict.fromkeys(reasons))[:_MOST]


# ---------------------------------------------------------------- where it could have been read
def _named_in(claim: Claim, text: str) -> list[Reason]:
    """The sentences that name most of what the claim speaks of, those of the meeting's clause first."""
    stated = _quoted(claim.quote, text)
    looked_for = [_pattern(wordings) for wordings in claim.clues]
    weighed = [
        (-sum(pattern.search(key) is not None for pattern in looked_for), sentence not in stated, place, sentence)
        for place, (sentence, key) in enumerate(_sentences(text))
    ]
    named = [sentence for count, _, _, sentence in sorted(weighed) if count]
    return [Reason(sentence) for sentence in (named or stated)[:_MOST]]


def _quoted(quote: str, text: str) -> list[str]:
    """The sentences the quote stands in; none if it is not found."""
    start = text.find(quote[:_QUOTE_START]) if quote else -1
    return [sentence_at(text, Span(start, start + 1)).cut(text)] if start >= 0 else []


@lru_cache(maxsize=8)
def _sentences(text: str) -> tuple[tuple[str, str], ...]:
    """The sentences of an article and their plain forms."""
    normal = normalise(text)
    cut = (normal.span(*sentence).cut(text) for sentence in sentences(normal.text))
    return tuple((sentence, plain(sentence)) for sentence in cut)


@lru_cache(maxsize=512)
def _pattern(wordings: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(map(plain, wordings), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
