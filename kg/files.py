"""Files and folders that appear whole or not at all: written beside their place, then put into it.

Whoever reads a file while it is written again, or after a run was stopped, finds what stood there before.
What is written is left to whoever calls; it comes as UTF-8 with ``\\n`` line ends where it is text.
"""

from __future__ import annotations

import gzip
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from html import escape
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

__all__ = ["READY", "output_of", "replacing", "write_bytes", "write_lines", "write_text", "writing", "xml", "zipped"]

PathLike = str | os.PathLike[str]

READY = ".ready"
"""The folder within an output folder in which files of a complete build wait to be put into their places."""

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_WHITE = str.maketrans({"\t": "&#9;", "\n": "&#10;", "\r": "&#13;"})


def output_of(folder: PathLike, name: str) -> Path:
    """Where a file of an output folder stands: where it waits for its place, if a build is just about to put it there.

    Its usual place if it does not exist.
    """
    waiting = Path(folder, READY, name)
    return waiting if waiting.exists() else Path(folder, name)


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


@contextmanager
def writing(path: PathLike) -> Iterator[BinaryIO]:
    """A file to write bytes to, which takes the place of `path` at the end of the block.

    A file whose name ends with ``.gz`` is compressed; neither name nor time stand in it.
    """
    with replacing(path) as partial, partial.open("wb") as file:
        if Path(path).suffix.lower() != ".gz":
            yield file
            return
        with gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed:
            yield packed  # type: ignore[misc]  # it is one, as far as writing goes


def write_bytes(path: PathLike, content: bytes) -> None:
    """Write a file of these bytes."""
    with writing(path) as file:
        file.write(content)


def write_text(path: PathLike, text: str) -> None:
    """Write a file of this text."""
    write_bytes(path, text.encode())


def write_lines(path: PathLike, lines: Iterable[str]) -> None:
    """Write a file of these lines as they come, each with a line end."""
    with writing(path) as file:
        file.writelines(f"{line}\n".encode() for line in lines)


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """All files in one archive, dated to the first day ZIP knows: no clock in files."""
    archive = BytesIO()
    with ZipFile(archive, "w", ZIP_DEFLATED) as packed:
        for name, content in files:
            packed.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return archive.getvalue()


def xml(words: str) -> str:
    """The words as XML has them, within an element or an attribute's quotes.

    XML has no sign for most control characters: they become U+FFFD.
    """
    return escape(_NOT_IN_XML.sub("\ufffd", words)).translate(_WHITE)
