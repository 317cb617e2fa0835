"""A corpus in parts: read where it lies, the same whoever reads it, whole or not there."""

import json
import shutil
import signal
import threading
import time

import pytest

from kg import executors, partitions, pipeline, reading
from kg.corpus.file import Options
from kg.errors import SourceError
from kg.settings import Settings
from tests.command import kg
from tests.factories import SAMPLE, STEMS

FEW = STEMS[:12]


@pytest.fixture(scope="module")
def articles(tmp_path_factory):
    """Some articles of the sample, and one that cannot be read."""
    folder = tmp_path_factory.mktemp("articles")
    for stem in FEW:
        shutil.copy(SAMPLE / "articles" / f"{stem}.txt", folder)
    (folder / "99-empty.txt").write_text("", encoding="utf-8")
    return folder


def slowly(article):
    time.sleep(0.1)
    return reading.read(article)


class Collecting(pipeline.Watch):
    def __init__(self):
        self.told = []

    def problem(self, problem):
        self.told.append(problem)


def contents(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def write(articles, folder, parts=6, *, read=slowly, **settings):
    return partitions.write([articles], folder, parts, read=read, options=Options(), settings=Settings(**settings))


@pytest.fixture(scope="module")
def serial(articles, tmp_path_factory):
    """The parts that one process writes."""
    folder = tmp_path_factory.mktemp("serial") / "parts"
    pipeline.extract_parts(articles, folder, 6)
    return folder


@pytest.mark.parametrize("name", sorted({*executors.known()} - {"serial"}))
def test_every_executor_writes_the_same_parts(articles, serial, scheduler, tmp_path, name):
    settings = Settings(executor=name, workers=2, scheduler=scheduler if name == "dask" else "")
    made = pipeline.extract_parts(articles, tmp_path / "parts", 6, settings=settings)
    assert made == (6, len(FEW), 6)
    assert contents(tmp_path / "parts") == contents(serial)


@pytest.mark.parametrize("parts", [1, 5, 100])
def test_parts_hold_what_reading_gives_in_the_same_order(articles, tmp_path, parts):
    watch = Collecting()
    expected = list(pipeline.read(articles, watch=watch))
    pipeline.extract_parts(articles, tmp_path / "parts", parts)
    again = Collecting()
    assert list(pipeline.read(tmp_path / "parts", watch=again)) == expected
    assert again.told == watch.told
    assert len(watch.told) == 1


def test_a_worker_killed_midway_loses_nothing_and_doubles_nothing(articles, serial, started, tmp_path):
    address, (_, *workers) = started
    settings = {"executor": "dask", "scheduler": address}
    writing = threading.Thread(target=write, args=(articles, tmp_path / "parts", 6), kwargs=settings)
    writing.start()
    while writing.is_alive() and not list((tmp_path / "parts").glob("part-*.parquet")):
        time.sleep(0.01)
    assert not (tmp_path / "parts" / "parts.json").exists()
    workers[0].send_signal(signal.SIGKILL)
    writing.join()
    assert contents(tmp_path / "parts") == contents(serial)


def test_only_parts_whose_files_changed_are_made_again(articles, tmp_path):
    own, parts = tmp_path / "articles", tmp_path / "parts"
    shutil.copytree(articles, own)
    assert pipeline.extract_parts(own, parts, 6).made == 6
    assert pipeline.extract_parts(own, parts, 6).made == 0
    changed = own / f"{FEW[0]}.txt"
    changed.write_text(changed.read_text(encoding="utf-8") + "Thêm.\n", encoding="utf-8")
    assert pipeline.extract_parts(own, parts, 6).made in (1, 2)  # where the cut between two parts moves, two
    (parts / "part-00002.parquet").write_bytes(b"cut short")
    assert pipeline.extract_parts(own, parts, 6).made == 1
    assert pipeline.extract_parts(own, parts, 2).parts == 2
    assert len(list(parts.glob("*.parquet"))) == 2


def test_an_article_of_another_part_that_has_the_id_is_a_problem(tmp_path):
    for folder, words in (("a", "Một."), ("b", "Hai."), ("c", "Một.")):
        (tmp_path / "articles" / folder).mkdir(parents=True)
        (tmp_path / "articles" / folder / "same.txt").write_text(f"Tin vắn\n\n{words}\n", encoding="utf-8")
    pipeline.extract_parts(tmp_path / "articles", tmp_path / "parts", 3)
    watch = Collecting()
    assert len(list(pipeline.read(tmp_path / "parts", watch=watch))) == 1
    assert ["another article with the id 'same'" in problem.reason for problem in watch.told] == [True]


def test_a_folder_of_anything_else_is_left_alone(articles, tmp_path):
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(SourceError, match=r"holds 'notes\.txt', which is no part of a corpus"):
        pipeline.extract_parts(articles, tmp_path, 2)


def test_a_part_that_is_missing_is_an_error_that_names_it(articles, tmp_path):
    pipeline.extract_parts(articles, tmp_path / "parts", 2)
    (tmp_path / "parts" / "part-00001.parquet").unlink()
    with pytest.raises(SourceError, match=r"part-00001\.parquet: cannot be read .* expected a part that kg extract"):
        list(pipeline.read(tmp_path / "parts", watch=Collecting()))


def test_parts_read_by_other_rules_are_refused(articles, tmp_path):
    pipeline.extract_parts(articles, tmp_path / "parts", 2)
    about = tmp_path / "parts" / "parts.json"
    told = json.loads(about.read_text(encoding="utf-8"))
    about.write_text(json.dumps(told | {"reader": "another"}), encoding="utf-8")
    with pytest.raises(SourceError, match="read by another version of the rules; write the parts again"):
        list(pipeline.read(tmp_path / "parts"))


def test_parts_are_taken_alone(articles, serial):
    with pytest.raises(SourceError, match="taken alone"):
        pipeline.build([serial, articles])


def test_the_command_builds_from_parts_what_it_builds_from_the_articles(articles, serial, tmp_path):
    for name, path in (("one", articles), ("other", serial)):
        assert kg("build", path, "-o", tmp_path / name, "--no-store").returncode == 3
    names = ("records.jsonl", "problems.jsonl", "graph.nq", "network.html")
    assert all((tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes() for name in names)


def test_the_command_writes_parts_and_needs_a_folder_for_them(articles, tmp_path):
    run = kg("extract", articles, "-o", tmp_path / "parts", "--parts", 3, "--workers", 1)
    assert run.returncode == 0
    assert "12 articles in 3 parts, 3 of them made now" in run.stderr
    assert len(json.loads((tmp_path / "parts" / "parts.json").read_text(encoding="utf-8"))["parts"]) == 3
    for given, output in ((articles, "once"), (tmp_path / "parts", "of-parts")):
        assert kg("build", given, "-o", tmp_path / output, "--workers", 1).returncode == 3  # one article is empty
    once, of_parts = ((tmp_path / output / "graph.nq").read_bytes() for output in ("once", "of-parts"))
    assert of_parts == once
    assert "--parts needs a folder" in kg("extract", articles, "--parts", 3).stderr
