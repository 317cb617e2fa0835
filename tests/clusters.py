"""Clusters for tests, on this machine: fixtures."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from kg.executors import dask

__all__ = ["scheduler", "started"]


@pytest.fixture(scope="session")
def scheduler() -> Iterator[str]:
    """The address of a cluster of two processes."""
    with dask.cluster(2) as client:
        yield client.scheduler.address


@pytest.fixture
def started() -> Iterator[tuple[str, list[subprocess.Popen[str]]]]:
    """A scheduler and two workers as commands start them: the address, and the processes, the scheduler first."""
    command = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "text": True}
    processes = [subprocess.Popen([*command, "--no-dashboard"], **quiet)]
    try:
        told = next(line for line in processes[0].stderr if "Scheduler at:" in line)
        address = told.split()[-1]
        worker = [sys.executable, "-m", "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-dashboard"]
        processes += [subprocess.Popen([*worker, "--no-nanny"], **quiet | {"stderr": subprocess.DEVNULL}) for _ in "ab"]
        yield address, processes
    finally:
        for process in processes:
            process.kill()
            process.wait()
            if process.stderr:
                process.stderr.close()
