"""What is wrong with a query, in words: the line, a mark under the place, and what would have been understood."""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["mistake"]

_PLACE = re.compile(r"error at (?P<line>\d+):(?P<column>\d+): expected (?:one of )?(?P<expected>.*)", re.DOTALL)
_LETTERS = re.compile(r"\[[^\]]*\](?:\n\|[^,]*)?")  # what letters may stand there: of no help to people
_REASON = re.compile(r"[A-Z]\w* [\w ]*[a-z][\w ]*")
_MOST = 8


def mistake(query: str, told: Mapping[str, str]) -> str:
    """What the engine says of a query, with the line it means."""
    found = _PLACE.search(told["message"])
    if told["error"] != "syntax" or not found:
        return told["message"].strip()
    line, column = int(found["line"]), int(found["column"])
    lines = [*query.splitlines(), ""]
    printed = lines[min(line, len(lines)) - 1]
    mark = "".join("\t" if sign == "\t" else " " for sign in printed[: column - 1]) + "^"
    return f"line {line}, column {column}: not understood{_expected(found['expected'])}\n  {printed}\n  {mark}"


def _expected(told: str) -> str:
    """The words and signs that would have been understood there, or the reason where the engine names one."""
    parts = [part.strip() for part in _LETTERS.sub("", told).split(", ")]
    if reasons := [part for part in parts if _REASON.fullmatch(part)]:
        return f": {reasons[0]}"
    words = [part for part in parts if re.fullmatch(r'"[^"]+"|[A-Z][A-Z_ ]+', part)]
    return f"; expected {' or '.join(words[:_MOST])}" if words else ""
