"""The body of an article: its paragraphs, and where on the page they stand.

trafilatura says which paragraphs are the article; what it leaves out of the article's own box, such as the lead, is
put back. Boxes that portals put around and into articles are taken away first.
"""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from dataclasses import dataclass

from kg.page.captions import find as find_captions
from kg.page.tree import BLOCKS, Node, ancestors, is_chrome, leaves, marks, words

__all__ = ["Body", "byline", "find"]

_LEAD = re.compile(r"(?:^|[\s_-])(?:sapo|lead|chapeau|summary|tom-?tat|mo-?ta|intro\w*|desc\w*)(?:$|[\s_-])", re.I)
_AUTHOR = re.compile(r"(?:^|[\s_-])(?:author|tac-?gia|byline|but-?danh|writer)", re.I)
_LAYOUT_CELL = 150  # signs; a table with so much in one cell is there for its place on the page
_CELLS = ("table", "tbody", "thead", "tfoot", "tr", "td", "th")
_START = 50  # signs by which a paragraph is known
_LEAST = 40  # signs of a lead
_RUNNING = 80  # signs of a paragraph of running text
_FINAL = (".", "!", "?", "…", "”", '"', ")")
_LONGEST_BYLINE = 60
_HEAD = 200  # blocks before the body within which its lead is looked for


@dataclass(frozen=True, slots=True)
class Body:
    """The paragraphs of an article and the box they stand in.

    `root` is the page without the portal's parts, `box` the smallest part of it with all paragraphs; `order` gives each
    element of `root` its place, `places` each paragraph's element.
    """

    root: Node
    box: Node
    paragraphs: tuple[str, ...]
    order: dict[Node, int]
    places: tuple[Node | None, ...]

    def place(self, at: int) -> float:
        """Where a paragraph stands; one whose place is not known stands behind the one before it."""
        behind = 0.0
        while at >= 0 and self.places[at] is None:
            at, behind = at - 1, behind + 0.001
        return (self.order[self.places[at]] if at >= 0 else -1) + behind

    @property
    def start(self) -> int:
        """Where the running text begins: at the first paragraph that is no mere line as titles and days are."""
        pairs = [(text, node) for text, node in zip(self.paragraphs, self.places, strict=True) if node is not None]
        told = [node for text, node in pairs if len(text) >= _RUNNING and text.endswith(_FINAL)]
        return min((self.order[node] for node in told or [node for _, node in pairs]), default=len(self.order))

    @property
    def end(self) -> int:
        """Where the last paragraph of running text stands."""
        pairs = zip(self.paragraphs, self.places, strict=True)
        told = [self.order[node] for text, node in pairs if node is not None and len(text) >= _RUNNING]
        return max(told, default=self.start)


def find(tree: Node) -> Body:
    """The body of a page; it has no paragraphs if the page has no article."""
    root = _cleaned(tree)
    chosen = _paragraphs(root)
    order = {node: at for at, node in enumerate(root.iter())}
    where = _where(root, chosen)
    places = tuple(where.get(paragraph) for paragraph in chosen)
    paragraphs = tuple(_whole(text, node) for text, node in zip(chosen, places, strict=True))
    box = _common([node for node in places if node is not None]) if any(p is not None for p in places) else root
    body = Body(root, box, paragraphs, order, places)
    lead = _lead(body)
    if lead is None:
        return body
    return Body(root, box, (words(lead), *paragraphs), order, (lead, *places))


def byline(body: Body, author: str) -> str:
    """Who wrote the article, as printed in or right behind its box, or as the page declares."""
    around = body.box.getparent() if body.box.getparent() is not None and body.box.tag != "body" else body.box
    for node in around.iter():
        if isinstance(node.tag, str) and _AUTHOR.search(marks(node)) and 0 < len(words(node)) <= _LONGEST_BYLINE:
            return words(node)
    return author if len(author) <= _LONGEST_BYLINE and "//" not in author else ""


def _cleaned(tree: Node) -> Node:
    """The page's body without the portal's parts."""
    root = deepcopy(tree.find("body"))
    whole = len(words(root))
    for node in list(root.iter()):
        if node is not root and node.getparent() is not None and is_chrome(node, whole):
            node.drop_tree()
    return root


def _paragraphs(root: Node) -> tuple[str, ...]:
    from lxml import html as lxml_html
    from trafilatura import bare_extraction, baseline

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # that a page has no article is said by whoever asks
    page = lxml_html.Element("html")
    page.append(_without_captions(root))
    found = bare_extraction(deepcopy(page), include_comments=False, include_tables=True, with_metadata=False)
    text = getattr(found, "text", "") or ""
    if len(text) < _LEAST * 2:
        text = "\n".join(words(leaf) for leaf in baseline(page)[0].iter("p"))
    lines = (re.sub(r"\s+", " ", line.strip().removeprefix("- ").strip("|").strip()) for line in text.splitlines())
    return tuple(line for line in lines if line.strip("| -"))


def _without_captions(root: Node) -> Node:
    """A copy without captions, and with boxes in place of tables that only put things in their places."""
    copied = deepcopy(root)
    for caption in find_captions(copied):
        caption.drop_tree()
    for stamp in copied.iter("time"):
        stamp.tag = "span"  # trafilatura leaves days out, even within sentences
    for table in list(copied.iter("table")):
        if any(len(words(cell)) > _LAYOUT_CELL for cell in table.iter("td", "th")):
            for part in [table, *table.iterdescendants()]:
                if part.tag in _CELLS:
                    part.tag = "div"
    return copied


def _where(root: Node, paragraphs: tuple[str, ...]) -> dict[str, Node]:
    """The element each paragraph stands in: the innermost one with just these words, or that begins with them."""
    wanted = {_squeezed(paragraph): paragraph for paragraph in paragraphs}
    starts = {said[:_START]: paragraph for said, paragraph in wanted.items()}
    found: dict[str, Node] = {}
    for leaf in leaves(root):
        said = _squeezed(words(leaf))
        paragraph = wanted.get(said) or starts.get(said[:_START])
        if paragraph:
            found.setdefault(paragraph, leaf)
    return found


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _whole(paragraph: str, node: Node | None) -> str:
    """All words of a paragraph, of which trafilatura leaves some out; one of several lines is taken as it is."""
    if node is None or node.find(".//br") is not None:
        return paragraph
    return words(node)


def _common(nodes: list[Node]) -> Node:
    """The smallest element with all these nodes."""
    path = list(ancestors(nodes[0]))
    for node in nodes[1:]:
        within = set(ancestors(node))
        path = [one for one in path if one in within]
    box = path[0]
    return box.getparent() if len(nodes) == 1 and box.getparent() is not None else box


def _lead(body: Body) -> Node | None:
    """The lead that stands above the body, if it is called so and was left out."""
    told = set(body.paragraphs)
    before = [leaf for leaf in leaves(body.root) if leaf in body.order and body.order[leaf] < body.start][-_HEAD:]
    for leaf in before:
        called = any(_LEAD.search(marks(node)) for node in ancestors(leaf) if node.tag in BLOCKS)
        said = words(leaf)
        if called and len(said) >= _LEAST and said not in told and said.endswith(_FINAL):
            return leaf
    return None
