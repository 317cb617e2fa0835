"""A hash of the program's own rules and tables: results made by others are no results.

It is made of the files of the program, so nobody has to remember to count a version up. A change that does not touch
what is read (a comment) costs one reading of everything; the other mistake would cost wrong graphs.
"""

from __future__ import annotations

import hashlib
import platform
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

__all__ = ["READING", "everything", "of_likeness", "of_reading"]

READING = ("layout", "model.py", "reading", "records.py", "reference", "text.py")
"""Where the reading of one article is done."""

_LIBRARIES = ("ahocorasick-rs", "networkx", "numpy", "pandas", "pyarrow", "pyoxigraph", "pyvis")
_PASSED_BY = ("__pycache__",)


@cache
def of_reading() -> str:
    """What the reading of one article depends on: the rooms it is done in, with their tables."""
    return _hash(READING, ("ahocorasick-rs",))


@cache
def of_likeness() -> str:
    """What the signatures of texts depend on."""
    return _hash(("corpus/copies.py",), ("numpy",))


@cache
def everything() -> str:
    """What any output depends on: the whole program and the libraries that write."""
    return _hash(tuple(sorted(one.name for one in files("kg").iterdir() if one.name not in _PASSED_BY)), _LIBRARIES)


def _hash(names: tuple[str, ...], libraries: tuple[str, ...]) -> str:
    digest = hashlib.sha256(f"{platform.python_version()} {unicodedata.unidata_version}\n".encode())
    for library in libraries:
        digest.update(f"{library} {version(library)}\n".encode())
    for name in names:
        for place, content in _contents(files("kg").joinpath(*name.split("/")), name):
            digest.update(f"{place} {hashlib.sha256(content).hexdigest()}\n".encode())
    return digest.hexdigest()


def _contents(at: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    if at.is_file():
        yield name, at.read_bytes()
    else:
        for one in sorted(at.iterdir(), key=lambda one: one.name):
            if one.name not in _PASSED_BY:
                yield from _contents(one, f"{name}/{one.name}")
