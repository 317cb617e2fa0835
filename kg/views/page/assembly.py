"""The parts of a page that do not change: template, style, scripts, words; and the policy that guards them.

The Content-Security-Policy names the hashes of the page's own scripts and style: whatever an article might
smuggle in does not run, and nothing is fetched. What is drawn is left to the views.
"""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

__all__ = ["FOLDER", "LANGUAGES", "TEMPLATE", "Words", "policy", "script", "style", "words"]

Words = dict[str, dict[str, dict[str, str]]]

FOLDER = Path(__file__).parent
TEMPLATE = "network.html.template"
LANGUAGES = ("vi", "en")
_BEFORE = ("read", "labels", "picture", "drawn_as_svg")
_AFTER = (
    "years",
    "filters",
    "search",
    "panel",
    "hover",
    "downloads",
    "state",
    "page",
)  # in the order in which they build on each other


def script(drawing: str = "vis") -> str:
    """The page's own scripts, joined in a scope of their own; `drawing` names the adapter ``draw_<drawing>.js``.

    What an adapter has to offer stands at the head of picture.js.
    """
    names = (*_BEFORE, f"draw_{drawing}", *_AFTER)
    parts = "\n".join((FOLDER / f"{name}.js").read_text(encoding="utf-8") for name in names)
    return f'(() => {{\n"use strict";\n{parts}}})();\n'


def style() -> str:
    """The page's style sheet."""
    return (FOLDER / "style.css").read_text(encoding="utf-8")


def words() -> Words:
    """What the page says itself: language → group → key → words."""
    found: Words = json.loads((FOLDER / "words.json").read_text(encoding="utf-8"))
    return found


def policy(*, scripts: tuple[str, ...], styles: tuple[str, ...]) -> str:
    """The Content-Security-Policy of a page that runs these scripts and styles and loads nothing."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, scripts))}",
            f"style-src {' '.join(map(_hash, styles))}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
