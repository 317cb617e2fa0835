"""The profile of an official: offices through time, meetings with roles, whom he or she met."""

from __future__ import annotations

from collections import Counter

from kg import figures, measures
from kg.graph.rows import Row, rows
from kg.graph.terms import bodies_of
from kg.html import Html, joined, tag
from kg.reporting.ledger import Ledger
from kg.reporting.parts import Section, date_of, figure, note, sure, table
from kg.reporting.quoting import source
from kg.reporting.sections.officials import ROLES, merged
from kg.reporting.subject import Subject

__all__ = ["facts", "sections"]

_MOST_MET = 60
_SOURCES = 3  # articles that are named for an office


def sections(subject: Subject, ledger: Ledger, official: str) -> list[Section]:
    """The profile as sections of a page."""
    words = subject.words
    return [
        Section("offices", words.text("profile.own-offices"), _offices(subject, official)),
        Section("meetings", words.text("profile.meetings"), _meetings(subject, ledger, official)),
        Section("met", words.text("profile.met"), _met(subject, ledger, official)),
    ]


def facts(subject: Subject, official: str) -> list[tuple[Html, object]]:
    """Post and unit as labels have them, and whether mentions were put together."""
    words, (about,) = subject.words, [one for one in rows(subject.whole.officials) if one.official == official]
    unit = subject.names.get(about.unit) if about.unit else None
    told: list[tuple[Html, object]] = [
        (words("official.post"), about.post or "–"),
        (words("official.unit"), unit or "–"),
    ]
    mark = merged(subject, official)
    return [*told, (words("official.merged"), mark)] if mark else told


def _offices(subject: Subject, official: str) -> Html:
    """The offices as a figure and, with what was printed, as a table."""
    words = subject.words
    drawn = figure(figures.draw(subject.whole, "offices", lang=words.lang, official=official))
    held = [row for row in rows(subject.whole.holdings) if row.official == official]
    if not held:
        return joined([drawn, note(words("offices.empty"))])
    kinds = dict(zip(subject.whole.bodies["body"], subject.whole.bodies["classification"], strict=True))
    bodies = bodies_of(held, kinds)
    groups: dict[tuple[str, str, str, bool], list[Row]] = {}
    for row in held:
        key = (row.office, bodies[row.holding], subject.names.get(row.unit, "–"), row.former)
        groups.setdefault(key, []).append(row)
    order = sorted(groups, key=lambda one: (-len(groups[one]), *one))
    lines = [
        _printed(subject, unit, former, groups[office, body, unit, former]) for office, body, unit, former in order
    ]
    heads = [words.text(f"column.{one}") for one in ("office", "unit", "articles", "source")]
    return joined([drawn, table(words.text("offices.caption"), heads, lines, numbers=(2,))])


def _printed(subject: Subject, unit: str, former: bool, told: list[Row]) -> list[object]:
    """An office as it is printed most often, in what other ways, how many articles say so, and the first of them."""
    words, articles = subject.words, sorted({row.article for row in told})
    surest = sure(subject, max(row.confidence for row in told))
    sources = [source(subject, article) for article in articles[:_SOURCES]]
    more = words("more", n=len(articles) - _SOURCES) if len(articles) > _SOURCES else None
    title, *others = _titles(told)
    also = tag("span", words("offices.also", titles="; ".join(others)), class_="also") if others else None
    return [
        joined([words("offices.former") if former else None, title, surest, also], " "),
        unit,
        words.number(len(articles)),
        joined([*sources, more], "; "),
    ]


def _titles(told: list[Row]) -> list[str]:
    """The titles as printed, the most frequent first; those that differ in their letters' case alone once."""
    counts = Counter(row.title for row in told)
    ranked = sorted(counts, key=lambda title: (-counts[title], title))
    seen: dict[str, str] = {}
    for title in ranked:
        seen.setdefault(title.casefold(), title)
    return list(seen.values())


def _meetings(subject: Subject, ledger: Ledger, official: str) -> Html:
    """The meetings in the order of their days, with the parts the official had."""
    words, parts = subject.words, _parts(subject, official)
    if not parts:
        return note(words("official.no-meetings"))
    lines = []
    for meeting in subject.sorted_meetings(parts):
        row, had = subject.meetings[meeting], {part.role for part in parts[meeting]}
        planned = words(f"status.{row.status}") if row.status != "held" else None
        label = joined([words.name(row.label, row.label_en), planned, sure(subject, row.confidence)], " · ")
        roles = ", ".join(words.text(f"role.{role}") for role in ROLES if role in had)
        lines.append([date_of(subject, row), label, roles, ledger.links([meeting])])
    heads = [words.text(f"column.{one}") for one in ("when", "meeting", "roles", "rows")]
    return table(words.text("official.meetings-caption"), heads, lines)


def _parts(subject: Subject, official: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for part in subject.of("participations", "official").get(official, ()):
        found.setdefault(part.meeting, []).append(part)
    return found


def _met(subject: Subject, ledger: Ledger, official: str) -> Html:
    """Officials and units at the same meetings, the most frequent first."""
    words, held = subject.words, subject.held
    if not (held.participations["official"] == official).any():
        return note(words("official.no-meetings"))
    company = measures.measure(subject.graph, "company", of=official)
    own = set(held.participations.loc[held.participations["official"] == official, "meeting"])
    lines = []
    for row in rows(company.head(_MOST_MET)):
        there = subject.of("participations" if row.kind == "official" else "parties", row.kind).get(row.other, ())
        together = own & {one.meeting for one in there}
        name = subject.names.get(row.other, row.label)
        lines.append([name, words(f"met.{row.kind}"), words.number(row.meetings), ledger.links(together)])
    if not lines:
        return note(words("official.nobody"))
    heads = [words.text(f"column.{one}") for one in ("name", "kind", "meetings", "rows")]
    more = note(words("met.more", n=len(company) - _MOST_MET)) if len(company) > _MOST_MET else None
    return joined([table(words.text("met.caption"), heads, lines, numbers=(2,)), more])
