"""RDF files: every parser finds every triple in every format, whatever the articles say, and the bytes are the same."""

from __future__ import annotations

import json
import os
import unicodedata
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from pyld import jsonld

from kg import exporters, rdf
from kg.errors import GraphError, UnknownFormatError
from kg.graph import KnowledgeGraph
from kg.rdf import batches
from kg.rdf.context import context, written
from kg.rdf.terms import Terms
from tests.command import kg
from tests.parsers import PAIRS, content, count
from tests.small_graph import TEXTS, small_graph

DATASETS = ("nq", "trig", "jsonld")
BASE = rdf.DEFAULT_BASE
# rdflib's own parsers use what rdflib deprecates.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning:rdflib"),
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning:rdflib"),
]

LONG = "dài " * 2_500
HOSTILE = {
    "quotes": '"nóng" \'mới\' """ba""" \'\'\'ba\'\'\' "',
    "angle brackets": "<https://a.example/> <b>đậm</b> >><<",
    "script": "<script>alert('x')</script>",
    "backslashes": "C:\\tỉnh\\ \\n \\u0041 \\",
    "backslash before a quote": '\\" . <a> <b> "',
    "newlines": "một\nhai\r\nba\rbốn\n",
    "tabs": "\tmột\thai\t",
    "control characters": "".join(map(chr, range(1, 32))) + "\x7f",
    "c1 control characters": "\x80\x85\x9f",
    "null": "trước\x00sau",
    "right-to-left marks": "\u202eGnước\u202c \u200f\u200e\u2066x\u2069",
    "zero width": "Hà\u200bNội\u200d\ufeff",
    "byte order mark": "\ufeffTin",
    "line separators": "một\u2028hai\u2029ba\x0bbốn\x0c",
    "noncharacters": "\ufffe\uffff\ufdd0",
    "ten thousand characters": LONG[:10_000],
    "one long word": "ơ" * 10_000,
    "javascript": "javascript:alert(1)",
    "data url": "data:text/html;base64,PHNjcmlwdD4=",
    "iri with spaces": "https://báo.example/tin mới/một hai",
    "iri with brackets": "http://[::1]/a[b]{c}|d|^e`<f>",
    "iri with unicode": "https://báo.example/tỉnh/Đắk-Lắk?q=ă#ơ",
    "iri with a bad escape": "http://a.example/%zz%",
    "iri without host": "http:///x",
    "slashes": "a/b//c/../d/./e",
    "hashes and questions": "#?&=;,%20+",
    "empty": "",
    "white space": "   ",
    "decomposed": unicodedata.normalize("NFD", "Tỉnh Quảng Trị, Đắk Lắk"),
    "emoji": "😀👨‍👩‍👧‍👦🇻🇳",
    "other planes": "𝕋𐍈\U0010fffd",
    "combining marks": "a" + "\u0301" * 300,
    "turtle": '" ; a <x:y> . @prefix : <z:> . """',
    "n-quads": '"@vi <g> .\n<s> <p> "o" <g> .\n',
    "trig": "} <g> { <s> <p> <o> }",
    "xml": "]]> <![CDATA[ &lt; &#0; <!-- --> <?php ?> &undefined;",
    "json": '"}], "@context": {"x": "y"}, "@id": "@type"',
    "format strings": "{0} {x!r} %s %(y)s ${z} {{}}",
    "language tag": '"@vi-VN^^<http://www.w3.org/2001/XMLSchema#int>',
    "keywords": "@prefix true a null @vocab _:b",
}
"""What an article, or whoever gives it its id, might say to break a file."""


@cache
def saying(words: str) -> KnowledgeGraph:
    """The small graph with these words in place of all that articles say, the first one's id beginning with them."""
    graph, first = small_graph(), next(iter(TEXTS))
    told = dict.fromkeys(("title", "publisher", "url", "origin", "quote", "prefix", "suffix", "sentence"), words)
    told |= {"label": words, "label_en": words, "name": words, "period": words, "year": words, "date_text": words}
    tables = {}
    for name, frame in graph.tables.items():
        own = {column: said for column, said in told.items() if column in frame and name not in ("topics", "units")}
        frame = frame.assign(**own)
        if "article" in frame:
            frame = frame.assign(article=frame["article"].replace({first: words[:1000] or "x"}))
        tables[name] = frame
    return KnowledgeGraph(**tables)


def expected(graph: KnowledgeGraph, format: str) -> set[ox.Quad] | set[ox.Triple]:
    quads = set(rdf.quads(graph))
    return quads if format in DATASETS else {quad.triple for quad in quads}


@pytest.fixture(scope="module", params=["by hand", "sample corpus"])
def exported(request, tmp_path_factory) -> tuple[Path, KnowledgeGraph]:
    """A folder with a graph in every format."""
    graph = small_graph() if request.param == "by hand" else request.getfixturevalue("sample")
    folder = tmp_path_factory.mktemp("exported")
    for form in rdf.FORMATS:
        rdf.write(graph, folder / f"graph.{form}", form)
    return folder, graph


# ---------------------------------------------------------------- all parsers
@pytest.mark.parametrize(("parser", "format"), PAIRS)
def test_every_parser_finds_every_triple(parser, format, exported):
    folder, graph = exported
    assert count(parser, folder / f"graph.{format}", format) == len(expected(graph, format))


@pytest.mark.parametrize("format", rdf.FORMATS)
def test_every_format_says_the_same(format, exported):
    folder, graph = exported
    told = list(ox.parse(path=folder / f"graph.{format}", format=rdf.FORMATS[format]))
    found = set(told) if format in DATASETS else {quad.triple for quad in told}
    assert len(found) == len(told)
    assert (found == expected(graph, format)) or (format == "rdf" and len(found) == len(expected(graph, format)))


# ---------------------------------------------------------------- untrusted words
@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_is_said_every_format_is_valid(name, tmp_path):
    words = HOSTILE[name]
    graph = saying(words)
    chosen = ("resolution", "article")
    quads = {quad for quad in rdf.quads(graph) if quad.graph_name.value not in SHARED_NAMES}
    for form in rdf.FORMATS:
        path = tmp_path / f"graph.{form}"
        rdf.write(graph, path, form, graphs=chosen)
        many = len(quads if form in DATASETS else {quad.triple for quad in quads})
        for parser in (parser for parser, read in PAIRS if read == form):
            assert count(parser, path, form) == many, (parser, form)


SHARED_NAMES = {f"{BASE}graph/{name}" for name in ("vocabulary", "reference", "derived", "tables", "description")}


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_is_said_comes_back_as_it_was(name, tmp_path):
    words = HOSTILE[name]
    for form in ("nq", "trig", "ttl", "nt", "jsonld"):
        rdf.write(saying(words), tmp_path / form, form, graphs=["article"])
        told = ox.parse(path=tmp_path / form, format=rdf.FORMATS[form])
        titles = {quad.object.value for quad in told if quad.predicate.value.endswith("terms/title")}
        assert titles == ({unicodedata.normalize("NFC", words)} if words else set())


def test_half_a_surrogate_pair_cannot_come_into_a_table():
    with pytest.raises(UnicodeEncodeError):
        saying("cao \ud83d thấp \ude00")


# ---------------------------------------------------------------- bytes
@pytest.mark.parametrize("suffix", [f".{form}{packed}" for form in rdf.FORMATS for packed in ("", ".gz")])
def test_written_twice_and_from_a_loaded_graph_the_bytes_are_equal(suffix, sample, tmp_path):
    sample.save(tmp_path / "graph")
    exporters.export(sample, tmp_path / f"one{suffix}")
    exporters.export(KnowledgeGraph.load(tmp_path / "graph"), tmp_path / f"two{suffix}")
    assert (tmp_path / f"one{suffix}").read_bytes() == (tmp_path / f"two{suffix}").read_bytes()


@pytest.mark.parametrize("format", rdf.FORMATS)
def test_a_compressed_file_holds_the_same_and_neither_name_nor_time(format, tmp_path):
    exporters.export(small_graph(), tmp_path / f"graph.{format}")
    exporters.export(small_graph(), tmp_path / f"GRAPH.{format.upper()}.GZ")
    packed = (tmp_path / f"GRAPH.{format.upper()}.GZ").read_bytes()
    assert packed[:8] == b"\x1f\x8b\x08\x00\x00\x00\x00\x00"
    (tmp_path / "packed.gz").write_bytes(packed)
    assert content(tmp_path / "packed.gz") == (tmp_path / f"graph.{format}").read_bytes()


def test_triples_are_sorted_as_lines_within_each_graph(sample, tmp_path):
    rdf.write(sample, tmp_path / "graph.nq", "nq")
    graphs: dict[str, list[str]] = {}
    for line in (tmp_path / "graph.nq").read_text("utf-8").split("\n")[:-1]:
        triple, _, name = line.removesuffix(" .").rpartition(" ")
        graphs.setdefault(name, []).append(triple)
    assert len(graphs) > 40
    for triples in graphs.values():
        assert triples == sorted(set(triples))


@pytest.mark.parametrize("size", [1, 3, 1000])
def test_how_many_articles_are_read_at_once_changes_nothing(size, sample, tmp_path, monkeypatch):
    for graph in (small_graph(), sample):
        rdf.write(graph, tmp_path / "usual.nq", "nq")
        with monkeypatch.context() as changed:
            changed.setattr(batches, "_ARTICLES", size)
            rdf.write(graph, tmp_path / "other.nq", "nq")
        assert (tmp_path / "usual.nq").read_bytes() == (tmp_path / "other.nq").read_bytes()


def test_an_office_without_evidence_of_its_own_stands_on_where_its_holder_is_named(tmp_path):
    rows = small_graph().evidence.to_dict("records")
    moved = [row | {"subject": row["subject"].replace("holding-1", "le-thu--quang-ninh")} for row in rows]
    told = ("reference", "resolution", "article")  # which rule read what is another matter
    rdf.write(small_graph(), tmp_path / "own.nq", "nq", graphs=told)
    rdf.write(small_graph(evidence=moved), tmp_path / "named.nq", "nq", graphs=told)
    assert (tmp_path / "own.nq").read_bytes() == (tmp_path / "named.nq").read_bytes()


# ---------------------------------------------------------------- some of the graphs
def names(path: Path) -> set[str]:
    return {q.graph_name.value.removeprefix(f"{BASE}graph/") for q in ox.parse(path=path, format=ox.RdfFormat.N_QUADS)}


def test_named_graphs_can_be_chosen(tmp_path):
    every = {"article/b%C3%A0i%201%2F%C4%83%3F%23", "article/b2"}
    for chosen, found in (
        (["reference"], {"reference"}),
        (["article", "resolution"], every | {"resolution"}),
        (["article/b2"], {"article/b2"}),
        (["vocabulary", "article/b2", "article"], every | {"vocabulary"}),
        (["article/bài 1/ă?#"], every - {"article/b2"}),
    ):
        exporters.export(small_graph(), tmp_path / "graph.nq", graphs=chosen)
        assert names(tmp_path / "graph.nq") == found


def test_an_article_by_itself_says_what_it_says_among_others(tmp_path):
    rdf.write(small_graph(), tmp_path / "one.nq", "nq", graphs=["article/b2"])
    rdf.write(small_graph(), tmp_path / "all.nq", "nq")
    lines = (tmp_path / "all.nq").read_text("utf-8").split("\n")
    assert (tmp_path / "one.nq").read_text("utf-8").split("\n")[:-1] == [
        one for one in lines if one.endswith("graph/article/b2> .")
    ]


def test_formats_without_graphs_hold_the_union_of_the_chosen(tmp_path):
    rdf.write(small_graph(), tmp_path / "some.nt", "nt", graphs=["article"])
    quads = (q for q in rdf.quads(small_graph()) if q.graph_name.value.startswith(f"{BASE}graph/article/"))
    assert set(map(str, ox.parse(path=tmp_path / "some.nt", format=ox.RdfFormat.N_TRIPLES))) == {
        str(ox.Quad(*q.triple)) for q in quads
    }


@pytest.mark.parametrize("name", ["referenc", "", "article/", "article/nope", "graph/article", "article/ "])
def test_a_named_graph_that_does_not_exist_is_named_beside_those_that_do(name, tmp_path):
    with pytest.raises(GraphError, match=r"no named graph .*; known: vocabulary reference resolution .*article/<id"):
        exporters.export(small_graph(), tmp_path / "graph.nq", graphs=[name])
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".gexf.gz", ".cypher.zip"])
def test_formats_that_are_not_rdf_have_no_named_graphs(suffix, tmp_path):
    with pytest.raises(UnknownFormatError, match=rf"{suffix} knows no named graphs.*: \.jsonld \.nq \.nt"):
        exporters.export(small_graph(), tmp_path / f"graph{suffix}", graphs=["article"])


def test_the_command_chooses_named_graphs(tmp_path):
    small_graph().save(tmp_path / "graph")
    run = kg("export", tmp_path, tmp_path / "some.nq", "--graphs", "reference, article/b2")
    assert (run.returncode, names(tmp_path / "some.nq")) == (0, {"reference", "article/b2"})
    run = kg("export", tmp_path, tmp_path / "none.nq", "--graphs", "nope")
    assert run.returncode == 1
    assert "no named graph 'nope'; known: vocabulary" in run.stderr


# ---------------------------------------------------------------- json-ld
def objects(path: Path) -> dict[str, list[dict]]:
    return {graph["id"]: graph["@graph"] for graph in json.loads(path.read_text("utf-8"))["@graph"]}


def test_in_json_ld_an_article_holds_what_it_reports(tmp_path):
    rdf.write(small_graph(), tmp_path / "graph.jsonld", "jsonld")
    (article, *others) = objects(tmp_path / "graph.jsonld")["report:b2"]
    assert (article["type"], article["mentions"]) == (
        "Article",
        ["body:quang-ninh--ubnd-tinh", "person:mai-nhap--lang-son"],
    )
    meeting, agreement = sorted(article["reports"], key=lambda one: one["type"] == "Agreement")
    assert agreement["title"]["vi"] == 'Chương trình hợp tác "du lịch"'
    assert agreement["signedAt"] == meeting["id"]
    roles = {part["participationRole"] for part in meeting["hasParticipation"]}
    assert roles == {"lt:role-delegation", "lt:role-chair"}
    (words,) = (
        part["evidence"][0] for part in meeting["hasParticipation"] if part["participationRole"] == "lt:role-chair"
    )
    assert words["hasSelector"]["exact"] == "Bà Mai Nháp cùng chủ trì"
    assert isinstance(words["hasSelector"]["start"], int)
    assert [one["used"] for one in others] == ["article:b2"]  # the run


def test_json_ld_is_the_same_quads_for_two_parsers(sample, tmp_path):
    rdf.write(sample, tmp_path / "graph.jsonld", "jsonld")
    rdf.write(sample, tmp_path / "graph.nq", "nq")
    told = jsonld.to_rdf(json.loads((tmp_path / "graph.jsonld").read_text("utf-8")), {"format": "application/n-quads"})
    by_pyld = set(ox.parse(told.encode(), format=ox.RdfFormat.N_QUADS))
    assert by_pyld == set(ox.parse(path=tmp_path / "graph.nq", format=ox.RdfFormat.N_QUADS))


def test_the_published_context_is_the_one_that_is_made():
    published, made = Path(rdf.__file__).with_name("context.jsonld"), f'{{"@context": {written(context(Terms()))}}}\n'
    if os.environ.get("KG_REWRITE_GOLDEN"):
        published.write_text(made, "utf-8")
    assert published.read_text("utf-8") == made


def test_the_context_stands_under_the_base(tmp_path):
    rdf.write(small_graph(), tmp_path / "graph.jsonld", "jsonld", base="https://kg.example.org/")
    assert BASE not in (tmp_path / "graph.jsonld").read_text("utf-8")
    assert ox.NamedNode("https://kg.example.org/ontology#Article") in {
        quad.object for quad in ox.parse(path=tmp_path / "graph.jsonld", format=ox.RdfFormat.JSON_LD)
    }


# ---------------------------------------------------------------- rdflib
def test_a_graph_is_an_rdflib_dataset_whose_union_counts_what_two_articles_tell_once():
    dataset = small_graph().rdf()
    question = "SELECT (COUNT(*) AS ?n) WHERE { ?meeting lt:scope ?scope }"
    assert [int(row.n) for row in dataset.query(question)] == [1]
    assert dict(dataset.namespaces())["lt"].endswith("ontology#")
    elsewhere = small_graph().rdf(base="https://kg.example.org/")
    assert (None, rdflib.RDF.type, rdflib.URIRef("https://kg.example.org/ontology#Article")) in elsewhere


def test_a_graph_seen_through_a_lens_is_no_dataset(sample):
    with pytest.raises(GraphError, match="has no RDF"):
        sample.through("today").rdf()
