"""Files in ZIP archives, read where they lie: nothing is unpacked to disk."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from kg.corpus import File, Problem, UnusableError, check_size, seekable
from kg.corpus.members import LEADS_OUT, leads_out
from kg.sources import Found, is_known

__all__ = ["SUFFIXES", "read"]

SUFFIXES = (".zip",)
_ENCRYPTED = 0x1


def read(file: File) -> Iterator[Found]:
    """The members that a source reads, sorted by name; those that cannot be read are problems by their names."""
    with seekable(file) as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, NotImplementedError, OverflowError, ValueError) as error:
            raise UnusableError(f"no ZIP archive, or an incomplete one ({error})", "a complete archive") from error
        with archive:
            yield from _members(archive, file)


def _members(archive: zipfile.ZipFile, file: File) -> Iterator[Found]:
    unpacked, found = 0, False
    for info in sorted(archive.infolist(), key=lambda info: info.filename):
        if info.is_dir():
            continue
        member = file.member(info.filename, _opener(archive, info))
        if leads_out(info.filename):
            found = True
            yield member.problem(*LEADS_OUT)
        elif is_known(info.filename):
            found, unpacked = True, unpacked + info.file_size
            check_size(unpacked, unpacked, file.options)
            yield _usable(member, info)
    if not found:
        yield file.problem("no articles in this archive", "members that a source reads")


def _usable(member: File, info: zipfile.ZipInfo) -> File | Problem:
    if info.flag_bits & _ENCRYPTED:
        return member.problem("encrypted", "an archive without password")
    try:
        check_size(info.file_size, info.compress_size, member.options)  # no more than that size is ever unpacked
    except UnusableError as error:
        return member.problem(error.reason, error.expected)
    return member


def _opener(archive: zipfile.ZipFile, info: zipfile.ZipInfo):  # type: ignore[no-untyped-def]
    @contextmanager
    def opened() -> Iterator[BinaryIO]:
        try:
            with archive.open(info) as stream:
                yield cast(BinaryIO, stream)
        except (NotImplementedError, OverflowError, RuntimeError, ValueError) as error:
            raise OSError(str(error)) from error  # packed by a method Python does not know, or a broken index

    return opened
