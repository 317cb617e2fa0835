"""The graph as RDF: valid, sorted, without blank nodes, defined, and each statement with its passage."""

from __future__ import annotations

import re
import unicodedata
from copy import copy
from importlib import resources
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg import pipeline, rdf
from kg.errors import SettingsError, UnknownFormatError
from kg.resolution import settle
from tests.factories import SAMPLE
from tests.small_graph import HOSTILE, TEXTS, small_graph

BASE = rdf.DEFAULT_BASE
LT = f"{BASE}ontology#"
OA = "http://www.w3.org/ns/oa#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
EVENT = ox.NamedNode(f"{BASE}id/event/meeting-1")
GRAPH_A = ox.NamedNode(f"{BASE}graph/article/b%C3%A0i%201%2F%C4%83%3F%23")
GRAPH_B = ox.NamedNode(f"{BASE}graph/article/b2")
DATASETS = ("nq", "trig", "jsonld")
UNIONS = ("nt", "ttl", "rdf")
# rdflib's own parsers and queries use what rdflib deprecates.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning:rdflib"),
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning:rdflib"),
]
RDFLIB = {"nq": "nquads", "trig": "trig", "jsonld": "json-ld", "nt": "nt", "ttl": "turtle", "rdf": "xml"}


@pytest.fixture(scope="module")
def quads() -> list[ox.Quad]:
    return list(rdf.quads(small_graph()))


@pytest.fixture(scope="module", params=["by hand", "sample corpus"])
def corpus(request) -> tuple[list[ox.Quad], dict[str, str]]:
    """The quads of a graph, and the texts of its articles by id."""
    if request.param == "by hand":
        return list(rdf.quads(small_graph())), TEXTS
    pairs = list(pipeline.read(SAMPLE / "articles"))
    graph = settle([article for article, _ in pairs], [record for _, record in pairs])
    return list(rdf.quads(graph)), {article.id: article.text for article, _ in pairs}


def lt(name: str) -> ox.NamedNode:
    return ox.NamedNode(LT + name)


def values(quads: list[ox.Quad], subject: str, name: str, graph: ox.NamedNode | None = None) -> set[str]:
    """The values of a property of `<base>id/<subject>` (in one graph), IRIs without the base."""
    node, iri = ox.NamedNode(f"{BASE}id/{subject}"), name if ":" in name else LT + name
    found = (q for q in quads if q.subject == node and q.predicate.value == iri and graph in (None, q.graph_name))
    return {q.object.value.removeprefix(BASE).removeprefix("id/").removeprefix("ontology#") for q in found}


# ---------------------------------------------------------------- what holds of every quad
def test_there_are_no_blank_nodes_and_all_iris_are_ascii(corpus):
    for quad in corpus[0]:
        for term in quad:
            assert isinstance(term, ox.NamedNode | ox.Literal)
            assert isinstance(term, ox.Literal) or (term.value.isascii() and " " not in term.value)


def test_every_literal_is_nfc_though_the_tables_are_not():
    decomposed = unicodedata.normalize("NFD", "Lê Thử Nghiệm")
    official = {"official": "le-thu-nghiem", "name": decomposed, "kind": "official"}
    graph = small_graph(officials=[official], holdings=[], participations=[], evidence=[])
    words = [quad.object.value for quad in rdf.quads(graph) if isinstance(quad.object, ox.Literal)]
    assert "Lê Thử Nghiệm" in words
    assert all(unicodedata.is_normalized("NFC", word) for word in words)


def test_every_term_of_ours_is_defined_with_a_label_in_both_languages(corpus):
    iris = {term.value for quad in corpus[0] for term in quad if isinstance(term, ox.NamedNode)}
    used = {iri for iri in iris if iri.startswith(LT)} - {LT}
    ontology = rdflib.Graph().parse(data=resources.files("kg.rdf").joinpath("ontology.ttl").read_text("utf-8"))
    label = (rdflib.RDFS.label, rdflib.SKOS.prefLabel)
    for iri in used:
        labels = [value for name in label for value in ontology.objects(rdflib.URIRef(iri), name)]
        assert {value.language for value in labels} == {"vi", "en"}, iri


def test_every_property_and_class_of_ours_that_the_code_names_is_defined():
    defined = set(
        re.findall(r"^lt:([\w-]+) +a ", resources.files("kg.rdf").joinpath("ontology.ttl").read_text("utf-8"), re.M)
    )
    sources = "".join(path.read_text("utf-8") for path in Path(rdf.__file__).parent.glob("*.py"))
    named = set(re.findall(r'terms\.lt\["([\w-]+)"\]', sources))
    assert len(named) > 30
    assert named <= defined


def test_whatever_is_reported_has_evidence(corpus):
    kinds = ("event", "participation", "holding", "statement", "agreement")
    begins = tuple(f"{BASE}id/{kind}/" for kind in kinds)
    told = [q for q in corpus[0] if q.graph_name.value.startswith(f"{BASE}graph/article/")]
    reported = {(q.subject, q.graph_name) for q in told if q.subject.value.startswith(begins)}
    proven = {(q.subject, q.graph_name) for q in told if q.predicate == lt("evidence")}
    assert len(reported) >= 13  # by hand: event, two parties, one person, exchange twice; holding, flow, agreement
    assert reported <= proven


def test_no_unit_shares_with_itself_and_no_exchange_is_of_one(corpus):
    values: dict[tuple[str, str], set[str]] = {}
    for quad in corpus[0]:
        values.setdefault((quad.subject.value, quad.predicate.value), set()).add(quad.object.value)
    for (subject, name), units in values.items():
        assert name != f"{LT}source" or units.isdisjoint(values.get((subject, f"{LT}target"), ()))
        assert name != f"{LT}between" or len(units) > 1


def test_evidence_is_a_passage_whose_words_stand_at_its_offsets(corpus):
    quads, texts = corpus
    facts = {(q.subject.value, q.predicate.value): q.object for q in quads}
    passages = {q.object.value for q in quads if q.predicate == lt("evidence")}
    assert len(passages) >= 5
    for passage in passages:
        text = texts[facts[facts[passage, f"{OA}hasSource"].value, "http://purl.org/dc/terms/identifier"].value]
        selector = facts[passage, f"{OA}hasSelector"].value
        start, end = (int(facts[selector, OA + name].value) for name in ("start", "end"))
        assert facts[selector, f"{OA}exact"].value == text[start:end]
        assert passage.endswith(f"#char={start},{end}")


# ---------------------------------------------------------------- graphs
def test_each_article_has_its_graph_and_labels_of_things_stand_in_one(quads):
    graphs = {quad.graph_name.value.removeprefix(BASE) for quad in quads}
    article = {g.value.removeprefix(BASE) for g in (GRAPH_A, GRAPH_B)}
    others = ("vocabulary", "reference", "resolution", "derived", "tables", "description")
    assert graphs == {*(f"graph/{name}" for name in others), *article}
    label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    told = {q.subject for q in quads if q.predicate == label and q.graph_name in (GRAPH_A, GRAPH_B)}
    assert told == {EVENT, ox.NamedNode(f"{BASE}id/agreement/agreement-1")}


def test_a_meeting_is_described_in_each_graph_as_that_article_tells_it(quads):
    begin = "http://semanticweb.cs.vu.nl/2009/11/sem/hasBeginTimeStamp"
    assert values(quads, "event/meeting-1", TYPE, GRAPH_A) == {"WorkingSession"}
    assert values(quads, "event/meeting-1", TYPE, GRAPH_B) == {"Visit"}
    assert values(quads, "event/meeting-1", "monthDay", GRAPH_A) == {"--04-17"}
    assert values(quads, "event/meeting-1", begin, GRAPH_A) == set()
    assert values(quads, "event/meeting-1", begin, GRAPH_B) == {"2017-04-17"}
    assert values(quads, "event/meeting-1", "hasStatement", GRAPH_A) == {"statement/meeting-1-discussion"}
    parts = {"participation/party-1", "participation/party-2"}
    assert values(quads, "event/meeting-1", "hasParticipation", GRAPH_A) == parts | {"participation/part-1"}
    assert values(quads, "event/meeting-1", "hasParticipation", GRAPH_B) == parts | {"participation/part-2"}


def test_a_date_no_article_states_in_full_is_in_the_resolution_graph():
    accounts = [{"account": "a", "meeting": "meeting-1", "article": "b2", "kind": "visit", "date": "XXXX-04-17"}]
    quads = list(rdf.quads(small_graph(accounts=accounts)))
    begin = "http://semanticweb.cs.vu.nl/2009/11/sem/hasBeginTimeStamp"
    assert values(quads, "event/meeting-1", begin, GRAPH_B) == set()
    assert values(quads, "event/meeting-1", begin, ox.NamedNode(f"{BASE}graph/resolution")) == {"2017-04-17"}


# ---------------------------------------------------------------- meaning
def test_holdings_tell_office_body_and_how_the_unit_was_settled(quads):
    org = "http://www.w3.org/ns/org#"
    assert values(quads, "holding/holding-1", f"{org}member") == {"person/le-thu--quang-ninh"}
    assert values(quads, "holding/holding-1", f"{org}organization") == {"body/quang-ninh--ubnd-tinh"}
    assert values(quads, "holding/holding-1", f"{org}role") == {"office/post-chu-tich-ubnd"}
    assert values(quads, "holding/holding-1", "resolution") == {"res-context"}
    assert values(quads, "holding/holding-1", "observedIn") == {"event/meeting-1"}
    assert values(quads, "participation/part-1", "inCapacity") == {"holding/holding-1"}
    assert values(quads, "post/quang-ninh--ubnd-tinh--chu-tich-ubnd", f"{org}postIn") == {"body/quang-ninh--ubnd-tinh"}


def test_a_former_office_is_marked_and_no_capacity_at_the_meeting():
    former = small_graph().holdings.assign(former=True, title="nguyên Chủ tịch UBND tỉnh").to_dict("records")
    quads = list(rdf.quads(small_graph(holdings=former)))
    assert values(quads, "holding/holding-1", "former") == {"true"}
    assert values(quads, "holding/holding-1", "observedIn") == {"article/b%C3%A0i%201%2F%C4%83%3F%23"}
    assert values(quads, "participation/part-1", "inCapacity") == set()


@pytest.mark.parametrize(
    ("kind", "status", "type", "mode"),
    [
        ("share", "held", "KnowledgeSharing", "mode-happened"),
        ("support", "background", "Support", "mode-happened"),
        ("request", "held", "Proposal", "mode-proposed"),
        ("share", "planned", "KnowledgeSharing", "mode-planned"),
    ],
)
def test_flows_become_statements_from_source_to_target(kind, status, type, mode):
    graph = small_graph()
    flows = graph.flows.assign(kind=kind).to_dict("records")
    meetings = graph.meetings.assign(status=status).to_dict("records")
    quads = list(rdf.quads(small_graph(flows=flows, meetings=meetings)))
    assert values(quads, "statement/flow-1", TYPE) == {type}
    assert values(quads, "statement/flow-1", "source") == {"unit/quang-ninh"}
    assert values(quads, "statement/flow-1", "target") == {"unit/lang-son"}
    assert values(quads, "statement/flow-1", "topic") == {"topic/tourism"}
    assert values(quads, "statement/flow-1", "mode") == {mode}
    assert values(quads, "event/meeting-1", "status") == {f"status-{status}"}


def test_a_meeting_about_nothing_has_no_exchange_of_views():
    quads = list(rdf.quads(small_graph(meeting_topics=[])))
    assert lt("Discussion") not in {q.object for q in quads if q.graph_name in (GRAPH_A, GRAPH_B)}


def test_two_chairs_of_one_report_are_co_chairs():
    rows = small_graph().participations
    both = rows.assign(participation=["part-1", "part-3"]).to_dict("records")
    evidence = [
        {"subject": "meeting-1", "passage": small_graph().passages["passage"][0], "rule": "r", "confidence": 1.0}
    ]
    quads = list(rdf.quads(small_graph(participations=both, evidence=evidence)))
    assert values(quads, "participation/part-1", "participationRole") == {"role-co-chair"}
    assert values(quads, "participation/part-3", "participationRole") == {"role-co-chair"}


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2017-05-17", {"hasBeginTimeStamp": "2017-05-17", "hasEndTimeStamp": "2017-05-17"}),
        ("2017-05-17/2017-05-19", {"hasBeginTimeStamp": "2017-05-17", "hasEndTimeStamp": "2017-05-19"}),
        ("2016-02", {"hasEarliestBeginTimeStamp": "2016-02-01", "hasLatestEndTimeStamp": "2016-02-29"}),
        ("2017", {"hasEarliestBeginTimeStamp": "2017-01-01", "hasLatestEndTimeStamp": "2017-12-31"}),
        ("XXXX-04-17", {"monthDay": "--04-17"}),
        ("XXXX-04-17/XXXX-04-19", {"monthDay": "--04-17", "endMonthDay": "--04-19"}),
        ("XXXX-04", {"month": "--04"}),
        ("201X", {"hasEarliestBeginTimeStamp": "2010-01-01", "hasLatestEndTimeStamp": "2019-12-31"}),
        ("2017-05-17/..", {"hasEarliestBeginTimeStamp": "2017-05-17"}),
        ("XXXX-21", {"date": "XXXX-21"}),
        (None, {}),
    ],
)
def test_dates_say_as_much_as_the_text(date, expected):
    accounts = [{"account": "a", "meeting": "meeting-1", "article": "b2", "kind": "visit", "date": date}]
    meetings = small_graph().meetings.assign(date=date, date_text=None).to_dict("records")
    quads = list(rdf.quads(small_graph(accounts=accounts, meetings=meetings)))
    names = {"Stamp", "monthDay", "endMonthDay", "#month", "terms/date"}
    told = [q for q in quads if q.subject == EVENT and q.predicate.value.endswith(tuple(names))]
    assert {re.split(r"[/#]", q.predicate.value)[-1]: q.object.value for q in told} == expected


def test_units_lead_to_the_unit_of_today(quads):
    assert values(quads, "unit/ha-giang", "succeededBy") == {"unit/tuyen-quang-2025"}
    assert values(quads, "unit/ha-giang", "validUntil") == {"2025-06-30"}
    assert values(quads, "unit/tuyen-quang-2025", "succeededBy") == set()
    change = "change/ha-giang--tuyen-quang-2025--2025-07-01"
    assert values(quads, change, "fromUnit") == {"unit/ha-giang"}
    assert values(quads, "unit/quang-ninh", "borders") == {"unit/lang-son"}


def test_topics_are_concepts_with_broader_and_the_cues_known_of_them(quads):
    graph = rdf.dataset(small_graph())
    topic = rdflib.URIRef(f"{BASE}topic/tourism")
    assert graph.value(topic, rdflib.SKOS.broader) == rdflib.URIRef(f"{BASE}topic/tourism-culture")
    assert rdflib.Literal("Du lịch", lang="vi") in set(graph.objects(topic, rdflib.SKOS.prefLabel))
    assert len(set(graph.objects(topic, rdflib.SKOS.hiddenLabel))) > 2


# ---------------------------------------------------------------- untrusted text
@pytest.mark.parametrize("format", [*DATASETS, "nt", "ttl"])
def test_hostile_words_survive(format, tmp_path):
    path = tmp_path / f"graph.{format}"
    rdf.write(small_graph(), path, format)
    titles = {q.object.value for q in ox.parse(path=path, format=rdf.FORMATS[format]) if "title" in q.predicate.value}
    assert HOSTILE in titles


def test_control_characters_become_replacement_characters_in_xml(tmp_path):
    rdf.write(small_graph(), tmp_path / "graph.rdf", "rdf")
    title = (
        rdflib.Graph()
        .parse(tmp_path / "graph.rdf")
        .value(rdflib.URIRef(f"{BASE}id/article/b%C3%A0i%201%2F%C4%83%3F%23"), rdflib.DCTERMS.title)
    )
    assert str(title) == HOSTILE.replace("\x0b", "\ufffd")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://báo.example/a b?x=<1>", ox.NamedNode("https://b%C3%A1o.example/a%20b?x=%3C1%3E")),
        ("javascript:alert(1)", ox.Literal("javascript:alert(1)")),
        ("http://[oops", ox.Literal("http://[oops")),
        ("https:///nowhere", ox.Literal("https:///nowhere")),
        ('http://a.example/%zz"{}|^`\\', None),
    ],
)
def test_only_addresses_of_the_web_become_links(url, expected):
    articles = small_graph().articles.assign(url=[url, None]).to_dict("records")
    found = [
        q.object for q in rdf.quads(small_graph(articles=articles)) if q.predicate.value == "https://schema.org/url"
    ]
    assert len(found) == 1
    assert found[0].value.isascii()
    assert expected is None or found == [expected]


# ---------------------------------------------------------------- files
@pytest.mark.parametrize("format", DATASETS)
def test_formats_with_graphs_hold_all_quads_for_two_parsers(format, quads, tmp_path):
    path = tmp_path / f"graph.{format}"
    rdf.write(small_graph(), path, format)
    assert set(ox.parse(path=path, format=rdf.FORMATS[format])) == set(quads)
    parsed = rdflib.Dataset().parse(data=path.read_bytes(), format=RDFLIB[format])
    assert len(list(parsed.quads())) == len(quads) == len(set(quads))


@pytest.mark.parametrize("format", UNIONS)
def test_formats_without_graphs_hold_every_triple_once_for_two_parsers(format, quads, tmp_path):
    path = tmp_path / f"graph.{format}"
    rdf.write(small_graph(), path, format)
    parsed = list(ox.parse(path=path, format=rdf.FORMATS[format]))
    assert len(parsed) == len({quad.triple for quad in quads}) == len({quad.triple for quad in parsed})
    assert len(rdflib.Graph().parse(data=path.read_bytes(), format=RDFLIB[format])) == len(parsed)


@pytest.mark.parametrize("format", [*DATASETS, *UNIONS])
def test_the_same_graph_is_the_same_bytes_and_nothing_else_is_left(format, tmp_path):
    for name in ("one", "two"):
        rdf.write(small_graph(), tmp_path / "deep" / name, format)
    assert (tmp_path / "deep" / "one").read_bytes() == (tmp_path / "deep" / "two").read_bytes()
    assert {path.name for path in (tmp_path / "deep").iterdir()} == {"one", "two"}


def test_nquads_are_sorted_within_each_graph(tmp_path):
    quads = list(rdf.quads(small_graph()))
    subjects = [(quad.graph_name.value, str(quad.subject)) for quad in quads]
    blocks = [name for at, (name, _) in enumerate(subjects) if at == 0 or subjects[at - 1][0] != name]
    assert len(blocks) == len(set(blocks)) == 8
    for name in blocks:
        told = [subject for graph, subject in subjects if graph == name]
        assert told == sorted(told)


def test_a_failing_export_leaves_the_former_file(tmp_path):
    path = tmp_path / "graph.nq"
    path.write_text("former")
    broken = copy(small_graph())
    object.__setattr__(broken, "offices", broken.offices.drop(columns="branch"))
    with pytest.raises(KeyError):
        rdf.write(broken, path, "nq")
    assert path.read_text() == "former"
    assert list(tmp_path.iterdir()) == [path]


def test_an_unknown_format_names_the_known_ones(tmp_path):
    with pytest.raises(UnknownFormatError, match="no RDF format 'n3'; known: jsonld nq nt rdf trig ttl"):
        rdf.write(small_graph(), tmp_path / "x", "n3")


# ---------------------------------------------------------------- base
def test_everything_of_ours_stands_under_the_base():
    iris = {
        term.value
        for q in rdf.quads(small_graph(), base="https://kg.example.org/v1/")
        for term in q
        if hasattr(term, "value")
    }
    assert "https://kg.example.org/v1/ontology#Article" in iris
    assert "https://kg.example.org/v1/id/unit/quang-ninh" in iris
    assert not [iri for iri in iris if iri.startswith(BASE)]


@pytest.mark.parametrize(
    "base", ["", "example.org/", "https://kg.example.org", "https://tỉnh.vn/", "https://a.b/ c/", "ftp://a.b/"]
)
def test_a_base_no_iri_can_begin_with_is_refused(base):
    with pytest.raises(SettingsError, match="is no base for IRIs"):
        list(rdf.quads(small_graph(), base=base))


# ---------------------------------------------------------------- rdflib
def test_the_dataset_answers_a_question_over_all_graphs():
    dataset = rdf.dataset(small_graph())
    answer = dataset.query(
        """SELECT ?learner ?quote WHERE {
             ?s a lt:KnowledgeSharing ; lt:target/rdfs:label ?learner ; lt:evidence/oa:hasSelector/oa:exact ?quote .
             FILTER(LANG(?learner) = "vi") }"""
    )
    assert [tuple(map(str, row)) for row in answer] == [("Lạng Sơn", "chia sẻ cách làm")]


def test_the_dataset_holds_the_same_quads(quads):
    dataset = rdf.dataset(small_graph())
    ours = {(q.subject.value, q.predicate.value, q.object.value, q.graph_name.value) for q in quads}
    assert {tuple(map(str, quad)) for quad in dataset.quads()} == ours
