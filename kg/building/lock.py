"""One build at a time in a folder: a lock of the operating system, which is gone when its owner is, killed or not."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import BuildError

__all__ = ["NAME", "locked"]

NAME = ".lock"
"""The file that is locked; what a killed build leaves of it stops nobody."""

if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder for the time of the block; raises BuildError if another process does."""
    path = folder / NAME
    file = _taken(path)
    try:
        yield
    finally:
        with suppress(OSError):  # where an open file cannot be removed, it stays and stops nobody
            path.unlink()
        os.close(file)


def _taken(path: Path) -> int:
    """The lock's file, opened and locked: the one that stands at the path, not one its owner has just removed."""
    while True:
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            _lock(file)
        except OSError:
            os.close(file)
            raise BuildError(
                f"{path.parent}: another build writes into this folder; wait for its end, or choose another folder"
            ) from None
        if _stands(file, path):
            return file
        os.close(file)


def _stands(file: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except OSError:
        return False
