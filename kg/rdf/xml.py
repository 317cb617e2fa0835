"""RDF/XML, for tools that know no other.

XML has no sign for most control characters: they become U+FFFD.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from kg.files import xml as in_xml
from kg.rdf.graphs import Subjects
from kg.rdf.literals import parts
from kg.rdf.terms import TYPE, Iri, Terms

__all__ = ["xml"]

_LOCAL = re.compile(r"<(.+[^\w.-])([A-Za-z_][\w.-]*)>", re.A)

Name = Callable[[str], str | None]


def xml(told: Iterable[Subjects], terms: Terms) -> Iterator[bytes]:
    """What is told of subjects as RDF/XML."""
    prefixes = terms.prefixes()
    spaces = "".join([f'\n  xmlns:{name}="{begin}"' for name, begin in sorted(prefixes.items())])
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{spaces}>\n'.encode()
    name = _namer(prefixes)
    for subjects in told:
        yield "".join([_about(subject, pairs, name) for subject, pairs in subjects.items()]).encode()
    yield b"</rdf:RDF>\n"


def _about(subject: Iri, pairs: list[str], name: Name) -> str:
    """What is said of one subject, in an element named after its first class."""
    begin = f"{TYPE} "
    first = next((pair for pair in pairs if pair.startswith(begin) and name(pair.removeprefix(begin))), None)
    element = (first and name(first.removeprefix(begin))) or "rdf:Description"
    told = "".join([_property(pair, name) for pair in pairs if pair is not first])
    return f"<{element} rdf:about={_attribute(subject)}>\n{told}</{element}>\n"


def _property(pair: str, name: Name) -> str:
    predicate, value = pair.split(" ", 1)
    element = opening = name(predicate)
    if element is None:
        match = _LOCAL.fullmatch(predicate)
        if match is None:
            raise ValueError(f"{predicate}: RDF/XML has no name for it; a property ends with a word")
        element, opening = f"p:{match[2]}", f'p:{match[2]} xmlns:p="{in_xml(match[1])}"'
    if value[0] == "<":
        return f"  <{opening} rdf:resource={_attribute(value)}/>\n"
    words, language, datatype = parts(value)
    kind = f' xml:lang="{language}"' if language else f" rdf:datatype={_attribute(datatype)}" if datatype else ""
    return f"  <{opening}{kind}>{in_xml(words)}</{element}>\n"


def _attribute(iri: str) -> str:
    return f'"{in_xml(iri[1:-1])}"'


def _namer(prefixes: Mapping[str, str]) -> Name:
    names = {begin: name for name, begin in prefixes.items()}

    @lru_cache(maxsize=1 << 10)
    def name(iri: str) -> str | None:
        """The name of a class or property, where its namespace has a prefix."""
        match = _LOCAL.fullmatch(iri)
        return f"{names[match[1]]}:{match[2]}" if match and match[1] in names else None

    return name
