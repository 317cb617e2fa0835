"""The figures: pictures of what the tables hold, made for print, each with the page on which it can be explored."""

from __future__ import annotations

from kg import figures
from kg.html import Html, joined, tag
from kg.reporting.originals import Originals
from kg.reporting.parts import Section, figure, note, paragraph
from kg.reporting.subject import Subject

__all__ = ["section"]

_VIEWS = {"map": "map", "network": "provinces", "matrix": "matrix", "timeline": "timeline", "topics": "trends"}
"""The figures in their order, and the view that shows each to be explored."""
_NETWORKS = ("officials", "topics")


def section(subject: Subject, originals: Originals) -> Section:
    """Every figure of the graph chosen; those with nothing to draw say why."""
    words = subject.words
    there = [name for name in _VIEWS if name in figures.known()]
    if not there:
        return Section("figures", words.text("figures"), note(words("figures.none")))
    parts = [part for at, name in enumerate(there, start=1) for part in _explained(subject, originals, name, at)]
    intro = "figures.intro" if originals.wanted else "figures.static"
    return Section(
        "figures", words.text("figures"), joined([paragraph(words(intro)), *parts, _networks(subject, originals)])
    )


def _explained(subject: Subject, originals: Originals, name: str, number: int) -> list[Html | None]:
    """A figure, and below it where its page opens."""
    words = subject.words
    drawn = figures.draw(subject.graph, name, lang=words.lang)
    page = originals.box(_VIEWS[name], subject.graph, drawn.title) if drawn.svg else None
    return [figure(drawn, words.text("figure.number", n=number)), page]


def _networks(subject: Subject, originals: Originals) -> Html | None:
    """Networks that paper has no room for: who meets whom, as pages only."""
    if not originals.wanted or subject.held.meetings.empty:
        return None
    words, asked = subject.words, subject.conditions.unit
    titles = {name: words.text(f"network.{name}") for name in _NETWORKS}
    boxes = [originals.box(name, subject.graph, title) for name, title in titles.items()]
    if asked:
        boxes.insert(0, originals.box("ego", subject.graph, words.text("network.ego"), about=asked))
    heading = tag("h3", words("figures.networks"))
    return tag("div", heading, paragraph(words("figures.networks.note")), *boxes, class_="screen")
