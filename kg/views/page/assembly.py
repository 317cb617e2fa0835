"""The parts of a page that do not change: template, style, scripts, words.

What is drawn is left to the views.
"""

from __future__ import annotations

import json
from pathlib import Path

from kg.views import shared

__all__ = ["FOLDER", "LANGUAGES", "TEMPLATE", "Words", "script", "style", "words"]

Words = dict[str, dict[str, dict[str, str]]]

FOLDER = Path(__file__).parent
TEMPLATE = "network.html.template"
LANGUAGES = ("vi", "en")
_BEFORE = ("read", "labels", "picture", "drawn_as_svg")
_STAGES = {"webgl": ("flat_stage",)}  # what a drawing takes for itself
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
    return shared.script(FOLDER, (*_BEFORE, *_STAGES.get(drawing, ()), f"draw_{drawing}", *_AFTER))


def style() -> str:
    """The page's style sheet."""
    return (FOLDER / "style.css").read_text(encoding="utf-8")


def words() -> Words:
    """What the page says itself: language → group → key → words."""
    found: Words = json.loads((FOLDER / "words.json").read_text(encoding="utf-8"))
    return found
