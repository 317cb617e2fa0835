"""The profile of a unit: topics, officials in office, learning and teaching, sources and silence."""

from __future__ import annotations

from kg import figures
from kg.html import Html, joined, tag
from kg.reporting.ledger import Ledger
from kg.reporting.months import silence_grid
from kg.reporting.parts import Section, figure, note, table
from kg.reporting.sections import agreements, flows, partners
from kg.reporting.subject import Subject

__all__ = ["beside", "facts", "sections"]


def sections(subject: Subject, ledger: Ledger) -> list[Section]:
    """The profile as sections of a page of its own."""
    words = subject.words
    pairs = Section("partners", words.text("profile.partners"), partners.partners_table(subject, ledger))
    told = [Section(f"profile-{at}", title, body) for at, (title, body) in enumerate(_parts(subject, ledger), start=1)]
    return [
        pairs,
        *told,
        Section("flows", words.text("flows"), flows.flows_table(subject, ledger)),
        Section("agreements", words.text("agreements"), agreements.agreements_table(subject, ledger)),
    ]


def beside(subject: Subject, ledger: Ledger) -> list[Html]:
    """The parts of the profile that the sections of the report do not tell, each under a heading."""
    return [joined([tag("h3", title), body]) for title, body in _parts(subject, ledger)]


def _parts(subject: Subject, ledger: Ledger) -> list[tuple[str, Html]]:
    words = subject.words
    return [
        (words.text("profile.topics"), _topics(subject, ledger)),
        (words.text("profile.learning"), _learning(subject, ledger)),
        (words.text("profile.offices"), _offices(subject)),
        (words.text("profile.silence"), _silence(subject)),
    ]


def facts(subject: Subject) -> list[tuple[Html, object]]:
    """What is known of the unit before reading: its kind, region, when it was in force, what it became."""
    words, units = subject.words, subject.whole.units
    rows = units[units["unit"].isin(subject.versions)].sort_values("unit")
    told: list[tuple[Html, object]] = []
    for row in rows.astype(object).where(rows.notna(), None).to_dict("records"):
        force = words(
            "unit.force", since=words.date(row["valid_from"]) or "…", until=words.date(row["valid_until"]) or "…"
        )
        after = subject.names.get(row["successor"]) if row["successor"] not in (None, row["unit"]) else None
        parts = [
            row["full_name"] if words.lang == "vi" else words.text(f"unit.{row['kind']}", name=row["name_en"]),
            row["region"] if words.lang == "vi" else None,
            force if row["valid_from"] or row["valid_until"] else None,
            words("unit.successor", name=after) if after else None,
        ]
        told.append((words("unit.fact"), joined([part for part in parts if part], "; ")))
    return told


def _topics(subject: Subject, ledger: Ledger) -> Html:
    """The topics of the unit's meetings, the most frequent first."""
    words, told = subject.words, subject.held.meeting_topics[["meeting", "topic"]].drop_duplicates()
    groups = {str(topic): list(ids) for topic, ids in told.groupby("topic")["meeting"]}
    if not groups:
        return note(words("topics.empty"))
    order = sorted(groups, key=lambda topic: (-len(groups[topic]), topic))
    rows = [[subject.names[one], words.number(len(groups[one])), ledger.links(groups[one])] for one in order]
    heads = [words.text(f"column.{one}") for one in ("topic", "meetings", "rows")]
    return table(words.text("topics.caption"), heads, rows, numbers=(1,))


def _learning(subject: Subject, ledger: Ledger) -> Html:
    """From whom the unit learns and whom it teaches: units, how often, about what."""
    words, parts = subject.words, []
    shares = subject.held.flows[subject.held.flows["kind"] == "share"]
    for key, own, other in (("learns", "target", "source"), ("teaches", "source", "target")):
        there = shares[shares[own].isin(subject.versions) & ~shares[other].isin(subject.versions)]
        rows = []
        for unit, some in sorted(there.groupby(other), key=lambda one: (-one[1]["weight"].sum(), one[0])):
            about = subject.held.flow_topics[subject.held.flow_topics["flow"].isin(some["flow"])]["topic"]
            topics = ", ".join(subject.names[topic] for topic in sorted(set(about)))
            rows.append(
                [
                    subject.names[str(unit)],
                    words.number(float(some["weight"].sum())),
                    topics,
                    ledger.flows(some["flow"]),
                ]
            )
        if not rows:
            parts.append(note(words(f"{key}.empty")))
            continue
        heads = [words.text(f"column.{one}") for one in ("unit", "times", "topics", "rows")]
        parts.append(table(words.text(f"{key}.caption"), heads, rows, numbers=(1,)))
    return joined(parts)


def _offices(subject: Subject) -> Html:
    """Who is attested in which office of the unit, from when until when; of everything that was read."""
    return figure(figures.draw(subject.whole, "offices", lang=subject.words.lang, unit=subject.conditions.unit))


def _silence(subject: Subject) -> Html:
    """Months with meetings, with articles only, and without any; of everything that was read."""
    whole = subject.whole
    named = whole.mentions.loc[whole.mentions["unit"].isin(subject.versions), "article"]
    meetings = list(subject.held.meetings["meeting"])
    told = whole.accounts.loc[whole.accounts["meeting"].isin(meetings), "article"]
    return silence_grid(subject, meetings, sorted({*named, *told}))
