"""The figures: pictures of what the tables hold, made for print."""

from __future__ import annotations

from typing import Any

from kg import figures
from kg.html import joined
from kg.reporting.ledger import Ledger
from kg.reporting.parts import Section, figure, note, paragraph
from kg.reporting.subject import Subject

__all__ = ["section"]

_ORDER = ("map", "matrix", "timeline", "topics")


def section(subject: Subject, ledger: Ledger) -> Section:
    """Every figure of the graph chosen; those with nothing to draw say why."""
    words = subject.words
    there = [name for name in _ORDER if name in figures.known()]
    if not there:
        return Section("figures", words.text("figures"), note(words("figures.none")))
    options: dict[str, Any] = {"lang": words.lang}
    drawn = [figures.draw(subject.graph, name, **options) for name in there]
    parts = [figure(one, words.text("figure.number", n=at)) for at, one in enumerate(drawn, start=1)]
    return Section("figures", words.text("figures"), joined([paragraph(words("figures.intro")), *parts]))
