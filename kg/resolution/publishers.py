"""Which province's paper or portal an article is from: by the publisher's name, or by the address.

'Báo Quảng Ninh', 'Cổng thông tin điện tử tỉnh Lạng Sơn' and ``baoquangninh.com.vn`` belong to a province; a paper of
the whole country to none.
"""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from kg.model import Article
from kg.reference import units as reference
from kg.text import plain

__all__ = ["unit_of_publisher"]

_LOCAL = re.compile(r"^(?:báo|đài|cổng|trang|tạp chí|thông tin|sở|ubnd|tỉnh ủy|thành ủy)\b")


def unit_of_publisher(article: Article) -> str | None:
    """The identity of the province whose paper, broadcaster or portal published the article, if it is one's."""
    return _named(article.publisher or "") or _addressed(article.url or "")


@cache
def _named(publisher: str) -> str | None:
    words = plain(publisher)
    if not _LOCAL.match(words):
        return None
    found = [slug for name, slug in _names() if re.search(rf"(?<!\w){re.escape(name)}$", words)]
    return found[0] if found else None


@cache
def _addressed(url: str) -> str | None:
    """The province in the host's first labels: ``quangninh.gov.vn``, ``baolangson.vn``, ``www.hanoi.gov.vn``."""
    labels = (urlsplit(url).hostname or "").split(".")
    names = {slug.replace("-", ""): slug for slug in reference.slugs()} | {
        "tphcm": "ho-chi-minh",
        "hochiminhcity": "ho-chi-minh",
    }
    parts = (re.sub(r"^(?:bao|dai)(?=\w{4})", "", label) for label in labels)
    return next((names[part] for part in (*labels, *parts) if part in names), None)


@cache
def _names() -> tuple[tuple[str, str], ...]:
    """The names of provinces in one spelling, the longest first."""
    names = {(plain(unit.name), unit.slug) for unit in reference.versions()}
    return tuple(sorted(names, key=lambda pair: (-len(pair[0]), pair)))
