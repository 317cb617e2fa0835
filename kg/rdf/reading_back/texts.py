"""Articles, the passages cut out of them, and which rule read what on them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from kg.errors import RdfError
from kg.rdf.reading_back.facts import Facts
from kg.rdf.terms import DCTERMS, SCHEMA
from kg.rdf.texts import Text

__all__ = ["articles", "evidence", "passage_id", "passages"]

Row = dict[str, Any]

_FRAGMENT = re.compile(r"(?P<article>[^#]+)#char=(?P<start>-?[0-9]+),(?P<end>-?[0-9]+)")
_SUBJECTS = (
    *("mention", "person", "holding", "event", "account", "candidate", "participation", "part", "matter", "flow"),
    *("statement", "agreement"),
)
"""The kinds of ids that rows with evidence have."""


def articles(facts: Facts) -> Iterator[Row]:
    """The table articles."""
    for node in facts.of_class("Article"):
        yield {
            "article": facts.id(node, "article"),
            "title": facts.one(node, DCTERMS["title"][1:-1]) or "",
            "published": facts.one(node, DCTERMS["issued"][1:-1]),
            "url": facts.one(node, facts.lt("addressText")) or facts.one(node, SCHEMA["url"][1:-1]),
            "publisher": facts.one(node, DCTERMS["publisher"][1:-1]),
            "origin": facts.needed(node, facts.lt("origin")),
            "sha256": facts.needed(node, facts.lt("textSha256")),
            "chars": int(facts.needed(node, facts.lt("characters"))),
        }


def passages(facts: Facts) -> Iterator[Row]:
    """The table passages, their words cut out of the texts again."""
    texts = _texts(facts)
    nodes = {
        *facts.of_class("Passage"),
        *facts.of_class("Stretch"),
        *(one for one, _ in facts.pairs(facts.lt("shows"))),
    }
    for node in sorted(nodes):
        article, start, end = _place(facts, node)
        row: Row = {
            "passage": passage_id(facts, node),
            "article": facts.id(article, "article"),
            "start": start,
            "end": end,
        }
        for name, words in texts[article].passage(start, end)._asdict().items():
            told = facts.one(node, facts.lt(f"{name}AsTold"))
            if told is None and words is None:
                raise RdfError(f"{facts.source}: {node}: its {name} is not told; expected lt:words around it")
            row[name] = words if told is None else told
        yield row


def _texts(facts: Facts) -> dict[str, Text]:
    """The texts of the articles by their IRIs, as far as they are told."""
    runs: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    sentences: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for node, words in facts.pairs(facts.lt("words")):
        article, start, _ = _place(facts, node)
        runs[article].append((start, words))
    for node in facts.of_class("Sentence"):
        article, start, end = _place(facts, node)
        sentences[article].append((start, end))
    chars = ((node, int(told)) for node, told in facts.pairs(facts.lt("characters")))
    return {article: Text(runs[article], sentences[article], length) for article, length in chars}


def _place(facts: Facts, node: str) -> tuple[str, int, int]:
    match = _FRAGMENT.fullmatch(node)
    if match is None:
        raise RdfError(f"{facts.source}: {node} is no stretch of an article; one ends with #char=120,168")
    return match["article"], int(match["start"]), int(match["end"])


def passage_id(facts: Facts, node: str) -> str:
    """The id of the passage that an IRI names: the article's with the offsets."""
    article, start, end = _place(facts, node)
    return f"{facts.id(article, 'article')}#char={start},{end}"


def evidence(facts: Facts) -> Iterator[Row]:
    """The table evidence: for each reading of a row the passages of the reading, of the row, or of its article."""
    shown: defaultdict[str, list[str]] = defaultdict(list)
    for passage, node in facts.pairs(facts.lt("shows")):
        shown[node].append(passage)
    known: dict[str, str] = {}
    for node, reading in facts.pairs(facts.lt("readBy")):
        rule, sure = facts.needed(reading, facts.lt("rule")), facts.number(reading, facts.lt("confidence"))
        for passage in shown.get(reading) or shown.get(node) or facts.many(node, facts.lt("evidence")):
            if passage not in known:
                known[passage] = passage_id(facts, passage)
            yield {"subject": _subject(facts, node), "passage": known[passage], "rule": rule, "confidence": sure}


def _subject(facts: Facts, node: str) -> str:
    kind = node.removeprefix(f"{facts.terms.base}id/").partition("/")[0]
    if kind not in _SUBJECTS:
        raise RdfError(f"{facts.source}: {node} is read by a rule; expected an id of {', '.join(_SUBJECTS)}")
    return facts.id(node, kind)
