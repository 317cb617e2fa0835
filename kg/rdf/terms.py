"""The names of things in RDF: namespaces, and the IRIs ids of the tables become.

All IRIs of ours stand under one base and are ASCII: ids are percent-encoded, never trusted. What is said
about the things is left to the modules that describe them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

from kg.errors import SettingsError

__all__ = [
    "DCTERMS",
    "DEFAULT_BASE",
    "FOAF",
    "OA",
    "ORG",
    "PROV",
    "RDF",
    "RDFS",
    "SCHEMA",
    "SEM",
    "SKOS",
    "TYPE",
    "XSD",
    "Fact",
    "Namespace",
    "Terms",
    "about",
]

DEFAULT_BASE = "https://lientinh.example/"
"""The base of all IRIs where nothing else is set; a placeholder no one can publish under."""

Fact = tuple[NamedNode, NamedNode, NamedNode | Literal]
"""Subject, property and value: a triple before it has a graph."""


class Namespace(dict[str, NamedNode]):
    """The terms of one vocabulary by local name; `RDFS["label"]` is made once."""

    def __init__(self, iri: str) -> None:
        """The namespace all whose terms begin with `iri`."""
        super().__init__()
        self.iri = iri

    def __missing__(self, name: str) -> NamedNode:
        """The term of that name, made when first asked for."""
        node = self[name] = NamedNode(self.iri + name)
        return node


DCTERMS = Namespace("http://purl.org/dc/terms/")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
OA = Namespace("http://www.w3.org/ns/oa#")
ORG = Namespace("http://www.w3.org/ns/org#")
PROV = Namespace("http://www.w3.org/ns/prov#")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
SCHEMA = Namespace("https://schema.org/")
SEM = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")
TYPE = RDF["type"]

_BASE = re.compile(r"https?://[A-Za-z0-9.:-]+/([A-Za-z0-9._~%-]+/)*")
_KINDS = (
    *("agreement", "article", "body", "change", "event", "group", "holding"),
    *("participation", "person", "post", "programme", "project", "run", "site", "statement", "unit"),
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

    def concept(self, scheme: str, id: str = "") -> NamedNode:
        """The concept of that id in the scheme ``topic``, ``office`` or ``region``; without id the scheme."""
        return self._schemes[scheme][_encoded(id)]

    def id(self, kind: str, name: str) -> NamedNode:
        """The thing of that kind: ``<base>id/unit/quang-ninh``, ``<base>id/article/42``."""
        return NamedNode(f"{self.base}id/{kind}/{_encoded(name)}")

    def graph(self, name: str, article: str | None = None) -> NamedNode:
        """The named graph ``reference``, ``resolution``, ``vocabulary``, or that of one article."""
        return NamedNode(f"{self.base}graph/{name}" + ("" if article is None else f"/{_encoded(article)}"))

    def prefixes(self) -> dict[str, str]:
        """The prefixes files are written with, ours and those of the vocabularies we stand on."""
        ours = {"lt": self.lt.iri, "ltt": self._schemes["topic"].iri, "office": self._schemes["office"].iri}
        ours |= {
            "region": self._schemes["region"].iri,
            "graph": f"{self.base}graph/",
            "report": f"{self.base}graph/article/",
        }
        ours |= {kind: f"{self.base}id/{kind}/" for kind in _KINDS}
        others = {"dcterms": DCTERMS, "foaf": FOAF, "oa": OA, "org": ORG, "prov": PROV, "rdf": RDF, "rdfs": RDFS}
        others |= {"schema": SCHEMA, "sem": SEM, "skos": SKOS, "xsd": XSD}
        return ours | {prefix: namespace.iri for prefix, namespace in others.items()}


def about(subject: NamedNode, *pairs: tuple[NamedNode, NamedNode | Literal | None]) -> Iterator[Fact]:
    """Facts about one subject, from pairs of property and value; pairs without a value are left out."""
    return ((subject, name, value) for name, value in pairs if value is not None)


def _encoded(id: str) -> str:
    return quote(id, safe="")
