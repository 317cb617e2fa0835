"""RDF files read by parsers that are not ours: how many triples or quads each finds in a file.

rdflib and pyoxigraph come with the project, PyLD with the test tools, rapper (raptor2-utils) and serdi from Debian:
where one of the last two is missing the tests that need it say so and skip, but not where `CI` is set.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from pyld import jsonld

from kg.rdf import FORMATS

Count = Callable[[Path, str], int]

_RDFLIB = {"nq": "nquads", "trig": "trig", "jsonld": "json-ld", "nt": "nt", "ttl": "turtle", "rdf": "xml"}
_RAPPER = {"nq": "nquads", "trig": "trig", "nt": "ntriples", "ttl": "turtle", "rdf": "rdfxml"}
_SERDI = {"nq": "nquads", "trig": "trig", "nt": "ntriples", "ttl": "turtle"}
BASE = "https://parsed.example/"  # what a parser may resolve relative IRIs against; there are none


def by_pyoxigraph(path: Path, format: str) -> int:
    return sum(1 for _ in ox.parse(content(path), format=FORMATS[format]))


def by_rdflib(path: Path, format: str) -> int:
    into = rdflib.Dataset() if FORMATS[format].supports_datasets else rdflib.Graph()
    into.parse(data=content(path), format=_RDFLIB[format])
    return len(list(into.quads())) if isinstance(into, rdflib.Dataset) else len(into)


def by_rapper(path: Path, format: str) -> int:
    run = _run("rapper", "--input", _RAPPER[format], "--count", str(path), BASE)
    assert "Error" not in run.stderr, run.stderr
    return int(re.search(r"returned (\d+) triple", run.stderr)[1])


def by_serdi(path: Path, format: str) -> int:
    run = _run("serdi", "-i", _SERDI[format], "-o", "nquads", str(path), BASE)
    assert not run.stderr, run.stderr
    return run.stdout.count("\n")


def by_pyld(path: Path, format: str) -> int:
    dataset = jsonld.to_rdf(json.loads(content(path)))
    return sum(map(len, dataset.values()))


PARSERS: dict[str, tuple[Count, tuple[str, ...]]] = {
    "pyoxigraph": (by_pyoxigraph, tuple(FORMATS)),
    "rdflib": (by_rdflib, tuple(FORMATS)),
    "rapper": (by_rapper, tuple(_RAPPER)),
    "serdi": (by_serdi, tuple(_SERDI)),
    "pyld": (by_pyld, ("jsonld",)),
}
"""The parsers by name, each with the formats it reads."""

PAIRS = [(parser, form) for parser, (_, forms) in PARSERS.items() for form in forms]


def count(parser: str, path: Path, format: str) -> int:
    """How many triples or quads a parser finds in a file; it must not complain. Skips where the parser is missing."""
    if parser in ("rapper", "serdi") and not shutil.which(parser) and not os.environ.get("CI"):
        pytest.skip(f"{parser} is not installed; `make test` installs it where it may")
    return PARSERS[parser][0](path, format)


def content(path: Path) -> bytes:
    """What stands in a file, unpacked if it is packed."""
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr
    return run
