"""What an article is and what it says: the frozen values every stage hands on.

This module knows the shape of an article and of a record, and nothing of where they come from or what is
made of them. Every statement carries `Evidence`: a span of the article's text that can be cut out again,
the rule that found it, and how sure that rule is. Vocabulary (scopes, kinds, roles, levels) follows the
record format; see `kg.records` for its JSON form.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

__all__ = [
    "Agreement",
    "Article",
    "Evidence",
    "Flow",
    "FlowKind",
    "Group",
    "Kind",
    "Level",
    "Meeting",
    "MeetingKind",
    "Mode",
    "Official",
    "OfficialKind",
    "Participant",
    "Party",
    "Post",
    "Record",
    "Resolution",
    "Role",
    "Scope",
    "Span",
    "Stated",
    "Statement",
    "StatementKind",
    "Status",
    "Thing",
    "ThingKind",
    "Zone",
]

Scope = Literal["inter-province", "foreign", "central"]
MeetingKind = Literal["working-session", "study-visit", "visit", "talks", "signing", "conference", "ceremony", "other"]
Status = Literal["held", "planned", "background"]
Role = Literal["chair", "head", "speaker", "signatory", "attendee"]
FlowKind = Literal["share", "support", "request"]
StatementKind = Literal["discussion", "sharing", "learning", "support", "proposal", "self-report", "commendation"]
Mode = Literal["happened", "planned", "wished", "proposed"]
ThingKind = Literal["programme", "project", "site", "agency"]
Level = Literal["central", "province", "district", "commune", "foreign", "other"]
OfficialKind = Literal["official", "other"]
Resolution = Literal["explicit", "shared-modifier", "coreference", "context", "publisher", "none"]
Kind = Literal["title", "metadata", "body", "caption", "chrome"]


class Span(NamedTuple):
    """A half-open stretch of an article's text, in code points of its NFC form."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        """The words this span stands for."""
        return text[self.start : self.end]


class Zone(NamedTuple):
    """A stretch of the page and what it is: title, metadata line, body, caption or portal chrome."""

    kind: Kind
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was published.

    `text` is NFC with ``\\n`` line ends; all spans point into it. `zones` cover the non-empty lines of it
    in order. `published` is an ISO date or None; `origin` says where the article was read from.
    """

    id: str
    text: str
    title: str = ""
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    zones: tuple[Zone, ...] = ()
    origin: str = ""

    @property
    def sha256(self) -> str:
        """The hash of the text, by which evidence can be checked against the article."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why something is stated: where it stands, which rule read it there, how sure that rule is (0–1)."""

    span: Span
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Stated:
    """A plain value the article states (a unit slug, a topic id, a role, an EDTF date) with its evidence."""

    value: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Post:
    """An office a person holds according to the article.

    `title` is the office as printed, without name and trailing province; `printed` the same with that province, where
    one is printed with it. `unit` is a unit slug, ``central``, a foreign unit's printed name, or None where
    unknowable; `resolution` says how it was settled.
    """

    title: str
    unit: str | None
    level: Level
    evidence: tuple[Evidence, ...]
    resolution: Resolution = "explicit"
    printed: str | None = None


@dataclass(frozen=True, slots=True)
class Official:
    """A person named in the article; `evidence` holds every mention of the name, `sex` what ông/bà tell."""

    name: str
    kind: OfficialKind
    posts: tuple[Post, ...]
    evidence: tuple[Evidence, ...]
    sex: Literal["female", "male"] | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """Who takes part in a meeting, for which unit: slug, ``central`` or ``foreign:<name as printed>``."""

    unit: str
    body: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Participant:
    """A person at a meeting and the parts he or she had there."""

    name: str
    roles: tuple[Stated, ...]
    evidence: tuple[Evidence, ...]
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """Who gives to whom (share, support) or asks whom (request), and about what (topic ids)."""

    source: str
    target: str
    kind: FlowKind
    topics: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """A programme, project, site or agency that is spoken of: `name` as a label, `id` the slug it goes by in its kind.

    `unit` is the slug of the unit it lies in or belongs to, where known; that of an agency always is.
    """

    kind: ThingKind
    id: str
    name: str
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """People at a meeting who are not named: ``lãnh đạo các sở, ngành`` of one unit."""

    label: str
    unit: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said at a meeting: an item of the agenda, or what one side tells, wishes, asks or praises.

    `source` and `target` as in ontology and flows: who has the experience and who learns (sharing, learning), who gives
    and who gets (support), who asks and who is asked (proposal), who praises and who is praised (commendation), who
    tells of itself (self-report, no target). A discussion has neither: it is between all parties. `speaker` is the name
    of one of the meeting's people, `groups` are labels of its groups; `topics` are topic ids.
    """

    kind: StatementKind
    mode: Mode
    source: str | None
    target: str | None
    evidence: tuple[Evidence, ...]
    topics: tuple[str, ...] = ()
    about: tuple[Thing, ...] = ()
    speaker: str | None = None
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """A document of cooperation; `period` as printed (``2017-2020``), `year` of signing if printed."""

    title: str
    parties: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    period: str | None = None
    year: str | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """An event in which units meet; the first evidence is the clause that reports it.

    `date` is EDTF (``2017-05-17``, ``XXXX-05-17``, ranges with ``/``); its evidence is the printed words.
    `flows` say who gives to or asks whom, each pair and kind once; `statements` what was said, clause by clause.
    `about` are the things the report itself names.
    """

    scope: Scope
    kind: MeetingKind
    date: Stated | None
    parties: tuple[Party, ...]
    host: Stated | None
    people: tuple[Participant, ...]
    topics: tuple[Stated, ...]
    agreements: tuple[Agreement, ...]
    flows: tuple[Flow, ...]
    evidence: tuple[Evidence, ...]
    status: Status = "held"
    groups: tuple[Group, ...] = ()
    statements: tuple[Statement, ...] = ()
    about: tuple[Thing, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """What one article states. `article` is the article's id, `sha256` the hash of the text that was read."""

    article: str
    sha256: str
    published: str | None
    provinces: tuple[Stated, ...] = ()
    officials: tuple[Official, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    notes: tuple[str, ...] = field(default=())
