"""Write docs/ontology.html, the documentation of kg/rdf/ontology.ttl, with pyLODE: `make ontology`.

pyLODE runs the labels of two languages together and puts concept schemes into the metadata, so it is given each
label as one ("chia sẻ kinh nghiệm · sharing of experience"), and the code lists are tables behind what it makes.
The page asks for nothing outside it, and is the same for the same ontology.
"""

from __future__ import annotations

import logging
import sys
from html import escape
from pathlib import Path

from pylode import OntPub
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "kg" / "rdf" / "ontology.ttl"
PAGE = ROOT / "docs" / "ontology.html"
BEFORE = '<div id="legend">'
CONTENTS = '<a href="#legend">Legend</a>'
LISTED = '<a href="#codelists">Code lists</a></h4></li>\n        <li><h4>'
HEAD_END = "</head>"
ON_PHONES = """<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
@media (max-width: 800px) {
    #toc { position: static; height: auto; width: auto; }
    #pylode { position: static; transform: none; }
    #content { width: auto; padding: 0 12px; overflow-wrap: anywhere; }
    body { margin: 0; }
    dd { margin-left: 12px; }
}
</style>
"""
"""pyLODE fixes its contents and its mark to the sides, where on a narrow screen they lie over the text."""


def page() -> str:
    """The documentation of the ontology as HTML."""
    logging.disable(logging.INFO)  # pyLODE sets up logging and tells of every step
    ontology = Graph().parse(SOURCE, format="turtle")
    made = OntPub(ontology=_without_lists(ontology), sort_subjects=True).make_html()
    before, found, after = made.partition(BEFORE)
    if not found:
        raise ValueError(f"pyLODE's page has no {BEFORE}; see where the code lists can stand")
    whole = f"{before}{_lists(ontology)}\n    {found}{after.replace(CONTENTS, LISTED + CONTENTS)}"
    whole = whole.replace("<html>", '<html lang="vi">').replace(HEAD_END, ON_PHONES + HEAD_END, 1)
    lines = whole.splitlines()
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _without_lists(ontology: Graph) -> Graph:
    """The ontology without code lists, every label in both languages."""
    plain = Graph()
    for prefix, namespace in ontology.namespaces():
        plain.bind(prefix, namespace)
    listed = {*ontology.subjects(RDF.type, SKOS.Concept), *ontology.subjects(RDF.type, SKOS.ConceptScheme)}
    for subject, name, value in ontology:
        if subject not in listed and name not in (RDFS.label, RDFS.isDefinedBy):
            plain.add((subject, name, value))
    for subject in set(ontology.subjects(RDFS.label)) - listed:
        plain.add((subject, RDFS.label, Literal(_both(ontology, subject, RDFS.label, " · "))))
    (about,) = ontology.subjects(RDF.type, OWL.Ontology)
    title = URIRef("http://purl.org/dc/terms/title")
    plain.set((about, title, Literal(_both(ontology, about, title, " · "))))
    return plain


def _both(graph: Graph, subject: URIRef, name: URIRef, between: str) -> str:
    words = {value.language: str(value) for value in graph.objects(subject, name)}
    return between.join(words[language] for language in ("vi", "en"))


def _lists(ontology: Graph) -> str:
    """The code lists, a table for each."""
    schemes = sorted(ontology.subjects(RDF.type, SKOS.ConceptScheme))
    return (
        '<div class="section" id="codelists"><h2>Code lists</h2>\n'
        + "\n".join(_table(ontology, scheme) for scheme in schemes)
        + "\n</div>"
    )


def _table(ontology: Graph, scheme: URIRef) -> str:
    concepts = sorted(ontology.subjects(SKOS.inScheme, scheme))
    heading = escape(_both(ontology, scheme, SKOS.prefLabel, " · "))
    meaning = escape(_both(ontology, scheme, SKOS.definition, " "))
    rows = "\n".join(_row(ontology, concept) for concept in concepts)
    return (
        f'<div class="property entity" id="{_name(scheme)}"><h3>{heading}</h3>\n'
        f"<p><code>{escape(scheme)}</code> {meaning}</p>\n<table>\n{rows}\n</table></div>"
    )


def _row(ontology: Graph, concept: URIRef) -> str:
    label = escape(_both(ontology, concept, SKOS.prefLabel, " · "))
    meaning = escape(_both(ontology, concept, SKOS.definition, " "))
    return f'<tr id="{_name(concept)}"><th>{label}</th><td><code>{escape(concept)}</code><br>{meaning}</td></tr>'


def _name(term: URIRef) -> str:
    return escape(term.rpartition("#")[2])


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else PAGE
    target.write_text(page(), encoding="utf-8")
