"""The lines of a page: where each begins and ends, and how much room is above it.

This module knows offsets and punctuation, and nothing of what a line is for.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.model import Span
from kg.text import normalise, sentences

__all__ = ["UPPER", "Line", "ends_sentence", "is_sentence", "lines", "plain_spaces"]

_LINE = re.compile(r"[^\n]+")
_FINAL = (".", "!", "?", "…", "”", '"', ")")
UPPER = "A-Z" + "".join(letter for letter in map(chr, range(0xC0, 0x1EFA)) if letter.isupper())
"""The capital letters of Vietnamese, for use inside a character class."""


class Line(NamedTuple):
    """A line that is not blank: its words, their span, and how many blank lines stand above it."""

    words: str
    span: Span
    gap: int


def plain_spaces(words: str) -> str:
    """The words with plain spaces for no-break ones, which copied pages are full of; the length stays."""
    return words.replace("\u00a0", " ")


def lines(text: str) -> tuple[Line, ...]:
    """The lines of the text that are not blank, without the spaces around them; no-break spaces are plain ones."""
    found: list[Line] = []
    below = 0
    for match in _LINE.finditer(text):
        spaced = plain_spaces(match[0])
        if words := spaced.strip():
            start = match.start() + spaced.index(words)
            gap = text.count("\n", below, start) - 1 if found else 0
            below = start + len(words)
            found.append(Line(words, Span(start, below), gap))
    return tuple(found)


def ends_sentence(words: str) -> bool:
    """Whether the line closes with a full stop or its like."""
    return words.endswith(_FINAL)


def is_sentence(words: str) -> bool:
    """Whether the line is at most one sentence."""
    return sum(1 for _ in sentences(normalise(words).text)) <= 1
