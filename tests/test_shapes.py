"""The shapes: a good graph conforms, each rule finds its fault and says so, and two engines say the same."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from importlib import resources
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg
from kg import rdf
from kg.errors import MissingLibraryError, RdfError, UnknownFormatError
from kg.rdf.shapes import messages, shapes
from tests.command import kg as command
from tests.factories import SAMPLE
from tests.small_graph import small_graph

ENGINES = ("pyshacl", "turbo")
GOOD = (Path(__file__).parent / "good_graph.ttl").read_text("utf-8")
EX = f"{rdf.DEFAULT_BASE}id/"
SUBCLASS = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")
SUFFIXES = ("jsonld", "nq", "nt", "rdf", "trig", "ttl")
# rdflib itself and its SPARQL engine use what rdflib and pyparsing deprecate.
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning:pyshacl"),
]

# The rule, the node it is broken at, the lines taken away and the lines added; names stand under ex:.
WRONG = [
    ("event-evidence", "event", "ex:event lt:evidence ex:passage .", ""),
    ("event-report", "event", "", "ex:event lt:reportedIn ex:body ."),
    ("event-unit", "event", "", "ex:event lt:involvesUnit ex:person ."),
    ("event-host", "event", "ex:event lt:hostUnit ex:one .", "ex:event lt:hostUnit ex:body ."),
    ("event-label", "event", "", 'ex:event rdfs:label "Nhãn khác"@vi .'),
    ("event-month-day", "event", "", 'ex:event lt:monthDay "17/4" .'),
    ("event-end-month-day", "event", "", 'ex:event lt:endMonthDay "--02-30"^^xsd:string .'),
    ("event-begin", "event", "", 'ex:event sem:hasBeginTimeStamp "2017-04-17" .'),
    ("event-end", "event", '"2017-04-18"^^xsd:date .\nex:event lt:reportedIn', '"mai" .\nex:event lt:reportedIn'),
    ("event-status", "event", "ex:event lt:status lt:status-held .", "ex:event lt:status lt:mode-agreed ."),
    ("event-scope", "event", "ex:event lt:scope lt:scope-inter-province .", ""),
    ("event-topic", "event", "ex:event lt:topic ex:topic .", "ex:event lt:topic ex:body ."),
    ("event-participation", "event", "", "ex:event lt:hasParticipation ex:holding ."),
    ("event-statement", "event", "", "ex:event lt:hasStatement ex:agreement ."),
    ("event-begins", "event", "", 'ex:event sem:hasBeginTimeStamp "2017-04-16"^^xsd:date .'),
    (
        "event-years",
        "event",
        "",
        'ex:event sem:hasBeginTimeStamp "2016-04-16"^^xsd:date ; lt:reportedIn ex:article2 .'
        ' ex:article2 a lt:Article ; dcterms:identifier "a2" ; lt:textSha256 "' + "0" * 64 + '" .',
    ),
    ("event-order", "event", '"2017-04-18"^^xsd:date .\nex:event lt:r', '"2017-04-01"^^xsd:date .\nex:event lt:r'),
    ("event-unit-in-force", "event", '"1963-10-30"^^xsd:date', '"2018-01-01"^^xsd:date'),
    ("event-kind", "event", "", "ex:event a lt:Visit ."),
    ("participation-event", "part", "ex:part lt:participationIn ex:event .", ""),
    ("participation-who", "part", "ex:part lt:participant ex:person .", "ex:part lt:participant ex:topic ."),
    ("participation-role", "part", "lt:role-chair", "lt:role-cook"),
    ("participation-for", "part", "", "ex:part lt:representing ex:other ."),
    ("participation-capacity", "part", "ex:part lt:inCapacity ex:holding .", "ex:part lt:inCapacity ex:office ."),
    ("participation-evidence", "part", "ex:part lt:evidence ex:passage .", ""),
    ("holding-holder", "holding", "ex:holding org:member ex:person .", ""),
    ("holding-organization", "holding", "", "ex:holding org:organization ex:other ."),
    ("holding-office", "holding", "ex:holding org:role ex:office .", ""),
    ("holding-resolution", "holding", "ex:holding lt:resolution lt:res-explicit .", ""),
    ("holding-seen", "holding", "ex:holding lt:observedIn ex:event .", ""),
    ("holding-former", "holding", "", "ex:holding lt:former false ."),
    ("holding-evidence", "holding", "ex:holding lt:evidence ex:passage .", ""),
    ("Statement", "sharing", "", "ex:sharing a lt:Support ."),
    ("statement-event", "sharing", "ex:event lt:hasStatement ex:sharing , ", "ex:event lt:hasStatement "),
    ("statement-mode", "sharing", "ex:sharing lt:mode lt:mode-happened .", ""),
    ("statement-topic", "sharing", "ex:sharing lt:topic ex:topic .", "ex:sharing lt:topic ex:one ."),
    ("statement-evidence", "sharing", "ex:sharing lt:evidence ex:passage .", ""),
    ("directed-source", "sharing", "ex:sharing lt:source ex:one .", ""),
    ("directed-target", "sharing", "ex:sharing lt:target ex:other .", ""),
    ("directed-self", "sharing", "ex:sharing lt:target ex:other .", "ex:sharing lt:target ex:one ."),
    ("directed-between", "sharing", "", "ex:sharing lt:between ex:one ."),
    ("discussion-between", "exchange", "ex:exchange lt:between ex:one , ex:other .", "ex:exchange lt:between ex:one ."),
    ("discussion-topic", "exchange", "ex:exchange lt:topic ex:topic .", ""),
    ("self-report-source", "account", "ex:account lt:source ex:one .", ""),
    ("self-report-target", "account", "", "ex:account lt:target ex:other ."),
    ("agreement-party", "agreement", "", "ex:agreement lt:party ex:person ."),
    ("agreement-parties", "agreement", "ex:agreement lt:party ex:other .", ""),
    ("agreement-type", "agreement", "ex:agreement lt:agreementType lt:type-mou .", ""),
    ("agreement-report", "agreement", "ex:agreement lt:reportedIn ex:article .", ""),
    ("agreement-event", "agreement", "", "ex:agreement lt:signedAt ex:event2 ."),
    (
        "agreement-order",
        "agreement",
        "",
        'ex:agreement lt:validFrom "2020-01-01"^^xsd:date ; lt:validUntil "2019-01-01"^^xsd:date .',
    ),
    ("agreement-evidence", "agreement", "ex:agreement lt:evidence ex:passage .", ""),
    ("article-identifier", "article", 'ex:article dcterms:identifier "a1" .', ""),
    ("article-title", "article", "", 'ex:article dcterms:title "Tiêu đề khác"@vi .'),
    ("article-hash", "article", '"0000', '"xyz0'),
    ("article-issued", "article", '"2017-04-18"^^xsd:date .\nex:article', '"hôm qua" .\nex:article'),
    ("passage-article", "passage", "ex:passage oa:hasSource ex:article .", ""),
    ("passage-selector", "passage", "ex:passage oa:hasSelector ex:selector .", ""),
    ("selector-start", "selector", "ex:selector oa:start 10 .", ""),
    ("selector-end", "selector", "ex:selector oa:end 17 .", ""),
    ("selector-order", "selector", "oa:end 17", "oa:end 3"),
    ("selector-words", "selector", 'ex:selector oa:exact "gặp 🙂 ơ"@vi .', ""),
    ("selector-length", "selector", "oa:end 17", "oa:end 18"),
    ("Person", "person", "", "ex:person a lt:Company ; lt:ofUnit ex:one ."),
    ("person-name", "person", "", 'ex:person foaf:name "Lê Thử"@vi .'),
    ("person-full-name", "person", 'foaf:name "Lê Thử Nghiệm"@vi', 'foaf:name "Nghiệm"@vi'),
    ("person-composed", "person", 'foaf:name "Lê Thử', f'foaf:name "{unicodedata.normalize("NFD", "Lê Thử")}'),
    ("label", "person", "", 'ex:person rdfs:label "Lê Thử"@vi .'),
    ("Body", "body", "", "ex:body a lt:PartyBody ."),
    ("body-unit", "body", "ex:body lt:ofUnit ex:one .", ""),
    ("body-kind", "body", "ex:body org:classification ex:office .", "ex:body org:classification ex:one ."),
    ("Unit", "one", "", "ex:one a lt:ForeignUnit ."),
    ("unit-slug", "one", '"quang-ninh"', '"Quảng Ninh"'),
    ("unit-begin", "one", '"1963-10-30"^^xsd:date', '"1963"'),
    ("unit-end", "one", "", 'ex:one lt:validUntil "2025-07-01"^^xsd:date .'),
    (
        "unit-order",
        "other",
        "",
        'ex:other lt:validFrom "2020-01-02"^^xsd:date ; lt:validUntil "2020-01-01"^^xsd:date .',
    ),
    ("unit-successor", "one", "ex:one lt:succeededBy ex:other .", "ex:one lt:succeededBy ex:body ."),
    ("change-from", "change", "ex:change lt:fromUnit ex:one .", ""),
    ("change-to", "change", "ex:change lt:toUnit ex:other .", ""),
    ("change-type", "change", "ex:change lt:changeType lt:change-merge .", ""),
    ("change-day", "change", '"2025-07-01"^^xsd:date', '"2025"^^xsd:gYear'),
    ("geometry-point", "point", "POINT(107.3 21.2)", "21.2, 107.3"),
    ("concept-scheme", "topic", "ex:topic skos:inScheme ex:scheme .", ""),
    ("concept-label", "topic", "", 'ex:topic skos:prefLabel "Lữ hành"@vi .'),
    ("confidence", "event", "ex:event lt:confidence 1.0 .", "ex:event lt:confidence 1.2 ."),
    ("confidence-once", "event", "", "ex:event lt:confidence 0.5 ."),
    ("inferred-year", "event", "", 'ex:event lt:inferredYear "2016"^^xsd:gYear .'),
    ("decision-compares", "decision", "ex:decision lt:compares ex:person .", ""),
    ("decision-outcome", "decision", "lt:outcome-merged", "lt:verdict-same"),
    ("decision-by", "decision", "ex:decision prov:wasAssociatedWith ex:judge .", ""),
    ("decision-how-sure", "decision", "ex:decision lt:confidence 0.9 .", ""),
    ("decision-why", "decision", "", 'ex:decision lt:reasons "another" .'),
    ("judgement-by", "judgement", "ex:judgement prov:wasAssociatedWith ex:judge .", ""),
    ("judgement-verdict", "judgement", "ex:judgement lt:verdict lt:verdict-same .", ""),
    ("judgement-day", "judgement", '"2026-10-01"^^xsd:date', '"tháng Mười"'),
    ("inference-event", "inference", "ex:inference lt:concerns ex:event .", ""),
    ("inference-candidate", "inference", "ex:inference lt:hasCandidate ex:candidate .", ""),
    ("candidate-year", "candidate", 'lt:candidateYear "2017"^^xsd:gYear', 'lt:candidateYear "2017"'),
    ("candidate-reason", "candidate", 'ex:candidate lt:reasonName "full-date" .', ""),
    ("tie-lens", "tie", "ex:tie lt:lens lt:lens-as-reported .", ""),
    ("tie-meetings", "tie", "ex:tie lt:meetingCount 1 .", 'ex:tie lt:meetingCount "1" .'),
    ("tie-held", "inner", "ex:inner lt:heldCount 0 .", "ex:inner lt:heldCount 2 ."),
    ("tie-base", "tie", "ex:tie lt:basedOn ex:event .", ""),
    ("tie-count", "tie", "ex:tie lt:meetingCount 1 .", "ex:tie lt:meetingCount 2 ."),
    ("pair-units", "tie", "ex:tie lt:tiedUnit ex:other .", ""),
    ("inner-unit", "inner", "", "ex:inner lt:tiedUnit ex:one ."),
    ("known-term", "event", "", "ex:event lt:toppic ex:topic ."),
    ("composed", "article", "Hai tỉnh", unicodedata.normalize("NFD", "Hai tỉnh")),
    ("ascii-name", "person", "", "ex:person schema:sameAs <https://báo.example/> ."),
    ("named", "event", "", "ex:event lt:about [] ."),
]


def graph_file(folder: Path, words: str) -> Path:
    """A file with these Turtle statements and, from the ontology, how classes stand to each other."""
    ontology = resources.files("kg.rdf").joinpath("ontology.ttl").read_bytes()
    classes = [quad.triple for quad in ox.parse(ontology, format=ox.RdfFormat.TURTLE) if quad.predicate == SUBCLASS]
    path = folder / "graph.ttl"
    path.write_text(
        "@prefix schema: <https://schema.org/> .\n"
        + (ox.serialize(classes, format=ox.RdfFormat.N_TRIPLES) or b"").decode()
        + words,
        "utf-8",
    )
    return path


def broken(folder: Path, words: str, engine: str) -> set[tuple[str, str]]:
    """The rules that are broken, each with the node."""
    found = rdf.validate(graph_file(folder, words), engine_name=engine).findings
    return {(finding.rule, finding.node.removeprefix(EX)) for finding in found}


# ---------------------------------------------------------------- each rule
@pytest.mark.parametrize("engine", ENGINES)
def test_the_good_graph_conforms(engine, tmp_path):
    assert broken(tmp_path, GOOD, engine) == set()


@pytest.mark.parametrize(("rule", "node", "out", "into"), WRONG, ids=[case[0] for case in WRONG])
def test_each_rule_finds_its_fault_in_both_engines(rule, node, out, into, tmp_path):
    assert out in GOOD
    words = GOOD.replace(out, into) if out else f"{GOOD}\n{into}\n"
    first, second = (broken(tmp_path, words, engine) for engine in ENGINES)
    assert (rule, node) in first
    assert first == second


def test_every_rule_has_a_case():
    assert {case[0] for case in WRONG} == set(messages())


@pytest.mark.parametrize("rule", sorted(messages()))
def test_every_rule_speaks_both_languages_and_says_how_grave_it_is(rule):
    vi, en, severity = messages()[rule]
    assert vi != en
    assert len(vi) > 10 < len(en)
    assert severity in ("violation", "warning")


def test_every_property_shape_says_how_grave_it_is():
    path, severity = (ox.NamedNode(f"http://www.w3.org/ns/shacl#{name}") for name in ("path", "severity"))
    quads = list(ox.parse(shapes(), format=ox.RdfFormat.TURTLE))
    assert {q.subject for q in quads if q.predicate == path} <= {q.subject for q in quads if q.predicate == severity}


def test_shapes_name_only_terms_that_are_defined():
    begin = f"{rdf.DEFAULT_BASE}ontology#"
    ontology = resources.files("kg.rdf").joinpath("ontology.ttl").read_bytes()
    known = {quad.subject for quad in ox.parse(ontology, format=ox.RdfFormat.TURTLE)}
    named = {term for quad in ox.parse(shapes(), format=ox.RdfFormat.TURTLE) for term in quad.triple}
    ours = {term for term in named if isinstance(term, ox.NamedNode) and term.value.startswith(begin)}
    assert len(ours) > 80
    assert ours <= known


# ---------------------------------------------------------------- whole graphs
@pytest.fixture(scope="module")
def sample() -> kg.KnowledgeGraph:
    return kg.build(SAMPLE / "articles")


@pytest.mark.parametrize("engine", ENGINES)
def test_the_graph_made_by_hand_conforms(engine):
    assert rdf.validate(small_graph(), engine_name=engine).conforms


def test_the_sample_corpus_conforms_and_two_engines_say_the_same_of_it(sample):
    first, second = (rdf.validate(sample, engine_name=engine) for engine in ENGINES)
    assert first == second
    assert [finding for finding in first.findings if finding.severity == "violation"] == []
    assert first.triples > 20_000


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_export_conforms_in_two_engines(suffix, sample, tmp_path):
    kg.export(sample, tmp_path / f"graph.{suffix}")
    for engine in ENGINES:
        found = rdf.validate(tmp_path / f"graph.{suffix}", engine_name=engine)
        assert found.conforms, found.findings
        assert found.triples > 20_000


def test_a_graph_under_another_base_conforms_there_and_says_nothing_elsewhere(tmp_path):
    base = "https://kg.example.org/v1/"
    kg.export(small_graph(), tmp_path / "graph.nq", base=base)
    assert rdf.validate(tmp_path / "graph.nq", base=base).conforms
    assert rdf.validate(small_graph(), base=base).conforms
    with pytest.raises(RdfError, match=r"in the terms of https://lientinh\.example/ontology#"):
        rdf.validate(tmp_path / "graph.nq")


def test_articles_that_tell_the_same_meeting_differently_are_no_contradiction(tmp_path):
    """The graph made by hand has one meeting told in two articles, as a working session and as a visit."""
    kg.export(small_graph(), tmp_path / "graph.nq")
    told = (tmp_path / "graph.nq").read_text("utf-8")
    assert rdf.validate(tmp_path / "graph.nq").conforms
    (tmp_path / "graph.nq").write_text(told.replace(f"{rdf.DEFAULT_BASE}graph/article/b2", f"{EX}x"), "utf-8")
    assert rdf.validate(tmp_path / "graph.nq").graphs == 8


# ---------------------------------------------------------------- errors and the command
@pytest.mark.parametrize(
    ("name", "words", "error", "said"),
    [
        ("graph.ttl", "<a> <b", RdfError, "expected a file in Turtle"),
        ("graph.nq", "<https://a.b/> <https://a.b/> <https://a.b/> .", RdfError, "nothing in it is in the terms"),
        ("graph.csv", "a,b", UnknownFormatError, r"\.jsonld \.nq \.nt \.rdf \.trig \.ttl"),
    ],
)
def test_a_file_that_is_no_rdf_of_ours_is_refused(name, words, error, said, tmp_path):
    (tmp_path / name).write_text(words, "utf-8")
    with pytest.raises(error, match=said):
        rdf.validate(tmp_path / name)


def test_an_unknown_engine_names_the_known_ones():
    with pytest.raises(UnknownFormatError, match="no engine 'jena'; known: auto pyshacl turbo"):
        rdf.validate(small_graph(), engine_name="jena")


@pytest.mark.parametrize(("engine", "library"), [("pyshacl", "pyshacl"), ("turbo", "pyshacl_turbo")])
def test_without_its_library_the_error_says_what_to_install(engine, library, monkeypatch):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingLibraryError, match=rf"{library} is not installed; .*'lientinh\[validate\]'"):
        rdf.validate(small_graph(), engine_name=engine)


def test_no_shacl_library_is_loaded_before_a_graph_is_validated():
    code = "import sys, kg.rdf, kg.cli; print({'pyshacl', 'pyshacl_turbo', 'rdflib.plugins.sparql'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


def test_the_command_shows_node_label_rule_and_place_and_ends_with_1(tmp_path):
    path = graph_file(tmp_path, GOOD.replace("ex:sharing lt:target ex:other .", "ex:sharing lt:target ex:one ."))
    run = command("validate", path, "-o", tmp_path / "report.ttl")
    assert run.returncode == 1
    assert "violation directed-self" in run.stdout
    assert "statement" not in run.stdout.split("directed-self")[0]
    assert "a unit cannot share with, support, praise or ask itself; lt:source" in run.stdout
    assert "1 violation(s), 0 warning(s)" in run.stderr
    assert "không thể chia sẻ" in command("validate", path, "--language", "vi").stdout
    (line,) = command("validate", path, "--json").stdout.splitlines()
    assert json.loads(line)["node"] == f"{EX}sharing"
    assert json.loads(line)["severity"] == "violation"


def test_the_report_is_shacl_and_the_same_each_time(tmp_path):
    path = graph_file(tmp_path, GOOD.replace("oa:end 17", "oa:end 18"))
    for name in ("one.ttl", "two.ttl"):
        rdf.validate(path).write(tmp_path / name)
    assert (tmp_path / "one.ttl").read_bytes() == (tmp_path / "two.ttl").read_bytes()
    sh = "http://www.w3.org/ns/shacl#"
    told = {(q.predicate.value, str(q.object)) for q in ox.parse(path=tmp_path / "one.ttl", format=ox.RdfFormat.TURTLE)}
    assert (f"{sh}focusNode", f"<{EX}selector>") in told
    assert (f"{sh}sourceShape", f"<{rdf.DEFAULT_BASE}shapes#selector-length>") in told
    assert (f"{sh}conforms", '"false"^^<http://www.w3.org/2001/XMLSchema#boolean>') in told


def test_the_command_validates_a_built_folder_and_warnings_are_no_failure(tmp_path):
    graph = small_graph(agreement_parties=[])
    graph.save(tmp_path / "graph")
    run = command("validate", tmp_path)
    assert run.returncode == 0, run.stdout
    assert "warning agreement-parties" in run.stdout


def test_words_of_articles_command_no_terminal(tmp_path):
    path = graph_file(tmp_path, GOOD.replace("Lê Thử Nghiệm", "Nghiệm\\u001b[31m"))
    run = command("validate", path)
    assert "person-full-name" in run.stdout
    assert "\x1b" not in run.stdout
