"""The shapes the graph must have, and what is said where it has not.

The rules stand in ``shapes.ttl``. This module knows how to put them under a base and what each says in Vietnamese
and English; which engine holds a graph against them is left to `kg.rdf.engines`.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.rdf.terms import DEFAULT_BASE, Namespace, node

__all__ = ["SH", "Message", "defined", "messages", "rules_namespace", "shapes"]

SH = Namespace("http://www.w3.org/ns/shacl#")
_MESSAGE, _SEVERITY = node(SH["message"]), node(SH["severity"])


class Message(NamedTuple):
    """What a rule says where it is broken, and its severity: ``violation`` or ``warning``."""

    vi: str
    en: str
    severity: str


def shapes(base: str = DEFAULT_BASE) -> str:
    """The shapes as Turtle, under `base`."""
    return _source("shapes.ttl").replace(DEFAULT_BASE, base)


def rules_namespace(base: str) -> str:
    """How the IRIs of rules begin."""
    return f"{base}shapes#"


@cache
def messages() -> dict[str, Message]:
    """The rules by local name, with their messages; rules of SPARQL are violations."""
    found: dict[str, dict[str, str]] = {}
    for quad in parse(_source("shapes.ttl"), format=RdfFormat.TURTLE):
        if isinstance(quad.subject, NamedNode):
            said = found.setdefault(quad.subject.value.rpartition("#")[2], {})
            if quad.predicate == _MESSAGE and isinstance(quad.object, Literal):
                said[str(quad.object.language)] = quad.object.value
            if quad.predicate == _SEVERITY and isinstance(quad.object, NamedNode):
                said["severity"] = quad.object.value.rpartition("#")[2].lower()
    told = {name: said for name, said in found.items() if "en" in said}
    return {name: Message(said["vi"], said["en"], said.get("severity", "violation")) for name, said in told.items()}


@cache
def defined() -> frozenset[str]:
    """The local names of all terms our ontology defines."""
    begin = f"{DEFAULT_BASE}ontology#"
    subjects = (quad.subject for quad in parse(_source("ontology.ttl"), format=RdfFormat.TURTLE))
    iris = (subject.value for subject in subjects if isinstance(subject, NamedNode))
    return frozenset(iri.removeprefix(begin) for iri in iris if iri.startswith(begin))


def _source(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text("utf-8")
