"""Vector graphics as text: elements, escaped words, paths, and numbers in as few digits as the eye needs.

Everything is put out as presentation attributes, none as ``style``: a page whose policy forbids styles of unknown
origin still shows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

__all__ = ["FONT", "clean", "element", "figure", "number", "path", "words"]

FONT = '"Noto Sans", "Be Vietnam Pro", "Segoe UI", system-ui, -apple-system, Arial, "DejaVu Sans", sans-serif'
"""Fonts with all Vietnamese letters, as systems bring them."""

_NOT_TEXT = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]+")


def clean(text: str) -> str:
    """The text without what is no letter: characters XML forbids, and marks that would turn the line around."""
    return " ".join(_NOT_TEXT.sub(" ", text).split())


def number(value: float) -> str:
    """A number with at most two digits after the point."""
    found = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if found == "-0" else found


def element(name: str, *children: str, **attributes: str | float | None) -> str:
    """An element; ``stroke_width=2`` is written ``stroke-width="2"``, what is None is left out.

    Children are markup already; words are given through `words`.
    """
    given = "".join(
        f' {key.strip("_").replace("_", "-")}="{escape(value if isinstance(value, str) else number(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{given}>{''.join(children)}</{name}>" if children else f"<{name}{given}/>"


def words(text: str, **attributes: str | float | None) -> str:
    """A line of text; its place and looks are attributes."""
    return element("text", escape(clean(text), quote=False), **attributes)


def path(points: Iterable[tuple[float, float]], *, closed: bool = False) -> str:
    """The ``d`` of a line through points, relative and to a tenth of a pixel, which is half as long."""
    found: list[str] = []
    last = (0, 0)
    for x, y in points:
        here = round(x * 10), round(y * 10)
        if found and here == last:
            continue
        step = here if not found else (here[0] - last[0], here[1] - last[1])
        found.append(f"{_tenths(step[0])},{_tenths(step[1])}")
        last = here
    return f"M{found[0]}l{' '.join(found[1:])}{'z' if closed else ''}" if len(found) > 1 else ""


def _tenths(value: int) -> str:
    return f"{value / 10:.1f}".removesuffix(".0")


def figure(width: float, height: float, title: str, description: str, *children: str) -> str:
    """The whole ``<svg>``: an image with a title and a description for who cannot see it."""
    return element(
        "svg",
        element("title", escape(clean(title), quote=False)),
        element("desc", escape(clean(description), quote=False)),
        *children,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(height)}",
        role="img",
        aria_label=clean(title),
        font_family=FONT,
        font_size=12,
    )
