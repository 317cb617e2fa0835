"""Which documents were signed at a meeting, and which an article tells of besides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Agreement, Meeting
from kg.reading.agreements import stated
from kg.reading.document import Sentence
from kg.reading.findings import Findings
from kg.reading.parties import is_province
from kg.reading.spans import between

__all__ = ["read_agreements", "signed_at"]

# Whose a document is, where it says so: "bản ghi nhớ |giữa Đồng Nai và Lâm Đồng|"; and what joins those units.
_BETWEEN = re.compile(r"(?<!\w)giữa ")
_JOINS = re.compile(r"(?:,| và| với| cùng|, và) (?:[^,.;]{0,40}? )?(?:tỉnh |thành phố |TP\.? ?)?")


def signed_at(findings: Findings, units: Sequence[str], region: Sequence[Sentence]) -> Iterator[Agreement]:
    """The documents signed at the meeting of `units` that is told in the sentences of `region`."""
    parties = [unit for unit in units if is_province(unit)] or list(units)
    for sentence in region:
        for mention in between(findings.agreements, sentence.start, sentence.end):
            if mention.signed:
                yield stated(findings.document, mention, parties)


def read_agreements(findings: Findings, meetings: Sequence[Meeting]) -> tuple[Agreement, ...]:
    """The documents between provinces that were not signed at one of the meetings."""
    signed = {agreement.evidence[0].span for meeting in meetings for agreement in meeting.agreements}
    met = [party.unit for party in meetings[0].parties if party.unit != "central"] if meetings else []
    found = []
    for mention in findings.agreements:
        parties = _named_beside(findings, mention.start)
        if len(parties) < 2 and meetings:
            parties = dict.fromkeys(met)
        agreement = stated(findings.document, mention, tuple(parties))
        if agreement.evidence[0].span not in signed and len(parties) >= 2:
            found.append(agreement)
    return tuple(found)


def _named_beside(findings: Findings, offset: int) -> dict[str, None]:
    """The provinces and foreign units named in the sentence of an offset, in order, each once."""
    sentence = findings.document.sentence_at(offset)
    opened = _BETWEEN.search(findings.document.text, offset, sentence.end)
    named = dict.fromkeys(_joined(findings, opened.end(), sentence.end)) if opened else {}
    if len(named) > 1:
        return named
    units = between(findings.units, sentence.start, sentence.end)
    return dict.fromkeys(mention.party for mention in units if mention.party and mention.sense != "home")


def _joined(findings: Findings, start: int, end: int) -> Iterator[str]:
    """The units named between two offsets, as long as nothing but words that join them stands between."""
    at: int | None = None
    for mention in between(findings.units, start, end):
        if at is not None and not _JOINS.fullmatch(findings.document.text, at, mention.start):
            return
        if mention.party:
            yield mention.party
        at = mention.end
