"""The table of who met whom: pairs of units, or the partners of the unit of the report."""

from __future__ import annotations

from typing import Any

from kg.html import Html, joined
from kg.network import provinces
from kg.reporting.findings.units import subject_partners
from kg.reporting.ledger import Ledger
from kg.reporting.parts import Section, note, table
from kg.reporting.subject import Subject

__all__ = ["partners_table", "section"]

Edge = tuple[str, str, dict[str, Any]]
"""Two units, and what the network says of the meetings both were at."""

_MOST_TOPICS = 3


def section(subject: Subject, ledger: Ledger) -> Section:
    """Pairs with their meetings, the most frequent first."""
    words = subject.words
    if subject.versions:
        return Section("partners", words.text("partners"), partners_table(subject, ledger))
    edges = sorted(provinces(subject.held).edges(data=True), key=lambda edge: (-edge[2]["weight"], edge[0], edge[1]))
    if not edges:
        return Section("partners", words.text("partners"), note(words("partners.empty")))
    often = [edge for edge in edges if len(edge[2]["ids"]) > 1]
    parts = [
        _often(subject, ledger, often),
        _once(subject, ledger, [edge for edge in edges if len(edge[2]["ids"]) == 1]),
    ]
    return Section("partners", words.text("partners"), joined([_counted(subject), *parts]))


def _often(subject: Subject, ledger: Ledger, edges: list[Edge]) -> Html:
    """The pairs that met more than once, a line each."""
    words = subject.words
    if not edges:
        return note(words("pairs.no-often"))
    rows = [
        [
            f"{subject.names[one]} – {subject.names[other]}",
            words.number(values["weight"]),
            _span(subject, values["ids"]),
            _topics(subject, values["topics"]),
            ledger.links(values["ids"]),
        ]
        for one, other, values in edges
    ]
    return table(words.text("pairs.caption", n=len(rows)), _heads(subject, "column.pair"), rows, numbers=(1,))


def _once(subject: Subject, ledger: Ledger, edges: list[Edge]) -> Html | None:
    """The pairs that met once, a line for each meeting: at a conference of ten that are dozens of pairs."""
    words = subject.words
    groups: dict[str, list[Edge]] = {}
    for edge in edges:
        groups.setdefault(edge[2]["ids"][0], []).append(edge)
    if not groups:
        return None
    rows = []
    for meeting in subject.sorted_meetings(groups):
        units = sorted({unit for one, other, _ in groups[meeting] for unit in (one, other)})
        topics = tuple(row.topic for row in subject.of("meeting_topics", "meeting").get(meeting, ()))
        names = ", ".join(subject.names[unit] for unit in units)
        many, when = words.number(len(groups[meeting])), _span(subject, (meeting,))
        rows.append([names, many, when, _topics(subject, topics), ledger.links([meeting])])
    heads = [words.text(f"column.{one}") for one in ("units", "pairs", "when", "topics", "rows")]
    return table(words.text("pairs.once", n=len(edges)), heads, rows, numbers=(1,))


def partners_table(subject: Subject, ledger: Ledger) -> Html:
    """The partners of the unit of the report, the most frequent first."""
    words, met = subject.words, subject_partners(subject)
    if not met:
        return note(words("partners.empty-unit"))
    about = subject.of("meeting_topics", "meeting")
    rows = [
        [
            subject.names[other],
            words.number(value),
            _span(subject, ids),
            _topics(subject, tuple(row.topic for one in ids for row in about.get(one, ()))),
            ledger.links(ids),
        ]
        for other, (value, ids) in sorted(met.items(), key=lambda one: (-one[1][0], one[0]))
    ]
    made = table(words.text("partners.caption"), _heads(subject, "column.partner"), rows, numbers=(1,))
    return joined([_counted(subject), made])


def _heads(subject: Subject, first: str) -> list[str]:
    keys = (first, "column.meetings", "column.when", "column.topics", "column.rows")
    return [subject.words.text(key) for key in keys]


def _counted(subject: Subject) -> Html:
    split = subject.whole.lens.split > 0
    return note(subject.words("partners.shares" if split else "partners.counted"))


def _span(subject: Subject, ids: tuple[str, ...]) -> str:
    """The years of meetings: the first and the last that are known."""
    years = sorted({year for one in ids if (year := _year(subject, one))})
    return "–".join(dict.fromkeys([years[0], years[-1]])) if years else subject.words.text("date.none")


def _year(subject: Subject, meeting: str) -> str | None:
    row = subject.meetings[meeting]
    date = row.date or ""
    if date[:4].isdigit():
        return str(date[:4])
    return f"≈{row.year_inferred}" if row.year_inferred is not None else None


def _topics(subject: Subject, topics: tuple[str, ...]) -> str:
    """The most frequent topics by name."""
    counts = {topic: topics.count(topic) for topic in topics}
    first = sorted(counts, key=lambda topic: (-counts[topic], topic))
    more = [f"+{len(first) - _MOST_TOPICS}"] if len(first) > _MOST_TOPICS else []
    return ", ".join([subject.names[topic] for topic in first[:_MOST_TOPICS]] + more)
