"""Laws that hold of every triple, whatever it is about: known terms, NFC, ASCII names, no blank nodes.

SHACL has no targets for them; their messages stand with the shapes, and a breach is reported as one of a shape.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.rdf.engines import Breach
from kg.rdf.shapes import defined, rules_namespace

__all__ = ["broken_laws"]


def broken_laws(triples: Iterable[Triple], base: str) -> Iterator[Breach]:
    """Where triples break a law; an unknown term is told at the subject that uses it."""
    rule, ours = rules_namespace(base), f"{base}ontology#"
    known = defined() | {""}  # the namespace itself may be named
    for subject, name, value in triples:
        node = str(subject) if isinstance(subject, BlankNode) else subject.value
        for term in (subject, name, value):
            if isinstance(term, BlankNode):
                yield Breach(node, f"{rule}named", name.value, str(term))
            elif isinstance(term, Literal):
                if not unicodedata.is_normalized("NFC", term.value):
                    yield Breach(node, f"{rule}composed", name.value, term.value)
            elif isinstance(term, NamedNode):
                if not term.value.isascii():
                    yield Breach(node, f"{rule}ascii-name", name.value, term.value)
                if term.value.startswith(ours) and term.value.removeprefix(ours) not in known:
                    yield Breach(node, f"{rule}known-term", name.value, term.value)
