"""Review: the decisions a person should look at, and how a person's verdict is put on record.

Candidates are pairs that were left open and merges that are not sure, ranked by how much hangs on them: the rows of
the graph that would change, times how uncertain the decision is. A verdict becomes a line of the judgements; what
follows from it, the next build shows. What is printed and asked is left to the command line.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple

from kg.errors import JudgementError
from kg.graph import KnowledgeGraph
from kg.graph.rows import Row, rows
from kg.resolution.decisions import Kind, Outcome
from kg.resolution.judgements import Judgement, Verdict, append

__all__ = ["Candidate", "Opinion", "Quoted", "Shown", "as_lines", "candidate", "candidates", "judge", "judged"]

_SURE = 0.9  # merges less probable than this are laid before a person too
_SENTENCES = 3

_DEPENDENT: Mapping[Kind, tuple[tuple[str, str, str], ...]] = {
    "official": (("holdings", "holding", "official"), ("participations", "participation", "official")),
    "meeting": (
        ("accounts", "account", "meeting"),
        ("parties", "party", "meeting"),
        ("participations", "participation", "meeting"),
        ("flows", "flow", "meeting"),
        ("groups", "group", "meeting"),
        ("statements", "statement", "meeting"),
        ("meeting_topics", "meeting_topic", "meeting"),
    ),
}
"""The tables whose rows hang on an official or meeting, with their key and the column that says so."""


class Quoted(NamedTuple):
    """A sentence that tells of a side, and the passage it stands around."""

    passage: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One side of a candidate: its id and label in the graph, what identifies it durably, some sentences."""

    id: str
    label: str
    description: Mapping[str, Any]
    sentences: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A decision to look at: both sides, the reasons, how probable it is that both are one, and what hangs on it.

    `resolution` is its id in the table resolutions; `edges` the rows that would change; `weight` = edges ×
    uncertainty; `judgement` a verdict that was given before.
    """

    resolution: str
    kind: Kind
    decision: Outcome
    first: Shown
    second: Shown
    reasons: str
    confidence: float
    edges: int
    weight: float
    judgement: str | None

    def to_json(self) -> dict[str, Any]:
        """The candidate as a JSON object; sentences become objects with passage and sentence."""
        value = asdict(self)
        for side in ("first", "second"):
            value[side]["sentences"] = [quoted._asdict() for quoted in getattr(self, side).sentences]
        return value


class Opinion(NamedTuple):
    """What a person says of a pair: verdict, name, day (ISO) and why."""

    verdict: Verdict
    by: str
    on: str
    reason: str


# ---------------------------------------------------------------- what to look at
def candidates(graph: KnowledgeGraph) -> list[Candidate]:
    """The decisions worth a look, those on which most hangs first; pairs a person left unsure come last."""
    open_ones = [row for row in rows(graph.resolutions) if _is_doubtful(row)]
    found = _candidates(graph, open_ones)
    return sorted(found, key=lambda one: (one.judgement is not None, -one.weight, one.resolution))


def _is_doubtful(row: Row) -> bool:
    decided = row.judgement is not None and not row.judgement.startswith("unsure")
    return not decided and (row.decision == "open" or (row.decision == "merged" and row.confidence < _SURE))


def judged(graph: KnowledgeGraph) -> list[Candidate]:
    """The decisions a person made, or was asked for and left unsure, by id."""
    return list(_candidates(graph, [row for row in rows(graph.resolutions) if row.judgement is not None]))


def candidate(graph: KnowledgeGraph, resolution: str) -> Candidate:
    """The decision of that id, whether it is doubtful or not; raises JudgementError where there is none."""
    found = [row for row in rows(graph.resolutions) if row.resolution == resolution]
    if not found:
        raise JudgementError(f"no decision {resolution!r} in the graph; the table resolutions lists them")
    return next(_candidates(graph, found))


def _candidates(graph: KnowledgeGraph, chosen: list[Row]) -> Iterator[Candidate]:
    shown, edges = _Sides(graph), _Edges(graph)
    for row in chosen:
        changed = edges.of(row)
        uncertainty = 1 - abs(2 * row.confidence - 1)
        yield Candidate(
            resolution=row.resolution,
            kind=row.kind,
            decision=row.decision,
            first=shown.side(row.subject, row.first, row.first_passage),
            second=shown.side(row.other, row.second, row.second_passage),
            reasons=row.reasons,
            confidence=row.confidence,
            edges=changed,
            weight=round(changed * uncertainty, 4),
            judgement=row.judgement,
        )


class _Sides:
    """The sides of decisions as a person sees them."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self._labels = {row.official: _official_label(row) for row in rows(graph.officials)}
        self._labels |= {row.meeting: row.label for row in rows(graph.meetings)}
        self._passages = {row.passage: row for row in rows(graph.passages)}
        self._evidence: dict[tuple[str, str], list[str]] = {}
        for row in rows(graph.evidence):
            if row.subject in self._labels:
                key = row.subject, self._passages[row.passage].article
                self._evidence.setdefault(key, []).append(row.passage)

    def side(self, thing: str, description: str, passage: str | None) -> Shown:
        """One side: the passage first, then others that tell of it in the same article."""
        described = json.loads(description)
        ids = [passage] if passage else []
        if passage:
            ids += self._evidence.get((thing, self._passages[passage].article), [])
        sentences = {self._passages[one].sentence: one for one in reversed(ids)}
        quoted = [Quoted(one, sentence) for sentence, one in reversed(sentences.items())]
        return Shown(thing, self._labels[thing], described, tuple(quoted[:_SENTENCES]))


def _official_label(row: Row) -> str:
    return ", ".join(part for part in (row.name, row.post, row.unit) if part)


class _Edges:
    """How many rows hang on an official or meeting, in all and article by article."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        where = dict(zip(graph.passages["passage"], graph.passages["article"], strict=True))
        told: dict[str, set[str]] = {}
        for row in rows(graph.evidence):
            told.setdefault(row.subject, set()).add(where[row.passage])
        self._all: Counter[str] = Counter()
        self._by_article: Counter[tuple[str, str]] = Counter()
        for table, key, column in (one for tables in _DEPENDENT.values() for one in tables):
            for row in rows(getattr(graph, table)):
                thing = getattr(row, column)
                self._all[thing] += 1
                self._by_article.update((thing, article) for article in told.get(getattr(row, key), ()))
        self._where = where

    def of(self, row: Row) -> int:
        """The rows a decision moves: of two things those of the smaller, of one those its second mention states."""
        if row.subject != row.other:
            return min(self._all[row.subject], self._all[row.other])
        passages = (one for one in (row.first_passage, row.second_passage) if one)
        return min((self._by_article[row.subject, self._where[one]] for one in passages), default=0)


# ---------------------------------------------------------------- what a person says
def judge(path: Path, on: Candidate, opinion: Opinion) -> Judgement:
    """Put a verdict on record: a line more in the file of judgements, which appears whole or stays as it was.

    ``withdrawn`` takes back what stands on the pair. Raises JudgementError, and writes nothing, where the verdict
    contradicts what stands or withdraws what nobody said.
    """
    left, right = ({**side.description, "id": side.id} for side in (on.first, on.second))
    judgement = Judgement(on.kind, left, right, *opinion)
    append(path, judgement)
    return judgement


def as_lines(one: Candidate) -> Iterator[str]:
    """A candidate as lines of plain text: what is asked, both sides with their sentences, the reasons."""
    yield f"{one.resolution}  {one.kind} {one.decision}, {one.confidence:.0%} one, {one.edges} row(s) hang on it"
    for side in (one.first, one.second):
        yield f"  {side.label}  [{side.id}]"
        yield from (f"    “{' '.join(quoted.sentence.split())}” ({quoted.passage})" for quoted in side.sentences)
    yield f"  because {one.reasons}"
    if one.judgement:
        yield f"  judged: {one.judgement}"
