"""Where reading runs: every executor gives the same results in the same order."""

import os
import signal
import sys
import time
from itertools import count, islice
from pathlib import Path

import pytest

from kg import executors
from kg.errors import ClusterError, KgError, MissingLibraryError, UnknownFormatError
from kg.executors import dask


def double(value):
    return 2 * value


def refuse(value):
    raise ValueError(f"not {value}")


def die_once(marker):
    """Kill the process that computes this, the first time."""
    if not Path(marker).exists():
        Path(marker).touch()
        os._exit(1)
    return "computed again"


def die(value):
    os._exit(1)


def slowly(value):
    time.sleep(0.003)
    return os.getpid(), value


@pytest.fixture(params=executors.known())
def run(request):
    """One executor after the other, the one for clusters on the cluster there is."""
    name = request.param
    known = {"scheduler": request.getfixturevalue("scheduler")} if name == "dask" else {}
    return lambda function, values: executors.run(name, function, values, 2, **known)


def test_results_come_in_the_order_of_the_values(run):
    assert list(run(double, range(1000))) == [2 * value for value in range(1000)]


def test_no_values_give_no_results(run):
    assert list(run(double, [])) == []


def test_an_exception_of_the_function_comes_out(run):
    with pytest.raises(ValueError, match="not 1"):
        list(run(refuse, [1]))


def test_values_are_taken_as_results_are_asked_for(run):
    values = count()
    assert list(islice(run(double, values), 3)) == [0, 2, 4]
    assert next(values) < 5000


@pytest.mark.parametrize(("workers", "several"), [(1, False), (2, True)])
def test_without_a_name_many_values_go_to_processes_and_few_stay_here(workers, several):
    few = executors.run("", slowly, range(executors.FEW), workers)
    assert {pid for pid, _ in few} == {os.getpid()}
    many = list(executors.run("", slowly, range(executors.FEW + 1), workers))
    assert [value for _, value in many] == list(range(executors.FEW + 1))
    assert (os.getpid() not in {pid for pid, _ in many}) is several


def test_a_batch_that_lost_its_worker_is_computed_again(tmp_path):
    marker = str(tmp_path / "died")
    assert list(executors.run("processes", die_once, [marker], 2)) == ["computed again"]


def test_a_batch_that_loses_every_worker_is_an_error():
    with pytest.raises(KgError, match="died 3 times over one batch that begins with 7"):
        list(executors.run("processes", die, [7], 1))


def test_an_unknown_executor_is_an_error_that_lists_the_known_ones():
    with pytest.raises(UnknownFormatError, match="known: dask processes serial"):
        executors.run("cluster", double, [])


# ---------------------------------------------------------------- clusters
def test_a_killed_worker_loses_nothing_and_doubles_nothing_and_a_killed_scheduler_is_an_error(started):
    address, (scheduler, *workers) = started
    results = executors.run("dask", slowly, range(1000), scheduler=address)
    got = list(islice(results, 120))
    victim = next(worker for worker in workers if worker.pid == got[-1][0])
    victim.send_signal(signal.SIGKILL)
    got += results
    assert [value for _, value in got] == list(range(1000))
    assert {pid for pid, _ in got} <= {worker.pid for worker in workers}
    results = executors.run("dask", slowly, range(1000), scheduler=address)
    assert len(list(islice(results, 50))) == 50
    scheduler.send_signal(signal.SIGKILL)
    with pytest.raises(ClusterError, match=f"{address}: the scheduler was lost"):
        list(results)


def test_batches_under_way_are_few(scheduler):
    taken = []
    values = (taken.append(value) or value for value in range(100_000))
    results = executors.run("dask", double, values, scheduler=scheduler)
    for _ in islice(results, 1000):
        pass
    assert len(taken) <= 1000 + 50 * (3 * 2 + 1)
    results.close()


def test_a_scheduler_that_does_not_answer_is_an_error_that_names_it(monkeypatch):
    monkeypatch.setattr(dask, "_PATIENCE", "0.2s")
    with pytest.raises(ClusterError, match=r"127\.0\.0\.1:1: no scheduler answers"):
        list(executors.run("dask", double, [1], scheduler="tcp://127.0.0.1:1"))


def test_without_dask_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingLibraryError, match=r"pip install 'lientinh\[cluster\]'"):
        list(executors.run("dask", double, [1]))
