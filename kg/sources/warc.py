"""Pages in WARC files, as web archives keep them: answers a server gave, each with its address.

The only door to warcio. Only pages that were there (status 200) and whose type a source reads are taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from email.message import Message
from functools import partial
from io import BytesIO
from typing import Any

from kg.corpus import BROKEN, File, UnusableError
from kg.sources import Found

__all__ = ["SUFFIXES", "read"]

SUFFIXES = (".warc",)
_KINDS = {
    "text/html": "page.html",
    "application/xhtml+xml": "page.html",
    "text/plain": "page.txt",
    "application/pdf": "page.pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "page.docx",
}


def read(file: File) -> Iterator[Found]:
    """The pages of one file, each with its address; a broken record ends the file with a problem."""
    from warcio.archiveiterator import ArchiveIterator

    found = False
    with file.open() as stream:
        try:
            records = ArchiveIterator(stream, check_digests=False)
            records.INC_RECORD = ""  # the library would print; its count is told below
            for record in records:
                page = _page(record, file)
                if page:
                    found = True
                    yield page
        except (UnusableError, *BROKEN):
            raise
        except Exception as error:  # a broken archive fails in many ways deep within the library
            said = f"no WARC record ({type(error).__name__}: {error})"
            raise UnusableError(said, "a complete WARC file") from error
    if records.err_count:
        yield file.problem(f"{records.err_count} record(s) longer than they say", "a complete WARC file")
    elif not found:
        yield file.problem("no articles in this archive", "answers with HTML, text or PDF")


def _page(record: Any, file: File) -> Found | None:
    kind, encoding = _type(record)
    if not kind:
        return None
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    content = record.content_stream().read(file.options.max_article + 1)
    member = file.member(url, partial(_opened, content), kind=kind, url=url, encoding=encoding)
    if len(content) <= file.options.max_article and (getattr(record.raw_stream, "limit", None) or 0) > 0:
        return member.problem("the record ends too early", "a complete WARC file")
    return member


def _type(record: Any) -> tuple[str, str | None]:
    """The kind of file an answer is, or nothing, and the encoding its header names."""
    headers = record.http_headers if record.rec_type == "response" else record.rec_headers
    if record.rec_type not in ("response", "resource") or headers is None:
        return "", None
    if record.rec_type == "response" and headers.get_statuscode() != "200":
        return "", None
    said = Message()
    said["Content-Type"] = headers.get_header("Content-Type") or ""
    return _KINDS.get(said.get_content_type(), ""), said.get_content_charset()


def _opened(content: bytes) -> Any:
    return closing(BytesIO(content))
