"""What is left of a record when only statements of a certain confidence count.

A meeting that loses its parties is no meeting any more, and what belongs to it goes with it; a flow needs both its
ends, a participant a part, a statement its sides. How sure statements are is measured in `confidence`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

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
from kg.reading.meetings import scope_of
from kg.reading.parties import is_province

__all__ = ["surer"]

S = TypeVar("S", Stated, Party, Flow, Agreement, Post, Official, Meeting, Participant, Group, Statement)

_FEWEST = 2  # units that make a meeting


def surer(record: Record, least: float) -> Record:
    """The record without what is less sure than `least` (0 to 1) and what cannot stand without it."""
    officials = (replace(official, posts=_sure(official.posts, least)) for official in _sure(record.officials, least))
    meetings = (_meeting(meeting, least) for meeting in _sure(record.meetings, least))
    return replace(
        record,
        provinces=_sure(record.provinces, least),
        officials=tuple(officials),
        meetings=tuple(meeting for meeting in meetings if _stands(meeting)),
        agreements=_sure(record.agreements, least),
    )


def _sure(stated: Iterable[S], least: float) -> tuple[S, ...]:
    return tuple(one for one in stated if _confidence(one.evidence) >= least)


def _confidence(evidence: Iterable[Evidence]) -> float:
    """That of the surest evidence; what carries none, as annotated by hand, is taken at its word."""
    return max((one.confidence for one in evidence), default=1.0)


def _meeting(meeting: Meeting, least: float) -> Meeting:
    parties = _sure(meeting.parties, least)
    units = {party.unit for party in parties}
    found = (replace(person, roles=_sure(person.roles, least)) for person in _sure(meeting.people, least))
    people = tuple(person for person in found if person.roles)
    groups = tuple(group for group in _sure(meeting.groups, least) if group.unit in units)
    said = (one for one in _sure(meeting.statements, least) if {one.source, one.target} - {None} <= units)
    return replace(
        meeting,
        scope=scope_of(units),
        parties=parties,
        date=next(iter(_sure([meeting.date] if meeting.date else [], least)), None),
        host=next(iter(_sure([meeting.host] if meeting.host else [], least)), None),
        people=people,
        topics=_sure(meeting.topics, least),
        flows=tuple(flow for flow in _sure(meeting.flows, least) if {flow.source, flow.target} <= units),
        agreements=_sure(meeting.agreements, least),
        groups=groups,
        statements=tuple(_said_by(one, people, groups) for one in said),
    )


def _said_by(statement: Statement, people: Iterable[Participant], groups: Iterable[Group]) -> Statement:
    """The statement without those who said it but are not left."""
    there, labels = {person.name for person in people}, {group.label for group in groups}
    speaker = statement.speaker if statement.speaker in there else None
    return replace(statement, speaker=speaker, groups=tuple(one for one in statement.groups if one in labels))


def _stands(meeting: Meeting) -> bool:
    units = {party.unit for party in meeting.parties}
    return len(units) >= _FEWEST and any(map(is_province, units))
