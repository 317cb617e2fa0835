"""The store on disk: what an update replaces, and that it never answers as half of something."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg
from kg import rdf
from kg.errors import StoreError
from kg.rdf import store
from kg.rdf.terms import DEFAULT_BASE
from tests.command import kg as command

GRAPH = f"{DEFAULT_BASE}graph/"
MEETINGS = "SELECT (COUNT(DISTINCT ?e) AS ?n) { ?e lt:involvesUnit ?u }"
KILLED = """
import os, signal, sys
import kg
from kg.rdf import store
def killed(*_):
    os.kill(os.getpid(), signal.SIGKILL)
store._describe = killed
kg.build(sys.argv[1], output=sys.argv[2])
"""


def article(folder, name, day, more=""):
    text = f"Tiêu đề\n\nNgày {day}/6/2019, đoàn công tác tỉnh An Giang đến làm việc tại tỉnh Cà Mau.{more}\n"
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for day, name in enumerate("abcde", start=1):
        article(folder, name, day)
    return folder


@pytest.fixture
def out(articles, tmp_path):
    kg.build(articles, output=tmp_path / "out")
    return tmp_path / "out"


def update(out):
    return store.update(out / "store", out / "graph.nq", tables=out / "graph", base=DEFAULT_BASE)


def same(out):
    """Whether the store holds the quads of the file, and what it says of itself is what a new one would say."""
    held = set(ox.Store.read_only(str(store.data(out / "store"))))
    told = set(ox.parse(path=out / "graph.nq", format=ox.RdfFormat.N_QUADS))
    return held == told | {ox.Quad(*quad.triple) for quad in told} and len(told) > 500


# ---------------------------------------------------------------- updates
def test_a_build_leaves_a_store_of_its_quads(out):
    assert same(out)
    graphs = store.contents(out / "store").graphs
    assert {name.removeprefix(GRAPH) for name in graphs} == {
        *("vocabulary", "reference", "resolution", "derived", "tables", "description"),
        *(f"article/{name}" for name in "abcde"),
    }


def test_one_changed_article_is_one_replaced_graph(articles, out):
    before = store.contents(out / "store").graphs
    article(articles, "c", 3, " Hai bên chụp ảnh lưu niệm.")
    kg.build(articles, output=out)
    after = store.contents(out / "store")
    changed = {name for name in before if before[name] != after.graphs[name]}
    of_all = {f"{GRAPH}description", f"{GRAPH}tables"}  # they count the triples of all, and know how long texts are
    assert changed - of_all == {f"{GRAPH}article/c"}
    assert before.keys() == after.graphs.keys()
    assert after.updates == 1  # not loaded anew
    assert same(out)
    text = "SELECT ?hash { article:c lt:textSha256 ?hash }"
    assert kg.ask(out, text)["hash"].tolist() == kg.load(out).articles.query("article == 'c'")["sha256"].tolist()


LINES = [f'<u:s{s}> <u:p> "{o}" <u:g{g}> .\n' for g in range(16) for s in range(2) for o in range(2)]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    contents=st.lists(st.sets(st.sampled_from(LINES), min_size=len(LINES) - 2), min_size=2, max_size=4),
    known=st.booleans(),
)
def test_whatever_changes_the_store_holds_what_the_file_says(tmp_path_factory, contents, known):
    """Told what it was made of, or not; and of a file that is not what it was made of nothing is believed."""
    place = tmp_path_factory.mktemp("store")
    (place / "graph").mkdir()
    for number, lines in enumerate(contents):
        (place / f"{number}.nq").write_text("".join(sorted(lines, key=LINES.index)), encoding="utf-8")
        former = place / (f"{number - 1}.nq" if known else f"{number}.nq")
        store.update(place / "store", place / f"{number}.nq", tables=place / "graph", base="u:", former=former)
        told = set(ox.parse("".join(lines), ox.RdfFormat.N_QUADS))
        held = set(ox.Store.read_only(str(store.data(place / "store"))))
        assert held == told | {ox.Quad(*quad.triple) for quad in told}


def test_an_update_says_which_graphs_it_touched(out):
    lines = (out / "graph.nq").read_bytes().splitlines(keepends=True)
    of_b = [line for line in lines if line.endswith(b"/graph/article/b> .\n")]
    without = [line for line in lines if not line.endswith(b"/graph/article/a> .\n") and line != of_b[0]]
    (out / "graph.nq").write_bytes(b"".join(without))
    assert update(out) == store.Update((), (f"{GRAPH}article/b",), (f"{GRAPH}article/a",), anew=False)
    assert same(out)
    (out / "graph.nq").write_bytes(b"".join(lines))
    assert update(out) == store.Update((f"{GRAPH}article/a",), (f"{GRAPH}article/b",), (), anew=False)
    assert same(out)


def test_the_same_build_again_changes_nothing(articles, out):
    before = {path: path.read_bytes() for path in (out / "store").rglob("*") if path.is_file()}
    kg.build(articles, output=out)
    assert {path: path.read_bytes() for path in (out / "store").rglob("*") if path.is_file()} == before


def test_many_updates_end_in_a_store_loaded_anew(out):
    lines = (out / "graph.nq").read_bytes().splitlines(keepends=True)
    done = []
    for time in range(store._UPDATES + 1):
        (out / "graph.nq").write_bytes(b"".join(lines[: -1 if time % 2 == 0 else None]))
        done.append(update(out).anew)
    assert done == [False] * store._UPDATES + [True]
    assert same(out)
    assert store.contents(out / "store").updates == 0


def test_without_a_store_that_of_an_earlier_build_goes(articles, out):
    done = command("build", articles, "-o", out, "--no-store")
    assert done.returncode == 0
    assert "store/" not in done.stderr
    assert not (out / "store").exists()
    assert "store/" in command("build", articles, "-o", out).stderr
    assert same(out)


# ---------------------------------------------------------------- damage
def truncated(place):
    path = max(store.data(place).glob("*.sst"), key=lambda path: path.stat().st_size)
    path.write_bytes(path.read_bytes()[:-100])


def garbled(place):
    path = max(store.data(place).glob("*.sst"), key=lambda path: path.stat().st_size)
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(b"\0" * len(content))


def gone(place):
    next(store.data(place).glob("*.sst")).unlink()


def older(place):
    told = json.loads((place / "graphs.json").read_text())
    (place / "graphs.json").write_text(json.dumps(told | {"engine": "pyoxigraph 0.1"}))


def unread(place):
    (place / "graphs.json").write_text("{")


@pytest.mark.parametrize("damage", [truncated, garbled, gone, older, unread])
def test_a_damaged_store_is_not_asked_and_made_anew(articles, out, damage):
    sound = kg.ask(out, MEETINGS)["n"].tolist()
    damage(out / "store")
    frame = kg.ask(out, MEETINGS)
    assert frame["n"].tolist() == sound == [5]
    assert "the tables are asked instead" in frame.attrs["notes"][0]
    kg.build(articles, output=out)
    assert same(out)
    assert kg.ask(out, MEETINGS).attrs["notes"] == []


def test_a_store_of_other_tables_is_not_asked(articles, out):
    article(articles, "f", 9)
    kg.build(articles, store=False).save(out / "graph")
    done = command("query", out, MEETINGS)
    assert done.stdout == "n\r\n6\r\n"
    assert "the store is not of these tables; a build was interrupted" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_killed_update_leaves_the_old_store_whole_and_is_caught_up_with(articles, out):
    old = store.contents(out / "store")
    article(articles, "c", 30)
    command_line = [sys.executable, "-c", KILLED, str(articles), str(out)]
    run = subprocess.run(command_line, cwd=Path(kg.__file__).parents[1], capture_output=True, check=False)
    assert run.returncode == -9, run.stderr
    assert store.contents(out / "store") == old
    assert store.fault(out / "store") is None
    days = "SELECT ?d { ?e sem:hasBeginTimeStamp ?d FILTER(DAY(?d) = 30) }"
    frame = kg.ask(out, days)
    assert len(frame) == 0  # the tables are those of the old store
    assert frame.attrs["notes"] == []
    kg.build(articles, output=out)
    assert same(out)
    frame = kg.ask(out, days)
    assert len(frame) == 1
    assert frame.attrs["notes"] == []


def test_a_store_that_cannot_be_written_is_an_error_that_says_so(articles, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "store").write_text("mine")
    done = command("build", articles, "-o", out)
    assert done.returncode == 1
    assert f"{out / 'store'}: the store cannot be written" in done.stderr
    assert "--no-store" in done.stderr
    assert (out / "store").read_text() == "mine"
    assert command("build", articles, "-o", out, "--no-store").returncode == 0
    assert (out / "store").read_text() == "mine"


def test_a_folder_of_someone_else_is_not_replaced(articles, tmp_path):
    place = tmp_path / "out" / "store"
    place.mkdir(parents=True)
    (place / "letter.txt").write_text("mine")
    with pytest.raises(StoreError, match=r"holds 'letter\.txt', which is no part of a store"):
        kg.build(articles, output=tmp_path / "out")
    assert (place / "letter.txt").read_text() == "mine"


# ---------------------------------------------------------------- readers
def test_several_ask_at_once_while_another_reads(out):
    reader = ox.Store.read_only(str(store.data(out / "store")))
    with ThreadPoolExecutor(4) as pool:
        answers = [pool.submit(kg.ask, out, MEETINGS) for _ in range(4)]
        assert [answer.result()["n"].tolist() for answer in answers] == [[5]] * 4
    assert len(reader) > 500


def test_who_reads_goes_on_reading_what_was_there(articles, out):
    reader = ox.Store.read_only(str(store.data(out / "store")))
    before = len(reader)
    article(articles, "c", 3, " Hai bên trao đổi về du lịch.")
    kg.build(articles, output=out)
    assert len(list(reader)) == before
    assert len(ox.Store.read_only(str(store.data(out / "store")))) > before


def test_another_base_is_another_store(articles, out):
    base = "https://example.org/kg/"
    kg.build(articles, output=out, settings=kg.Settings(base=base))
    assert same(out)
    assert kg.ask(out, "SELECT ?u { ?u lt:slug 'ca-mau' }")["u"].min() == f"{base}id/unit/ca-mau"
    rows = rdf.ask(out, question="topics-year-by-year", parameters={"unit": "an-giang", "other": "ca-mau"})
    assert list(rows.columns) == ["year", "basis", "topic", "events"]
