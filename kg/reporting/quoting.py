"""The sentences behind a row, with the words that say so marked, and where they were printed."""

from __future__ import annotations

from collections.abc import Iterable

from kg.graph.rows import Row
from kg.html import Html, address, joined, tag
from kg.reporting.subject import Subject

__all__ = ["quotations", "source"]

_MOST = 3  # sentences of one row; one says it, more show that others say so too


def quotations(subject: Subject, ids: Iterable[str], *, most: int = _MOST) -> Html:
    """The surest sentences that state the rows, each with its article; one sentence of one article stands once."""
    stated = [one for row in ids for one in subject.of("evidence", "subject").get(row, ())]
    stated.sort(key=lambda one: (-one.confidence, one.passage))
    passages = subject.of("passages", "passage")
    found: dict[tuple[str, str], list[Row]] = {}
    for one in stated:
        for passage in passages.get(one.passage, ()):
            found.setdefault((passage.article, passage.sentence), []).append(passage)
    quoted = [_quotation(subject, told) for told in list(found.values())[:most]]
    return joined(quoted) if quoted else tag("p", subject.words("quote.none"), class_="note")


def _quotation(subject: Subject, passages: list[Row]) -> Html:
    """A sentence with the passages that stand in it marked."""
    spans = sorted({span for passage in passages if (span := _place(passage))})
    sentence, parts, at = passages[0].sentence, [], 0
    for start, end in spans:
        if start >= at:
            parts += [sentence[at:start], tag("mark", sentence[start:end])]
            at = end
    words = joined([*parts, sentence[at:]])
    return tag("blockquote", tag("p", words), tag("cite", source(subject, passages[0].article)))


def _place(passage: Row) -> tuple[int, int] | None:
    """Where the quote stands in its sentence: of several places that which the words before it fit; None if nowhere."""
    starts = []
    at = passage.sentence.find(passage.quote)
    while at >= 0 and passage.quote:
        starts.append(at)
        at = passage.sentence.find(passage.quote, at + 1)
    if not starts:
        return None
    best = max(starts, key=lambda start: (_shared(passage.sentence[:start], passage.prefix), -start))
    return best, best + len(passage.quote)


def _shared(before: str, prefix: str) -> int:
    """How many characters two texts share at their ends."""
    shared = 0
    while shared < min(len(before), len(prefix)) and before[-1 - shared] == prefix[-1 - shared]:
        shared += 1
    return shared


def source(subject: Subject, article: str) -> Html:
    """The title of an article, as a link if it has an address, its publisher and day."""
    (about,) = subject.of("articles", "article")[article]
    words, url = subject.words, address(about.url)
    title = about.title or article
    linked = tag("a", title, href=url, rel="noopener noreferrer") if url else tag("span", title, class_="title")
    day = words.date(about.published) if about.published else words("quote.undated")
    return joined([linked, about.publisher, day, None if url else f"[{article}]"], ", ")
