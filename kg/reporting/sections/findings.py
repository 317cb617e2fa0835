"""Findings in words, each from a measure, each number a link to the rows behind it."""

from __future__ import annotations

from kg.html import tag
from kg.reporting.findings import extent, matters, people, units
from kg.reporting.findings.ranking import LEAST
from kg.reporting.ledger import Ledger
from kg.reporting.parts import Section, note, paragraph
from kg.reporting.subject import Subject

__all__ = ["section"]

_GROUPS = (
    ("extent", (extent.meetings, extent.years)),
    ("units", (units.partners, units.units, units.pairs, units.regions)),
    ("matters", (matters.topics, matters.learning, matters.mutual)),
    ("results", (matters.agreements, matters.followup)),
    ("people", (people.officials,)),
    ("limits", (units.silence, extent.certainty)),
)


def section(subject: Subject, ledger: Ledger) -> Section:
    """The findings in groups; groups without any are left out, and said to be."""
    words, parts, without = subject.words, [], []
    for name, makers in _GROUPS:
        told = [found for maker in makers if (found := maker(subject, ledger))]
        if told:
            parts += [tag("h3", words(f"findings.{name}")), tag("ul", *(tag("li", one) for one in told))]
        else:
            without.append(words.text(f"findings.{name}"))
    if subject.held.meetings.empty:
        return Section("findings", words.text("findings"), note(words("findings.empty", why=why_empty(subject))))
    intro = paragraph(words("findings.intro", least=LEAST))
    rest = [note(words("findings.without", names=words.list(without), least=LEAST))] if without else []
    return Section("findings", words.text("findings"), tag("div", intro, *parts, *rest))


def why_empty(subject: Subject) -> str:
    """Why there is no meeting to speak of."""
    words = subject.words
    if subject.whole.articles.empty:
        return words.text("empty.articles")
    if subject.whole.meetings.empty:
        return words.text("empty.meetings", n=words.count(len(subject.whole.articles), "article"))
    if subject.planned:
        return words.text("empty.planned", n=words.count(len(subject.planned), "meeting"))
    return words.text("empty.conditions", n=words.count(len(subject.whole.meetings), "meeting"))
