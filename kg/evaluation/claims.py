"""What a record says, claim by claim: what it is compared by, how it is shown, where its words may stand.

This module knows the JSON form of records. When two claims count as the same is left to `facets`, finding the
sentences of a claim to `errors`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from kg.evaluation.titles import plain
from kg.reference.aliases import aliases
from kg.reference.topics import topics

__all__ = [
    "Claim",
    "Json",
    "agreements",
    "bodies",
    "cooperations",
    "days",
    "flows",
    "meetings",
    "officials",
    "participants",
    "parties",
    "posts",
    "provinces",
    "roles",
    "single",
    "subjects",
]

Json = Mapping[str, Any]
Wordings = tuple[str, ...]


class Claim(NamedTuple):
    """One thing a record says.

    `key`, hashable, is what it is compared by, `words` what a person is shown, `kind` what sort of claim it is
    within its facet (a role, a topic, a level). For each thing that its sentence must name, `clues` holds the
    wordings it may be named with; `quote` is the clause of the meeting it belongs to. `evidence` is the record's.
    """

    key: Any
    words: str
    kind: str
    clues: tuple[Wordings, ...] = ()
    quote: str = ""
    evidence: tuple[Json, ...] = ()

    @property
    def confidence(self) -> float | None:
        """That of the surest evidence; None without evidence."""
        return max((float(one["confidence"]) for one in self.evidence), default=None)

    @property
    def rule(self) -> str | None:
        """The rule of the surest evidence; None without evidence."""
        return max(self.evidence, key=lambda one: float(one["confidence"]))["rule"] if self.evidence else None


# ---------------------------------------------------------------- provinces, people
def provinces(record: Json) -> Iterator[Claim]:
    """The provinces a record names."""
    for unit in record["provinces"]:
        yield Claim(unit, unit, unit, (_names(unit),), evidence=_beside(record, "provinces", unit))


def officials(record: Json, *, official: bool = True) -> Iterator[Claim]:
    """The persons of a record who hold an office, or those who do not."""
    for person in record["officials"]:
        if is_official(person) == official:
            evidence = _evidence(person)
            yield Claim(plain(person["name"]), person["name"], "official", ((person["name"],),), evidence=evidence)


def is_official(person: Json) -> bool:
    """Whether a record calls the person an official."""
    return bool(person.get("kind", "official") == "official")


def posts(people: Iterable[Json]) -> Iterator[Claim]:
    """The posts of the persons; the key is the person's plain name, the title as printed, the unit."""
    for person in people:
        for post in person["posts"]:
            key = (plain(person["name"]), post["title"], post["unit"])
            words = f"{person['name']}: {post['title']} [{post['unit']}]"
            clues = ((person["name"],), (post["title"],))
            yield Claim(key, words, post.get("level", "other"), clues, evidence=_evidence(post))


# ---------------------------------------------------------------- meetings and what belongs to them
def cooperations(record: Json) -> Iterator[Claim]:
    """At most one claim: that provinces meet."""
    between = [claim for claim in meetings(record["meetings"]) if claim.kind.startswith("inter-province")]
    for claim in between[:1]:
        yield claim._replace(key=True, words=f"about cooperation: {claim.words}")


def meetings(listed: Iterable[Json]) -> Iterator[Claim]:
    """The meetings of a record, in order; the key is the place in the list."""
    for place, meeting in enumerate(listed):
        units = " + ".join(dict.fromkeys(party["unit"] for party in meeting["parties"]))
        words = f"{meeting['scope']} {meeting['kind']} {meeting['date'] or '(no date)'}: {units}"
        kind = f"{meeting['scope']} {meeting['kind']}"
        yield Claim(place, words, kind, quote=_quote(meeting), evidence=_evidence(meeting))


def parties(meeting: Json) -> Iterator[Claim]:
    """The units that meet, each once."""
    for party in meeting["parties"]:
        yield Claim(party["unit"], party["unit"], _sort(party["unit"]), *_at(meeting, party["unit"]), _evidence(party))


def bodies(meeting: Json) -> Iterator[Claim]:
    """The bodies that meet; the key is unit and body."""
    for party in meeting["parties"]:
        if party["body"]:
            key, words = (party["unit"], party["body"]), f"{party['body']} [{party['unit']}]"
            yield Claim(key, words, _sort(party["unit"]), ((party["body"],),), _quote(meeting), _evidence(party))


def participants(meeting: Json) -> Iterator[Claim]:
    """The people at a meeting."""
    for person in meeting["people"]:
        clues, quote = ((person["name"],),), _quote(meeting)
        yield Claim(plain(person["name"]), person["name"], "participant", clues, quote, _evidence(person))


def roles(meeting: Json) -> Iterator[Claim]:
    """The parts people have at a meeting."""
    for person in meeting["people"]:
        for role in person["roles"]:
            key, words = (plain(person["name"]), role), f"{person['name']}: {role}"
            evidence = _beside(person, "roles", role)
            yield Claim(key, words, role, ((person["name"],),), _quote(meeting), evidence)


def subjects(meeting: Json) -> Iterator[Claim]:
    """The topics of a meeting."""
    for topic in meeting["topics"]:
        clues, evidence = (_cues(topic),), _beside(meeting, "topics", topic)
        yield Claim(topic, topic, topic, clues, _quote(meeting), evidence)


def flows(meeting: Json) -> Iterator[Claim]:
    """Who shares with, supports or asks whom at a meeting."""
    for flow in meeting["flows"]:
        key, words = (flow["from"], flow["to"], flow["kind"]), f"{flow['from']} → {flow['to']}: {flow['kind']}"
        yield Claim(key, words, flow["kind"], *_at(meeting, flow["from"], flow["to"]), _evidence(flow))


def single(meeting: Json, name: str) -> list[Claim]:
    """The date, host or kind of a meeting as a list of one claim, or of none."""
    value = meeting[name]
    if not value:
        return []
    evidence = _beside_value(meeting, name) or _evidence(meeting)
    sort = value if name == "kind" else name
    return [Claim(value, f"{name} {value}", sort, quote=_quote(meeting), evidence=evidence)]


def days(meeting: Json) -> tuple[str, ...]:
    """The date without its year: ``("-05-17",)``, two of them for a range, none without a date."""
    return tuple(re.sub(r"^[0-9X]{4}", "", day) for day in meeting["date"].split("/")) if meeting["date"] else ()


def agreements(record: Json) -> Iterator[Claim]:
    """The documents of a record, signed at its meetings or not; the key is the title as printed."""
    concluded = [document for meeting in record["meetings"] for document in meeting["agreements"]]
    for document in (*concluded, *record["agreements"]):
        clues, quote = ((document["title"],),), _quote(document)
        yield Claim(document["title"], document["title"], "agreement", clues, quote, _evidence(document))


# ---------------------------------------------------------------- evidence and wordings
def _evidence(stated: Json) -> tuple[Json, ...]:
    return tuple(stated.get("evidence", ()))


def _beside(stated: Json, key: str, value: str) -> tuple[Json, ...]:
    return tuple(stated.get(f"{key}_evidence", {}).get(value, ()))


def _beside_value(stated: Json, key: str) -> tuple[Json, ...]:
    return tuple(stated.get(f"{key}_evidence", ()))


def _quote(stated: Json) -> str:
    return str(stated.get("quote") or "")


def _at(meeting: Json, *units: str) -> tuple[tuple[Wordings, ...], str]:
    return tuple(map(_names, units)), _quote(meeting)


def _sort(unit: str) -> str:
    return unit if unit == "central" else "foreign" if unit.startswith("foreign:") else "province"


def _names(unit: str) -> Wordings:
    return _unit_names().get(unit) or (unit.removeprefix("foreign:"),)


@cache
def _unit_names() -> dict[str, Wordings]:
    names: dict[str, Wordings] = {}
    for alias in aliases():
        names[alias.slug] = (*names.get(alias.slug, ()), alias.text)
    return names


def _cues(topic: str) -> Wordings:
    return _topic_cues().get(topic, (topic,))


@cache
def _topic_cues() -> dict[str, Wordings]:
    return {topic.id: (topic.label, *topic.cues) for topic in topics()}
