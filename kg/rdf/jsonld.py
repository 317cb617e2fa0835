"""JSON-LD to be read: a named graph after the other, in which an article holds what it reports.

Things stand under the short names of `kg.rdf.context`, which the file begins with, so that nothing has to be fetched.
An article holds its reports (meetings and agreements) and the offices it tells of, a meeting its participations and
statements, and each of them the passages that say so. What has been written once is referred to by its id. A value
that is not of the kind its name promises is written out, with its type or language, so nothing is lost.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from kg.rdf.context import REVERSE, Name, context, names, written
from kg.rdf.graphs import NamedGraph
from kg.rdf.terms import OA, TYPE, XSD, Iri, Terms

__all__ = ["jsonld"]

_INSIDE = ("hasParticipation", "hasStatement", "inCapacity", "evidence")
"""Our properties whose values stand, as a list, inside of what has them."""

_NUMBERS = {XSD["integer"]: re.compile('"(0|-?[1-9][0-9]{0,14})"'), XSD["boolean"]: re.compile('"(true|false)"')}
"""The values that are the same as JSON's own."""


def jsonld(graphs: Iterable[NamedGraph], terms: Terms) -> Iterator[bytes]:
    """The graphs as JSON-LD."""
    yield f'{{\n"@context": {written(context(terms))},\n"@graph": ['.encode()
    short, comma = _Short(terms), ""
    for graph in graphs:
        things = ",\n".join(_Tree(graph.subjects, short).written())
        yield f'{comma}\n{{"id": {short.thing(graph.name)}, "@graph": [\n{things}\n]}}'.encode()
        comma = ","
    yield b"\n]\n}\n"


class _Short:
    """The short forms of IRIs and values, as the context explains them; all of it is text of JSON."""

    def __init__(self, terms: Terms) -> None:
        self.names = {name.iri: name for name in names(terms)}
        self.reverse = {terms.lt[predicate]: f'"{name}"' for name, predicate in REVERSE.items()}
        self.inside = {OA["hasSelector"], *(terms.lt[name] for name in _INSIDE)}
        self.lists = {*self.reverse.values(), *(f'"{self.names[terms.lt[name]].name}"' for name in _INSIDE)}
        self.article = terms.id("article", "")[:-1]
        self.thing = lru_cache(maxsize=1 << 14)(self._thing)
        self._prefixes = sorted(terms.prefixes().items(), key=lambda pair: -len(pair[1]))

    def _thing(self, iri: str) -> str:
        for prefix, begin in self._prefixes:
            if iri.startswith(begin, 1):
                return f'"{prefix}:{iri[1 + len(begin) : -1]}"'
        return f'"{iri[1:-1]}"'

    def type(self, iri: str) -> str:
        """The name of a class."""
        return f'"{self.names[Iri(iri)].name}"' if iri in self.names else self.thing(iri)

    def member(self, predicate: str, value: str) -> tuple[str, str, str]:
        """How a value is written: its key, its language where the key holds words by language, and its text."""
        name = self.names.get(Iri(predicate))
        key = f'"{name.name}"' if name else self.thing(predicate)
        if value[0] == "<":
            text = self.thing(value) if name and name.kind == "thing" else f'{{"id": {self.thing(value)}}}'
            return self._apart(name, predicate, key), "", text
        end = value.rindex('"') + 1
        words, language, datatype = value[:end], value[end + 1 :], value[end + 2 :]  # words are a string in JSON too
        if end == len(value):
            text = words if name is None or name.kind == "plain" else f'{{"@value": {words}}}'
        elif value[end] == "@":
            if name and name.kind == "languages":
                return key, f'"{language}"', words
            text = (
                words
                if name and (name.kind, language) == ("words", "vi")
                else _tagged(words, "@language", f'"{language}"')
            )
        elif name and name.kind == "number" and (number := _number(words, datatype)):
            text = number
        else:
            text = words if name and name.datatype == datatype else _tagged(words, "@type", self.thing(datatype))
        return self._apart(name, predicate, key), "", text

    def _apart(self, name: Name | None, predicate: str, key: str) -> str:
        """The key for a value of no language: the full IRI, where the short name holds words by language."""
        return f'"{predicate[1:-1]}"' if name and name.kind == "languages" else key


def _tagged(words: str, tag: str, kind: str) -> str:
    return f'{{"@value": {words}, "{tag}": {kind}}}'


def _number(words: str, datatype: str) -> str | None:
    match = datatype in _NUMBERS and _NUMBERS[Iri(datatype)].fullmatch(words)
    return match[1] if match else None


class _Tree:
    """The things of one graph, put into each other."""

    def __init__(self, subjects: Mapping[Iri, list[str]], short: _Short) -> None:
        self._subjects, self._short = subjects, short
        self._placed: set[str] = set()
        self._reporting: defaultdict[str, list[tuple[str, Iri]]] = defaultdict(list)
        for subject, pairs in subjects.items():
            for pair in pairs:
                predicate, value = pair.split(" ", 1)
                if predicate in short.reverse and value in subjects and value.startswith(short.article):
                    self._reporting[value].append((predicate, subject))

    def written(self) -> Iterator[str]:
        """The things that stand in no other, articles first, each with what is inside it."""
        for subject in sorted(self._subjects, key=lambda iri: iri not in self._reporting):
            if subject not in self._placed:
                self._placed.add(subject)
                yield self._object(subject, " ")

    def _object(self, subject: Iri, margin: str, without: str = "") -> str:
        """One thing; `without` is the pair that the place it stands in says already."""
        about = _Object(self._short.thing(subject))
        reports = [(predicate, one) for predicate, one in self._reporting[subject] if one not in self._placed]
        self._placed.update(one for _, one in reports)
        for pair in self._subjects[subject]:
            predicate, value = pair.split(" ", 1)
            if predicate == TYPE:
                about.types.append(self._short.type(value))
            elif pair != without:
                key, language, text = self._short.member(predicate, value)
                if predicate in self._short.inside and value in self._subjects and value not in self._placed:
                    self._placed.add(value)
                    text = self._object(Iri(value), f"{margin} ")
                (about.words[key][language] if language else about.members[key]).append(text)
        for predicate, one in reports:
            told = self._object(one, f"{margin} ", f"{predicate} {subject}")
            about.members[self._short.reverse[Iri(predicate)]].append(told)
        return about.text(margin, self._short.lists)


@dataclass(slots=True)
class _Object:
    """What is said of one thing, as texts of JSON by key; `words` also by language."""

    id: str
    types: list[str] = field(default_factory=list)
    members: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    words: defaultdict[str, defaultdict[str, list[str]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )

    def text(self, margin: str, lists: Container[str]) -> str:
        """The object, a line for each member; keys among `lists` have one even of a single value."""
        lines = [f'"id": {self.id}', f'"type": {_values(self.types)}'] if self.types else [f'"id": {self.id}']
        for key, languages in self.words.items():
            told = ", ".join(f"{language}: {_values(words)}" for language, words in languages.items())
            lines.append(f"{key}: {{{told}}}")
        lines += [f"{key}: {_values(values, key in lists)}" for key, values in self.members.items()]
        return f"{{{f',{chr(10)}{margin} '.join(lines)}}}"


def _values(values: list[str], always: bool = False) -> str:
    return values[0] if len(values) == 1 and not always else f"[{', '.join(values)}]"
