"""Reports: what one article says of one meeting, in the form in which reports can be compared."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kg.model import Meeting
from kg.resolution.judged import meeting_side
from kg.resolution.judgements import Side
from kg.resolution.units import CENTRAL, identity
from kg.text import plain

__all__ = ["Report"]


class Report(NamedTuple):
    """What one article says of one meeting; the meeting has at least the evidence of its clause.

    `published` is the article's ISO day; `year` the year its words point to where they date the meeting without one.
    """

    article: str
    published: str | None
    meeting: Meeting
    year: int | None = None

    @property
    def order(self) -> tuple[str, str, int, str]:
        """By publication (those of an unknown day last), article, and place in it."""
        return self.published or "9999", self.article, self.meeting.evidence[0].span.start, repr(self.meeting)

    @property
    def date(self) -> str | None:
        """The EDTF date it gives."""
        return self.meeting.date.value if self.meeting.date else None

    @property
    def parties(self) -> frozenset[str]:
        """Who takes part: identities of units, of central bodies ``central/<body>``."""
        return frozenset(_party(party.unit, party.body) for party in self.meeting.parties)

    @property
    def people(self) -> frozenset[str]:
        """The names of those who take part, in one spelling."""
        return frozenset(plain(person.name) for person in self.meeting.people)

    @property
    def description(self) -> Side:
        """What identifies it whatever ids a build gives: article, date and parties, as judgements name it."""
        return meeting_side(self.article, self.meeting)


_DELEGATION = re.compile(r"^(?:đoàn|tổ)(?: \w+){0,3} của (?:lãnh đạo )?")


@cache
def _party(unit: str, body: str | None) -> str:
    known = identity(unit)
    return f"{CENTRAL}/{_DELEGATION.sub('', plain(body))}" if known == CENTRAL and body else known
