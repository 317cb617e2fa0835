"""Publishing to a store that fails as it is told: what is sent, tried again, told, and kept secret."""

from __future__ import annotations

import logging
import re
import threading
from base64 import b64encode
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest

from kg import rdf
from kg.errors import GraphError, PublishError, SettingsError, StoreLostError
from kg.rdf import publishing
from kg.rdf.publishing import Action, Credentials, Patience, publisher
from kg.rdf.publishing.content import contents
from kg.rdf.quads import named_graphs
from tests.command import kg
from tests.fake_store import HANG_UP, FakeStore, Reply
from tests.small_graph import small_graph
from tests.stores import free_port

BASE = "https://kg.example.org/"
LEDGER = f"{BASE}graph/publication"
SHARED = ["vocabulary", "reference", "resolution", "derived"]
OF_ARTICLES = [f"{BASE}graph/{name}" for name in ("article/b2", "article/b%C3%A0i%201%2F%C4%83%3F%23")]
GRAPHS = [*(f"{BASE}graph/{name}" for name in SHARED), *OF_ARTICLES, f"{BASE}graph/description"]
SECRET = "m@t khẩu+bí=mật%"
FIRST = "bài 1/ă?#"
SECOND = f"{BASE}graph/article/b2"
OTHERS = "http://other.example/graph"


@pytest.fixture
def fake():
    with FakeStore() as store:
        yield store


@pytest.fixture(autouse=True)
def nobody(monkeypatch):
    for name in ("USER", "PASSWORD", "TOKEN"):
        monkeypatch.delenv(f"KG_STORE_{name}", raising=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    small_graph().save(folder / "graph")
    (folder / "kg.toml").write_text(f'base = "{BASE}"\n', encoding="utf-8")
    return folder


def retitled(graph, title="Tin khác", article="b2"):
    """The graph with another title of one of its articles."""
    articles = graph.articles.copy()
    articles.loc[articles["article"] == article, "title"] = title
    return replace(graph, articles=articles)


def without_second(graph):
    """The graph without the graph of the second article: its passages stay in no other."""
    return replace(
        graph,
        articles=graph.articles[graph.articles["article"] != "b2"],
        accounts=graph.accounts[graph.accounts["article"] != "b2"],
        passages=graph.passages[graph.passages["article"] != "b2"],
        agreements=graph.agreements.iloc[:0],
        agreement_parties=graph.agreement_parties.iloc[:0],
        evidence=graph.evidence[graph.evidence["passage"].isin(_passages_of_first(graph))],
    )


def _passages_of_first(graph):
    return set(graph.passages.loc[graph.passages["article"] != "b2", "passage"])


def publish(fake, graph=None, *, tries=1, naps=None, timeout=10, credentials=None, **options):
    """Publish to the fake store and give the outcomes; waits are noted, not waited."""
    patience = Patience(tries, sleep=(naps if naps is not None else []).append)
    where = publishing.endpoints(f"{fake.url}/store")
    with publishing.Store(where, credentials, timeout=timeout, patience=patience) as store:
        return list(publishing.publish(graph or small_graph(), store, base=BASE, **options))


def by_action(outcomes):
    found = {}
    for outcome in outcomes:
        found.setdefault(outcome.action, []).append(outcome.graph)
    return found


def meant(graph=None):
    """What a store should hold of a graph, without the ledger; in a store, since Oxigraph writes 1.0 as 1."""
    loaded = FakeStore()
    graphs = named_graphs(graph or small_graph(), base=BASE, bookkeeping=False)
    loaded.held.extend(quad for one in graphs for quad in ox.parse(one.nquads(), format=ox.RdfFormat.N_QUADS))
    return loaded.dump()


def held(fake):
    return {name: triples for name, triples in fake.dump().items() if name != LEDGER}


def command(fake, folder, *more):
    return kg("publish", folder, "--to", f"{fake.url}/store", "--settings", folder / "kg.toml", *more)


# ---------------------------------------------------------------- what is sent
def test_a_store_holds_what_was_published_and_a_ledger_of_it(fake):
    assert by_action(publish(fake)) == {Action.SENT: GRAPHS}
    assert held(fake) == meant()
    ledger = fake.held.query(f"SELECT ?g ?n WHERE {{ GRAPH <{LEDGER}> {{ ?g <http://rdfs.org/ns/void#triples> ?n }} }}")
    assert {row["g"].value: int(row["n"].value) for row in ledger} == {g: len(t) for g, t in meant().items()}


def test_what_did_not_change_is_not_sent_again(fake):
    publish(fake)
    fake.calls.clear()
    assert by_action(publish(fake)) == {Action.UNCHANGED: GRAPHS}
    assert {call.path for call in fake.calls} == {"/query"}


def test_one_changed_article_is_one_graph(fake):
    publish(fake)
    fake.calls.clear()
    outcomes = by_action(publish(fake, retitled(small_graph())))
    assert outcomes[Action.SENT] == [SECOND] == fake.sent("PUT")
    assert held(fake) == meant(retitled(small_graph()))


def test_a_graph_that_left_the_build_is_removed_and_forgotten(fake):
    publish(fake)
    shorter = without_second(small_graph())
    assert by_action(publish(fake, shorter))[Action.REMOVED] == [SECOND]
    assert held(fake) == meant(shorter)
    with FakeStore() as clean:
        publish(clean, shorter)
        assert fake.dump() == clean.dump()


def test_graphs_of_others_stay(fake, folder):
    ours_by_name = f"{BASE}graph/article/put-by-hand"
    for graph in (OTHERS, ours_by_name):
        fake.held.add(ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("c"), ox.NamedNode(graph)))
    foreign = by_action(publish(fake))[Action.FOREIGN]
    publish(fake, without_second(small_graph()))
    assert foreign == [ours_by_name]
    assert {OTHERS, ours_by_name} <= fake.dump().keys()
    assert "1 graph(s) under the same base were not published by kg" in command(fake, folder).stderr


def test_a_ledger_that_names_graphs_of_others_does_not_remove_them(fake):
    publish(fake)
    fake.held.add(ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("c"), ox.NamedNode(OTHERS)))
    named = "<http://www.w3.org/ns/sparql-service-description#NamedGraph>"
    fake.held.update(f"INSERT DATA {{ GRAPH <{LEDGER}> {{ <{OTHERS}> a {named} }} }}")
    assert Action.REMOVED not in by_action(publish(fake))
    assert OTHERS in fake.dump()


def test_what_others_write_into_the_ledger_is_passed_over(fake):
    publish(fake)
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    fake.held.update(f'INSERT DATA {{ GRAPH <{LEDGER}> {{ <{SECOND}> {label} "bài \\"hai\\""@vi }} }}')
    assert by_action(publish(fake)) == {Action.UNCHANGED: GRAPHS}
    assert by_action(publish(fake, retitled(small_graph())))[Action.SENT] == [SECOND]


@pytest.mark.parametrize("lost", ["CLEAR ALL", f"CLEAR GRAPH <{LEDGER}>"])
def test_a_store_that_was_emptied_gets_everything_again(fake, lost):
    publish(fake)
    fake.held.update(lost)
    assert by_action(publish(fake)) == {Action.SENT: GRAPHS}
    assert held(fake) == meant()


def test_a_graph_that_lost_a_triple_is_sent_again(fake):
    publish(fake)
    fake.held.remove(next(fake.held.quads_for_pattern(None, None, None, ox.NamedNode(GRAPHS[1]))))
    assert by_action(publish(fake))[Action.SENT] == [GRAPHS[1]]
    assert held(fake) == meant()


def test_only_the_chosen_graphs_are_sent_and_removed(fake):
    assert by_action(publish(fake, only=["article/*"])) == {Action.SENT: OF_ARTICLES}
    assert Action.REMOVED not in by_action(publish(fake, without_second(small_graph()), only=["vocabulary"]))
    assert sorted(held(fake)) == sorted([GRAPHS[0], *OF_ARTICLES])


def test_a_dry_run_says_what_it_would_do_and_writes_nothing(fake, folder):
    publish(fake, without_second(small_graph()))
    fake.held.update(f"CLEAR GRAPH <{GRAPHS[0]}>")
    before = fake.dump()
    fake.calls.clear()
    run = command(fake, folder, "--dry-run")
    assert run.returncode == 0
    assert f"would-send <{GRAPHS[0]}>" in run.stdout
    assert {call.path for call in fake.calls} == {"/query"}
    assert fake.dump() == before
    assert by_action(publish(fake, dry_run=True))[Action.WOULD_SEND][0] == GRAPHS[0]


def test_a_store_loaded_in_bulk_is_adopted_where_the_numbers_are_right(fake, folder):
    fake.held.extend(rdf.quads(small_graph(), base=BASE))
    fake.held.remove(next(fake.held.quads_for_pattern(None, None, None, ox.NamedNode(GRAPHS[1]))))
    trial = command(fake, folder, "--loaded", "--tables", "--dry-run")
    assert trial.stderr == "kg: 1 would-send, 0 would-remove, 7 would-adopt, 0 unchanged, 0 failed\n"
    run = command(fake, folder, "--loaded", "--tables")
    assert run.returncode == 0
    assert fake.sent("PUT") == [GRAPHS[1]]
    assert run.stderr == "kg: 1 sent, 0 removed, 7 adopted, 0 unchanged, 0 failed\n"
    with FakeStore() as clean:
        publish(clean, tables=True)
        assert fake.dump() == clean.dump()


def test_the_graph_of_the_tables_is_sent_to_who_asks_for_it_and_removed_where_nobody_does(fake):
    tables = f"{BASE}graph/tables"
    assert tables in by_action(publish(fake, tables=True))[Action.SENT]
    assert f"<{tables}>" in str(fake.dump())
    outcomes = by_action(publish(fake))
    assert outcomes[Action.REMOVED] == [tables]
    assert outcomes[Action.SENT] == [f"{BASE}graph/description"]  # it told of the graph
    assert held(fake) == meant()


def test_what_the_ledger_knows_is_not_adopted(fake):
    publish(fake)
    assert by_action(publish(fake, retitled(small_graph()), loaded=True))[Action.SENT] == [SECOND]
    assert held(fake) == meant(retitled(small_graph()))


def test_the_hash_is_of_the_triples_not_of_their_order():
    first, second = (list(contents(small_graph(), base=BASE)) for _ in range(2))
    assert first == second
    for content in first:
        lines = content.ntriples.decode().split("\n")[:-1]
        assert lines == sorted(lines, key=str.encode)
        assert content.triples == len(set(lines)) == len(meant()[content.iri])


def test_a_store_without_graph_store_gets_graphs_by_update(fake):
    fake.faults.append(lambda call: Reply(404) if call.path == "/store" else None)
    where = publishing.endpoints(
        fake.url, store="sparql", query_url=f"{fake.url}/query", update_url=f"{fake.url}/update"
    )
    with publishing.Store(where) as store:
        for graph in (small_graph(), without_second(small_graph())):
            list(publishing.publish(graph, store, base=BASE))
            assert held(fake) == meant(graph)


def test_a_graph_through_a_lens_is_not_published(fake):
    with pytest.raises(GraphError, match="through the lens"):
        publish(fake, small_graph().through("2025-07-01"))
    assert not fake.sent("PUT")


# ---------------------------------------------------------------- interruptions
@pytest.mark.parametrize("after", [False, True], ids=["before it is served", "after it is served"])
def test_a_publisher_that_dies_at_any_request_and_runs_again_leaves_what_one_run_would(after, monkeypatch):
    first, later = small_graph(), retitled(without_second(small_graph()), "Tin sau", article=FIRST)
    made = {id(graph): list(contents(graph, base=BASE)) for graph in (first, later)}
    monkeypatch.setattr(publisher, "contents", lambda graph, **_: made[id(graph)])  # made once, which takes longest
    with FakeStore() as clean:
        publish(clean, later)
        wanted = clean.dump()
    number, died = 0, True
    while died:
        number += 1
        with FakeStore() as fake:
            publish(fake, first)
            died = _dies(fake, later, number, after=after)
            publish(fake, later)
            assert fake.dump() == wanted, f"died at request {number}"
    assert number > len(fake.sent("PUT")) + len(fake.sent("DELETE"))


def _dies(fake, graph, number, *, after):
    first = len(fake.calls)

    def dead(call):
        if call.number - first < number:
            return None
        if after and call.number - first == number:
            fake.serve(call)
        return HANG_UP

    fake.faults.append(dead)
    try:
        publish(fake, graph)
    except PublishError:
        return True
    finally:
        fake.faults.clear()
    return False


def test_half_a_graph_that_was_stored_is_not_taken_for_the_whole(fake):
    """Content and number of triples of the earlier build return, while the ledger was last changed for another."""
    publish(fake)

    def cut(call):
        if call.method == "PUT" and call.graph == SECOND:
            half = b"".join(call.body.splitlines(keepends=True)[::2])
            fake.serve(replace(call, body=half))
            return HANG_UP
        return None

    fake.faults.append(cut)
    assert by_action(publish(fake, retitled(small_graph())))[Action.FAILED] == [SECOND]
    fake.faults.clear()
    assert by_action(publish(fake))[Action.SENT] == [SECOND]
    assert held(fake) == meant()


# ---------------------------------------------------------------- failures
@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_server_that_is_busy_twice_is_asked_again(fake, status):
    busy = []

    def twice(call):
        if call.method == "PUT" and len(busy) < 2:
            busy.append(call)
            return Reply(status)
        return None

    fake.faults.append(twice)
    naps = []
    assert by_action(publish(fake, tries=3, naps=naps)) == {Action.SENT: GRAPHS}
    assert naps == [0.5, 1.0]
    assert held(fake) == meant()


@pytest.mark.parametrize(
    ("headers", "nap"),
    [
        ({"Retry-After": "7"}, 7.0),
        ({"Retry-After": "86400"}, 120.0),
        ({"Retry-After": "Sun, 22 Nov 2026 10:00:09 GMT", "Date": "Sun, 22 Nov 2026 10:00:00 GMT"}, 9.0),
        ({"Retry-After": "tomorrow"}, 0.5),
        ({}, 0.5),
    ],
)
def test_the_wait_a_server_asks_for_is_kept(headers, nap):
    asked = publishing.patience.asked_to_wait(headers.get("Retry-After"), headers.get("Date"))
    naps = []
    Patience(sleep=naps.append).wait(0.5, asked)
    assert naps == [nap]


def test_a_retry_after_on_the_wire_is_kept(fake):
    fake.faults.append(lambda call: Reply(503, headers={"Retry-After": "3"}) if call.number == 1 else None)
    naps = []
    publish(fake, tries=2, naps=naps)
    assert naps == [3.0]


def test_a_connection_that_breaks_off_is_made_again(fake):
    fake.faults.append(lambda call: HANG_UP if call.number % 3 == 0 else None)
    assert by_action(publish(fake, tries=3)) == {Action.SENT: GRAPHS}
    assert held(fake) == meant()


def test_a_graph_the_store_does_not_accept_is_told_and_the_rest_goes_on(fake, folder):
    fake.faults.append(lambda call: Reply(400, b"<h1>bad\x1b[31m\n triple</h1>") if call.graph == GRAPHS[1] else None)
    run = command(fake, folder, "--tries", 1)
    assert run.returncode == 3
    assert f"failed <{GRAPHS[1]}>: PUT {fake.url}/store: answered 400 Bad Request (bad [31m triple)" in run.stdout
    assert run.stderr.splitlines()[-1] == "kg: 6 sent, 0 removed, 0 unchanged, 1 failed"
    assert sorted(held(fake)) == sorted(set(GRAPHS) - {GRAPHS[1]})
    fake.faults.clear()
    assert command(fake, folder).stderr.splitlines()[-1] == "kg: 1 sent, 0 removed, 6 unchanged, 0 failed"
    assert held(fake) == meant()


def test_a_store_that_says_yes_and_keeps_no_graph_is_found_out(fake):
    fake.faults.append(lambda call: Reply(200) if call.method == "PUT" else None)
    outcomes = []
    with pytest.raises(PublishError, match="3 graphs in a row failed"):
        outcomes.extend(publish(fake))
    fake.faults[:] = [lambda call: Reply(200) if call.graph == GRAPHS[0] else None]
    (failed,) = (outcome for outcome in publish(fake) if outcome.action == Action.FAILED)
    assert f"holds 0 of {len(meant()[GRAPHS[0]])} triples" in failed.reason


def test_a_store_that_says_yes_and_keeps_no_update_is_found_out_before_anything_is_sent(fake):
    fake.faults.append(lambda call: Reply(200) if call.path == "/update" else None)
    with pytest.raises(PublishError, match=r"accepts updates, but 7 graph\(s\) stand otherwise in its ledger"):
        publish(fake)
    assert not fake.sent("PUT")


def test_a_removal_that_does_not_happen_is_told(fake):
    publish(fake)
    fake.faults.append(lambda call: Reply(200) if call.method == "DELETE" else None)
    (failed,) = (one for one in publish(fake, without_second(small_graph())) if one.action == Action.FAILED)
    assert failed.graph == SECOND
    fake.faults.clear()
    assert by_action(publish(fake, without_second(small_graph())))[Action.REMOVED] == [SECOND]


def test_nobody_listens():
    url = f"http://127.0.0.1:{free_port()}/store"
    naps = []
    with (
        publishing.Store(publishing.endpoints(url), patience=Patience(3, sleep=naps.append)) as store,
        pytest.raises(StoreLostError, match=r"no connection, 3 tries: .*refused"),
    ):
        store.count(LEDGER)
    assert naps == [0.5, 1.0]


def test_a_command_to_nobody_is_one_line(folder):
    run = kg("publish", folder, "--to", f"http://127.0.0.1:{free_port()}/store", "--tries", 1)
    assert run.returncode == 1
    assert "no connection, 1 try" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("host", ["a..b", "xn--", "nobody.invalid"])
def test_a_host_that_is_none_is_one_line(folder, host):
    run = kg("publish", folder, "--to", f"http://{host}/store", "--tries", 1)
    assert run.returncode == 1
    assert f"http://{host}/query: no connection, 1 try" in run.stderr
    assert "Traceback" not in run.stderr


def test_a_server_that_does_not_answer_is_left(fake):
    given_up = threading.Event()
    fake.faults.append(lambda call: given_up.wait(30) and HANG_UP)
    where = publishing.endpoints(f"{fake.url}/store")
    with publishing.Store(where, timeout=0.3, patience=Patience(1)) as store:
        with pytest.raises(PublishError, match=r"no answer within 0\.3 s, 1 try"):
            store.count(LEDGER)
        given_up.set()


def test_a_store_that_has_moved_is_not_followed(fake):
    fake.faults.append(lambda call: Reply(301, headers={"Location": "http://elsewhere.example/query"}))
    with pytest.raises(PublishError, match=r"301 .*elsewhere is http://elsewhere.example/query"):
        publish(fake)
    assert len(fake.calls) == 1


def test_an_address_that_is_no_query_service_is_told(fake):
    fake.faults.append(lambda call: Reply(200, b"<html>welcome</html>") if call.path == "/query" else None)
    with pytest.raises(PublishError, match="no SPARQL JSON result; expected the address of queries"):
        publish(fake)


# ---------------------------------------------------------------- pages
def test_results_that_a_store_cuts_short_are_asked_for_to_the_end(fake):
    publish(fake)

    def cut(call):
        if call.path != "/query" or "LIMIT" not in call.form["query"]:
            return None
        few = call.form["query"].replace("LIMIT 5000", "LIMIT 4")
        return Reply(200, fake.held.query(few).serialize(format=ox.QueryResultsFormat.JSON))

    fake.faults.append(cut)
    assert by_action(publish(fake)) == {Action.UNCHANGED: GRAPHS}


# ---------------------------------------------------------------- who may write
def basic(call, user="an", password=SECRET):
    pair = b64encode(f"{user}:{password}".encode()).decode()
    if call.headers.get("authorization") == f"Basic {pair}":
        return None
    return Reply(401, b"who are you", {"WWW-Authenticate": 'Basic realm="kg"'})


def bearer(call):
    return None if call.headers.get("authorization") == "Bearer tok-123/=" else Reply(401)


@pytest.mark.parametrize(
    ("credentials", "fault"),
    [(Credentials("an", SECRET), basic), (Credentials(token="tok-123/="), bearer)],
    ids=["basic", "bearer"],
)
def test_credentials_open_the_store(fake, credentials, fault):
    fake.faults.append(fault)
    assert by_action(publish(fake, credentials=credentials)) == {Action.SENT: GRAPHS}


def test_a_password_is_not_sent_before_it_is_asked_for(fake):
    publish(fake, credentials=Credentials("an", SECRET))
    assert not [call for call in fake.calls if "authorization" in call.headers]


def test_without_credentials_the_environment_is_named(fake, folder):
    fake.faults.append(basic)
    run = command(fake, folder)
    assert run.returncode == 1
    assert "expected KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN" in run.stderr
    assert len(fake.calls) == 1


@pytest.mark.parametrize("spelling", ["plain", "basic", "url"])
def test_a_wrong_password_is_told_and_not_shown(fake, folder, monkeypatch, caplog, spelling):
    pair = b64encode(f"an:{SECRET}".encode()).decode()
    leaked = {"plain": SECRET, "basic": pair, "url": quote(SECRET, safe="")}[spelling]
    fake.faults.append(lambda call: basic(call, password="other"))
    fake.faults.insert(0, lambda call: Reply(400, f"not {leaked}!".encode()) if call.number == 3 else None)
    monkeypatch.setenv("KG_STORE_USER", "an")
    monkeypatch.setenv("KG_STORE_PASSWORD", SECRET)
    caplog.set_level(logging.DEBUG)
    refused = command(fake, folder)
    assert refused.returncode == 1
    assert "does not accept user 'an' (401)" in refused.stderr
    repeated = command(fake, folder)
    assert repeated.returncode == 1
    assert "not ***!" in repeated.stderr
    shown = refused.stdout + refused.stderr + repeated.stdout + repeated.stderr + caplog.text
    assert not [one for one in (SECRET, pair, quote(SECRET, safe="")) if one in shown]


def test_a_password_that_stands_where_a_message_is_cut_is_not_shown(fake):
    fake.faults.append(lambda call: Reply(400, b"x" * 190 + SECRET.encode()))
    with pytest.raises(PublishError, match=r"x\*\*\*\)") as error:
        publish(fake, credentials=Credentials("an", SECRET))
    assert SECRET[:4] not in str(error.value)


def test_a_short_password_spoils_no_words_of_ours(fake):
    fake.faults.append(lambda call: basic(call, password="other"))
    with pytest.raises(StoreLostError, match="does not accept user 'an'"):
        publish(fake, credentials=Credentials("an", "no"))


def test_a_token_is_not_shown(fake, folder, monkeypatch, caplog):
    monkeypatch.setenv("KG_STORE_TOKEN", "wrong-token")
    fake.faults.append(lambda call: bearer(call) and Reply(403, b"no wrong-token here"))
    caplog.set_level(logging.DEBUG)
    run = command(fake, folder)
    assert run.returncode == 1
    assert "no *** here" in run.stderr
    assert "wrong-token" not in run.stdout + run.stderr + caplog.text


def test_credentials_hide_themselves():
    assert SECRET not in repr(Credentials("an", SECRET))
    assert "tok" not in repr(Credentials(token="tok"))


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"KG_STORE_USER": "an"}, "no KG_STORE_PASSWORD"),
        ({"KG_STORE_PASSWORD": "s3cret"}, "no KG_STORE_USER"),
        ({"KG_STORE_USER": "an", "KG_STORE_PASSWORD": "s3cret", "KG_STORE_TOKEN": "t"}, "one way"),
        ({"KG_STORE_TOKEN": "s3cret\n"}, "no HTTP header can carry"),
        ({"KG_STORE_TOKEN": "s3crét"}, "no HTTP header can carry"),
    ],
)
def test_half_credentials_are_refused(environment, words):
    with pytest.raises(SettingsError, match=words) as error:
        Credentials.from_environment(environment)
    assert "s3cr" not in str(error.value)


def test_credentials_over_open_http_are_warned_of(monkeypatch, folder):
    monkeypatch.setenv("KG_STORE_TOKEN", "t")
    run = kg("publish", folder, "--to", "http://store.invalid/store", "--tries", 1, "--timeout", 1)
    assert "credentials travel unprotected" in run.stderr


# ---------------------------------------------------------------- addresses
@pytest.mark.parametrize(
    ("url", "store", "expected"),
    [
        ("http://h:7878", "oxigraph", ("http://h:7878/query", "http://h:7878/update", "http://h:7878/store")),
        ("http://h:7878/", "oxigraph", ("http://h:7878/query", "http://h:7878/update", "http://h:7878/store")),
        ("http://h:3030/kg", "fuseki", ("http://h:3030/kg/query", "http://h:3030/kg/update", "http://h:3030/kg/data")),
        (
            "http://h:7200/repositories/kg",
            "graphdb",
            (
                "http://h:7200/repositories/kg",
                "http://h:7200/repositories/kg/statements",
                "http://h:7200/repositories/kg/rdf-graphs/service",
            ),
        ),
        (
            "http://h:8890",
            "virtuoso",
            ("http://h:8890/sparql-auth", "http://h:8890/sparql-auth", "http://h:8890/sparql-graph-crud-auth"),
        ),
        ("http://h:5820/kg", "stardog", ("http://h:5820/kg/query", "http://h:5820/kg/update", "http://h:5820/kg")),
        ("https://h:8182", "neptune", ("https://h:8182/sparql", "https://h:8182/sparql", "https://h:8182/sparql/gsp/")),
        ("http://h:7001", "qlever", ("http://h:7001", "http://h:7001", "http://h:7001")),
        ("http://h/sparql", "sparql", ("http://h/sparql", "http://h/sparql", None)),
        ("http://h/kg/data", None, ("http://h/kg/query", "http://h/kg/update", "http://h/kg/data")),
        ("https://h/sparql/gsp/", None, ("https://h/sparql", "https://h/sparql", "https://h/sparql/gsp/")),
    ],
)
def test_addresses_follow_from_the_store(url, store, expected):
    found = publishing.endpoints(url, store=store)
    assert (found.query, found.update, found.graphs) == expected


def test_addresses_may_be_given():
    found = publishing.endpoints("http://h/gsp", query_url="http://h/q", update_url="http://h/u")
    assert (found.query, found.update, found.graphs) == ("http://h/q", "http://h/u", "http://h/gsp")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://an:s3cret@h/store", "names a user in its URL"),
        ("http://h/store?access-token=s3cret", "query or fragment"),
        ("ftp://h/store", "no URL of a store"),
        ("h:7878", "no URL of a store"),
        ("http://h:s3cret/store", "no URL"),
        ("http://h/sto re", "no URL of a store"),
        ("http://h/somewhere", "expected --store with one of fuseki"),
    ],
)
def test_addresses_that_cannot_be_are_refused_and_hold_their_tongue(folder, url, words):
    run = kg("publish", folder, "--to", url)
    assert run.returncode == 1
    assert words in run.stderr
    assert "s3cret" not in run.stdout + run.stderr


def test_an_unknown_store_is_told_the_known_ones():
    with pytest.raises(SettingsError, match="known: fuseki graphdb neptune oxigraph qlever sparql stardog virtuoso"):
        publishing.endpoints("http://h", store="jena")


def test_every_store_has_a_recipe_that_says_whether_it_was_tested():
    text = (Path(__file__).parents[1] / "docs" / "triple-stores.md").read_text(encoding="utf-8")
    sections = re.split(r"^##+ ", text, flags=re.MULTILINE)
    told = [part for part in sections if re.search(r"\b(Tested here|Not tested)\b", part)]
    assert {store for store in publishing.STORES if any(f"--store {store}" in part for part in told)} == {
        *publishing.STORES
    }


# ---------------------------------------------------------------- what is told
def test_the_placeholder_base_is_warned_of(fake, folder, tmp_path):
    words = "https://lientinh.example/ is a placeholder"
    assert words in kg("publish", folder, "--to", f"{fake.url}/store", "--settings", tmp_path / "none.toml").stderr
    assert words not in command(fake, folder).stderr


def test_the_report_counts_and_names(fake, folder):
    run = command(fake, folder)
    assert run.returncode == 0
    assert run.stdout.splitlines() == [f"sent <{name}> ({len(meant()[name])} triples)" for name in GRAPHS]
    assert run.stderr == "kg: 7 sent, 0 removed, 0 unchanged, 0 failed\n"
    again = command(fake, folder)
    assert (again.stdout, again.stderr) == ("", "kg: 0 sent, 0 removed, 7 unchanged, 0 failed\n")
