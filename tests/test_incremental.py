"""A build on top of another: only what is new is read, and the result is that of a build from nothing."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg
from kg import reading
from kg.building import Kept, OutputFolder, checked, key_of, last, rules
from kg.building.manifest import NAME
from kg.errors import BuildError, StoreError
from kg.files import output_of
from tests.articles import article
from tests.command import kg as command
from tests.command import rows

NAMES = ("An Giang", "Cà Mau", "Sơn La", "Phú Thọ", "Nghệ An", "Thanh Hóa")
BODIES = tuple(
    f"Ngày {day}/6/2019, đoàn công tác tỉnh {one} do ông Lê Văn Mận, Phó Chủ tịch UBND tỉnh {one} dẫn đầu đã đến thăm "
    f"và làm việc với UBND tỉnh {other} để trao đổi, học tập kinh nghiệm phát triển du lịch.\n"
    for day, (one, other) in enumerate(zip(NAMES, NAMES[1:] + NAMES[:1], strict=True), 3)
)


class Counting(kg.Watch):
    """Counts what is read, and remembers what was told."""

    def __init__(self):
        self.read, self.lines, self.problems = None, [], []

    def done(self, stage):
        self.read = stage.counts.get("read", self.read)

    def lost(self, what):
        self.lines.append(what)

    def problem(self, problem):
        self.problems.append(problem)


def write(folder, bodies):
    """A folder with an article for each name, and no others."""
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    for name, body in bodies.items():
        (folder / f"{name}.txt").write_text(f"Hai tỉnh trao đổi kinh nghiệm\n\n{BODIES[body]}", encoding="utf-8")
    return folder


def build(folder, output, **options):
    """How many articles a build read."""
    watch = Counting()
    kg.build(folder, output=output, watch=watch, **options)
    return watch.read


def outputs(folder):
    """The bytes of all outputs but the store's, which are Oxigraph's: of those the hashes of the graphs."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    names = {path: path.relative_to(folder).as_posix() for path in files}
    told = {name: path.read_bytes() for path, name in names.items() if name.split("/")[0] not in ("cache", "store")}
    graphs = folder / "store" / "graphs.json"
    return told | ({"store": json.loads(graphs.read_text())["graphs"]} if graphs.exists() else {})


@pytest.fixture
def corpus(tmp_path):
    return write(tmp_path / "in", {"a": 0, "b": 1, "c": 2})


# ---------------------------------------------------------------- what is read
def test_only_new_and_changed_articles_are_read(corpus, tmp_path):
    out = tmp_path / "out"
    assert build(corpus, out, store=False) == 3
    assert build(write(corpus, {"a": 0, "b": 1, "c": 2, "d": 3}), out, store=False) == 1
    assert build(write(corpus, {"a": 0, "b": 4, "c": 2, "d": 3}), out, store=False) == 1
    assert build(write(corpus, {"a": 0, "c": 2, "d": 3}), out, store=False) == 0
    assert list(kg.load(out).articles["article"]) == ["a", "c", "d"]


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.dictionaries(st.sampled_from("abcd"), st.integers(0, 5), min_size=1), min_size=2, max_size=3))
def test_whatever_came_and_went_the_outputs_are_those_of_a_build_from_nothing(tmp_path_factory, steps):
    place = tmp_path_factory.mktemp("steps")
    for bodies in steps:
        build(write(place / "in", bodies), place / "out", store=False)
    build(place / "in", place / "anew", store=False)
    assert outputs(place / "out") == outputs(place / "anew")


def test_the_store_too_is_that_of_a_build_from_nothing(corpus, tmp_path):
    build(corpus, tmp_path / "out")
    build(write(corpus, {"a": 0, "b": 3, "d": 2}), tmp_path / "out")
    build(corpus, tmp_path / "anew")
    assert outputs(tmp_path / "out") == outputs(tmp_path / "anew")
    count = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    answers = {command("query", tmp_path / name, count).stdout for name in ("out", "anew")}
    assert len(answers) == 1


def test_other_rules_read_everything_again(corpus, tmp_path, monkeypatch):
    assert build(corpus, tmp_path / "out", store=False) == 3
    monkeypatch.setattr("kg.building.rules.of_reading", lambda: "other rules")
    assert build(corpus, tmp_path / "out", store=False) == 3
    assert len(list((tmp_path / "out" / "cache").glob("records-*"))) == 1


def test_the_rules_of_reading_are_all_rooms_that_reading_imports():
    code = (
        "import sys, kg.reading, kg.records; print(*{name.split('.')[1] for name in sys.modules if name[:3] == 'kg.'})"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(run.stdout.split()) - {"errors"} == {name.removesuffix(".py") for name in rules.READING}


def test_fresh_reads_everything_again(corpus, tmp_path):
    build(corpus, tmp_path / "out", store=False)
    assert build(corpus, tmp_path / "out", store=False, fresh=True) == 3


def test_a_problem_of_reading_is_tried_again(corpus, tmp_path, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(reading, "read", lambda article: {}["defect"])
        watch = Counting()
        kg.build(corpus, output=tmp_path / "out", watch=watch, store=False)
        assert len(watch.problems) == 3
    assert build(corpus, tmp_path / "out", store=False) == 3
    assert not (tmp_path / "out" / "problems.jsonl").exists()


def test_what_was_read_is_kept_when_a_run_fails(corpus, tmp_path, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr("kg.pipeline.resolution.settle", lambda *_, **__: 1 // 0)
        with pytest.raises(ZeroDivisionError):
            build(corpus, tmp_path / "out", store=False)
    assert build(corpus, tmp_path / "out", store=False) == 0


@pytest.mark.parametrize("field", ["id", "text", "title", "published", "url", "publisher"])
def test_an_article_is_another_if_anything_reading_depends_on_is(field):
    one = article("Một.")
    assert key_of(one) != key_of(replace(one, **{field: "another"}))
    assert key_of(one) == key_of(replace(one, origin="another"))


# ---------------------------------------------------------------- what is written
def test_outputs_that_would_be_the_same_are_not_written_again(corpus, tmp_path):
    out = tmp_path / "out"
    build(corpus, out)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()}
    build(corpus, out)
    after = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()}
    assert [path.name for path in after if after[path] != before.get(path)] == ["build.json"]


@pytest.mark.parametrize("name", ["graph/meetings.parquet", "graph.nq", "network.html", "records.jsonl"])
def test_an_output_that_was_damaged_is_made_again(name, corpus, tmp_path):
    out = tmp_path / "out"
    build(corpus, out, store=False)
    before = outputs(out)
    (out / name).write_bytes((out / name).read_bytes()[:-10])
    assert build(corpus, out, store=False) == 0
    assert outputs(out) == before


def test_options_that_change_the_graph_change_it(corpus, tmp_path):
    build(corpus, tmp_path / "out", store=False)
    build(corpus, tmp_path / "out", store=False, min_confidence=1.0)
    build(corpus, tmp_path / "anew", store=False, min_confidence=1.0)
    assert outputs(tmp_path / "out") == outputs(tmp_path / "anew")


def test_files_of_others_in_the_folder_stay(corpus, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    for _ in range(2):
        build(corpus, tmp_path / "out", store=False)
    assert (tmp_path / "out" / "mine.txt").read_text() == "mine"


# ---------------------------------------------------------------- what is kept
def kept(folder, told=None):
    return Kept(folder, "things", "1", (told if told is not None else []).append)


def test_what_is_kept_is_there_again(tmp_path):
    first = kept(tmp_path)
    for number in range(450):
        first.put(str(number), b"%d" % number)
    first.flush()
    again = kept(tmp_path)
    assert [again.get(str(number)) for number in range(450)] == [b"%d" % number for number in range(450)]
    assert again.get("450") is None


@pytest.mark.parametrize("damage", [lambda b: b[:-1], lambda b: b"", lambda b: b[:8] + b"?" + b[9:]])
def test_a_damaged_part_is_told_of_and_done_without(damage, tmp_path):
    first = kept(tmp_path)
    first.put("a", b"1")
    first.flush()
    (part,) = tmp_path.rglob("*.parquet")
    part.write_bytes(damage(part.read_bytes()))
    told = []
    assert kept(tmp_path, told).get("a") is None
    assert len(told) == 1
    assert str(part) in told[0]
    assert not part.exists()


def test_many_parts_and_what_nobody_wants_are_compacted(tmp_path):
    for number in range(20):
        one = kept(tmp_path)
        one.put(str(number), b"x")
        one.flush()
    last = kept(tmp_path)
    assert [last.get(str(number)) for number in range(10)] == [b"x"] * 10
    last.finish()
    assert len(list(tmp_path.rglob("*.parquet"))) == 1
    again = kept(tmp_path)
    assert again.get("3") == b"x"
    assert again.get("13") is None


def test_a_build_with_a_damaged_cache_gives_the_same(corpus, tmp_path):
    out = tmp_path / "out"
    build(corpus, out, store=False)
    before = outputs(out)
    for part in out.glob("cache/records-*/*"):
        part.write_bytes(b"PAR1")
    watch = Counting()
    kg.build(corpus, output=out, watch=watch, store=False)
    assert watch.read == 3
    assert "is damaged or cut short" in watch.lines[0]
    assert outputs(out) == before


# ---------------------------------------------------------------- one folder
def test_two_builds_cannot_write_into_one_folder(corpus, tmp_path):
    with OutputFolder(tmp_path / "out", []).opened(), pytest.raises(BuildError, match="another build writes into this"):
        build(corpus, tmp_path / "out")


@pytest.mark.parametrize(
    "error",
    [OSError(errno.ENOSPC, "No space left on device"), StoreError("out/store: IO error: No space left on device")],
)
def test_a_full_disk_is_told_as_one_whoever_found_it(error, corpus, tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise error

    build(corpus, tmp_path / "out", store=False)
    before = outputs(tmp_path / "out")
    monkeypatch.setattr("kg.pipeline.rdf_store.update", refuse)
    with pytest.raises(
        BuildError, match="out: no room is left on the disk; what the last build left there is as it was"
    ):
        build(corpus, tmp_path / "out")
    assert outputs(tmp_path / "out") == before


def test_the_lock_of_a_build_that_was_killed_stops_nobody(corpus, tmp_path):
    code = (
        "import os, sys; from pathlib import Path; from kg.building import OutputFolder\n"
        f"with OutputFolder(Path({str(tmp_path / 'out')!r}), []).opened(): os.kill(os.getpid(), 9)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -9
    assert (tmp_path / "out" / ".lock").exists()
    build(corpus, tmp_path / "out", store=False)
    assert not (tmp_path / "out" / ".lock").exists()


def test_tables_of_another_build_are_not_taken_for_this_ones(corpus, tmp_path):
    build(corpus, tmp_path / "out", store=False)
    build(write(corpus, {"a": 4}), tmp_path / "other", store=False)
    os.replace(tmp_path / "other" / "graph" / "meetings.parquet", tmp_path / "out" / "graph" / "meetings.parquet")
    with pytest.raises(BuildError, match=r"graph: not as the build left it that .*build\.json tells of"):
        kg.load(tmp_path / "out")


def outputs_of(folder, words, names):
    """Make outputs that say these words, a folder among them, as a build does."""
    out = OutputFolder(folder, ["a.txt", "b.txt", "c.txt", "tables"])
    with out.opened():
        for name in names:
            out.new(name).write_text(words, encoding="utf-8")
        out.new("tables").mkdir()
        for name in ("one", "two"):
            (out.new("tables") / name).write_text(words, encoding="utf-8")
        out.commit({})


def seen(folder):
    """What a reader finds: the words of each file of the last complete build."""
    listed = last(folder).files
    checked(folder, "tables")
    return {name: (output_of(folder, name.split("/")[0]).parent / name).read_text(encoding="utf-8") for name in listed}


def die_after(steps):
    """Let this process die as if killed, when files have been moved or removed so often."""
    left = [steps]

    def counted(function):
        def step(*given, **more):
            left[0] -= 1
            if left[0] < 0:
                os._exit(9)
            return function(*given, **more)

        return step

    Path.rename, Path.replace, Path.unlink = map(counted, (Path.rename, Path.replace, Path.unlink))
    shutil.rmtree = counted(shutil.rmtree)


def test_whenever_a_build_is_killed_readers_find_all_of_it_or_all_of_the_one_before(tmp_path):
    former, later = dict.fromkeys(["a.txt", "b.txt"], "old"), dict.fromkeys(["b.txt", "c.txt"], "new")
    former |= dict.fromkeys(["tables/one", "tables/two"], "old")
    later |= dict.fromkeys(["tables/one", "tables/two"], "new")
    found, status, steps = [], -1, 0
    while status != 0:
        folder = tmp_path / str(steps)
        outputs_of(folder, "old", ["a.txt", "b.txt"])
        child = os.fork()
        if child == 0:
            die_after(steps)
            outputs_of(folder, "new", ["b.txt", "c.txt"])
            os._exit(0)
        status = os.waitpid(child, 0)[1]
        found.append(seen(folder))
        with OutputFolder(folder, ["a.txt", "b.txt", "c.txt", "tables"]).opened():
            assert seen(folder) == found[-1]
        assert sorted(path.name for path in folder.iterdir()) == sorted(
            {name.split("/")[0] for name in found[-1]} | {NAME}
        )
        steps += 1
    assert steps > 8
    assert found == [former] * found.count(former) + [later] * found.count(later)
    assert found.count(former) > 1
    assert found.count(later) > 4


# ---------------------------------------------------------------- what is told
def test_the_log_is_one_object_a_line(corpus, tmp_path):
    (corpus / "empty.txt").write_text("")
    run = command("build", corpus, "-o", tmp_path / "out", "--no-store", "--log", "json")
    assert run.returncode == 3
    told = rows(run.stderr)
    assert [one["reason"] for one in told if one["event"] == "problem"] == ["the text is empty"]
    stages = {one["stage"]: one for one in told if one["event"] == "stage"}
    assert {"sources", "reading", "resolution", "RDF", "page"} <= stages.keys()
    assert (stages["sources"]["articles"], stages["reading"]["read"]) == (3, 3)
    assert all(one["seconds"] >= 0 for one in stages.values())
    (summary,) = [one for one in told if one["event"] == "summary"]
    assert (summary["articles"], summary["problems"], summary["statements"]["meetings"]) == (3, 1, 3)
    assert told[-1] == {"event": "look", "problems": 1, "listed": str(tmp_path / "out" / "problems.jsonl")}


def test_the_log_tells_of_the_error_that_ends_a_run(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "empty.txt").write_text("")
    for verb, output in (("build", tmp_path / "out"), ("extract", tmp_path / "records.jsonl")):
        run = command(verb, tmp_path / "in", "-o", output, "--strict", "--log", "json")
        assert run.returncode == 1
        assert rows(run.stderr)[-1]["event"] == "error"
        assert "empty.txt: the text is empty" in rows(run.stderr)[-1]["message"]


def test_the_summary_tells_what_was_read_made_and_how_long_it_took(corpus, tmp_path):
    first = command("build", corpus, "-o", tmp_path / "out", "--no-store").stderr
    second = command("build", corpus, "-o", tmp_path / "out", "--no-store").stderr
    for words in ("articles", "problems", "notes", "duplicates", "meetings", "officials", "reading", "together"):
        assert f"\n{words} " in f"\n{first}"
    assert "3 of them read now" in first
    assert "0 of them read now" in second
