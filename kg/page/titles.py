"""The title of an article, and where on the page it is printed.

A heading that the page also declares is the title as printed; otherwise the declared one, without the portal's name.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.page.bodies import Body
from kg.page.declared import Declared
from kg.page.tree import Node, marks, words
from kg.text import plain

__all__ = ["Title", "find", "publisher"]

_CALLED = re.compile(r"(?:^|[\s_-])(?:title|headline|tieu-?de)", re.IGNORECASE)
_SUFFIX = re.compile(r"\s+[-–—|»]\s+(?=[^-–—|»]{3,60}$)")
_PORTAL = re.compile(r"(?:Báo|Cổng|Đài|Trang|Tạp chí|Thông tấn|TTXVN|VOV|UBND|Ủy ban|Uỷ ban|Sở)\b")
_LONGEST = 250
_SHORTEST = 10


class Title(NamedTuple):
    """The words of the title, and the element that prints it, if one does."""

    words: str
    node: Node | None


def find(said: Declared, body: Body) -> Title:
    """The title of the page's article; no words where it has none."""
    declared = [plain(one) for one in said.titles]
    printed = [node for node in body.root.iter() if _may_be(node) and body.order[node] <= body.start]
    for node in reversed(printed):
        own = plain(words(node))
        if any(own == one or one.startswith(own) for one in declared):
            return Title(words(node), node)
    if said.titles[:1] not in ((), (said.heading,)):  # declared as that of the article
        return Title(_bare(said.titles[0], said.publisher), None)
    headings = [node for node in printed if node.tag == "h1"] or [
        node for node in printed if _CALLED.search(marks(node))
    ]
    if headings:
        return Title(words(headings[-1]), headings[-1])
    if said.heading and not _PORTAL.match(said.heading):
        return Title(_bare(said.heading, said.publisher), None)
    return Title(words(printed[-1]), printed[-1]) if printed else Title("", None)


def publisher(heading: str) -> str | None:
    """The portal's name behind the title, as browsers show it: ``… - Báo Quảng Ninh``."""
    parts = _SUFFIX.split(heading)
    return parts[-1].strip() if len(parts) > 1 and _PORTAL.match(parts[-1].strip()) else None


def _bare(title: str, portal: str | None) -> str:
    parts = _SUFFIX.split(title)
    last = parts[-1].strip()
    named = len(parts) > 1 and (_PORTAL.match(last) or (portal and plain(last) == plain(portal)))
    return title[: title.rfind(last)].rstrip(" -–—|»") if named else title


def _may_be(node: Node) -> bool:
    if not isinstance(node.tag, str):
        return False
    heading = node.tag in ("h1", "h2", "h3") or (
        node.tag in ("div", "p", "span", "td", "b", "strong", "font", "a") and _is_called(node)
    )
    return heading and _SHORTEST <= len(words(node)) <= _LONGEST


def _is_called(node: Node) -> bool:
    return bool(_CALLED.search(marks(node))) or node.tag in ("b", "strong", "font")
