"""What a page declares for machines: Open Graph, schema.org as JSON-LD, meta elements, the canonical link."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta, timezone
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from kg.page.tree import Node, words

__all__ = ["Declared", "day", "of"]

_HANOI = timezone(timedelta(hours=7))
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_ARTICLES = ("Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "AnalysisNewsArticle")
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "dc.date.issued",
    "dc.date",
)
_SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->", re.IGNORECASE)


class Declared(NamedTuple):
    """What a page declares; empty where it does not say. `heading` is the page's title as browsers show it."""

    titles: tuple[str, ...]
    heading: str
    published: str | None
    publisher: str | None
    url: str | None
    author: str


def of(tree: Node, html: str, url: str | None) -> Declared:
    """What the page that lies at `url`, if that is known, declares."""
    meta, article = _meta(tree), _schema(tree)
    heading = next((words(node) for node in tree.iter("title")), "")
    titles = (meta.get("og:title", ""), _text(article.get("headline")), meta.get("twitter:title", ""), heading)
    published = next(filter(None, (day(meta.get(name, "")) for name in _PUBLISHED)), None)
    return Declared(
        tuple(filter(None, titles)),
        heading,
        day(_text(article.get("datePublished"))) or published,
        meta.get("og:site_name") or _name(article.get("publisher")) or None,
        _address(tree, meta, article, html, url),
        _name(article.get("author")) or meta.get("author", ""),
    )


def day(stamp: str) -> str | None:
    """The day of a time stamp such as ``2019-05-14T23:30:00Z``: in Vietnam, where it names its zone."""
    found = _DAY.match(stamp.strip())
    if not found:
        return None
    try:
        moment = datetime.fromisoformat(stamp.strip())
    except ValueError:
        moment = None
    if moment is not None and moment.tzinfo is not None:
        return moment.astimezone(_HANOI).date().isoformat()
    try:
        return date(*map(int, found.groups())).isoformat()
    except ValueError:
        return None


def _meta(tree: Node) -> dict[str, str]:
    """The meta elements by name, the first of each."""
    found: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").lower()
        if name and node.get("content", "").strip():
            found.setdefault(name, " ".join(node.get("content").split()))
    return found


def _schema(tree: Node) -> Mapping[str, Any]:
    """The page's article in schema.org's terms; nothing where it declares none, or several."""
    found = [one for node in tree.iter("script") if "ld+json" in node.get("type", "") for one in _articles(node.text)]
    headlines = {_text(one.get("headline")) for one in found}
    return found[0] if len(headlines) == 1 else {}


def _articles(text: str | None) -> Iterator[Mapping[str, Any]]:
    try:
        waiting = [json.loads(text or "null", strict=False)]
    except (ValueError, RecursionError):  # what is no JSON declares nothing
        return
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            kinds = one.get("@type")
            if any(kind in _ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds])):
                yield one
            waiting += [one["@graph"]] if "@graph" in one else []


def _text(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _name(value: Any) -> str:
    first = value[0] if isinstance(value, list) and value else value
    return _text(first.get("name")) if isinstance(first, dict) else _text(first)


def _address(tree: Node, meta: Mapping[str, str], article: Mapping[str, Any], html: str, url: str | None) -> str | None:
    canonical = (node.get("href") for node in tree.iter("link") if "canonical" in node.get("rel", "").lower().split())
    main = article.get("mainEntityOfPage")
    said = main.get("@id") if isinstance(main, dict) else main
    saved = _SAVED.search(html[:4096])
    base = url or (saved[1] if saved else "")
    for found in (*canonical, meta.get("og:url"), said, base):
        if isinstance(found, str) and found.strip():
            try:
                whole = urljoin(base, found.strip())
                if urlsplit(whole).scheme in ("http", "https") and urlsplit(whole).hostname:
                    return whole
            except ValueError:  # no address
                continue
    return None
