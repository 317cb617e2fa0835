"""Files in tar archives, packed or not, read as they come: nothing is unpacked to disk."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from io import BytesIO
from typing import BinaryIO, cast

from kg.corpus import BROKEN, File, check_size, reason, unpacked
from kg.corpus.members import LEADS_OUT, leads_out
from kg.sources import Found, is_known

__all__ = ["SUFFIXES", "read"]

SUFFIXES = (".tar", ".tgz")


def read(file: File) -> Iterator[Found]:
    """The members that a source reads, in the order of the archive; an incomplete one is a problem at its end."""
    plain = unpacked(file, ".gz") if file.kind.lower().endswith(".tgz") else file
    found = False
    try:
        # A stream: what was passed is not come back to, so that packed archives are unpacked once.
        with plain.open() as stream, tarfile.open(fileobj=stream, mode="r|") as archive:
            for one in _members(archive, file):
                found = True
                yield one
    except BROKEN as error:
        found = True
        yield file.problem(reason(error), "a complete tar archive")
    if not found:
        yield file.problem("no articles in this archive", "members that a source reads")


def _members(archive: tarfile.TarFile, file: File) -> Iterator[Found]:
    unpacked_size = 0
    for info in archive:
        if not info.isfile():
            if leads_out(info.name) or info.islnk() or info.issym():
                member = file.member(info.name, lambda: closing(BytesIO()))
                yield member.problem(*(LEADS_OUT if leads_out(info.name) else _LINK))
            continue
        member = file.member(info.name, partial(_opened, archive, info))
        unpacked_size += info.size
        check_size(unpacked_size, unpacked_size, file.options)
        if leads_out(info.name):
            yield member.problem(*LEADS_OUT)
        elif is_known(info.name):
            yield member


_LINK = "a link, which is not followed", "the file itself"


def _opened(archive: tarfile.TarFile, info: tarfile.TarInfo) -> BinaryIO:
    return cast(BinaryIO, archive.extractfile(info))
