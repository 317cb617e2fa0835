"""How the graph of the seed article differs from the one made by hand: triples compared after ids are matched.

Generated ids (events, groups, bodies, holdings, posts, participations, statements, runs) are matched by structure:
each node of ours stands for the node of the same kind and class in the example that shares most facts with it (an event
perhaps of another class).
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import pyoxigraph as ox

from kg import rdf
from kg.graph import KnowledgeGraph

__all__ = ["Difference", "compare", "told"]

BASE = rdf.DEFAULT_BASE
LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
CONFIDENCE = ox.NamedNode(f"{BASE}ontology#confidence")
MATCHED = ("event", "group", "body", "holding", "post", "participation", "statement", "run")

Triples = set[ox.Triple]


class Difference(NamedTuple):
    """Missing and superfluous triples as lines (``-`` and ``+``), with how many there are on both sides."""

    lines: Counter[str]
    ours: int
    theirs: int
    common: int

    @property
    def precision(self) -> float:
        """The part of our triples the example has."""
        return self.common / self.ours

    @property
    def recall(self) -> float:
        """The part of the example's triples we have."""
        return self.common / self.theirs


def told(graph: KnowledgeGraph, example: Triples) -> Triples:
    """What our graph says about the article: all of its own graph, and who and what the example describes too.

    The vocabulary, and what the reference data say of units beyond type and label, no article says. The graph of the
    tables (``graph/tables``) is left out: it is bookkeeping for reading tables back, of which the example has none.
    """
    quads = list(rdf.quads(graph))
    named = {quad.object for quad in quads if quad.graph_name.value.startswith(f"{BASE}graph/article/")}
    described = {triple.subject for triple in example} | {one for one in named if "/id/body/" in str(one)}
    found = set()
    for quad in quads:
        name, subject = quad.graph_name.value.removeprefix(f"{BASE}graph/"), quad.subject.value
        unit = subject.startswith(f"{BASE}id/unit/")
        of_reference = name == "reference" and (quad.subject in described or "/id/post/" in subject)
        wanted = name.startswith("article/") or name == "resolution" or of_reference
        if wanted and (not unit or quad.predicate in (TYPE, LABEL)):
            found.add(quad.triple)
    return found


def compare(ours: Triples, example: Triples) -> Difference:
    """Our triples against those of the example; how sure a statement is counts, the figure does not."""
    ours, example = _without_figures(ours), _without_figures(example)
    names = _matched(ours, example)
    renamed = {_renamed(triple, names) for triple in ours}
    lines = Counter(f"- {line}" for line in _lines(example - renamed, {triple.subject for triple in renamed}))
    lines.update(f"+ {line}" for line in _lines(renamed - example, {triple.subject for triple in example}))
    return Difference(lines, len(renamed), len(example), len(renamed & example))


def _without_figures(triples: Triples) -> Triples:
    """The triples with every confidence as one: ours are measured anew with each change of the rules."""
    some = ox.Literal("measured")
    return {ox.Triple(t.subject, t.predicate, some) if t.predicate == CONFIDENCE else t for t in triples}


def _matched(ours: Triples, example: Triples) -> dict[str, str]:
    names: dict[str, str] = {}
    for kind in MATCHED:
        left, right = _nodes(ours, kind, names), _nodes(example, kind, {})
        taken: set[str] = set()
        for score, one, other in sorted(_scores(left, right), key=lambda match: (-match[0], match[1:])):
            if score and other not in taken and one not in names:
                names[one] = other
                taken.add(other)
        names.update((one, f"{BASE}id/{kind}/unmatched") for one in left if one not in names)
    return names


def _nodes(triples: Triples, kind: str, names: dict[str, str]) -> dict[str, set[str]]:
    """The facts about each node of a kind, nodes matched so far under their new names."""
    facts: dict[str, set[str]] = {}
    for triple in triples:
        if triple.subject.value.startswith(f"{BASE}id/{kind}/"):
            fact = _renamed(triple, names)
            facts.setdefault(triple.subject.value, set()).add(f"{fact.predicate} {fact.object}")
    return facts


def _scores(left: dict[str, set[str]], right: dict[str, set[str]]) -> Iterable[tuple[int, str, str]]:
    return (
        (len(facts & right[other]), one, other)
        for one, facts in left.items()
        for other in right
        if any(fact.startswith(f"{TYPE} ") for fact in facts & right[other]) or "/event/" in one
    )


def _renamed(triple: ox.Triple, names: dict[str, str]) -> ox.Triple:
    subject, value = triple.subject, triple.object
    if subject.value in names:
        subject = ox.NamedNode(names[subject.value])
    if isinstance(value, ox.NamedNode) and value.value in names:
        value = ox.NamedNode(names[value.value])
    return ox.Triple(subject, triple.predicate, value)


# ---------------------------------------------------------------- lines
def _lines(triples: Triples, described: set[ox.NamedNode]) -> Iterable[str]:
    """A line per triple, but one for all of a passage and its selector that the other side does not describe."""
    whole: Counter[str] = Counter()
    for triple in triples:
        if re.search(r"#(char|sel)=", triple.subject.value) and triple.subject not in described:
            whole[_short(triple.subject).replace("#sel=", "#char=")] += 1
        else:
            yield _line(triple)
    yield from (f"{passage} ({count} triples)" for passage, count in whole.items())


def _line(triple: ox.Triple) -> str:
    quoted = triple.predicate.value.startswith("http://www.w3.org/ns/oa#")
    return f"{_short(triple.subject)} {_short(triple.predicate)} {_short(triple.object, quoted)}"


def _short(term: ox.NamedNode | ox.Literal, quoted: bool = False) -> str:
    """A term that fits a line; of the article's words only a hash, of other long ones the beginning."""
    if isinstance(term, ox.NamedNode):
        return re.sub(r"^.*?(?:/id/|/(?=topic/|office/)|[#/](?=[\w-]+$))", "", term.value)
    mark = f"@{term.language}" if term.language else ""
    if len(term.value) <= 40 and not (quoted and mark):
        return f'"{term.value}"{mark}'
    hashed = hashlib.sha256(term.value.encode()).hexdigest()[:8]
    return f'"{"" if quoted else term.value[:40]}…{hashed}"{mark}'
