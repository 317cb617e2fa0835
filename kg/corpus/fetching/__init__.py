"""Fetching the pages a feed or sitemap lists into a folder: what may be asked for, not too fast, only what changed.

Each page becomes a file that `kg build` reads. A ledger in the folder keeps what servers said of their pages, so that
the next run asks for pages it does not have yet first, and for the others only whether they changed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from kg.corpus.fetching.ledger import Entry, Ledger
from kg.corpus.fetching.listings import NoListingError, listing
from kg.corpus.fetching.web import Answer, Web, WebError
from kg.encoding import UndecodableError, decode
from kg.errors import FetchError
from kg.files import write_bytes

__all__ = ["Action", "Outcome", "Web", "fetch"]

_KINDS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
_NOT_IN_NAME = re.compile(r"[^A-Za-z0-9]+")
_LONGEST = 80  # signs of an address in a file's name
_LISTINGS = 1000  # sitemaps of one index


class Action(StrEnum):
    """What became of a page."""

    SAVED = "saved"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    FAILED = "failed"


class Outcome(NamedTuple):
    """A page, what became of it, and why where it was not saved."""

    url: str
    action: Action
    why: str = ""

    def __str__(self) -> str:
        """One line, such as ``failed https://…: status 500``."""
        return f"{self.action} {self.url}" + (f": {self.why}" if self.why else "")


def fetch(url: str, folder: Path, web: Web, *, max_pages: int = 100) -> Iterator[Outcome]:
    """Save the pages that the feed or sitemap at `url` lists, or the page itself, and tell of each as it comes.

    At most so many pages are asked for. It may be stopped at any time and run again. Raises FetchError where `url`
    itself cannot be had.
    """
    try:
        pages, first = _listed(url, web)
    except WebError as error:
        raise FetchError(f"{url}: {error}; expected a feed, a sitemap or a page that may be fetched") from error
    with Ledger(folder) as ledger:
        asked = sorted(pages, key=lambda page: page in ledger)[:max_pages]  # stable: new ones first, in their order
        for page in asked:
            yield _fetched(page, web, ledger, first if page == url else None)


def _listed(url: str, web: Web) -> tuple[list[str], Answer]:
    """The pages to ask for, each once, and what lies at the address itself."""
    first = web.get(url)
    waiting, seen, pages = [(url, first)], {url}, dict[str, None]()
    while waiting:
        where, answer = waiting.pop(0)
        try:
            found = listing(answer.content, where)
        except NoListingError:
            if where != url:
                raise WebError(f"{where} is no sitemap") from None
            return [url], first
        pages |= dict.fromkeys(found.pages)
        for inner in found.listings[:_LISTINGS]:
            if inner not in seen:
                seen.add(inner)
                waiting.append((inner, web.get(inner)))
    return list(pages), first


def _fetched(url: str, web: Web, ledger: Ledger, answer: Answer | None) -> Outcome:
    known = ledger.get(url)
    try:
        answer = answer or web.get(url, etag=known.etag if known else "", modified=known.modified if known else "")
    except WebError as error:
        return Outcome(url, Action.REFUSED if error.refused else Action.FAILED, str(error))
    if answer.unchanged:
        return Outcome(url, Action.UNCHANGED)
    kind = _KINDS.get(answer.kind)
    if kind is None:
        return Outcome(url, Action.FAILED, f"{answer.kind or 'no type'}; expected HTML, text, PDF or DOCX")
    content = _kept(answer, url) if kind == ".html" else answer.content
    sha256 = hashlib.sha256(content).hexdigest()
    name = _name(url) + kind
    same = known is not None and known.sha256 == sha256
    if not same:
        write_bytes(ledger.folder / name, content)
    ledger.add(Entry(url, name, answer.etag, answer.modified, sha256))
    return Outcome(url, Action.UNCHANGED if same else Action.SAVED)


def _name(url: str) -> str:
    """A name that tells of the address and is that of no other."""
    parts = urlsplit(url)
    slug = _NOT_IN_NAME.sub("-", f"{parts.hostname}{parts.path}").strip("-")[:_LONGEST]
    return f"{slug}-{hashlib.sha256(url.encode()).hexdigest()[:8]}"


def _kept(answer: Answer, url: str) -> bytes:
    """The page as UTF-8 with its address in a comment, as browsers save pages: the server's header is not kept."""
    try:
        text = decode(answer.content, answer.encoding).text
    except UndecodableError:
        return answer.content
    address = url.replace("--", "%2D%2D")  # which would end the comment
    return f"<!-- saved from url=({len(address):04d}){address} -->\n{text}".encode("utf-8-sig", "replace")
