"""The graph as people know RDF in Python: an rdflib Dataset.

It is held in rdflib's own store. One backed by Oxigraph (oxrdflib) loads and answers faster, but asked for all named
graphs as one, pyoxigraph (seen with 0.5.13, oxigraph issue 1919) gives what several of them say several times: a
meeting told in two papers would count as two.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg.graph import KnowledgeGraph
from kg.rdf import literals
from kg.rdf.quads import named_graphs
from kg.rdf.terms import DEFAULT_BASE, Terms

if TYPE_CHECKING:
    import rdflib

__all__ = ["dataset"]


def dataset(graph: KnowledgeGraph, *, base: str = DEFAULT_BASE) -> rdflib.Dataset:
    """The graph in memory, for exploring and for small queries; its default graph is the union of all graphs.

    Large graphs are better written to a file (`kg.rdf.write`) and asked in a store.
    """
    dataset: rdflib.Dataset = _library().Dataset(default_union=True)
    for prefix, iri in Terms(base).prefixes().items():
        dataset.bind(prefix, iri, replace=True)
    for named in named_graphs(graph, base=base):
        into = dataset.graph(_term(named.name))
        for subject, pairs in named.subjects.items():
            node = _term(subject)
            for pair in pairs:
                name, value = pair.split(" ", 1)
                dataset.store.add((node, _term(name), _term(value)), into)
    return dataset


@lru_cache(maxsize=1 << 16)  # rdflib takes long to make a term, and compares the same one faster than an equal one
def _term(text: str) -> Any:
    rdflib = _library()
    if text[0] == "<":
        return rdflib.URIRef(text[1:-1])
    words, language, datatype = literals.parts(text)
    kind = rdflib.URIRef(datatype[1:-1]) if datatype else None if language else rdflib.XSD.string
    return rdflib.Literal(words, lang=language or None, datatype=kind, normalize=False)


@cache
def _library() -> Any:
    """What only a dataset needs is loaded for one."""
    return import_module("rdflib")
