"""What a build does in another process: the same as without it, whatever becomes of that process."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time

import pytest

from kg.errors import GraphError
from kg.pipeline.beside import Beside, worth_it
from kg.settings import Settings
from tests.test_incremental import build, outputs, write

PARENT = """
import os, time
from kg.executors import processes
if __name__ == "__main__":
    pool = processes.pool(1)
    print(pool.submit(os.getpid).result(), flush=True)
    time.sleep(60)
"""


def whoami(number):
    return number, os.getpid()


def refuse(error):
    raise error


def die_elsewhere(parent):
    """Kill the process this is done in, unless it is the one that asked for it."""
    if os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    return "done here"


def test_work_is_done_in_one_other_process():
    with Beside(apart=True) as beside:
        waiting = [beside.start(whoami, number) for number in range(3)]
        found = [wait() for wait in waiting]
    assert [number for number, _ in found] == [0, 1, 2]
    assert len({pid for _, pid in found} | {os.getpid()}) == 2


def test_without_one_work_is_done_here_when_its_result_is_asked_for():
    done = []
    with Beside(apart=False) as beside:
        wait = beside.start(done.append, 1)
        assert done == []
        wait()
    assert done == [1]
    with Beside(apart=False) as beside:
        assert beside.start(whoami, 7)() == (7, os.getpid())


@pytest.mark.parametrize("error", [GraphError("a row too many"), OSError(errno.ENOSPC, "No space left on device")])
def test_errors_come_out_as_they_were(error):
    with Beside(apart=True) as beside, pytest.raises(type(error), match=str(error.args[-1])) as told:
        beside.start(refuse, error)()
    assert told.value.args == error.args


def test_work_whose_process_is_killed_is_done_here():
    with Beside(apart=True) as beside:
        first, second = beside.start(die_elsewhere, os.getpid()), beside.start(whoami, 2)
        assert first() == "done here"
        assert second() == (2, os.getpid())
        assert beside.start(whoami, 3)() == (3, os.getpid())


@pytest.mark.parametrize(
    ("settings", "articles", "worth"),
    [
        (Settings(workers=2), 10_000, True),
        (Settings(workers=2), 10, False),
        (Settings(workers=1), 10_000, False),
        (Settings(workers=2, executor="serial"), 10_000, False),
    ],
)
def test_a_process_is_started_where_it_may_be_and_pays(settings, articles, worth):
    assert worth_it(settings, articles) is worth


def test_a_build_with_a_process_beside_it_leaves_the_same_as_one_without(tmp_path, monkeypatch):
    corpus = write(tmp_path / "in", {"a": 0, "b": 1, "c": 0})
    build(corpus, tmp_path / "alone", workers=1)
    monkeypatch.setattr("kg.pipeline.beside.FEW", 1)
    build(corpus, tmp_path / "beside", workers=2)
    assert outputs(tmp_path / "beside") == outputs(tmp_path / "alone")
    build(write(tmp_path / "in", {"a": 0, "b": 3, "d": 2}), tmp_path / "beside", workers=2)
    build(corpus, tmp_path / "anew", workers=1)
    assert outputs(tmp_path / "beside") == outputs(tmp_path / "anew")


def test_workers_end_with_the_program_even_if_that_is_killed(tmp_path):
    (tmp_path / "program.py").write_text(PARENT, encoding="utf-8")
    with subprocess.Popen([sys.executable, tmp_path / "program.py"], stdout=subprocess.PIPE) as program:
        worker = int(program.stdout.readline())
        program.kill()
    end = time.monotonic() + 30
    while is_alive(worker) and time.monotonic() < end:
        time.sleep(0.02)
    assert not is_alive(worker)


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
