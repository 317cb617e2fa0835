"""HTML as a tree: parsing it, the words of a part, and which parts are not the article.

One of the two doors to lxml and trafilatura in this room.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

__all__ = ["BLOCKS", "Node", "ancestors", "is_chrome", "leaves", "marks", "parse", "words"]

Node = Any
"""An element of lxml, which says nothing of its types."""

BLOCKS = frozenset(
    re.findall(
        r"\w+",
        """
        address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5
        h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul
        """,
    )
)
"""The elements that stand on lines of their own."""

_MUTE = ("script", "style", "noscript", "template", "iframe", "select", "button", "svg", "textarea", "object")
_ASIDE = ("nav", "aside", "footer", "form")
_CHROME = re.compile(
    r"""(?:^|[\s_-])(?:
    related|relate|lien-?quan|tin-?lien-?quan|other-?news|tin-?khac|tinkhac|cung-?chuyen-?muc|same-?cat\w*
    |most-?(?:read|view\w*)|doc-?nhieu|xem-?nhieu|tin-?moi|latest|new-?news|hot-?news|tin-?nong|suggest\w*|recommend\w*
    |comments?|binh-?luan|breadcrumbs?|menu|nav(?:bar|igation)?|sidebar|footer|banner|ads?|quang-?cao|advert\w*
    |share|social|tags?|tu-?khoa|keywords?|paging|pagination|pager|phan-?trang|newsletter|widget|toolbar|weblink
    )(?:$|[\s_-])""",
    re.VERBOSE | re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SPACES = re.compile(r"\s+")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_MOST_CHROME = 0.4  # of a page's words; more is the article in a box with an unlucky name


def parse(html: str) -> Node | None:
    """The page as a tree without scripts and their like; None if there is nothing in it."""
    from lxml import etree
    from lxml import html as lxml_html

    plain = _DECLARATION.sub("", html).replace("\0", "")
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml_html.document_fromstring(plain.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    body = tree.find("body")
    return tree if body is not None else None


def words(node: Node) -> str:
    """The words of a part on one line, without those of scripts."""
    return _SPACES.sub(" ", "".join(_texts(node))).strip()


def _texts(node: Node) -> Iterator[str]:
    if node.tag in _MUTE:
        return
    yield node.text or ""
    for child in node:
        if child.tag == "br" or child.tag in BLOCKS:
            yield " "
        yield from _texts(child)
        tail = child.tail or ""
        if child.tag in BLOCKS or (tail[:1].isupper() and (child.text or "")[-1:].islower()):
            yield " "  # ``<span>Quảng Ninh</span>Sáng``: the room between them is a matter of style
        yield tail


def marks(node: Node) -> str:
    """What an element's author called it: its classes and its id, ``NewsTitle`` as ``News-Title``."""
    return _CAMEL.sub("-", f"{node.get('class', '')} {node.get('id', '')}")


def ancestors(node: Node) -> Iterator[Node]:
    """The elements a node stands in, from within, itself first."""
    while node is not None:
        yield node
        node = node.getparent()


def leaves(root: Node) -> Iterator[Node]:
    """The elements on lines of their own that hold no others, in order."""
    for node in root.iter():
        if node.tag in BLOCKS and not any(child.tag in BLOCKS for child in node.iterdescendants()):
            yield node


def is_chrome(node: Node, whole: int) -> bool:
    """Whether the part belongs to the portal, not to the article; `whole` is how many signs the page has."""
    if node.tag in _MUTE:
        return True
    called = node.tag in _ASIDE or (node.tag in BLOCKS and _CHROME.search(marks(node)))
    return bool(called) and node.tag != "body" and len(words(node)) < _MOST_CHROME * whole
