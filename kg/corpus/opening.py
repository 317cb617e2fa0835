"""Reading files with bounds: no document, line or unpacked stream may take more memory than the options allow."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, cast

from kg.corpus.file import File, Note, Options, Problem, UnusableError
from kg.encoding import UndecodableError, decode

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer as Buffer

__all__ = [
    "BROKEN",
    "PACKINGS",
    "check_size",
    "content",
    "decoded",
    "lines",
    "peeked",
    "reason",
    "seekable",
    "unpacked",
]

BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError)
"""What reading a broken or incomplete file raises."""

PACKINGS: dict[str, Callable[[BinaryIO], BinaryIO]] = {
    ".gz": lambda stream: cast(BinaryIO, gzip.GzipFile(fileobj=stream)),
    ".bz2": lambda stream: cast(BinaryIO, bz2.BZ2File(stream)),
    ".xz": lambda stream: cast(BinaryIO, lzma.LZMAFile(stream)),  # noqa: SIM115  (whoever calls closes it)
}
"""How a single file is packed, by the ending of its name."""

_BUFFER = 1 << 17
_FREE = 1 << 22  # bytes of which no ratio is asked: a page of blanks packs very well
_HELD = 1_000_000_000  # bytes of a member that is held in memory
_COMPLETE = "a readable, complete file"


def reason(error: Exception) -> str:
    """What a broken file's error says, as a reason."""
    said = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return f"cannot be read on ({said})"


def content(file: File) -> bytes:
    """All bytes of a document; raises UnusableError where it is broken, or larger than the options allow."""
    return _whole(file, file.options.max_article, "a smaller file, or a higher max_article_mb in kg.toml")


def _whole(file: File, limit: int, expected: str) -> bytes:
    try:
        with file.open() as stream:
            found = _up_to(stream, limit + 1)
    except BROKEN as error:
        raise UnusableError(reason(error), _COMPLETE) from error
    if len(found) > limit:
        raise UnusableError(f"more than {limit:,} bytes", expected)
    return found


def _up_to(stream: BinaryIO, most: int) -> bytes:
    """So many bytes at most, piece by piece: a stream asked for all of them at once makes room for all of them."""
    pieces: list[bytes] = []
    while most > 0 and (piece := stream.read(min(most, _BUFFER))):
        pieces.append(piece)
        most -= len(piece)
    return b"".join(pieces)


def decoded(file: File, found: bytes, declared: str | None = None) -> tuple[str, Note | None]:
    """The text of a document, and a note if it was converted; raises UnusableError for bytes that are no text."""
    try:
        text, encoding, converted = decode(found, declared or file.encoding)
    except UndecodableError as error:
        raise UnusableError(str(error), "text in UTF-8 or an encoding that docs/sources.md lists") from error
    return text, Note(file.name, None, f"converted from {encoding}") if converted else None


def lines(file: File) -> Iterator[tuple[int, bytes | Problem]]:
    """The lines of a file by number, each with its line end; a line that is too long is a problem, the rest goes on.

    A broken file is a problem at the line that could not be read, and ends there.
    """
    limit, number = file.options.max_article, 1
    try:
        with file.open() as stream:
            while line := stream.readline(limit):
                if len(line) < limit or line.endswith(b"\n"):
                    yield number, line
                else:
                    _skip_line(stream)
                    expected = "one article a line, or a higher max_article_mb in kg.toml"
                    yield number, file.problem(f"a line of {limit:,} bytes or more", expected, number)
                number += 1
    except BROKEN as error:
        yield number, file.problem(reason(error), _COMPLETE, number)
    except UnusableError as error:
        yield number, file.problem(error.reason, error.expected, number)


def _skip_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(_BUFFER)) and not rest.endswith(b"\n"):
        pass


@contextmanager
def seekable(file: File) -> Iterator[BinaryIO]:
    """The opened file as one in which one can go back; what lies in an archive is held in memory for that."""
    if file.depth == 0:
        with file.open() as stream:
            if _can_go_back(stream):
                yield stream
                return
    yield io.BytesIO(_whole(file, _HELD, "a smaller file, or one that lies in no archive and on this machine"))


def _can_go_back(stream: BinaryIO) -> bool:
    try:
        stream.seek(-1, io.SEEK_END)
        stream.read(1)
        stream.seek(0)
    except (OSError, ValueError):  # so do some servers' files, though they say they can
        return False
    return True


@contextmanager
def peeked(file: File, most: int) -> Iterator[tuple[bytes, File]]:
    """The first bytes of a file, and the same file to be read once from its beginning, without a second opening."""
    with file.open() as stream:
        sample = stream.read(most)
        whole = cast(BinaryIO, io.BufferedReader(_Rejoined(sample, stream), _BUFFER))
        yield sample, replace(file, open=lambda: nullcontext(whole))


def unpacked(file: File, packing: str) -> File:
    """The file within a packed one; `packing` is one of PACKINGS."""

    @contextmanager
    def opened() -> Iterator[BinaryIO]:
        with file.open() as packed:
            counted = _Counting(packed)
            with PACKINGS[packing](cast(BinaryIO, io.BufferedReader(counted, _BUFFER))) as stream:
                yield cast(BinaryIO, io.BufferedReader(_Guarded(stream, file.options, counted), _BUFFER))

    # One level deeper, so that whoever must seek keeps it in memory rather than unpacks it again and again.
    return replace(file, open=opened, kind=file.kind[: -len(packing)], depth=file.depth + 1)


def check_size(unpacked: int, packed: int, options: Options) -> None:
    """Raise UnusableError where something is larger, unpacked, than the options allow."""
    if unpacked > max(_FREE, options.max_ratio * packed):
        expected = f"at most {options.max_ratio} times the packed size, or a higher max_ratio in kg.toml"
        raise UnusableError(f"unpacks to {unpacked:,} bytes or more, like a decompression bomb", expected)
    if unpacked > options.max_unpacked:
        expected = f"at most {options.max_unpacked:,} bytes, or a higher max_unpacked_mb in kg.toml"
        raise UnusableError(f"unpacks to {unpacked:,} bytes or more", expected)


class _Rejoined(io.RawIOBase):
    """Bytes that were read already, and the stream they were read from."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = io.BytesIO(head), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer) -> int:
        into = memoryview(buffer)
        found = self._head.read(len(into)) or self._rest.read(len(into))
        into[: len(found)] = found
        return len(found)


class _Counting(io.RawIOBase):
    """A stream that knows how many bytes were read from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self.count = stream, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer) -> int:
        into = memoryview(buffer)
        found = self._stream.read(len(into))
        into[: len(found)] = found
        self.count += len(found)
        return len(found)


class _Guarded(_Counting):
    """An unpacked stream that ends with UnusableError where it grows as only a decompression bomb does."""

    def __init__(self, stream: BinaryIO, options: Options, packed: _Counting) -> None:
        super().__init__(stream)
        self._options, self._packed = options, packed

    def readinto(self, buffer: Buffer) -> int:
        found = super().readinto(buffer)
        check_size(self.count, self._packed.count, self._options)
        return found
