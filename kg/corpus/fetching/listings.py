"""Which pages a feed or sitemap lists: RSS 2.0 and 1.0, Atom, sitemaps and indexes of sitemaps, packed or not."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

__all__ = ["Listing", "NoListingError", "listing"]

_GZIP = b"\x1f\x8b"
_LARGEST = 50_000_000  # bytes of a sitemap, as sitemaps.org has it
_ROOTS = ("rss", "RDF", "feed", "urlset", "sitemapindex")


class Listing(NamedTuple):
    """The addresses of pages, and of further listings, in the order of the file, each once."""

    pages: tuple[str, ...]
    listings: tuple[str, ...]


class NoListingError(ValueError):
    """The content is neither feed nor sitemap."""


def listing(content: bytes, url: str) -> Listing:
    """What the feed or sitemap that lies at `url` lists; raises NoListingError for anything else."""
    root = _root(_plain(content))
    kind = _local(root.tag)
    if kind not in _ROOTS:
        raise NoListingError(kind)
    found = tuple(dict.fromkeys(filter(None, (_absolute(one, url) for one in _addresses(root)))))
    return Listing((), found) if kind == "sitemapindex" else Listing(found, ())


def _plain(content: bytes) -> bytes:
    if not content.startswith(_GZIP):
        return content
    try:
        unpacked = zlib.decompressobj(wbits=31).decompress(content, _LARGEST + 1)
    except zlib.error as error:
        raise NoListingError("broken gzip") from error
    if len(unpacked) > _LARGEST:
        raise NoListingError("too large")
    return unpacked


def _root(content: bytes) -> ElementTree.Element:
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", content[:100_000]):  # a page, or XML made to explode
        raise NoListingError("a document type declaration")
    try:
        return ElementTree.fromstring(content.strip())
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise NoListingError(str(error)) from error


def _addresses(root: ElementTree.Element) -> Iterator[str]:
    for entry in root.iter():
        kind = _local(entry.tag)
        if kind == "item":
            yield from (one.text or "" for one in entry if _local(one.tag) == "link")
        elif kind == "entry":
            links = [one for one in entry if _local(one.tag) == "link"]
            yield from (one.get("href", "") for one in links if one.get("rel", "alternate") == "alternate")
        elif kind in ("url", "sitemap"):
            yield from (one.text or "" for one in entry if _local(one.tag) == "loc")


def _absolute(address: str, url: str) -> str | None:
    try:
        whole = urljoin(url, address.strip()).partition("#")[0]
        parts = urlsplit(whole)
        return whole if address.strip() and parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:  # no address
        return None


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
