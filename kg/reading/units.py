"""Units named in an article: which province a name means, and when a province's name means something else.

Each occurrence of a name becomes a `UnitMention` with a `sense`: only ``unit`` speaks of the province as a
place or authority; the others (a road, a person, a district town, a company, a foreign province …) are kept
because posts may still be settled by them. Which unit a *party* or *post* belongs to is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from kg.reading.document import Document
from kg.reading.foreign_units import foreign_units, in_person
from kg.reading.spans import Spans
from kg.reading.unit_names import Sense, UnitMention, named_units, unit_spans
from kg.reading.unit_senses import BEFORE_MERGERS, sense_of
from kg.reference import units

__all__ = ["BEFORE_MERGERS", "Sense", "UnitMention", "find_units", "unit_spans"]

_PREFIX = re.compile(r"(?:(tỉnh|thành phố|thủ đô|tp\.?)\s?)$", re.IGNORECASE)
_LONGEST_PREFIX = 12  # code points
_LINK = re.compile(r"\s?-\s?")


def find_units(document: Document, person_spans: Mapping[int, int]) -> tuple[UnitMention, ...]:
    """All names of units in order; `person_spans` maps starts of personal names to their ends."""
    persons = Spans(person_spans.items())
    own = _own_units(document.text, document.published, persons)
    return tuple(_distinct(_namesakes(own), foreign_units(document.text, persons)))


def _own_units(text: str, day: date | None, persons: Spans) -> Iterator[UnitMention]:
    previous: UnitMention | None = None
    for slug, start, end in named_units(text):
        begin = _prefix_start(text, start)
        word = text[begin:start].strip()
        sense = sense_of(text, (begin, start, end), slug=slug, day=day)
        if sense == "unit" and not word:
            sense = _bare_sense(text, previous, (start, end), persons)
        previous = UnitMention(begin, end, start, slug, word, sense)
        yield previous


def _prefix_start(text: str, start: int) -> int:
    """Where the unit word before a name begins, or the name itself if there is none: "|tỉnh X", "TP|X"."""
    prefix = _PREFIX.search(text, max(start - _LONGEST_PREFIX, 0), start)
    if prefix is None or (prefix.start() and text[prefix.start() - 1].isalnum()):
        return start
    return prefix.start()


def _bare_sense(text: str, previous: UnitMention | None, name: tuple[int, int], persons: Spans) -> Sense:
    """The sense of a name without "tỉnh" that would be the unit: a person's name, or the road of the name before."""
    if in_person(persons, *name):
        return "person"
    # "cao tốc Hà Nội - Lào Cai": the second name belongs to the road as well.
    chained = previous and previous.sense == "name" and _LINK.fullmatch(text, previous.end, name[0])
    return "name" if chained else "unit"


def _namesakes(mentions: Iterable[UnitMention]) -> Iterator[UnitMention]:
    """A name once said to be foreign ("Hà Nam (Trung Quốc)") is so throughout, unless it is first said without."""
    meant: dict[str, Sense] = {}
    for mention in mentions:
        sense = meant.setdefault(mention.unit, mention.sense) if mention.sense in ("unit", "foreign") else mention.sense
        yield mention if sense == mention.sense else replace(mention, sense=sense)


def _distinct(own: Iterable[UnitMention], foreign: Iterable[UnitMention]) -> Iterator[UnitMention]:
    """All mentions in order, each stretch of text once; a foreign unit goes by its printed name."""
    named = [replace(m, unit=_printed(m.unit)) if m.sense == "foreign" else m for m in own]
    ordered: Sequence[UnitMention] = sorted([*named, *foreign], key=lambda m: (m.start, -m.end))
    end = 0
    for mention in ordered:
        if mention.start >= end:
            end = mention.end
            yield mention


def _printed(slug: str) -> str:
    return units.at(slug, None).name
