"""Builds in processes of their own, for tests that end them: started from a server that has everything loaded."""

from __future__ import annotations

import multiprocessing
import os
import signal
from pathlib import Path

import kg
from kg import reading
from kg.model import Article
from kg.resolution import settle

__all__ = ["Ignoring", "build", "killed_after", "to_its_end"]

_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload([__name__])


class Ignoring(kg.Watch):
    """Lets problems pass."""

    def problem(self, problem):
        """Pass by."""


def build(corpus: Path, output: Path) -> None:
    """The build that is ended."""
    kg.build(corpus, output=output, watch=Ignoring())


def killed_after(seconds: float, corpus: Path, output: Path) -> bool:
    """Begin a build and kill it after so many seconds; False if it had ended before."""
    process = _PROCESSES.Process(target=build, args=(corpus, output))
    process.start()
    process.join(seconds)
    if process.pid is not None and process.is_alive():
        os.kill(process.pid, signal.SIGKILL)
    process.join()
    return process.exitcode == -signal.SIGKILL


def to_its_end(corpus: Path, output: Path) -> None:
    """Build in such a process, undisturbed."""
    process = _PROCESSES.Process(target=build, args=(corpus, output))
    process.start()
    process.join()
    assert process.exitcode == 0


def _load_everything() -> None:
    """Read something, so that what is loaded when it is first needed is loaded in the server and not in each build."""
    article = Article("a", "Hai tỉnh\n\nNgày 3/6/2019, đoàn công tác tỉnh An Giang làm việc tại tỉnh Cà Mau.\n")
    list(settle([article], [reading.read(article)]).tables)


_load_everything()
