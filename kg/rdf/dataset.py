"""The graph as people know RDF in Python: an rdflib Dataset."""

from __future__ import annotations

import pyoxigraph
import rdflib

from kg.graph import KnowledgeGraph
from kg.rdf.quads import quads
from kg.rdf.terms import DEFAULT_BASE, Terms

__all__ = ["dataset", "term"]


def dataset(graph: KnowledgeGraph, *, base: str = DEFAULT_BASE) -> rdflib.Dataset:
    """The graph in memory, for exploring and for small queries; its default graph is the union of all graphs.

    Large graphs are better written to a file (`kg.rdf.write`) and asked in a store.
    """
    dataset = rdflib.Dataset(default_union=True)
    for prefix, iri in Terms(base).prefixes().items():
        dataset.bind(prefix, iri, replace=True)
    for quad in quads(graph, base=base):
        triple = term(quad.subject), term(quad.predicate), term(quad.object)
        dataset.graph(term(quad.graph_name)).add(triple)
    return dataset


def term(term: object) -> rdflib.URIRef | rdflib.Literal:
    """A term of pyoxigraph as rdflib has it, its value untouched."""
    if isinstance(term, pyoxigraph.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, pyoxigraph.Literal):
        datatype = None if term.language else rdflib.URIRef(term.datatype.value)
        return rdflib.Literal(term.value, lang=term.language, datatype=datatype, normalize=False)
    raise TypeError(f"{term!r}: our graphs hold IRIs and literals only")
