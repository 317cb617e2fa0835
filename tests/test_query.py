"""Asking: what comes out in which form, what is refused, what is stopped, and what is said about mistakes."""

from __future__ import annotations

import csv
import io
import json
import shutil
import socket
import threading
from contextlib import suppress

import pandas as pd
import pyoxigraph as ox
import pytest

import kg
from kg import rdf
from kg.errors import GraphError, QueryError, StoreError
from kg.rdf.asking import Asked, asked
from tests.asked import TOY, written_down
from tests.command import kg as command
from tests.small_graph import small_graph

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
UNITS = 'SELECT ?unit ?name { ?unit lt:slug ?slug ; rdfs:label ?name FILTER(LANG(?name) = "vi") } ORDER BY ?unit'
MARKED = """
report:x {
  article:x dcterms:title "=1+1"@vi ; lt:count 3 , -4 ; lt:share 0.5 ; lt:true true ;
    lt:words "tab\\t\\u0007 \\"x\\""@vi .
}
"""


@pytest.fixture(scope="module")
def toy(tmp_path_factory):
    return written_down(TOY, tmp_path_factory.mktemp("toy"))


@pytest.fixture(scope="module")
def marked(tmp_path_factory):
    return written_down(MARKED, tmp_path_factory.mktemp("marked"))


@pytest.fixture
def without_store(sample_folder, tmp_path):
    shutil.copytree(sample_folder / "graph", tmp_path / "graph")
    return tmp_path


# ---------------------------------------------------------------- answers
def test_a_query_needs_no_prefixes_and_sees_all_graphs_at_once(toy):
    frame = kg.ask(toy, UNITS)
    assert list(frame.itertuples(index=False, name=None))[1] == (f"{rdf.DEFAULT_BASE}id/unit/da-nang", "Đà Nẵng")
    assert len(frame) == 4


def test_a_graph_of_the_session_answers_as_its_folder_does(sample, sample_folder):
    names = "SELECT DISTINCT ?name { ?x a lt:Official ; foaf:name ?name } ORDER BY ?name"
    frame = kg.ask(sample, names)
    assert frame.equals(kg.ask(sample_folder, names))
    assert set(frame["name"]) <= set(sample.officials["name"])
    assert len(frame) > 100


def test_a_folder_without_a_store_is_asked_by_its_tables_and_says_so(without_store, sample_folder):
    frame = kg.ask(without_store, question="brokers")
    assert frame.equals(kg.ask(sample_folder, question="brokers"))
    assert "there is no store" in frame.attrs["notes"][0]
    assert kg.ask(sample_folder, question="brokers").attrs["notes"] == []


def test_columns_have_the_types_of_their_values(marked):
    query = "SELECT ?n ?s ?t ?w ?none { ?x lt:count ?n ; lt:share ?s ; lt:true ?t ; lt:words ?w } ORDER BY ?n"
    frame = kg.ask(marked, query)
    assert [str(dtype) for dtype in frame.dtypes] == ["Int64", "Float64", "boolean", "string", "string"]
    assert frame["n"].tolist() == [-4, 3]
    assert frame["w"][0] == 'tab\t\x07 "x"'
    assert frame["none"].isna().all()


def test_an_answer_without_rows_keeps_its_columns(toy):
    frame = kg.ask(toy, "SELECT ?unit ?name { ?unit lt:nothing ?name }")
    assert frame.empty
    assert list(frame.columns) == ["unit", "name"]


def test_truths_and_triples_are_tables_in_python(toy):
    assert kg.ask(toy, "ASK { unit:hue a lt:CentralCity }").equals(pd.DataFrame({"answer": [True]}))
    triples = kg.ask(toy, "CONSTRUCT { ?u a lt:Province } WHERE { ?u a lt:CentralCity }")
    assert list(triples.columns) == ["subject", "property", "value"]
    assert len(triples) == 3


def test_through_a_lens_there_is_nothing_to_ask():
    with pytest.raises(GraphError, match="has no RDF"):
        kg.ask(small_graph().through("today"), "ASK {}")


# ---------------------------------------------------------------- formats
def run(folder, *words, code=0):
    done = command("query", folder, *words)
    assert done.returncode == code, done.stderr
    return done


def test_csv_is_the_way_out_of_a_terminal_and_does_not_calculate(marked):
    out = run(marked, "SELECT ?n ?title { ?x lt:count ?n ; dcterms:title ?title } ORDER BY ?n").stdout
    assert list(csv.reader(io.StringIO(out, newline=""))) == [["n", "title"], ["-4", "'=1+1"], ["3", "'=1+1"]]


def test_json_is_that_of_sparql_results(marked):
    out = json.loads(run(marked, "SELECT ?w ?s ?x ?none { ?x lt:words ?w ; lt:share ?s }", "--format", "json").stdout)
    assert out["head"] == {"vars": ["w", "s", "x", "none"]}
    decimal = "http://www.w3.org/2001/XMLSchema#decimal"
    assert out["results"]["bindings"] == [
        {
            "w": {"type": "literal", "value": 'tab\t\x07 "x"', "xml:lang": "vi"},
            "s": {"type": "literal", "value": "0.5", "datatype": decimal},
            "x": {"type": "uri", "value": f"{rdf.DEFAULT_BASE}id/article/x"},
        }
    ]


def test_a_table_shortens_iris_and_obeys_no_control_sign(marked):
    out = run(marked, "SELECT ?x ?w { ?x lt:words ?w }", "--format", "table").stdout
    assert "article:x" in out
    assert "\x07" not in out
    assert "\\x07" in out
    assert "1 row(s)" in out


def test_triples_are_turtle_and_the_same_every_time(toy):
    query = "CONSTRUCT { ?u rdfs:label ?l ; a lt:Province } WHERE { ?u rdfs:label ?l ; lt:slug ?s }"
    out = run(toy, query).stdout
    assert out == run(toy, query).stdout
    assert len(list(ox.parse(out, ox.RdfFormat.TURTLE))) == 8
    assert "@prefix unit:" in out
    assert "@prefix oa:" not in out
    assert "unit:hue" in run(toy, "DESCRIBE unit:hue").stdout


def test_a_truth_is_a_word(toy):
    assert run(toy, "ASK { unit:hue a lt:CentralCity }").stdout.strip() == "true"
    assert run(toy, "ASK { unit:hue a lt:Province }", "--format", "table").stdout == "false\n"
    assert json.loads(run(toy, "ASK {}", "--format", "json").stdout) == {"head": {}, "boolean": True}


@pytest.mark.parametrize(("name", "begin"), [("a.csv", "unit,name\r\n"), ("a.json", "{"), ("a.srj", "{")])
def test_the_ending_of_a_file_says_the_format(toy, tmp_path, name, begin):
    done = run(toy, UNITS, "-o", tmp_path / name)
    assert done.stdout == ""
    assert (tmp_path / name).read_bytes().decode().startswith(begin)


def test_a_format_the_answer_does_not_have_is_an_error(toy, tmp_path):
    assert "cannot be written as 'ttl'; known: csv json" in run(toy, UNITS, "--format", "ttl", code=1).stderr
    assert "no format is known by that ending" in run(toy, UNITS, "-o", tmp_path / "a.xls", code=1).stderr
    assert not list(tmp_path.iterdir())


# ---------------------------------------------------------------- limits
def test_what_was_cut_is_said(toy):
    done = run(toy, UNITS, "--limit", 2)
    assert done.stdout.count("\r\n") == 3
    assert "cut after 2 rows" in done.stderr
    assert "cut" not in run(toy, UNITS, "--limit", 4).stderr
    triples = run(toy, "CONSTRUCT WHERE { ?s lt:slug ?o }", "--limit", 1)
    assert len(list(ox.parse(triples.stdout, ox.RdfFormat.TURTLE))) == 1
    assert "cut after 1 rows or triples" in triples.stderr


@pytest.mark.parametrize("source", ["store", "tables"])
def test_a_query_without_end_is_stopped(sample_folder, sample, source):
    with pytest.raises(QueryError, match=r"stopped after 0\.2 s; .*--timeout"):
        kg.ask(sample_folder if source == "store" else sample, ENDLESS, timeout=0.2)


def test_an_answer_that_never_begins_to_end_is_stopped_too(sample_folder):
    done = run(sample_folder, "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i", "--timeout", 0.2, code=1)
    assert "stopped after 0.2 s" in done.stderr
    assert done.stdout == ""


# ---------------------------------------------------------------- refusals
UPDATES = (
    "INSERT DATA { unit:hue a lt:Province }",
    "PREFIX x: <http://x/> # a comment\n delete where { ?s ?p ?o }",
    "# LOAD\nBASE <http://x/> LOAD <http://127.0.0.1:1/x>",
    "DROP ALL",
    "CLEAR GRAPH <http://x/>",
)
SERVICES = (
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { service silent <URL> { ?s ?p ?o } }",
    "SELECT * { SERVICE<URL>{ ?s ?p ?o } }",
    "SELECT * { SERVICESILENT<URL>{ ?s ?p ?o } }",
    "SELECT * { SERVICE # here\n # and there {\n <URL> # too\n { ?s ?p ?o } }",
    "PREFIX x: <URL> SELECT * { SERVICE x: { ?s ?p ?o } }",
    "PREFIX : <URL> SELECT * { SERVICE:{ ?s ?p ?o } }",
    "SELECT * { ?s ?p 1.SERVICE<URL>{ ?s ?p ?o } }",
    "SELECT * { ?s ?p true SERVICE<URL>{ ?s ?p ?o } }",
    "SELECT ?a { ?a ?b ?c FILTER(1<?c)#>'''\nSERVICE <URL> { ?s ?p ?o } #'''\n}",
    "SELECT * { FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "SELECT * { { SELECT * { OPTIONAL { SERVICE <URL> { ?s ?p ?o } } } } }",
)


@pytest.mark.parametrize("query", UPDATES)
def test_updates_are_refused(toy, query):
    with pytest.raises(QueryError, match=r"(INSERT|DELETE|LOAD|DROP|CLEAR) is refused: a graph is only read"):
        kg.ask(toy, query)


@pytest.fixture(scope="module")
def server():
    """An address on this machine, and the connections made to it."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        made = []

        def listen():
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                made.append(connection.recv(100))
                connection.close()

        threading.Thread(target=listen, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/", made


@pytest.mark.parametrize("query", [*SERVICES, "SELECT * { VALUES ?g { <URL> } SERVICE ?g { ?s ?p ?o } }"])
def test_no_other_server_is_asked(toy, server, query):
    url, made = server
    with pytest.raises(QueryError, match=r"line \d: SERVICE is refused: no other server is asked"):
        kg.ask(toy, query.replace("URL", url))
    assert made == []


def test_the_refused_queries_are_such_as_the_engine_would_run(server):
    """Else a refusal would prove nothing."""
    url, made = server
    store = ox.Store()
    store.load("<http://s> <http://p> 1 , 2 , true .", ox.RdfFormat.TURTLE)
    for query in SERVICES:
        with suppress(OSError):  # the server gives no answer
            list(store.query(query.replace("URL", url)))
        assert made, query
        made.clear()


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ?s { ?s ?p "SERVICE desk" }',
        "SELECT ?service { ?service a lt:Site } # SERVICE is a word here",
        "SELECT ?x { ?x a lt:Service . ?x lt:service ?y . ?x lt:insert ?z }",
    ],
)
def test_the_word_alone_is_not_refused(toy, query):
    assert kg.ask(toy, query).empty


def test_asking_leaves_the_store_as_it_was(toy):
    before = {path.name: path.read_bytes() for path in (toy / "store" / "data").glob("*.sst")}
    run(toy, UNITS)
    assert {path.name: path.read_bytes() for path in (toy / "store" / "data").glob("*.sst")} == before


# ---------------------------------------------------------------- mistakes
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT *\n{ ?s ?p ?o", "line 2, column 11: not understood; expected"),
        ("SELECT * { ?s nope:p ?o }", "column 21: not understood: Prefix not found"),
        ("SELECT ?s { ?s ?p ?o } GROUP BY ?p", "The SELECT contains a variable that is unbound"),
        ("SELEC * { }", "line 1, column 10: not understood; expected"),
        ("", "line 1, column 1: not understood"),
        ("SELECT * { ?s ?p param:nope() }", "not understood"),
        ("SELECT (param:nope() AS ?x) { }", "parameter/nope> is not supported"),
    ],
)
def test_a_mistake_is_shown_with_its_place(toy, query, said):
    done = run(toy, query, code=1)
    assert said in done.stderr


def test_a_mistake_is_marked_under_the_line(toy):
    lines = run(toy, "SELECT *\n{ ?s nope:p ?o }", code=1).stderr.splitlines()
    assert lines[-2:] == ["  { ?s nope:p ?o }", "             ^"]


def test_a_folder_of_nothing_is_an_error(tmp_path):
    with pytest.raises(StoreError, match=r"there is no store; .* no tables to ask instead"):
        kg.ask(tmp_path, "ASK {}")


def test_one_query_or_one_question(toy):
    assert run(toy, code=2).stderr
    assert run(toy, "ASK {}", "--question", "brokers", code=2).stderr
    with pytest.raises(QueryError, match="one of the two"):
        kg.ask(toy)
    with pytest.raises(QueryError, match=r"no question 'broker'; near: brokers"):
        kg.ask(toy, question="broker")
    assert "no/such.rq: cannot be read" in run(toy, "no/such.rq", code=1).stderr


# ---------------------------------------------------------------- parameters
@pytest.mark.parametrize(
    ("question", "given", "said"),
    [
        ("exchange-partners", "unit=quang-nin", r"unit: no unit 'quang-nin'; near: quang-ninh \(Quảng Ninh\)"),
        ("exchange-partners", "unit=foreign-cn-quangxi", r"near: foreign-cn-guangxi \(Quảng Tây\)"),
        ("exchange-partners", "topic=turism", r"topic: no topic 'turism'; near: tourism \(Du lịch\)"),
        ("exchange-partners", "since=2/1/2020", "since: '2/1/2020' is no date; one looks like 2025-07-01"),
        ("officials-most-seen", "year=20", "year: '20' is no year; one looks like 2024"),
        ("brokers", "most_units=many", "most_units: 'many' is no whole number; one looks like 6"),
        ("trust", "confidence=1e3", "confidence: '1e3' is no number; one looks like"),
        ("officials-in-several-provinces", "person=Y Wing Kman", "no person .* near: Y Wing Kmăn"),
        ("brokers", "units=2", "brokers has no parameter 'units'; known: most_units=6"),
    ],
)
def test_values_that_do_not_fit_say_what_would(sample_folder, question, given, said):
    name, _, value = given.partition("=")
    with pytest.raises(QueryError, match=said):
        kg.ask(sample_folder, question=question, parameters={name: value})


def test_units_may_be_given_by_name(sample_folder):
    former = {"unit": "Thừa Thiên Huế", "since": "2025-01-01"}
    assert kg.ask(sample_folder, question="exchange-partners", parameters=former)["partner"].tolist() == ["ha-noi"]
    frame = kg.ask(sample_folder, question="topics-year-by-year", parameters={"unit": "Hải Phòng", "other": "nghe-an"})
    assert len(frame) == 6


def test_values_are_terms_and_never_part_of_the_query(toy, tmp_path):
    file = tmp_path / "named.rq"
    file.write_text(
        "# Hỏi?\n# Asked?\n#\n# Who.\n# param who: person\nSELECT ?x { ?x foaf:name ?n FILTER(?n = param:who()) }"
    )
    hostile = '") } ; DROP ALL #'
    done = run(toy, file, "--param", f"who={hostile}", code=1)
    assert "no person" in done.stderr
    place = Asked.of(toy)
    told = place._told(
        {
            "query": "SELECT (param:who() AS ?x) {}",
            "parameters": {place._iri("who"): {"type": "literal", "value": hostile, "xml:lang": "vi"}},
            "limit": None,
            "seconds": 30,
        }
    )
    assert told["rows"] == [[{"type": "literal", "value": hostile, "xml:lang": "vi"}]]


def test_a_file_declares_its_parameters_as_questions_do(toy, tmp_path):
    file = tmp_path / "mine.rq"
    file.write_text(
        "# param slug: unit -- which\n# param day: date = 2024-01-01\n# param n: integer, optional\n"
        "SELECT (param:slug() AS ?slug) (param:day() AS ?day) (param:n() AS ?n) {}"
    )
    assert run(toy, file, "--param", "slug=hue", "--param", "n=3").stdout == "slug,day,n\r\nhue,2024-01-01,3\r\n"
    assert "the parameter 'slug' must be given: slug=<unit>; which" in run(toy, file, code=1).stderr
    assert run(toy, file, "--param", "slug", code=2).stderr
    assert run(toy, file, "--param", "slug=hue", "--param", "slug=hue", code=2).stderr


def test_a_parameter_of_no_kind_is_an_error():
    with pytest.raises(QueryError, match=r"'param x: place' is no parameter; .* kinds: date decimal"):
        asked("# param x: place\nASK {}", None)


def test_the_questions_are_listed_with_their_parameters(toy):
    lines = run(toy, "--questions").stdout.splitlines()
    assert len([line for line in lines if not line.startswith(" ")]) == 15
    at = lines.index("officials-most-seen: Which officials appear most often, in which office and for which unit?")
    assert lines[at + 1] == "    year=<year>  year (optional): only meetings of that year"


def test_what_two_articles_tell_alike_is_told_once(toy):
    # Articles a and b both say that the meeting was one of Huế and Đà Nẵng.
    both = "SELECT (COUNT(*) AS ?n) { event:one lt:involvesUnit ?unit }"
    assert kg.ask(toy, both)["n"].tolist() == [2]
    assert kg.ask(toy, both.replace("{", "{ GRAPH ?g {").replace("}", "} }"))["n"].tolist() == [4]
