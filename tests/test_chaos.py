"""Builds that are killed, or find no room on the disk: real processes, real signals, a disk that is really full."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from random import Random
from time import perf_counter

import pytest

import kg
from kg import sources
from kg.files import write_lines
from tests.bench.corpus import copies, new
from tests.chaos import killed_after, to_its_end
from tests.command import kg as command
from tests.factories import SAMPLE
from tests.test_incremental import outputs

SEED = 20190603
KILLS = 20
BETWEEN = 10  # kills until a build may come to its end
ARTICLES = 8
ROOM = 60_000_000  # bytes of the small disk
LEFT = 1_000_000  # bytes left on it: too little for what is made


@pytest.fixture(scope="module")
def corpora(tmp_path_factory):
    """The sample, and a later state of it: some articles gone, some changed, many more."""
    place = tmp_path_factory.mktemp("corpora")
    sample = list(sources.read([SAMPLE / "articles"]))[:ARTICLES]
    former = list(copies(sample, 1))
    changed = [line | {"text": line["text"].replace("du lịch", "y tế")} for line in former[2:]]
    later = [*changed, *list(copies(sample, 2, SEED))[len(sample) :], *new(12, SEED)]
    for name, lines in {"former": former, "later": later}.items():
        write_lines(place / f"{name}.jsonl", (json.dumps(line, ensure_ascii=False) for line in lines))
    return place / "former.jsonl", place / "later.jsonl"


@pytest.fixture(scope="module")
def undisturbed(corpora, tmp_path_factory):
    """The folders of both builds, and how long the later one takes."""
    former, later = corpora
    place = tmp_path_factory.mktemp("undisturbed")
    to_its_end(former, place / "former")
    shutil.copytree(place / "former", place / "later")
    start = perf_counter()
    to_its_end(later, place / "later")
    return place / "former", place / "later", perf_counter() - start


def test_a_build_killed_at_any_moment_leaves_a_whole_graph_and_ends_as_if_undisturbed(corpora, undisturbed, tmp_path):
    former, later, seconds = undisturbed
    chance, out = Random(SEED), tmp_path / "out"
    before, after = kg.load(former), kg.load(later)
    killed = 0
    for number in range(KILLS):
        if number % BETWEEN == 0:
            shutil.rmtree(out, ignore_errors=True)
            shutil.copytree(former, out)
        killed += killed_after(chance.uniform(0, seconds), corpora[1], out)
        assert kg.load(out) in (before, after)
        if number % BETWEEN == BETWEEN - 1:
            to_its_end(corpora[1], out)
            assert outputs(out) == outputs(later)
            assert command("check", out).returncode in (0, 3)
    assert killed > KILLS / 4  # some end before their moment comes, more of them on a machine that grew quicker


@pytest.fixture
def small_disk(tmp_path):
    """A disk of little room, and the function that gives it another size."""
    place = tmp_path / "disk"
    place.mkdir()

    def mount(*options):
        command = ["mount", "-t", "tmpfs", "-o", ",".join(options), "tmpfs", str(place)]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0

    if os.geteuid() != 0 or not shutil.which("mount") or not mount(f"size={ROOM}"):
        pytest.skip("only who may mount a file system can fill one")
    try:
        yield place, lambda size: mount("remount", f"size={size}")
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_on_a_full_disk_the_last_graph_stays_and_the_next_build_makes_the_new_one(corpora, undisturbed, small_disk):
    former, later, _ = undisturbed
    disk, resize = small_disk
    out = disk / "out"
    shutil.copytree(former, out)
    left = shutil.disk_usage(disk).free
    with (disk / "others").open("wb") as others:
        others.write(bytes(left - LEFT))
    run = command("build", corpora[1], "-o", out)
    assert run.returncode == 1
    assert f"{out}: no room is left on the disk; what the last build left there is as it was" in run.stderr
    assert "Traceback" not in run.stderr
    assert outputs(out) == outputs(former)
    assert kg.load(out) == kg.load(former)
    (disk / "others").unlink()
    assert resize("1g")
    assert command("build", corpora[1], "-o", out).returncode == 0
    assert outputs(out) == outputs(later)
