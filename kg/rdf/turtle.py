"""Turtle and TriG: what is said of a subject stands together, its classes first, in short names where there are any."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby

from kg.rdf.graphs import NamedGraph, Subjects
from kg.rdf.terms import TYPE, XSD, Iri, Terms

__all__ = ["trig", "turtle"]

_LOCAL = re.compile(
    r"<(?P<begin>.+[/#])(?P<name>[A-Za-z0-9_](?:(?:[\w.-]|%[0-9A-Fa-f]{2})*(?:[\w-]|%[0-9A-Fa-f]{2}))?)>", re.A
)
_SHORT = {
    XSD["integer"]: re.compile(r'"([+-]?[0-9]+)"'),
    XSD["decimal"]: re.compile(r'"([+-]?[0-9]*\.[0-9]+)"'),
    XSD["boolean"]: re.compile(r'"(true|false)"'),
}
"""The values that need neither quotes nor type."""

Shorten = Callable[[str], str]


def turtle(told: Iterable[Subjects], terms: Terms) -> Iterator[bytes]:
    """What is told of subjects as Turtle."""
    shorten = _shortener(terms.prefixes())
    yield _prefixes(terms)
    for subjects in told:
        yield "".join([_about(subject, pairs, shorten, "") for subject, pairs in subjects.items()]).encode()


def trig(graphs: Iterable[NamedGraph], terms: Terms) -> Iterator[bytes]:
    """The graphs as TriG; the parts of one follow each other."""
    shorten = _shortener(terms.prefixes())
    yield _prefixes(terms)
    for name, parts in groupby(graphs, key=lambda graph: graph.name):
        yield f"{shorten(name)} {{\n".encode()
        for part in parts:
            yield "".join(
                [_about(subject, pairs, shorten, "    ") for subject, pairs in part.subjects.items()]
            ).encode()
        yield b"}\n"


def _prefixes(terms: Terms) -> bytes:
    return "".join([f"@prefix {name}: <{begin}> .\n" for name, begin in sorted(terms.prefixes().items())]).encode()


def _about(subject: Iri, pairs: Iterable[str], shorten: Shorten, margin: str) -> str:
    """What is said of one subject; `pairs` are sorted, so values of one property follow each other."""
    types: list[str] = []
    told: list[str] = []
    former = ""
    for pair in pairs:
        name, value = pair.split(" ", 1)
        if value[-1] == ">":  # an IRI or a typed literal; all others are as they are
            value = shorten(value)
        if name == TYPE:
            types.append(value)
        elif name == former:
            told[-1] += f", {value}"
        else:
            told.append(f"{shorten(name)} {value}")
            former = name
    if types:
        told.insert(0, f"a {', '.join(types)}")
    between = f" ;\n    {margin}"
    return f"{margin}{shorten(subject)} {between.join(told)} .\n"


def _shortener(prefixes: Mapping[str, str]) -> Shorten:
    names = {begin: name for name, begin in prefixes.items()}

    @lru_cache(maxsize=1 << 14)  # the names of classes, properties and units come again and again
    def shorten(term: str) -> str:
        if term[0] == '"':
            words, _, datatype = term.rpartition("^^")
            bare = datatype in _SHORT and _SHORT[Iri(datatype)].fullmatch(words)
            return bare[1] if bare else f"{words}^^{shorten(datatype)}"
        match = _LOCAL.fullmatch(term)
        return f"{names[match['begin']]}:{match['name']}" if match and match["begin"] in names else term

    return shorten
