"""Who acts in a verb of a tagged sentence, and what stands behind it in its clause."""

from __future__ import annotations

import re

from kg.reading import flow_patterns as words
from kg.reading.tagging import ANY, PERSON, Tagged

__all__ = ["behind", "clause_start", "subject", "subjects"]

_BACK = 160  # letters before a verb in which its subject stands
_BEHIND = 200  # letters behind a verb in which what it governs stands
_CLAUSE = re.compile(r"[;.](?:\s|$)|: ")


def subject(tagged: Tagged, at: int, besides: frozenset[str] = frozenset()) -> str | None:
    """Who acts in a verb: the party straight before it, who is quoted, the person before it, or a party that acts."""
    before = tagged.text[max(at - _BACK, 0) : at]
    direct = words.DIRECT.search(before)
    if direct and not words.PLACED.search(before, 0, direct.start(1)):
        return _besides(tagged.unit(direct[1]), besides)
    if _quoted(tagged.text, at) and tagged.speaker:
        return _besides(tagged.speaker, besides)
    persons = [unit for letter in re.findall(PERSON, before) if (unit := tagged.unit(letter))]
    if persons:
        return next((unit for unit in reversed(persons) if unit not in besides), None)
    acting = [
        unit
        for match in re.finditer(ANY, before)
        if (unit := tagged.unit(match[0])) and unit not in besides and not words.PLACED.search(before, 0, match.start())
    ]
    return acting[0] if acting else None


def subjects(tagged: Tagged, at: int, besides: frozenset[str] = frozenset()) -> list[str]:
    """All who act in a verb: the row of parties straight before it, "■ và ■ đề nghị", or the one that `subject` is."""
    row = words.ROW.search(tagged.text, max(at - _BACK, 0), at)
    if row and not words.PLACED.search(tagged.text, max(at - _BACK, 0), row.start(1)):
        return [unit for unit in tagged.named(row[1]) if unit not in besides]
    one = subject(tagged, at, besides)
    return [one] if one else []


def _besides(unit: str | None, besides: frozenset[str]) -> str | None:
    return None if unit in besides else unit


def _quoted(text: str, at: int) -> bool:
    """Whether an offset lies in a quotation."""
    return (text.count("“", 0, at) > text.count("”", 0, at)) or text.count('"', 0, at) % 2 == 1


def behind(tagged: Tagged, at: int) -> str:
    """What stands behind a verb in its clause."""
    end = _CLAUSE.search(tagged.text, at)
    return tagged.text[at : min(end.start() if end else len(tagged.text), at + _BEHIND)]


def clause_start(tagged: Tagged, at: int) -> int:
    """Where the clause of an offset begins."""
    return max((match.end() for match in _CLAUSE.finditer(tagged.text, 0, at)), default=0)
