"""The ontology says what each term means, exports use no other, and the named graphs keep their laws."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import unicodedata
from collections import Counter, defaultdict
from importlib import resources
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg
from kg import network, rdf
from kg.graph.naming import unit_row
from kg.reference.units import unit
from kg.resolution.judgements import Judgement
from tests.command import kg as command
from tests.factories import SAMPLE
from tests.small_graph import small_graph

ROOT = Path(__file__).parents[1]
BASE = rdf.DEFAULT_BASE
LT = f"{BASE}ontology#"
ONTOLOGY = [
    quad.triple
    for quad in ox.parse(resources.files("kg.rdf").joinpath("ontology.ttl").read_bytes(), format=ox.RdfFormat.TURTLE)
]
DEFINED = sorted({t.subject.value for t in ONTOLOGY if t.subject.value.startswith(LT)})
FOREIGN = {
    space + name
    for line in (ROOT / "tests" / "foreign_terms.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
    for _, space, *names in [line.split()]
    for name in names
}
RDFS, SKOS = "http://www.w3.org/2000/01/rdf-schema#", "http://www.w3.org/2004/02/skos/core#"
PROV, VOID = "http://www.w3.org/ns/prov#", "http://rdfs.org/ns/void#"
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
LABELS = (f"{RDFS}label", f"{SKOS}prefLabel", "http://xmlns.com/foaf/0.1/name")


@pytest.fixture(scope="module")
def sample() -> kg.KnowledgeGraph:
    return kg.build(SAMPLE / "articles")


@pytest.fixture(scope="module", params=["by hand", "sample corpus"])
def quads(request) -> list[ox.Quad]:
    return list(rdf.quads(small_graph() if request.param == "by hand" else request.getfixturevalue("sample")))


def told(quads: list[ox.Quad], subject: str, name: str) -> set[str]:
    """The values of a property of a thing, whichever graph says so."""
    node, iri = ox.NamedNode(BASE + subject), name if ":" in name else LT + name
    return {q.object.value for q in quads if q.subject == node and q.predicate.value == iri}


# ---------------------------------------------------------------- the ontology
@pytest.mark.parametrize("iri", DEFINED)
def test_every_term_has_a_label_and_a_comment_in_both_languages(iri):
    for names in ((f"{RDFS}label", f"{SKOS}prefLabel"), (f"{RDFS}comment", f"{SKOS}definition")):
        words = [t.object for t in ONTOLOGY if t.subject.value == iri and t.predicate.value in names]
        assert sorted(value.language for value in words) == ["en", "vi"]
        assert all(unicodedata.is_normalized("NFC", value.value) for value in words)


def test_the_ontology_stands_on_known_terms_only():
    for triple in ONTOLOGY:
        for term in (triple.predicate, triple.object):
            if isinstance(term, ox.NamedNode) and triple.predicate.value != "http://purl.org/dc/terms/license":
                assert term.value in FOREIGN or term.value.startswith(f"{BASE}ontology"), term
                assert not term.value.startswith(LT) or term.value in DEFINED, term


def test_every_property_has_a_range_and_is_said_to_be_of_objects_or_data():
    owl = "http://www.w3.org/2002/07/owl#"
    kinds = {f"{owl}ObjectProperty", f"{owl}DatatypeProperty"}
    properties = {t.subject for t in ONTOLOGY if t.predicate == TYPE and t.object.value in kinds}
    ranges = (f"{RDFS}range", "https://schema.org/rangeIncludes")
    assert len(properties) > 70
    assert properties == {t.subject for t in ONTOLOGY if t.predicate.value in ranges}


def test_the_version_is_told_twice_and_is_the_same():
    values = {t.predicate.value.rpartition("#")[2]: t.object.value for t in ONTOLOGY if "version" in t.predicate.value}
    assert values["versionIRI"] == f"{BASE}ontology/{values['versionInfo']}"


@pytest.mark.parametrize("example", ["ontology.ttl", "seed.ttl"])
def test_the_terms_of_the_design_are_defined(example):
    path = ROOT.parent / "shared" / "design" / example
    if not path.exists():
        pytest.skip(f"the design is not here: {path}")
    named = {term.value for q in ox.parse(path=path) for term in q.triple if isinstance(term, ox.NamedNode)}
    assert {iri for iri in named if iri.startswith(LT)} <= set(DEFINED)


# ---------------------------------------------------------------- its documentation
@pytest.fixture(scope="module")
def page() -> str:
    return (ROOT / "docs" / "ontology.html").read_text("utf-8")


def test_every_term_is_documented(page):
    assert [iri for iri in DEFINED if f"<code>{iri}</code>" not in page] == []


def test_the_documentation_says_what_the_ontology_says(page):
    for triple in ONTOLOGY:
        if triple.predicate.value in (f"{RDFS}comment", f"{SKOS}definition"):
            words = re.sub(r"&(amp|lt|gt|quot|#x27);", "", page)
            assert re.sub(r"[&<>\"']", "", triple.object.value) in re.sub(r"[&<>\"']", "", words), triple.object.value


@pytest.mark.skipif(not importlib.util.find_spec("pylode"), reason="pyLODE is not installed: pip install -e '.[dev]'")
def test_the_documentation_is_up_to_date(page, tmp_path):
    script = ROOT / "docs" / "make_ontology.py"
    subprocess.run([sys.executable, script, tmp_path / "made.html"], check=True, cwd=ROOT)
    assert page == (tmp_path / "made.html").read_text("utf-8"), "run `make ontology`"


def test_the_documentation_needs_nothing_outside_it(page):
    fetched = re.findall(r"""(?:\bsrc=|<link[^>]*\bhref=|@import\s+|url\()["']?([^"'\s>)]+)""", page)
    assert [address for address in fetched if not address.startswith("data:")] == []


# ---------------------------------------------------------------- laws of all named graphs
def test_every_property_class_and_datatype_is_defined_or_known(quads):
    for quad in quads:
        used = [quad.predicate.value, *([quad.object.value] if quad.predicate == TYPE else [])]
        if isinstance(quad.object, ox.Literal):
            used.append(quad.object.datatype.value)
        for iri in used:
            assert iri in FOREIGN or iri in DEFINED, iri


def test_words_are_nfc_names_ascii_and_nothing_is_blank(quads):
    for quad in quads:
        for term in quad:
            assert isinstance(term, ox.NamedNode | ox.Literal)
            assert isinstance(term, ox.NamedNode) or unicodedata.is_normalized("NFC", term.value)
            assert isinstance(term, ox.Literal) or term.value.isascii()


def test_labels_stand_in_one_graph_but_for_what_several_articles_tell(quads):
    graphs = defaultdict(set)
    for quad in quads:
        if quad.predicate.value in LABELS:
            graphs[quad.subject.value].add(quad.graph_name.value)
    several = {node for node, where in graphs.items() if len(where) > 1}
    assert all(node.startswith(f"{BASE}id/event/") for node in several)
    assert all(graph.startswith(f"{BASE}graph/article/") for node in several for graph in graphs[node])


def test_whatever_is_named_under_our_ids_is_described(quads):
    described = {quad.subject for quad in quads}
    named = {q.object for q in quads if isinstance(q.object, ox.NamedNode) and q.object.value.startswith(f"{BASE}id/")}
    assert named <= described | {ox.NamedNode(f"{BASE}id/unit/quang-ninh")}


# ---------------------------------------------------------------- resolution
def test_merges_are_activities_with_reasons_confidence_and_passages(sample):
    quads = list(rdf.quads(sample))
    row = sample.resolutions[sample.resolutions["decision"] == "merged"].iloc[0]
    decision = f"id/decision/{row['resolution']}"
    thing = {"official": "person", "meeting": "event"}[row["kind"]]
    assert told(quads, decision, "compares") == {f"{BASE}id/{thing}/{row['subject']}"}
    assert told(quads, decision, "outcome") == {f"{LT}outcome-merged"}
    assert told(quads, decision, "reasons") == {row["reasons"]}
    assert [float(value) for value in told(quads, decision, "confidence")] == pytest.approx([row["confidence"]])
    assert told(quads, decision, f"{PROV}wasAssociatedWith") == {f"{BASE}id/agent/lientinh-{kg.__version__}"}
    assert len(told(quads, decision, f"{PROV}used")) == 2
    assert Counter(q.object.value for q in quads if q.predicate == TYPE)[f"{LT}Decision"] == len(sample.resolutions)


def test_a_judgement_is_by_a_person_on_a_day():
    judgement = Judgement("official", {}, {}, "different", "Trần On Mẫu", "2026-10-01", "hai người: khác tuổi")
    row = {
        "resolution": "resolution-1",
        "kind": "official",
        "decision": "apart",
        "subject": "le-thu--quang-ninh",
        "other": "mai-nhap--lang-son",
        "first": "{}",
        "second": "{}",
        "score": -1.0,
        "reasons": "",
        "inferred": False,
        "judgement": judgement.grounds,
        "confidence": 0.0,
    }
    quads = list(rdf.quads(small_graph(resolutions=[row])))
    judged = "id/judgement/resolution-1"
    (person,) = told(quads, judged, f"{PROV}wasAssociatedWith")
    assert told(quads, "id/decision/resolution-1", f"{PROV}wasAssociatedWith") == {person}
    assert told(quads, "id/decision/resolution-1", f"{PROV}wasInformedBy") == {BASE + judged}
    assert told(quads, person.removeprefix(BASE), LABELS[2]) == {"Trần On Mẫu"}
    assert told(quads, judged, "verdict") == {f"{LT}verdict-different"}
    assert told(quads, judged, "reasons") == {"hai người: khác tuổi"}
    assert told(quads, judged, "http://purl.org/dc/terms/date") == {"2026-10-01"}


def test_inferred_years_are_inferences_from_candidates(sample):
    quads = list(rdf.quads(sample))
    meeting = sample.meetings.dropna(subset=["year_inferred"]).iloc[0]
    inference = f"id/inference/{meeting['meeting']}"
    candidates = sample.year_candidates[sample.year_candidates["meeting"] == meeting["meeting"]]
    assert told(quads, inference, "concerns") == {f"{BASE}id/event/{meeting['meeting']}"}
    assert told(quads, inference, "inferredYear") == {str(meeting["year_inferred"])}
    assert told(quads, inference, "hasCandidate") == {
        f"{BASE}id/candidate/{one}" for one in candidates["year_candidate"]
    }
    chosen = candidates[candidates["chosen"]].iloc[0]["year_candidate"]
    assert told(quads, f"id/candidate/{chosen}", "chosen") == {"true"}
    assert told(quads, f"id/candidate/{chosen}", "candidateYear") == {str(meeting["year_inferred"])}


# ---------------------------------------------------------------- derived
@pytest.mark.parametrize("lens", ["as-reported", "today"])
def test_ties_are_the_edges_of_the_network_of_provinces(lens, sample):
    quads = list(rdf.quads(sample))
    edges = network.provinces(sample.through(lens)).edges(data=True)
    ties = {q.subject.value for q in quads if q.predicate == TYPE and q.object.value == f"{LT}PairTie"}
    of_lens = {tie for tie in ties if told(quads, tie.removeprefix(BASE), "lens") == {f"{LT}lens-{lens}"}}
    assert len(of_lens) == len(edges) > 10
    for one, other, edge in edges:
        tie = f"id/tie/{lens}--{min(one, other)}--{max(one, other)}"
        assert told(quads, tie, "tiedUnit") == {f"{BASE}id/unit/{unit}" for unit in (one, other)}
        assert told(quads, tie, "basedOn") == {f"{BASE}id/event/{meeting}" for meeting in edge["ids"]}
        assert told(quads, tie, "meetingCount") == {str(len(edge["ids"]))}
        assert told(quads, tie, "topic") == {f"{BASE}topic/{topic}" for topic in edge["topics"]}


def test_provinces_that_are_one_today_are_tied_to_themselves():
    parties = [
        {"party": f"party-{number}", "meeting": "meeting-1", "unit": unit, "confidence": 1.0}
        for number, unit in enumerate(("ha-giang", "tuyen-quang-2025"))
    ]
    quads = list(rdf.quads(small_graph(parties=parties, flows=[], flow_topics=[], evidence=[])))
    inner = "id/tie/today--tuyen-quang-2025"
    assert told(quads, inner, TYPE.value) == {f"{LT}InnerTie"}
    assert told(quads, inner, "meetingCount") == {"1"}
    assert told(quads, "id/tie/as-reported--ha-giang--tuyen-quang-2025", "meetingCount") == {"1"}
    assert told(quads, "id/unit/ha-giang", "cooperatesWith") == {f"{BASE}id/unit/tuyen-quang-2025"}


def test_a_province_that_was_split_up_is_tied_as_each_unit_of_today_and_these_are_described():
    units = [*small_graph().units.to_dict("records"), unit_row(unit("binh-tri-thien"))]
    parties = [
        {"party": f"party-{number}", "meeting": "meeting-1", "unit": one, "confidence": 1.0}
        for number, one in enumerate(("binh-tri-thien", "lang-son"))
    ]
    graph = small_graph(units=units, parties=parties, flows=[], flow_topics=[], evidence=[])
    quads = list(rdf.quads(graph))
    today = network.provinces(graph.through("today"))
    assert sorted(today.neighbors("lang-son")) == ["hue", "quang-tri-2025"]
    for one in today.neighbors("lang-son"):
        tie = f"id/tie/today--{min(one, 'lang-son')}--{max(one, 'lang-son')}"
        assert told(quads, tie, "tiedUnit") == {f"{BASE}id/unit/{one}", f"{BASE}id/unit/lang-son"}
        assert len(told(quads, f"id/unit/{one}", f"{RDFS}label")) > 0
    assert told(quads, "id/tie/today--hue--quang-tri-2025", TYPE.value) == set()


def test_who_learned_from_whom_can_be_asked_in_one_step():
    quads = list(rdf.quads(small_graph()))
    assert told(quads, "id/unit/lang-son", "learnsFrom") == {f"{BASE}id/unit/quang-ninh"}
    assert told(quads, "id/unit/quang-ninh", "sharesWith") == {f"{BASE}id/unit/lang-son"}


# ---------------------------------------------------------------- description
def test_the_description_counts_what_is_there(quads):
    others = [quad for quad in quads if not quad.graph_name.value.endswith("graph/description")]
    counted = {
        name: told(quads, "dataset", f"{VOID}{name}") for name in ("triples", "entities", "classes", "properties")
    }
    assert counted == {
        "triples": {str(len(others))},
        "entities": {str(len({quad.subject for quad in others}))},
        "classes": {str(len({quad.object for quad in others if quad.predicate == TYPE}))},
        "properties": {str(len({quad.predicate for quad in others}))},
    }
    assert told(quads, "dataset", f"{VOID}subset") == {quad.graph_name.value for quad in others}
    for name, number in Counter(quad.graph_name.value for quad in others).items():
        assert told(quads, name.removeprefix(BASE), f"{VOID}triples") == {str(number)}


def test_the_description_names_licence_and_period_but_no_publisher(sample):
    quads = list(rdf.quads(sample))
    dcterms, dcat = "http://purl.org/dc/terms/", "http://www.w3.org/ns/dcat#"
    assert told(quads, "dataset", f"{dcterms}license") == {"https://www.apache.org/licenses/LICENSE-2.0"}
    assert told(quads, "dataset", f"{dcterms}publisher") == set()
    assert told(quads, "dataset", f"{dcat}version") == {kg.__version__}
    days = sorted(sample.articles["published"].dropna())
    assert told(quads, "dataset#period", f"{dcat}startDate") == {days[0]}
    assert told(quads, "dataset#period", f"{dcat}endDate") == {days[-1]}


# ---------------------------------------------------------------- places and base
def test_points_are_in_geosparql_too(quads):
    geo = "http://www.opengis.net/ont/geosparql#"
    (latitude,) = told(quads, "id/unit/quang-ninh", "https://schema.org/latitude")
    (longitude,) = told(quads, "id/unit/quang-ninh", "https://schema.org/longitude")
    (point,) = told(quads, "id/unit/quang-ninh", f"{geo}hasGeometry")
    assert told(quads, point.removeprefix(BASE), f"{geo}asWKT") == {f"POINT({longitude} {latitude})"}


def test_the_base_of_the_settings_file_holds_for_build_export_and_validate(tmp_path, monkeypatch):
    base = "https://kg.example.org/v1/"
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kg.toml").write_text(f'base = "{base}"\n', "utf-8")
    article = sorted((SAMPLE / "articles").glob("*.txt"))[0]
    assert command("build", article, "-o", "out").returncode == 0
    assert command("export", "out", "more.nt").returncode == 0
    for path in ("out/graph.nq", "out/graph.ttl", "out/graph.jsonld", "more.nt"):
        words = (tmp_path / path).read_text("utf-8")
        assert base in words
        assert BASE not in words
        assert command("validate", path).returncode == 0
    assert command("validate", "out").returncode == 0
    (tmp_path / "kg.toml").unlink()
    refused = command("validate", "more.nt")
    assert refused.returncode == 1
    assert "expected RDF under that base" in refused.stderr
