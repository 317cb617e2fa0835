"""Where files lie: folders, patterns, standard input, addresses.

This module finds files and leaves to whoever asks which of them are read.
"""

from __future__ import annotations

import glob
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path, PurePosixPath

from kg.corpus import remote
from kg.corpus.file import File, Note, Options, Problem, shown
from kg.errors import SourceError

__all__ = ["files"]

_STDIN = "-"
_BUFFER = 1 << 17
_PATTERN = "*?["
Wanted = Callable[[str], bool]


def files(path: str | Path, options: Options, wanted: Wanted, endings: str) -> Iterator[File | Note | Problem]:
    """The files at a path whose names are `wanted`, sorted by name within a folder or pattern.

    A path is a file, a folder (with everything below it), a pattern such as ``news/**/*.html``, ``-`` for JSON lines on
    standard input, or an address such as ``s3://bucket/folder``. A note says what a folder holds besides.
    Raises SourceError for a path that does not exist or whose kind nobody reads (`endings` lists what is read).
    """
    if str(path) == _STDIN:
        yield File(_STDIN, lambda: nullcontext(sys.stdin.buffer), options, ".jsonl")
    elif remote.is_address(path):
        yield from _several(str(path), remote.files(str(path), options, wanted), wanted, endings)
    elif Path(path).is_dir():
        found = sorted(one for one in Path(path).rglob("*") if one.is_file())
        yield from _several(str(path), (_local(one, options) for one in found), wanted, endings)
    elif not Path(path).exists() and any(sign in str(path) for sign in _PATTERN):
        matched = sorted(Path(one) for one in glob.glob(str(path), recursive=True) if Path(one).is_file())
        if not matched:
            raise SourceError(f"{path}: no file matches; expected articles in files ending in {endings}")
        yield from _several(str(path), (_local(one, options) for one in matched), wanted, endings)
    else:
        yield _one(Path(path), options, wanted, endings)


def _one(path: Path, options: Options, wanted: Wanted, endings: str) -> File:
    if not path.is_file():
        raise SourceError(f"{path}: no such file or folder; expected articles in files ending in {endings}")
    if not wanted(path.name):
        raise SourceError(f"{path}: no source reads {path.suffix!r}; known: {endings}")
    return _local(path, options)


def _local(path: Path, options: Options) -> File:
    return File(shown(str(path)), lambda: path.open("rb", _BUFFER), options, path.name)


def _several(path: str, found: Iterator[File], wanted: Wanted, endings: str) -> Iterator[File | Note | Problem]:
    count, others = 0, Counter[str]()
    for file in found:
        if wanted(file.kind):
            count += 1
            yield file
        else:
            others[PurePosixPath(file.kind.lower()).suffix or "no ending"] += 1
    if not count:
        yield Problem(shown(path), None, "no articles in this folder", f"files ending in {endings}")
    if others:
        told = ", ".join(f"{number} {ending}" for ending, number in sorted(others.items()))
        yield Note(shown(path), None, f"not read, because no source reads such files: {told}")
