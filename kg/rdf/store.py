"""The embedded store: the quads of a graph on disk, ready to be asked, kept up to date graph by graph.

A store is a folder: ``data/`` belongs to Oxigraph, ``graphs.json`` says what is in it: the content hash of each
named graph, and from which tables it was made. An update is made in a copy beside it, whose large files are links
to the old ones, and takes its place when it is complete. So a store is whole at any time, and one that an
interrupted build left behind its tables is found by their hash. What is asked of it is left to `kg.rdf.asking`,
what Oxigraph does with it to `kg.rdf.loading`.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from pyoxigraph import __version__

from kg.errors import StoreError
from kg.files import replacing, write_text
from kg.rdf import loading

__all__ = [
    "Contents",
    "Update",
    "check_replaceable",
    "contents",
    "data",
    "fault",
    "is_store",
    "remove",
    "update",
    "whole",
]

_VERSION = 1  # goes up when the layout of the folder changes
_ENGINE = f"pyoxigraph {'.'.join(__version__.split('.')[:2])}"
_DATA, _ABOUT = "data", "graphs.json"
_MANY = 3  # where more than one graph in three changed, all are loaded anew: that is faster
_UPDATES = 20  # after so many updates all graphs are loaded anew: each leaves small files behind

Hashes = Mapping[str, str]


@dataclass(frozen=True)
class Contents:
    """What a store says of itself.

    `graphs` are the SHA-256 of each named graph's N-Quads by IRI; `tables` that of the tables' files; `files` the
    sizes of the files that hold the quads, in bytes, and `sums` their SHA-256, which a build checks; `updates` how
    often graphs were replaced since all were loaded.
    """

    base: str
    tables: str
    graphs: Hashes
    files: Mapping[str, int]
    sums: Hashes
    updates: int = 0
    version: int = _VERSION
    engine: str = _ENGINE


@dataclass(frozen=True)
class Update:
    """What an update did: the IRIs of the graphs it put in or took out, sorted, and whether it loaded all anew."""

    added: tuple[str, ...]
    replaced: tuple[str, ...]
    removed: tuple[str, ...]
    anew: bool

    @property
    def put(self) -> tuple[str, ...]:
        """The graphs whose quads were put in."""
        return self.added + self.replaced


def update(
    place: Path, quads: Path, *, tables: Path, base: str, begin: Path | None = None, former: Path | None = None
) -> Update:
    """Bring the store at `place` in line with a file of N-Quads, whose quads stand together by graph.

    `tables` is the folder of the tables both are made from. Only graphs whose content changed are replaced, in the
    store there or in a copy of another to `begin` with; `former` may be the N-Quads that one was made from, which tell
    faster than the store what is in it. A store that is missing, damaged or of another version is made anew. Raises
    StoreError if it cannot be written, or if the folder holds anything else: it would be lost.
    """
    begin = begin or place
    for folder in (place, begin):
        check_replaceable(folder)
    try:
        hashes, digest = _hashes(quads), _digest(tables)
        known = _sound(begin)
        done = _difference(known.graphs if known else {}, hashes, anew=known is None or known.base != base)
        if known is None or done.anew or known.updates >= _UPDATES:
            done = replace(done, anew=True)
            with replacing(place) as partial:
                loading.load_all(partial / _DATA, quads)
                _describe(partial, Contents(base, digest, hashes, _files(partial), _sums(partial)))
        elif done.put or done.removed or begin != place:
            about = replace(known, tables=digest, graphs=hashes, updates=known.updates + bool(done.put or done.removed))
            told = _told_before(former, {graph: known.graphs[graph] for graph in done.replaced})
            _replace(place, quads, done, about, begin, told)
        elif known.tables != digest:
            _describe(place, replace(known, tables=digest))
    except OSError as error:
        raise StoreError(f"{place}: the store cannot be written: {error}; kg build --no-store goes without") from error
    return done


def check_replaceable(place: Path) -> None:
    """Raise StoreError if the folder holds anything but a store: that would be lost."""
    if place.exists() and not place.is_dir():
        raise StoreError(f"{place}: the store cannot be written: there is a file; kg build --no-store goes without")
    strange = sorted({path.name for path in place.iterdir()} - {_DATA, _ABOUT}) if place.is_dir() else []
    if strange:
        raise StoreError(f"{place}: holds {strange[0]!r}, which is no part of a store; a store is a folder of its own")


def remove(place: Path) -> None:
    """Take away the store of an earlier build, if there is one."""
    if is_store(place):
        shutil.rmtree(place)


def is_store(place: Path) -> bool:
    """Whether a store stands there, sound or not."""
    return (place / _ABOUT).is_file()


def data(place: Path) -> Path:
    """The folder that belongs to Oxigraph."""
    return place / _DATA


def contents(place: Path) -> Contents:
    """What the store at `place` says of itself; raises StoreError where there is none that this version reads."""
    try:
        told = json.loads((place / _ABOUT).read_text(encoding="utf-8"))
        found = Contents(**told)
    except FileNotFoundError:
        raise StoreError(f"{place}: there is no store; kg build makes one") from None
    except (OSError, ValueError, TypeError) as error:
        raise StoreError(f"{place / _ABOUT}: does not describe a store ({error}); kg build makes one") from error
    if (found.version, found.engine) != (_VERSION, _ENGINE):
        raise StoreError(f"{place}: a store of another version, {found.engine}; kg build makes it anew")
    return found


def fault(place: Path, tables: Path | None = None) -> str | None:
    """Why the store at `place` must not be asked; None if it may be.

    With `tables`, the store must have been made from the tables in that folder.
    """
    try:
        found = contents(place)
        if found.files != _files(place):
            return f"{place}: files of the store are missing or cut short"
        if tables is not None and found.tables != _digest(tables):
            return f"{place}: the store is not of these tables; a build was interrupted"
    except (StoreError, OSError) as error:
        return str(error)
    return None


def whole(place: Path, tables: Path) -> bool:
    """Whether the store at `place` is of these tables, and every byte of its quads as it was written."""
    return fault(place, tables) is None and _sound(place) is not None


# ---------------------------------------------------------------- what there is
def _sound(place: Path) -> Contents | None:
    """What is in the store, if all of it is there as it was written."""
    found = None if fault(place) else contents(place)
    return found if found and found.sums == _sums(place) else None


def _hashes(quads: Path) -> dict[str, str]:
    sums: defaultdict[str, Any] = defaultdict(hashlib.sha256)
    for graph, told in loading.by_graph(quads):
        sums[graph].update(b"".join(told))
    return {graph: sums[graph].hexdigest() for graph in sorted(sums)}


def _told_before(quads: Path | None, hashes: Hashes) -> dict[str, set[bytes]]:
    """The lines of these graphs in a file of N-Quads, as far as they are those that the hashes are of."""
    if quads is None or not quads.is_file():
        return {}
    found = {graph: list(told) for graph, told in loading.by_graph(quads) if graph in hashes}
    sound = (graph for graph, told in found.items() if hashlib.sha256(b"".join(told)).hexdigest() == hashes[graph])
    return {graph: set(found[graph]) for graph in sound}


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        digest.update(f"{path.name}\n{_sum(path)}\n".encode())
    return digest.hexdigest()


def _files(place: Path) -> dict[str, int]:
    return {path.name: path.stat().st_size for path in sorted((place / _DATA).glob("*.sst"))}


def _sums(place: Path) -> dict[str, str]:
    return {path.name: _sum(path) for path in sorted((place / _DATA).glob("*.sst"))}


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _difference(former: Hashes, hashes: Hashes, *, anew: bool) -> Update:
    added = tuple(sorted(hashes.keys() - former.keys()))
    replaced = tuple(sorted(graph for graph in hashes.keys() & former.keys() if former[graph] != hashes[graph]))
    removed = tuple(sorted(former.keys() - hashes.keys()))
    changed = len(added) + len(replaced) + len(removed)
    return Update(added, replaced, removed, anew or changed * _MANY > len(hashes))


# ---------------------------------------------------------------- writing
def _replace(
    place: Path, quads: Path, done: Update, about: Contents, begin: Path, told: Mapping[str, set[bytes]]
) -> None:
    """Change the graphs in a copy of the store to begin with, which then stands at `place`."""
    with replacing(place) as partial:
        loading.copy(begin / _DATA, partial / _DATA)
        loading.change(partial / _DATA, quads, put=done.put, gone=done.replaced + done.removed, told=told)
        _describe(partial, replace(about, files=_files(partial), sums=_sums(partial)))


def _describe(place: Path, told: Contents) -> None:
    write_text(place / _ABOUT, json.dumps(asdict(told), indent=1, sort_keys=True) + "\n")
