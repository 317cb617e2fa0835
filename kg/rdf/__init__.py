"""The graph as RDF: an ontology, quads, files, an rdflib Dataset for people, and a store that is asked in SPARQL.

The only place that knows rdflib and pyoxigraph. Which file name means which format is left to `kg.exporters`.

    from kg import rdf
    rdf.write(graph, "output/graph.nq", "nq")
    rdf.dataset(graph).query("SELECT ?name WHERE { ?x a lt:Official ; foaf:name ?name }")
    rdf.ask("output", question="exchange-partners", parameters={"unit": "lang-son"})
"""

from kg.rdf.asking import ask
from kg.rdf.dataset import dataset
from kg.rdf.files import FORMATS, write, write_all
from kg.rdf.quads import quads
from kg.rdf.reading_back import from_rdf
from kg.rdf.terms import DEFAULT_BASE
from kg.rdf.validation import Finding, Validation, short, validate

__all__ = [
    "DEFAULT_BASE",
    "FORMATS",
    "Finding",
    "Validation",
    "ask",
    "dataset",
    "from_rdf",
    "quads",
    "short",
    "validate",
    "write",
    "write_all",
]
