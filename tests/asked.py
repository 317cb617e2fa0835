"""Folders that can be asked: of a graph, as a build makes them, or of quads written down for a test.

The vocabulary of `TOY` is that of the ontology; all people and programmes in it are invented.
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg import rdf
from kg.graph import KnowledgeGraph
from kg.rdf import store
from kg.rdf.terms import DEFAULT_BASE, Terms

TOY = """
graph:reference {
  unit:hue a lt:CentralCity ; lt:slug "hue" ; rdfs:label "Huế"@vi .
  unit:da-nang a lt:CentralCity ; lt:slug "da-nang" ; rdfs:label "Đà Nẵng"@vi ; lt:succeededBy unit:da-nang-2025 .
  unit:da-nang-2025 a lt:CentralCity ; lt:slug "da-nang" ; rdfs:label "Đà Nẵng"@vi .
  unit:central a lt:AdministrativeUnit ; lt:slug "central" ; rdfs:label "Trung ương"@vi .
}
graph:vocabulary {
  ltt:tourism skos:broader ltt:tourism-culture ; skos:prefLabel "Tourism"@en .
  ltt:heritage skos:broader ltt:tourism-culture ; skos:prefLabel "Heritage"@en .
  ltt:digital skos:prefLabel "Digital"@en .
  ltt:health skos:prefLabel "Health"@en .
  office:post-chu-tich-ubnd skos:prefLabel "Chủ tịch UBND tỉnh"@vi .
}
report:a {
  article:a a lt:Article ; dcterms:identifier "a" .
  <https://lientinh.example/id/programme/thu> a lt:Programme ; rdfs:label "Chương trình Thử"@vi .
  <https://lientinh.example/id/project/nhap> a lt:Project ; rdfs:label "Dự án Nháp"@vi .
  event:one a lt:WorkingSession ; lt:reportedIn article:a ; lt:involvesUnit unit:hue , unit:da-nang ;
    sem:hasBeginTimeStamp "2024-05-01"^^xsd:date ; lt:topic ltt:tourism ;
    lt:about <https://lientinh.example/id/programme/thu> ;
    lt:hasStatement statement:wish-met , statement:wish-later , statement:wish-before , statement:wish-never ,
      statement:wish-signed , statement:wish-undated , statement:share .
  statement:wish-met a lt:LearningInterest ; lt:source unit:da-nang ; lt:target unit:hue ; lt:topic ltt:tourism ;
    lt:confidence 0.8 ; lt:evidence <https://lientinh.example/id/article/a#char=0,9> .
  statement:share a lt:KnowledgeSharing ; lt:source unit:da-nang ; lt:target unit:hue ; lt:topic ltt:tourism ;
    lt:confidence 0.95 ; lt:about <https://lientinh.example/id/project/nhap> ;
    lt:evidence <https://lientinh.example/id/article/a#char=10,19> .
  statement:wish-later a lt:LearningInterest ; lt:source unit:da-nang ; lt:target unit:hue ; lt:topic ltt:heritage ;
    lt:confidence 0.9 ; lt:evidence <https://lientinh.example/id/article/a#char=0,9> .
  statement:wish-before a lt:LearningInterest ; lt:source unit:da-nang ; lt:target unit:hue ; lt:topic ltt:digital ;
    lt:confidence 0.9 ; lt:evidence <https://lientinh.example/id/article/a#char=0,9> .
  statement:wish-undated a lt:LearningInterest ; lt:source unit:da-nang ; lt:target unit:hue ; lt:topic ltt:health ;
    lt:confidence 0.9 ; lt:evidence <https://lientinh.example/id/article/a#char=0,9> .
  statement:wish-never a lt:LearningInterest ; lt:source unit:hue ; lt:target unit:da-nang ; lt:topic ltt:tourism ;
    lt:confidence 0.9 .
  statement:wish-signed a lt:LearningInterest ; lt:source unit:hue ; lt:target unit:da-nang ; lt:topic ltt:heritage ;
    lt:confidence 0.9 ; lt:evidence <https://lientinh.example/id/article/a#char=0,9> .
  <https://lientinh.example/id/article/a#char=0,9> oa:hasSource article:a ;
    oa:hasSelector <https://lientinh.example/id/article/a#sel=0,9> .
  <https://lientinh.example/id/article/a#sel=0,9> oa:exact "mong muốn"@vi .
  <https://lientinh.example/id/article/a#char=10,19> oa:hasSource article:a ;
    oa:hasSelector <https://lientinh.example/id/article/a#sel=10,19> .
  <https://lientinh.example/id/article/a#sel=10,19> oa:exact "chia sẻ"@vi .
  holding:one a lt:OfficeHolding ; lt:resolution lt:res-context ; lt:confidence 0.7 .
  holding:two a lt:OfficeHolding ; lt:resolution lt:res-none ; lt:confidence 0.95 .
  holding:three a lt:OfficeHolding ; lt:resolution lt:res-explicit ; lt:confidence 1.0 .
}
report:b {
  article:b a lt:Article ; dcterms:identifier "b" .
  event:one lt:reportedIn article:b ; lt:involvesUnit unit:hue , unit:da-nang .
  event:before a lt:Visit ; lt:reportedIn article:b ; lt:involvesUnit unit:hue , unit:da-nang ;
    sem:hasBeginTimeStamp "2023-01-01"^^xsd:date ; lt:hasStatement statement:before .
  statement:before a lt:KnowledgeSharing ; lt:source unit:da-nang ; lt:target unit:hue ; lt:topic ltt:digital ;
    lt:confidence 0.9 ; lt:evidence <https://lientinh.example/id/article/a#char=10,19> .
  event:later a lt:Visit ; lt:reportedIn article:b ; lt:involvesUnit unit:hue , unit:da-nang-2025 , unit:central ;
    sem:hasBeginTimeStamp "2025-08-01"^^xsd:date ; lt:hasStatement statement:later ;
    lt:about <https://lientinh.example/id/programme/thu> .
  statement:later a lt:Commitment ; lt:between unit:da-nang-2025 , unit:hue ; lt:topic ltt:heritage ;
    lt:confidence 0.9 ; lt:evidence <https://lientinh.example/id/article/a#char=10,19> .
  event:undated a lt:Visit ; lt:reportedIn article:b ; lt:involvesUnit unit:hue , unit:da-nang ;
    lt:inferredYear "2024"^^xsd:gYear ; lt:hasStatement statement:undated .
  statement:undated a lt:KnowledgeSharing ; lt:source unit:da-nang ; lt:target unit:hue ; lt:topic ltt:health ;
    lt:confidence 0.9 ; lt:evidence <https://lientinh.example/id/article/a#char=10,19> .
  event:planned a lt:Visit ; lt:reportedIn article:b ; lt:involvesUnit unit:hue , unit:da-nang ;
    lt:status lt:status-planned ; sem:hasBeginTimeStamp "2024-09-01"^^xsd:date ; lt:topic ltt:tourism .
  event:signing a lt:Signing ; lt:reportedIn article:b ; lt:involvesUnit unit:hue , unit:da-nang ;
    sem:hasBeginTimeStamp "2024-06-01"^^xsd:date .
  <https://lientinh.example/id/agreement/one> a lt:Agreement ; rdfs:label "Thỏa thuận Thử 3 năm"@vi ;
    lt:party unit:hue , unit:da-nang ; lt:topic ltt:heritage ; lt:signedAt event:signing .
  <https://lientinh.example/id/agreement/two> a lt:Agreement ; rdfs:label "Thỏa thuận Nháp"@vi ;
    lt:party unit:hue , unit:da-nang ; lt:validFrom "2024-02-01"^^xsd:date ; lt:validUntil "2024-02-29"^^xsd:date .
}
"""


def folder_of(graph: KnowledgeGraph, folder: Path) -> Path:
    """The folder of a graph, with its tables and its store."""
    graph.save(folder / "graph")
    rdf.write(graph, folder / "graph.nq", "nq")
    store.update(folder / "store", folder / "graph.nq", tables=folder / "graph", base=DEFAULT_BASE)
    return folder


def written_down(trig: str, folder: Path) -> Path:
    """A folder with a store of these quads (TriG without prefixes) and without tables."""
    head = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in Terms().prefixes().items())
    quads = sorted(ox.parse(head + trig, ox.RdfFormat.TRIG), key=lambda quad: (str(quad.graph_name), str(quad)))
    (folder / "tables").mkdir(parents=True, exist_ok=True)
    with (folder / "graph.nq").open("wb") as file:
        ox.serialize(quads, file, ox.RdfFormat.N_QUADS)
    store.update(folder / "store", folder / "graph.nq", tables=folder / "tables", base=DEFAULT_BASE)
    return folder
