"""The output folder of builds: outputs are made beside their places and put there together.

A build makes its outputs in ``.next``. When all are made, that folder becomes ``.ready``: from then on the new outputs
count. Then one after the other is put into its place, ``build.json`` last. A build that is killed before leaves the old
outputs in place; one that is killed after leaves the rest of its moves to the next, and until then readers find in
``.ready`` what is not in its place yet (`kg.files.output_of`).
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from kg.building.kept import Kept
from kg.building.lock import locked
from kg.building.manifest import NAME as MANIFEST
from kg.building.manifest import Manifest, listed
from kg.errors import BuildError, StoreError
from kg.files import READY, output_of

__all__ = ["CACHE", "OutputFolder", "checked", "last"]

CACHE = "cache"
"""The folder of what is kept for the next build; it may be removed at any time."""

_NEXT, _FORMER = ".next", ".former"
_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


def checked(folder: Path, name: str) -> Path:
    """Where an output of the last complete build stands, its files held against ``build.json`` if there is one.

    Raises BuildError if they are not those of that build.
    """
    manifest, place = last(folder), output_of(folder, name)
    if manifest is not None and not manifest.holds(name, place.parent):
        raise BuildError(
            f"{place}: not as the build left it that {folder / MANIFEST} tells of; build again, or remove {MANIFEST}"
        )
    return place


def last(folder: Path) -> Manifest | None:
    """What the last complete build in a folder says of its outputs; None where none did."""
    return Manifest.load(output_of(folder, MANIFEST).parent)


class OutputFolder:
    """The folder a build writes to; see `opened`.

    `last` is the manifest of the outputs that stand there, without those that are no longer as they were written;
    `kept` are the results this build keeps for the next, tidied up when it is complete.
    """

    def __init__(self, place: Path, known: Sequence[str]) -> None:
        """The folder at a place; `known` are the names of all outputs builds may leave."""
        self.place = place
        self.last = Manifest()
        self.kept: list[Kept] = []
        self._known = tuple(known)

    @contextmanager
    def opened(self, *, fresh: bool = False) -> Iterator[None]:
        """Hold the folder for one build; without `commit` nothing of it is left but what it kept in the cache.

        With `fresh`, nothing is taken over from earlier builds. Raises BuildError if another build holds the folder,
        or if there is no room on the disk.
        """
        made = _made(self.place)
        try:
            with _telling_of_a_full_disk(self.place), locked(self.place):
                self._recover()
                self.last = Manifest() if fresh else self._sound()
                if fresh:
                    shutil.rmtree(self.cache, ignore_errors=True)
                try:
                    (self.place / _NEXT).mkdir()
                    yield
                finally:
                    shutil.rmtree(self.place / _NEXT, ignore_errors=True)
        finally:
            for folder in made:
                _remove_if_empty(folder)

    @property
    def cache(self) -> Path:
        """The folder for what is kept."""
        return self.place / CACHE

    def new(self, name: str) -> Path:
        """Where the build is to make an output."""
        return self.place / _NEXT / name

    def former(self, name: str) -> Path | None:
        """Where that output of an earlier build stands, if it is to be begun with."""
        return self.place / name if name in self.last.names else None

    def current(self, name: str) -> Path:
        """Where the output stands: that of this build, if it is made already, else the one before."""
        return self.new(name) if self.new(name).exists() else self.place / name

    def hashes(self, name: str) -> list[str]:
        """The hashes of an output's files as it stands now."""
        place = self.current(name)
        return [f"{path} {sha}" for path, sha in listed(place.parent, name).items()]

    def same(self, name: str, made_from: str) -> bool:
        """Whether an output stands there as it was written, made from the same."""
        return self.last.made_from.get(name) == made_from and name in self.last.names

    def commit(self, made_from: Mapping[str, str], *, folders: Sequence[str] = ()) -> None:
        """Let what was made count; of all else, outputs that `made_from` names stay as they stand, the others go.

        `folders` are outputs that are folders of another engine's files. A file that is the same as before is not
        written again.
        """
        names = sorted(path.name for path in (self.place / _NEXT).iterdir())
        files = {path: sha for path, sha in self.last.files.items() if path.partition("/")[0] in made_from}
        for name in names:
            if name not in folders:
                written = listed(self.place / _NEXT, name)
                if written and written == self.last.files_of(name):
                    _remove(self.new(name))
                files = {path: sha for path, sha in files.items() if path.partition("/")[0] != name} | written
        manifest = Manifest(dict(sorted(files.items())), tuple(sorted(folders)), dict(sorted(made_from.items())))
        self.new(MANIFEST).write_text(manifest.text(), encoding="utf-8")
        for kept in self.kept:
            kept.finish()
        (self.place / _NEXT).rename(self.place / READY)
        self._settle()

    def _recover(self) -> None:
        """Finish what a killed build had made ready, forget what it had not."""
        _remove(self.place / _NEXT)
        if (self.place / READY).is_dir():
            self._settle()
        _remove(self.place / _FORMER)

    def _settle(self) -> None:
        """Put everything ready into its place, ``build.json`` last; may be begun again wherever it was left."""
        ready, former = self.place / READY, self.place / _FORMER
        manifest = Manifest.load(ready)
        if manifest is not None:
            _remove(former)
            former.mkdir()
            for name in sorted(path.name for path in ready.iterdir() if path.name != MANIFEST):
                _step_aside(self.place / name, former / name)
                (ready / name).rename(self.place / name)
            for name in sorted(set(self._known) - manifest.names):
                _step_aside(self.place / name, former / name)
            (ready / MANIFEST).replace(self.place / MANIFEST)
        _remove(ready)
        _remove(former)

    def _sound(self) -> Manifest:
        """The last manifest, as far as the outputs are as they were written."""
        try:
            last = Manifest.load(self.place) or Manifest()
        except BuildError:
            return Manifest()
        sound = {name for name in last.names - set(last.folders) if last.holds(name, self.place)}
        files = {path: sha for path, sha in last.files.items() if path.partition("/")[0] in sound}
        return Manifest(files, tuple(name for name in last.folders if (self.place / name).is_dir()), last.made_from)


def _step_aside(place: Path, aside: Path) -> None:
    """Make room for a new output; the old one goes when all are in their places."""
    if place.exists() or place.is_symlink():
        place.rename(aside)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _made(folder: Path) -> list[Path]:
    """Make the folder and those above it; the list of those that were not there, innermost first."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing


def _remove_if_empty(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()


def _is_full(error: Exception) -> bool:
    """Whether there was no room; Oxigraph's errors say so in words only."""
    return getattr(error, "errno", None) in _FULL or "no space left" in str(error).lower()


@contextmanager
def _telling_of_a_full_disk(folder: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, StoreError) as error:
        if not _is_full(error):
            raise
        raise BuildError(
            f"{folder}: no room is left on the disk; what the last build left there is as it was;"
            " make room (a build needs as much again as its outputs) and run it again"
        ) from error
