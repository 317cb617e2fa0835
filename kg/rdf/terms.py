"""The names of things in RDF: namespaces, and the IRIs ids of the tables become.

A term is made once, as the text N-Triples has for it, and is from then on only put between others: that is what makes
writing fast. Type checkers tell such text from any other; nothing else may be used as a term.

All IRIs of ours stand under one base and are ASCII: ids are percent-encoded, never trusted. What is said
about the things is left to the modules that describe them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NewType
from urllib.parse import quote

from pyoxigraph import NamedNode

from kg.errors import SettingsError

__all__ = [
    "DCTERMS",
    "DEFAULT_BASE",
    "FOAF",
    "GEO",
    "OA",
    "ORG",
    "PROV",
    "RDF",
    "RDFS",
    "SCHEMA",
    "SEM",
    "SKOS",
    "TYPE",
    "VOID",
    "XSD",
    "Fact",
    "Iri",
    "Literal",
    "Namespace",
    "Terms",
    "about",
    "encoded",
    "iri",
    "node",
]

DEFAULT_BASE = "https://lientinh.example/"
"""The base of all IRIs where nothing else is set; a placeholder no one can publish under."""

Iri = NewType("Iri", str)
"""An IRI as N-Triples has it: ``<https://lientinh.example/id/unit/hue>``."""

Literal = NewType("Literal", str)
"""A literal as N-Triples has it, made by `kg.rdf.literals`: ``"Huế"@vi``."""

Fact = tuple[Iri, Iri, Iri | Literal]
"""Subject, property and value: a triple before it has a graph."""


def iri(address: str) -> Iri:
    """The IRI of that address; raises ValueError where it is none."""
    return Iri(str(NamedNode(address)))


def node(iri: Iri) -> NamedNode:
    """The IRI as pyoxigraph has it."""
    return NamedNode(iri[1:-1])


class Namespace(dict[str, Iri]):
    """The terms of one vocabulary by local name; `RDFS["label"]` is made once."""

    def __init__(self, iri: str) -> None:
        """The namespace all whose terms begin with `iri`."""
        super().__init__()
        self.iri = iri

    def __missing__(self, name: str) -> Iri:
        """The term of that name, made when first asked for."""
        node = self[name] = iri(self.iri + name)
        return node


DCTERMS = Namespace("http://purl.org/dc/terms/")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
GEO = Namespace("http://www.opengis.net/ont/geosparql#")
OA = Namespace("http://www.w3.org/ns/oa#")
ORG = Namespace("http://www.w3.org/ns/org#")
PROV = Namespace("http://www.w3.org/ns/prov#")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
SCHEMA = Namespace("https://schema.org/")
SEM = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
VOID = Namespace("http://rdfs.org/ns/void#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")
TYPE = RDF["type"]

_BASE = re.compile(r"https?://[A-Za-z0-9.:-]+/([A-Za-z0-9._~%-]+/)*")
_KINDS = (
    *(
        "account",
        "agent",
        "agreement",
        "article",
        "body",
        "candidate",
        "change",
        "decision",
        "event",
        "flow",
        "geometry",
        "group",
    ),
    *("holding", "inference", "judge", "judgement", "matter", "mention", "part", "participation", "person", "post"),
    *("programme", "project", "reading", "run", "site", "statement", "thing", "tie", "unit"),
)


class Terms:
    """The namespaces under one base.

    `lt` holds our ontology, `topic`, `office` and `region` the concepts of a scheme; `id(kind, name)` names
    everything else. Raises `SettingsError` for a base no IRI can begin with.
    """

    def __init__(self, base: str = DEFAULT_BASE) -> None:
        """The names under `base`."""
        if not _BASE.fullmatch(base):
            raise SettingsError(f"{base!r} is no base for IRIs; one looks like {DEFAULT_BASE} and ends with / too")
        self.base = base
        self.lt = Namespace(f"{base}ontology#")
        self._schemes = {scheme: Namespace(f"{base}{scheme}/") for scheme in ("topic", "office", "region")}

    def concept(self, scheme: str, id: str = "") -> Iri:
        """The concept of that id in the scheme ``topic``, ``office`` or ``region``; without id the scheme."""
        return self._schemes[scheme][encoded(id)]

    def id(self, kind: str, name: str) -> Iri:
        """The thing of that kind: ``<base>id/unit/quang-ninh``, ``<base>id/article/42``."""
        return Iri(f"<{self.base}id/{kind}/{encoded(name)}>")

    def graph(self, name: str, article: str | None = None) -> Iri:
        """The named graph ``reference``, ``resolution``, ``vocabulary`` and so on, or that of one article."""
        return Iri(f"<{self.base}graph/{name}" + (">" if article is None else f"/{encoded(article)}>"))

    def prefixes(self) -> dict[str, str]:
        """The prefixes files are written with, ours and those of the vocabularies we stand on."""
        ours = {"lt": self.lt.iri, "ltt": self._schemes["topic"].iri, "office": self._schemes["office"].iri}
        ours |= {
            "region": self._schemes["region"].iri,
            "graph": f"{self.base}graph/",
            "report": f"{self.base}graph/article/",
        }
        ours |= {kind: f"{self.base}id/{kind}/" for kind in _KINDS}
        others = {
            "dcterms": DCTERMS,
            "foaf": FOAF,
            "geo": GEO,
            "oa": OA,
            "org": ORG,
            "prov": PROV,
            "rdf": RDF,
            "rdfs": RDFS,
        }
        others |= {"schema": SCHEMA, "sem": SEM, "skos": SKOS, "void": VOID, "xsd": XSD}
        return ours | {prefix: namespace.iri for prefix, namespace in others.items()}


def about(subject: Iri, *pairs: tuple[Iri, Iri | Literal | None]) -> Iterator[Fact]:
    """Facts about one subject, from pairs of property and value; pairs without a value are left out."""
    return iter([(subject, name, value) for name, value in pairs if value is not None])


@lru_cache(maxsize=1 << 14)
def encoded(id: str) -> str:
    """An id as it stands in an IRI: all but ASCII letters, digits and ``_.-~`` percent-encoded."""
    return quote(id, safe="", errors="surrogatepass")
