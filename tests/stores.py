"""Triple stores for tests: Oxigraph's server and Debian's Virtuoso, on free ports of this machine, started once.

``tests/conftest.py`` hands the fixtures to every test. Each test publishes under a base of its own, so one server
serves all.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

VIRTUOSO_INI = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {folder}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
EnabledGzipContent = 1
[SPARQL]
ResultSetMaxRows = 10000
MaxQueryCostEstimationTime = 400
MaxQueryExecutionTime = 60
"""  # places and ports of its own; limits as Debian ships them
READY_WITHIN = 120  # seconds; Virtuoso makes its database at the first start


@dataclass(frozen=True)
class Server:
    """A store that runs: its name among the presets, its base URL, who may write, and where to ask and to put."""

    name: str
    url: str
    query: str
    graphs: str
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def environment(self) -> dict[str, str]:
        """What ``kg publish`` needs in its environment."""
        return {"KG_STORE_USER": self.user, "KG_STORE_PASSWORD": self.password} if self.user else {}

    def client(self) -> httpx.Client:
        """A client of its own, that shares nothing with the code under test."""
        return httpx.Client(auth=httpx.DigestAuth(self.user, self.password) if self.user else None, timeout=60)

    def select(self, query: str) -> list[dict[str, dict[str, str]]]:
        """The bindings of a query."""
        with self.client() as client:
            headers = {"Accept": "application/sparql-results+json"}
            answer = client.post(self.query, data={"query": query}, headers=headers).raise_for_status()
            return answer.json()["results"]["bindings"]

    def names(self, begin: str) -> list[str]:
        """The graphs whose IRI begins so."""
        rows = self.select(
            f'SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{begin}")) }}'
        )
        return sorted(row["g"]["value"] for row in rows)

    def checksums(self, begin: str) -> dict[str, tuple[int, str]]:
        """Number of triples and SHA-256 over all of them, sorted, of each graph whose IRI begins so.

        Terms are taken as the store gives them back: Virtuoso writes 1.0 as 1 and true as 1. So sums compare two
        loads into the same kind of store.
        """
        return {name: self.checksum(name) for name in self.names(begin)}

    def checksum(self, graph: str) -> tuple[int, str]:
        """Number of triples and SHA-256 over all of them, sorted, of one graph."""
        rows = self.select(f"SELECT ?s ?p ?o WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
        lines = sorted(json.dumps(row, sort_keys=True) for row in rows)
        return len(lines), hashlib.sha256("\n".join(lines).encode()).hexdigest()

    def put(self, graph: str, ntriples: str) -> None:
        """Let a graph hold this."""
        with self.client() as client:
            headers = {"Content-Type": "application/n-triples"}
            client.put(self.graphs, params={"graph": graph}, content=ntriples, headers=headers).raise_for_status()

    def drop(self, *graphs: str) -> None:
        """Let there be no such graphs."""
        with self.client() as client:
            for graph in graphs:
                client.delete(self.graphs, params={"graph": graph}).raise_for_status()


@pytest.fixture(scope="session")
def oxigraph(tmp_path_factory) -> Iterator[Server]:
    """Oxigraph's server; it knows no users."""
    beside = Path(sys.executable).with_name("oxigraph")
    binary = str(beside) if beside.exists() else shutil.which("oxigraph")
    if binary is None:
        _absent("no Oxigraph server: pip install oxigraph")
    folder, port = tmp_path_factory.mktemp("oxigraph"), free_port()
    url = f"http://127.0.0.1:{port}"
    command = [binary, "serve", "--location", str(folder / "data"), "--bind", f"127.0.0.1:{port}"]
    with _running(command, folder, f"{url}/query?query=ASK%7B%7D"):
        yield Server("oxigraph", url, f"{url}/query", f"{url}/store")


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory) -> Iterator[Server]:
    """Debian's Virtuoso, a fresh database, with the limits Debian ships it with."""
    binary = shutil.which("virtuoso-t")
    if binary is None:
        _absent("no Virtuoso: apt-get install virtuoso-opensource-7-bin")
    folder, port = tmp_path_factory.mktemp("virtuoso"), free_port()
    ini = VIRTUOSO_INI.format(folder=folder, http=port, sql=free_port())
    (folder / "virtuoso.ini").write_text(ini, encoding="utf-8")
    url = f"http://127.0.0.1:{port}"
    command = [binary, "+configfile", str(folder / "virtuoso.ini"), "+foreground"]
    with _running(command, folder, f"{url}/sparql?query=ASK%7B%7D"):
        yield Server("virtuoso", url, f"{url}/sparql-auth", f"{url}/sparql-graph-crud-auth", "dba", "dba")


@pytest.fixture(params=["oxigraph", "virtuoso"])
def server(request) -> Server:
    """Each of the real stores in turn."""
    return request.getfixturevalue(request.param)


def free_port() -> int:
    """A port of this machine on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _absent(reason: str) -> None:
    if "CI" in os.environ:
        pytest.fail(f"{reason}; CI must install it")
    pytest.skip(reason)


@contextmanager
def _running(command: list[str], folder: Path, ready: str) -> Iterator[None]:
    """The program while it answers at `ready`; ended and waited for afterwards."""
    log = folder / "log"
    with log.open("wb") as out, subprocess.Popen(command, cwd=folder, stdout=out, stderr=out) as process:
        try:
            _wait(process, ready, log)
            yield
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait(process: subprocess.Popen[bytes], ready: str, log: Path) -> None:
    last = time.monotonic() + READY_WITHIN
    while time.monotonic() < last and process.poll() is None:
        try:
            if httpx.get(ready, timeout=5).is_success:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    pytest.fail(f"{process.args[0]} does not answer at {ready}:\n{log.read_text(errors='replace')[-2000:]}")
