"""Where reading runs: every executor gives the same results in the same order."""

import os
from itertools import count, islice
from pathlib import Path

import pytest

from kg import executors
from kg.errors import KgError, UnknownFormatError


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


@pytest.mark.parametrize("name", executors.known())
def test_results_come_in_the_order_of_the_values(name):
    assert list(executors.run(name, double, range(1000), 2)) == [2 * value for value in range(1000)]


@pytest.mark.parametrize("name", executors.known())
def test_no_values_give_no_results(name):
    assert list(executors.run(name, double, [], 2)) == []


@pytest.mark.parametrize("name", executors.known())
def test_an_exception_of_the_function_comes_out(name):
    with pytest.raises(ValueError, match="not 1"):
        list(executors.run(name, refuse, [1], 2))


@pytest.mark.parametrize("name", executors.known())
def test_values_are_taken_as_results_are_asked_for(name):
    values = count()
    assert list(islice(executors.run(name, double, values, 2), 3)) == [0, 2, 4]
    assert next(values) < 5000


def test_a_batch_that_lost_its_worker_is_computed_again(tmp_path):
    marker = str(tmp_path / "died")
    assert list(executors.run("processes", die_once, [marker], 2)) == ["computed again"]


def test_a_batch_that_loses_every_worker_is_an_error():
    with pytest.raises(KgError, match="died 3 times over one batch that begins with 7"):
        list(executors.run("processes", die, [7], 1))


def test_an_unknown_executor_is_an_error_that_lists_the_known_ones():
    with pytest.raises(UnknownFormatError, match="known: processes serial"):
        executors.run("cluster", double, [])
