"""The table of officials: who was at meetings, in which office, how often."""

from __future__ import annotations

from kg.graph.rows import Row
from kg.html import Html, joined, tag
from kg.reporting.ledger import Ledger
from kg.reporting.parts import Section, note, table
from kg.reporting.subject import Subject

__all__ = ["ROLES", "merged", "section"]

ROLES = ("chair", "head", "speaker", "signatory", "attendee")


def section(subject: Subject, ledger: Ledger) -> Section:
    """Officials at the meetings chosen, the most frequent first."""
    words = subject.words
    attended: dict[str, list[Row]] = {}
    for parts in subject.of("participations", "meeting").values():
        for part in parts:
            if part.meeting not in subject.planned:
                attended.setdefault(part.official, []).append(part)
    if not attended:
        return Section("officials", words.text("officials"), note(words("officials.empty")))
    often = [one for one in _order(attended) if len({part.meeting for part in attended[one]}) > 1]
    rest = note(words("officials.once", n=words.count(len(attended) - len(often), "person")))
    if not often:
        return Section("officials", words.text("officials"), rest)
    rows = [_row(subject, ledger, one, attended[one]) for one in often]
    heads = [words.text(f"column.{one}") for one in ("official", "office", "meetings", "roles", "rows")]
    made = table(words.text("officials.caption"), heads, rows, numbers=(2,), kind="folk")
    return Section("officials", words.text("officials"), joined([note(words("officials.note")), made, rest]))


def _order(attended: dict[str, list[Row]]) -> list[str]:
    return sorted(attended, key=lambda one: (-len({part.meeting for part in attended[one]}), one))


def _row(subject: Subject, ledger: Ledger, official: str, parts: list[Row]) -> list[object]:
    words, meetings = subject.words, {part.meeting for part in parts}
    (about,) = subject.of("officials", "official")[official]
    unit = subject.names.get(about.unit) if about.unit else None
    had = {part.role for part in parts}
    return [
        joined([about.name, merged(subject, official)], " "),
        ", ".join(text for text in (about.post, unit) if text),
        words.number(len(meetings)),
        ", ".join(words.text(f"role.{role}") for role in ROLES if role in had),
        ledger.links(meetings),
    ]


def merged(subject: Subject, official: str) -> Html | None:
    """A mark where a person was put together from mentions that only nothing told apart."""
    joins = [
        one
        for one in subject.of("resolutions", "subject").get(official, ())
        if one.kind == "official" and one.decision == "merged" and one.inferred
    ]
    if not joins:
        return None
    least = min(one.confidence for one in joins)
    why = subject.words.text("merged.why", n=len(joins), sure=subject.words.percent(least))
    return tag("span", subject.words("merged"), class_="guess", title=why)
