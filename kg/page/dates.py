"""The day an article was published, as its page prints it.

A page prints many days: today's in its header, those of other reports in its lists, those of events in the text, when
the page was changed. The day of publication stands in the article's own box, between its title and its body or just
above the title, on a line of its own. Only where no such line is found, what the page declares for machines counts, and
where it declares nothing, a day by itself below the body. The day is never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.layout import day_of
from kg.page.bodies import Body
from kg.page.declared import Declared, day
from kg.page.tree import Node, ancestors, marks, words

__all__ = ["Day", "find"]

_CALLED = re.compile(r"date|time|ngay|publish|posted|meta|info", re.IGNORECASE)
_CHANGED = re.compile(r"modif|updat|cap-?nhat|sua", re.IGNORECASE)
_CHANGED_WORDS = re.compile(r"\s*\(?(?:cập nhật|chỉnh sửa|sửa lần cuối|sửa đổi)", re.IGNORECASE)
_WITHIN = re.compile(r"(?<!\d)(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})(?!\d)")
_HEADLINE = 15  # signs of a link that leads to a report
_LONGEST = 90  # signs of a line with a day
_NO_PLACE = frozenset(("a", "li", "figcaption", "option"))


_BELOW = 2  # the body; one between title and body is in zone 0, one above the title in zone 1


class Day(NamedTuple):
    """A day, and the line that prints it where one does by itself."""

    iso: str | None
    printed: str = ""


class _Seen(NamedTuple):
    changed: bool
    zone: int
    vague: bool
    place: int
    iso: str
    printed: str


def find(title: Node | None, body: Body, said: Declared) -> Day:
    """The day of publication: as printed in the article's box, else as the page declares, else unknown."""
    seen = sorted(_seen(title, body))
    if not said.published or (seen and not (seen[0].zone == _BELOW or seen[0].changed)):
        return Day(seen[0].iso, seen[0].printed) if seen else Day(None)
    return Day(said.published)


def _seen(title: Node | None, body: Body) -> Iterator[_Seen]:
    """The days printed by themselves near the article; those between title and body first."""
    start, end, head = body.start, body.end, body.order[title] if title is not None else -1
    for node in _box(title, body).iter():
        place = body.order[node]
        if not isinstance(node.tag, str) or start <= place <= end:
            continue
        iso, printed, vague = _read(node)
        outside = any(one.tag in _NO_PLACE for one in ancestors(node) if one is not body.root)
        if iso and not outside and (place > head or not _is_whole(title, body)):
            changed = bool(_CHANGED.search(f"{marks(node)} {node.get('itemprop', '')}"))
            changed = changed or bool(_CHANGED_WORDS.match(words(node)))
            zone = _BELOW if place > end else int(place < head)
            if zone != _BELOW or not (vague or _beside_link(node)):
                yield _Seen(changed, zone, vague, place, iso, printed)


def _beside_link(node: Node) -> bool:
    """Whether it stands beside the headline of another report."""
    beside = node.getparent()
    return beside is not None and any(len(words(link)) > _HEADLINE for link in beside.iter("a"))


def _box(title: Node | None, body: Body) -> Node:
    """The smallest part of the page with both title and body."""
    if title is None:
        return body.box
    around = set(ancestors(title))
    return next(node for node in ancestors(body.box) if node in around)


def _is_whole(title: Node | None, body: Body) -> bool:
    """Whether title and body have nothing around them but the page: what stands above the title is its header."""
    return title is None or _box(title, body) is body.root


def _read(node: Node) -> tuple[str | None, str, bool]:
    """The day an element prints, the line, if it is one by itself, and whether other words stand beside it."""
    said = words(node)
    if len(said) > _LONGEST:
        return None, "", True
    stamp = day(node.get("datetime") or (node.get("content", "") if node.get("itemprop") == "datePublished" else ""))
    line = day_of(said)
    if stamp or line:
        return stamp or line, said if line and line == (stamp or line) else "", False
    found = _WITHIN.search(said) if _CALLED.search(marks(node)) or node.tag == "time" else None
    return (day_of("/".join(found.groups())), "", True) if found else (None, "", True)
