"""Which mentions the sides of judgements mean, and which judgements mean nothing that is in the corpus.

A side that gives an article means that mention alone; one without means every mention of that name and unit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.model import Meeting, Record
from kg.resolution.judgements import Judgement, Side, side_key, standing
from kg.resolution.sightings import Key, Sighting, sightings
from kg.resolution.units import Basis, identity

__all__ = ["dormant", "marks", "meant", "meeting_side", "official_side"]


def official_side(name: str, unit: str | None, article: str | None = None) -> Side:
    """The side that means the mentions of a name with a unit (an identity, or None), perhaps in one article only."""
    return {"name": name, "unit": unit} | ({"article": article} if article is not None else {})


def _official_keys(name: str, unit: str | None, article: str) -> frozenset[str]:
    """The keys of all sides that mean this mention."""
    return frozenset(side_key(official_side(name, unit, where)) for where in (None, article))


def meeting_side(article: str, meeting: Meeting) -> Side:
    """The side that means what an article reports of a meeting: its date and the identities of the parties."""
    parties = sorted({identity(party.unit) for party in meeting.parties})
    return {"article": article, "date": meeting.date.value if meeting.date else None, "parties": parties}


def marks(found: Iterable[Sighting], judgements: Iterable[Judgement]) -> dict[Key, frozenset[str]]:
    """By sighting, the keys of the sides that mean it; empty where nothing was judged."""
    sides = {key for judgement in judgements for key in judgement.pair}
    return {one.key: _official_keys(one.name, one.unit, one.article) & sides for one in found} if sides else {}


def meant(found: Iterable[Sighting], marked: Mapping[Key, frozenset[str]]) -> dict[str, list[int]]:
    """By side, the places of the sightings it means among those given."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(found):
        for side in sorted(marked.get(one.key, ())):
            places[side].append(place)
    return places


def dormant(records: Iterable[Record], judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that stand but have a side nothing in the records answers to, in their order."""
    known = {(kind, key) for record in records for kind, key in _keys(record)}
    return tuple(one for one in standing(judgements) if any((one.kind, key) not in known for key in one.pair))


def _keys(record: Record) -> Iterator[tuple[str, str]]:
    for sighting in sightings(record, Basis(None, "identity")):
        yield from (("official", key) for key in _official_keys(sighting.name, sighting.unit, record.article))
    for meeting in record.meetings:
        yield "meeting", side_key(meeting_side(record.article, meeting))
