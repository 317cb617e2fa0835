"""How sure a statement is: the probability that it is right, as measured on articles with gold records.

Rules come with a guess of their own, which only orders them. Here the guess becomes a measured probability: the table
``confidence.csv`` says, for each kind of statement and each rule, how many of its statements were right. It is written
by ``python -m tests.bench.calibrate`` from the sample and the development articles, never from those held back;
shares are smoothed, (right + 1) / (seen + 2), so that a rule seen twice is not certain.

* Where a rule's guess varies (the weight of a topic), the table has a row for each stretch of it, from `above` on.
* A meeting's guess is made here, from what the report gives: it comes first, names a day, bodies, people, a host.
* What belongs to a meeting is right only if the meeting is: the table says how often it is then, and the product
  of the two counts.
* A rule the table does not know keeps its own guess. A statement is as sure as its surest evidence.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import NamedTuple, TypeVar

from kg.model import (
    Agreement,
    Evidence,
    Flow,
    Group,
    Meeting,
    Official,
    Participant,
    Party,
    Post,
    Record,
    Stated,
    Statement,
)

__all__ = ["Measured", "by_rule", "calibrated", "measured", "probability", "weighed"]

S = TypeVar("S", Stated, Party, Flow, Agreement, Post, Group, Statement)

_DAY = 10  # letters of a date known to the day


class Measured(NamedTuple):
    """A row of the table: of `seen` statements by that rule, with a guess from `above` on, `right` were right."""

    statement: str
    rule: str
    above: float
    confidence: float
    right: int
    seen: int
    source: str


@cache
def measured() -> dict[tuple[str, str], tuple[Measured, ...]]:
    """The table, as `by_rule` orders it."""
    text = resources.files("kg.reading").joinpath("confidence.csv").read_text(encoding="utf-8")
    return by_rule(map(_row, csv.DictReader(text.splitlines())))


def by_rule(rows: Iterable[Measured]) -> dict[tuple[str, str], tuple[Measured, ...]]:
    """The rows by kind of statement and rule, the highest stretch of guesses first."""
    table: dict[tuple[str, str], tuple[Measured, ...]] = {}
    for row in sorted(rows, key=lambda one: -one.above):
        key = row.statement, row.rule
        table[key] = (*table.get(key, ()), row)
    return table


def _row(cells: Mapping[str, str]) -> Measured:
    shares = float(cells["above"]), float(cells["confidence"])
    return Measured(
        cells["statement"], cells["rule"], *shares, int(cells["right"]), int(cells["seen"]), cells["source"]
    )


# ---------------------------------------------------------------- the guess of a meeting
def weighed(record: Record) -> Record:
    """The record with a guess for each meeting: the share of the signs of a meeting that its report gives."""
    return replace(record, meetings=tuple(_weighed(one, place) for place, one in enumerate(record.meetings)))


def _weighed(meeting: Meeting, place: int) -> Meeting:
    signs = (
        place == 0,
        meeting.date is not None and len(meeting.date.value) >= _DAY,
        any(party.body for party in meeting.parties),
        bool(meeting.people),
        meeting.host is not None,
    )
    guess = sum(signs) / len(signs)
    return replace(meeting, evidence=tuple(replace(one, confidence=guess) for one in meeting.evidence))


# ---------------------------------------------------------------- from guess to probability
def calibrated(record: Record) -> Record:
    """The record with the measured probability in place of each rule's guess."""
    return replace(
        record,
        provinces=_each("provinces", record.provinces),
        officials=tuple(map(_official, record.officials)),
        meetings=tuple(map(_meeting, weighed(record).meetings)),
        agreements=_each("agreements", record.agreements),
    )


def _official(official: Official) -> Official:
    evidence = _sure("officials", official.evidence)
    return replace(official, evidence=evidence, posts=_each("posts+unit", official.posts))


def _meeting(meeting: Meeting) -> Meeting:
    evidence = _sure("meetings", meeting.evidence)
    given = max((one.confidence for one in evidence), default=1.0)
    return replace(
        meeting,
        evidence=evidence,
        date=next(iter(_each("date", [meeting.date] if meeting.date else [], given)), None),
        host=next(iter(_each("host", [meeting.host] if meeting.host else [], given)), None),
        parties=_each("parties", meeting.parties, given),
        people=tuple(_participant(person, given) for person in meeting.people),
        topics=_each("topics", meeting.topics, given),
        flows=_each("flows", meeting.flows, given),
        agreements=_each("agreements", meeting.agreements),
        groups=_each("groups", meeting.groups, given),
        statements=_each("statements", meeting.statements, given),
    )


def _participant(person: Participant, given: float) -> Participant:
    evidence = _sure("participants", person.evidence, given)
    return replace(person, evidence=evidence, roles=_each("roles", person.roles, given))


def _each(statement: str, stated: Iterable[S], given: float = 1.0) -> tuple[S, ...]:
    return tuple(replace(one, evidence=_sure(statement, one.evidence, given)) for one in stated)


def _sure(statement: str, evidence: Iterable[Evidence], given: float = 1.0) -> tuple[Evidence, ...]:
    return tuple(replace(one, confidence=round(given * _probability(statement, one), 4)) for one in evidence)


def _probability(statement: str, evidence: Evidence) -> float:
    rows = measured().get((statement, evidence.rule), ())
    return probability(rows, evidence.confidence) if rows else evidence.confidence


def probability(rows: Sequence[Measured], guess: float) -> float:
    """What the rows of one rule, the highest stretch first, make of a guess."""
    return next((row.confidence for row in rows if guess >= row.above), rows[-1].confidence)
