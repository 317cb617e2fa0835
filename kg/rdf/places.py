"""Administrative units through time: what they were called, when they were in force, what became of them.

The units are those of the graph, and those of today where one of them was split up; codes, borders and changes of
the provincial ones come from the reference data. A province that was made a city is of both classes, at different
times: the change says when.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

from kg.graph import KnowledgeGraph
from kg.graph.naming import unit_row
from kg.graph.rows import Row, rows
from kg.rdf import literals
from kg.rdf.terms import DCTERMS, GEO, RDFS, SCHEMA, SEM, SKOS, TYPE, Fact, Iri, Terms, about, iri
from kg.reference import units as reference
from kg.reference.lineage import holders_on, last_change
from kg.reference.slugs import slug

__all__ = ["changes", "region_names", "regions", "units"]

_CLASSES = {"province": "Province", "city": "CentralCity", "foreign": "ForeignUnit"}
_PROVINCIAL = ("province", "city")
_WIKIDATA = "http://www.wikidata.org/entity/"


def units(terms: Terms, graph: KnowledgeGraph) -> Iterator[Fact]:
    """The units of the graph, each in one legal form, with the unit that holds its territory today."""
    known = {version.version: version for version in reference.versions()}
    described = {row.unit for row in _described(graph)}
    for row in _described(graph):
        yield from _unit(terms, row)
        yield from _point(terms, row)
        if row.unit in known:
            yield from _provincial(terms, known[row.unit], described)


def _described(graph: KnowledgeGraph) -> list[Row]:
    """The units of the graph, and those of today as which the provincial ones are seen if they were split up."""
    told = list(rows(graph.units))
    there = {row.unit for row in told}
    provincial = (row.unit for row in told if row.kind in _PROVINCIAL)
    today = {holder.version: holder for unit in provincial for holder in holders_on(unit, last_change())}
    return told + [SimpleNamespace(**unit_row(today[version])) for version in sorted(today.keys() - there)]


def _unit(terms: Terms, row: Row) -> Iterator[Fact]:
    successor = row.successor if row.successor != row.unit else None
    return about(
        terms.id("unit", row.unit),
        (TYPE, terms.lt[_CLASSES.get(row.kind, "AdministrativeUnit")]),
        (RDFS["label"], literals.vietnamese(row.name_vi)),
        (RDFS["label"], literals.english(row.name_en)),
        (terms.lt["slug"], literals.plain(row.slug)),
        (terms.lt["validFrom"], literals.day(row.valid_from)),
        (terms.lt["validUntil"], literals.day(row.valid_until)),
        (terms.lt["succeededBy"], terms.id("unit", successor) if successor else None),
        (terms.lt["region"], _region(terms, row.region) if row.region else None),
        (SCHEMA["latitude"], literals.decimal(row.lat)),
        (SCHEMA["longitude"], literals.decimal(row.lon)),
    )


def _point(terms: Terms, row: Row) -> Iterator[Fact]:
    """Where the unit is, for stores that know GeoSPARQL; in its standard coordinates longitude comes first."""
    latitude, longitude = literals.decimal(row.lat), literals.decimal(row.lon)
    if latitude and longitude:
        unit, point = terms.id("unit", row.unit), terms.id("geometry", row.unit)
        words = f"POINT({literals.parts(longitude)[0]} {literals.parts(latitude)[0]})"
        yield unit, GEO["hasGeometry"], point
        yield from about(point, (TYPE, GEO["Geometry"]), (GEO["asWKT"], literals.typed(words, GEO["wktLiteral"])))


def _provincial(terms: Terms, unit: reference.Unit, described: set[str]) -> Iterator[Fact]:
    neighbours = (terms.id("unit", version) for version in unit.neighbours if version in described)
    return about(
        terms.id("unit", unit.version),
        (terms.lt["gsoCode"], literals.plain(unit.code) if unit.code else None),
        (terms.lt["isoCode"], literals.plain(unit.iso) if unit.iso else None),
        (SKOS["closeMatch"], iri(_WIKIDATA + unit.wikidata) if unit.wikidata else None),
        *((terms.lt["borders"], neighbour) for neighbour in neighbours),
        *((TYPE, terms.lt[_CLASSES[form.kind]]) for form in reference.forms() if form.version == unit.version),
    )


def changes(terms: Terms, graph: KnowledgeGraph) -> Iterator[Fact]:
    """What the law did to the units of the graph: merged, split, absorbed, upgraded them, and when."""
    described = {row.unit for row in _described(graph)}
    for change in reference.changes():
        if {change.from_version, change.to_version} <= described:
            yield from about(
                terms.id("change", f"{change.from_version}--{change.to_version}--{change.effective}"),
                (TYPE, terms.lt["UnitChange"]),
                (terms.lt["changeType"], terms.lt[f"change-{change.event}"]),
                (terms.lt["fromUnit"], terms.id("unit", change.from_version)),
                (terms.lt["toUnit"], terms.id("unit", change.to_version)),
                (SEM["hasBeginTimeStamp"], literals.day(change.effective)),
                (DCTERMS["source"], literals.english(change.legal_basis)),
            )


def regions(terms: Terms, graph: KnowledgeGraph) -> Iterator[Fact]:
    """The regions the units of the graph lie in, as a concept scheme."""
    scheme = terms.concept("region")
    title = literals.vietnamese("Các vùng"), literals.english("Regions")
    yield from about(scheme, (TYPE, SKOS["ConceptScheme"]), *((DCTERMS["title"], words) for words in title))
    for names in region_names(graph).values():
        yield from about(
            _region(terms, names[0]),
            (TYPE, SKOS["Concept"]),
            (SKOS["inScheme"], scheme),
            *((SKOS["prefLabel"], literals.vietnamese(region)) for region in names),
        )


def region_names(graph: KnowledgeGraph) -> dict[str, list[str]]:
    """The names of the regions by slug; there should be one for each."""
    names: dict[str, list[str]] = {}
    for region in sorted({row.region for row in _described(graph) if row.region}):
        names.setdefault(slug(region), []).append(region)
    return names


def _region(terms: Terms, name: str) -> Iri:
    return terms.concept("region", slug(name))
