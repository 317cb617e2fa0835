"""Publishing to real triple stores: what they hold afterwards, also after a kill, and what they make of literals."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from threading import Event

import pyoxigraph as ox
import pytest

from kg.rdf import publishing
from kg.rdf.publishing import Credentials, Patience
from kg.rdf.publishing.ledger import Ledger
from tests.command import kg
from tests.factories import SAMPLE
from tests.fake_store import HANG_UP, Relay
from tests.small_graph import HOSTILE, small_graph

ARTICLES = sorted((SAMPLE / "articles").glob("*.txt"))[:5]
SHARED = {"vocabulary", "reference", "resolution", "derived", "description"}
XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    for article in ARTICLES:
        shutil.copy(article, folder)
    return folder


@pytest.fixture(scope="module")
def built(corpus, tmp_path_factory) -> Path:
    return build(corpus, tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="module")
def edited(corpus, tmp_path_factory) -> Path:
    """The same corpus after a sentence that says nothing was added to one article."""
    copy = shutil.copytree(corpus, tmp_path_factory.mktemp("edited") / "articles")
    with (copy / ARTICLES[2].name).open("a", encoding="utf-8") as file:
        file.write("\nTrời hôm ấy nắng đẹp.\n")
    return build(copy, tmp_path_factory.mktemp("built-again"))


@pytest.fixture(scope="module")
def shorter(corpus, tmp_path_factory) -> Path:
    """The same corpus without one of its articles."""
    copy = shutil.copytree(corpus, tmp_path_factory.mktemp("shorter") / "articles")
    (copy / ARTICLES[2].name).unlink()
    return build(copy, tmp_path_factory.mktemp("built-shorter"))


def build(articles: Path, output: Path) -> Path:
    assert kg("build", articles, "-o", output).returncode == 0
    return output


@pytest.fixture
def base(request, tmp_path) -> str:
    """A base of this test alone."""
    name = re.sub(r"[^a-z0-9]+", "-", request.node.name.lower()).strip("-")
    base = f"http://{name}.example/"
    (tmp_path / "kg.toml").write_text(f'base = "{base}"\n', encoding="utf-8")
    return base


@pytest.fixture
def publish(server, base, tmp_path, monkeypatch):
    """The command, run on the store with its user's credentials; gives what it did with which graph."""
    for name in ("KG_STORE_USER", "KG_STORE_PASSWORD", "KG_STORE_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)

    def run(folder, *more):
        done = kg(*words(server, folder, tmp_path), *more)
        assert done.returncode == 0, done.stderr
        pairs = [line.split(" ")[:2] for line in done.stdout.splitlines()]
        return {(action, graph.strip("<>").removeprefix(f"{base}graph/")) for action, graph in pairs}

    return run


def words(server, folder, place, to=None):
    return ["publish", folder, "--to", to or server.url, "--store", server.name, "--settings", place / "kg.toml"]


def everything(*articles):
    return {("sent", name) for name in SHARED} | {("sent", f"article/{article.stem}") for article in articles}


# ---------------------------------------------------------------- what a store holds
def test_a_store_holds_every_triple_and_a_second_run_sends_nothing(server, base, built, publish, tmp_path):
    assert publish(built, "--tables") == everything(*ARTICLES) | {("sent", "tables")}
    assert publish(built, "--tables") == set()
    assert kg("export", built, tmp_path / "graph.nq", "--settings", tmp_path / "kg.toml").returncode == 0
    lines = (tmp_path / "graph.nq").read_text(encoding="utf-8").splitlines()
    meant = [re.search(r"<([^>]*)> \.$", line)[1] for line in lines]
    held = {graph: triples for graph, (triples, _) in server.checksums(base).items()}
    assert held == {graph: meant.count(graph) for graph in set(meant)} | {f"{base}graph/publication": 3 * len(held) - 3}


def test_one_edited_article_is_one_graph(server, base, built, edited, publish):
    publish(built)
    before = server.checksums(base)
    name = f"article/{ARTICLES[2].stem}"
    assert publish(edited) == {("sent", name)}
    after = server.checksums(base)
    changed = {graph for graph in after if before[graph] != after[graph]}
    assert changed == {f"{base}graph/{name}", f"{base}graph/publication"}


def test_an_article_that_is_gone_takes_its_graph_and_what_only_it_told(server, base, built, shorter, publish):
    publish(built)
    done = publish(shorter)
    assert ("removed", f"article/{ARTICLES[2].stem}") in done
    assert {name for action, name in done if action == "sent"} <= SHARED  # its people, bodies and posts
    assert ("sent", "resolution") in done
    kept = server.checksums(base)
    server.drop(*kept)
    publish(shorter)
    assert server.checksums(base) == kept


def test_a_store_emptied_meanwhile_is_filled_again(server, base, built, publish):
    publish(built)
    full = server.checksums(base)
    server.drop(*full)
    assert publish(built) == everything(*ARTICLES)
    assert server.checksums(base) == full


def test_a_graph_emptied_meanwhile_is_sent_again(server, base, built, publish):
    publish(built)
    full = server.checksums(base)
    server.put(f"{base}graph/reference", "<urn:a> <urn:b> <urn:c> .\n")
    server.drop(f"{base}graph/article/{ARTICLES[0].stem}")
    assert publish(built) == {("sent", "reference"), ("sent", f"article/{ARTICLES[0].stem}")}
    assert server.checksums(base) == full


def test_the_graphs_of_others_stay(server, base, built, shorter, publish):
    others = [f"{base}somewhere/else", f"{base}graph/article/by-hand"]
    for graph in others:
        server.put(graph, '<urn:a> <urn:b> "của người khác"@vi .\n')
    before = [server.checksum(graph) for graph in others]
    publish(built)
    publish(shorter)
    assert [server.checksum(graph) for graph in others] == before == [(1, before[0][1])] * 2


def test_a_dry_run_changes_nothing(server, base, built, publish):
    assert {action for action, _ in publish(built, "--dry-run")} == {"would-send"}
    assert server.names(base) == []


# ---------------------------------------------------------------- interruptions
@pytest.mark.parametrize(("put", "served"), [(2, True), (6, False)])
def test_a_killed_publisher_that_runs_again_leaves_what_a_clean_load_would(
    server, base, built, publish, tmp_path, put, served
):
    with Relay(server.url) as relay:
        killed, started = Event(), Event()

        def kill(call):
            if killed.is_set() or relay_puts(relay) < put:
                return None
            if served:
                relay.serve(call)
            assert started.wait(60)
            process.kill()
            process.wait()
            killed.set()
            return HANG_UP

        relay.faults.append(kill)
        command = [sys.executable, "-m", "kg", *map(str, words(server, built, tmp_path, relay.url))]
        process = subprocess.Popen(command, env={**os.environ}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        started.set()
        assert process.wait(120) == -signal.SIGKILL
    assert len(server.names(f"{base}graph/")) < len(ARTICLES) + len(SHARED) + 1
    assert publish(built)
    mended = server.checksums(base)
    server.drop(*mended)
    publish(built)
    assert server.checksums(base) == mended


def relay_puts(relay):
    """How many graphs were put; a server that asks who it is gets one request more."""
    return len([call for call in relay.calls if call.method == "PUT"])


# ---------------------------------------------------------------- who may write
def test_a_wrong_password_is_told_and_not_shown(virtuoso, base, built, tmp_path, monkeypatch):
    monkeypatch.setenv("KG_STORE_USER", "dba")
    monkeypatch.setenv("KG_STORE_PASSWORD", "sai-mật-khẩu")
    run = kg(*words(virtuoso, built, tmp_path))
    assert run.returncode == 1
    assert "does not accept user 'dba' (401)" in run.stderr
    assert "sai-m" not in run.stdout + run.stderr


def test_without_a_user_virtuoso_is_not_written(virtuoso, base, built, tmp_path, monkeypatch):
    monkeypatch.delenv("KG_STORE_USER", raising=False)
    monkeypatch.delenv("KG_STORE_PASSWORD", raising=False)
    run = kg(*words(virtuoso, built, tmp_path))
    assert run.returncode == 1
    assert "expected KG_STORE_USER and KG_STORE_PASSWORD" in run.stderr
    assert virtuoso.names(base) == []


# ---------------------------------------------------------------- what stores make of what they get
def opened(server):
    credentials = Credentials(server.user, server.password)
    return publishing.Store(publishing.endpoints(server.url, store=server.name), credentials, patience=Patience(1))


def test_hostile_words_come_back_as_they_were(server, base):
    with opened(server) as store:
        list(publishing.publish(small_graph(), store, base=base))
    titles = f'GRAPH ?g {{ ?s <http://purl.org/dc/terms/title> ?o }} FILTER(STRSTARTS(STR(?g), "{base}"))'
    assert HOSTILE in {row["o"]["value"] for row in server.select(f"SELECT ?o WHERE {{ {titles} }}")}


@pytest.mark.parametrize(
    ("words", "type"),
    [
        ("2017", "gYear"),
        ("2017-04", "gYearMonth"),
        ("--04-17", "gMonthDay"),
        ("2017-04-17", "date"),
        ("5", "integer"),
        ("0.95", "decimal"),
        ("x\x01\x0b\x7f\x85\u2028\ufeff\ufffe\U0001f600\r\n\t\\ \"'", "string"),
        ("ắ" * 20_000, "string"),
        ("ắ" * 5_000, "string"),
        ("", "string"),
    ],
)
def test_literals_come_back_as_they_were(server, base, words, type):
    literal = ox.Literal(words, datatype=ox.NamedNode(XSD + type))
    triple = ox.Triple(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), literal)
    with opened(server) as store:
        store.put(f"{base}graph/a", ox.serialize([triple], format=ox.RdfFormat.N_TRIPLES))
        assert store.count(f"{base}graph/a") == 1
    (row,) = server.select(f"SELECT ?o WHERE {{ GRAPH <{base}graph/a> {{ ?s ?p ?o }} }}")
    assert row["o"]["value"] == words
    assert row["o"].get("datatype", XSD + "string") == XSD + type


def test_a_ledger_longer_than_what_a_store_hands_out_is_read_whole(server, base):
    graphs = [f"{base}graph/article/{number:05}" for number in range(10_050)]
    kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    entry = "<http://www.w3.org/ns/sparql-service-description#NamedGraph>"
    with opened(server) as store:
        server.put(f"{base}graph/publication", "".join(f"<{graph}> {kind} {entry} .\n" for graph in graphs))
        assert list(Ledger(store, base)) == graphs
