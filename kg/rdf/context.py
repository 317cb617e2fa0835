"""The JSON-LD context: the short names JSON-LD files use, and of what kind their values are.

It is made from the ontology, which says which of our properties have things, words, dates or numbers as values, from
the prefixes, and from a list of the borrowed properties we use. The one for the default base is published as
``context.jsonld`` beside the ontology.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from kg.rdf.terms import DCTERMS, FOAF, OA, ORG, PROV, RDFS, SCHEMA, SEM, SKOS, TYPE, XSD, Iri, Namespace, Terms
from kg.rdf.vocabulary import ontology

__all__ = ["REVERSE", "Name", "context", "names", "written"]

Kind = Literal["thing", "words", "languages", "plain", "typed", "number", "class"]

REVERSE = {"reports": "reportedIn", "holdings": "observedIn"}
"""Names under which an article holds what says of itself that the article reports it, with our property for that."""


class Name(NamedTuple):
    """A name of JSON-LD: what it stands for and what its values are.

    ``thing`` another thing; ``words`` Vietnamese words; ``languages`` words by language; ``plain`` a string;
    ``typed`` a string of that `datatype`; ``number`` an integer or boolean, as JSON has them; ``class`` no property.
    """

    name: str
    iri: Iri
    kind: Kind
    datatype: Iri | None = None


_OWL = Namespace("http://www.w3.org/2002/07/owl#")
_BORROWED: Mapping[Kind, tuple[tuple[Namespace, str], ...]] = {
    "thing": (
        *((SKOS, "inScheme broader topConceptOf closeMatch exactMatch relatedMatch broadMatch narrowMatch"),),
        *((ORG, "member organization role classification unitOf postIn"), (DCTERMS, "relation")),
        *((PROV, "used wasDerivedFrom wasGeneratedBy"), (OA, "hasSource hasSelector"), (SCHEMA, "mentions url")),
    ),
    "words": ((OA, "exact prefix suffix"), (DCTERMS, "publisher")),
    "languages": (
        *((RDFS, "label comment"), (SKOS, "prefLabel altLabel hiddenLabel definition")),
        *((FOAF, "name"), (DCTERMS, "title")),
    ),
    "plain": ((DCTERMS, "identifier language"), (SKOS, "notation"), (FOAF, "gender")),
    "number": ((OA, "start end"),),
}
_BORROWED_TYPES = {
    XSD["date"]: (
        (SEM, "hasBeginTimeStamp hasEndTimeStamp hasEarliestBeginTimeStamp hasLatestEndTimeStamp"),
        (DCTERMS, "issued"),
    ),
    XSD["decimal"]: ((SCHEMA, "latitude longitude"),),
}


def context(terms: Terms) -> dict[str, Any]:
    """The context: prefixes, then the names."""
    prefixes = terms.prefixes()
    known: dict[str, Any] = {"id": "@id", "type": "@type"} | dict(sorted(prefixes.items()))
    known |= {one.name: _definition(one, prefixes) for one in names(terms)}
    return known | {name: {"@reverse": f"lt:{predicate}"} for name, predicate in REVERSE.items()}


def written(context: Mapping[str, Any]) -> str:
    """The context as JSON, a line for each name."""
    lines = (f"  {json.dumps(name)}: {json.dumps(meaning)}" for name, meaning in context.items())
    return "{\n" + ",\n".join(lines) + "\n}"


def names(terms: Terms) -> list[Name]:
    """The names besides the prefixes: ours, then those borrowed; a name that is taken stands with its prefix."""
    taken, found = {"id", "type", *REVERSE, *terms.prefixes()}, []
    for prefix, name in (*(("lt", one) for one in _ours(terms)), *_borrowed(terms)):
        free = name.name not in taken
        taken.add(name.name)
        found.append(name if free else name._replace(name=f"{prefix}:{name.name}"))
    return found


def _ours(terms: Terms) -> Iterator[Name]:
    told: defaultdict[Iri, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in ontology(terms):
        told[subject][predicate].append(value)
    for iri, facts in sorted(told.items()):
        name, types = iri[1:-1].removeprefix(terms.lt.iri), facts[TYPE]
        if _OWL["Class"] in types:
            yield Name(name, iri, "class")
        elif _OWL["ObjectProperty"] in types:
            yield Name(name, iri, "thing")
        elif _OWL["DatatypeProperty"] in types:
            yield _of_range(name, iri, *facts[RDFS["range"]])


def _of_range(name: str, iri: Iri, range: str = "") -> Name:
    if range in (XSD["boolean"], XSD["integer"]):
        return Name(name, iri, "number")
    if range == XSD["string"]:
        return Name(name, iri, "plain")
    return Name(name, iri, "typed", Iri(range)) if range.startswith("<" + XSD.iri) else Name(name, iri, "words")


def _borrowed(terms: Terms) -> Iterator[tuple[str, Name]]:
    prefixes = {begin: prefix for prefix, begin in terms.prefixes().items()}
    for kind, listed in _BORROWED.items():
        for space, local in listed:
            yield from ((prefixes[space.iri], Name(name, space[name], kind)) for name in local.split())
    for datatype, listed in _BORROWED_TYPES.items():
        for space, local in listed:
            yield from ((prefixes[space.iri], Name(name, space[name], "typed", datatype)) for name in local.split())


def _definition(name: Name, prefixes: Mapping[str, str]) -> str | dict[str, str]:
    iri = _compact(name.iri, prefixes)
    if name.kind == "thing":
        return {"@id": iri, "@type": "@id"}
    if name.kind == "words":
        return {"@id": iri, "@language": "vi"}
    if name.kind == "languages":
        return {"@id": iri, "@container": "@language"}
    if name.datatype:
        return {"@id": iri, "@type": _compact(name.datatype, prefixes)}
    return {"@id": iri}


def _compact(iri: Iri, prefixes: Mapping[str, str]) -> str:
    begin, prefix = next((begin, prefix) for prefix, begin in prefixes.items() if iri[1:].startswith(begin))
    return f"{prefix}:{iri[1 + len(begin) : -1]}"
