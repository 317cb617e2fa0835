"""Offices in whole phrases: the evidence of an office is the name with all the titles beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.model import Official, Post
from kg.reading.document import Document
from kg.reading.findings import Findings
from kg.reading.stretches import Place, place_of, widened

__all__ = ["in_phrases"]

_NEAR_NAME = 160  # code points within which an office belongs to the name beside it
_LINK = 60  # code points between two offices of one phrase
_HONORIFIC = re.compile(r"(?:đồng chí|đ/c|ông|bà|các đồng chí)\.? $", re.IGNORECASE)
_LONGEST_HONORIFIC = 14  # code points


def in_phrases(officials: Iterable[Official], findings: Findings) -> Iterator[Official]:
    """The officials, each office with the phrase of name and titles as its evidence, where they stand together."""
    for official in officials:
        places = [place_of(findings.document, evidence) for post in official.posts for evidence in post.evidence]
        posts = tuple(_in_phrase(post, official.name, places, findings) for post in official.posts)
        yield replace(official, posts=posts)


def _in_phrase(post: Post, name: str, offices: Sequence[Place], findings: Findings) -> Post:
    phrases = tuple(
        widened(findings.document, one, *_phrase(findings, name, place_of(findings.document, one), offices))
        for one in post.evidence
    )
    return replace(post, evidence=phrases, printed=_printed(post, findings.document))


def _printed(post: Post, document: Document) -> str | None:
    """The title with the unit behind it, where the article prints both together."""
    if not post.evidence or post.resolution != "explicit":
        return None
    start, end = place_of(document, post.evidence[0])
    said = " ".join(document.text[start:end].split())
    goes_on = said.lower().startswith(post.title.lower()) and len(said) > len(post.title)
    return post.title + said[len(post.title) :] if goes_on else None


def _phrase(findings: Findings, name: str, office: Place, offices: Sequence[Place]) -> Place:
    """From the honorific before the name to the end of the last title beside it, or the other way round."""
    sentence = findings.document.sentence_at(office[0])
    people = findings.people.at(sentence.start, sentence.end)
    own = [(start, end) for start, end, person in people if person.name == name]
    others = [start for start, _, person in people if person.name != name]
    beside = [place for place in own if _gap(place, office) <= _NEAR_NAME and not _between(others, place, office)]
    if not beside:
        return office
    start, end = _around(min(beside, key=lambda place: _gap(place, office)), office)
    for other in sorted(offices):
        near = sentence.start <= other[0] < sentence.end and _gap((start, end), other) <= _LINK
        if near and not _between(others, (start, end), other):
            start, end = _around((start, end), other)
    text = findings.document.text
    honorific = _HONORIFIC.search(text, max(start - _LONGEST_HONORIFIC, sentence.start), start)
    return (honorific.start() if honorific else start), end


def _around(one: Place, other: Place) -> Place:
    return min(one[0], other[0]), max(one[1], other[1])


def _gap(one: Place, other: Place) -> int:
    first, last = sorted((one, other))
    return max(last[0] - first[1], 0)


def _between(starts: Iterable[int], one: Place, other: Place) -> bool:
    """Whether one of the offsets lies between the two stretches."""
    first, last = sorted((one, other))
    return any(first[1] <= start < last[0] for start in starts)
