"""Stretches of the normal text: where evidence stands, evidence of a wider stretch, and what is cut off at its ends."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Evidence, Span
from kg.reading.document import Document

__all__ = ["Place", "place_of", "trimmed", "widened"]

Place = tuple[int, int]  # where a stretch starts and ends

_AROUND = " \t\n\"'()[]*•–-,;:"
_CLOSING = _AROUND + ".!?…"


def trimmed(text: str, start: int, end: int) -> Place:
    """The stretch without white space, marks and full stops at its ends; brackets stay where they close inside."""
    while start < end and text[start] in _AROUND:
        start += 1
    while end > start and text[end - 1] in _CLOSING and not _closes(text, start, end):
        end -= 1
    return start, end


def _closes(text: str, start: int, end: int) -> bool:
    """Whether the last letter is a bracket or quotation mark that opens within the stretch."""
    last = text[end - 1]
    if last == ")":
        return "(" in text[start:end]
    return last == '"' and text.count('"', start, end) % 2 == 0


def place_of(document: Document, evidence: Evidence) -> Place:
    """Where evidence stands in the normal text: from its first letter to behind its last."""
    return document.normal.locate(evidence.span.start), document.normal.locate(evidence.span.end - 1) + 1


def widened(document: Document, evidence: Evidence, start: int, end: int) -> Evidence:
    """The evidence with another stretch of the normal text; the same if that cuts nothing out of the article."""
    span = document.normal.span(start, end) if start < end else evidence.span
    return replace(evidence, span=Span(*span)) if span.start < span.end else evidence
