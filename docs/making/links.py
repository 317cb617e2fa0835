"""Links of the repository as links of the site.

A link in README.md leads to `docs/asking.md` or `kg/records.py`; on the site the first is `asking.md`, the second a
page that shows the file, under `source/`.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

MOVED = {
    "README.md": "index.md",
    "README.vi.md": "vi.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
}
"""Pages of the site that stand elsewhere in the repository."""

TERMS = {"docs/ontology.html": "terms.html"}
"""A page that is ready; `ontology.html` is what `ontology.md` becomes."""

_HOMES = {uri: path for path, uri in MOVED.items()}
_LINK = re.compile(r"(?<=\]\()(?P<path>[^)\s#:]+)(?P<anchor>#[^)\s]*)?(?=\))")
_FENCED = re.compile(r"(^```.*?^```[ \t]*$)", re.DOTALL | re.MULTILINE)
_LANGUAGES = {".py": "python", ".ttl": "turtle", ".jsonld": "json", ".json": "json", ".toml": "toml", ".rq": "sparql"}


def home(uri: str) -> str:
    """Where a page of the site stands in the repository."""
    if uri.startswith("source/"):
        return uri.removeprefix("source/").removesuffix(".md")
    return _HOMES.get(uri, f"docs/{uri}")


def uri_of(path: str) -> str:
    """Where something of the repository stands on the site."""
    if path in MOVED or path in TERMS:
        return {**MOVED, **TERMS}[path]
    return path.removeprefix("docs/") if path.startswith("docs/") else f"source/{path}.md"


def of_site(markdown: str, uri: str) -> str:
    """The text of a page with links as the site has them."""
    here = posixpath.dirname(uri)
    return _each(
        markdown, home(uri), lambda path, anchor: posixpath.relpath(uri_of(path), here or ".") + (anchor or "")
    )


def linked(root: Path, texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Pages for the files and folders outside docs/ that pages link to, and that those link to in turn."""
    found: dict[str, str] = {}
    waiting = list(texts)
    while waiting:
        origin, text = waiting.pop()
        for path in _targets(text, origin):
            uri = uri_of(path)
            if uri.startswith("source/") and uri not in found and (root / path).exists():
                found[uri] = _shown(root, path)
                waiting.append((path, found[uri]))
    return found


def _targets(text: str, origin: str) -> list[str]:
    """What a text at a place of the repository links to, as paths of the repository."""
    found: list[str] = []
    _each(text, origin, lambda path, anchor: (found.append(path), path)[1])
    return found


def _each(text: str, origin: str, change: Callable[[str, str | None], str]) -> str:
    """The text with every relative link changed, but those in fenced blocks."""
    here = posixpath.dirname(origin)

    def changed(link: re.Match[str]) -> str:
        return change(posixpath.normpath(posixpath.join(here, link["path"])), link["anchor"])

    parts = _FENCED.split(text)
    return "".join(part if part.startswith("```") else _LINK.sub(changed, part) for part in parts)


def _shown_cell(cell: dict[str, Any]) -> str:
    source = "".join(cell["source"])
    return source if cell["cell_type"] == "markdown" else f"```python\n{source}\n```"


def _shown(root: Path, path: str) -> str:
    """A file as a page: Markdown as it is, other text in a block; of a folder the list of its files."""
    place = root / path
    if place.is_dir():
        names = sorted(one.name for one in place.iterdir() if one.is_file() and not one.name.startswith("_"))
        name = posixpath.basename(path)
        return f"# {path}\n\n" + "".join(f"- [{one}]({name}/{one})\n" for one in names)
    text = place.read_text(encoding="utf-8")
    if place.suffix == ".md":
        return text
    if place.suffix == ".ipynb":
        return "\n\n".join(map(_shown_cell, json.loads(text)["cells"])) + "\n"
    fence = "`" * 4
    return f"# {path}\n\n{fence}{_LANGUAGES.get(place.suffix, 'text')}\n{text.rstrip()}\n{fence}\n"
