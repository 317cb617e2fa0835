"""The lines under pictures on a page: by their markup, by their names, and by standing beside a picture."""

from __future__ import annotations

import re

from kg.page.tree import BLOCKS, Node, ancestors, marks, words

__all__ = ["find"]

_CALLED = re.compile(
    r"(?:^|[\s_-])(?:fig|img|image|photo|picture|pic|p|tpl|wp|anh)?[_-]?(?:caption|chu-?thich|credit|desc-?(?:img|anh))"
    r"(?:[_-]?text)?(?:$|[\s_-])",
    re.IGNORECASE,
)
_LONGEST = 300  # signs
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)


def find(root: Node) -> list[Node]:
    """The elements that are captions, in order; none stands in another."""
    found: list[Node] = []
    taken: set[Node] = set()
    for node in root.iter():
        if isinstance(node.tag, str) and _is_caption(node) and not any(one in taken for one in ancestors(node)):
            taken.add(node)
            found.append(node)
    return found


def _is_caption(node: Node) -> bool:
    if node.tag not in BLOCKS and not _CALLED.search(marks(node)):
        return False
    if not 0 < len(words(node)) <= _LONGEST or _holds_blocks(node):
        return False
    if node.tag == "figcaption" or _CALLED.search(marks(node)):
        return True
    if node.tag not in ("p", "div", "td"):
        return False
    return node.find(".//img") is not None or _in_picture_table(node) or _under_picture(node)


def _holds_blocks(node: Node) -> bool:
    return sum(child.tag in BLOCKS for child in node.iterdescendants()) > 1


def _in_picture_table(node: Node) -> bool:
    """Whether it is the other cell of a table that holds a picture and little else."""
    table = next((one for one in ancestors(node) if one.tag == "table"), None)
    if node.tag != "td" or table is None or table.find(".//img") is None:
        return False
    return len(words(table)) <= _LONGEST and table.find(".//td//img") is not None


def _under_picture(node: Node) -> bool:
    """Whether it is centred below a line with nothing but a picture."""
    before = node.getprevious()
    centred = _CENTRED.search(node.get("style", "")) or node.get("align", "").lower() == "center"
    pictured = before is not None and (before.tag == "img" or (before.find(".//img") is not None and not words(before)))
    return bool(centred) and pictured
