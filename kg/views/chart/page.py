"""The page around a figure: graphics in both languages, what every mark stands for, style and scripts, one file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from kg.errors import UnknownFormatError
from kg.figures import COLOURS, Figure, choosing_once, draw
from kg.graph import KnowledgeGraph
from kg.html import policy
from kg.network import Selection
from kg.views import shared
from kg.views.chart.evidence import evidence
from kg.views.chart.switches import Switches
from kg.views.page.assembly import LANGUAGES

__all__ = ["page"]

_FOLDER = Path(__file__).parent
_SCRIPTS = ("read", "panel", "search", "marks", "chart")  # in the order in which they build on each other
_CONDITIONS = ("since", "until", "topic", "unit", "min_meetings", "top")
_CHEAP = 400_000
"""Characters of a drawing: of a larger one only the way that was asked for is drawn, since all would fill the page."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One way to draw the figure: which (`given`), and the figure in each language."""

    given: Mapping[str, str]
    figures: Mapping[str, Figure]


def page(
    graph: KnowledgeGraph, name: str, selection: Selection, switches: Switches, *, lang: str, title: str | None
) -> str:
    """The page of the figure `name`, complete in itself: no address outside it is loaded, and its policy forbids any.

    `lang` (vi or en) is the language the page opens in; it has a switch. `title` takes the place of the figure's own.
    """
    if lang not in LANGUAGES:
        raise UnknownFormatError(f"no page in language {lang!r}; known: {' '.join(LANGUAGES)}")
    seen = selection.looked(graph)
    with choosing_once():
        drawn = _every_way(seen, name, {one: getattr(selection, one) for one in _CONDITIONS}, switches)
    told = {
        "lang": lang,
        "name": name,
        "switches": {option: list(values) for option, values in switches.values.items()} if len(drawn) > 1 else {},
        "words": json.loads((_FOLDER / "words.json").read_text(encoding="utf-8")),
        **_told(seen, drawn, title),
    }
    return _filled(told, drawn, lang, escape(title or drawn[0].figures[lang].title))


def _every_way(graph: KnowledgeGraph, name: str, selected: dict[str, Any], switches: Switches) -> list[Drawn]:
    """The figure as the page opens, then in the other ways if they are cheap."""

    def drawn(given: Mapping[str, str]) -> Drawn:
        options = {**selected, **switches.fixed, **given}
        return Drawn(given, {one: draw(graph, name, lang=one, **options) for one in LANGUAGES})

    first = drawn(switches.opened)
    if any(len(figure.svg) > _CHEAP for figure in first.figures.values()):
        return [first]
    return [first, *map(drawn, switches.others())]


def _told(graph: KnowledgeGraph, drawn: list[Drawn], title: str | None) -> dict[str, Any]:
    """What the page tells of each way, and the evidence of all; ways with the same marks share them."""
    flows = any(one.given.get("ties") == "learning" for one in drawn)
    told = evidence(graph, [one.figures for one in drawn], flows=flows)
    marks: list[Any] = []
    ways = []
    for one, own in zip(drawn, told.pop("marks"), strict=True):
        if own not in marks:
            marks.append(own)
        figures = {
            lang: {"title": title or figure.title, "caption": figure.caption, "left_out": figure.left_out}
            for lang, figure in one.figures.items()
        }
        ways.append({"given": dict(one.given), "figures": figures, "marks": marks.index(own)})
    return {"ways": ways, "marks": marks, **told}


def _filled(told: dict[str, Any], drawn: list[Drawn], lang: str, title: str) -> str:
    """The template with its places filled; every value is markup or JSON that cannot leave its element."""
    style = _palette() + (_FOLDER / "chart.css").read_text(encoding="utf-8")
    script = shared.script(_FOLDER, _SCRIPTS)
    pictures = "".join(
        f'<div class="drawing" data-lang="{one}" data-way="{at}"{"" if (one, at) == (lang, 0) else " hidden"}>'
        f"{figure.svg}</div>"
        for at, way in enumerate(drawn)
        for one, figure in way.figures.items()
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
