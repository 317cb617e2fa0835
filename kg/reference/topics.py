"""What meetings are about: the topic scheme, with the words that give a topic away.

Topics form a tree. Its top groups (`economy`, `infrastructure`, …) have no cues: they gather topics and are
never given to a meeting. How cues are matched and weighed is left to reading; how topics become SKOS, to `rdf`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.reference.rows import Row, look_up, read_rows

__all__ = ["Topic", "ancestors", "topic", "topics"]


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of the scheme.

    `cues` are Vietnamese phrases that point to it, `negative_cues` longer phrases in which a cue means something
    else. `matches` pairs a SKOS mapping property with an IRI of EuroVoc or of a UN goal; `cofog` holds classes
    of government functions.
    """

    id: str
    broader: str | None
    label: str
    label_en: str
    cues: tuple[str, ...]
    negative_cues: tuple[str, ...]
    matches: tuple[tuple[str, str], ...]
    cofog: tuple[str, ...]
    source: str


@cache
def topics() -> tuple[Topic, ...]:
    """All topics, sorted by id."""
    return tuple(sorted(map(_topic_of, read_rows("topics.csv")), key=lambda topic: topic.id))


def topic(id: str) -> Topic:
    """The topic of that id; `ReferenceDataError` with near matches if there is none."""
    return look_up(_by_id(), id, "topic")


def ancestors(id: str) -> tuple[Topic, ...]:
    """The broader topics of a topic, from the nearest to the top group; empty for a top group."""
    broader = topic(id).broader
    return () if broader is None else (topic(broader), *ancestors(broader))


@cache
def _by_id() -> dict[str, Topic]:
    return {topic.id: topic for topic in topics()}


def _topic_of(row: Row) -> Topic:
    return Topic(
        id=row.text("id"),
        broader=row.optional("broader"),
        label=row.text("label"),
        label_en=row.text("label_en"),
        cues=row.words("cues", separator=";"),
        negative_cues=row.words("negative_cues", separator=";"),
        matches=tuple(_match_of(row, words) for words in row.words("matches", separator=";")),
        cofog=row.words("cofog"),
        source=row.text("source"),
    )


def _match_of(row: Row, words: str) -> tuple[str, str]:
    property_name, _, iri = words.partition(" ")
    if not (property_name.startswith("skos:") and iri.startswith("http")):
        raise row.error(f"a match looks like 'skos:closeMatch http://…', not {words!r}")
    return property_name, iri
