"""The page around a figure: graphics in both languages, what every mark stands for, style and scripts, one file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from kg.errors import UnknownFormatError
from kg.figures import COLOURS, Figure, draw
from kg.graph import KnowledgeGraph
from kg.html import policy
from kg.views import shared
from kg.views.chart.evidence import evidence
from kg.views.page.assembly import LANGUAGES

__all__ = ["page"]

_FOLDER = Path(__file__).parent
_SCRIPTS = ("read", "panel", "search", "marks", "chart")  # in the order in which they build on each other


def page(
    graph: KnowledgeGraph,
    name: str,
    *,
    lang: str,
    title: str | None,
    options: Mapping[str, Any],
    flows: bool = False,
) -> str:
    """The page of the figure `name`, complete in itself: no address outside it is loaded, and its policy forbids any.

    `lang` (vi or en) is the language the page opens in; it has a switch. `title` takes the place of the figure's own;
    `flows` puts the sentences on who shares with whom first. `options` are the figure's.
    """
    if lang not in LANGUAGES:
        raise UnknownFormatError(f"no page in language {lang!r}; known: {' '.join(LANGUAGES)}")
    drawn = {one: draw(graph, name, lang=one, **options) for one in LANGUAGES}
    told = {
        "lang": lang,
        "name": name,
        "figures": {one: _told(figure, title) for one, figure in drawn.items()},
        "words": json.loads((_FOLDER / "words.json").read_text(encoding="utf-8")),
        **evidence(graph, drawn, flows=flows),
    }
    return _filled(told, drawn, lang, escape(title or drawn[lang].title))


def _told(figure: Figure, title: str | None) -> dict[str, str]:
    return {"title": title or figure.title, "caption": figure.caption, "left_out": figure.left_out}


def _filled(told: dict[str, Any], drawn: dict[str, Figure], lang: str, title: str) -> str:
    """The template with its places filled; every value is markup or JSON that cannot leave its element."""
    style = _palette() + (_FOLDER / "chart.css").read_text(encoding="utf-8")
    script = shared.script(_FOLDER, _SCRIPTS)
    pictures = "".join(
        f'<div class="drawing" data-lang="{one}"{"" if one == lang else " hidden"}>{figure.svg}</div>'
        for one, figure in drawn.items()
    )
    values = {
        "lang": lang,
        "policy": escape(policy(scripts=(script,), styles=(style,))),
        "title": title,
        "style": style,
        "script": script,
        "pictures": pictures,
        "page": json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"),
    }
    parts = (_FOLDER / "chart.html.template").read_text(encoding="utf-8").split("@@")
    return "".join(values[part] if at % 2 else part for at, part in enumerate(parts))


def _palette() -> str:
    """The colours of figures as variables, light and dark; print is always light."""
    light, dark = ("".join(f"--{name}:{pair[at]};" for name, pair in COLOURS.items()) for at in (0, 1))
    return (
        f":root{{{light}color-scheme:light dark}}\n"
        f':root[data-theme="light"]{{color-scheme:light}}\n'
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}\n"
        f"@media screen{{:root[data-theme=dark]{{{dark}color-scheme:dark}}}}\n"
    )
