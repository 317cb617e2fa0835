"""The appendix of meetings: each with its day, its parties and the sentences that report it."""

from __future__ import annotations

from kg.graph.rows import Row
from kg.html import Html, joined, tag
from kg.reporting.ledger import Ledger
from kg.reporting.parts import Section, date_of, note, sure
from kg.reporting.quoting import quotations
from kg.reporting.sections.officials import ROLES, merged
from kg.reporting.subject import Subject

__all__ = ["section"]


def section(subject: Subject, ledger: Ledger) -> Section:
    """Every meeting chosen, planned ones too, in the order of their numbers."""
    words = subject.words
    if not subject.meetings:
        return Section("sentences", words.text("sentences"), note(words("sentences.empty")))
    entries = (_entry(subject, meeting) for meeting in subject.meetings.values())
    listed = tag("ol", *entries, class_="meetings")
    return Section("sentences", words.text("sentences"), joined([note(words("sentences.note")), listed]))


def _entry(subject: Subject, meeting: Row) -> Html:
    words, number = subject.words, subject.numbers[meeting.meeting]
    label = words.name(meeting.label, meeting.label_en)
    heading = tag("h3", tag("span", f"{number}.", class_="count"), " ", label)
    return tag(
        "li", heading, tag("p", joined(_facts(subject, meeting), " · "), class_="facts"), _guess(subject, meeting),
        _people(subject, meeting), quotations(subject, _subjects(subject, meeting)), id=f"m-{number}",
    )  # fmt: skip


def _facts(subject: Subject, meeting: Row) -> list[Html | str]:
    """Kind, day, whether it was held, how many articles report it, how sure that is."""
    words = subject.words
    status = words(f"status.{meeting.status}") if meeting.status != "held" else None
    internal = words("internal") if meeting.internal else None
    topics = [subject.names[row.topic] for row in subject.of("meeting_topics", "meeting").get(meeting.meeting, ())]
    facts = [
        words(f"kind.{meeting.kind}"),
        date_of(subject, meeting),
        status and tag("span", status, class_="unsure"),
        internal,
        words.count(meeting.articles, "reporting"),
        sure(subject, meeting.confidence),
        ", ".join(topics) or None,
    ]
    return [fact for fact in facts if fact]


def _people(subject: Subject, meeting: Row) -> Html | None:
    """Who was there, with office and role, the chairs first."""
    words, parts = subject.words, subject.of("participations", "meeting").get(meeting.meeting, ())
    had: dict[str, list[str]] = {}
    for part in sorted(parts, key=lambda one: (ROLES.index(one.role), one.official)):
        had.setdefault(part.official, []).append(words.text(f"role.{part.role}"))
    if not had:
        return None
    named = []
    for one, roles in had.items():
        (about,) = subject.of("officials", "official")[one]
        unit = subject.names.get(about.unit) if about.unit else None
        told = ", ".join(text for text in (about.post, unit, "/".join(roles)) if text)
        named.append(joined([about.name, merged(subject, one), f"({told})"], " "))
    return tag("p", words("sentences.people", names=joined(named, "; ")), class_="people")


def _guess(subject: Subject, meeting: Row) -> Html | None:
    """Why a year that no text gives is thought to be that one: on paper nothing can be hovered over."""
    if meeting.year_inferred is None:
        return None
    words, reasons = subject.words, (meeting.year_reason or "").split("; ")
    told = words(
        "year.why", year=meeting.year_inferred, sure=words.percent(meeting.year_confidence or 0), reason=reasons[0]
    )
    return tag("p", told, class_="why")


def _subjects(subject: Subject, meeting: Row) -> list[str]:
    """The rows whose sentences are shown: the meeting, what flowed and what was agreed at it."""
    flows = [row.flow for row in subject.of("flows", "meeting").get(meeting.meeting, ())]
    agreed = [row.agreement for row in subject.of("agreements", "meeting").get(meeting.meeting, ())]
    return [meeting.meeting, *flows, *agreed]
