"""Files and folders that appear whole or not at all: written beside their place, then put into it.

Whoever reads a file while it is written again, or after a run was stopped, finds what stood there before.
What is written is left to whoever calls; it comes as UTF-8 with ``\\n`` line ends where it is text.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

__all__ = ["replacing", "write_bytes", "write_lines", "write_text"]

PathLike = str | os.PathLike[str]


@contextmanager
def replacing(path: PathLike) -> Iterator[Path]:
    """A path at which to write a file or make a folder; at the end of the block it takes the place of `path`.

    Folders on the way are made. If the block raises, what stood at `path` stays. A link is followed, and a
    device or pipe written to directly: there is nothing that could take its place.
    """
    place = Path(path)
    if place.exists() and not (place.is_file() or place.is_dir()):
        yield place
        return
    place = place.resolve()
    place.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".kg-", dir=place.parent) as beside:
        partial = Path(beside, place.name)
        yield partial
        _move(partial, place, former=Path(beside, "former"))


def _move(partial: Path, place: Path, *, former: Path) -> None:
    """Put `partial` into its place; a folder cannot be moved over another, so that one steps aside first."""
    if not (partial.is_dir() and place.is_dir()):
        os.replace(partial, place)
        return
    place.rename(former)
    try:
        partial.rename(place)
    except OSError:
        former.rename(place)
        raise


def write_bytes(path: PathLike, content: bytes) -> None:
    """Write a file of these bytes."""
    with replacing(path) as partial:
        partial.write_bytes(content)


def write_text(path: PathLike, text: str) -> None:
    """Write a file of this text."""
    write_bytes(path, text.encode())


def write_lines(path: PathLike, lines: Iterable[str]) -> None:
    """Write a file of these lines as they come, each with a line end."""
    with replacing(path) as partial, partial.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines)
