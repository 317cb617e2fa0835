"""HTML as it is written: elements whose text is escaped, the policy of a page, pages that show themselves.

This module knows how words become HTML and nothing of what they say. Text enters an element escaped, unless it is
`Html` already, which only this module and templates of our own make.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import escape, unescape
from pathlib import Path
from typing import Any

from kg.files import write_text

__all__ = ["Html", "Page", "address", "allowed_by", "joined", "policy", "tag"]

_EMPTY = frozenset({"br", "hr", "img", "link", "meta", "col"})
_WEB = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')  # of pages made here
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # control characters, which HTML may not hold


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


def joined(parts: Iterable[object], between: str = "") -> Html:
    """The parts one after the other, escaped where they are plain text; None is left out."""
    return Html(_escaped(between).join(_escaped(part) for part in parts if part is not None))


def _escaped(part: object) -> str:
    return part if isinstance(part, Html) else escape(_UNSEEN.sub("\ufffd", str(part)))


def tag(name: str, /, *parts: object, **attributes: object) -> Html:
    """An element; of attributes, ``class_`` is class, ``data_id`` is data-id, None and False are left out."""
    told = [f" {_attribute(key)}{_value(value)}" for key, value in attributes.items() if value not in (None, False)]
    start = Html(f"<{name}{''.join(told)}>")
    return start if name in _EMPTY else joined([start, *parts, Html(f"</{name}>")])


def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _value(value: object) -> str:
    return "" if value is True else f'="{_escaped(value)}"'


def address(url: str | None) -> str | None:
    """The address if a reader may be led to it: one of the web, with no white space in it; else None."""
    return url if url and _WEB.fullmatch(url) else None


def policy(
    *,
    styles: Iterable[str],
    scripts: Iterable[str] = (),
    images: Iterable[str] = ("data:",),
    bases: Iterable[str] = ("'none'",),
    framed: Callable[[str], Iterable[str]] = lambda _: (),
) -> str:
    """The Content-Security-Policy of a page that uses these style sheets and scripts and loads nothing.

    It names their hashes: whatever an article might smuggle in does not run. `images` are the kinds of addresses
    pictures may have: ``data:`` within the page, ``blob:`` made by its scripts. A page in a frame within this one is
    bound by its policy beside its own; `framed` gives what such pages are allowed, by directive (see `allowed_by`),
    and `bases` where their links may start from.
    """
    allowed = {
        "default-src": ["'none'"],
        "script-src": [*map(_hash, scripts), *framed("script-src")],
        "style-src": [*map(_hash, styles), *framed("style-src")],
        "img-src": [*images, *framed("img-src")],
        "base-uri": list(bases),
        "form-action": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(dict.fromkeys(said))}" for name, said in allowed.items() if said)


def allowed_by(html: str, directive: str) -> list[str]:
    """What a page's own policy allows under a directive such as ``script-src``; nothing if it has no policy."""
    found = _POLICY.search(html)
    said = (part.split() for part in unescape(found[1]).split(";")) if found else ()
    return [source for name, *sources in said if name == directive for source in sources]


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@dataclass(frozen=True, slots=True)
class Page:
    """A whole page: `html`, complete in itself. At a notebook's prompt it shows itself in a frame `height` pixels high.

    `title` is what the frame is called for those who cannot see it.
    """

    html: str = field(repr=False)
    title: str = ""
    height: int = 640

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the page (UTF-8) and return its path; the file appears whole or not at all."""
        write_text(path, self.html)
        return Path(path)

    def _repr_html_(self) -> str:
        """The page in a frame of its own, so that neither its style nor its scripts touch the notebook.

        Its links within itself would lead to the notebook but for the base; it stands before the page's policy.
        """
        framed = self.html.replace("<head>", '<head><base href="about:srcdoc">', 1)
        kept: dict[str, Any] = {
            "sandbox": "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox",
            "style": f"width:100%;height:{self.height:d}px;border:1px solid #d8dde3;border-radius:6px",
        }
        return tag("iframe", srcdoc=framed, title=self.title or "kg", **kept)
